"""Teach the networks that judge messages, with JAX and Optax.

A network (`bot.model.danger.network`) is taught to tell dangers from harmless messages, and which
signs they are of. It must not lean on any one word, list or wording: while it learns, some of each
are kept from it. Several networks, which begin differently, judge together.
"""

from collections.abc import Sequence
from itertools import chain
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import optax
from numpy.random import Generator
from numpy.typing import NDArray
from rich.progress import track

from bot.model.danger import network
from bot.model.danger.features import Features, letters
from bot.model.danger.judge import TABLES, Arrays, packed

NETWORKS = 3
ROUNDS = 6
"""How often every example is seen."""
PLACES = {"letters": 1 << 15, "marks": 1 << 14}
"""Vectors there are in a table: numbers that leave the same remainder share one. No marks do."""
SIZE, WIDTH = 64, 128
"""Numbers in the vector of a word, and in what a layer finds at it."""
AT_ONCE = 64
"""Examples after which a network is mended."""
LENGTHS = (8, 16, 24, 32, 48, 64, 96, 128)
"""Words of the examples that are seen at once; what goes beyond the last of them is left out."""
ROOM = 8192
"""Numbers of letters and of marks are filled up to a multiple of it: each size is compiled anew."""
RATE, TABLE_RATE = 2e-3, 4e-3
"""How far a number of the layers, and of a table, is moved at once, at most."""
WARMING = 0.2
"""The part of the time until it is moved so far; then less and less."""
DECAY = 0.01
STEEPEST = 1.0
WITHOUT_MARKS, WITHOUT_WORD, WITHOUT_FINDING = 0.35, 0.08, 0.3
"""Messages whose marks are not seen, words that are not seen, and findings that are left out."""
SIGNS_COUNT = 4.0
"""How much more the signs count than whether it is a danger."""
DOUBT = 0.02
"""So many labels are taken to be wrong: a network should not be too sure."""
LEANING = 0.8
"""How far the line is moved afterwards, towards a card."""

Table = NDArray[Any]


class Example(NamedTuple):
    """A message to learn from, word by word, and the signs it speaks of; none if it is harmless."""

    words: Sequence[Features]
    signs: frozenset[str]


def learn(
    examples: Sequence[Example],
    signs: Sequence[str],
    networks: int = NETWORKS,
    rounds: int = ROUNDS,
) -> Arrays:
    """Teach networks, and pack them: the same examples in the same order make the same ones.

    From an example without a word ("?") there is nothing to learn.
    """
    examples = [example for example in examples if example.words]
    return packed([_taught(examples, signs, seed, rounds) for seed in range(networks)], signs)


def _taught(
    examples: Sequence[Example], signs: Sequence[str], seed: int, rounds: int
) -> network.Parameters:
    random = np.random.default_rng(seed)
    batches = [batch for _ in range(rounds) for batch in _batches(examples, random)]
    parameters = _beginning(random, 1 + len(signs))
    teacher = _teacher(len(batches))
    state = teacher.init(parameters)

    @jax.jit
    def step(
        parameters: network.Parameters, state: optax.OptState, batch: _Batch, key: jax.Array
    ) -> tuple[network.Parameters, optax.OptState]:
        slopes = jax.grad(_loss)(parameters, batch, key)
        moves, state = teacher.update(slopes, state, parameters)
        return optax.apply_updates(parameters, moves), state

    keys = jax.random.split(jax.random.key(seed), len(batches))
    for batch, key in zip(track(batches, f"Network {seed + 1}"), keys, strict=True):
        parameters, state = step(parameters, state, _Batch.of(batch, signs), key)
    return {**parameters, "out bias": parameters["out bias"].at[0, 0].add(LEANING)}


def _batches(examples: Sequence[Example], random: Generator) -> list[Sequence[Example]]:
    """All examples in a new order, each beside others about as long."""
    shuffled = [examples[at] for at in random.permutation(len(examples))]
    shuffled.sort(key=lambda example: _length(len(example.words)))
    batches = [shuffled[first : first + AT_ONCE] for first in range(0, len(shuffled), AT_ONCE)]
    return [batches[at] for at in random.permutation(len(batches))]


def _length(words: int) -> int:
    return next((length for length in LENGTHS if words <= length), LENGTHS[-1])


def _teacher(steps: int) -> optax.GradientTransformation:
    def rate(most: float) -> optax.Schedule:
        return optax.cosine_onecycle_schedule(steps, most, WARMING)

    return optax.chain(
        optax.clip_by_global_norm(STEEPEST),
        optax.multi_transform(
            {
                "table": optax.adam(rate(TABLE_RATE)),
                "layer": optax.adamw(rate(RATE), weight_decay=DECAY),
            },
            {name: "table" if name in TABLES else "layer" for name in (*TABLES, *network.NAMES)},
        ),
    )


