"""Learn what tells dangers from harmless messages: `python -m benchmarks.danger_weights`.

Reads content/danger.yaml, tests/model/danger_examples.yaml and tests/evaluation/dangers/learned
({"text": ..., "lang": ..., "signs": [...]}; messages with "either" are left out), and writes
bot/model/danger/weights.json. Run it after changing the wordings, the lists or the examples.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import NamedTuple

import yaml
from rich.progress import track

from benchmarks.danger_learning import learn
from bot.model.danger import Detector, Signs
from bot.model.danger.features import Example
from tests.evaluation.scoring import sets

ROOT = Path(__file__).parent.parent
WEIGHTS = ROOT / "bot/model/danger/weights.json"
EXAMPLES = ROOT / "tests/model/danger_examples.yaml"
LEARNED = "dangers/learned"
"""The folder of tests/evaluation."""
OWN_COUNT = 3
"""What is in danger_examples.yaml is what readers must be sure of: it counts so many times."""
SHORT = 13
"""Words of the longest message that is joined with another."""
JOINTS = {"da": (" og ", ", ", " ", " men "), "en": (" and ", ", ", " ", " but ")}
AT_ONCE = 200


class Message(NamedTuple):
    """A message that is to be learned from, with its signs; none if it is harmless."""

    text: str
    signs: frozenset[str]
    language: str = ""


def main() -> None:
    """Learn from all examples and write the file."""
    signs = Signs.model_validate(yaml.safe_load((ROOT / "content/danger.yaml").read_bytes()))
    messages = every_message()
    with get_context("fork").Pool() as pool:
        reading = pool.imap(partial(example, Detector(signs)), messages, AT_ONCE)
        examples = list(track(reading, "Reading", len(messages)))
    print(f"Learning from {len(examples):,} messages, {LEARNED} and more …")
    weights = learn(examples, [sign.id for sign in signs.signs])
    WEIGHTS.write_text(weights.model_dump_json(indent=1) + "\n", encoding="utf-8")
    print(f"{WEIGHTS.relative_to(ROOT)}: {WEIGHTS.stat().st_size / 1000:.0f} kB")


def every_message() -> list[Message]:
    """Every message that is to be learned from, and some of them two in one."""
    own = list(_own())
    written_by_people = list({message.text: message for message in (*own, *_labelled())}.values())
    return [*own * (OWN_COUNT - 1), *written_by_people, *_joined(written_by_people)]


def example(detector: Detector, message: Message) -> Example:
    """Make an example of a message."""
    return detector.example(message.text, message.signs)


def _own() -> Iterator[Message]:
    for sign, texts in yaml.safe_load(EXAMPLES.read_text(encoding="utf-8")).items():
        for text in texts:
            yield Message(text, frozenset({sign} - {"harmless"}))


def _labelled() -> Iterator[Message]:
    """The messages of every file, in order."""
    for row in chain.from_iterable(sets(LEARNED).values()):
        if not row.get("either"):
            yield Message(row["text"], frozenset(row["signs"]), row["lang"])


def _joined(messages: Sequence[Message]) -> Iterator[Message]:
    """Every third short message with another in the same sentence, before or after it.

    The other is harmless, for people who bleed write of their pelvis in the same breath, and that
    must not hide it; every third time it may be a danger too: some have two signs at once.
    """
    random = Random(0)
    short = [message for message in messages if len(message.text.split()) <= SHORT]
    for language, joints in JOINTS.items():
        ours = [message for message in short if message.language == language]
        harmless = [message for message in ours if not message.signs]
        for number, message in enumerate(ours[::3]):
            pair = [message, random.choice(harmless if number % 3 else ours)]
            random.shuffle(pair)
            text = random.choice(joints).join(each.text.rstrip(".!?") for each in pair)
            yield Message(text, pair[0].signs | pair[1].signs, language)


if __name__ == "__main__":
    main()
