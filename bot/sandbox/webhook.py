"""Updates pushed to the bot's own address, as after setWebhook."""

import asyncio
from dataclasses import dataclass

import aiohttp
import stamina

from bot.sandbox.feed import Feed
from bot.sandbox.records import Clock
from bot.sandbox.updates import UpdateQueue

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name
ANSWER_SECONDS = 60


@dataclass(frozen=True)
class Address:
    """Where updates go."""

    url: str
    secret_token: str
    max_connections: int


class Webhook:
    """Posts the queue's updates one by one; a failed one is tried again before the next."""

    def __init__(self, now: Clock, updates: UpdateQueue, feed: Feed) -> None:
        self.address: Address | None = None
        self.last_error: tuple[int, str] | None = None
        self._now = now
        self._updates = updates
        self._feed = feed
        self._posting: asyncio.Task[None] | None = None

    def open(self, address: Address) -> None:
        """Start to post updates to this address."""
        self.close()
        self.address = address
        self._posting = asyncio.get_running_loop().create_task(self._post_all(address))

    def close(self) -> None:
        """Stop posting and forget the address."""
        if self._posting:
            self._posting.cancel()
        self.address = self.last_error = self._posting = None

    async def _post_all(self, address: Address) -> None:
        timeout = aiohttp.ClientTimeout(total=ANSWER_SECONDS)
        async with aiohttp.ClientSession(timeout=timeout) as session:
            while True:
                await self._feed.until(lambda: len(self._updates), None)
                await self._post_first(session, address)

    async def _post_first(self, session: aiohttp.ClientSession, address: Address) -> None:
        """Post the oldest update until the bot takes it, with pauses of up to a minute."""
        headers = {SECRET_HEADER: address.secret_token} if address.secret_token else {}
        async for attempt in stamina.retry_context(
            on=(aiohttp.ClientError, TimeoutError), attempts=None, timeout=None, wait_max=60
        ):
            with attempt:
                update = self._updates.first()
                if update is None:
                    return
                try:
                    async with session.post(
                        address.url,
                        json=update.to_json(),
                        headers=headers,
                        allow_redirects=False,  # they might lead off this machine
                    ) as answer:
                        answer.raise_for_status()
                except (aiohttp.ClientError, TimeoutError) as error:
                    self._note(error)
                    raise
                self._updates.confirm(update.update_id)

    def _note(self, error: Exception) -> None:
        if isinstance(error, aiohttp.ClientResponseError):
            reason = f"Wrong response from the webhook: {error.status} {error.message}"
        elif isinstance(error, aiohttp.ClientConnectorError):
            reason = "Connection refused"
        else:
            reason = "Read timeout expired"
        self.last_error = (int(self._now().timestamp()), reason)
        self._feed.changed()
