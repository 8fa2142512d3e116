"""Danger signs in free text: what `content/danger.yaml` holds, found in a message.

A message is read as words (`reading`), each word as the known words it may stand for (`spelling`),
and these as the lists of the file (`lexicon`). The `wording`s that fit (`rules`), unless their
surroundings say otherwise (`context`), are weighed with all else in the message (`features`) by a
`judge`, which has learned from examples (`network`).
"""

from functools import cache
from importlib.resources import files

import numpy as np
from threadpoolctl import threadpool_limits

from bot.model.danger.detector import Detector, Finding
from bot.model.danger.judge import Judge
from bot.model.danger.signs import Call, Sign, Signs

__all__ = ["Call", "Detector", "Finding", "Judge", "Sign", "Signs", "compile_signs", "learned"]


def compile_signs(data: object) -> Detector:
    """Make a detector of `content/danger.yaml`, as data or as `Signs`.

    Raises:
        pydantic.ValidationError: with the place of every fault.
    """
    return Detector(Signs.model_validate(data), learned())


@cache
def learned() -> Judge:
    """The judge that has learned from examples; only of its signs can anything be found.

    From here on NumPy keeps to one thread, for what it multiplies is small: several would wait for
    each other, and for other work on the machine.
    """
    threadpool_limits(1)
    with files(__package__).joinpath("judge.npz").open("rb") as file, np.load(file) as arrays:
        return Judge(dict(arrays))
