"""Which known words a typed word may stand for: typed without æøå, or with one slip of the finger.

Nothing is stemmed and the message is never folded: *bækken* typed "bakken" is another word. Instead
each known word knows how it may be typed, except where that is a word of its own (`ordinary`).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import product

_TYPED_AS = {"æ": ("æ", "ae", "a"), "ø": ("ø", "oe", "o"), "å": ("å", "aa", "a")}
_SHORTEST_WITH_SLIP = 6
"""Letters of the shortest word found with one too many, missing ("fint": faint) or swapped ..."""
_SHORTEST_WITH_WRONG = 7
"""... with a wrong one ..."""
_SHORTEST_WITH_OTHER_INITIAL = 8
"""... and with a wrong first one."""
_KEY = 2


def typed_forms(word: str) -> set[str]:
    """How a word may be typed on a keyboard without æøå: bløder -> bløder, bloeder, bloder."""
    return {"".join(letters) for letters in product(*(_TYPED_AS.get(c, (c,)) for c in word))}


class _Halves:
    """Words by either half, one of which is left whole by a wrong or a missing letter."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words: dict[tuple[int, str, str], list[str]] = defaultdict(list)
        for word in words:
            first, second = self._halves(word, len(word))
            self._words[len(word), first, ""].append(word)
            self._words[len(word), "", second].append(word)

    def near(self, form: str, length: int) -> Iterator[str]:
        """Words of that length that have their first or second half in common with a form."""
        first, second = self._halves(form, length)
        yield from self._words.get((length, first, ""), ())
        yield from self._words.get((length, "", second), ())

    @staticmethod
    def _halves(form: str, length: int) -> tuple[str, str]:
        half = length // 2
        return form[:half], form[half - length :]


class Spelling:
    """The known words, looked up by what was typed.

    A known word may begin or end with `*`: "blod*" stands for every word that begins so.
    """

    def __init__(
        self,
        known: Iterable[str],
        ordinary: Iterable[str],
        also: Mapping[str, Iterable[str]],
    ) -> None:
        """`ordinary`: words that are no slip of a known one; `also`: other spellings of a word."""
        self._whole: dict[str, set[str]] = {}
        self._open: dict[str, list[tuple[str, bool, str]]] = defaultdict(list)
        words = set(known)
        self._ordinary = frozenset(ordinary)
        for word in words:
            core = word.strip("*")
            if core != word:
                self._learn_open(word, core)
                continue
            self._whole.setdefault(word, set()).add(word)
            for form in typed_forms(word) - self._ordinary - words:
                self._whole.setdefault(form, set()).add(word)
            for spelling in also.get(word, ()):
                for form in typed_forms(spelling):
                    self._whole.setdefault(form, set()).add(word)
        self._halves = _Halves(form for form in self._whole if len(form) >= _SHORTEST_WITH_SLIP)

    def _learn_open(self, word: str, core: str) -> None:
        for form in typed_forms(core):
            key = "" if word.startswith("*") else form[:_KEY]
            self._open[key].append((form, word.endswith("*"), word))

    def meant_by(self, form: str) -> set[str]:
        """The known words a typed form may stand for; slips are looked for only if none fits."""
        found = set(self._whole.get(form, ()))
        if form in self._ordinary:
            return found
        for core, goes_on, word in self._open.get(form[:_KEY], ()):
            if form.startswith(core) and (goes_on or form == core):
                found.add(word)
        for core, goes_on, word in self._open.get("", ()):
            if core in form and (goes_on or form.endswith(core)):
                found.add(word)
        if not found and len(form) >= _SHORTEST_WITH_SLIP - 1 and form.isalpha():
            for near in self._one_slip_away(form):
                found |= self._whole[near]
        return found

    def _one_slip_away(self, form: str) -> Iterator[str]:
        """Known forms with a letter more, less, wrong or swapped; in short words fewer slips."""
        for near in self._halves.near(form, len(form) + 1):
            place = _first_difference(near, form)
            if near[place + 1 :] == form[place:] and _alike(near, form):
                yield near
        if len(form) >= _SHORTEST_WITH_WRONG:
            for near in self._halves.near(form, len(form)):
                place = _first_difference(near, form)
                doubled = place and form[place - 1] in (form[place], near[place])
                if near[place + 1 :] == form[place + 1 :] and not doubled and _alike(near, form):
                    yield near
        for place in range(len(form)):
            without = form[:place] + form[place + 1 :]
            swapped = form[:place] + form[place : place + 2][::-1] + form[place + 2 :]
            for near in (without, swapped):
                if len(near) >= _SHORTEST_WITH_SLIP and near in self._whole and _alike(near, form):
                    yield near


def _first_difference(known: str, form: str) -> int:
    """The place of the first letter of two different words that is not the same."""
    pairs = enumerate(zip(known, form, strict=False))
    return next((place for place, (one, other) in pairs if one != other), len(form))


def _alike(known: str, form: str) -> bool:
    """Whether the first letters agree, or the word is too long for another to be meant."""
    return known[0] == form[0] or len(known) >= _SHORTEST_WITH_OTHER_INITIAL
