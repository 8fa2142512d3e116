"""lookup.yaml, its own and those of the topics: what is wrong is named with its line."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.chat.proof import proof
from bot.errors import ContentError
from bot.library import Library
from bot.library.lookup import load_lookup
from bot.library.source import Faults

ALL, ONE = "lookup.yaml", "topics/nights/lookup.yaml"

# The file, what is spoilt in it, and a word of the advice.
FAULTS = [
    (ALL, "  - command: menu\n", "  - phrase: menu\n    command: menu\n", "either this or"),
    (ALL, "  - command: menu\n", "  - kommando: menu\n", "not known here"),
    (ALL, "      en: >-\n", "      de: >-\n", "phrases/de.ftl"),
    (ALL, "      en: >-\n", "      de: >-\n", "add `en:`"),
    (ALL, "      da: >-\n", "      da: ' , '\n      no: >-\n", "give at least 1"),
    (ONE, "en: >-\n", "de: >-\n", "add `en:`"),
    (ONE, "da: >-\n", "da: 7\nno: >-\n", "give a list"),
]


@pytest.mark.parametrize(("file", "old", "new", "advice"), FAULTS)
def test_a_fault_is_named_with_its_line_and_what_to_do(  # noqa: PLR0913  a row of the table
    file: str, old: str, new: str, advice: str, shelf: Library, content: Path, tmp_path: Path
) -> None:
    copied = tmp_path / "content"
    for name in (ALL, ONE):
        text = (content / name).read_text(encoding="utf-8")
        (copied / name).parent.mkdir(parents=True, exist_ok=True)
        (copied / name).write_text(
            text.replace(old, new, 1) if name == file else text, encoding="utf-8"
        )
    faults = Faults(copied)
    load_lookup(copied, shelf.phrases, shelf.topics, faults)
    assert any(advice in fault.advice and fault.line >= 1 for fault in faults.found), faults.found
    assert {str(fault.path) for fault in faults.found} == {f"content/{file}"}


def test_a_topic_may_do_with_its_keywords(shelf: Library, content: Path, tmp_path: Path) -> None:
    copied = tmp_path / "content"
    copied.mkdir()
    (copied / ALL).write_text((content / ALL).read_text(encoding="utf-8"), encoding="utf-8")
    faults = Faults(copied)
    lookup = load_lookup(copied, shelf.phrases, shelf.topics, faults)
    assert lookup
    assert not faults.found
    assert lookup.find("pude mellem knæene", "da").topics[0].slug == "nights"


@pytest.mark.parametrize(
    "text", ["plaskebad", "hvornår må vi gå til babysvømning", "har I et plaskebad"]
)
def test_a_topic_that_a_clinic_adds_is_found_by_its_keywords(
    text: str, shelf: Library, content: Path
) -> None:
    named = {
        "title": "Babysvømning",
        "button": "I vandet",
        "keywords": ("babysvømning", "plaskebad"),
    }
    model = shelf.topics["nights"]
    editions = {
        language: replace(edition, front=edition.front.model_copy(update=named))
        for language, edition in model.editions.items()
    }
    added = {"in-water": replace(model, slug="in-water", editions=editions)}
    lookup = load_lookup(content, shelf.phrases, {**shelf.topics, **added}, Faults(content))
    assert lookup
    assert lookup.find(text, "da").topics[0].slug == "in-water"


def test_a_command_that_there_is_not_is_named(shelf: Library, tmp_path: Path) -> None:
    intent = next(intent for intent in shelf.lookup.intents if intent.command)
    wrong = intent.model_copy(update={"command": "menue"})
    library = Library(*(getattr(shelf, field) for field in shelf.__dataclass_fields__))
    object.__setattr__(library.lookup, "intents", (wrong,))
    mine = tmp_path / "mine"
    with pytest.raises(ContentError, match=r"^mine/lookup\.yaml:1: `menue` is no command"):
        proof(library, mine)
