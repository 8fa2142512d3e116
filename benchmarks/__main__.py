"""The bot beside what one would pick instead. Contestants take turns; told are medians."""

import argparse
import json
from dataclasses import asdict

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from benchmarks.figures import Outcome, Percentiles, medians
from benchmarks.plan import PLAN, Contest
from benchmarks.processes import run

COLUMNS = ("at once", "messages/s", "ours is", "CPU ms each", "ours is", "MiB", "waits, ms")
OURS = "ours"
WIDTH = 120  # characters, wherever the tables go


def main() -> None:
    """Run the contests asked for, and tell how they went."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", help=f"any of {', '.join(PLAN)}; all, if none")
    parser.add_argument("--json", action="store_true", help="print JSON, times in seconds")
    options = parser.parse_args()
    if unknown := set(options.names) - set(PLAN):
        parser.error(f"no benchmark is called {', '.join(sorted(unknown))}")
    contests = [contest for name in options.names or PLAN for contest in PLAN[name]]
    told = []
    for contest in contests:
        outcomes = measure(contest)
        told.append(plain(contest, outcomes))
        if not options.json:
            Console(width=WIDTH).print(table(contest, outcomes))
    if options.json:
        print(json.dumps(told))


def measure(contest: Contest) -> dict[str, Outcome]:
    """Run a contest, showing on stderr how far it is."""
    runs: dict[str, list[Outcome]] = {name: [] for name in contest.jobs}
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=contest.repeats * len(contest.jobs))
        for _ in range(contest.repeats):
            for name, job in contest.jobs.items():
                progress.update(task, description=f"{contest.title}: {name}")
                runs[name].append(run(job))
                progress.advance(task)
    return {name: medians(outcomes) for name, outcomes in runs.items()}


def table(contest: Contest, outcomes: dict[str, Outcome]) -> Table:
    """Return a contest's table; "ours is" tells how many times faster, and thriftier, ours is."""
    slowest = max(outcome.delays[-1] for outcome in outcomes.values())
    shown = Table(
        title=contest.title,
        caption=f"Medians of {contest.repeats}. Waits: p50 / p95 / p99 from offer to answer. "
        f"The server itself took {slowest * 1000:.1f} ms (p99).",
        box=SIMPLE_HEAD,
    )
    shown.add_column(no_wrap=True)
    for column in COLUMNS:
        shown.add_column(column, justify="right", no_wrap=True)
    ours = outcomes[OURS]
    for name, outcome in outcomes.items():
        shown.add_row(
            name,
            str(contest.jobs[name].concurrency),
            f"{outcome.rate:,.0f}",
            f"{ours.rate / outcome.rate:.2f} ×",
            f"{outcome.cpu_each * 1000:.3f}",
            f"{outcome.cpu_each / ours.cpu_each:.2f} ×",
            f"{outcome.memory:.0f}",
            _milliseconds(outcome.waits),
        )
    return shown


def plain(contest: Contest, outcomes: dict[str, Outcome]) -> dict[str, object]:
    """Return the same for a program to read."""
    return {
        "title": contest.title,
        "repeats": contest.repeats,
        "outcomes": {
            name: {**asdict(contest.jobs[name]), **asdict(outcome)}
            for name, outcome in outcomes.items()
        },
    }


def _milliseconds(waits: Percentiles) -> str:
    return " / ".join(f"{wait * 1000:,.0f}" for wait in waits) if any(waits) else ""


if __name__ == "__main__":
    main()
