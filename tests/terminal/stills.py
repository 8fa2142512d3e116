"""Pictures and films as tests need them, made here."""

import struct
from io import BytesIO
from typing import Any

from PIL import Image


def picture(kind: str = "JPEG", size: tuple[int, int] = (64, 48), **how: Any) -> bytes:
    """A still picture."""
    made = BytesIO()
    Image.new("RGB", size, "teal").save(made, kind, **how)
    return made.getvalue()


def moving(kind: str) -> bytes:
    """A picture of two frames."""
    other = Image.new("RGB", (64, 48), "navy")
    return picture(kind, save_all=True, append_images=[other], duration=200)


def film() -> bytes:
    """The beginning of an MP4."""
    return struct.pack(">I4s4sI", 24, b"ftyp", b"isom", 512) + b"isomiso2" + bytes(64)


def phone_picture() -> bytes:
    """The beginning of a HEIC, as phones make them."""
    return struct.pack(">I4s4sI", 24, b"ftyp", b"heic", 0) + b"mif1heic" + bytes(64)
