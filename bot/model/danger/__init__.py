"""Danger signs in free text: what `content/danger.yaml` holds, found in a message.

A message is read as words (`reading`), each word as the known words it may stand for (`spelling`),
and these as the lists of the file (`lexicon`). The `wording`s that fit count unless their
surroundings say otherwise (`context`), or the message as a whole does (`likeness`): the judge that
is learned from examples, also of messages that fit no wording.
"""

from importlib.resources import files

from bot.model.danger.detector import Detector, Finding
from bot.model.danger.likeness import Weights
from bot.model.danger.signs import Call, Sign, Signs

__all__ = ["Call", "Detector", "Finding", "Sign", "Signs", "Weights", "compile_signs"]


def compile_signs(data: object) -> Detector:
    """Make a detector of `content/danger.yaml`, as data or as `Signs`.

    Raises:
        pydantic.ValidationError: with the place of every fault.
    """
    learned = files(__package__).joinpath("weights.json").read_text(encoding="utf-8")
    return Detector(Signs.model_validate(data), Weights.model_validate_json(learned))
