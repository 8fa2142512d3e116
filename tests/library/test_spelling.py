"""Hunspell proofreads every word a reader sees; names and terms it lacks stand in words.*.txt."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

HERE = Path(__file__).parent
DICTIONARIES = {"da": "da_DK", "en": "en_GB"}
HOW_PEOPLE_WRITE = {
    "wordings",
    "unless",
    "keywords",
    "ordinary",
    "lists",
    "spellings",
    "surroundings",
}
NOT_PROSE = re.compile(r"\{[^}]*\}|https?://\S+|\]\([^)]*\)|-{2,}|(?m:^- )")
BILINGUAL = {"language", "button-language", "command-help", "language-name"}


def shown(node: Any, language: str, *, ours: bool = False) -> Iterator[str]:
    """Yield the texts of a YAML tree that stand under a language's key."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key not in HOW_PEOPLE_WRITE:
                yield from shown(value, language, ours=ours or key == language)
    elif isinstance(node, list):
        for item in node:
            yield from shown(item, language, ours=ours)
    elif ours and isinstance(node, str):
        yield node


def texts(content: Path, language: str) -> Iterator[tuple[Path, str]]:
    for path in sorted(content.rglob(f"{language}.md")):
        _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
        known = yaml.safe_load(front)
        claims = [claim["claim"] for claim in known.get("certainty", [])]
        yield path, "\n".join([known["title"], known.get("button", ""), *claims, body])
    for path in sorted(content.rglob("*.yaml")):
        if path.name != "lookup.yaml":
            tree = yaml.safe_load(path.read_text(encoding="utf-8"))
            yield path, "\n".join(shown(tree, language))
    path = content / "phrases" / f"{language}.ftl"
    lines = path.read_text(encoding="utf-8").splitlines()
    prose = [line for line in lines if line.partition(" =")[0] not in BILINGUAL | {"#"}]
    said = [re.sub(r"^[\w.-]+ =|^ +\.[\w-]+ =|^#.*", "", line) for line in prose]
    yield path, "\n".join(said)


@pytest.mark.parametrize("language", DICTIONARIES)
def test_every_word_a_reader_sees_is_spelt_right(language: str, content: Path) -> None:
    hunspell = shutil.which("hunspell")
    if hunspell is None:
        assert "CI" not in os.environ, "CI installs hunspell and its dictionaries"
        pytest.skip("hunspell is not installed (Debian: apt install hunspell hunspell-da)")
    known = set((HERE / f"words.{language}.txt").read_text(encoding="utf-8").split())
    found: dict[str, list[str]] = {}
    for path, text in texts(content, language):
        words = NOT_PROSE.sub(" ", text)
        checked = subprocess.run(
            [hunspell, "-l", "-i", "utf-8", "-d", DICTIONARIES[language]],
            input=words, capture_output=True, text=True, check=True,
        )  # fmt: skip
        if wrong := sorted(set(checked.stdout.split()) - known):
            found[str(path.relative_to(content))] = wrong
    assert found == {}
