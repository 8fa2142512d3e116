"""A post from a file, for scripts: read, shown, asked about, sent, followed.

Each step that reaches the database is a run of its own: while somebody is asked, no event loop is
in the way of Ctrl-C.
"""

import asyncio
import sys
from dataclasses import replace
from pathlib import Path

from rich.console import Console

from bot.chat.screens.drafts import clock, moment, readers
from bot.chat.screens.outgoing import questions
from bot.chat.visit import Visit
from bot.clock import utc_now
from bot.delivery.time import Time
from bot.errors import PostError
from bot.library import Library
from bot.model.posts import Post, Stage
from bot.model.staff import Action
from bot.store import posts, publishing, staff
from bot.store.database import Database, opened
from bot.terminal.following import follow
from bot.terminal.order import Order
from bot.terminal.reading import prepared
from bot.terminal.showing import console, show, tell

NAME = "command line"
"""Who did it, in the log of what staff do."""


def post(library: Library, url: str, order: Order) -> None:
    """Send a post from a file as it is asked for, and show how far it is until it is over.

    Raises:
        PostFileError: the file is faulty.
        PostError: it is not sent for another reason. Nothing was stored.
        StoreError: the database cannot.
    """
    visit = Visit.reading(library, order.language)
    terminal = console()
    try:
        ready = _agreed(visit, url, order, terminal)
        if ready is None:
            return
        post_id = asyncio.run(_send(visit, url, ready))
    except KeyboardInterrupt:
        raise PostError(visit.say("terminal-nothing")) from None
    if ready.due_at:
        tell(terminal, visit.say("terminal-at", at=moment(visit, ready.due_at)))
        return
    asyncio.run(_follow(visit, url, post_id, terminal))


def _agreed(visit: Visit, url: str, order: Order, terminal: Console) -> Post | None:
    """Show what is to be sent, and return it once that is agreed; None after a rehearsal."""
    ready, say = prepared(visit, order, utc_now()), visit.say
    missing = _missing_file(url)
    if missing and not order.rehearsal:
        raise PostError(say("terminal-no-database", file=str(missing)))
    size, before = (0, None) if missing else asyncio.run(_look(url, ready.post))
    if before and not (order.again or order.rehearsal):
        raise PostError(_told(visit, before))
    show(terminal, visit, ready, size)
    if order.rehearsal:
        if missing:
            tell(terminal, say("terminal-no-database", file=str(missing)))
        if before:
            tell(terminal, _told(visit, before))
        tell(terminal, say("terminal-dry"))
        return None
    if not order.sure:
        _ask(visit, ready.post, size, terminal)
    if before:
        return replace(ready.post, origin=f"{ready.post.origin}:{int(utc_now().timestamp())}")
    return ready.post


def _ask(visit: Visit, ready: Post, size: int, terminal: Console) -> None:
    """Ask whether to send a post.

    Raises:
        PostError: no, or there is nobody to ask.
    """
    say, now = visit.say, utc_now()
    if not (sys.stdin and sys.stdin.isatty()):
        raise PostError(say("terminal-nobody-to-ask"))
    if not size:
        tell(terminal, say("desk-nobody"))
    if "q" in questions(ready, now):
        tell(terminal, say("desk-confirm-quiet", time=clock(visit, max(ready.due_at or now, now))))
    try:
        answer = input(f"{say('terminal-ask', count=readers(visit, size))} ")
    except EOFError:
        answer = ""
    if answer.strip().lower() not in say("terminal-yes").split():
        raise PostError(say("terminal-nothing"))


async def _look(url: str, ready: Post) -> tuple[int, Post | None]:
    """Return to how many a post goes now, and the one that came of the same file before."""
    now = utc_now()
    async with opened(url) as database, database.reading() as connection:
        size = await posts.size(connection, ready, now)
        return size, await posts.of_origin(connection, ready.origin or "")


async def _send(visit: Visit, url: str, ready: Post) -> int:
    """Store a post and let it go out, both or neither, and return its id."""
    now = utc_now()
    due_at = ready.due_at if ready.due_at and ready.due_at > now else None
    goes_out = replace(ready, due_at=due_at)
    async with opened(url) as database, database.writing() as connection:
        post_id = await posts.add(connection, goes_out, now)
        if post_id is None:  # another copy of this command was faster
            before = await posts.of_origin(connection, ready.origin or "")
            raise PostError(_told(visit, before or ready))
        await publishing.confirm(connection, replace(goes_out, id=post_id), now)
        await staff.note(connection, NAME, Action.CONFIRMED, ready.title, now)
    return post_id


async def _follow(visit: Visit, url: str, post_id: int, terminal: Console) -> None:
    """Show how far it is, as long as somebody wants to see it."""
    try:
        async with opened(url) as database:
            await follow(database, visit, post_id, terminal, Time.real())
    except asyncio.CancelledError:  # Ctrl-C
        tell(terminal, visit.say("terminal-leave"))


def _told(visit: Visit, before: Post) -> str:
    """Say what has become of the same file before."""
    at = before.due_at or before.opened_at
    if before.stage is Stage.DRAFT:
        return visit.say("terminal-before-draft", title=before.title)
    phrase = "terminal-before-coming" if at and at > utc_now() else "terminal-before-out"
    return visit.say(phrase, title=before.title, at=moment(visit, at))


def _missing_file(url: str) -> Path | None:
    """Return the file of a SQLite database that nobody has made yet."""
    database = Database(url)
    if not (database.is_sqlite and database.url.database):
        return None
    file = Path(database.url.database)
    return None if file.is_file() else file
