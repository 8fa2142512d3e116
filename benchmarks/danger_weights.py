"""Learn what tells dangers from harmless messages: `python -m benchmarks.danger_weights`.

Reads content/danger.yaml, tests/model/danger_examples.yaml and what lies in tests/evaluation as
danger-tuned*.jsonl ({"text": ..., "signs": [...]}; messages with "either" are left out), and writes
bot/model/danger/weights.json. Run it after changing the lists or the examples; it takes a minute.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

import yaml

from bot.model.danger import Detector, Signs, Weights
from bot.model.danger.learning import learn
from bot.model.danger.likeness import HARMLESS, Example

ROOT = Path(__file__).parent.parent
WEIGHTS = ROOT / "bot/model/danger/weights.json"
EXAMPLES = ROOT / "tests/model/danger_examples.yaml"
TUNED = ROOT / "tests/evaluation"
SHORT = 13
"""Words of the longest message that is joined with another."""
JOINTS = {"da": (" og ", ", ", " ", " men "), "en": (" and ", ", ", " ", " but ")}


class Message(NamedTuple):
    """A message that is to be learned from, with its sign or `harmless`."""

    text: str
    sign: str
    language: str = ""


def main() -> None:
    """Learn from all examples and write the file."""
    signs = Signs.model_validate(yaml.safe_load((ROOT / "content/danger.yaml").read_bytes()))
    learned_from = list(examples(Detector(signs)))
    weights = learn(learned_from, [sign.id for sign in signs.signs])
    WEIGHTS.write_text(written(weights), encoding="utf-8")
    sys.stdout.write(f"{len(learned_from)} examples: {WEIGHTS.name}\n")


def examples(detector: Detector) -> Iterator[Example]:
    """Read every message that is to be learned from, and some of them two in one."""
    written_by_people = list(
        {message.text: message for message in (*_own(), *_labelled())}.values()
    )
    for message in (*written_by_people, *_joined(written_by_people)):
        yield detector.example(message.text, message.sign)


def _own() -> Iterator[Message]:
    for sign, texts in yaml.safe_load(EXAMPLES.read_text(encoding="utf-8")).items():
        for text in texts:
            yield Message(text, sign)


def _labelled() -> Iterator[Message]:
    """The messages of every file, in order; of several signs the first."""
    for path in sorted(TUNED.glob("danger-tuned*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if not row.get("either"):
                yield Message(row["text"], next(iter(row["signs"]), HARMLESS), row["lang"])


def _joined(messages: Sequence[Message]) -> Iterator[Message]:
    """Every third short message with a harmless one in the same sentence, before or after it.

    People who bleed write of their pelvis in the same breath, and that must not hide it.
    """
    choose = Random(0).choice
    short = [message for message in messages if len(message.text.split()) <= SHORT]
    for language, joints in JOINTS.items():
        ours = [message for message in short if message.language == language]
        harmless = [message.text.rstrip(".!?") for message in ours if message.sign == HARMLESS]
        for message in ours[::3]:
            pair = [choose(harmless), message.text.rstrip(".!?")]
            if choose((True, False)):
                pair.reverse()
            yield Message(choose(joints).join(pair), message.sign, language)


def written(weights: Weights) -> str:
    """Write the weights in lines that an editor can bear."""
    return weights.model_dump_json(indent=1) + "\n"


if __name__ == "__main__":
    main()
