"""Start the program from the command line, have it answer, and see how long and how large."""

import asyncio
from time import monotonic
from typing import Final

from benchmarks.contest import Column, Contest, figure
from benchmarks.contestants import Program
from benchmarks.figures import Job, Outcome
from benchmarks.machine import environment, memory
from benchmarks.stage import Stage

REST = 1.0  # seconds after the last answer, for what the program does at leisure


async def run(contestant: Program, stage: Stage) -> Outcome:
    """Start it and answer all updates, which are there when it is; then measure its memory."""
    command, variables = contestant(stage)
    began = monotonic()
    program = await asyncio.create_subprocess_exec(
        *command, env={**environment(), **variables}, stdout=asyncio.subprocess.DEVNULL
    )
    try:
        books = await stage.books("complete")
        await asyncio.sleep(REST)
        figures = {
            "answered": books["ended"] - began,
            "now": memory(program.pid, "VmRSS"),
            "own": memory(program.pid, "RssAnon"),
            "most": memory(program.pid),
        }
    finally:
        program.terminate()
        await program.wait()
    seen = {name: books[name] for name in ("seconds", "delays")}
    return Outcome(stage.job.messages, cpu=0.0, memory=figures["most"], **seen, figures=figures)


def _job(updates: int) -> Job:
    return Job("program", "ours_program:command", updates, subscribers=10_000)


CONTESTS: Final = (
    Contest(
        "`python -m bot run`: from its start until everyone is answered, and its memory then",
        {
            "ours, 1 /start": _job(1),
            "ours, 5,000 /start": _job(5000),
        },
        (
            figure("seconds", "answered", form=".2f"),
            figure("MiB", "now"),
            figure("of it not files", "own"),
            Column("MiB at most", lambda row: f"{row.outcome.memory:.0f}"),
        ),
        repeats=3,
    ),
)
