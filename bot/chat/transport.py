"""Every call to Telegram goes through here: python-telegram-bot's request, carried by aiohttp."""

import io
from collections.abc import Awaitable, Callable
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, Final, cast
from urllib.request import getproxies

import aiohttp
import orjson
from telegram.request import BaseRequest, RequestData
from yarl import URL

from bot.chat import failures

if TYPE_CHECKING:
    from aiohttp.abc import AbstractStreamWriter
    from aiohttp.http import StreamWriter
    from telegram._utils.types import ODVInput

NOT_GIVEN: Final = BaseRequest.DEFAULT_NONE

KEEP_ALIVE: Final = 15
"""Seconds a connection may idle; less than servers allow, so that we are the first to hang up."""

DNS_CACHE: Final = 300
"""Seconds an address is remembered."""


class Transport(BaseRequest):
    """PTB's HTTP on a pool of keep-alive connections.

    No POST is ever sent twice: aiohttp repeats only a GET whose kept connection broke, we repeat a
    POST only if its connection was found closed before the first byte was written. Proxies come
    from the environment (HTTP_PROXY, HTTPS_PROXY, NO_PROXY). What goes wrong is told in the
    types of `bot.chat.failures`, and never with the URL, which has the bot token.

    Args:
        connections: how many may be open; more calls at once wait for one.
        pool_timeout: seconds a call waits for a connection to be free.
        connect_timeout: seconds to make a new one.
        read_timeout: seconds of silence while an answer is due; PTB adds a poll's own wait.
        upload_timeout: seconds to write a call with files, as PTB's `write_timeout`. A call
            without fits a socket's buffer, so writing it takes none.
    """

    __slots__ = ("_connections", "_session", "_timeouts")

    def __init__(
        self,
        *,
        connections: int = 256,
        pool_timeout: float = 10,
        connect_timeout: float = 5,
        read_timeout: float = 10,
        upload_timeout: float = 60,
    ) -> None:
        self._connections = connections
        self._timeouts = (pool_timeout, connect_timeout, read_timeout, upload_timeout)
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds of silence while an answer is due, where the call names none."""
        return self._timeouts[2]

    async def initialize(self) -> None:
        """Open the pool; again does nothing."""
        self._session = self._session or aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                limit=self._connections, keepalive_timeout=KEEP_ALIVE, ttl_dns_cache=DNS_CACHE
            ),
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"User-Agent": self.USER_AGENT},
            # aiohttp looks for a proxy in a thread at each call: not where there is none.
            trust_env=not {"http", "https"}.isdisjoint(getproxies()),
        )

    async def shutdown(self) -> None:
        """Close the pool; again does nothing."""
        session, self._session = self._session, None
        if session:
            await session.close()

    async def do_request(  # noqa: PLR0913  PTB's signature
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: "ODVInput[float]" = NOT_GIVEN,
        write_timeout: "ODVInput[float]" = NOT_GIVEN,
        connect_timeout: "ODVInput[float]" = NOT_GIVEN,
        pool_timeout: "ODVInput[float]" = NOT_GIVEN,
    ) -> tuple[int, bytes]:
        """Carry a call to Telegram; return status and body of an answer that PTB reads rightly.

        Raises:
            NetworkError: or one of its kinds, see `bot.chat.failures`.
            EndPointNotFound: the Bot API has no such method.
        """
        if self._session is None:
            raise RuntimeError("Transport is used before initialize() or after shutdown()")
        pool, connect, read, upload = self._timeouts
        timeout = _timeout(
            _given(pool_timeout, pool),
            _given(connect_timeout, connect),
            _given(read_timeout, read),
            _given(write_timeout, upload) if request_data and request_data.contains_files else None,
        )
        body = _body(request_data) if request_data else None
        ask = partial(
            self._session.request, method, URL(url, encoded=True), data=body, timeout=timeout,
            allow_redirects=False,
        )  # fmt: skip
        try:
            response = await _repeated_if_unsent(ask, body)
            status, answer = response.status, await response.read()
        except (aiohttp.ClientError, TimeoutError) as error:
            failed = failures.failure(error, begun=getattr(body, "begun", True))
        else:
            failures.check(status, answer, url.rpartition("/")[2])
            return status, answer
        raise failed  # out here, lest aiohttp's error, which has the URL, be its context

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Read an answer; PTB's own way would log all of what cannot be read."""
        return failures.read(payload)


class _Body(aiohttp.BytesPayload):
    """A body that knows whether a byte of it was handed to an open connection."""

    begun = False

    async def write_with_length(
        self, writer: "AbstractStreamWriter", content_length: int | None
    ) -> None:
        transport = cast("StreamWriter", writer).transport
        self.begun = transport is not None and not transport.is_closing()
        await super().write_with_length(writer, content_length)


async def _repeated_if_unsent(
    ask: Callable[[], Awaitable[aiohttp.ClientResponse]], body: object
) -> aiohttp.ClientResponse:
    # A middleware of aiohttp could do the same, at a tenth more CPU for every call.
    try:
        return await ask()
    except failures.NO_CONNECTION:
        raise
    except (aiohttp.ClientOSError, aiohttp.ServerDisconnectedError):
        if getattr(body, "begun", True):
            raise
    return await ask()


def _body(data: RequestData) -> aiohttp.BytesPayload | aiohttp.FormData:
    """Return JSON, or a multipart form where files go along."""
    if not data.contains_files:
        return _Body(orjson.dumps(data.parameters), content_type="application/json")
    form = aiohttp.FormData(data.json_parameters, quote_fields=False)
    for name, (filename, content, mimetype) in data.multipart_data.items():
        # aiohttp writes bytes all at once, and warns of that; a file it writes bit by bit.
        file = io.BytesIO(content) if isinstance(content, bytes) else content
        form.add_field(name, file, filename=filename, content_type=mimetype)
    return form


def _given(timeout: "ODVInput[float]", default: float) -> float | None:
    return default if timeout is NOT_GIVEN else cast("float | None", timeout)


@lru_cache
def _timeout(
    pool: float | None, connect: float | None, read: float | None, upload: float | None
) -> aiohttp.ClientTimeout:
    def together(*waits: float | None) -> float | None:
        return None if None in waits else sum(cast("tuple[float, ...]", waits))

    return aiohttp.ClientTimeout(
        # aiohttp has no timeout for writing, so an upload's is one for all of the call.
        total=together(pool, connect, read, upload),
        connect=together(pool, connect),
        sock_connect=connect,
        sock_read=read,
    )
