"""`content/danger.yaml`: danger signs, whom to call, and the wordings people use for them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Annotated, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    InstanceOf,
    StringConstraints,
    ValidationError,
    model_validator,
)
from pydantic_core import InitErrorDetails, PydanticCustomError

from bot.model.danger.reading import forms_of
from bot.model.danger.wording import Wording, parse
from bot.model.quiz import Words
from bot.model.review import Reviewed

T = TypeVar("T")

PLACEHOLDERS = ("call.emergency", "call.lifeline", "call.out_of_hours", "clinic.phone")


class Call(StrEnum):
    """Whom to call, most urgent first."""

    EMERGENCY = "emergency"
    MATERNITY = "maternity"
    DOCTOR = "doctor"


def _to_fill_in(text: str) -> str:
    for name in re.findall(r"\{([^}]*)\}", text):
        if name not in PLACEHOLDERS:
            raise ValueError(f"{{{name}}} stands for nothing: use {', '.join(PLACEHOLDERS)}")
    if re.search(r"\d{2}", text):
        raise ValueError("phone numbers stand in clinic.yaml: write {call.emergency} or the like")
    return text


def _plain(text: str) -> str:
    if not forms_of(text) or re.search(r"[<>/+&]", text):
        raise ValueError(f'"{text}": plain words only stand in a list')
    return text


def _wording(text: object) -> Wording:
    if not isinstance(text, str):
        raise ValueError("give a text; put it in quotes if it looks like a number")  # noqa: TRY004  pydantic takes ValueError
    return parse(text)


Phrases = Mapping[str, tuple[Annotated[str, AfterValidator(_plain)], ...]]
"""Words and phrases as people write them, by language; `*` stands for the rest of a word."""
Wordings = tuple[Annotated[InstanceOf[Wording], BeforeValidator(_wording)], ...]
"""Wordings (`bot.model.danger.wording`); their lists hold every language."""
Name = Annotated[str, StringConstraints(pattern=r"^[a-z]+(-[a-z]+)*$")]
Spelling = Annotated[str, StringConstraints(pattern=r"^\w+$")]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Sign(_Part):
    """One danger sign; `advice` is one line with `{call.…}` and `{clinic.…}` left to fill in.

    `wordings`: how people say it; weighed with all else that a message says.
    `by_anyone`: such wordings that count whoever brings it about (a kick from a dog).
    `unless`: wordings that, close by, make it something else (a nosebleed).
    """

    id: Name
    call: Call
    label: Words
    advice: Mapping[str, Annotated[str, AfterValidator(_to_fill_in)]]
    wordings: Wordings = ()
    by_anyone: Wordings = ()
    unless: Wordings = ()


class Surroundings(_Part):
    """What cancels a match, and what does not: the file itself says what each list is for."""

    negation: Phrases
    negation_after: Phrases
    not_negating: Phrases
    degree: Phrases
    alternative: Phrases
    clause_opener: Phrases
    filler: Phrases
    subject: Phrases
    finite: Phrases
    auxiliary: Phrases
    own: Phrases
    named_own: Phrases
    other: Phrases
    she_is_pregnant: Phrases
    pronoun: Phrases
    long_ago: Phrases
    now: Phrases
    other_meaning: Phrases
    ordinary: Phrases


class Signs(Reviewed):
    """The whole file."""

    signs: tuple[Sign, ...]
    lists: Mapping[Name, Phrases]
    spellings: Mapping[Spelling, tuple[Spelling, ...]]
    surroundings: Surroundings

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        """Name every sign given twice, every list that is missing and every one that is unused."""
        if faults := list(self._faults()):
            raise ValidationError.from_exception_data(type(self).__name__, faults)
        return self

    def _faults(self) -> Iterator[InitErrorDetails]:
        if not self.signs:
            yield _fault("give at least one sign", "signs")
        seen: set[str] = set()
        used: set[str] = set()
        for number, sign in enumerate(self.signs):
            if sign.id in seen:
                yield _fault("another sign has this id", "signs", number, "id")
            seen.add(sign.id)
            for place, wording in _wordings_of(sign):
                names = {option[1:-1] for option in wording.lists()}
                used |= names
                for name in sorted(names - self.lists.keys()):
                    said = f'"{wording.text}": there is no list {name}'
                    yield _fault(said, "signs", number, *place)
        for name in sorted(self.lists.keys() - used):
            yield _fault("no wording uses this list: remove it", "lists", name)


def every(by_language: Mapping[str, Iterable[T]]) -> tuple[T, ...]:
    """All languages in one: a message may mix them."""
    return tuple(item for items in by_language.values() for item in items)


def _wordings_of(sign: Sign) -> Iterator[tuple[tuple[str, int], Wording]]:
    for key in ("wordings", "by_anyone", "unless"):
        wordings: Wordings = getattr(sign, key)
        for index, wording in enumerate(wordings):
            yield (key, index), wording


def _fault(said: str, *place: str | int) -> InitErrorDetails:
    return InitErrorDetails(
        type=PydanticCustomError("danger", "{said}", {"said": said}), loc=place, input=said
    )