def _beginning(random: Generator, classes: int) -> network.Parameters:
    """Small numbers, by chance: He et al., Delving Deep into Rectifiers, 2015."""

    def by_chance(rows: int, columns: int, spread: float) -> jax.Array:
        return jnp.asarray(random.normal(0, spread, (rows, columns)), jnp.float32)

    parameters = {
        "letters": by_chance(PLACES["letters"], SIZE, 0.05),
        "marks": jnp.zeros((PLACES["marks"], SIZE)),
    }
    size = SIZE
    for layer, (reach, _) in network.LAYERS.items():
        inputs = (2 * reach + 1) * size
        parameters[layer] = by_chance(inputs, WIDTH, (2 / inputs) ** 0.5)
        parameters[f"{layer} bias"] = jnp.zeros((1, WIDTH))
        parameters[f"{layer} scale"] = jnp.ones((1, WIDTH))
        size = WIDTH
    parameters["heed"] = by_chance(WIDTH, 1, 0.3 / WIDTH**0.5)
    parameters["out"] = by_chance(3 * WIDTH, classes, 0.5 / (3 * WIDTH) ** 0.5)
    parameters["out bias"] = jnp.full((1, classes), -1.0)
    return parameters


class _Numbers(NamedTuple):
    """The numbers of the letters or marks of every word in a batch, and how much each counts."""

    numbers: Table
    words: Table
    counts: Table

    @classmethod
    def of(
        cls, words: Sequence[tuple[int, Sequence[int]]], places: int, *, mean: bool
    ) -> "_Numbers":
        """`words`: the place of a word in the batch, and its numbers."""
        lengths = [len(numbers) for _, numbers in words]
        room = -sum(lengths) % ROOM
        numbers = np.fromiter(chain.from_iterable(each for _, each in words), np.int64) % places
        at = np.repeat([place for place, _ in words], lengths)
        counts = np.repeat(
            np.array(lengths, float) ** -0.5 if mean else np.ones(len(words)), lengths
        )
        return cls(
            *(
                np.pad(array, (0, room)).astype(kind)
                for array, kind in ((numbers, np.int32), (at, np.int32), (counts, np.float32))
            )
        )

    def vectors(self, table: jax.Array, words: int) -> jax.Array:
        """The vector of each word."""
        rows = table[self.numbers] * self.counts[:, None]
        vectors: jax.Array = jax.ops.segment_sum(rows, self.words, words)
        return vectors


class _Batch(NamedTuple):
    """Examples as arrays; `there` (examples, words, 1), `truth` (examples, classes)."""

    letters: _Numbers
    marks: _Numbers
    there: Table
    truth: Table

    @classmethod
    def of(cls, examples: Sequence[Example], signs: Sequence[str]) -> "_Batch":
        length = _length(max(len(example.words) for example in examples))
        there = np.zeros((len(examples), length, 1), np.float32)
        truth = np.zeros((len(examples), 1 + len(signs)), np.float32)
        words = []
        for number, example in enumerate(examples):
            there[number, : len(example.words)] = 1
            truth[number, 0] = bool(example.signs)
            truth[number, 1:] = [sign in example.signs for sign in signs]
            words += [*enumerate(example.words[:length], number * length)]
        return cls(
            _Numbers.of(
                [(at, letters(word.form)) for at, word in words], PLACES["letters"], mean=True
            ),
            _Numbers.of([(at, word.marks) for at, word in words], PLACES["marks"], mean=False),
            there,
            truth,
        )


def _loss(parameters: network.Parameters, batch: _Batch, key: jax.Array) -> jax.Array:
    """How wrong a network is about a batch, when some of it is kept from it."""
    keys = iter(jax.random.split(key, 8))

    def drop(share: float, shape: tuple[int, ...]) -> jax.Array:
        return jax.random.bernoulli(next(keys), 1 - share, shape)

    def drop_findings(found: jax.Array) -> jax.Array:
        return found * drop(WITHOUT_FINDING, found.shape) / (1 - WITHOUT_FINDING)

    shape = (*batch.there.shape[:2], SIZE)
    of_letters, of_marks = (
        numbers.vectors(parameters[table], shape[0] * shape[1]).reshape(shape)
        for table, numbers in zip(TABLES, (batch.letters, batch.marks), strict=True)
    )
    words = of_letters + of_marks * drop(WITHOUT_MARKS, (shape[0], 1, 1))
    words = drop_findings(words * drop(WITHOUT_WORD, (*shape[:2], 1)))
    found = network.find(parameters, words, batch.there, drop_findings)
    scores = network.scores(parameters, found, drop_findings)
    doubted = batch.truth[:, 0] * (1 - 2 * DOUBT) + DOUBT
    danger = optax.sigmoid_binary_cross_entropy(scores[:, 0], doubted)
    signs = optax.sigmoid_binary_cross_entropy(scores[:, 1:], batch.truth[:, 1:])
    loss: jax.Array = danger.mean() + SIGNS_COUNT * signs.mean()
    return loss
