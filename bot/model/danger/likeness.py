"""How like a message is to those known to speak of a danger: a second opinion beside the wordings.

Learned from examples, where every wording failed (`learning`). It knows the words of a message, the
lists they are in, whether a negation stands before them, and which lists stand close together; it
never sees letters alone, so what decided can always be shown as words of the message.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp

from pydantic import BaseModel, ConfigDict

from bot.model.danger.context import Context
from bot.model.danger.reading import Word
from bot.model.danger.wording import Places, Span, is_list

HARMLESS = "harmless"
_CLOSE = 6
"""Words between two lists that are looked at together."""
_SHOWN = 3
"""Most words that are shown as the reason."""
_SURROUNDINGS = ("surroundings.other", "surroundings.long_ago", "surroundings.now")

Feature = tuple[str, tuple[Span, ...]]
"""What a weight is learned for, and the words it was seen in."""


def features(words: Sequence[Word], places: Places, context: Context) -> Iterator[Feature]:
    """Everything in a message that a weight may be learned for; a feature may come twice."""
    for at, word in enumerate(words):
        yield word.form, (Span(at, at + 1),)
    for name in _SURROUNDINGS:
        if name in places:
            yield f"<{name}>", ()
    seen = sorted((span, option) for option in places if is_list(option) for span in places[option])
    for number, (span, option) in enumerate(seen):
        denied = "not " if context.is_denied(span.first) else ""
        yield denied + option, (span,)
        for other, another in seen[number + 1 :]:
            if other.first > span.first + _CLOSE:
                break
            if another != option:
                yield denied + " ".join(sorted((option, another))), (span, other)


class Weights(BaseModel):
    """What was learned: for each feature the log-odds of some of the classes, in tenths.

    `classes` are sign ids and `harmless`; a feature's weights are class number, weight, ….
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    classes: tuple[str, ...]
    bias: tuple[int, ...]
    weights: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Likeness:
    """The sign a message is most like, how sure that it is one at all (0 to 1), and the words."""

    sign: str
    danger: float
    spans: tuple[Span, ...]


def likeness(found: Iterator[Feature], learned: Weights) -> Likeness:
    """Weigh the features of a message; each counts once."""
    seen = dict(found)
    scores = [bias / 10 for bias in learned.bias]
    for feature in seen:
        row = learned.weights.get(feature, ())
        for number, weight in zip(row[::2], row[1::2], strict=True):
            scores[number] += weight / 10
    top = max(scores)
    shares = [exp(score - top) for score in scores]
    harmless = learned.classes.index(HARMLESS)
    best = max((n for n in range(len(scores)) if n != harmless), key=scores.__getitem__)
    spans = _deciding(seen, learned, best, harmless)
    return Likeness(learned.classes[best], 1 - shares[harmless] / sum(shares), spans)


def _deciding(
    seen: Mapping[str, tuple[Span, ...]], learned: Weights, best: int, harmless: int
) -> tuple[Span, ...]:
    """The words that speak most for the sign and against harmless, in the order of the message."""
    said: dict[Span, float] = defaultdict(float)
    for feature, spans in seen.items():
        row = learned.weights.get(feature, ())
        weight = dict(zip(row[::2], row[1::2], strict=True))
        for span in spans:
            said[span] += (weight.get(best, 0) - weight.get(harmless, 0)) / len(spans)
    most = sorted(said, key=lambda span: -said[span])[:_SHOWN]
    return tuple(sorted(span for span in most if said[span] > 0))
