"""The questions that the search was tuned on are answered as well as is promised."""

import pytest

from bot.library import Library
from tests.evaluation.scoring import sets, shares

FLOORS = {"top-1": 0.85, "top-3": 0.95, "refused": 0.9}


@pytest.mark.parametrize("name", ["questions-everyday", "questions-tuned"])
def test_questions_are_answered_as_well_as_promised(name: str, shelf: Library) -> None:
    found = {
        share.figure: share for share in shares(shelf, sets()[name]) if share.language == "all"
    }
    assert found.keys() == FLOORS.keys()
    for figure, floor in FLOORS.items():
        assert found[figure].value >= floor, found[figure]
