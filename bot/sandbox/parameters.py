"""A request's parameters, however they came: query string, form, multipart or JSON."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from bot.sandbox.errors import ApiError, bad_request

# The Bot API takes uploads of up to 50 MB.
MAX_BODY = 51 * 1024 * 1024


@dataclass(frozen=True)
class Upload:
    """A file sent along in a multipart body."""

    name: str
    mime_type: str
    data: bytes

    @classmethod
    async def read(cls, sent: UploadFile) -> "Upload":
        """Take a file out of a form."""
        mime_type = sent.content_type or "application/octet-stream"
        return cls(sent.filename or "file", mime_type, await sent.read())


class Parameters:
    """One mapping with typed access; like the real server it keeps every value as text at first.

    Where the real server reads nonsense as nought or false, this one answers 400: a test
    should hear of it.
    """

    def __init__(
        self, values: Mapping[str, str], uploads: Mapping[str, Upload] | None = None
    ) -> None:
        self.values = dict(values)
        self.uploads = dict(uploads or {})

    @classmethod
    async def read(cls, request: Request) -> "Parameters":
        """Gather the parameters of a request; the body wins over the query string."""
        values = dict(request.query_params)
        uploads: dict[str, Upload] = {}
        if int(request.headers.get("content-length") or 0) > MAX_BODY:
            raise ApiError(413, "Request Entity Too Large")
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind == "application/json":
            values |= _from_json(await request.body())
        elif kind in ("multipart/form-data", "application/x-www-form-urlencoded"):
            try:
                async with request.form(max_part_size=MAX_BODY) as form:
                    for name, value in form.multi_items():
                        if isinstance(value, UploadFile):
                            uploads[name] = await Upload.read(value)
                        else:
                            values[name] = value
            except HTTPException:
                raise bad_request("can't parse form data headers") from None
        return cls(values, uploads)

    @classmethod
    def of(cls, fields: Mapping[str, Any]) -> "Parameters":
        """Take a decoded JSON object: what is no text stays JSON, null is left out."""
        return cls(
            {
                name: value if isinstance(value, str) else orjson.dumps(value).decode()
                for name, value in fields.items()
                if value is not None
            }
        )

    def __contains__(self, name: str) -> bool:
        return name in self.values

    def text(self, name: str) -> str:
        """Return the value as it came, or an empty text."""
        return self.values.get(name, "")

    def integer(self, name: str, default: int = 0) -> int:
        """Return a whole number. Raises ApiError 400 on anything else."""
        value = self.text(name)
        try:
            return int(value) if value else default
        except ValueError:
            raise bad_request(f'parameter "{name}" must be of type Integer') from None

    def flag(self, name: str) -> bool:
        """Return true or false; missing is false. Raises ApiError 400 on anything else."""
        value = self.text(name).lower()
        if value in ("true", "yes", "1"):
            return True
        if value in ("", "false", "no", "0"):
            return False
        raise bad_request(f'parameter "{name}" must be of type Boolean')

    def object(self, name: str, called: str = "") -> dict[str, Any] | None:
        """Return a JSON object, or None where there is none. Raises ApiError 400."""
        value = self._decoded(name, called or name.replace("_", " "))
        if value is not None and not isinstance(value, dict):
            raise bad_request(f"object expected as {name.replace('_', ' ')}")
        return value

    def array(self, name: str) -> list[Any] | None:
        """Return a JSON array, or None where there is none. Raises ApiError 400."""
        value = self._decoded(name, name)
        if value is not None and not isinstance(value, list):
            raise bad_request(f"expected an Array as {name}")
        return value

    def _decoded(self, name: str, called: str) -> Any:
        value = self.text(name)
        try:
            return orjson.loads(value) if value else None
        except orjson.JSONDecodeError:
            raise bad_request(f"can't parse {called} JSON object") from None


def _from_json(body: bytes) -> dict[str, str]:
    try:
        decoded = orjson.loads(body or b"{}")
    except orjson.JSONDecodeError:
        raise bad_request("can't parse parameters") from None
    if not isinstance(decoded, dict):
        raise bad_request("can't parse parameters")
    return Parameters.of(decoded).values
