"""Cases: a story about somebody else, a guess, and why."""

from bot.chat.screens import Screen, in_rows
from bot.chat.visit import Visit
from bot.library.sources import backing
from bot.model.cases import GUESSES, Guess
from bot.model.status import What
from bot.model.text import Text, bold, italic, join


def case(visit: Visit, number: int) -> Screen:
    """Return story `number` (from 1), to guess at."""
    guesses = [
        visit.button(visit.say(f"case-{guess}"), "case", *_place(visit, number), guess)
        for guess in GUESSES
    ]
    text = join("\n\n", [_story(visit, number), bold(visit.say("case-ask"))])
    to_quiz = visit.button(visit.say("button-quiz"), "quiz")
    return Screen(text, (*in_rows(guesses), (to_quiz,), (visit.to_menu, visit.to_call)))


def why(visit: Visit, number: int, guess: Guess) -> Screen:
    """Return story `number` with what it looks like most, and why."""
    shown = visit.library.cases.cases[number - 1]
    answer = visit.say(f"case-{shown.answer}")
    verdict = (
        visit.say("case-yes", answer=answer)
        if guess == shown.answer
        else visit.say("case-rather", guess=visit.say(f"case-{guess}"), answer=answer)
    )
    reason = join("\n", [bold(verdict), shown.why[visit.language]]).marked("blockquote")
    on = (
        visit.button(visit.say("case-next"), "case", *_place(visit, number + 1))
        if number < len(visit.library.cases.cases)
        else visit.button(visit.say("case-finish"), "cases-end")
    )
    text = join("\n\n", [_story(visit, number), reason])
    return Screen(text, ((on,), (visit.to_menu, visit.to_call)))


def end(visit: Visit) -> Screen:
    """Return the end: real life is seldom so clear."""
    say, cases = visit.say, visit.library.cases
    again = visit.button(say("quiz-again"), "cases")
    to_quiz = visit.button(say("button-quiz"), "quiz")
    sources = [visit.library.sources[name] for name in cases.cited]
    note = backing(sources, (), cases, say)
    text = join("\n\n", [bold(say("button-cases")), say("case-end"), note])
    rows = ((again, to_quiz), (visit.to_menu, visit.to_call))
    return Screen(text, rows, counts_as=(What.CASES, "run"))


def _place(visit: Visit, number: int) -> tuple[str, str]:
    return visit.library.cases.fingerprint, str(number)


def _story(visit: Visit, number: int) -> Text:
    say, cases = visit.say, visit.library.cases.cases
    about = say("case-about", count=len(cases)) if number == 1 else ""
    count = say("quiz-progress", number=number, count=len(cases))
    story = join("\n", [italic(count), cases[number - 1].story[visit.language]])
    return join("\n\n", [bold(say("button-cases")), about, story])
