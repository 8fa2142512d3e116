"""The clinic's poster: A4, with a QR code that opens the bot.

`python -m bot.drawing.poster` draws what stands at its standard input; see `bot.drawing.apart`.
"""

import sys
from datetime import UTC, datetime, time
from tempfile import TemporaryDirectory

import segno
import typst
from pydantic import TypeAdapter

from bot.drawing.orders import Poster

QUIET = 4
"""Modules of white around a QR code (ISO/IEC 18004)."""


def drawn(poster: Poster) -> bytes:
    """Return the poster as PDF or PNG.

    The words are handed to Typst as text, so nothing in them is ever read as Typst. The template
    sees an empty folder and no network.

    Raises:
        TypstError: the template is faulty.
        ValueError: there is more than fits on one page.
    """
    inputs = poster.words | {
        "language": poster.language,
        "link": poster.link,
        "code": code(poster.link),
    }
    with TemporaryDirectory() as nothing:
        compiler = typst.Compiler(
            poster.template.encode(),
            root=nothing,
            sys_inputs=inputs,
            package_path=nothing,
            package_cache_path=nothing,
        )
        pages = compiler.compile(
            format=poster.form,
            ppi=poster.resolution,
            timestamp=datetime.combine(poster.made_on, time(), UTC),
        )
    if not isinstance(pages, bytes):
        raise ValueError("the poster does not fit on one page: shorten its words")  # noqa: TRY004
    return pages


def code(link: str) -> str:
    """Return a QR code as SVG; up to a quarter of it may be dirty or torn (level Q)."""
    made = segno.make(link, error="q", micro=False)
    return str(made.svg_inline(border=QUIET, light="white", omitsize=True))


if __name__ == "__main__":
    order = TypeAdapter(Poster).validate_json(sys.stdin.buffer.read())
    sys.stdout.buffer.write(drawn(order))
