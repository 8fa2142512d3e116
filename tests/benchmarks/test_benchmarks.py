"""Each benchmark runs end to end, with counts too small to say anything."""

import io
import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from math import isfinite
from pathlib import Path

import pytest
from rich.console import Console

from benchmarks.contest import SPEED, WAITS, Contest
from benchmarks.crowd import Databases, databases
from benchmarks.figures import Job, Outcome, medians, percentiles
from benchmarks.plan import PLAN
from benchmarks.processes import run
from benchmarks.table import plain, table

CONTESTS = [contest for contests in PLAN.values() for contest in contests]
# Latency changes what comes out, not what runs: one job a contestant and discipline is enough.
JOBS = {(job.discipline, job.contestant): job for each in CONTESTS for job in each.jobs.values()}
OUTCOME = Outcome(10, 2.0, 0.5, 64.0, (0.05, 0.05, 0.06), (0.1, 0.2, 0.3))


@pytest.fixture(scope="module")
def there() -> Iterator[Databases]:
    with databases() as made:
        yield made


def small(job: Job) -> Job:
    return replace(
        job,
        messages=6,
        concurrency=2,
        latency=job.latency and 0.001,
        rate=job.rate and 1000.0,
        subscribers=min(job.subscribers, 30),
        due=min(job.due, 6),
    )


@pytest.mark.parametrize("job", JOBS.values(), ids=map("-".join, JOBS))
def test_a_contestant_does_its_job(job: Job, there: Databases) -> None:
    outcome = run(small(job), there)
    assert outcome.messages >= 6
    assert isfinite(outcome.rate)
    assert outcome.rate > 0
    assert outcome.memory > 1
    assert (outcome.delays[0] >= 0.001) == bool(job.latency)
    assert all(figure >= 0 for figure in outcome.figures.values())
    if job.rate:
        assert 0 < outcome.waits[0] <= outcome.waits[1] <= outcome.waits[2]


def test_a_contestant_that_fails_says_why(there: Databases) -> None:
    with pytest.raises(RuntimeError, match="nobody"):
        run(Job("send", "nobody:send", 1), there)


@pytest.mark.parametrize("contest", CONTESTS, ids=lambda contest: contest.title)
def test_a_contest_compares_like_with_like(contest: Contest) -> None:
    jobs = list(contest.jobs.values())
    assert jobs[0].contestant.startswith("ours")
    assert len({(job.latency, job.rate) for job in jobs}) == 1


def test_a_crowd_is_as_large_as_asked_for(there: Databases, tmp_path: Path) -> None:
    file = tmp_path / "subscribers.db"
    there.put(Job("growth", "", 1, subscribers=2500, due=3), file)
    with closing(sqlite3.connect(file)) as database:
        rows = [
            database.execute(f"SELECT {what}").fetchone()
            for what in (
                "count(*), min(chat_id), max(chat_id) FROM subscribers",
                "count(*) FROM deliveries WHERE state = 'sent'",
                "count(*), max(chat_id) FROM deliveries WHERE state = 'queued'",
            )
        ]
    assert rows == [(2500, 1, 2500), (2500,), (3, 3)]


def test_the_table_tells_ratios() -> None:
    job = Job("hold", "", 1)
    contest = Contest("Title", {"ours": job, "other": job}, (*SPEED, WAITS), repeats=3)
    shown = io.StringIO()
    console = Console(width=120, file=shown)
    console.print(table(contest, {"ours": OUTCOME, "other": replace(OUTCOME, seconds=5.0)}))
    ours, other = (line for line in shown.getvalue().splitlines() if "64" in line)
    assert "1.00 ×" in ours
    assert "2.50 ×" in other
    assert "100 / 200 / 300" in ours
    assert json.dumps(plain(contest, {"ours": OUTCOME}))


def test_medians_are_of_each_figure() -> None:
    slow, fast = replace(OUTCOME, seconds=8.0), replace(OUTCOME, cpu=0.1, waits=(0.0, 0.1, 0.9))
    assert medians([slow, OUTCOME, fast]) == OUTCOME
    figured = [replace(OUTCOME, figures={"most": most}) for most in (30, 32, 60)]
    assert medians(figured).figures == {"most": 32}


def test_percentiles_are_values_that_were() -> None:
    assert percentiles(range(1, 201)) == (100, 190, 198)
    assert percentiles([0.5]) == (0.5, 0.5, 0.5)
    assert percentiles([]) == (0.0, 0.0, 0.0)


def test_a_benchmark_that_is_not_there_is_told() -> None:
    command = [sys.executable, "-m", "benchmarks", "fly"]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert told.returncode == 2
    assert "fly" in told.stderr
