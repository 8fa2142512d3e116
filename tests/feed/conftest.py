"""What every test of the feed may ask for."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import web

from tests.feed.website import Website
from tests.store.databases import database, sqlite_database, url

__all__ = ["database", "sqlite_database", "url"]


@pytest.fixture
async def website() -> AsyncIterator[Website]:
    site = Website()
    app = web.Application()
    app.router.add_get("/{path:.*}", site.serve)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    site.url = f"http://127.0.0.1:{runner.addresses[0][1]}/feed"
    yield site
    await runner.cleanup()
