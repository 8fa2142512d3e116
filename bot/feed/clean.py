"""HTML of a feed -> Text: paragraphs, lists, bold, italics and links, and nothing else of it."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import count, takewhile
from typing import Final
from urllib.parse import unquote

import nh3

from bot.feed.link import web_link
from bot.model.text import Entity, Text, utf16_length

_PARAGRAPHS: Final = {
    *("address", "article", "aside", "blockquote", "div", "footer", "header", "hr", "main", "nav"),
    *("dd", "dl", "dt", "ol", "p", "pre", "section", "table", "ul"),
    *("h1", "h2", "h3", "h4", "h5", "h6"),
}
_GONE: Final = {
    *("audio", "canvas", "embed", "figcaption", "iframe", "math", "object", "svg", "video"),
    *("button", "datalist", "form", "option", "select", "textarea"),
    *("noscript", "script", "style", "template", "title"),
}
_LINES: Final = {"br", "li", "tr"}
_CELLS: Final = {"td", "th"}
_SPACES: Final = ("", " ", "\n", "\n\n")  # of two that meet, the later one stands
_MARKS: Final = {"b": "bold", "strong": "bold", "em": "italic", "i": "italic"} | {
    f"h{level}": "bold" for level in range(1, 7)
}
_CLEANER: Final = nh3.Cleaner(
    tags=_PARAGRAPHS | _LINES | _CELLS | set(_MARKS) | {"a"},
    clean_content_tags=_GONE,
    attributes={"a": {"href"}},
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel=None,
)
# Soft hyphens and what else is there but not to be seen; those between emoji stay.
_UNSEEN: Final = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u202a-\u202e\u2060\ufeff]"
)
# Telegram makes links of these by itself, but takes no text_link to one.
_ADDRESS: Final = re.compile(r"[\w.+-]+@[\w.-]+|\+?[\d ]{3,20}")


def clean(html: str, base: str = "") -> Text:
    """Return what a piece of HTML says. Its relative links start at `base`."""
    writer = _Writer(base)
    writer.feed(_CLEANER.clean(html))
    writer.close()
    return writer.text


def one_line(html: str) -> str:
    """Return what a piece of HTML says, in one line and with nothing marked."""
    return " ".join(clean(html).plain.split())


@dataclass(slots=True)
class _Mark:
    """A mark that is not closed yet; it begins with the first word after its tag."""

    tag: str
    kind: str
    url: str | None = None
    start: int | None = None
    piece: int = 0


class _Writer(HTMLParser):
    """Writes down clean HTML.

    White space waits until a word follows: so no mark begins or ends with it, nor does the text.
    """

    def __init__(self, base: str) -> None:
        super().__init__()
        self._base = base
        self._plain: list[str] = []
        self._length = 0
        self._space = ""
        self._bullet = ""
        self._lists: list[count[int] | None] = []
        self._open: list[_Mark] = []
        self._entities: list[Entity] = []

    @property
    def text(self) -> Text:
        """What was written so far; of marks around the same words the outer comes first."""
        ordered = sorted(self._entities, key=lambda entity: (entity.offset, -entity.length))
        return Text("".join(self._plain), tuple(dict.fromkeys(ordered)))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a paragraph, a line, a list, an item or a mark."""
        self._part(tag)
        if tag in ("ul", "ol"):
            self._lists.append(count(1) if tag == "ol" else None)
        elif tag == "li":
            numbers = self._lists[-1] if self._lists else None
            self._bullet = f"{next(numbers)}. " if numbers else "• "
        elif tag == "a":
            self._open.append(_Mark(tag, "text_link", dict(attrs).get("href")))
        elif tag in _MARKS:
            self._open.append(_Mark(tag, _MARKS[tag]))

    def handle_endtag(self, tag: str) -> None:
        """End it."""
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        elif tag == "li":
            self._bullet = ""
        elif self._open and self._open[-1].tag == tag:
            self._close(self._open.pop())
        self._part(tag)

    def handle_data(self, data: str) -> None:
        """Write words, and a space for all white space between them."""
        data = _UNSEEN.sub("", data)
        words = " ".join(data.split())
        if data[:1].isspace():
            self._wait(" ")
        if words:
            self._write(words)
            if data[-1].isspace():
                self._wait(" ")

    def _part(self, tag: str) -> None:
        if tag in _PARAGRAPHS:
            self._wait("\n" if self._lists else "\n\n")  # a list is not torn apart
        elif tag in _LINES:
            self._wait("\n")
        elif tag in _CELLS:
            self._wait(" ")

    def _wait(self, space: str) -> None:
        self._space = max(self._space, space, key=_SPACES.index)

    def _write(self, words: str) -> None:
        self._append((self._space if self._length else "") + self._bullet)
        self._space = self._bullet = ""
        for mark in takewhile(lambda mark: mark.start is None, reversed(self._open)):
            mark.start, mark.piece = self._length, len(self._plain)
        self._append(words)

    def _append(self, characters: str) -> None:
        self._plain.append(characters)
        self._length += utf16_length(characters)

    def _close(self, mark: _Mark) -> None:
        """Mark what was written since; an address that is no web link is written out."""
        if mark.start is None:
            return
        link = web_link(mark.url, self._base) if mark.url else None
        if link or mark.tag != "a":
            self._entities.append(Entity(mark.kind, mark.start, self._length - mark.start, link))
        elif mark.url and mark.url.startswith(("mailto:", "tel:")):
            address = unquote(mark.url).partition(":")[2].partition("?")[0]
            shown = "".join(self._plain[mark.piece :])
            if _ADDRESS.fullmatch(address) and _bare(address) not in _bare(shown):
                self._append(f" ({address})")


def _bare(address: str) -> str:
    return re.sub(r"[\s()-]|\+45", "", address).lower()
