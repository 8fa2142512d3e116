"""No bot token in any log, whoever logs it: libraries write URLs, and the URL has the token."""

import logging
import re
import traceback
from collections.abc import Callable
from typing import Any

TOKEN = re.compile(r"\d{6,}(?::|%3[Aa])[A-Za-z0-9_-]{30,}")
"""BotFather's form of a token; in a URL the colon may be escaped."""

REDACTED = "<token>"


def redact(text: str) -> str:
    """Return the text with everything that looks like a bot token taken out."""
    return TOKEN.sub(REDACTED, text)


def install() -> None:
    """Redact every record of every logger from now on; again does nothing.

    The hook is the factory that makes the records: filters on loggers miss those made later, and
    filters on handlers miss the handlers that libraries bring along.
    """
    make = logging.getLogRecordFactory()
    if not isinstance(make, RedactingFactory):
        logging.setLogRecordFactory(RedactingFactory(make))


class RedactingFactory:
    """Makes log records as another factory does, less the tokens in message and tracebacks.

    Out of its sight is only what a caller hands over as `extra`, which no formatter of ours prints.
    """

    def __init__(self, make: Callable[..., logging.LogRecord]) -> None:
        self._make = make

    def __call__(self, *args: Any, **kwargs: Any) -> logging.LogRecord:
        """Make one; takes and returns what `logging.LogRecord` does."""
        record = self._make(*args, **kwargs)
        message = _rendered(record)
        if TOKEN.search(message):
            record.msg, record.args = redact(message), ()
        if record.exc_info:
            trace = "".join(traceback.format_exception(*record.exc_info)).rstrip("\n")
            if TOKEN.search(trace):
                # Formatters print exc_text; exc_info, which others may read, still has the token.
                record.exc_info, record.exc_text = None, redact(trace)
        if record.stack_info:
            record.stack_info = redact(record.stack_info)
        return record


def _rendered(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except Exception:  # noqa: BLE001  arguments that do not fit; logging will print them, raw
        return f"{record.msg} {record.args}"
