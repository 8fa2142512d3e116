"""Danger signs found in free text: which sign, whom to call, and the words that say so."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_

from bot.model.danger.context import Context
from bot.model.danger.features import Features, features
from bot.model.danger.judge import Judge
from bot.model.danger.lexicon import Lexicon
from bot.model.danger.reading import form_of, normal, read
from bot.model.danger.rules import Message, compiled
from bot.model.danger.signs import Call, Signs, every
from bot.model.danger.wording import Match


@dataclass(frozen=True, slots=True)
class Finding:
    """A sign found in a message, whom to call for it, and the words of the message that say so."""

    sign: str
    call: Call
    words: tuple[str, ...]


class Detector:
    """Finds the signs of one content file in any number of messages, and keeps none of them.

    `judge`: judges a message as a whole; without one every wording that fits counts.
    """

    def __init__(self, content: Signs, judge: Judge | None = None) -> None:
        around = content.surroundings
        phrases = {f"<{name}>": every(entries) for name, entries in content.lists.items()}
        for name in set(type(around).model_fields) - {"ordinary"}:
            phrases[f"surroundings.{name}"] = every(getattr(around, name))
        for sign in content.signs:
            for wording in (*sign.wordings, *sign.by_anyone, *sign.unless):
                phrases |= {o: (o,) for o in wording.options() if o not in phrases}
        self._bits = {option: 1 << number for number, option in enumerate(phrases)}
        self._openers = {form_of(word) for word in every(around.clause_opener)}
        self._lexicon = Lexicon(
            phrases, every(around.ordinary), content.spellings, mask="surroundings.other_meaning"
        )
        urgency = list(Call)
        by_urgency = sorted(content.signs, key=lambda sign: urgency.index(sign.call))
        self._signs = [compiled(sign, self._bits) for sign in by_urgency]
        self._judge = judge

    def find(self, text: str) -> tuple[Finding, ...]:
        """The signs a message speaks of, most urgent first; languages may be mixed.

        A wording that is denied, somebody else's or of long ago does not fit (`Context`). One that
        fits is weighed with all else that the message says (`Judge`), if it says a word at all.
        """
        message = self._read(text)
        fits = self._fits(message)
        if self._judge is None or not any(word.form[0].isalnum() for word in message.words):
            return self._findings(message, fits)
        parts = self._judge.judge(_features(message, fits))
        return self._findings(
            message,
            {
                sign: fits.get(sign) or part.reason(sign)
                for part in parts
                for sign in part.signs(fits)
            },
        )

    def features(self, text: str) -> list[Features]:
        """What a judge learns from in a message, word by word."""
        message = self._read(text)
        return _features(message, self._fits(message))

    def _fits(self, message: Message) -> dict[str, Match]:
        return {rules.sign: match for rules in self._signs if (match := message.fit(rules))}

    def _findings(self, message: Message, reasons: Mapping[str, Match]) -> tuple[Finding, ...]:
        return tuple(
            Finding(rules.sign, rules.call, message.said(reasons[rules.sign]))
            for rules in self._signs
            if rules.sign in reasons
        )

    def _read(self, text: str) -> Message:
        text = normal(text)
        words = read(text, self._openers)
        places = self._lexicon.places(words)
        there = reduce(or_, (self._bits[option] for option in places), 0)
        return Message(text, words, places, there, Context(words, places))


def _features(message: Message, fits: Mapping[str, Match]) -> list[Features]:
    return features(message.words, message.places, message.context, fits)
