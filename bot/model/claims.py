"""Words that promise an effect: what a clinic may not say to readers, or should think twice of."""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Phrase = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2)]
Phrases = Mapping[str, tuple[Phrase, ...]]


class Claims(BaseModel):
    """`content/claims.yaml`: by language, phrases that `block` a post, and those to `mind`.

    A `*` at the end of a word stands for the rest of it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    block: Phrases
    mind: Phrases


def found(phrases: Phrases, text: str) -> Iterator[str]:
    """Yield what a text says of the phrases, in its own words; languages may be mixed."""
    for phrase in (phrase for listed in phrases.values() for phrase in listed):
        if match := _pattern(phrase).search(text):
            yield " ".join(match[0].split())


def _pattern(phrase: str) -> re.Pattern[str]:
    words = (
        re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else "")
        for word in phrase.split()
    )
    together = r"\s+".join(words).replace(r"\s+%", r"\s*%")
    return re.compile(rf"(?<!\w){together}(?!\w)", re.IGNORECASE)
