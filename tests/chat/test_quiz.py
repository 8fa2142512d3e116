"""The quiz and the cases: what holds whatever somebody answers."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.buttons import COPY_TEXT_LIMIT, Press, read_press
from bot.chat.quiz import opening
from bot.chat.routes import BUTTONS, COMMANDS, DEEP_LINKS
from bot.chat.screens import Screen
from bot.chat.visit import Visit
from bot.errors import StaleButton
from bot.library import Library
from bot.model.danger import Detector, Signs
from bot.model.quiz import GROUPS, SKIPPED, Quiz, Run
from bot.model.text import CAPTION_LIMIT, MESSAGE_LIMIT

QUIZ_VERBS = {"quiz-danger", "q", "quiz-stop", "quiz", "case", "cases", "cases-end"}
JUDGEMENT = r"du har bækken|du fejler|tyder på|sandsynlig|you have pelvic|likely|suggests|%"

AS_MILDER = {"heavy-bleeding": "bleeding", "fall-no-weight": "blow"}
"""Signs that the quiz names by another: "you bleed" is said of much and of little."""

languages = st.sampled_from(["da", "en"])
some = st.lists(st.integers(0, 99), max_size=10)
to_the_end = st.lists(st.integers(0, 99), min_size=10, max_size=10)


def run_of(quiz: Quiz, taps: list[int]) -> Run:
    """The run of somebody who taps so: each number picks an answer, or none."""
    run = Run(quiz)
    for tap in taps:
        if run.question:
            ways = [run.skip(), *(then for _, then in run.choices())]
            run = ways[tap % len(ways)]
    return run


async def pressed(shelf: Library, press: Press) -> Screen:
    """What a button leads to; a fresh visit each time, as after a restart."""
    return await BUTTONS[press.verb](Visit(shelf, press.language), *press.arguments)


async def at(shelf: Library, language: str, run: Run) -> Screen:
    return await pressed(shelf, Press(language, "q", (run.quiz.fingerprint, run.given)))


def presses(screen: Screen) -> list[Press]:
    return [button.press for row in screen.rows for button in row if button.press]


@given(language=languages, taps=st.lists(st.integers(0, 99), max_size=40))
async def test_no_button_is_a_dead_end(language: str, taps: list[int], shelf: Library) -> None:
    screen = await opening(Visit(shelf, language))
    for tap in taps:
        ways = [press for press in presses(screen) if press.verb in QUIZ_VERBS]
        press = read_press(ways[tap % len(ways)].data)
        assert press.language == language
        screen = await pressed(shelf, press)
        assert 0 < len(screen.text) <= (CAPTION_LIMIT if screen.picture else MESSAGE_LIMIT)
        verbs = {press.verb for press in presses(screen)}
        assert "call" in verbs or press.verb == "quiz-danger", "danger is one tap away"
        assert "menu" in verbs or "quiz-stop" in verbs, "and so is the way out"


@pytest.mark.parametrize("language", ["da", "en"])
async def test_the_opening_names_every_danger_sign(language: str, shelf: Library) -> None:
    parts = re.split(r"\n|,? (?:eller|or) |, ", shelf.phrases[language]("quiz-signs"))
    content = shelf.danger.file
    assert isinstance(content, Signs)
    detectors = (shelf.danger.detector, Detector(content))
    named = {
        found.sign for part in parts for detector in detectors for found in detector.find(part)
    }
    assert named >= {AS_MILDER.get(sign, sign) for sign in shelf.danger.signs}


@given(language=languages, taps=some)
async def test_a_question_can_be_answered_skipped_gone_back_from_and_left(
    language: str, taps: list[int], shelf: Library
) -> None:
    run, say = run_of(shelf.quiz, taps), shelf.phrases[language]
    if run.question is None:
        return
    screen = await at(shelf, language, run)
    count = len(shelf.quiz.questions)
    assert say("quiz-progress", number=len(run.given) + 1, count=count) in screen.text.plain
    assert run.question.ask[language] in screen.text.plain
    ways = {button.label: button.press for row in screen.rows for button in row}
    for answer, then in run.choices():
        press = ways[answer.label[language]]
        assert press == Press(language, "q", (run.quiz.fingerprint, then.given))
        assert answer.reason[language] in (await pressed(shelf, press)).text.plain
    for phrase in ("quiz-back", "quiz-skip", "quiz-stop", "button-call"):
        assert say(phrase) in ways


@given(language=languages, taps=some)
async def test_what_was_stopped_by_mistake_goes_on_where_it_was(
    language: str, taps: list[int], shelf: Library
) -> None:
    run = run_of(shelf.quiz, taps)
    stopped = await pressed(shelf, Press(language, "quiz-stop", (run.quiz.fingerprint, run.given)))
    assert shelf.phrases[language]("quiz-next") in stopped.text.plain
    assert await pressed(shelf, presses(stopped)[0]) == await at(shelf, language, run)


@given(language=languages, one=to_the_end, other=to_the_end)
async def test_the_end_says_and_offers_the_same_to_everyone(
    language: str, one: list[int], other: list[int], shelf: Library
) -> None:
    said, offered = set(), set()
    for taps in (one, other):
        end = await at(shelf, language, run_of(shelf.quiz, taps))
        said.add(end.text.plain.split(shelf.phrases[language]("quiz-next.title"))[1])
        offered.add(tuple(press for press in presses(end) if press.verb != "q"))  # q: back
        assert presses(end)[-1].verb == "call"
    assert len(said) == len(offered) == 1


@given(language=languages, taps=to_the_end)
async def test_the_mirror_lays_every_answer_under_its_heading_and_counts_it_once(
    language: str, taps: list[int], shelf: Library
) -> None:
    run, say = run_of(shelf.quiz, taps), shelf.phrases[language]
    text = (await at(shelf, language, run)).text.plain
    places = [
        text.index(say("quiz-group", group=say(f"quiz-{group}"), count=len(run.laid(group))))
        for group in GROUPS
    ]
    for group, start, end in zip(GROUPS, places, [*places[1:], len(text)], strict=True):
        for question, answer in run.laid(group):
            line = f"{question.sign[language]}: {answer.label[language]}\n"
            assert text.count(line + answer.reason[language]) == 1
            assert line in text[start:end]
    assert (say("quiz-left-out", count=run.skipped) in text) == bool(run.skipped)


@given(language=languages, taps=to_the_end)
async def test_the_note_has_every_answer_and_names_no_bot(
    language: str, taps: list[int], shelf: Library
) -> None:
    run = run_of(shelf.quiz, taps)
    end = await at(shelf, language, run)
    notes = [button.copy_text for row in end.rows for button in row if button.copy_text]
    assert len(notes) == bool(list(run.answered()))
    for note in notes:
        assert len(note) <= COPY_TEXT_LIMIT
        assert len(note.splitlines()) == 1 + len(run.given) - run.skipped
        assert not re.search(r"\bbot\b|quiz|klinik|clinic", note, re.IGNORECASE)


@given(language=languages, taps=some)
async def test_no_screen_passes_judgement(language: str, taps: list[int], shelf: Library) -> None:
    screen = await at(shelf, language, run_of(shelf.quiz, taps))
    assert not re.search(JUDGEMENT, screen.text.plain, re.IGNORECASE)


@pytest.mark.parametrize(
    ("verb", "arguments", "again"),
    [("q", "ab", "quiz"), ("q", "", "quiz"), ("quiz-stop", "ab", "quiz"), ("case", "1", "cases")],
)
async def test_a_button_from_before_a_change_offers_to_start_again(
    verb: str, arguments: str, again: str, shelf: Library
) -> None:
    screen = await pressed(shelf, Press("da", verb, ("0ld0ne", arguments)))
    assert screen.text.plain == shelf.phrases["da"]("quiz-changed")
    assert presses(screen)[0].verb == again


@given(forged=st.text(max_size=12))
async def test_forged_answers_are_refused(forged: str, shelf: Library) -> None:
    quiz, cases = shelf.quiz.fingerprint, shelf.cases.fingerprint
    for verb, arguments in (
        ("q", (quiz, f"{forged}z")),
        ("quiz-stop", (quiz, f"z{forged}")),
        ("q", (quiz, SKIPPED * 11)),
        ("case", (cases, f"x{forged}")),
        ("case", (cases, "1", f"x{forged}")),
        ("quiz-danger", (f"x{forged}",)),
    ):
        with pytest.raises(StaleButton):
            await pressed(shelf, Press("da", verb, arguments))


@pytest.mark.parametrize("language", ["da", "en"])
async def test_every_case_says_why_whatever_is_guessed(language: str, shelf: Library) -> None:
    for number, case in enumerate(shelf.cases.cases, 1):
        place = (shelf.cases.fingerprint, str(number))
        screen = await pressed(shelf, Press(language, "case", place))
        assert case.story[language] in screen.text.plain
        assert case.why[language] not in screen.text.plain
        for guess in (press for press in presses(screen) if press.verb == "case"):
            told = (await pressed(shelf, guess)).text.plain
            assert case.why[language] in told
            assert shelf.phrases[language](f"case-{case.answer}") in told


def test_the_quiz_is_reached_by_command_link_and_button() -> None:
    assert COMMANDS["quiz"] is DEEP_LINKS["quiz"] is BUTTONS["quiz"] is opening
