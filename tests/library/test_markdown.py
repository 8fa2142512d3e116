"""Markdown as Telegram text, on a narrow phone."""

from bot.library.markdown import render
from bot.model.text import Text

PHONE = 34  # characters a line holds at 360 pixels


def marked(text: Text, kind: str) -> list[str]:
    units = text.plain.encode("utf-16-le")
    return [
        units[2 * e.offset : 2 * (e.offset + e.length)].decode("utf-16-le")
        for e in text.entities
        if e.type == kind
    ]


def test_entities_stand_right_behind_an_emoji() -> None:
    (page,) = render("Sov godt 😴🌙 i **nat**, *ikke* i morgen.", {})
    assert marked(page.text, "bold") == ["nat"]
    assert marked(page.text, "italic") == ["ikke"]


def test_a_table_is_read_row_by_row() -> None:
    (page,) = render(
        "| Led | Gener | Tegn |\n|---|---|---|\n| Symfysen | Tryk | |\n| Bag | Lænd | Dyb |", {}
    )
    assert "|" not in page.text.plain
    assert marked(page.text, "bold") == ["Symfysen", "Bag"]
    assert "Gener: Lænd" in page.text.plain
    assert page.text.plain.count("Tegn") == 1, "an empty cell says nothing"
    assert max(map(len, page.text.plain.splitlines())) <= PHONE


def test_three_stars_begin_a_page_and_lines_are_still_known() -> None:
    first, second = render("Et.\n\n***\nTo [b](../b/da.md).\n", {})
    assert (first.text.plain, second.text.plain) == ("Et.", "To b.")
    assert [(link.slug, link.line) for link in second.links] == [("b", 4)]


def test_a_topic_link_is_plain_words_and_a_web_link_is_a_link() -> None:
    (page,) = render("Se [nætter](../nights/da.md) og [1813](https://www.1813.dk).", {})
    assert page.text.plain == "Se nætter og 1813."
    assert [entity.url for entity in page.text.entities] == ["https://www.1813.dk"]


def test_placeholders_are_filled_as_text() -> None:
    (page,) = render("Ring til {clinic.name}.", {"clinic.name": "Klinik *Stjerne* [A_B]"})
    assert page.text.plain == "Ring til Klinik *Stjerne* [A_B]."
    assert page.text.entities == ()
