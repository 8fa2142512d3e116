"""The bot beside what one would pick instead. Contestants take turns; told are medians."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.progress import Progress

from benchmarks.contest import Contest
from benchmarks.crowd import Databases, databases
from benchmarks.figures import Outcome, medians
from benchmarks.plan import PLAN
from benchmarks.processes import run
from benchmarks.table import plain, table

WIDTH = 120  # characters, wherever the tables go


def main() -> int:
    """Run the contests asked for, tell how they went, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", help=f"any of {', '.join(PLAN)}; all, if none")
    parser.add_argument("--json", action="store_true", help="print JSON, times in seconds")
    options = parser.parse_args()
    if unknown := set(options.names) - set(PLAN):
        parser.error(f"no benchmark is called {', '.join(sorted(unknown))}")
    contests = [contest for name in options.names or PLAN for contest in PLAN[name]]
    told = []
    for contest, outcomes in held(contests):
        told.append(plain(contest, outcomes))
        if not options.json:
            Console(width=WIDTH).print(table(contest, outcomes))
    if options.json:
        print(json.dumps(told))
    return int(len(told) < len(contests))


def held(contests: Iterable[Contest]) -> Iterator[tuple[Contest, dict[str, Outcome]]]:
    """Hold one contest after another; of one that fails, stderr has why."""
    with Progress(console=Console(stderr=True), transient=True) as progress:
        making = progress.add_task("making subscribers", visible=False)

        def show(there: int, total: int) -> None:
            progress.update(making, visible=there < total, completed=there, total=total)

        with databases(show) as there:
            for contest in contests:
                try:
                    yield contest, measure(contest, there, progress)
                except RuntimeError as fault:
                    progress.print(f"{contest.title}: no figures. {fault}", markup=False)


def measure(contest: Contest, there: Databases, progress: Progress) -> dict[str, Outcome]:
    """Run a contest, showing how far it is.

    Raises:
        RuntimeError: a contestant failed.
    """
    runs: dict[str, list[Outcome]] = {name: [] for name in contest.jobs}
    task = progress.add_task("", total=contest.repeats * len(contest.jobs))
    try:
        for _ in range(contest.repeats):
            for name, job in contest.jobs.items():
                progress.update(task, description=f"{contest.title}: {name}")
                runs[name].append(run(job, there))
                progress.advance(task)
    finally:
        progress.remove_task(task)
    return {name: medians(outcomes) for name, outcomes in runs.items()}


if __name__ == "__main__":
    sys.exit(main())
