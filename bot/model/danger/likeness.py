"""How like a message is to those known to speak of a danger: the judge of a message.

It is learned from examples (`benchmarks/danger_weights.py`). A message is weighed as a whole and
part by part, and the part that is most like a danger counts.
"""

from collections import defaultdict
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from bot.model.danger.features import Features
from bot.model.danger.weights import Weights
from bot.model.danger.wording import Span

DANGER = "danger"
"""The class that `Weights.danger` has."""
_ALSO, _APART = -0.25, 1.0
"""Beside the sign that a message is most like, it speaks of those it is at least so like ...

... and not so much less like, ...
"""
_FITTING = 0.5
"""... and of those of which a wording fits and some part is so like."""
_SHOWN = 5
"""Most words that are shown as the reason."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much speaks for a danger (above 0) or against, where most, and for which signs."""

    danger: float
    part: Span
    signs: frozenset[str]


def likeness(message: Features, fits: AbstractSet[str], learned: Weights) -> Likeness:
    """Weigh a message; `fits`: the signs of which a wording fits."""
    danger, part = max(
        (learned.danger.scores(message.within(window))[DANGER], window)
        for window in message.windows
    )
    if danger <= 0:
        return Likeness(danger, part, frozenset())
    whole, *parts = message.windows
    scores = learned.signs.scores(message.within(whole) & message.telling)
    most = max(scores.values())
    least = min(most, max(_ALSO, most - _APART))
    signs = {sign for sign, score in scores.items() if score >= least}
    for window in parts if fits - signs else ():
        of_part = learned.signs.scores(message.within(window) & message.telling)
        signs.update(sign for sign in fits if of_part[sign] >= _FITTING)
    return Likeness(danger, part, frozenset(signs))


def reason(message: Features, part: Span, sign: str, learned: Weights) -> tuple[Span, ...]:
    """The words of a part that speak most for a danger and for a sign, in the message's order."""
    said: dict[int, float] = defaultdict(float)
    for feature, span in message.spread(part):
        says = learned.danger.says(feature, DANGER)
        if feature in message.telling:
            says += learned.signs.says(feature, sign)
        for at in range(*span):
            said[at] += says / (span.end - span.first)
    most = sorted(said, key=lambda at: (-said[at], at))[:_SHOWN]
    return tuple(Span(at, at + 1) for at in sorted(most) if said[at] > 0)
