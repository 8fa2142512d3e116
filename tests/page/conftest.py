"""The chat page in a real browser on a real sandbox; the bot's side is the client library's Bot.

Every test ends by asking that the page logged no error and spoke to nobody but its own origin.
"""

import os
import shutil
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import (
    Browser,
    ConsoleMessage,
    Page,
    Request,
    async_playwright,
    expect,
)
from telegram import Bot

from bot.sandbox import Sandbox
from bot.sandbox.people import Person

CHROMIUM = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

expect.set_options(timeout=10_000)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    executable = shutil.which("chromium")
    if executable is None:
        reason = "no chromium on the PATH to open the chat page in (Debian: apt install chromium)"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=executable, args=CHROMIUM)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def sandbox() -> Sandbox:
    return Sandbox(name="Bækkenro", username="baekkenro_bot")


@pytest_asyncio.fixture(loop_scope="session")
async def url(sandbox: Sandbox) -> AsyncIterator[str]:
    async with sandbox.serve() as url:
        yield url


@pytest_asyncio.fixture(loop_scope="session")
async def bot(sandbox: Sandbox, url: str) -> AsyncIterator[Bot]:
    async with Bot(sandbox.token, base_url=f"{url}/bot", base_file_url=f"{url}/file/bot") as bot:
        yield bot


@pytest.fixture
def anna(sandbox: Sandbox) -> Person:
    """A Danish reader who has pressed Start; the bot has dealt with it."""
    person = sandbox.add_person("Anna", language_code="da")
    person.start()
    sandbox.state.updates.clear()
    return person


@pytest.fixture
def emma(sandbox: Sandbox) -> Person:
    """An English reader who has not said anything yet."""
    return sandbox.add_person("Emma", language_code="en")


@pytest.fixture
def complaints() -> list[str]:
    """What the browser complained of; a test that breaks something on purpose clears it."""
    return []


@pytest_asyncio.fixture(loop_scope="session")
async def page(
    browser: Browser, url: str, anna: Person, complaints: list[str]
) -> AsyncIterator[Page]:
    """Anna's phone."""

    def heard(line: ConsoleMessage) -> None:
        if line.type in ("error", "warning"):
            complaints.append(line.text)

    def asked(request: Request) -> None:
        if not request.url.startswith(f"{url}/"):
            complaints.append(request.url)

    context = await browser.new_context(
        viewport={"width": 390, "height": 844},
        locale="da-DK",
        permissions=["clipboard-read", "clipboard-write"],
        reduced_motion="reduce",
    )
    context.on("weberror", lambda event: complaints.append(event.error.message))
    context.on("console", heard)
    context.on("request", asked)
    context.set_default_timeout(10_000)
    page = await context.new_page()
    await page.goto(f"{url}/?person={anna.id}")
    await expect(page.get_by_role("article")).to_have_count(1)
    yield page
    await context.close()
    assert complaints == []
