"""Clinic posts: what staff write once, and readers who asked for it are sent.

A post has revisions: the text as it was at first, and each correction of it. Its pictures and
files, its link and its topic stay as they were when it went out.

    draft ─ confirmed ─ out ─ taken back
                         ├─ corrected: the same post with a new revision
                         └─ cancelled: who has it, has it; nobody else gets it

How far a post that is out has come is for the outbox to say (`store.mailings.progress`).
"""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Literal

from bot.model.subscribers import Track
from bot.model.text import Text, shortened

ALBUM_LIMIT = 10
"""Pictures or documents in one album (Bot API, sendMediaGroup)."""

TITLE_LIMIT = 60
"""Characters of a title: one line of a list on a phone, or two."""


class Stage(StrEnum):
    """How far a post is."""

    DRAFT = "draft"
    OUT = "out"
    CANCELLED = "cancelled"
    TAKEN_BACK = "taken-back"


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom a post is for: of those who said yes to posts, one language, one track, or all."""

    language: str | None = None
    track: Track | None = None

    @classmethod
    def parse(cls, text: str) -> "Audience":
        """Read what `str` writes.

        Raises:
            ValueError: it is no audience.
        """
        kind, _, which = text.partition(":")
        if kind == "language" and which:
            return cls(language=which)
        if kind == "track":
            return cls(track=Track(which))
        if text == "all":
            return cls()
        raise ValueError(text)

    def __str__(self) -> str:
        if self.language:
            return f"language:{self.language}"
        return f"track:{self.track}" if self.track else "all"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A picture or document. Telegram knows it by `file_id` once it was sent there.

    `content` is there where it was not yet, for one that came from a file.
    """

    kind: Literal["photo", "document"]
    name: str
    file_id: str | None = None
    content: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Post:
    """A post as it stands, in one of its revisions.

    `split` says that its files are messages of their own above the text: several files, or a text
    too long to stand under one. `origin` tells whence it came, so that nothing comes twice.
    """

    id: int
    title: str
    text: Text
    files: tuple[Attachment, ...] = ()
    link: str | None = None
    topic: str | None = None
    audience: Audience = field(default_factory=Audience)
    due_at: datetime | None = None
    revision: int = 1
    split: bool = False
    origin: str | None = None
    made_at: datetime | None = None
    opened_at: datetime | None = None
    cancelled_at: datetime | None = None
    taken_back_at: datetime | None = None

    @property
    def stage(self) -> Stage:
        """How far it is."""
        if self.taken_back_at:
            return Stage.TAKEN_BACK
        if self.cancelled_at:
            return Stage.CANCELLED
        return Stage.OUT if self.opened_at else Stage.DRAFT

    @property
    def messages(self) -> int:
        """How many messages it is in each chat."""
        return len(self.files) + 1 if self.split else 1


def fingerprint(post: Post) -> str:
    """Return six characters that any change of what is sent, to whom and when, changes."""
    seen = (post.title, post.text, post.link, post.topic, str(post.audience), post.due_at)
    files = tuple((file.kind, file.name, file.file_id) for file in post.files)
    return hashlib.sha256(repr((seen, files)).encode()).hexdigest()[:6]


@dataclass(frozen=True, slots=True)
class Published:
    """What a list says of a post that readers find: its number, and since when it is there."""

    id: int
    title: str
    audience: Audience
    at: datetime


def title_of(text: str) -> str:
    """Return a title for a text: its first line, cut at a word where it is long."""
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return shortened(first, TITLE_LIMIT)
