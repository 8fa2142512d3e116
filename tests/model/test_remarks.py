"""What a post is checked for before it goes out."""

from typing import Any

import pytest
from pydantic import HttpUrl

from bot.library import Library
from bot.model.posts import Attachment, Post
from bot.model.remarks import Remark, is_link, remarks
from bot.model.text import Entity, Text

FINE = "Vi har plads på holdet om mandagen. Kom, som du er, og tag gerne en ven med."
PHOTO = Attachment("photo", "", "photo-1")


def said(
    shelf: Library, text: str = FINE, over: int = 0, web: str = "https://klinikken.dk", **more: Any
) -> list[Remark]:
    clinic = shelf.clinic.model_copy(update={"web": HttpUrl(web)})
    entities = more.pop("entities", ())
    return remarks(Post(7, "Nyt", Text(text, entities), **more), over, shelf.claims, clinic)


def names(found: list[Remark]) -> list[str]:
    return [remark.name for remark in found]


def test_there_is_nothing_to_say_of_a_plain_post(shelf: Library) -> None:
    assert said(shelf) == []


@pytest.mark.parametrize(
    ("text", "more", "name", "blocks"),
    [
        ("", {}, "empty", True),
        (" \n ", {}, "empty", True),
        ("", {"files": (PHOTO,)}, "no-words", True),
        (FINE, {"over": 3}, "too-long", True),
        (FINE, {"link": "klinikken"}, "link-button", True),
        (FINE + " Skriv 010190-1234.", {}, "cpr", True),
        (FINE + " Vi er garanteret de bedste.", {}, "claim", True),
        (FINE + " Det lindrer.", {}, "claim-perhaps", False),
        (FINE + " Se https://klinik", {}, "link", False),
        ("Kom.", {"files": (PHOTO,)}, "picture", False),
        (FINE, {"web": "https://klinik.example"}, "sender", False),
        ("Bækkenløsningsundersøgelser gennemføres konfidentielt " * 3, {}, "lix", False),
    ],
)
def test_each_remark_is_made_where_it_is_due(
    text: str, more: dict[str, Any], name: str, shelf: Library, *, blocks: bool
) -> None:
    [remark] = said(shelf, text, **more)
    assert (remark.name, remark.blocks) == (name, blocks)


def test_what_blocks_comes_first(shelf: Library) -> None:
    found = said(shelf, "Lindrer garanteret.", files=(PHOTO,), over=9)
    assert [remark.blocks for remark in found] == [True, True, False, False]
    assert {"over": 9} in [remark.about for remark in found]


@pytest.mark.parametrize(
    ("number", "is_cpr"),
    [
        ("010190-1234", True),
        ("0101901234", True),
        ("010190 1234", True),
        ("010190 - 1234", True),
        ("311299–4321", True),
        ("320190-1234", False),
        ("011390-1234", False),
        ("000190-1234", False),
        ("1010190-12345", False),
        ("+45 01 01 90 12", False),
        ("70 11 31 31", False),
    ],
)
def test_a_cpr_number_is_found_and_a_telephone_number_is_none(
    number: str, shelf: Library, *, is_cpr: bool
) -> None:
    assert ("cpr" in names(said(shelf, f"{FINE} {number}."))) is is_cpr


def test_links_are_looked_at_wherever_they_stand(shelf: Library) -> None:
    good = "Se https://klinikken.dk/hold, (www.klinikken.dk) og HTTPS://bækken.dk."
    assert said(shelf, f"{FINE} {good}") == []
    for bad in ("https://klinik", "http://", "https://klinik..dk", "http://[::1"):
        [remark] = said(shelf, f"{FINE} Se {bad}x")
        assert remark.name == "link", bad
    hidden = (Entity("text_link", 0, 2, "tel:+4570113131"), Entity("text_link", 3, 3, "ftp://x.dk"))
    [remark] = said(shelf, entities=hidden)
    assert remark.about == {"link": "ftp://x.dk"}


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("https://klinikken.dk", True),
        ("http://klinikken.dk:8080/a?b=c#d", True),
        ("https://bækkenløsning.dk", True),
        ("https://klinikken.dk/a b", False),
        ("klinikken.dk", False),
        ("https://klinikken", False),
        ("https://klinikken.dk:99999", False),
        ("javascript:alert(1)", False),
        ("tg://user?id=1", False),
        ("https://[", False),
        ("", False),
    ],
)
def test_a_link_is_what_telegram_takes_under_a_button(text: str, *, is_one: bool) -> None:
    assert is_link(text) is is_one
