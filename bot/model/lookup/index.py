"""One language's topics and intents, ready to be searched."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from bot.model.lookup.bm25 import Bm25
from bot.model.lookup.features import Features, fold, words
from bot.model.lookup.passages import Passage, Quotations
from bot.model.lookup.vocabulary import Asked, Intent, Vocabulary
from bot.model.topics import Topic

SHOWN = 3

TEXT_WEIGHT = 0.1
"""What a word of a topic's text counts for beside one that readers write."""

KEYWORD_WEIGHT = 3
"""How many entries of a list a keyword stands for in a topic that has no list."""

Subject = str | int
"""A topic by its slug, or an intent by its place among the intents."""


@dataclass(frozen=True, slots=True)
class Match:
    """A topic that fits, the share of the message it covers (0 to 1), and its best passage."""

    slug: str
    score: float
    passage: Passage


@dataclass(frozen=True, slots=True)
class Answer:
    """What a message is about: up to three topics, the best first, or an intent, or neither.

    `verbatim`: the intent lists the message word for word.
    """

    language: str
    topics: tuple[Match, ...] = ()
    intent: Intent | None = None
    verbatim: bool = False


class Index:
    """Topics and intents as documents of one kind: what readers write who mean them.

    A topic's text counts a little, too.

    Args:
        language: the one indexed.
        topics: by slug.
        asked: what readers write who mean a topic, by its slug; added to its keywords.
        vocabulary: what they write who mean something else, and synonyms.
    """

    def __init__(
        self,
        language: str,
        topics: Mapping[str, Topic],
        asked: Mapping[str, Asked],
        vocabulary: Vocabulary,
    ) -> None:
        self._language, self._intents = language, vocabulary.intents
        self._word_for_word = {
            _spelt(entry): intent for intent in self._intents for entry in intent.asked[language]
        }
        entries: dict[Subject, Sequence[str]] = {
            number: intent.asked[language] for number, intent in enumerate(self._intents)
        }
        for slug, topic in topics.items():
            front = topic.editions[language].front
            more = asked[slug][language] if slug in asked else ()
            entries[slug] = (front.title, front.button, *front.keywords, *more)
        self.entries = tuple(chain.from_iterable(entries.values()))
        self._features = features = Features(language)
        documents: dict[Subject, dict[str, float]] = {
            subject: dict(features.count(texts)) for subject, texts in entries.items()
        }
        for slug, topic in topics.items():
            pages = [page.body.plain for page in topic.editions[language].pages]
            for feature, times in features.count(pages).items():
                known = documents[slug].get(feature, 0)
                documents[slug][feature] = known + times * TEXT_WEIGHT
        for slug in topics.keys() - asked.keys():
            documents[slug] = _as_if_listed(documents[slug], documents.values())
        self._subjects = Bm25(documents)
        self._quotations = Quotations(topics, language, vocabulary.synonyms[language], features)

    def intent(self, text: str) -> Intent | None:
        """Return the intent that lists this text, word for word."""
        return self._word_for_word.get(_spelt(text))

    def rank(self, text: str) -> dict[Subject, float]:
        """Return what a text may be about, the best first, with the share of it that fits."""
        return self._subjects.rank(self._features.weigh(text))

    def answer(self, text: str, ranked: Mapping[Subject, float]) -> Answer:
        """Tell what a text is about that was ranked so.

        An intent that wins is how a text is known to be about something else.
        """
        winner = next(iter(ranked))
        if isinstance(winner, int):
            return Answer(self._language, intent=self._intents[winner])
        slugs = [slug for slug in ranked if isinstance(slug, str)][:SHOWN]
        quoted = self._quotations.best(text, self._subjects.rarity)
        return Answer(
            self._language, tuple(Match(slug, ranked[slug], quoted[slug]) for slug in slugs)
        )


def _as_if_listed(
    document: Mapping[str, float], documents: Collection[Mapping[str, float]]
) -> dict[str, float]:
    """Return the document of a topic that has keywords only as if it had a list like the others.

    What stands in most lists, such as how a question begins, would stand in its own, too. So only
    its keywords tell it from them, and a new topic is found however long the lists of others are.
    """
    usual: Counter[str] = Counter()
    for other in documents:
        usual.update(other)
    return {
        feature: times / len(documents) + KEYWORD_WEIGHT * document.get(feature, 0)
        for feature, times in usual.items()
    }


def _spelt(text: str) -> tuple[str, ...]:
    """Return a text's words as they are compared word for word."""
    return tuple(map(fold, words(text)))
