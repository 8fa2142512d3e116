"""What a message is judged by: its words as their letters, and what marks them where they stand.

A word is its form and the runs of letters in it, so that one that nobody has written yet, or a
misspelt one, is like others. Marks are what the rules know of it: the lists it stands in, whether
it is denied, a wording that fits there, and where a sentence or a clause begins.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from zlib import crc32

from bot.model.danger.context import Context
from bot.model.danger.reading import Word
from bot.model.danger.wording import Match, Places, is_list

_RUNS = (3, 4, 5)
"""Letters of the runs of a word that are looked at, its ends counted as one each."""
_LONGEST = 24
"""Letters of a word that are looked at: the longest usual ones ("graviditetsforgiftning")."""
_SURROUNDINGS = frozenset(
    f"surroundings.{name}"
    for name in (
        *("other", "own", "pronoun", "she_is_pregnant"),
        *("negation", "degree", "long_ago", "now"),
    )
)
"""Lists that are looked at beside those of the signs: whom it is about, whether, and when."""


class Features(NamedTuple):
    """One word of a message: its form (`letters` has the numbers of that), and numbers of marks."""

    form: str
    marks: tuple[int, ...]


def features(
    words: Sequence[Word], places: Places, context: Context, fits: Mapping[str, Match]
) -> list[Features]:
    """What each word of a message is judged by; `fits`: the wordings that fit, by their sign."""
    marks: list[set[int]] = [set() for _ in words]
    for first, end, name in (*_lists(places), *_wordings(fits)):
        for at in range(first, end):
            marks[at].add(_number(name))
    for at, name in _boundaries(words):
        marks[at].add(_number(name))
    for at in range(len(words)):
        if context.is_denied(at):
            marks[at].add(_number("denied"))
    return [
        Features(word.form, tuple(sorted(its_marks)))
        for word, its_marks in zip(words, marks, strict=True)
    ]


def letters(form: str) -> tuple[int, ...]:
    """Numbers for a word and for the runs of letters in it."""
    whole = f"^{form[:_LONGEST]}$"
    return (
        _number(form),
        *(
            _number(f"'{whole[start : start + length]}")
            for length in _RUNS
            for start in range(len(whole) - length + 1)
        ),
    )


def _lists(places: Places) -> Iterator[tuple[int, int, str]]:
    for option, spans in places.items():
        if is_list(option) or option in _SURROUNDINGS:
            for span in spans:
                yield *span, option


def _wordings(fits: Mapping[str, Match]) -> Iterator[tuple[int, int, str]]:
    for sign, match in fits.items():
        for span in match:
            yield *span, "fits"
            yield *span, f"fits {sign}"


def _boundaries(words: Iterable[Word]) -> Iterator[tuple[int, str]]:
    """Words that begin a sentence, a stretch after a comma, or a clause."""
    before = None
    for at, word in enumerate(words):
        if before is None or before.sentence != word.sentence:
            yield at, "sentence"
        elif before.stretch != word.stretch:
            yield at, "stretch"
        elif before.clause != word.clause:
            yield at, "clause"
        before = word


def _number(name: str) -> int:
    return crc32(name.encode())
