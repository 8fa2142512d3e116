"""Links of a feed, as far as Telegram takes them: one that it does not take sinks a message."""

import re
from typing import Final

from yarl import URL

LINK_LIMIT: Final = 2_000
"""Characters of a link that is passed on; browsers take that many."""

# A name with a dot in it, an IPv4 address too: TDLib, which parses links, refuses `http://host/`.
_HOST: Final = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)+", re.IGNORECASE)


def web_link(address: str, base: str = "") -> str | None:
    """Return an http or https address in ASCII, a relative one from `base`; None for any other."""
    try:
        url = URL(address.strip())
        if not url.absolute and base:
            url = URL(base).join(url)
        port = url.port
    except ValueError:
        return None
    if url.scheme not in ("http", "https") or url.user is not None or not port:
        return None
    whole = str(url)
    fits = len(whole) <= LINK_LIMIT and _HOST.fullmatch(url.raw_host or "")
    return whole if fits else None
