"""Learn what tells dangers from harmless messages: `python -m benchmarks.danger_weights`.

Reads content/danger.yaml, tests/model/danger_examples.yaml and tests/evaluation/dangers/learned
({"text": ..., "lang": ..., "signs": [...]}; messages with "either" are left out), and writes
bot/model/danger/judge.npz. Run it after changing the wordings, the lists or the examples.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain
from multiprocessing import get_context
from pathlib import Path
from random import Random
from string import ascii_lowercase
from typing import NamedTuple

import numpy as np
import yaml
from rich.progress import track

from benchmarks.danger_learning import Example, learn
from bot.model.danger import Detector, Signs
from tests.evaluation.scoring import sets

ROOT = Path(__file__).parent.parent
JUDGE = ROOT / "bot/model/danger/judge.npz"
EXAMPLES = ROOT / "tests/model/danger_examples.yaml"
LEARNED = "dangers/learned"
"""The folder of tests/evaluation."""
OWN_COUNT = 3
"""What is in danger_examples.yaml is what readers must be sure of: it counts so many times."""
SHORT = 13
"""Words of the longest message that is joined with another."""
JOINTS = {
    "da": (" og ", ", ", " ", " men ", ". ", "\n"),
    "en": (" and ", ", ", " ", " but ", ". ", "\n"),
}
LONG = 70
"""Words of the longest message that is made of several."""
NONSENSE = 600
"""Messages of letters that say nothing."""
LETTERS_A_SLIP = 40
"""How many letters people type, at most, before the thumb slips."""
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
    learned = learn(examples, [sign.id for sign in signs.signs])
    with JUDGE.open("wb") as file:
        np.savez_compressed(file, allow_pickle=False, **learned)
    print(f"{JUDGE.relative_to(ROOT)}: {JUDGE.stat().st_size / 1000:.0f} kB")


def every_message() -> list[Message]:
    """Every message that is to be learned from; some of them several in one, or with slips."""
    own = list(_own())
    written_by_people = list({message.text: message for message in (*own, *_labelled())}.values())
    return [
        *own * (OWN_COUNT - 1),
        *written_by_people,
        *_joined(written_by_people),
        *_rambling(written_by_people),
        *map(_slipped, written_by_people[::3]),
        *_nonsense(),
    ]


def example(detector: Detector, message: Message) -> Example:
    """Make an example of a message."""
    return Example(detector.features(message.text), message.signs)


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
    must not hide it; every third time it is a danger too, or two: some have several signs at once.
    """
    random = Random(0)
    short = [message for message in messages if len(message.text.split()) <= SHORT]
    for language, joints in JOINTS.items():
        ours = [message for message in short if message.language == language]
        harmless = [message for message in ours if not message.signs]
        dangers = [message for message in ours if message.signs]
        for number, message in enumerate(ours[::3]):
            others = random.choices(harmless if number % 3 else dangers, k=1 + (number % 6 == 0))
            together = random.sample([message, *others], 1 + len(others))
            text = random.choice(joints).join(each.text.rstrip(".!?") for each in together)
            yield Message(text, frozenset().union(*(each.signs for each in together)), language)


def _rambling(messages: Sequence[Message]) -> Iterator[Message]:
    """Every fourth message in the midst of harmless ones: so much else must not hide it."""
    random = Random(1)
    for language in JOINTS:
        ours = [message for message in messages if message.language == language]
        harmless = [message.text for message in ours if not message.signs]
        for message in ours[::4]:
            texts = [message.text]
            words = random.randint(30, LONG)
            while sum(len(text.split()) for text in texts) < words:
                texts.insert(random.randint(0, len(texts)), random.choice(harmless))
            joint = random.choice((". ", ". ", "\n", " "))
            yield message._replace(text=joint.join(text.rstrip(".") for text in texts))


def _slipped(message: Message) -> Message:
    """The message as a hurried thumb types it: letters left out, doubled or in the wrong order."""
    random = Random(message.text)
    text = message.text
    for _ in range(1 + len(text) // LETTERS_A_SLIP):
        at = random.randrange(len(text))
        two = text[at : at + 2]
        text = text[:at] + random.choice((two[1:], two[:1] + two, two[::-1])) + text[at + 2 :]
    return message._replace(text=text)


def _nonsense() -> Iterator[Message]:
    """What a child or a sleeping hand types: nothing of it is a danger."""
    random = Random(2)
    for _ in range(NONSENSE):
        lengths = [random.randint(1, 9) for _ in range(random.randint(1, 9))]
        words = ("".join(random.choices(f"{ascii_lowercase}æøå", k=length)) for length in lengths)
        yield Message(" ".join(words), frozenset())


if __name__ == "__main__":
    main()
