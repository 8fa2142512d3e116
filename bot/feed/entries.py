"""What stands in a feed: its bytes -> its entries, the newest first.

`python -m bot.feed.entries` reads a feed from its standard input, for `bot.feed.read`.
"""

import io
import json
import re
import sys
from calendar import timegm
from collections.abc import Iterator
from dataclasses import asdict
from hashlib import sha256
from html import escape
from typing import Any, Final
from xml.sax import SAXException

import feedparser  # type: ignore[import-untyped]  # it ships no types

from bot.errors import FeedError
from bot.feed.link import web_link
from bot.model.feeds import Entry

LONGEST: Final = 50_000
"""Characters of an entry that are looked at. What readers are shown is cut far shorter."""

_TITLE_LONGEST: Final = 2_000
_LAST_TAG: Final = re.compile(rb"</(\w+:)?(rss|feed|rdf)\s*>", re.IGNORECASE)
_BLANK_LINE: Final = re.compile(r"\n\s*\n")
# How content systems end what they have cut off: "Sov med en pude mellem … [&#8230;]"
_CUT_OFF: Final = re.compile(r"(…|\.\.\.|&hellip;|&#8230;)(\]|(\s|</\w+>)*$)")


def entries(body: bytes, content_type: str, url: str) -> tuple[list[Entry], bool]:
    """Return the entries of a feed, each once, and whether the feed was whole.

    One that is broken gives what can be read of it.

    Raises:
        FeedError: it is none, or so broken that it gives nothing.
    """
    parsed = _parsed(body, content_type)
    broken = isinstance(parsed.get("bozo_exception"), SAXException)
    if broken and not _LAST_TAG.search(body):
        del parsed.entries[-1:]  # it was cut off, and may be half
    found = {entry.digest: entry for entry in reversed(list(_read(parsed.entries, url)))}
    version = parsed.get("version")
    if not found and broken and version:
        line = parsed.bozo_exception.getLineNumber()
        raise FeedError("broken", f"The feed is broken XML (line {line}), and gives no entry.")
    if not found and not version:
        raise FeedError("no-feed", "What is at FEED_URL is no RSS or Atom feed.")
    return _newest_first(list(reversed(found.values()))), not broken


def _parsed(body: bytes, content_type: str) -> Any:
    try:
        return feedparser.parse(
            io.BytesIO(body),
            # With its address too, guids would be taken for relative links, and no more be the
            # same when the feed moves.
            response_headers={"content-type": content_type},
            sanitize_html=False,  # that and relative links are `bot.feed.clean`'s business
            resolve_relative_uris=False,
        )
    except Exception:  # noqa: BLE001  it raises all kinds, as for &#xD800;
        raise FeedError("broken", "The feed is broken XML, and gives no entry.") from None


def _read(parsed: Any, url: str) -> Iterator[Entry]:
    """Yield what entries say, but for those of which nothing is known."""
    for entry in parsed:
        link = _characters(entry.get("link", ""))
        title = _html(entry.get("title_detail"))[:_TITLE_LONGEST]
        date = _first(entry, "published", "updated") or ""
        identity = _identity(_characters(entry.get("id", "")), link, f"{title}\n{date}")
        if identity:
            summary, content = (
                entry.get("summary_detail"),
                next(iter(entry.get("content", ())), None),
            )
            body = _html(content if content and _is_cut_off(summary) else summary)[:LONGEST]
            base = web_link(_characters((content or summary or {}).get("base") or ""), url) or url
            yield Entry(identity, title, body, base, link or None, _moment(entry))


def _identity(guid: str, link: str, rest: str) -> str | None:
    """Return a digest of the first of these that is there."""
    for kind, known in (("guid", guid), ("link", link), ("title and date", rest)):
        if known.strip():
            return sha256(f"{kind}\n{known.strip()}".encode()).hexdigest()
    return None


def _html(detail: Any) -> str:
    """Return a text of a feed as HTML."""
    if not detail:
        return ""
    value = _characters(detail.get("value", ""))
    if detail.get("type") != "text/plain":
        return value
    return _BLANK_LINE.sub("<p>", escape(value))


def _is_cut_off(summary: Any) -> bool:
    value = (summary or {}).get("value", "").strip()
    return not value or _CUT_OFF.search(value[:LONGEST]) is not None


def _characters(text: str) -> str:
    """Return a text without what is no character, which no database takes."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def _first(entry: Any, *names: str) -> Any:
    """Return the first of these that is there, without feedparser's warnings of its own ways."""
    return next(filter(None, (dict.get(entry, name) for name in names)), None)


def _moment(entry: Any) -> int | None:
    parsed = _first(entry, "published_parsed", "updated_parsed")
    try:
        return timegm(parsed) if parsed else None
    except (ValueError, OverflowError):
        return None


def _newest_first(found: list[Entry]) -> list[Entry]:
    """Sort by date; where one has none, feeds list the newest first by custom."""
    if any(entry.at is None for entry in found):
        return found
    return sorted(found, key=lambda entry: entry.at or 0, reverse=True)


def main() -> None:
    """Read a feed: a line of JSON that says what it is, and its bytes. Answer in JSON."""
    about = json.loads(sys.stdin.buffer.readline())
    answer: dict[str, Any]
    try:
        found, whole = entries(sys.stdin.buffer.read(), about["content_type"], about["url"])
        answer = {"entries": [asdict(entry) for entry in found], "whole": whole}
    except FeedError as error:
        answer = {"cause": error.cause, "advice": str(error)}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
