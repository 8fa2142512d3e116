"""The clinic's feed: what its website says is new."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server said of its answer, to be asked whether there is a newer (RFC 9110, 8.8)."""

    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed, as it was written.

    `digest` is made of what is known of it for good, so that it stays when words are changed.
    `title` and `html` are HTML as its author wrote it; relative links start at `base`.
    """

    digest: str
    title: str
    html: str
    base: str
    link: str | None = None
    at: int | None = None
    """Seconds since 1970 at which it came out, or else was last changed."""

    @property
    def origin(self) -> str:
        """What a post that is made of it notes as its origin."""
        return f"feed:{self.digest}"
