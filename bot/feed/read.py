"""Reading a feed in a process of its own, which can be ended.

Some feeds keep feedparser's regular expressions busy for ever (20 KB of `encoding="'` for half a
minute, each doubling eight times as long; `<author>aaaa…` likewise), and meanwhile no other thread
of its process runs. So it is not read in a thread of the bot.
"""

import asyncio
import json
import sys
from pathlib import Path
from typing import Final

from bot.errors import FeedError
from bot.feed.fetch import Answer
from bot.model.feeds import Entry

SECONDS: Final = 20.0
"""How long reading may take; 10,000 entries take two."""

_CODE: Final = Path(__file__).parents[2]


async def read(answer: Answer, seconds: float = SECONDS) -> tuple[list[Entry], bool]:
    """Return the entries of a feed, the newest first, and whether the feed was whole.

    Raises:
        FeedError: it is none, or it is broken, or it takes too long.
    """
    about = json.dumps({"content_type": answer.content_type, "url": answer.url})
    reader = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.feed.entries",
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL, cwd=_CODE,
    )  # fmt: skip
    try:
        async with asyncio.timeout(seconds):
            said, _ = await reader.communicate(f"{about}\n".encode() + answer.body)
    except TimeoutError:
        advice = f"The feed cannot be read within {seconds:g} seconds."
        raise FeedError("unreadable", advice) from None
    finally:
        if reader.returncode is None:
            reader.kill()
            await reader.wait()
    if reader.returncode:
        raise FeedError("unreadable", "The feed cannot be read: what reads it broke off.")
    found = json.loads(said)
    if "cause" in found:
        raise FeedError(found["cause"], found["advice"])
    return [Entry(**entry) for entry in found["entries"]], found["whole"]
