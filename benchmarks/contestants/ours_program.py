"""Bækkenro from the command line, on a database that is there already."""

import sys
from collections.abc import Mapping

from benchmarks import wire
from benchmarks.stage import Stage


def command(stage: Stage) -> tuple[list[str], Mapping[str, str]]:
    """Return the command and its environment."""
    return [sys.executable, "-m", "bot", "run"], {
        "TELEGRAM_TOKEN": wire.TOKEN,
        "TELEGRAM_API": stage.url,
        "DATABASE_URL": f"sqlite:///{stage.database}",
        "HEALTH_PORT": "0",
    }
