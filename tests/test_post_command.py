"""`python -m bot post`, from the file to the readers: real processes, a real database."""

import asyncio
import os
import pty
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.clock import utc_now
from bot.model.language import PRIMARY
from bot.model.posts import Post, Stage
from bot.model.staff import Entry
from bot.model.subscribers import Consent, Subscriber, Track
from bot.sandbox import Sandbox
from bot.store import posts, staff, subscribers
from bot.store.database import Database, opened
from tests.program import PATIENCE, ROOT, program
from tests.store.databases import url
from tests.terminal.stills import picture

__all__ = ["url"]

TOKEN = "123456789:AAEhBP0av28fDkKSzVvEd7tMNBr5gBxkVQ0"
POST = """---
link: https://klinik.example/hold
topic: nights
pictures: [hold.jpg]
---
**Nyt hold** for gravide begynder på onsdag kl. 17.

- Der er plads til otte.
- Tag et tæppe med.
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A post with a picture beside it."""
    (tmp_path / "hold.jpg").write_bytes(picture())
    (tmp_path / "post.md").write_text(POST, encoding="utf-8")
    return tmp_path / "post.md"


async def say_yes(url: str, *chat_ids: int, track: Track = Track.PREGNANCY) -> None:
    """Let readers say yes to posts."""
    async with opened(url) as database, database.writing() as connection:
        for chat_id in chat_ids:
            yes = Consent("2026-01", utc_now())
            reader = Subscriber(chat_id, PRIMARY, 9 * 60, posts=yes, track=track)
            await subscribers.save(connection, reader)


async def stored(url: str) -> list[Post]:
    """Return the posts there are, the newest first, with their files."""
    async with opened(url) as database, database.reading() as connection:
        listed = await posts.out(connection, 9) + await posts.drafts(connection, 9)
        found = [await posts.find(connection, post.id) for post in listed]
    return [post for post in found if post]


async def logged(database: Database) -> list[Entry]:
    async with database.reading() as connection:
        return await staff.entries(connection, 9)


async def test_a_post_reaches_its_readers_and_its_picture_is_sent_up_once(
    file: Path, tmp_path: Path
) -> None:
    sandbox, url = Sandbox(TOKEN), f"sqlite:///{tmp_path / 'bot.db'}"
    people = [sandbox.add_person(name, language_code="da") for name in ("Anna", "Emma", "Ida")]
    for person in people:
        person.start()
    people[2].user.deactivated = True
    await say_yes(url, *(person.id for person in people))
    async with (
        sandbox.serve() as api,
        program("run", TELEGRAM_TOKEN=TOKEN, TELEGRAM_API=api, DATABASE_URL=url) as bot,
    ):
        await bot.says("answers. Ctrl-C")
        async with program("post", str(file), "--yes", DATABASE_URL=url) as post:
            assert await post.ends() == 0, post.lines
        assert post.lines[-1].startswith("Ended after")
        assert post.lines[-1].endswith("sent 2, blocked 1.")
        for person in people[:2]:
            message = person.messages[-1]
            assert "photo" in message.content
            caption = message.content["caption"]
            assert caption.startswith("Nyt fra Klinik Eksempel\n\nNyt hold for gravide")
            assert {"type": "bold", "offset": 25, "length": 8} in message.content[
                "caption_entities"
            ]
        assert sum(file.kind == "photo" for file in sandbox.state.files.values()) == 1
        async with program("post", str(file), "--yes", DATABASE_URL=url) as twice:
            assert await twice.ends() == 2
        assert len(twice.lines) == 1
        assert twice.lines[0].startswith("This file was sent on")
        async with program("post", str(file), "--yes", "--again", DATABASE_URL=url) as again:
            assert await again.ends() == 0, again.lines
    assert again.lines[-1].endswith("sent 2."), again.lines[-2:]
    newer, older = await stored(url)
    assert (older.files[0].content, bool(older.files[0].file_id)) == (None, True)
    assert str(newer.origin).startswith(f"{older.origin}:")
    async with opened(url) as database:
        entries = [(entry.name, str(entry.action)) for entry in await logged(database)]
    assert entries == [("command line", "confirmed")] * 2


