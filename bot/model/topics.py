"""Topics: the article's sections, each in every language, each on one page or more."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, HttpUrl, StringConstraints

from bot.model.pictures import Picture
from bot.model.review import Reviewed
from bot.model.text import Text

WHEN_TO_CALL = "when-to-call"
"""The one topic that must exist: every screen has a button to it."""

BUTTON_LIMIT = 18
"""Characters on a button that shares its row with another on a phone 360 pixels wide."""

TOPIC_LIX = 38
WHEN_TO_CALL_LIX = 34

Word = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Level = Literal["high", "moderate", "low", "unproven"]


class Source(BaseModel):
    """Something a topic is built on, as it is cited to readers."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    label: Word
    url: HttpUrl | None = None


class Claim(BaseModel):
    """How sure research is of one thing that the topic says."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    claim: Word
    level: Level


class FrontMatter(Reviewed):
    """What stands above the text in `content/topics/<slug>/<language>.md`."""

    title: Annotated[Word, Field(max_length=60)]
    button: Annotated[Word, Field(max_length=BUTTON_LIMIT)]
    order: int = Field(ge=1)
    keywords: tuple[Word, ...] = Field(min_length=1)
    sources: tuple[Word, ...] = Field(min_length=1)
    certainty: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One message's worth of a topic: `text` as it is shown, title and sources included."""

    text: Text
    body: Text
    see_also: tuple[str, ...]
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """A topic in one language."""

    front: FrontMatter
    pages: tuple[Page, ...]
    words: int
    lix: float

    @property
    def picture(self) -> Picture | None:
        """The first picture of its pages."""
        return next((page.picture for page in self.pages if page.picture), None)


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic in all languages."""

    slug: str
    order: int
    editions: Mapping[str, Edition]
