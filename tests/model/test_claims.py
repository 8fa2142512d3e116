"""Words that promise an effect."""

import pytest

from bot.library import Library
from bot.model.claims import found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Vi helbreder bækkenløsning", ["helbreder"]),
        ("HELBREDER!", ["HELBREDER"]),
        ("Dit helbred er vigtigt", []),
        ("uhelbredt", []),
        ("Bliv 100 % smertefri", ["100 % smertefri"]),
        ("Bliv 100% smertefri", ["100% smertefri"]),
        ("Bliv\nhelt  smertefri", ["Bliv\nhelt", "helt smertefri"][1:]),
        ("Det er et mirakelmiddel", ["mirakelmiddel"]),
        ("It cures and heals", ["cures", "heals"]),
        ("secures, healthy", []),
        ("", []),
    ],
)
def test_a_text_is_quoted_in_its_own_words(text: str, said: list[str], shelf: Library) -> None:
    assert list(found(shelf.claims.block, text)) == said


@pytest.mark.parametrize("part", ["block", "mind"])
def test_every_phrase_is_found_in_itself(part: str, shelf: Library) -> None:
    phrases = getattr(shelf.claims, part)
    for phrase in (phrase for listed in phrases.values() for phrase in listed):
        written = phrase.replace("*", "")
        assert written in list(found(phrases, f"({written})")), phrase
