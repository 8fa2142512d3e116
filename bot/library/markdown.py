"""Markdown -> pages of Telegram text.

The conversion is telegramify-markdown's. Around it: a line of `***` starts a new page, a table
becomes one short list a row (a phone is about 30 characters wide), a link to another topic's
file becomes a see-also button instead of a link, and an image becomes the message's picture.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token
from telegramify_markdown import convert
from telegramify_markdown.config import RenderConfig

from bot.model.text import Entity, Text

TOPIC_LINK = re.compile(r"^\.\./(?P<slug>[^/]+)/[a-z]{2}\.md$")
_WEB_LINK = re.compile(r"^(https?://|tel:|mailto:)")
_MARKUP = re.compile(r"[\\`*_\[\]<>#|~]")
_PLACEHOLDER = re.compile(r"\{([a-z_.]+)\}")

PAGE_BREAK = "***"
"""A line of this alone begins a new page."""

_parser = MarkdownIt("commonmark").enable("table")

_look = RenderConfig.isolated()
_look.markdown_symbol.heading_level_1 = ""
_look.markdown_symbol.heading_level_2 = ""
_look.markdown_symbol.heading_level_3 = ""
_look.markdown_symbol.heading_level_4 = ""
_look.markdown_symbol.unordered_list_item = "•"
_look.markdown_symbol.link = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A link and the line of the Markdown, counted from 1, where its paragraph begins."""

    target: str
    line: int

    @property
    def slug(self) -> str | None:
        """The topic it leads to, if it leads to one."""
        match = TOPIC_LINK.match(self.target)
        return match["slug"] if match else None

    @property
    def leads_nowhere(self) -> bool:
        """Whether it is neither a topic nor an address."""
        return self.slug is None and not _WEB_LINK.match(self.target)


@dataclass(frozen=True, slots=True)
class Image:
    """An image, its line counted from 1, and whether it stands alone in its paragraph."""

    target: str
    alt: str
    line: int
    alone: bool


@dataclass(frozen=True, slots=True)
class Rendered:
    """One page: its text, its links, its images, and the line it begins on."""

    text: Text
    links: tuple[Link, ...]
    images: tuple[Image, ...]
    line: int


def placeholders(source: str) -> Iterator[tuple[str, int]]:
    """Yield each `{name}` in the source and its line, counted from 1."""
    for number, line in enumerate(source.splitlines(), 1):
        for match in _PLACEHOLDER.finditer(line):
            yield match[1], number


def fill(source: str, values: dict[str, str]) -> str:
    """Put values in place of the placeholders; unknown ones stay, for the loader to name.

    A value is text: what would be Markdown in it is escaped, except that lines may be a list.
    """

    def value(match: re.Match[str]) -> str:
        found = values.get(match[1])
        return match[0] if found is None else _MARKUP.sub(r"\\\g<0>", found)

    return _PLACEHOLDER.sub(value, source)


def render(source: str, values: dict[str, str]) -> list[Rendered]:
    """Turn a topic's Markdown into pages, `{name}`s filled from `values`."""
    lines = source.splitlines()
    breaks = [number for number, line in enumerate(lines) if line.strip() == PAGE_BREAK]
    starts = [0, *(number + 1 for number in breaks)]
    return [
        _page(lines[start:end], values, start)
        for start, end in zip(starts, [*breaks, len(lines)], strict=True)
    ]


def _page(lines: list[str], values: dict[str, str], above: int) -> Rendered:
    tokens = _parser.parse("\n".join(lines))
    links, images = tuple(_links(tokens, above)), tuple(_images(tokens, above))
    changes = [(start, end, _table_as_lists(cells)) for start, end, cells in _tables(tokens)]
    changes += [(image.line - above - 1, image.line - above, [""]) for image in images]
    shown = list(lines)
    for start, end, instead in sorted(changes, reverse=True):  # from below, so that numbers hold
        shown[start:end] = instead
    written, entities = convert(fill("\n".join(shown), values), config=_look)
    ours = tuple(
        Entity(entity.type, entity.offset, entity.length, entity.url)
        for entity in entities
        # Markdown has no underline (the library draws headings so); topic links become buttons.
        if entity.type != "underline" and not (entity.url and not _WEB_LINK.match(entity.url))
    )
    return Rendered(_trimmed(Text(written, ours)), links, images, above + 1)


def _links(tokens: list[Token], above: int) -> Iterator[Link]:
    for token in tokens:
        for child in token.children or ():
            if child.type == "link_open" and token.map:
                yield Link(str(child.attrs["href"]), token.map[0] + 1 + above)


def _images(tokens: list[Token], above: int) -> Iterator[Image]:
    for token in tokens:
        children = token.children or []
        for child in children:
            if child.type == "image" and token.map:
                line, alone = token.map[0] + 1 + above, len(children) == 1
                yield Image(str(child.attrs["src"]), child.content, line, alone)


def _trimmed(text: Text) -> Text:
    """Cut white space off both ends, as Telegram does, with the entities moved along."""
    start = len(text.plain) - len(text.plain.lstrip())
    entities = tuple(replace(entity, offset=entity.offset - start) for entity in text.entities)
    return Text(text.plain.strip(), entities)


def _tables(tokens: list[Token]) -> Iterator[tuple[int, int, list[list[str]]]]:
    """Yield each table's first line, the line after its last, and its cells, header first."""
    for index, token in enumerate(tokens):
        if token.type == "table_open" and token.map:
            yield token.map[0], token.map[1], _cells(tokens[index:])


def _table_as_lists(cells: list[list[str]]) -> list[str]:
    header, *rows = cells
    return "\n\n".join(_row_as_list(header, row) for row in rows).splitlines()


def _row_as_list(header: list[str], row: list[str]) -> str:
    facts = (f"- *{name}:* {cell}" for name, cell in zip(header[1:], row[1:], strict=True) if cell)
    return "\n".join([f"**{row[0]}**", "", *facts])


def _cells(tokens: list[Token]) -> list[list[str]]:
    rows: list[list[str]] = []
    for token in tokens:
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(token.content)
    return rows
