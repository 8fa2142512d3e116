"""One look at what the feed's server says: a GET that takes no more than it was promised."""

import asyncio
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

import aiohttp
from yarl import URL

from bot import __version__
from bot.errors import FeedError
from bot.feed.reach import ForbiddenAddress, MayReach, is_public, sockets
from bot.model.feeds import Validators

MEGABYTE: Final = 1_000_000

_REDIRECTS: Final = {301, 302, 303, 307, 308}
_HEADERS: Final = {
    "Accept": "application/atom+xml, application/rss+xml, application/xml;q=0.9, */*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
    "User-Agent": f"Baekkenro/{__version__}",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is taken of a server."""

    size: int = 2 * MEGABYTE
    """Bytes, counted as they are unpacked."""
    seconds: float = 20
    """For all of it: looking the name up, every redirect, and the last byte."""
    redirects: int = 3


LIMITS: Final = Limits()


@dataclass(frozen=True, slots=True)
class Answer:
    """A feed as it came: its bytes, what the server calls them, and where they came from."""

    body: bytes
    content_type: str
    url: str
    validators: Validators


async def fetch(
    url: str,
    known: Validators | None = None,
    *,
    limits: Limits = LIMITS,
    may_reach: MayReach = is_public,
) -> Answer | None:
    """Fetch a feed; None if it is still the one that `known` came with.

    Proxies are not asked: they, not we, would connect, and could be led anywhere.

    Raises:
        FeedError: there is none, or it asks for more than `limits`.
    """
    try:
        async with (
            asyncio.timeout(limits.seconds),
            aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(
                    socket_factory=sockets(may_reach), force_close=True, happy_eyeballs_delay=None
                ),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers=_HEADERS | _conditions(known or Validators()),
                timeout=aiohttp.ClientTimeout(total=None),
            ) as session,
        ):
            return await _follow(session, URL(url), known, limits)
    except TimeoutError:
        advice = f"The feed's server took longer than {limits.seconds:g} seconds."
        raise FeedError("slow", advice) from None
    except (aiohttp.ClientError, ValueError, OSError) as error:
        raise _unreachable(error) from None


async def _follow(
    session: aiohttp.ClientSession, url: URL, known: Validators | None, limits: Limits
) -> Answer | None:
    for _ in range(limits.redirects + 1):
        async with session.get(url, allow_redirects=False) as response:
            if response.status not in _REDIRECTS:
                return await _take(response, known, limits.size)
            url = _next(url, response.headers.get("Location", ""))
    raise FeedError("redirects", f"The feed is redirected more than {limits.redirects} times.")


def _next(url: URL, location: str) -> URL:
    there = url.join(URL(location))
    if not location or there.scheme not in ("http", "https") or not there.host or there.user:
        advice = "The feed's server redirects to what is no http or https address."
        raise FeedError("redirect", advice)
    return there


async def _take(
    response: aiohttp.ClientResponse, known: Validators | None, size: int
) -> Answer | None:
    if response.status == HTTPStatus.NOT_MODIFIED and known:
        return None
    if response.status != HTTPStatus.OK:
        advice = f"The feed's server answers {response.status}: is FEED_URL right?"
        raise FeedError(f"http-{response.status}", advice)
    body = bytearray()
    async for piece in response.content.iter_any():
        body += piece
        if len(body) > size:
            advice = f"The feed is larger than {size / MEGABYTE:g} MB: let it list fewer entries."
            raise FeedError("large", advice)
    headers = response.headers
    validators = Validators(
        _kept(headers.get("ETag"), 500), _kept(headers.get("Last-Modified"), 100)
    )
    return Answer(bytes(body), headers.get("Content-Type", ""), str(response.url), validators)


def _conditions(known: Validators) -> dict[str, str]:
    conditions = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
    return {name: value for name, value in conditions.items() if value}


def _kept(header: str | None, room: int) -> str | None:
    """Return a header's value if the store has room for it, and a request could hold it."""
    return header if header and header.isascii() and len(header) <= room else None


def _unreachable(error: Exception) -> FeedError:
    """Say what it means that aiohttp raised an error, without the address that is in it."""
    if isinstance(getattr(error, "os_error", None), ForbiddenAddress):
        advice = (
            "The feed leads to an address that is not on the internet but on this machine or its "
            "network: nothing is fetched from there."
        )
        return FeedError("forbidden", advice)
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return FeedError("unknown", "The feed's server has no address: is FEED_URL right?")
    return FeedError("unreachable", f"The feed cannot be fetched ({type(error).__name__}).")
