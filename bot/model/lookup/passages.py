"""The passages of the topics: what can be quoted as the answer to a question."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.model.lookup.bm25 import Bm25
from bot.model.lookup.features import Features, fold, words
from bot.model.topics import Topic

QUOTE_LIMIT = 350
"""Characters of a quotation: with its buttons it fits a phone."""

SYNONYM_WEIGHT = 0.5
"""What a synonym counts for beside the reader's own word."""

_SENTENCE_ENDS = (". ", "! ", "? ", "\n")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph with its heading; `slug` and `page`, from 1, say where it stands."""

    slug: str
    page: int
    text: str

    @property
    def quote(self) -> str:
        """The passage, up to the last sentence that fits `QUOTE_LIMIT`."""
        if len(self.text) <= QUOTE_LIMIT:
            return self.text
        start = self.text[: QUOTE_LIMIT - 1]
        end = max(start.rfind(mark) + 1 for mark in _SENTENCE_ENDS) or start.rfind(" ")
        return f"{start[:end].rstrip()} …"


def passages(topic: Topic, language: str) -> Iterator[Passage]:
    """Yield the passages of a topic in one language, in order."""
    for number, page in enumerate(topic.editions[language].pages, 1):
        opening = ""
        for paragraph in page.body.plain.split("\n\n"):
            text = f"{opening}\n{paragraph}".strip()
            opening = text if _opens(paragraph) else ""
            if not opening:
                yield Passage(topic.slug, number, text)
        if opening:
            yield Passage(topic.slug, number, opening)


def _opens(paragraph: str) -> bool:
    """Tell whether a paragraph is a heading or ends in a colon, and so belongs to the next."""
    return paragraph.endswith(":") or ("\n" not in paragraph and paragraph[-1] not in ".!…")


class Quotations:
    """Finds, in one language, the passage of each topic that has most of a question.

    A heading, or a first line, counts twice.

    Args:
        topics: by slug.
        language: the one that `features` takes apart.
        synonyms: groups of words that mean the same, each group in one text.
    """

    def __init__(
        self,
        topics: Mapping[str, Topic],
        language: str,
        synonyms: Iterable[str],
        features: Features,
    ) -> None:
        self._features = features
        self._synonyms = {fold(word): group for group in map(words, synonyms) for word in group}
        self._passages = Bm25(
            {
                passage: features.count([passage.text, passage.text.partition("\n")[0]])
                for topic in topics.values()
                for passage in passages(topic, language)
            }
        )

    def best(self, text: str, rarity: Callable[[str], float]) -> dict[str, Passage]:
        """Return a passage for each topic: its first where none has anything of the question.

        `rarity` tells the words that say little, however few passages have them.
        """
        asked = self._features.weigh(text)
        for word in words(text):
            for synonym in self._synonyms.get(fold(word), ()):
                for feature, weight in self._features.weigh(synonym).items():
                    asked.setdefault(feature, weight * SYNONYM_WEIGHT)
        question = {feature: weight * rarity(feature) for feature, weight in asked.items()}
        best: dict[str, Passage] = {}
        for passage in (*self._passages.rank(question), *self._passages.documents):
            best.setdefault(passage.slug, passage)
        return best
