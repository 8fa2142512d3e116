"""Bækkenro's look-up, as `python -m bot ask` calls it."""

from functools import partial
from itertools import chain

from benchmarks.contestants import Ask, Question
from benchmarks.stage import Stage
from bot.app import ask, load
from bot.settings import Settings
from tests.evaluation.scoring import sets


def questions(stage: Stage) -> tuple[Ask, list[Question]]:
    """Take questions, evenly from all sets of them."""
    return partial(ask, load(Settings().content)), _of("questions/*", stage.job.messages)


def dangers(stage: Stage) -> tuple[Ask, list[Question]]:
    """Take messages that tell of dangers, or seem to."""
    return partial(ask, load(Settings().content)), _of("dangers/*", stage.job.messages)


def _of(within: str, number: int) -> list[Question]:
    rows = list(chain.from_iterable(sets(within).values()))
    return [
        (row["text"], row["lang"]) for row in (rows[n * len(rows) // number] for n in range(number))
    ]
