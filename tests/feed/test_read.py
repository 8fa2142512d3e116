"""Whatever a feed looks like, its entries are found, or one line says why there are none."""

import asyncio
from contextlib import suppress
from html import unescape
from itertools import permutations
from typing import Any

import psutil  # type: ignore[import-untyped]  # it ships no types
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import FeedError
from bot.feed.draft import draft
from bot.feed.entries import LONGEST, entries
from bot.feed.fetch import Answer
from bot.feed.read import read
from bot.model.feeds import Entry, Validators
from tests.feed.website import item, rss

URL = "https://klinik.example/feed/"
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://klinik.example/blog/">
<title>Klinikken</title><entry><id>urn:1</id><title type="html">R&amp;aring;d &amp;amp; d&amp;aring;d</title>
<link rel="alternate" href="raad"/><updated>2026-03-02T07:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Et <b>godt</b> <a href="tip">tip</a></p></div></content>
</entry></feed>"""  # noqa: E501  as it would stand there


def found(feed: str | bytes, content_type: str = "application/rss+xml") -> list[Entry]:
    body = feed.encode() if isinstance(feed, str) else feed
    return entries(body, content_type, URL)[0]


def fault(feed: str | bytes) -> FeedError:
    with pytest.raises(FeedError) as caught:
        found(feed)
    assert "\n" not in str(caught.value)
    return caught.value


def test_an_rss_feed() -> None:
    (entry,) = found(rss(item(1, "Åbent hus", "<p>Kom &amp; se.</p>")))
    assert (entry.title, entry.html) == ("Åbent hus", "<p>Kom &amp; se.</p>")
    assert entry.link == "https://klinik.example/nyt/1"
    assert entry.at == 1772434860
    assert len(entry.origin) <= 80  # posts.origin


def test_an_atom_feed() -> None:
    (entry,) = found(ATOM)
    assert unescape(entry.title) == "Råd & dåd"
    assert entry.link == "https://klinik.example/blog/raad"
    assert entry.base == "https://klinik.example/blog/"
    assert '<a href="tip">tip</a>' in entry.html


@pytest.mark.parametrize("order", list(permutations((1, 2, 3))))
def test_the_newest_comes_first(order: tuple[int, ...]) -> None:
    assert [entry.title for entry in found(rss(*map(item, order)))] == ["Nyt 3", "Nyt 2", "Nyt 1"]


@pytest.mark.parametrize("date", [None, "i går", "Mon, 99 Foo 99999999999 07:00:00 GMT"])
def test_without_dates_the_order_of_the_feed_stays(date: str | None) -> None:
    feed = rss(item(2, date=date), item(3, date=date), item(1, date=date))
    assert [entry.title for entry in found(feed)] == ["Nyt 2", "Nyt 3", "Nyt 1"]


@pytest.mark.parametrize(
    "known",
    [
        {},
        {"guid": None},  # then its link is what stays
        {"guid": None, "link": None, "title": "Åbent hus"},  # then its title and date
    ],
)
def test_an_entry_whose_words_are_changed_is_the_same(known: dict[str, Any]) -> None:
    (before,) = found(rss(item(1, text="Kom.", **known)))
    (after,) = found(rss(item(1, text="Kom ikke.", **known)))
    assert before.digest == after.digest
    assert before.html != after.html


def test_an_entry_moved_to_another_address_is_the_same_by_its_guid() -> None:
    (before,) = found(rss(item(1, link="https://klinik.example/a")))
    (after,) = found(rss(item(1, "Ny titel", link="https://klinik.example/b", date=None)))
    assert before.digest == after.digest


def test_of_entries_with_one_guid_the_first_stands() -> None:
    (entry,) = found(rss(item(2, guid="x"), item(1, guid="x")))
    assert entry.title == "Nyt 2"


def test_an_entry_of_which_nothing_is_known_is_none() -> None:
    assert found(rss("<item></item>", "<item><description>hej</description></item>")) == []


def test_relative_links_start_where_the_feed_is() -> None:
    (entry,) = found(rss(item(1, link="/nyt/1")))
    post = draft(entry)
    assert post
    assert post.link == "https://klinik.example/nyt/1"


def test_guids_that_are_no_addresses_stay_when_the_feed_moves() -> None:
    feed = rss(item(1, guid="17")).encode()
    places = (URL, "https://klinik.example/nyheder.xml")
    ((here,), _), ((there,), _) = (entries(feed, "", place) for place in places)
    assert here.digest == there.digest


def test_entities_and_cdata() -> None:
    feed = rss("<item><guid>1</guid><title>Gr&oslash;n &amp;amp; glad</title>"
               "<description><![CDATA[<p>Sov &aring;bent]]></description></item>")  # fmt: skip
    (entry,) = found(feed)
    assert unescape(unescape(entry.title)) == "Grøn & glad"
    assert entry.html == "<p>Sov &aring;bent"


def test_plain_text_is_no_html() -> None:
    words = '<content type="text">5 &lt; 6,\n &lt;b>ikke fed&lt;/b>\n\n&amp;amp;</content>'
    feed = ATOM[: ATOM.index("<content")] + words + "</entry></feed>"
    assert found(feed)[0].html == "5 &lt; 6,\n &lt;b&gt;ikke fed&lt;/b&gt;<p>&amp;amp;"


@pytest.mark.parametrize("end", ["[&#8230;]", "&hellip;", "...", "…</p>\n"])
def test_a_summary_that_breaks_off_gives_way_to_the_content(end: str) -> None:
    whole = "<content:encoded><![CDATA[Det hele.]]></content:encoded>"
    namespace = '<rss xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    short = rss(item(1, text=f"<p>Det hal {end}").replace("</item>", f"{whole}</item>"))
    assert found(short.replace("<rss ", namespace))[0].html == "Det hele."
    own = rss(item(1, text="Kort sagt.").replace("</item>", f"{whole}</item>"))
    assert found(own.replace("<rss ", namespace))[0].html == "Kort sagt."


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252", "utf-16"])
def test_charsets(charset: str) -> None:
    feed = rss(item(1, "Bækkenløsning")).replace("utf-8", charset).encode(charset)
    assert found(feed, "text/xml")[0].title == "Bækkenløsning"


def test_broken_xml_gives_what_can_be_read() -> None:
    feed = rss(item(1), "<item><guid>x</guid><title>Ben & bækken</title><b></item>", item(3))
    assert len(found(feed)) == 3
    assert not entries(feed.encode(), "", URL)[1]


def test_an_entry_that_is_cut_off_waits_until_it_is_whole() -> None:
    whole = rss(item(2), item(1))
    second = whole.rindex("<item>") + len("<item>")
    for end in range(second, len(whole) - len("</rss>") + 1):
        assert [entry.title for entry in found(whole[:end])] == ["Nyt 2"]
    assert fault(whole[: second - len("<item>")]).cause == "broken"


def test_an_empty_feed_is_no_fault() -> None:
    assert entries(rss().encode(), "", URL) == ([], True)


@pytest.mark.parametrize(
    ("feed", "cause"),
    [
        ("", "no-feed"),
        ("hej", "no-feed"),
        ("<!DOCTYPE html><html><body><p>Velkommen<br></body></html>", "no-feed"),
        ('{"version": "https://jsonfeed.org/version/1"}', "no-feed"),
        ("<rss version='2.0'><channel><title>x", "broken"),
        ("<rss version='2.0'><channel><item><title>&#xD800;</title></item>", "broken"),
        (bytes(range(256)), "no-feed"),
    ],
)
def test_what_gives_nothing_is_told_in_one_line(feed: str | bytes, cause: str) -> None:
    assert fault(feed).cause == cause


def test_entities_are_not_blown_up_nor_files_read() -> None:
    laughs = "".join(
        f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12)
    )  # a billion laughs
    for doctype in (f'<!ENTITY l0 "ha">{laughs}', '<!ENTITY l11 SYSTEM "file:///etc/passwd">'):
        feed = rss(item(1, "&l11;")).replace("<rss", f"<!DOCTYPE rss [{doctype}]><rss")
        feed = feed.replace("&amp;l11;", "&l11;")
        for entry in found(feed):
            assert "root:" not in entry.title
            assert len(entry.title) < 100


def test_ten_thousand_entries_and_enormous_titles() -> None:
    many = found(rss(*(item(number, date=None) for number in range(10_000))))
    assert len({entry.digest for entry in many}) == 10_000
    (long,) = found(rss(item(1, "Å" * 1_000_000, "x" * 900_000)))
    assert len(long.title) + len(long.html) <= LONGEST + 2_000


@given(st.binary(max_size=60) | st.text(max_size=60), st.sampled_from(["rss", "feed", "item"]))
def test_no_bytes_give_anything_but_entries_or_a_fault(inside: str | bytes, tag: str) -> None:
    middle = inside.encode("utf-8", "replace") if isinstance(inside, str) else inside
    feed = f"<rss version='2.0'><channel><item><{tag}>".encode() + middle + b"</item></rss>"
    with suppress(FeedError):
        for entry in found(feed):
            f"{entry}".encode()
            assert "\0" not in f"{entry.title}{entry.html}{entry.link}"


def answer(feed: str) -> Answer:
    return Answer(feed.encode(), "application/rss+xml", URL, Validators())


async def test_it_is_read_in_a_process_of_its_own() -> None:
    feed = rss(item(1, "Bækkenløsning"), item(2))
    assert await read(answer(feed)) == entries(feed.encode(), "application/rss+xml", URL)
    with pytest.raises(FeedError, match="no RSS or Atom feed") as caught:
        await read(answer("hej"))
    assert caught.value.cause == "no-feed"


@pytest.mark.parametrize(
    "feed",
    [
        "<?" + "encoding=\"'" * 20_000,
        "\n" * 1_000_000 + rss(),
        rss(item(1).replace("<guid>", f"<author>{'a' * 1_000_000}</author><guid>")),
    ],
)
async def test_what_cannot_be_read_for_ever_is_given_up(feed: str) -> None:
    with pytest.raises(FeedError, match="cannot be read within") as caught:
        await read(answer(feed), seconds=0.2)
    assert caught.value.cause == "unreadable"


async def test_the_end_of_the_bot_ends_the_reading() -> None:
    reading = asyncio.create_task(read(answer("\n" * 1_000_000 + rss())))
    while not readers():  # noqa: ASYNC110  it has no event
        await asyncio.sleep(0)
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
    assert readers() == []


def readers() -> list[psutil.Process]:
    """Return the processes that read feeds for this one."""
    return [
        process
        for process in psutil.Process().children()
        if "bot.feed.entries" in process.cmdline()
    ]
