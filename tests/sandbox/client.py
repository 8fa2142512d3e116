"""What the sandbox's tests hold: a bare client of the Bot API, a clock to set, a small picture."""

from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import aiohttp

# One white pixel.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c63f80f0001010100"
    "1bb6ee560000000049454e44ae426082"
)


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.at = datetime(2026, 3, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def pass_by(self, **time: float) -> None:
        self.at += timedelta(**time)


class Api:
    """The Bot API over HTTP, JSON bodies, no niceties."""

    def __init__(self, http: aiohttp.ClientSession, root: str) -> None:
        self.http = http
        self.root = root

    async def ask(self, method: str, **parameters: Any) -> tuple[int, Any]:
        """Return the status and the whole answer."""
        async with self.http.post(f"{self.root}/{method}", json=parameters) as answer:
            return answer.status, await answer.json()

    async def get(self, method: str, **parameters: Any) -> Any:
        """Return the result of a call that succeeds."""
        status, answer = await self.ask(method, **parameters)
        assert status == 200, answer
        assert answer["ok"] is True
        return answer["result"]

    async def refusal(self, method: str, **parameters: Any) -> tuple[int, str]:
        """Return the status and the words of a call that fails."""
        status, answer = await self.ask(method, **parameters)
        assert answer["ok"] is False, answer
        assert answer["error_code"] == status
        return status, answer["description"]

    async def post_form(self, method: str, form: aiohttp.FormData) -> Any:
        """Return the result of a call with an uploaded file."""
        async with self.http.post(f"{self.root}/{method}", data=form) as answer:
            body = await answer.json()
            assert body["ok"], body
            return body["result"]


def form(**fields: str | bytes) -> aiohttp.FormData:
    """Return a multipart body; bytes are files."""
    data = aiohttp.FormData(default_to_multipart=True)
    for name, value in fields.items():
        if isinstance(value, bytes):
            data.add_field(name, BytesIO(value), filename=f"{name}.png", content_type="image/png")
        else:
            data.add_field(name, value)
    return data


def keyboard(*buttons: dict[str, Any]) -> dict[str, Any]:
    """Return an inline keyboard of one row."""
    return {"inline_keyboard": [list(buttons)]}


def tappable(label: str, data: str) -> dict[str, Any]:
    """Return a button that sends data back."""
    return {"text": label, "callback_data": data}
