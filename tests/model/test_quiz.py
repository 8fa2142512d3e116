"""A run lives in a few characters, and every answer is laid in one group and counted once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.quiz import GROUPS, SKIPPED, Quiz, Run


def question(number: int) -> dict[str, object]:
    return {
        "sign": {"da": f"Tegn {number}"},
        "ask": {"da": f"Spørgsmål {number}?"},
        "answers": [
            {
                "label": {"da": f"Svar {index}"},
                "laid": GROUPS[(number + index) % len(GROUPS)],
                "reason": {"da": "Fordi."},
                "source": ["article"],
            }
            for index in range(2 + number % 4)
        ],
    }


def made(**changed: object) -> Quiz:
    content: dict[str, object] = {
        "reviewed_by": None,
        "reviewed_on": None,
        "related": ["nights"],
        "questions": [question(number) for number in range(9)],
    }
    return Quiz.model_validate(content | changed)


QUIZ = made()


@st.composite
def runs(draw: st.DrawFn, *, at_most: int = len(QUIZ.questions)) -> Run:
    run = Run(QUIZ)
    for _ in range(draw(st.integers(0, at_most))):
        run = draw(st.sampled_from([run.skip(), *(then for _, then in run.choices())]))
    return run


@given(runs())
def test_every_answer_lies_in_one_group_and_what_was_skipped_in_none(run: Run) -> None:
    laid = [pair for group in GROUPS for pair in run.laid(group)]
    assert len(laid) == len(list(run.answered())) == len(run.given) - run.skipped
    assert all(answer.laid == group for group in GROUPS for _, answer in run.laid(group))


@given(runs(at_most=len(QUIZ.questions) - 1))
def test_back_undoes_an_answer_and_a_skip(run: Run) -> None:
    choices = list(run.choices())
    assert run.question is not None
    assert [answer for answer, _ in choices] == list(run.question.answers)
    for answer, then in choices:
        assert list(then.answered())[-1] == (run.question, answer)
        assert then.back() == run
    assert run.skip().back() == run


def test_a_run_ends_after_the_last_question() -> None:
    run = Run(QUIZ)
    for asked in QUIZ.questions:
        assert run.question is asked
        run = run.skip()
    assert run.question is None
    assert run.skipped == len(QUIZ.questions)
    assert list(run.choices()) == []


@given(st.text(st.sampled_from("abcdefzæA0 -:"), min_size=1, max_size=12))
def test_answers_that_the_quiz_does_not_have_are_refused(code: str) -> None:
    fits = len(code) <= len(QUIZ.questions) and all(
        character in SKIPPED + "abcdef"[: len(asked.answers)]
        for asked, character in zip(QUIZ.questions, code, strict=False)
    )
    if fits:
        assert Run(QUIZ, code).given == code
    else:
        with pytest.raises(ValueError, match="answer"):
            Run(QUIZ, code)


def test_any_change_but_a_review_changes_the_fingerprint() -> None:
    reviewed = made(reviewed_by="Jordemoder Eksempel", reviewed_on="2026-11-23")
    assert reviewed.fingerprint == QUIZ.fingerprint
    questions = [question(number) for number in range(9)]
    questions[8] = question(8) | {"ask": {"da": "Spørgsmål 9?"}}
    for changed in (made(questions=questions), made(questions=questions[:8])):
        assert changed.fingerprint != QUIZ.fingerprint
    assert len(QUIZ.fingerprint) == 6