async def test_a_rehearsal_shows_the_post_and_stores_nothing(
    file: Path, url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    await say_yes(url, 1, 2)
    await say_yes(url, 3, track=Track.AFTER_BIRTH)
    asked = ["post", str(file), "--dry-run", "--audience", "track:after-birth"]
    assert await asyncio.to_thread(main, asked) == 0
    shown = capsys.readouterr().out
    for words in (
        "─ da ─", "─ en ─", "▣ hold.jpg", "Nyt fra Klinik Eksempel", "• Der er plads til otte.",
        "[Læs mere] → https://klinik.example/hold", "[Nætter]", "[Stop nyt fra klinikken]",
        "To: those who have given birth (1 reader)", "When: now", "still the example",
        "nothing was stored",
    ):  # fmt: skip
        assert words in shown, words
    assert await stored(url) == []


async def test_a_post_for_later_is_stored_with_its_picture_and_not_waited_for(
    file: Path, url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    await say_yes(url, 1)
    asked = ["post", str(file), "--yes", "--at", "i morgen kl. 10", "--lang", "da"]
    assert await asyncio.to_thread(main, asked) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("Det går ud")
    [post] = await stored(url)
    assert (post.stage, post.files[0].content) == (Stage.OUT, picture())
    assert post.due_at
    assert await asyncio.to_thread(main, asked) == 2
    assert capsys.readouterr().err.startswith("Filen er på vej")
    assert len(await stored(url)) == 1


async def test_with_nobody_to_ask_and_no_database_it_sends_nothing(
    file: Path, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'bot.db'}"
    async with program("post", str(file), "--yes", DATABASE_URL=url) as post:
        assert await post.ends() == 2
    assert post.lines[0].startswith(f"There is no database {tmp_path / 'bot.db'} yet")
    await say_yes(url, 1)
    async with program("post", str(file), DATABASE_URL=url) as post:
        assert await post.ends() == 2
    assert "with --yes" in post.lines[-1]
    assert await stored(url) == []


class Terminal:
    """A terminal with `python -m bot post` at it."""

    def __init__(self, process: asyncio.subprocess.Process, keyboard: int) -> None:
        self._process, self._keyboard = process, keyboard
        self.screen = ""
        self._more = asyncio.Event()
        asyncio.get_running_loop().add_reader(keyboard, self._read)

    def _read(self) -> None:
        with suppress(OSError):  # of a terminal that nobody uses any more
            self.screen += os.read(self._keyboard, 4096).decode(errors="replace")
        self._more.set()

    async def shows(self, words: str) -> None:
        async with asyncio.timeout(PATIENCE):
            while words not in self.screen:
                self._more.clear()
                await self._more.wait()

    def type(self, keys: str) -> None:
        os.write(self._keyboard, keys.encode())

    async def ends(self) -> int:
        async with asyncio.timeout(PATIENCE):
            return await self._process.wait()


@asynccontextmanager
async def terminal(*arguments: str, url: str) -> AsyncIterator[Terminal]:
    keyboard, screen = pty.openpty()
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "post", *arguments),
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": url, "TERM": "xterm", "COLUMNS": "100"},
        stdin=screen, stdout=screen, stderr=screen,
        preexec_fn=_own(screen),
    )  # fmt: skip
    os.close(screen)
    try:
        yield Terminal(process, keyboard)
    finally:
        asyncio.get_running_loop().remove_reader(keyboard)
        if process.returncode is None:
            process.kill()
        await process.wait()
        os.close(keyboard)


def _own(screen: int) -> Callable[[], None]:
    """Let the process have the terminal for itself, so that Ctrl-C reaches it as in life."""
    return lambda: os.login_tty(os.dup(screen))


@pytest.mark.parametrize("keys", ["n\n", "\x04", "\x03"], ids=["no", "end", "Ctrl-C"])
async def test_anything_but_a_yes_sends_nothing(file: Path, tmp_path: Path, keys: str) -> None:
    url = f"sqlite:///{tmp_path / 'bot.db'}"
    await say_yes(url, 1)
    async with terminal(str(file), url=url) as at:
        await at.shows("Send to 1 reader? [y/N]")
        at.type(keys)
        assert await at.ends() == 2
        await at.shows("Nothing was sent.")
    assert "Traceback" not in at.screen
    assert await stored(url) == []


async def test_after_a_yes_ctrl_c_leaves_the_sending_to_the_bot(file: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'bot.db'}"
    await say_yes(url, 1)
    async with terminal(str(file), "--lang", "da", url=url) as at:
        await at.shows("Send til 1 læser? [j/N]")
        at.type("j\n")
        await at.shows("Finder modtagerne")
        at.type("\x03")
        await at.shows("Udsendelsen går videre uden det her vindue.")
        assert await at.ends() == 0
    [post] = await stored(url)
    assert post.stage is Stage.OUT
