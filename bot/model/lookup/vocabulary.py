"""What readers write, as content lists it: a `lookup.yaml` for each topic, one for all the rest."""

from collections.abc import Mapping
from typing import Annotated, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from bot.model.topics import Word


def _between_commas(entries: object) -> object:
    if not isinstance(entries, str):
        return entries
    return tuple(entry for part in entries.split(",") if (entry := " ".join(part.split())))


Asked = Mapping[
    str, Annotated[tuple[Word, ...], BeforeValidator(_between_commas), Field(min_length=1)]
]
"""By language, what somebody might write: words or a few words, in YAML with commas between."""


class Intent(BaseModel):
    """Something the bot is asked that no topic answers, and the phrase or command that does."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    phrase: Word | None = None
    command: Word | None = None
    asked: Asked

    @model_validator(mode="after")
    def _leads_to_one_place(self) -> Self:
        if (self.phrase is None) == (self.command is None):
            raise ValueError("phrase: give either this or `command`")
        return self


class Vocabulary(BaseModel):
    """All of `content/lookup.yaml`; `synonyms` are by language, each group in one line."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    intents: tuple[Intent, ...]
    synonyms: Mapping[str, tuple[Word, ...]]
