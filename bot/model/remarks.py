"""What a post is checked for before it goes out: friendly remarks, some of which block it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from bot.model import claims
from bot.model.claims import Claims
from bot.model.clinic import Clinic
from bot.model.lix import lix
from bot.model.posts import Post

HARD_TO_READ = 45
"""LIX of a text that many find hard (Björnsson, 1968: 45 to 54 is difficult)."""

FEW_WORDS = 60
"""Characters of a text too short to say what a picture says, or to be judged by its LIX."""

_CPR = re.compile(r"(?<!\d)(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d\d\s?[-–]?\s?\d{4}(?!\d)")
"""A day, a month, a year and four digits more."""
_LINK = re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)
_HOST = re.compile(r"[a-z0-9æøå](?:[a-z0-9æøå-]*[a-z0-9æøå])?(?:\.[a-z0-9æøå-]+)*\.[a-z]{2,}")


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark: its name in the phrases, whether it blocks the post, and what it is about."""

    name: str
    blocks: bool
    about: dict[str, str | int] = field(default_factory=dict)


def remarks(post: Post, too_long: int, listed: Claims, clinic: Clinic) -> list[Remark]:
    """Return what there is to say about a post, what blocks it first.

    Args:
        post: the post.
        too_long: characters by which it is longer than Telegram takes, all around it included.
        listed: the clinic's list of claims.
        clinic: the clinic.
    """
    found = [*_of_text(post, listed), *_of_links(post)]
    if too_long > 0:
        found.append(Remark("too-long", blocks=True, about={"over": too_long}))
    if any(file.kind == "photo" for file in post.files) and 0 < len(post.text) < FEW_WORDS:
        found.append(Remark("picture", blocks=False))
    if (clinic.web.host or "").endswith(".example"):
        found.append(Remark("sender", blocks=False))
    return sorted(found, key=lambda remark: not remark.blocks)


def is_link(text: str) -> bool:
    """Tell whether a text is a web address that Telegram takes under a button."""
    try:
        parts = urlsplit(text)
        host, _ = (parts.hostname or ""), parts.port
    except ValueError:
        return False
    return (
        parts.scheme in ("http", "https")
        and bool(_HOST.fullmatch(host.lower()))
        and not re.search(r"\s", text)
    )


def _of_text(post: Post, listed: Claims) -> Iterator[Remark]:
    text = post.text.plain.strip()
    if not text:
        yield Remark("no-words" if post.files else "empty", blocks=True)
        return
    if _CPR.search(text):
        yield Remark("cpr", blocks=True)
    if said := ", ".join(claims.found(listed.block, text)):
        yield Remark("claim", blocks=True, about={"words": said})
    if said := ", ".join(claims.found(listed.mind, text)):
        yield Remark("claim-perhaps", blocks=False, about={"words": said})
    if len(text) >= FEW_WORDS and (hard := lix(text)) >= HARD_TO_READ:
        yield Remark("lix", blocks=False, about={"lix": round(hard)})


def _of_links(post: Post) -> Iterator[Remark]:
    written = [match[0].rstrip(".,;:!?)»\"'") for match in _LINK.finditer(post.text.plain)]
    hidden = [entity.url for entity in post.text.entities if entity.url]
    for link in dict.fromkeys((*written, *hidden)):
        whole = f"https://{link}" if link.lower().startswith("www.") else link
        if not is_link(whole) and not whole.startswith(("tel:", "mailto:")):
            yield Remark("link", blocks=False, about={"link": link})
    if post.link and not is_link(post.link):
        yield Remark("link-button", blocks=True, about={"link": post.link})
