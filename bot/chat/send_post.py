"""A clinic post, a correction of it or its end -> Telegram.

What is sent is made once for each revision and language. Files that Telegram does not have yet are
sent up with the first message and known by their ids from then on.
"""

import asyncio
from contextlib import suppress
from dataclasses import replace

from telegram import Bot
from telegram.error import BadRequest, TelegramError

from bot.chat.prepared import Call, Payload, calls, captioned, prepared, send_call
from bot.chat.screens import Screen, posts
from bot.chat.verdict import verdict_on
from bot.chat.visit import Visit
from bot.errors import StoreError
from bot.library import Library
from bot.model.outbox import Delivery, Kind, Refused, RetryAfter, Sent, Verdict
from bot.model.posts import Post
from bot.store import posts as kept
from bot.store.database import Database

REMEMBERED = 32
"""Posts made ready at once, each in one language."""

_GONE = ("message to edit not found", "message is not modified", "message to delete not found")
"""How Telegram says that there is nothing left to do: the reader has deleted it, or has it so."""

_TOO_OLD = "message can't be deleted"
"""How Telegram's 400 goes on for a message that is older than 48 hours."""


class PostSender:
    """Sends posts.

    Args:
        bot: whose connections are for bulk.
        library: what stands around a post.
        database: where posts are.
        around: what goes with every message.
    """

    def __init__(self, bot: Bot, library: Library, database: Database, around: Payload) -> None:
        self._bot = bot
        self._library = library
        self._database = database
        self._around = around
        self._ready: dict[tuple[object, ...], tuple[Post, Screen, list[Call]]] = {}
        self._uploading = asyncio.Lock()

    async def send(self, delivery: Delivery) -> Verdict:
        """Send one delivery, trying once.

        Raises:
            TelegramError: Telegram did not take it, or nobody knows.
            StoreError: the post could not be read.
        """
        ready = await self._made_ready(delivery)
        if ready is None:
            return Refused(f"there is no post {delivery.key.mailing.post_id}")
        post, screen, made = ready
        match delivery.key.mailing.kind:
            case Kind.CORRECTION:
                return await self._edit(delivery, post, screen)
            case Kind.TAKE_BACK:
                return await self._take_back(delivery, post)
        if all(file.file_id for file in post.files):
            return await self._post(delivery, made)
        async with self._uploading:
            return await self._upload(delivery, post)

    async def _post(self, delivery: Delivery, made: list[Call]) -> Verdict:
        """Send files and text, but not what has arrived of them already."""
        around = self._around | {"disable_notification": delivery.silent}
        album, chat = delivery.album, delivery.key.chat_id
        *files, (method, payload) = made
        if files and not album:
            sent = await send_call(self._bot, chat, (files[0][0], files[0][1] | around))
            album = tuple(message["message_id"] for message in sent)
        try:
            [last] = await send_call(self._bot, chat, (method, payload | around))
        except TelegramError as error:
            return _in_part(error, album)
        return Sent(last["message_id"], album)

    async def _upload(self, delivery: Delivery, post: Post) -> Verdict:
        """Send a post whose files Telegram may not have yet, and keep what it calls them."""
        async with self._database.reading() as connection:
            now = await kept.find(connection, post.id, delivery.revision)
        post = now or post
        visit = Visit.reading(self._library, delivery.language)
        made = calls(posts.as_sent(visit, post))
        if all(file.file_id for file in post.files):
            return await self._post(delivery, made)
        around = self._around | {"disable_notification": delivery.silent}
        sent: list[Payload] = []
        failed: TelegramError | None = None
        try:
            for method, payload in made:
                sent += await send_call(self._bot, delivery.key.chat_id, (method, payload | around))
        except TelegramError as error:
            if not sent:
                raise
            failed = error
        with suppress(StoreError):  # it has arrived: the next one sends the files up again
            async with self._database.writing() as connection:
                await kept.keep_file_ids(connection, post.id, file_ids(sent))
            self._ready.clear()
        ids = tuple(message["message_id"] for message in sent)
        return _in_part(failed, ids) if failed else Sent(ids[-1], ids[:-1])

    async def _edit(self, delivery: Delivery, post: Post, screen: Screen) -> Verdict:
        """Give a message that is there the present text."""
        payload: Payload = {"chat_id": delivery.key.chat_id, "message_id": delivery.message_id}
        captions = bool(post.files) and not post.split
        method = "editMessageCaption" if captions else "editMessageText"
        payload |= captioned(screen) if captions else prepared(screen)
        try:
            await self._bot._post(method, payload)  # noqa: SLF001  as in prepared
        except BadRequest as error:
            if not error.message.lower().startswith(_GONE):
                raise
        return Sent()

    async def _take_back(self, delivery: Delivery, post: Post) -> Verdict:
        """Delete a post or, where that is too late, put a line in the place of its text."""
        ids = [*delivery.album, *([delivery.message_id] if delivery.message_id else [])]
        if not ids:
            return Sent()
        try:
            await self._bot.delete_messages(delivery.key.chat_id, ids)
        except BadRequest as error:
            said = error.message.lower()
            if said.startswith(_GONE):
                return Sent()
            if _TOO_OLD not in said:
                raise
            if delivery.message_id is None:
                return Sent()  # pictures without a text: there is no line to put in its place
            visit = Visit.reading(self._library, delivery.language)
            return await self._edit(delivery, post, posts.taken_back(visit))
        return Sent()

    async def _made_ready(self, delivery: Delivery) -> tuple[Post, Screen, list[Call]] | None:
        visit = Visit.reading(self._library, delivery.language)
        post_id, revision = delivery.key.mailing.post_id or 0, delivery.revision or 0
        key = post_id, revision, delivery.confirmed_at, visit.language
        if key not in self._ready:
            async with self._database.reading() as connection:
                post = await kept.find(connection, post_id, revision)
            if post is None:
                return None
            while len(self._ready) >= REMEMBERED:
                del self._ready[next(iter(self._ready))]
            screen = posts.as_sent(visit, post)
            self._ready[key] = post, screen, calls(screen)
        return self._ready[key]


def file_ids(sent: list[Payload]) -> list[str]:
    """Return what Telegram calls the files in messages that were sent, in their order."""
    return [
        message["photo"][-1]["file_id"] if "photo" in message else message["document"]["file_id"]
        for message in sent
        if message.keys() & {"photo", "document"}
    ]


def _in_part(error: TelegramError, album: tuple[int, ...]) -> Verdict:
    """Return the verdict on a post whose files have arrived, but not its text."""
    verdict = verdict_on(error)
    if isinstance(verdict, RetryAfter | Refused):
        return replace(verdict, album=album)
    return verdict
