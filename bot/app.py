"""The only wiring: what is built, started and stopped, and in which order.

Ctrl-C and SIGTERM cancel what is awaited here; everything is then stopped in reverse order by the
context managers it was entered with.
"""

import asyncio
import ctypes
import gc
import signal
import webbrowser
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pydantic import SecretStr
from starlette.applications import Starlette

from bot import library, loopback
from bot.chat.account import Accounts
from bot.chat.announce import Announcer
from bot.chat.application import answering
from bot.chat.desk import Desks
from bot.chat.line import Line
from bot.chat.proof import proof
from bot.chat.reach import Reach
from bot.chat.routes import INVITATION
from bot.chat.send import sending
from bot.chat.watch import Watch
from bot.clock import utc_now
from bot.delivery.alarm import Alarm
from bot.delivery.pace import Pace
from bot.delivery.ticks import Tick, delivering
from bot.delivery.time import Time
from bot.delivery.worker import Worker
from bot.errors import SettingsError, StoreError, TokenError
from bot.feed.feed import Feed
from bot.library import Library
from bot.model.subscribers import Track
from bot.settings import Settings
from bot.store import backup
from bot.store.database import Database, opened
from bot.store.tally import FLUSH_EVERY, Tally
from bot.terminal.order import Order
from bot.web.watch import watch

Tell = Callable[[str], None]
"""Says one line to the person at the terminal."""

Clock = Callable[[], datetime]

WATCH_EVERY = 1.0
"""Seconds between two looks at what staff wait to see."""


def load(content: Path) -> Library:
    """Load all content and make every screen of it once.

    Raises:
        ContentError: with every fault.
    """
    gc.disable()  # what is made here stays: to look for garbage in it is a quarter of the time
    try:
        loaded = library.load(content)
        proof(loaded, content)
    finally:
        gc.enable()
    gc.freeze()  # content lives as long as the program: not to be searched for garbage each time
    with suppress(OSError, TypeError, AttributeError):  # only glibc keeps 5 MB of reading it
        ctypes.CDLL(None).malloc_trim(0)
    return loaded


def ask(shown: Library, text: str, language: str) -> dict[str, Any]:
    """Return what a message is found to be about, as `python -m bot ask --json` tells it."""
    danger = [
        {"sign": finding.sign, "call": str(finding.call)}
        for finding in shown.danger.detector.find(text)
    ]
    topics = [
        {"slug": match.slug, "score": round(match.score, 3)}
        for match in shown.lookup.find(text, language).topics
    ]
    return {"danger": danger, "topics": topics, "answered": bool(danger or topics)}


def back_up(settings: Settings, file: Path) -> None:
    """Back the SQLite database up to `file`.

    Raises:
        StoreError: there is nothing to copy, it is damaged, or it is on PostgreSQL.
    """
    backup.back_up(_database_file(settings), file)


def restore(settings: Settings, file: Path) -> Path | None:
    """Restore the SQLite database from `file`, and return where the one before is now, if any.

    Raises:
        StoreError: there is nothing to restore, it is damaged or none of ours, or the bot runs.
    """
    return backup.restore(file, _database_file(settings))


def post(settings: Settings, order: Order) -> None:
    """Send a post from a file.

    Raises:
        PostFileError: the file is faulty.
        BaekkenroError: it cannot be sent.
    """
    from bot.terminal import post as command  # noqa: PLC0415  the bot needs no terminal

    command.post(load(settings.content), settings.database_url.get_secret_value(), order)


async def run(settings: Settings, token: str, tell: Tell) -> None:
    """Answer people on Telegram, and deliver what they subscribe to, until cancelled.

    Raises:
        BaekkenroError: the bot cannot start, or Telegram has withdrawn its token.
    """
    _stop_on_sigterm()
    shown, line = load(settings.content), Line(utc_now)
    async with AsyncExitStack() as stack:
        username = await _start(stack, shown, settings, token, line, utc_now, tell)
        tell(f"@{username} answers. Ctrl-C stops it.")
        await line.token_refused.wait()
        raise TokenError


