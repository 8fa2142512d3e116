"""Learn the weights of the second opinion on danger: `python -m benchmarks.danger_weights`.

Reads content/danger.yaml, tests/model/danger_examples.yaml and tests/evaluation/danger-tuned.jsonl
({"text": ..., "signs": [...]}; messages with "either" are left out), and writes
bot/model/danger/weights.json. Run it after changing the lists or the examples.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import yaml

from bot.model.danger import Detector, Signs, Weights
from bot.model.danger.learning import learn
from bot.model.danger.likeness import HARMLESS

ROOT = Path(__file__).parent.parent
WEIGHTS = ROOT / "bot/model/danger/weights.json"
EXAMPLES = ROOT / "tests/model/danger_examples.yaml"
TUNED = ROOT / "tests/evaluation/danger-tuned.jsonl"


def main() -> None:
    """Learn from all examples and write the file."""
    content = (ROOT / "content/danger.yaml").read_text(encoding="utf-8")
    signs = Signs.model_validate(yaml.safe_load(content))
    detector = Detector(signs)
    known = [*examples(), *labelled(TUNED)]
    weights = learn(
        [(detector.features(text), sign) for text, sign in known],
        [sign.id for sign in signs.signs],
    )
    WEIGHTS.write_text(written(weights), encoding="utf-8")
    print(f"{len(known)} examples, {len(weights.weights)} features: {WEIGHTS.name}")


def examples() -> Iterator[tuple[str, str]]:
    """Yield the project's own examples, each with its sign or `harmless`."""
    for sign, texts in yaml.safe_load(EXAMPLES.read_text(encoding="utf-8")).items():
        for text in texts:
            yield text, sign


def labelled(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the examples of a file of JSON Lines; of several signs the first."""
    for line in path.read_text(encoding="utf-8").splitlines():
        example = json.loads(line)
        if not example.get("either"):
            yield example["text"], next(iter(example["signs"]), HARMLESS)


def written(weights: Weights) -> str:
    """One feature a line, so that a change can be read."""
    rows = ",\n".join(
        f"{json.dumps(feature, ensure_ascii=False)}:{json.dumps(row, separators=(',', ':'))}"
        for feature, row in sorted(weights.weights.items())
    )
    classes, bias = json.dumps(weights.classes), json.dumps(weights.bias)
    return f'{{"classes":{classes},\n"bias":{bias},\n"weights":{{\n{rows}\n}}}}\n'


if __name__ == "__main__":
    main()
