"""Cases: short stories about other people, to learn the difference by guessing."""

from collections.abc import Iterable
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

from bot.model.quiz import Group, Words
from bot.model.review import Reviewed
from bot.model.topics import Word

Guess = Literal[Group, "call"]
"""A group of the quiz, or something urgent: somebody must be called."""
GUESSES: tuple[Guess, ...] = get_args(Guess)


class Case(BaseModel):
    """One story, what it looks like most, and why."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    story: Words
    answer: Guess
    why: Words
    source: tuple[Word, ...] = Field(min_length=1)


class Cases(Reviewed):
    """`content/cases.yaml`."""

    cases: tuple[Case, ...] = Field(min_length=1, max_length=99)

    @property
    def cited(self) -> Iterable[str]:
        """The ids of all sources, each once."""
        return dict.fromkeys(name for case in self.cases for name in case.source)
