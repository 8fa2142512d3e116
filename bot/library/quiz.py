"""The quiz and the cases: `content/quiz.yaml`, `content/cases.yaml`."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from pydantic import BaseModel

from bot.library.advice import Place
from bot.library.source import Document, Faults, check_languages, read_yaml
from bot.library.sources import Sources, check_sources
from bot.model.cases import Cases
from bot.model.lix import lix
from bot.model.quiz import Quiz
from bot.model.topics import Topic

QUIZ_LIX = 34


def load_quiz(
    path: Path,
    languages: Collection[str],
    topics: Mapping[str, Topic],
    sources: Sources,
    faults: Faults,
) -> Quiz | None:
    """Read the quiz, or note what is wrong with it."""
    document = read_yaml(path, faults)
    quiz = document and document.validated(Quiz, faults)
    if not (document and quiz):
        return None
    _check_languages(document, quiz, languages, faults)
    for index, slug in enumerate(quiz.related):
        if not (path.parent / "topics" / slug).is_dir():
            line = document.line(("related", index))
            faults.add(path, line, f"there is no topic `{slug}`: offer another")
    for number, question in enumerate(quiz.questions):
        if question.picture and not _has_picture(path.parent, topics, question.picture):
            line = document.line(("questions", number, "picture"))
            faults.add(path, line, f"`{question.picture}` is no topic with a picture: name one")
        for index, answer in enumerate(question.answers):
            place = ("questions", number, "answers", index, "source")
            check_sources(document, place, answer.source, sources, faults)
    return quiz


def load_cases(
    path: Path, languages: Collection[str], sources: Sources, faults: Faults
) -> Cases | None:
    """Read the cases, or note what is wrong with them."""
    document = read_yaml(path, faults)
    cases = document and document.validated(Cases, faults)
    if not (document and cases):
        return None
    _check_languages(document, cases, languages, faults)
    for number, case in enumerate(cases.cases):
        check_sources(document, ("cases", number, "source"), case.source, sources, faults)
    return cases


def _has_picture(content: Path, topics: Mapping[str, Topic], slug: str) -> bool:
    """Tell whether there is such a topic; one that could not be loaded has its own faults."""
    if slug not in topics:
        return (content / "topics" / slug).is_dir()
    return all(edition.picture for edition in topics[slug].editions.values())


def _check_languages(
    document: Document, content: BaseModel, languages: Collection[str], faults: Faults
) -> None:
    """Note each text that lacks a language, and each language that is hard to read."""
    texts = list(_texts(content))
    for place, words in texts:
        check_languages(document, place, words, languages, faults)
    for language in languages:
        measured = lix("\n".join(words.get(language, "") for _, words in texts))
        if measured > QUIZ_LIX:
            advice = (
                f"LIX {measured:.0f} in {language} is over {QUIZ_LIX}: shorter sentences, words"
            )
            faults.add(document.path, 1, advice)


def _texts(content: object, place: Place = ()) -> Iterator[tuple[Place, Mapping[str, str]]]:
    """Yield every text by language, which is the only kind of mapping there is, and its place."""
    match content:
        case BaseModel():
            for name in type(content).model_fields:
                yield from _texts(getattr(content, name), (*place, name))
        case tuple():
            for index, item in enumerate(content):
                yield from _texts(item, (*place, index))
        case Mapping():
            yield place, content
