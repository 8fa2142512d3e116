"""The quiz: opening, questions, and the mirror at the end.

Whatever is answered, the words and the ways on are the same for everyone: only where the answers
lie differs.
"""

from bot.chat.buttons import Button
from bot.chat.screens import Row, Screen, in_rows
from bot.chat.screens.topics import to_topic
from bot.chat.visit import Visit
from bot.library.sources import backing
from bot.model.quiz import GROUPS, SKIPPED, Answer, Group, Question, Run
from bot.model.status import What
from bot.model.text import Text, bold, italic, join, plain
from bot.model.topics import BUTTON_LIMIT, WHEN_TO_CALL

MARKERS: dict[Group, str] = {"girdle": "🟣", "aches": "🔵", "little": "⚪"}
"""One for each answer: rows of them are a picture, none of their colours good or bad."""


def opening(visit: Visit) -> Screen:
    """Return what the quiz is and is not, and the question about danger."""
    say, quiz = visit.say, visit.library.quiz
    text = join(
        "\n\n",
        [
            bold(say("button-quiz")),
            say("quiz-about", count=len(quiz.questions)),
            bold(say("quiz-danger")),
            say("quiz-signs"),
        ],
    )
    first = visit.button(say("quiz-no"), "q", quiz.fingerprint, "")
    return Screen(
        text,
        (
            (visit.button(say("quiz-yes"), "quiz-danger"), first),
            (visit.button(say("button-cases"), "cases"),),
            (visit.to_menu, visit.to_call),
        ),
    )


def danger(visit: Visit, number: int) -> Screen:
    """Return page `number` of "when to call", with the way back into the quiz."""
    pages = visit.library.topics[WHEN_TO_CALL].editions[visit.language].pages
    counter = visit.say("page-of", number=number, count=len(pages))
    around = tuple(
        visit.button(look.format(visit.say("button-page", number=other)), "quiz-danger", str(other))
        for other, look in ((number - 1, "← {}"), (number + 1, "{} →"))
        if 1 <= other <= len(pages)
    )
    go_on = visit.button(visit.say("quiz-go-on"), "q", visit.library.quiz.fingerprint, "")
    text = join("\n\n", [pages[number - 1].text, italic(counter)])
    return Screen(text, (around, (go_on,), (visit.to_menu,)))


def at(visit: Visit, run: Run) -> Screen:
    """Return where a run has come to: the next question, or the mirror at the end."""
    return _question(visit, run, run.question) if run.question else _mirror(visit, run)


def stopped(visit: Visit, run: Run) -> Screen:
    """Return the end of a run that was broken off; a tap by mistake can be undone."""
    back = _step(visit, visit.say("quiz-back"), run)
    text = join("\n\n", [visit.say("quiz-stopped"), _next(visit)])
    return Screen(text, ((back, _again(visit)), *_ways_on(visit)))


def changed(visit: Visit, verb: str = "quiz") -> Screen:
    """Return what a button from before a change leads to; `verb` starts it again."""
    again = visit.button(visit.say("quiz-again"), verb)
    home = (visit.to_menu, visit.to_call)
    return Screen(plain(visit.say("quiz-changed")), ((again,), home))


def _question(visit: Visit, run: Run, asked: Question) -> Screen:
    """Return a question, under what the article says of the answer before."""
    language = visit.language
    topic = visit.library.topics[asked.picture] if asked.picture else None
    picture = topic.editions[language].picture if topic else None
    count = visit.say("quiz-progress", number=len(run.given) + 1, count=len(run.quiz.questions))
    text = join(
        "\n\n",
        [
            _remark(visit, run),
            join("\n", [italic(count), bold(asked.ask[language])]),
            italic(picture.alt) if picture else "",
        ],
    )
    answers = [_step(visit, answer.label[language], then) for answer, then in run.choices()]
    width = 2 if all(len(answer.label) <= BUTTON_LIMIT for answer in answers) else 1
    back = visit.say("quiz-back")
    return Screen(
        text,
        (
            *in_rows(answers, width),
            (
                _step(visit, back, run.back()) if run.given else visit.button(back, "quiz"),
                _step(visit, visit.say("quiz-skip"), run.skip()),
            ),
            (
                visit.button(visit.say("quiz-stop"), "quiz-stop", run.quiz.fingerprint, run.given),
                visit.to_call,
            ),
        ),
        picture,
    )


def _mirror(visit: Visit, run: Run) -> Screen:
    """Return the answers in their three groups, and what to do next."""
    say = visit.say
    sources = [visit.library.sources[name] for name in run.quiz.cited]
    text = join(
        "\n\n",
        [
            bold(say("quiz-mirror")),
            say("quiz-mirror-about"),
            *(_group(visit, run, group) for group in GROUPS),
            say("quiz-left-out", count=run.skipped) if run.skipped else "",
            _next(visit),
            backing(sources, (), run.quiz, say),
        ],
    )
    note = _note(visit, run)
    copy = (Button(say("quiz-copy"), copy_text=note),) if note else ()
    back = _step(visit, say("quiz-back"), run.back())
    rows = (copy, (back, _again(visit)), *_ways_on(visit))
    return Screen(text, rows, counts_as=(What.QUIZ, "run"))


def _step(visit: Visit, label: str, run: Run) -> Button:
    return visit.button(label, "q", run.quiz.fingerprint, run.given)


def _again(visit: Visit) -> Button:
    return visit.button(visit.say("quiz-again"), "quiz")


def _next(visit: Visit) -> Text:
    """Return what to do next: the same for everyone."""
    return join("\n", [bold(visit.say("quiz-next.title")), visit.say("quiz-next")])


def _ways_on(visit: Visit) -> tuple[Row, ...]:
    """Return related topics and the way to "when to call": the same for everyone."""
    related = [to_topic(visit, visit.library.topics[slug]) for slug in visit.library.quiz.related]
    return (*in_rows(related), (visit.to_menu, visit.to_call))


def _remark(visit: Visit, run: Run) -> Text:
    """Return one line on what the article says of the answer given last."""
    if not run.given:
        return Text("")
    if run.given.endswith(SKIPPED):
        return plain(visit.say("quiz-skipped")).marked("blockquote")
    *_, last = run.answered()
    return _reasoned(visit, *last).marked("blockquote")


def _reasoned(visit: Visit, asked: Question, answer: Answer) -> Text:
    """Return an answer and, below it, what the article says of that sign."""
    said = f"{asked.sign[visit.language]}: {answer.label[visit.language]}"
    return join("\n", [bold(said), answer.reason[visit.language]])


def _group(visit: Visit, run: Run, group: Group) -> Text:
    """Return a group's heading, its markers, and its answers with their reasons."""
    laid = run.laid(group)
    heading = bold(visit.say("quiz-group", group=visit.say(f"quiz-{group}"), count=len(laid)))
    reasons = join("\n", [_reasoned(visit, *pair) for pair in laid])
    listed = reasons.marked("expandable_blockquote") if laid else ""
    return join("\n", [heading, MARKERS[group] * len(laid), listed])


def _note(visit: Visit, run: Run) -> str:
    """Return the answers as a text to copy; nothing if there are none."""
    language = visit.language
    lines = [
        f"{asked.sign[language]}: {answer.label[language]}" for asked, answer in run.answered()
    ]
    return "\n".join([visit.say("quiz-note"), *lines]) if lines else ""
