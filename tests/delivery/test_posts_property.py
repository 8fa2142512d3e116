"""Whatever happens in whatever order: who is to have a post has it, once, as it reads now."""

from itertools import chain
from typing import Any

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from bot.delivery import planner
from bot.model.progress import MEND
from bot.store.database import Database
from tests.delivery.world import World
from tests.failures.crowd import SOAK

PEOPLE = 5
NEWCOMERS = 2

who = st.integers(1, PEOPLE + NEWCOMERS)
which = st.integers(0, 1)
outcomes = st.sampled_from(["arrives", "arrives", "arrives", "429", "lost", "nothing"])


def acts(name: str, *arguments: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.tuples(st.just(name), *arguments)


plan = acts("plan", st.integers(1, 9))
flight = acts("flight", which, st.integers(1, 3), outcomes)
settle, kill = acts("settle", which), acts("kill", which)
staff = st.one_of(
    acts("confirm"),
    acts("pause", st.sampled_from([None, MEND])),
    acts("go_on"),
    acts("cancel"),
    acts("correct", st.sampled_from([0, 0.5, 6])),
    acts("take_back", st.sampled_from([0, 0.5, 6])),
)
readers = st.one_of(acts("join", who), acts("withdraw", who), acts("block", who))
time = acts("pass", st.sampled_from([0.5, 5, 61, 121]))
workers = st.one_of(
    acts("work", which, st.integers(1, 3), outcomes),
    acts("claim", which, st.integers(1, 4)),
    acts("send", which, outcomes),
    *(flight, settle, kill),
)
anything = st.one_of(plan, workers, time, staff, readers, acts("planner_dies"))
meanwhile = st.tuples(time, flight, staff | readers | time, plan, settle | kill, settle, plan)
"""Something happens while messages are under way, and their verdicts come after all of it."""

scenes = st.lists(st.tuples(anything) | meanwhile, min_size=2, max_size=20)


async def act(world: World, name: str, *arguments: Any) -> None:
    match name:
        case "plan":
            for _ in range(*arguments):
                await world.planner.step(world.now)
        case "work" | "flight":
            hand, limit, outcome = arguments
            await world.claim(hand, limit)
            for _ in range(limit):
                await world.send(hand, outcome)
            if name == "work":
                await world.settle(hand)
        case "planner_dies":
            await world.planner.die()
        case "pass":
            world.fake.pass_(*arguments)
        case "kill" | "block":
            getattr(world, name)(*arguments)
        case _:
            await getattr(world, name)(*arguments)


@settings(
    max_examples=60 * SOAK,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(planned=st.booleans(), schedule=scenes)
async def test_whatever_happens_a_post_ends_well(
    schedule: list[tuple[tuple[Any, ...], ...]], sqlite_database: Database, *, planned: bool
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(planner, "RECIPIENTS", 2)
        world = World(sqlite_database)
        await world.begin(PEOPLE)
        begin = [("confirm",), *([("plan", 9)] if planned else [])]
        for name, *arguments in chain(begin, *schedule):
            note(f"{world.now:%H:%M:%S} {name} {arguments}")
            await act(world, name, *arguments)
        await world.ends_well()
        await world.check()
