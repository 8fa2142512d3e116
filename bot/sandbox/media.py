"""Files as they come in and as messages show them."""

import mimetypes

from bot.sandbox import pictures
from bot.sandbox.errors import bad_request
from bot.sandbox.parameters import Upload
from bot.sandbox.records import File, Json
from bot.sandbox.state import State

MAX_PHOTO = 10 * 1024 * 1024
MAX_FILE = 50 * 1024 * 1024
MAX_DOWNLOAD = 20 * 1024 * 1024
# A photo's sides add up to at most 10,000 pixels and are at most 20 to 1.
MAX_SIDES = 10_000
MAX_RATIO = 20
# Stickers are WebP, 512 pixels at the longer side.
UNKNOWN_SIZE = {"sticker": (512, 512)}


def store(state: State, kind: str, upload: Upload) -> File:
    """Keep an uploaded file. Raises ApiError 400 on what Telegram would not take."""
    if not upload.data:
        raise bad_request("file must be non-empty")
    if len(upload.data) > (MAX_PHOTO if kind == "photo" else MAX_FILE):
        raise bad_request("file is too big")
    width, height = pictures.size(upload.data) or UNKNOWN_SIZE.get(kind, (0, 0))
    if kind == "photo":
        _check_photo(width, height)
    guessed = mimetypes.guess_type(upload.name)[0]
    file = File(
        f"{kind}-{state.next_id()}",
        kind,
        upload.name,
        guessed or upload.mime_type,
        upload.data,
        width,
        height,
    )
    state.files[file.file_id] = file
    return file


def shown(file: File) -> Json:
    """Return the part of a Message that shows this file."""
    common: Json = {
        "file_id": file.file_id,
        "file_unique_id": file.unique_id,
        "file_size": len(file.data),
    }
    sides = {"width": file.width, "height": file.height}
    match file.kind:
        case "photo":
            return {"photo": [common | sides]}
        case "sticker":
            flags = {"type": "regular", "is_animated": False, "is_video": False}
            return {"sticker": common | sides | flags}
        case "voice":
            return {"voice": common | {"duration": 1, "mime_type": file.mime_type}}
        case _:
            named = {"file_name": file.name, "mime_type": file.mime_type}
            return {"document": common | named}


def _check_photo(width: int, height: int) -> None:
    if not width or not height:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if width + height > MAX_SIDES or max(width, height) > MAX_RATIO * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
