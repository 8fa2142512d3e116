"""Bækkenro's look-up, as `python -m bot ask` calls it."""

import json
from functools import partial
from pathlib import Path

from benchmarks.contestants import Ask, Question
from benchmarks.stage import Stage
from bot.app import ask, load
from bot.settings import Settings

SETS = Path(__file__).parents[2] / "tests" / "evaluation"


def questions(stage: Stage) -> tuple[Ask, list[Question]]:
    """Take questions, evenly from all sets of them."""
    return partial(ask, load(Settings().content)), _of("questions/*/*.jsonl", stage.job.messages)


def dangers(stage: Stage) -> tuple[Ask, list[Question]]:
    """Take messages that tell of dangers, or seem to."""
    return partial(ask, load(Settings().content)), _of("dangers/*/*.jsonl", stage.job.messages)


def _of(pattern: str, number: int) -> list[Question]:
    rows = [
        json.loads(line)
        for file in sorted(SETS.glob(pattern))
        for line in file.read_text(encoding="utf-8").splitlines()
    ]
    return [
        (row["text"], row["lang"]) for row in (rows[n * len(rows) // number] for n in range(number))
    ]
