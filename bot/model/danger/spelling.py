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


def _without_one_letter(word: str) -> Iterator[tuple[str, int]]:
    """Each way to leave one letter out, and the place it stood; of equal neighbours, the first."""
    for place, letter in enumerate(word):
        if not place or word[place - 1] != letter:
            yield word[:place] + word[place + 1 :], place


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
        self._shortened: dict[str, list[tuple[str, int]]] = defaultdict(list)
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
        for form in self._whole:
            if len(form) >= _SHORTEST_WITH_SLIP:
                for short, place in _without_one_letter(form):
                    self._shortened[short].append((form, place))

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
        for near, _ in self._shortened.get(form, ()):
            if len(near) >= _SHORTEST_WITH_SLIP and _alike(near, form):
                yield near
        for short, place in _without_one_letter(form):
            if short in self._whole and len(short) >= _SHORTEST_WITH_SLIP and _alike(short, form):
                yield short
            for near, its_place in self._shortened.get(short, ()):
                if place == its_place:
                    fits = len(near) >= _SHORTEST_WITH_WRONG
                else:
                    fits = abs(place - its_place) == 1 and form[place] == near[its_place]
                if fits and _alike(near, form):
                    yield near


def _alike(known: str, form: str) -> bool:
    """Whether the first letters agree, or the word is too long for another to be meant."""
    return known[0] == form[0] or len(known) >= _SHORTEST_WITH_OTHER_INITIAL
