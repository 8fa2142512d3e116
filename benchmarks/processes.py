"""Fresh processes for the load server and for each contestant, on cores of their own."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.crowd import Databases
from benchmarks.figures import Job, Outcome
from benchmarks.machine import environment
from benchmarks.stage import Stage

PATIENCE = 120  # seconds for one run, far more than any takes

UPDATES = {"answer": "start", "program": "start", "people": "press"}
"""The disciplines in which the server has updates to hand out, and of which kind."""


def run(job: Job, databases: Databases) -> Outcome:
    """Run one job: a server and a contestant, each in a new process.

    Raises:
        RuntimeError: the contestant failed; has what it said.
    """
    with _server(job) as url, TemporaryDirectory(prefix="baekkenro-") as folder:
        databases.put(job, Stage(url, job, Path(folder)).database)
        try:
            told = subprocess.run(
                [*_module("benchmarks.run"), url, json.dumps(asdict(job)), folder],
                capture_output=True,
                timeout=PATIENCE,
                check=True,
                text=True,
                env=environment(),
            ).stdout
        except subprocess.SubprocessError as failure:
            raise RuntimeError(f"{job}: {getattr(failure, 'stderr', '') or failure}") from failure
    return Outcome(**json.loads(told))


@contextmanager
def _server(job: Job) -> Iterator[str]:
    kind = UPDATES.get(job.discipline)
    options = (
        f"--updates={job.messages if kind else 0}",
        f"--kind={kind or 'start'}",
        f"--rate={job.rate}",
        f"--latency={job.latency}",
        f"--limit={job.limit}",
    )
    with subprocess.Popen(
        [*_module("benchmarks.server"), *options],
        stdout=subprocess.PIPE,
        text=True,
        env=environment(),
    ) as server:
        try:
            assert server.stdout
            yield f"http://127.0.0.1:{int(server.stdout.readline())}"
        finally:
            server.terminate()


def _module(name: str) -> list[str]:
    return [sys.executable, "-m", name]
