"""Where the words, lists and ranges that the wordings name stand in a message."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.model.danger.reading import Word, form_of, forms_of
from bot.model.danger.spelling import Spelling
from bot.model.danger.wording import Span, range_of


@dataclass(slots=True)
class _Node:
    """A place in the tree of phrases: where the next word leads, and the options that end here."""

    onward: dict[str, "_Node"] = field(default_factory=dict)
    options: list[str] = field(default_factory=list)


class Lexicon:
    """Every phrase of every option in one tree, walked once for a message."""

    def __init__(
        self,
        phrases: Mapping[str, Iterable[str]],
        ordinary: Iterable[str],
        also: Mapping[str, Iterable[str]],
        mask: str,
    ) -> None:
        """`phrases`: the phrases of each option; `ordinary`, `also`: see `Spelling`.

        `mask`: the option whose phrases ("falder i søvn") leave their words no other meaning.
        """
        self._mask = mask
        self._root = _Node()
        self._ranges: list[tuple[str, float, float, bool]] = []
        known: set[str] = set()
        for option, its_phrases in phrases.items():
            if bounds := range_of(option):
                self._ranges.append((option, *bounds, option.count(".") == 2))  # noqa: PLR2004
                continue
            for phrase in its_phrases:
                node = self._root
                for form in forms_of(phrase):
                    known.add(form)
                    node = node.onward.setdefault(form, _Node())
                node.options.append(option)
        self._spelling = Spelling(
            known,
            (form_of(word) for word in ordinary),
            {form_of(word): map(form_of, others) for word, others in also.items()},
        )

    def places(self, words: Sequence[Word]) -> dict[str, list[Span]]:
        """Where each option stands in the message, in order; options that do not are left out."""
        meant = [self._spelling.meant_by(word.form) for word in words]
        found: dict[str, set[Span]] = defaultdict(set)
        for first, word in enumerate(words):
            nodes = [self._root]
            for end in range(first + 1, len(words) + 1):
                nodes = [
                    node.onward[known]
                    for node in nodes
                    for known in meant[end - 1]
                    if known in node.onward
                ]
                if not nodes:
                    break
                for node in nodes:
                    for option in node.options:
                        found[option].add(Span(first, end))
            for option in self._ranges_around(word.form):
                found[option].add(Span(first, first + 1))
        masks = found.pop(self._mask, set())
        return {
            option: kept
            for option, spans in found.items()
            if (kept := sorted(span for span in spans if not _masked(span, masks)))
        }

    def _ranges_around(self, form: str) -> list[str]:
        if not form[0].isdecimal():
            return []
        number = float(form.replace(",", "."))
        return [
            option
            for option, low, high, decimals in self._ranges
            if low <= number <= high and (not decimals or not form.isdecimal())
        ]


def _masked(span: Span, masks: Iterable[Span]) -> bool:
    """Whether a mask covers a part of a span, and the span does not hold the whole mask."""
    return any(
        mask.first < span.end
        and span.first < mask.end
        and not (span.first <= mask.first and mask.end <= span.end and span != mask)
        for mask in masks
    )
