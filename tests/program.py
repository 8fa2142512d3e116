"""The program in a process of its own, as it is started from the command line."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

ROOT = Path(__file__).parent.parent
PATIENCE = 20.0  # seconds, for a machine that is busy with other tests


class Program:
    """A running `python -m bot`, its output read line by line."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self.lines: list[str] = []

    async def says(self, words: str) -> str:
        """Wait for a line with these words, and return it."""
        assert self._process.stdout
        async with asyncio.timeout(PATIENCE):
            async for raw in self._process.stdout:
                self.lines.append(raw.decode().rstrip())
                if words in self.lines[-1]:
                    return self.lines[-1]
        pytest.fail(f"it never said {words!r}: {self.lines}")

    async def ends(self, with_signal: signal.Signals | None = None) -> int:
        """Wait for its end, after a signal if one is given, and return its exit code."""
        assert self._process.stdout
        if with_signal:
            self._process.send_signal(with_signal)
        async with asyncio.timeout(PATIENCE):
            rest = await self._process.stdout.read()
            self.lines += rest.decode().splitlines()
            return await self._process.wait()


@asynccontextmanager
async def program(*arguments: str, **environment: str) -> AsyncIterator[Program]:
    folder = TemporaryDirectory()
    database = f"sqlite:///{folder.name}/program.db"
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TELEGRAM")}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *arguments),
        cwd=ROOT,
        env={
            **kept,
            "HEALTH_PORT": "0",
            "DEMO_PORT": "0",
            "BROWSER": "true",
            "DATABASE_URL": database,
            **environment,
        },
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    try:
        yield Program(process)
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
        folder.cleanup()
