"""Whatever happens in whatever order: who is to have a post has it, once, as it reads now."""

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


plan, work = acts("plan", st.integers(1, 9)), acts("work", which, st.integers(1, 3), outcomes)
flight = acts("flight", which, st.integers(1, 3), outcomes)
ACTS = st.one_of(
    plan, plan, work, flight, flight,
    acts("claim", which, st.integers(1, 4)),
    acts("send", which, outcomes),
    acts("settle", which), acts("settle", which),
    acts("kill", which),
    acts("planner_dies"),
    acts("pass", st.sampled_from([0.5, 5, 61, 121])),
    acts("confirm"),
    acts("pause", st.sampled_from([None, MEND])),
    acts("go_on"),
    acts("cancel"),
    acts("correct", st.sampled_from([0, 0.5, 6])),
    acts("take_back", st.sampled_from([0, 0.5, 6])),
    acts("join", who),
    acts("withdraw", who),
    acts("block", who),
)  # fmt: skip


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
@given(planned=st.booleans(), schedule=st.lists(ACTS, min_size=5, max_size=40))
async def test_whatever_happens_a_post_ends_well(
    schedule: list[tuple[Any, ...]], sqlite_database: Database, *, planned: bool
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(planner, "RECIPIENTS", 2)
        world = World(sqlite_database)
        await world.begin(PEOPLE)
        begin = [("confirm",), *([("plan", 9)] if planned else [])]
        for name, *arguments in [*begin, *schedule]:
            note(f"{world.now:%H:%M:%S} {name} {arguments}")
            await act(world, name, *arguments)
        await world.ends_well()
        await world.check()
