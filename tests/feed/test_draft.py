"""A draft is the beginning of an entry, in its own words, with the way to the rest."""

import pytest

from bot.feed.draft import TEASER_LIMIT, draft
from bot.feed.teaser import cut
from bot.model.feeds import Entry
from bot.model.text import Entity, Text

LINK = "https://klinik.example/nyt/1"
SENTENCE = "Bækkenet kan være ømt efter en lang dag. "


def entry(title: str = "Åbent hus", html: str = "<p>Kom og se.</p>", link: str = LINK) -> Entry:
    return Entry("d", title, html, LINK, link)


def test_a_heading_the_words_and_the_link() -> None:
    post = draft(entry(html="<p>Kom og <i>se</i>.</p>"))
    assert post
    assert post.text == Text(
        "Åbent hus\n\nKom og se.", (Entity("bold", 0, 9), Entity("italic", 18, 2))
    )
    assert (post.title, post.link, post.origin) == ("Åbent hus", LINK, "feed:d")


@pytest.mark.parametrize(
    ("title", "html", "plain"),
    [
        ("", "<p>Kom.</p><p>Nu.</p>", "Kom.\n\nNu."),
        ("Kom.", "<img src=x>", "Kom."),
        ("Kom.", "<p>Kom.</p>", "Kom."),
        ("Kom", f"<p>Her.</p><p>Indlægget <a href='{LINK}'>Kom</a> er nyt.", "Kom\n\nHer."),
        ("Kom", f"<p>Vi er <a href='{LINK}'>her</a>.</p>", "Kom\n\nVi er her."),
    ],
)  # fmt: skip
def test_what_it_says(title: str, html: str, plain: str) -> None:
    post = draft(entry(title, html))
    assert post
    assert post.text.plain == plain


@pytest.mark.parametrize("html", ["", "<img src=x>", "<p>&nbsp;</p>", "…", "\u200d"])
def test_of_an_entry_without_words_there_is_none(html: str) -> None:
    assert draft(entry("", html)) is None


def test_a_long_entry_ends_with_a_sentence() -> None:
    post = draft(entry(html=f"<p><b>{SENTENCE * 40}</b></p>"))
    assert post
    body = post.text.plain.partition("\n\n")[2]
    assert body == (SENTENCE * (TEASER_LIMIT // len(SENTENCE))).rstrip()
    assert post.text.entities[1] == Entity("bold", 11, len(body))


def test_an_enormous_title_is_cut_at_a_word() -> None:
    post = draft(entry("Ømt bækken " * 500))
    assert post
    heading = post.text.plain.partition("\n\n")[0]
    assert heading.endswith(" …")
    assert len(heading) <= 150
    assert len(post.title) <= 60


@pytest.mark.parametrize(
    ("plain", "beginning"),
    [
        ("Vi ses kl. 8 på mandag. Kom glad og mød os alle sammen", "Vi ses kl. 8 på mandag."),
        ("Vi har ca. 20 pladser i alt, og der er kaffe til alle", "Vi har ca. 20 pladser i …"),
        ("Vi sagde: „Kom nu!“ Så kom der en hel masse mennesker", "Vi sagde: „Kom nu!“ Så …"),
        ("• Sov godt\n• Gå lidt\n• Hvil dig en gang imellem", "• Sov godt\n• Gå lidt"),
        ("Du kan prøve dette:\n• Sov med en pude mellem benene", "Du kan prøve dette:\n• Sov …"),
        ("x" * 90, "x" * 26 + " …"),
        ("🤰" * 90, "🤰" * 13 + " …"),
    ],
)
def test_where_it_is_cut(plain: str, beginning: str) -> None:
    assert cut(Text(plain), 28).plain == beginning
