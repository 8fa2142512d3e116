"""Learn the weights that judge how like a danger a message is: `python -m benchmarks.danger_weights`.

Reads content/danger.yaml, tests/model/danger_examples.yaml and what lies in tests/evaluation as
danger-tuned*.jsonl ({"text": ..., "signs": [...]}; messages with "either" are left out), and writes
bot/model/danger/weights.json. Run it after changing the lists or the examples; it takes a minute.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml

from bot.model.danger import Detector, Signs, Weights
from bot.model.danger.learning import learn
from bot.model.danger.likeness import HARMLESS, Example

ROOT = Path(__file__).parent.parent
WEIGHTS = ROOT / "bot/model/danger/weights.json"
EXAMPLES = ROOT / "tests/model/danger_examples.yaml"
TUNED = ROOT / "tests/evaluation"


def main() -> None:
    """Learn from all examples and write the file."""
    signs = Signs.model_validate(yaml.safe_load((ROOT / "content/danger.yaml").read_bytes()))
    learned_from = list(examples(Detector(signs)))
    weights = learn(learned_from, [sign.id for sign in signs.signs])
    WEIGHTS.write_text(written(weights), encoding="utf-8")
    sys.stdout.write(f"{len(learned_from)} examples: {WEIGHTS.name}\n")


def examples(detector: Detector) -> Iterator[Example]:
    """Read every example that is to be learned from."""
    for text, sign in known():
        yield detector.example(text, sign)


def known() -> Iterator[tuple[str, str]]:
    """Yield every message that is to be learned from, once, with its sign or `harmless`."""
    seen: set[str] = set()
    for text, sign in (*_own(), *_labelled()):
        if text not in seen:
            seen.add(text)
            yield text, sign


def _own() -> Iterator[tuple[str, str]]:
    for sign, texts in yaml.safe_load(EXAMPLES.read_text(encoding="utf-8")).items():
        for text in texts:
            yield text, sign


def _labelled() -> Iterator[tuple[str, str]]:
    """The examples of every file, in order; of several signs the first."""
    for path in sorted(TUNED.glob("danger-tuned*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            example = json.loads(line)
            if not example.get("either"):
                yield example["text"], next(iter(example["signs"]), HARMLESS)


def written(weights: Weights) -> str:
    """Write the weights in lines that an editor can bear."""
    return weights.model_dump_json(indent=1) + "\n"


if __name__ == "__main__":
    main()
