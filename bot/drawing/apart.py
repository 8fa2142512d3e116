"""Drawing in a process of its own, which gives back its memory and may fail or hang by itself.

The order goes in at its standard input as JSON, the picture comes out at its standard output.
"""

import asyncio
import logging
import sys
from contextlib import suppress

from pydantic import TypeAdapter

from bot.drawing.orders import Chart, Order, Poster
from bot.errors import DrawingError

log = logging.getLogger(__name__)

PATIENCE = 20.0
"""Seconds to wait for a picture: one takes about one, the first on a new machine several."""

_ROOMS = {Chart: "bot.drawing.chart", Poster: "bot.drawing.poster"}

_ORDER = TypeAdapter[Order](Order)


async def draw(order: Order, patience: float = PATIENCE) -> bytes:
    """Return the picture.

    Raises:
        DrawingError: it cannot be drawn, or not within `patience` seconds; why is in the log.
    """
    try:
        drawer = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", _ROOMS[type(order)]),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
    except OSError as error:
        log.warning("no process to draw in: %s", error.strerror)
        raise DrawingError from None
    try:
        async with asyncio.timeout(patience):
            picture, said = await drawer.communicate(_ORDER.dump_json(order))
    except TimeoutError:
        log.warning("a picture was not drawn within %g seconds", patience)
        raise DrawingError from None
    finally:
        with suppress(ProcessLookupError):
            drawer.kill()
        await drawer.wait()
    if drawer.returncode or not picture:
        log.warning("a picture could not be drawn: %s", said.decode(errors="replace")[-500:])
        raise DrawingError
    return picture
