"""HTML becomes text that Telegram takes, whatever HTML it is."""

from html import escape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.feed.clean import clean, one_line
from bot.feed.draft import HEADING_LIMIT, TEASER_LIMIT, draft
from bot.model.feeds import Entry
from bot.model.posts import TITLE_LIMIT
from bot.model.text import CAPTION_LIMIT, Entity, Text, utf16_length
from bot.sandbox import text as telegram

BASE = "https://klinik.example/nyt/1"


@pytest.mark.parametrize(
    ("html", "plain"),
    [
        ("<p>En\n  <b>fin</b>\t dag.</p><p>To</p>", "En fin dag.\n\nTo"),
        ("En<br>to<br/><br>tre", "En\nto\ntre"),
        ("<h2>Råd</h2>Sov.<hr>Gå.", "Råd\n\nSov.\n\nGå."),
        ("<ul><li>En<li><p>To</p></ul>Tre", "• En\n• To\n\nTre"),
        ("Så:<ol><li>En<ul><li>a<li>b</ul><li>To</ol>", "Så:\n\n1. En\n• a\n• b\n2. To"),
        ("<ul><li></li><li> </li></ul>Slut", "Slut"),
        ("<table><tr><td>Man<td>9–17<tr><td>Tir<td>9–15</table>", "Man 9–17\nTir 9–15"),
        ("5 &lt; 6 &amp;&amp; 7&nbsp;&gt; 3 &oslash;", "5 < 6 && 7 > 3 ø"),
        ("bækken&shy;løs\u200bning", "bækkenløsning"),
        ("<script>x()</script><style>p{}</style>Hej<!-- du -->", "Hej"),
        ("<img src=x alt=y><svg><text>z</text></svg><iframe src=x>i</iframe>Hej", "Hej"),
        ("<form>Navn <input><button>Send</button></form><textarea>x</textarea>Hej", "Hej"),
        ("<figure><img src=x><figcaption>Foto: A</figcaption></figure><p>Hej", "Hej"),
        ("👩‍👧 hej", "👩‍👧 hej"),
        ("", ""),
        (" <p> \n </p> ", ""),
    ],
)
def test_what_it_says(html: str, plain: str) -> None:
    assert clean(html).plain == plain


@pytest.mark.parametrize(
    ("html", "entity"),
    [
        ("<b> fed </b>", Entity("bold", 0, 3)),
        ("<strong>fed</strong>", Entity("bold", 0, 3)),
        ("<h3>fed</h3>", Entity("bold", 0, 3)),
        ("🤰 <em>fed</em>", Entity("italic", 3, 3)),
        ("<ul><li><i>fed</i></ul>", Entity("italic", 2, 3)),
        ("<a href='/x y?a=1&amp;b=å'>fed</a>",
         Entity("text_link", 0, 3, "https://klinik.example/x%20y?a=1&b=%C3%A5")),
        ("<a href='https://bækken.dk'>fed</a>",
         Entity("text_link", 0, 3, "https://xn--bkken-sra.dk")),
    ],
)  # fmt: skip
def test_what_is_marked(html: str, entity: Entity) -> None:
    assert clean(html, BASE).entities == (entity,)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "tg://resolve?domain=x",
        "http://localhost/", "https://x/", "https://u:p@x.dk/", "https://x.dk:99999/",
        "https://x.dk:0/", "https://[::1]/", "http://", "//", "https://x.dk\\@y.dk/", "http://[x",
        f"https://x.dk/{'a' * 3000}", "mailto:", "mailto:x", "tel:", "tel:hej", "ftp://x.dk/",
    ],
)  # fmt: skip
def test_no_other_link_is_left(address: str) -> None:
    text = clean(f'<a href="{escape(address)}">fed</a>')
    assert text == Text("fed")


