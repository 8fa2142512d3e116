"""How a contest is told: as a table, or as plain data for a program."""

from collections.abc import Mapping
from dataclasses import asdict

from rich.box import SIMPLE_HEAD
from rich.table import Table

from benchmarks.contest import Contest
from benchmarks.figures import Outcome


def table(contest: Contest, outcomes: Mapping[str, Outcome]) -> Table:
    """Return a contest's table."""
    shown = Table(title=contest.title, caption=_caption(contest, outcomes), box=SIMPLE_HEAD)
    shown.add_column(no_wrap=True)
    for column in contest.columns:
        shown.add_column(column.heading, justify="right", no_wrap=True)
    for name, row in contest.rows(outcomes).items():
        shown.add_row(name, *(column.tell(row) for column in contest.columns))
    return shown


def plain(contest: Contest, outcomes: Mapping[str, Outcome]) -> dict[str, object]:
    """Return the same for a program to read."""
    return {
        "title": contest.title,
        "repeats": contest.repeats,
        "outcomes": {
            name: {**asdict(contest.jobs[name]), **asdict(outcome)}
            for name, outcome in outcomes.items()
        },
    }


def _caption(contest: Contest, outcomes: Mapping[str, Outcome]) -> str:
    said = [f"Medians of {contest.repeats}."] if contest.repeats > 1 else []
    if contest.note:
        said.append(contest.note)
    slowest = max(outcome.delays[-1] for outcome in outcomes.values())
    if slowest:
        said.append(f"The server itself took {slowest * 1000:.1f} ms (p99).")
    return " ".join(said)
