"""A folder of Markdown files, one a language: what is checked of them whatever they tell."""

from collections.abc import Collection
from pathlib import Path

from bot.library import markdown
from bot.library.source import Document, Faults
from bot.model.language import FALLBACK, PRIMARY


def check_files(folder: Path, languages: Collection[str], faults: Faults) -> None:
    """Note each file of a language that the bot does not speak."""
    for path in sorted(folder.glob("*.md")):
        if path.stem not in {PRIMARY, FALLBACK, *languages}:
            faults.add(
                path, 1, f"there is no phrases/{path.stem}.ftl: write it or remove this file"
            )


def check_placeholders(document: Document, values: dict[str, str] | None, faults: Faults) -> None:
    """Note each placeholder that has no value; None (a faulty clinic) leaves them unchecked."""
    for name, line in markdown.placeholders(document.rest):
        if values is not None and name not in values:
            known = ", ".join(f"{{{value}}}" for value in values)
            advice = f"{{{name}}} is not a placeholder: use one of {known}"
            faults.add(document.path, line + document.rest_line - 1, advice)
