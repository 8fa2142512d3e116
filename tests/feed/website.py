"""The clinic's website over real HTTP on loopback, which shows what it is told to."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from html import escape

from aiohttp import web

from bot.feed.reach import Address

Page = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass
class Website:
    """One page."""

    page: Page | None = None
    url: str = ""
    asked: list[web.Request] = field(default_factory=list)

    async def serve(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(request)
        assert self.page
        return await self.page(request)

    def shows(self, body: str | bytes, status: int = 200, **headers: str) -> None:
        """Answer with this; with a 304 to whoever knows its ETag or Last-Modified."""
        said = {name.replace("_", "-"): value for name, value in headers.items()}
        said.setdefault("Content-Type", "application/rss+xml; charset=utf-8")

        async def page(request: web.Request) -> web.StreamResponse:
            etag, modified = said.get("ETag"), said.get("Last-Modified")
            known = (etag and request.headers.get("If-None-Match") == etag) or (
                modified and request.headers.get("If-Modified-Since") == modified
            )
            if known:
                return web.Response(status=304)
            content = body.encode() if isinstance(body, str) else body
            return web.Response(status=status, body=content, headers=said)

        self.page = page

    def redirects(self, *places: str) -> None:
        """Redirect to these, one after the other."""
        left = list(places)

        async def page(_: web.Request) -> web.StreamResponse:
            return web.Response(status=302, headers={"Location": left.pop(0)})

        self.page = page

    def streams(self, *pieces: bytes, **headers: str) -> None:
        """Write these over and over, for as long as somebody listens."""
        said = {name.replace("_", "-"): value for name, value in headers.items()}

        async def page(request: web.Request) -> web.StreamResponse:
            response = web.StreamResponse(headers=said)
            await response.prepare(request)
            while True:
                for piece in pieces:
                    await response.write(piece)
                await asyncio.sleep(0)  # writing alone lets nobody else have a turn

        self.page = page


def here_only(address: Address) -> bool:
    """Tell whether it is the address of the website."""
    return str(address) == "127.0.0.1"


def item(
    number: int,
    title: str | None = None,
    text: str = "Kom og hør mere.",
    *,
    guid: str | None = "",
    link: str | None = "",
    date: str | None = "",
) -> str:
    """One item of a feed; the higher its number, the newer."""
    parts = {
        "title": f"Nyt {number}" if title is None else title,
        "link": f"https://klinik.example/nyt/{number}" if link == "" else link,
        "guid": f"nyt-{number}" if guid == "" else guid,
        "pubDate": f"Mon, 02 Mar 2026 07:{number:02}:00 GMT" if date == "" else date,
        "description": text,
    }
    inner = "".join(
        f"<{name}>{escape(value)}</{name}>" for name, value in parts.items() if value is not None
    )
    return f"<item>{inner}</item>"


def rss(*items: str) -> str:
    """A feed, of items in the order that they stand in."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>'
        f"<title>Klinikken</title>{''.join(items)}</channel></rss>"
    )
