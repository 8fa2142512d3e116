"""Files a request brings or names, and getFile."""

from typing import Any

from bot.sandbox import content, media
from bot.sandbox.errors import bad_request
from bot.sandbox.parameters import Parameters
from bot.sandbox.records import File, Json
from bot.sandbox.state import State

ATTACHED = "attach://"
MEDIA_KINDS = ("photo", "document")


def get_file(state: State, parameters: Parameters) -> Json:
    """Return where a file can be downloaded."""
    if not parameters.text("file_id"):
        raise bad_request("file_id not specified")
    file = state.files.get(parameters.text("file_id"))
    if file is None:
        raise bad_request("invalid file_id")
    if len(file.data) > media.MAX_DOWNLOAD:
        raise bad_request("file is too big")
    return {
        "file_id": file.file_id,
        "file_unique_id": file.unique_id,
        "file_size": len(file.data),
        "file_path": file.path,
    }


def sent(state: State, parameters: Parameters, kind: str) -> File:
    """Return the file under the parameter named after its kind: uploaded now or known by id."""
    if kind in parameters.uploads:
        return media.store(state, kind, parameters.uploads[kind])
    return _named(state, parameters, kind, parameters.text(kind))


def input_media(state: State, parameters: Parameters, item: Any) -> Json:
    """Return the content an InputMedia asks for. Raises ApiError 400."""
    if not isinstance(item, dict):
        raise bad_request("can't parse InputMedia: expected an Object")
    if not item.get("media"):
        raise bad_request("can't parse InputMedia: media not found")
    if item.get("type") not in MEDIA_KINDS:
        raise bad_request(f'can\'t parse InputMedia: type "{item.get("type")}" is unsupported')
    file = _named(state, parameters, item["type"], str(item["media"]))
    return media.shown(file) | content.caption_from(state, Parameters.of(item))


def _named(state: State, parameters: Parameters, kind: str, name: str) -> File:
    if name.startswith(ATTACHED):
        if name.removeprefix(ATTACHED) not in parameters.uploads:
            raise bad_request("can't parse InputMedia: media not found")
        return media.store(state, kind, parameters.uploads[name.removeprefix(ATTACHED)])
    if not name:
        raise bad_request(f"there is no {kind} in the request")
    if name.startswith(("http://", "https://")):
        # The sandbox fetches nothing from anywhere.
        raise bad_request("failed to get HTTP URL content")
    file = state.files.get(name)
    if file is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if file.kind != kind:
        raise bad_request(f"can't use file of type {file.kind.title()} as {kind.title()}")
    return file
