"""Which known words a typed word may stand for."""

import pytest

from bot.model.danger.spelling import Spelling

SPELLING = Spelling(
    ["bløder", "hovedpine", "faint", "spotting", "krampe", "fostervand*"],
    ordinary=["bloder", "kramme"],
    also={"krampe": ["kramppe"]},
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("bløder", "bløder"),
        ("bloeder", "bløder"),
        ("bloder", None),  # a word of its own
        ("blder", "bløder"),  # one missing
        ("blløder", "bløder"),  # one too many
        ("blødre", "bløder"),  # two swapped
        ("lbøder", None),  # at the beginning of a short word
        ("blødor", None),  # a wrong one: too short for that
        ("hovedpune", "hovedpine"),
        ("hovedpinen", "hovedpine"),
        ("ovedpine", "hovedpine"),  # at the beginning of a long word
        ("havedpine", "hovedpine"),
        ("hovedpien", "hovedpine"),
        ("hoveedpime", None),  # two slips
        ("spottign", "spotting"),
        ("spotging", None),  # "tt" is a letter doubled, not a place for a wrong one
        ("fint", None),  # "faint" is too short
        ("kramme", None),
        ("kramppe", "krampe"),
        ("fostervandet", "fostervand*"),
    ],
)
def test_a_slip_of_the_finger_is_forgiven(typed: str, meant: str | None) -> None:
    assert SPELLING.meant_by(typed) == ({meant} if meant else set())
