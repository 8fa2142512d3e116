"""Still pictures, told by what is in a file and not by its name.

Nothing that moves may be sent to readers: health marketing is text and still pictures only.
"""

import struct
import warnings
from io import BytesIO

from PIL import Image

LARGEST = 10 * 1024 * 1024
"""Bytes of a picture (Bot API, sendPhoto)."""

SIDES = 10_000
"""Pixels of both sides of a picture together (Bot API, sendPhoto)."""

RATIO = 20
"""How often a picture's shorter side may go into the longer one (Bot API, sendPhoto)."""

_TAKEN = ("JPEG", "PNG", "WEBP", "GIF")
_FILMS = (b"\x1a\x45\xdf\xa3", b"OggS", b"\x00\x00\x01\xba", b"\x00\x00\x01\xb3", b"FLV")
_PHONE = (b"heic", b"heix", b"heim", b"heis", b"mif1", b"avif")
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, IndexError, TypeError, struct.error)
"""What Pillow raises at bytes that are no picture, or not all of one."""

_STILL = "only still pictures may go out (health marketing): give a JPEG or PNG"


def why_not(content: bytes) -> str | None:
    """Return why a file cannot go out as a picture, and what to do; None where it can."""
    if len(content) > LARGEST:
        return f"is over {LARGEST // 1024**2} MB: make it smaller"
    if content[4:8] == b"ftyp" and content[8:12] in _PHONE:
        return "is in a phone's own format (HEIC, AVIF): save it as JPEG"
    if _is_film(content):
        return f"is a film: {_STILL}"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what is refused here, or is no matter
            return _why_not_picture(content)
    except Image.DecompressionBombError:
        return _too_large()
    except _BROKEN:
        return "is no picture, or is damaged: give a JPEG, PNG or WebP"


def _why_not_picture(content: bytes) -> str | None:
    with Image.open(BytesIO(content), formats=_TAKEN) as image:
        if image.format == "GIF":
            return f"is a GIF, which Telegram shows as a film: {_STILL}"
        # A JPEG with more pictures in it (MPO: a preview, a depth map) is still: one is shown.
        if image.format in ("PNG", "WEBP") and getattr(image, "is_animated", False):
            return f"moves (an animated {image.format}): {_STILL}"
        if sum(image.size) > SIDES or max(image.size) > RATIO * min(image.size):
            return _too_large()
        image.load()
    return None


def _too_large() -> str:
    return (
        f"has too many pixels, or is too narrow: both sides together have {SIDES} at most, "
        f"and the longer one is at most {RATIO} times the shorter"
    )


def _is_film(content: bytes) -> bool:
    """Tell whether it is one of the usual films: MP4, QuickTime, Matroska, AVI, MPEG, Ogg, FLV."""
    is_avi = content[:4] == b"RIFF" and content[8:12] == b"AVI "
    return content[4:8] in (b"ftyp", b"moov") or is_avi or content.startswith(_FILMS)
