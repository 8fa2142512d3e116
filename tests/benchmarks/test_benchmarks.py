"""Each benchmark runs end to end, with counts too small to say anything."""

import io
import json
import subprocess
import sys
from dataclasses import replace
from math import isfinite

import pytest
from rich.console import Console

from benchmarks.__main__ import plain, table
from benchmarks.figures import Job, Outcome, medians, percentiles
from benchmarks.plan import PLAN, Contest
from benchmarks.processes import run

CONTESTS = [contest for contests in PLAN.values() for contest in contests]
# Latency changes what comes out, not what runs: one job a contestant and benchmark is enough.
JOBS = {(job.benchmark, job.contestant): job for each in CONTESTS for job in each.jobs.values()}
OUTCOME = Outcome(10, 2.0, 0.5, 64.0, (0.05, 0.05, 0.06), (0.1, 0.2, 0.3))


def small(job: Job) -> Job:
    return replace(job, messages=6, concurrency=2, latency=0.001, rate=job.rate and 1000.0)


@pytest.mark.parametrize("job", JOBS.values(), ids=map("-".join, JOBS))
def test_a_contestant_does_its_job(job: Job) -> None:
    outcome = run(small(job))
    assert outcome.messages == 6
    assert isfinite(outcome.rate)
    assert outcome.rate > 0
    assert outcome.cpu_each > 0
    assert outcome.memory > 1
    assert 0.001 <= outcome.delays[0] < outcome.seconds
    if job.rate:
        assert 0 < outcome.waits[0] <= outcome.waits[1] <= outcome.waits[2]


def test_a_contestant_that_fails_says_why() -> None:
    with pytest.raises(RuntimeError, match="nobody"):
        run(Job("send", "nobody:send", 1))


@pytest.mark.parametrize("contest", CONTESTS, ids=lambda contest: contest.title)
def test_a_contest_compares_with_ours(contest: Contest) -> None:
    assert "ours" in contest.jobs
    assert len({(job.latency, job.rate) for job in contest.jobs.values()}) == 1


def test_the_table_tells_ratios() -> None:
    contest = Contest("Title", {"ours": Job("hold", "", 1), "other": Job("hold", "", 1)}, 3)
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


def test_percentiles_are_values_that_were() -> None:
    assert percentiles(range(1, 201)) == (100, 190, 198)
    assert percentiles([0.5]) == (0.5, 0.5, 0.5)
    assert percentiles([]) == (0.0, 0.0, 0.0)


def test_a_benchmark_that_is_not_there_is_told() -> None:
    command = [sys.executable, "-m", "benchmarks", "fly"]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert told.returncode == 2
    assert "fly" in told.stderr
