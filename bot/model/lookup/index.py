"""One language's topics, intents and passages, ready to be searched."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from bot.model.lookup.bm25 import Bm25
from bot.model.lookup.features import Features, fold, words
from bot.model.lookup.intents import Asked, Intent
from bot.model.lookup.passages import Passage, passages
from bot.model.topics import Topic

SHOWN = 3


@dataclass(frozen=True, slots=True)
class Match:
    """A topic that fits, the share of the message it covers (0 to 1), and its best passage."""

    slug: str
    score: float
    passage: Passage


@dataclass(frozen=True, slots=True)
class Answer:
    """What a message is about: up to three topics, the best first, or an intent, or neither.

    `score` is the share of the message that the best of them covers, 0 to 1.
    """

    language: str
    topics: tuple[Match, ...] = ()
    intent: Intent | None = None
    score: float = 0.0


class Index:
    """Topics and intents as documents of one kind: what readers write who mean them.

    Args:
        language: the one indexed.
        topics: by slug.
        asked: what readers write who mean a topic, by its slug; added to its keywords.
        intents: what they write who mean something else.
    """

    def __init__(
        self,
        language: str,
        topics: Mapping[str, Topic],
        asked: Mapping[str, Asked],
        intents: Sequence[Intent],
    ) -> None:
        self._language, self._intents = language, intents
        self._features = Features(language)
        self._word_for_word = {
            _spelt(entry): intent for intent in intents for entry in intent.asked[language]
        }
        written: dict[str | int, Sequence[str]] = {
            number: intent.asked[language] for number, intent in enumerate(intents)
        }
        for slug, topic in topics.items():
            front = topic.editions[language].front
            more = asked[slug][language] if slug in asked else ()
            written[slug] = (front.title, front.button, *front.keywords, *more)
        self.entries = tuple(chain.from_iterable(written.values()))
        self._subjects = Bm25({key: self._features.count(texts) for key, texts in written.items()})
        self._passages = Bm25(
            {
                passage: self._features.count([passage.text])
                for topic in topics.values()
                for passage in passages(topic, language)
            }
        )

    def intent(self, text: str) -> Intent | None:
        """Return the intent that lists this text, word for word."""
        return self._word_for_word.get(_spelt(text))

    def answer(self, text: str) -> Answer:
        """Tell what a text is about, however little of it fits.

        Topics and intents compete. An intent that wins is how a text is known to be about
        something else.
        """
        question = self._features.weigh(text)
        ranked = self._subjects.rank(question)
        if not ranked:
            return Answer(self._language)
        winner, score = next(iter(ranked.items()))
        if isinstance(winner, int):
            return Answer(self._language, intent=self._intents[winner], score=score)
        quoted: dict[str, Passage] = {}
        for passage in (*self._passages.rank(question), *self._passages.documents):
            quoted.setdefault(passage.slug, passage)
        slugs = [slug for slug in ranked if isinstance(slug, str)][:SHOWN]
        matches = tuple(Match(slug, ranked[slug], quoted[slug]) for slug in slugs)
        return Answer(self._language, matches, score=score)


def _spelt(text: str) -> tuple[str, ...]:
    """Return a text's words as they are compared word for word."""
    return tuple(map(fold, words(text)))
