"""The quiz: a mirror of what the article says of each sign, never a judge.

An answer is laid in a group, with the reason. Answers are counted group by group and nothing is
made of the counts: no verdict, no threshold, no advice (software that interprets a person's
symptoms is a medical device, Regulation (EU) 2017/745).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from string import ascii_lowercase
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

from bot.model.review import Reviewed
from bot.model.topics import BUTTON_LIMIT, Word

Group = Literal["girdle", "aches", "little"]
"""Often with pelvic girdle pain, often with ordinary aches, or the sign says little."""
GROUPS: tuple[Group, ...] = get_args(Group)

WIDE_BUTTON_LIMIT = 34
"""Characters on a button alone in its row on a phone 360 pixels wide."""

Words = Mapping[str, Word]
"""A text by language."""

SKIPPED = "-"


class Answer(BaseModel):
    """One answer to a question, where the article lays it, and why."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    label: Mapping[str, Annotated[Word, Field(max_length=WIDE_BUTTON_LIMIT)]]
    laid: Group
    reason: Mapping[str, Annotated[Word, Field(max_length=120)]]
    source: tuple[Word, ...] = Field(min_length=1)


class Question(BaseModel):
    """One question about a `sign`, perhaps with the picture of a topic."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sign: Mapping[str, Annotated[Word, Field(max_length=BUTTON_LIMIT)]]
    ask: Words
    picture: Word | None = None
    answers: tuple[Answer, ...] = Field(min_length=2, max_length=6)


class Quiz(Reviewed):
    """`content/quiz.yaml`. `related` are the topics offered at the end of every run."""

    related: tuple[Word, ...] = Field(min_length=1)
    questions: tuple[Question, ...] = Field(min_length=8, max_length=10)

    @property
    def cited(self) -> Iterable[str]:
        """The ids of all sources, each once."""
        answers = [answer for question in self.questions for answer in question.answers]
        return dict.fromkeys(name for answer in answers for name in answer.source)


@dataclass(frozen=True, slots=True)
class Run:
    """How far someone has come: all of it is in `given`, which travels in the buttons.

    `given` has a character for each question met so far: `a` for the first of its answers, `b` for
    the second …, `-` where it was skipped.

    Raises:
        ValueError: this quiz has no such answers.
    """

    quiz: Quiz
    given: str = ""

    def __post_init__(self) -> None:
        if len(self.given) > len(self.quiz.questions):
            raise ValueError("more answers than questions")
        for question, character in zip(self.quiz.questions, self.given, strict=False):
            if character not in {SKIPPED, *ascii_lowercase[: len(question.answers)]}:
                raise ValueError(f"no answer is called {character!r}")

    @property
    def question(self) -> Question | None:
        """The question to ask now; None at the end."""
        asked = len(self.given)
        return self.quiz.questions[asked] if asked < len(self.quiz.questions) else None

    @property
    def skipped(self) -> int:
        """How many questions were skipped."""
        return self.given.count(SKIPPED)

    def answered(self) -> Iterator[tuple[Question, Answer]]:
        """Yield each question that was answered, with its answer."""
        for question, character in zip(self.quiz.questions, self.given, strict=False):
            if character != SKIPPED:
                yield question, question.answers[ascii_lowercase.index(character)]

    def laid(self, group: Group) -> list[tuple[Question, Answer]]:
        """Return what was laid in a group."""
        return [(question, answer) for question, answer in self.answered() if answer.laid == group]

    def choices(self) -> Iterator[tuple[Answer, "Run"]]:
        """Yield each answer to the question of now, with the run that it leads to."""
        answers = self.question.answers if self.question else ()
        for character, answer in zip(ascii_lowercase, answers, strict=False):
            yield answer, Run(self.quiz, self.given + character)

    def skip(self) -> "Run":
        """Return the run without an answer to the question of now."""
        return Run(self.quiz, self.given + SKIPPED)

    def back(self) -> "Run":
        """Return the run without its last answer."""
        return Run(self.quiz, self.given[:-1])
