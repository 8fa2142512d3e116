"""Fresh processes for the load server and for each contestant, on cores of their own."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict

from benchmarks.figures import Job, Outcome

PATIENCE = 120  # seconds for one run, far more than any takes


def pin(core: int) -> None:
    """Keep this process on one of the cores it may use, where the system lets it."""
    if hasattr(os, "sched_setaffinity"):
        cores = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, {cores[core]})


def run(job: Job) -> Outcome:
    """Run one job: a server and a contestant, each in a new process.

    Raises:
        RuntimeError: the contestant failed; has what it said.
    """
    with _server(job) as url:
        try:
            told = subprocess.run(
                [*_module("benchmarks.contest"), url, json.dumps(asdict(job))],
                capture_output=True,
                timeout=PATIENCE,
                check=True,
                text=True,
                env=_environment(),
            ).stdout
        except subprocess.SubprocessError as failure:
            raise RuntimeError(f"{job}: {getattr(failure, 'stderr', '') or failure}") from failure
    return Outcome(**json.loads(told))


@contextmanager
def _server(job: Job) -> Iterator[str]:
    updates = job.messages if job.benchmark == "answer" else 0
    options = (f"--updates={updates}", f"--rate={job.rate}", f"--latency={job.latency}")
    with subprocess.Popen(
        [*_module("benchmarks.server"), *options],
        stdout=subprocess.PIPE,
        text=True,
        env=_environment(),
    ) as server:
        try:
            assert server.stdout
            yield f"http://127.0.0.1:{int(server.stdout.readline())}"
        finally:
            server.terminate()


def _module(name: str) -> list[str]:
    return [sys.executable, "-m", name]


def _environment() -> dict[str, str]:
    """Everything stays on loopback, so no contestant shall go by a proxy."""
    return {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}
