"""Take the README's picture: the demo's chat page, as a phone shows it (needs Chromium)."""  # noqa: INP001  a script

import asyncio
import shutil
from pathlib import Path

from playwright.async_api import async_playwright

from bot.app import demo
from bot.settings import Settings

PICTURE = Path(__file__).parent.parent / "bot" / "sandbox" / "screenshot.png"
ALONE = [  # a Chromium that asks nothing of the network
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]


async def take(page_address: str) -> None:
    """Open the page as Anna, press Start, and take the picture of her menu."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=ALONE
        )
        page = await browser.new_page(
            viewport={"width": 390, "height": 844}, locale="da-DK", reduced_motion="reduce"
        )
        await page.goto(page_address)
        await page.get_by_role("button", name="Start").click()
        await page.get_by_role("button", name="Hvornår ringe?").wait_for()
        await page.screenshot(path=PICTURE)
        await browser.close()


async def main() -> None:
    """Run the demo for as long as the picture takes."""
    told: asyncio.Queue[str] = asyncio.Queue()
    running = asyncio.create_task(demo(Settings(demo_port=0), told.put_nowait))
    line = await told.get()
    await take(next(word for word in line.split() if word.startswith("http://")))
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


if __name__ == "__main__":
    asyncio.run(main())
