"""quiz.yaml and cases.yaml: sound as they stand, and what is wrong is named with its line."""

from pathlib import Path

import pytest

from bot.library import Library
from bot.library.quiz import load_cases, load_quiz
from bot.library.source import Faults
from bot.model.cases import GUESSES
from bot.model.quiz import GROUPS
from bot.model.topics import BUTTON_LIMIT

QUIZ, CASES = "quiz.yaml", "cases.yaml"

# The file, what is spoilt in it, and a word of the advice.
FAULTS = [
    (QUIZ, 'da: "Hvor gør det mest ondt?", ', "", "add `da:`"),
    (QUIZ, 'en: "Where does it hurt most?"', 'en: "Where?", de: "Wo?"', "phrases/de.ftl"),
    (QUIZ, "laid: aches", "laid: worse", "choose"),
    (QUIZ, "        laid: little\n", "", "add `questions.2.answers.1.laid:`"),
    (QUIZ, "source: [article]", "source: []", "give at least 1"),
    (QUIZ, "source: [article]", "source: [artikel]", "`artikel` is not in sources.yaml"),
    (QUIZ, '"I lænden"', '"I lænden eller noget højere oppe i ryggen"', "34 characters"),
    (QUIZ, "picture: in-the-body", "picture: nights", "no topic with a picture"),
    (QUIZ, "picture: in-the-body", "picture: kroppen", "no topic with a picture"),
    (QUIZ, "related: [ordinary-aches", "related: [almindelige-gener", "there is no topic"),
    (QUIZ, "reviewed_on: null", "reviewed_on: 2026-11-23", "together"),
    (QUIZ, "A no says little.", "Notwithstanding. " * 8, "120 characters"),
    (CASES, "    answer: call\n", "", "add `cases.3.answer:`"),
    (CASES, "answer: call", "answer: maybe", "choose"),
    (CASES, "source: [article]", "source: [nobody]", "`nobody` is not in sources.yaml"),
    (CASES, "Amina is in week 30.", "Notwithstanding antenatal circumstances " * 60, "LIX"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "advice"), FAULTS)
def test_a_fault_is_named_with_its_line_and_what_to_do(  # noqa: PLR0913  a row of the table
    file: str, old: str, new: str, advice: str, shelf: Library, content: Path, tmp_path: Path
) -> None:
    text = (content / file).read_text(encoding="utf-8")
    assert old in text, f"{file} has changed: give the test something else to spoil"
    (tmp_path / "content").mkdir()
    path = tmp_path / "content" / file
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    (tmp_path / "content" / "topics").symlink_to(content / "topics")
    faults = Faults(tmp_path / "content")
    if file == QUIZ:
        load_quiz(path, shelf.phrases, shelf.topics, shelf.sources, faults)
    else:
        load_cases(path, shelf.phrases, shelf.sources, faults)
    assert len(faults.found) == 1, faults.found
    spoilt = text[: text.index(old)].count("\n") + 1
    fault = faults.found[0]
    assert advice in fault.advice
    assert fault.line == 1 or abs(fault.line - spoilt) <= 4, f"{fault}, spoilt on line {spoilt}"


@pytest.mark.parametrize("language", ["da", "en"])
def test_answers_fit_two_a_row_and_are_told_apart(language: str, shelf: Library) -> None:
    for question in shelf.quiz.questions:
        labels = [answer.label[language] for answer in question.answers]
        assert len(set(labels)) == len(labels)
        assert all(len(label) <= BUTTON_LIMIT for label in labels), labels


def test_every_group_and_every_guess_comes_up(shelf: Library) -> None:
    laid = {answer.laid for question in shelf.quiz.questions for answer in question.answers}
    assert laid == set(GROUPS)
    assert {case.answer for case in shelf.cases.cases} == set(GUESSES)
    assert len(shelf.cases.cases) == 10