@pytest.mark.parametrize(
    ("html", "plain"),
    [
        ("<a href='mailto:hej@klinik.dk?subject=x'>Skriv</a> nu", "Skriv (hej@klinik.dk) nu"),
        ("<a href='mailto:hej@klinik.dk'>Hej@klinik.dk</a>", "Hej@klinik.dk"),
        ("<a href='tel:+4512345678'>Ring</a>", "Ring (+4512345678)"),
        ("<a href='tel:+4512345678'>12 34 56 78</a>", "12 34 56 78"),
    ],
)
def test_addresses_are_written_out_for_telegram_to_find(html: str, plain: str) -> None:
    assert clean(html) == Text(plain)


def test_a_title_is_one_line() -> None:
    assert one_line("<h1>Åbent<br>hus</h1> <p>i &amp; ude") == "Åbent hus i & ude"


def check(text: Text) -> None:
    """Telegram takes it as it is, with all that is marked."""
    units = text.plain.encode("utf-16-le")
    for entity in text.entities:
        assert entity.offset >= 0
        assert entity.length > 0
        assert entity.offset + entity.length <= len(text)
        marked = units[2 * entity.offset : 2 * (entity.offset + entity.length)]
        assert marked.decode("utf-16-le").strip()  # and cuts no character in two
        assert (entity.type == "text_link") == (entity.url is not None)
    given = [
        {"type": entity.type, "offset": entity.offset, "length": entity.length}
        | ({"url": entity.url} if entity.url else {})
        for entity in text.entities
    ]
    kept, _ = telegram.formatted(text.plain, "", given, lambda _: None)
    assert kept.strip() or not any(map(str.isalnum, text.plain))


TAGS = [
    *("p", "b", "i", "em", "strong", "a", "h1", "h2", "ul", "ol", "li", "br", "div", "blockquote"),
    *("pre", "table", "tr", "td", "form", "script", "style", "svg", "img", "input", "math", "html"),
    *("template", "textarea", "title", "object", "marquee", "body"),
]
ADDRESSES = [
    *("https://x.dk/å b", "/x", "#y", "//z.dk", "https://ø.dk:8/?q=<", "mailto:a@b.dk"),
    *("tel:+4512345678", "javascript:x", "http://x", "https://x.dk:0", "http://["),
    *("tg://user?id=7", "https://t.me/x?a=1&amp;b=2"),
]
WORDS = [
    *("🤰", "👩‍👧", "&#0;", "&#xD800;", "&nbsp;", "&shy;", "\u202e", "\u200b", "<", "&", " ", "\n"),
    *("x", "Hej du. ", "*_~`[](", "@navn /stop #tag"),
]
PIECES = st.one_of(
    st.sampled_from(TAGS).map("<{}>".format),
    st.sampled_from(TAGS).map("</{}>".format),
    st.sampled_from(ADDRESSES).map('<a href="{}">'.format),
    st.text(max_size=12).map('<a href="{}">'.format),
    st.sampled_from(WORDS),
    st.text(max_size=8),
)
HTML = st.lists(PIECES, max_size=60).map("".join)


@given(HTML)
@example("<b><p></b>x<i>")
@example("<a href=https://x.dk>a<p>b<a href=/x>c")
@example("<b>" * 500 + "x")
def test_telegram_takes_whatever_comes_of_html(html: str) -> None:
    html = html.encode("utf-8", "replace").decode()  # as `entries` gives it
    check(clean(html, BASE))


@given(HTML, HTML, st.text(max_size=20))
@example("x" * 2000, "🤰" * 1000, "")
@example("å. " * 800, "<b>" + "Hej du. Æ " * 900, "/x")
def test_telegram_takes_every_draft(title: str, html: str, link: str) -> None:
    parts = [part.encode("utf-8", "replace").decode() for part in (title, html, link)]
    post = draft(Entry("digest", parts[0], parts[1], BASE, parts[2]))
    if post is None:
        return
    check(post.text)
    assert len(post.text) <= HEADING_LIMIT + 2 + TEASER_LIMIT < CAPTION_LIMIT
    assert post.title
    assert utf16_length(post.title) <= 2 * TITLE_LIMIT
    assert "\n" not in post.title
    assert post.link is None or telegram.link(post.link)
