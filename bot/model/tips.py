"""Daily tips: a course for each track, a tip for what is hard right now, the card for the night."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal, NamedTuple, Self, get_args

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from bot.model.review import Reviewed
from bot.model.subscribers import Track
from bot.model.topics import Level, Word

TIP_LIMIT = 350
"""Characters of a tip as shown."""
TIP_LIX = 34

CARD_LIMIT = 700
"""Characters of the night card as shown."""
CARD_LIX = 30

# At most 32 characters: a slug travels in buttons, and callback_data holds 64 bytes.
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=32)]

Situation = Literal["stairs", "bed", "car", "work", "walking", "sitting", "housework", "mood"]
SITUATIONS: tuple[Situation, ...] = get_args(Situation)


class TipEdition(BaseModel):
    """A tip in one language: what to do, and why it helps."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    do: Word
    why: Word

    @property
    def shown(self) -> str:
        """The text as the reader gets it."""
        return f"{self.do}\n\n{self.why}"


class Tip(BaseModel):
    """One tip at its place in a course.

    Keys beside the fields are languages. `revision` goes up when the words change so much that
    the votes on them no longer count. A `retired` tip is sent to nobody; it keeps its place for
    those who got it last.
    """

    model_config = ConfigDict(frozen=True, extra="allow")
    __pydantic_extra__: dict[str, TipEdition] = Field(init=False)

    slug: Slug
    topic: Slug
    theme: Slug
    sources: tuple[Word, ...] = Field(min_length=1)
    situations: tuple[Situation, ...] = Field(default=(), max_length=3)
    certainty: Level | None = None
    revision: int = Field(ge=1)
    retired: bool = False

    @property
    def editions(self) -> Mapping[str, TipEdition]:
        """The tip in each language."""
        return self.__pydantic_extra__


class Next(NamedTuple):
    """The tip to send, and whether the course has begun again with it."""

    tip: Tip
    began_again: bool


class Course(Reviewed):
    """A track's tips in the order they are sent.

    All that is stored of a subscriber's way through it is the slug of the last tip they got. So a
    slug stands for one place for ever, and the course may change under way like this:

    - Add a tip anywhere. Whoever is past it gets it next time round.
    - Remove one with `retired: true`. Its place stays, for those who got it last.
    - Move one by giving it a new slug further up and retiring the old. Never further down: those
      in between would get it twice. Move what it is to come after further up instead.

    Then nobody gets a tip twice before the course has begun again for them.
    """

    tips: tuple[Tip, ...]

    @model_validator(mode="after")
    def _has_a_tip_to_send(self) -> Self:
        if not self.current:
            raise ValueError("tips: leave at least one that is not retired")
        return self

    @property
    def current(self) -> tuple[Tip, ...]:
        """The tips that are sent, in order."""
        return tuple(tip for tip in self.tips if not tip.retired)

    def next_after(self, last: str | None) -> Next:
        """Return what to send after the tip with the slug `last`; None is a new subscriber.

        A slug that is not in the file any more tells nothing: the course begins again.
        """
        slugs = [tip.slug for tip in self.tips]
        if last is None:
            return Next(self.current[0], began_again=False)
        passed = slugs.index(last) + 1 if last in slugs else len(slugs)
        for tip in self.tips[passed:]:
            if not tip.retired:
                return Next(tip, began_again=False)
        return Next(self.current[0], began_again=True)

    def fitting(self, situation: Situation, day: date) -> Tip:
        """Return a tip for what is hard right now: the same all day, the next one tomorrow.

        The loader sees to it that every situation has one.
        """
        fitting = [tip for tip in self.current if situation in tip.situations]
        return fitting[day.toordinal() % len(fitting)]


class CardEdition(BaseModel):
    """The night card in one language."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Word
    steps: tuple[Word, ...] = Field(min_length=4, max_length=6)

    @property
    def shown(self) -> str:
        """The text as the reader gets it, its steps numbered."""
        steps = (f"{number}. {step}" for number, step in enumerate(self.steps, 1))
        return "\n\n".join([self.title, *steps])


class NightCard(Reviewed):
    """How to turn over in bed and settle: one tap at night. Keys beside `sources` are languages."""

    model_config = ConfigDict(frozen=True, extra="allow")
    __pydantic_extra__: dict[str, CardEdition] = Field(init=False)

    sources: tuple[Word, ...] = Field(min_length=1)

    @property
    def editions(self) -> Mapping[str, CardEdition]:
        """The card in each language."""
        return self.__pydantic_extra__


@dataclass(frozen=True, slots=True)
class Tips:
    """All of `content/tips/`."""

    courses: Mapping[Track, Course]
    night_card: NightCard

    def find(self, slug: str) -> Tip | None:
        """Return the tip with this slug, retired or not."""
        everywhere = (tip for course in self.courses.values() for tip in course.tips)
        return next((tip for tip in everywhere if tip.slug == slug), None)

    def cited(self) -> Iterator[str]:
        """Yield the id of each source that a tip or the card is built on."""
        yield from self.night_card.sources
        for course in self.courses.values():
            for tip in course.tips:
                yield from tip.sources
