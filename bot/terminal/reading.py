"""A post's file, and what was asked for beside it, -> a post that may go out, or all its faults."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from bot.chat.screens.drafts import ZONE
from bot.chat.screens.posts import laid_out, too_long
from bot.chat.visit import Visit
from bot.chat.when import FURTHEST, moment_of
from bot.errors import PostError, PostFileError
from bot.library.posts import PostFile, audience_of, load_post
from bot.library.source import Faults
from bot.model.posts import Post
from bot.model.remarks import Remark, remarks
from bot.terminal.order import Order

ORIGIN = "file"
"""How the origin of a post from a file begins; the digest of all there is in it goes on."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A post that nothing keeps from going out, and what there is to say about it all the same."""

    post: Post
    notes: tuple[Remark, ...]


def prepared(visit: Visit, order: Order, now: datetime) -> Prepared:
    """Read a post's file.

    Raises:
        PostFileError: with every fault of it.
        PostError: what was asked for beside it cannot be.
    """
    faults = Faults(Path())
    file = load_post(order.file, visit.library, faults)
    if file is None:
        raise PostFileError(faults.found)
    post = _as_ordered(visit, order, file, faults, now)
    library = visit.library
    found = remarks(post, too_long(library, post), library.claims, library.clinic)
    for remark in found:
        if remark.blocks:
            advice = visit.say(f"desk-remark-{remark.name}", **remark.about)
            faults.add(order.file, _line(file, remark), advice)
    if faults.found:
        raise PostFileError(faults.found)
    return Prepared(post, tuple(found))


def moment(words: str, now: datetime) -> datetime | None:
    """Return the moment to come that was written, as ISO 8601 has it or as a person types it."""
    try:
        written = datetime.fromisoformat(words) if ":" in words else None
    except ValueError:
        written = None
    if written is None:
        return moment_of(words, now)
    at = (written if written.tzinfo else written.replace(tzinfo=ZONE)).astimezone(now.tzinfo)
    return at if now < at < now + FURTHEST else None


def _as_ordered(visit: Visit, order: Order, file: PostFile, faults: Faults, now: datetime) -> Post:
    """Return the post for whom and when it is wanted, and in the layout it will have."""
    post = replace(file.post, origin=f"{ORIGIN}:{file.digest}")
    if order.audience:
        try:
            post = replace(post, audience=audience_of(order.audience, visit.library.phrases))
        except ValueError as error:
            raise PostError(f"--audience: {error}") from None
    words = order.at or file.at
    if words:
        post = replace(post, due_at=moment(words, now))
        advice = visit.say("terminal-not-a-moment", at=words)
        if post.due_at is None and order.at:
            raise PostError(f"--at: {advice}")
        if post.due_at is None:
            faults.add(order.file, file.document.line(("at",)), f"`at`: {advice}")
    return laid_out(visit.library, post)


def _line(file: PostFile, remark: Remark) -> int:
    """Return the line that a remark is about."""
    if remark.name == "link-button":
        return file.document.line(("link",))
    return file.line_of(str(remark.about.get("words", "")).partition(", ")[0])
