"""The network that judges messages, on numbers made by chance: what holds for any it may learn."""

import jax.numpy as jnp
import numpy as np
import pytest
from numpy.typing import NDArray

from bot.model.danger import Judge, network
from bot.model.danger.features import Features
from bot.model.danger.judge import TABLES, packed

SIZE, WIDTH, CLASSES = 6, 10, 3
SIGNS = ["bleeding", "fever"]
WORDS = [Features("jeg", (1,)), Features("bløder", ()), Features("igen", (2, 3))]

Floats = NDArray[np.float32]


def by_chance(seed: int) -> dict[str, Floats]:
    random = np.random.default_rng(seed)
    shapes = dict.fromkeys(TABLES, (64, SIZE))
    size = SIZE
    for layer, (reach, _) in network.LAYERS.items():
        shapes[layer] = ((2 * reach + 1) * size, WIDTH)
        shapes |= {f"{layer} bias": (1, WIDTH), f"{layer} scale": (1, WIDTH)}
        size = WIDTH
    shapes |= {"heed": (WIDTH, 1), "out": (3 * WIDTH, CLASSES), "out bias": (1, CLASSES)}
    return {name: random.normal(0, 0.5, shape).astype(np.float32) for name, shape in shapes.items()}


def message(length: int) -> tuple[Floats, Floats]:
    random = np.random.default_rng(length)
    return (
        random.normal(size=(length, SIZE)).astype(np.float32),
        np.ones((length, 1), np.float32),
    )


@pytest.mark.parametrize("length", [1, 2, 7, 40])
@pytest.mark.parametrize("of", range(CLASSES))
def test_the_shares_of_all_words_and_the_bias_are_the_score(length: int, of: int) -> None:
    parameters = by_chance(0)
    found = network.find(parameters, *message(length))
    shares = network.shares(parameters, found, of)
    assert shares.shape == (length,)
    score = network.scores(parameters, found)[of]
    assert shares.sum() + parameters["out bias"][0, of] == pytest.approx(score, abs=1e-4)


def test_what_stands_behind_the_end_of_a_message_does_not_count() -> None:
    parameters = by_chance(1)
    words, there = message(5)
    alone = network.scores(parameters, network.find(parameters, words, there))
    in_a_batch = network.find(
        parameters,
        np.stack([np.concatenate([words, np.full((4, SIZE), 9, np.float32)]), message(9)[0]]),
        np.stack([np.pad(there, ((0, 4), (0, 0))), message(9)[1]]),
    )
    assert network.scores(parameters, in_a_batch)[0] == pytest.approx(alone, abs=1e-4)


def test_what_is_learned_with_jax_is_run_by_numpy_alike() -> None:
    parameters = by_chance(2)
    words, there = message(12)
    ours = network.scores(parameters, network.find(parameters, words, there))
    on_jax = {name: jnp.asarray(array) for name, array in parameters.items()}
    found = network.find(on_jax, jnp.asarray(words), jnp.asarray(there))
    assert np.asarray(network.scores(on_jax, found)) == pytest.approx(ours, abs=1e-3)


def danger(*networks: dict[str, Floats]) -> float:
    (part,) = Judge(packed(networks, SIGNS)).judge(WORDS)
    return part.danger


def test_a_long_message_is_judged_in_parts_that_overlap() -> None:
    judge = Judge(packed([by_chance(6)], SIGNS))
    assert judge.judge([]) == ()
    for words, parts in ((60, 1), (61, 2), (90, 2), (91, 3)):
        assert len(judge.judge((WORDS * 60)[:words])) == parts


def test_networks_judge_together() -> None:
    alone = [danger(by_chance(seed)) for seed in (3, 4)]
    assert danger(by_chance(3), by_chance(4)) == pytest.approx(sum(alone) / 2, abs=0.1)
    assert alone[0] != pytest.approx(alone[1], abs=0.1)


def test_what_is_packed_is_nearly_what_was_learned() -> None:
    parameters = by_chance(5)
    arrays = packed([parameters], SIGNS)
    for table in TABLES:
        restored = arrays[table][0] * arrays[f"{table} step"]
        assert np.abs(restored - parameters[table]).max() <= arrays[f"{table} step"]
