"""One run of one contestant in a process of its own: URL, job and folder in, the outcome out."""

import asyncio
import json
import sys
from dataclasses import asdict
from pathlib import Path
from pkgutil import resolve_name

from benchmarks import machine
from benchmarks.figures import Job, Outcome
from benchmarks.stage import Stage


async def run(stage: Stage) -> Outcome:
    """Ask the contestant what the discipline asks."""
    discipline = resolve_name(f"benchmarks.disciplines.{stage.job.discipline}:run")
    contestant = resolve_name(f"benchmarks.contestants.{stage.job.contestant}")
    outcome: Outcome = await discipline(contestant, stage)
    return outcome


if __name__ == "__main__":
    machine.pin(0)
    url, job, folder = sys.argv[1:]
    print(json.dumps(asdict(asyncio.run(run(Stage(url, Job(**json.loads(job)), Path(folder)))))))