async def demo(settings: Settings, tell: Tell) -> None:
    """Run the same bot against the sandbox, with the chat page to talk to it, until cancelled.

    Raises:
        BaekkenroError: the demo cannot start.
    """
    from bot.sandbox import Sandbox  # noqa: PLC0415  TDLib's parser: a bot on Telegram needs none

    _stop_on_sigterm()
    shown, line = load(settings.content), Line(utc_now)
    sandbox = Sandbox(name="Bækkenro", username="baekkenro_bot")
    for name, language in (("Anna", "da"), ("Emma", "en")):
        sandbox.add_person(name, language_code=language)
    clinic = sandbox.add_person("Klinikken", language_code="da", role="clinic")
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(TemporaryDirectory())
        page = await stack.enter_async_context(_serve(sandbox.app, settings.demo_port, "DEMO_PORT"))
        here = {
            "telegram_api": page,
            "database_url": SecretStr(f"sqlite:///{folder}/demo.db"),
            "health_port": 0,
            "clinic_owners": frozenset({clinic.id}),
        }
        ours = settings.model_copy(update=here)
        await _start(stack, shown, ours, sandbox.token, line, sandbox.now, tell)
        tell(f"No TELEGRAM_TOKEN is set, so this is the demo: {page}   (Ctrl-C stops it)")
        with suppress(webbrowser.Error):
            await asyncio.to_thread(webbrowser.open, page)
        await asyncio.Event().wait()


async def _start(  # noqa: PLR0913  all that is started
    stack: AsyncExitStack,
    shown: Library,
    settings: Settings,
    token: str,
    line: Line,
    now: Clock,
    tell: Tell,
) -> str:
    """Start everything, each to be stopped with `stack`, and return the bot's username."""
    url, api = settings.database_url.get_secret_value(), settings.telegram_api
    owners = settings.clinic_owners
    database = await stack.enter_async_context(opened(url))
    sender = await stack.enter_async_context(
        sending(shown, database, token, api, paid=settings.paid_broadcast)
    )
    time = Time(now, asyncio.get_running_loop().time, asyncio.sleep)
    reach = Reach(sender.bot)
    announcer = Announcer(shown, database, reach, owners)
    alarm = Alarm(announcer.tell, now)
    tally, pace = Tally(), Pace(settings.messages_per_second, time)
    worker = Worker(database, sender.send, pace, alarm, time, tally=tally)
    if settings.health_port:
        web = watch(lambda: line.is_fresh, lambda: worker.metrics.exposition(database, now()))
        await stack.enter_async_context(_serve(web, settings.health_port, "HEALTH_PORT"))
    stack.push_async_callback(_count_last, tally, database, now)
    accounts, desks = Accounts(database, now, tally), Desks(database, owners, now)
    username = await stack.enter_async_context(answering(shown, accounts, desks, token, api, line))
    ticks = [
        Tick("watch", WATCH_EVERY, Watch(shown, database, reach, owners).look),
        Tick("count", FLUSH_EVERY, partial(tally.flush, database)),
    ]
    if settings.feed_url:
        show = partial(_show_drafts, announcer, now)
        feed = Feed(database, settings.feed_url, show, alarm.sound, alarm.over)
        ticks.append(Tick("feed", settings.feed_minutes * 60, feed.look))
    await stack.enter_async_context(
        delivering(database, partial(_next_tip, shown), worker, alarm, time, ticks)
    )
    greeting = asyncio.create_task(_greet(announcer, shown, now()))
    stack.callback(greeting.cancel)
    if code := await desks.first_invitation():
        tell(
            "Nobody may publish yet. Whoever opens this link first owns the clinic's desk: "
            f"https://t.me/{username}?start={INVITATION}_{code}"
        )
    return username


async def _show_drafts(announcer: Announcer, now: Clock, post_ids: list[int]) -> None:
    await announcer.show_drafts(post_ids, now())


async def _greet(announcer: Announcer, shown: Library, now: datetime) -> None:
    """Tell staff what they should know at a start; they find it in the log if that fails."""
    with suppress(StoreError):
        await announcer.show_menus()
        await announcer.warn_unreviewed(shown.reviews.count(None), len(shown.reviews), now)


async def _count_last(tally: Tally, database: Database, now: Clock) -> None:
    """Write what was counted since the last tick, if that can still be done."""
    with suppress(StoreError):
        await tally.flush(database, now())


def _database_file(settings: Settings) -> Path:
    return backup.database_file(Database(settings.database_url.get_secret_value()))


def _next_tip(shown: Library, track: Track, last: str | None) -> str:
    return shown.tips.courses[track].next_after(last).tip.slug


@asynccontextmanager
async def _serve(app: Starlette, port: int, setting: str) -> AsyncIterator[str]:
    """Serve on loopback; a port that is taken is the setting's fault."""
    async with AsyncExitStack() as stack:
        try:
            address = await stack.enter_async_context(loopback.serve(app, port))
        except OSError as error:
            advice = f"{setting}: port {port} is taken ({error.strerror}); name another"
            raise SettingsError([advice]) from None
        yield address


def _stop_on_sigterm() -> None:
    """Let SIGTERM do what asyncio lets Ctrl-C do: cancel the program's main task."""
    task = asyncio.current_task()
    with suppress(NotImplementedError):  # Windows has no signal handlers in its loop
        if task:
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
