"""The passages of a topic: what can be quoted as the answer to a question."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.model.topics import Topic

QUOTE_LIMIT = 350
"""Characters of a quotation: with its buttons it fits a phone."""

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
