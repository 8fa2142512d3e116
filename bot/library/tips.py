"""Tips: `content/tips/<track>.yaml` and `content/tips/night-card.yaml`."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from rapidfuzz import fuzz, process

from bot.library import markdown
from bot.library.advice import Place
from bot.library.source import Document, Faults, check_languages, read_yaml
from bot.library.sources import Sources, check_sources
from bot.model.lix import lix
from bot.model.subscribers import Track
from bot.model.text import utf16_length
from bot.model.tips import (
    CARD_LIMIT,
    CARD_LIX,
    SITUATIONS,
    TIP_LIMIT,
    TIP_LIX,
    Course,
    NightCard,
    Tip,
    Tips,
)

FITTING = {Track.PREGNANCY: 4, Track.AFTER_BIRTH: 1}
"""How many tips a situation has at least."""

REPEATED = 75
"""From which rapidfuzz token_set_ratio (0 to 100; word order and added words do not lower it) one
tip is said to repeat another. The first 98 tips, two by two, stay below 69. With one word in five
replaced at random, 19 of 20 tips reach 82 against themselves; with three in ten replaced, 77.
"""


class _Placed(NamedTuple):
    """A tip and where it stands."""

    document: Document
    number: int
    tip: Tip

    @property
    def line(self) -> int:
        return self.document.line(("tips", self.number))

    def __str__(self) -> str:
        return f"`{self.tip.slug}` ({self.document.path.name}:{self.line})"


def load_tips(
    content: Path,
    languages: Collection[str],
    sources: Sources,
    values: dict[str, str] | None,
    faults: Faults,
) -> Tips | None:
    """Read the courses and the night card, noting all faults.

    `values` fill the placeholders; None (the clinic's file is faulty) leaves them unchecked.
    """
    courses: dict[Track, Course] = {}
    placed: list[_Placed] = []
    for track in Track:
        document = _read(content / "tips" / f"{track}.yaml", values, faults)
        course = document and document.validated(Course, faults)
        if document and course:
            courses[track] = course
            tips = [_Placed(document, number, tip) for number, tip in enumerate(course.tips)]
            _check_course(tips, FITTING[track], faults)
            placed += tips
    for each in placed:
        if not each.tip.retired:
            _check_tip(each, content, languages, sources, faults)
    _check_slugs(placed, faults)
    for first, second in _repeats(placed, languages):
        advice = (
            f"much like {first}, retired further up: who is past that would get it twice"
            if first.tip.retired
            else f"much like {first}: say something else"
        )
        faults.add(second.document.path, second.line, advice)
    card = _load_card(content / "tips" / "night-card.yaml", languages, sources, values, faults)
    return Tips(courses, card) if card and len(courses) == len(Track) else None


def _load_card(
    path: Path,
    languages: Collection[str],
    sources: Sources,
    values: dict[str, str] | None,
    faults: Faults,
) -> NightCard | None:
    document = _read(path, values, faults)
    card = document and document.validated(NightCard, faults)
    if not (document and card):
        return None
    check_sources(document, ("sources",), card.sources, sources, faults)
    check_languages(document, (), card.editions, languages, faults)
    for language, edition in card.editions.items():
        _check_length(document, (language,), edition.shown, CARD_LIMIT, CARD_LIX, faults)
    return card


def _read(path: Path, values: dict[str, str] | None, faults: Faults) -> Document | None:
    """Read a YAML file and fill its placeholders."""
    document = read_yaml(path, faults)
    if document is None or values is None:
        return document
    for place, text in _texts(document.data):
        for name, _ in markdown.placeholders(text):
            if name not in values:
                known = ", ".join(f"{{{value}}}" for value in values)
                advice = f"{{{name}}} is not a placeholder: use one of {known}"
                faults.add(path, document.line(place), advice)
    return replace(document, data=_filled(document.data, values))


def _texts(data: Any, place: Place = ()) -> Iterator[tuple[Place, str]]:
    if isinstance(data, str):
        yield place, data
    elif isinstance(data, dict | list):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _texts(value, (*place, key))


def _filled(data: Any, values: dict[str, str]) -> Any:
    if isinstance(data, dict):
        return {key: _filled(value, values) for key, value in data.items()}
    if isinstance(data, list):
        return [_filled(value, values) for value in data]
    return markdown.fill(data, values) if isinstance(data, str) else data


def _check_course(placed: list[_Placed], wanted: int, faults: Faults) -> None:
    current = [each for each in placed if not each.tip.retired]
    for yesterday, today in pairwise(current):
        if today.tip.theme == yesterday.tip.theme:
            line = today.document.line(("tips", today.number, "theme"))
            advice = f"{yesterday} right before it has this theme too: put another in between"
            faults.add(today.document.path, line, advice)
    for situation in SITUATIONS:
        fitting = sum(situation in each.tip.situations for each in current)
        if fitting < wanted:
            document = placed[0].document
            advice = f"`{situation}` fits {fitting} tips: give it to {wanted} at least"
            faults.add(document.path, document.line(("tips",)), advice)


def _check_tip(
    placed: _Placed, content: Path, languages: Collection[str], sources: Sources, faults: Faults
) -> None:
    document, number, tip = placed
    place = ("tips", number)
    if not (content / "topics" / tip.topic).is_dir():
        line = document.line((*place, "topic"))
        faults.add(document.path, line, f"there is no topic `{tip.topic}`: choose another")
    check_sources(document, (*place, "sources"), tip.sources, sources, faults)
    check_languages(document, place, tip.editions, languages, faults)
    for language, edition in tip.editions.items():
        _check_length(document, (*place, language), edition.shown, TIP_LIMIT, TIP_LIX, faults)


def _check_length(
    document: Document, place: Place, shown: str, limit: int, lix_limit: int, faults: Faults
) -> None:
    length, measured = utf16_length(shown), lix(shown)
    if length > limit:
        advice = f"{length} characters: shorten to {limit} at most"
        faults.add(document.path, document.line(place), advice)
    if measured > lix_limit:
        advice = f"LIX {measured:.0f} is over {lix_limit}: shorter sentences, shorter words"
        faults.add(document.path, document.line(place), advice)


def _check_slugs(placed: list[_Placed], faults: Faults) -> None:
    taken: dict[str, _Placed] = {}
    for each in placed:
        first = taken.setdefault(each.tip.slug, each)
        if first is not each:
            why = "is retired and keeps its slug" if first.tip.retired else "has this slug already"
            faults.add(each.document.path, each.line, f"{first} {why}: find another")


def _repeats(
    placed: list[_Placed], languages: Collection[str]
) -> Iterator[tuple[_Placed, _Placed]]:
    """Yield each tip with one before it that it repeats, be that one sent or retired.

    A retired one counts in its own course alone: in the other nobody is past it.
    """
    for language in languages:
        ours = [each for each in placed if language in each.tip.editions]
        shown = [each.tip.editions[language].shown for each in ours]
        for number, second in enumerate(ours):
            for _, _, before in process.extract_iter(
                shown[number], shown[:number], scorer=fuzz.token_set_ratio, score_cutoff=REPEATED
            ):
                first = ours[before]
                counts = not first.tip.retired or first.document is second.document
                if counts and not second.tip.retired:
                    yield first, second
