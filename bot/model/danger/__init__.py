"""Danger signs in free text: what `content/danger.yaml` holds, found in a message.

A message is read as words (`reading`), each word as the known words it may stand for (`spelling`),
and these as the lists of the file (`lexicon`). The `wording`s that fit (`rules`), unless their
surroundings say otherwise (`context`), are weighed with all else in the message (`features`) by a
judge that is learned from examples (`likeness`, `weights`).
"""

from functools import cache
from importlib.resources import files

from bot.model.danger.detector import Detector, Finding
from bot.model.danger.signs import Call, Sign, Signs
from bot.model.danger.weights import Weights

__all__ = ["Call", "Detector", "Finding", "Sign", "Signs", "Weights", "compile_signs", "learned"]


def compile_signs(data: object) -> Detector:
    """Make a detector of `content/danger.yaml`, as data or as `Signs`.

    Raises:
        pydantic.ValidationError: with the place of every fault.
    """
    return Detector(Signs.model_validate(data), learned())


@cache
def learned() -> Weights:
    """What was learned from examples; only of its signs can anything be found."""
    file = files(__package__).joinpath("weights.json")
    return Weights.model_validate_json(file.read_text(encoding="utf-8"))
