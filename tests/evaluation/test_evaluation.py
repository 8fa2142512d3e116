"""Questions are answered and dangers found as well as is promised, in sets known or not."""

import pytest

from bot.library import Library
from tests.evaluation.scoring import sets, shares

DANGERS_FOUND, FALSE_ALARMS = 0.99, 0.06

KNOWN = {"top-1": 0.95, "top-3": 0.98, "refused": 0.95}
"""The least for sets whose messages stand in lookup.yaml: below, lists contradict each other."""

UNKNOWN = {"top-1": 0.8, "top-3": 0.9, "refused": 0.87}
"""The least for sets that nobody who writes the lists has read. It is how readers will find it."""

FLOORS = {
    "questions-everyday": KNOWN,
    "questions-tuned": KNOWN,
    "questions-varied": KNOWN,
    "questions-fresh": UNKNOWN,
    "questions-held": UNKNOWN,
    "questions-untuned": UNKNOWN,
}


@pytest.mark.parametrize("name", FLOORS)
def test_questions_are_answered_as_well_as_promised(name: str, shelf: Library) -> None:
    found = {
        share.figure: share for share in shares(shelf, sets()[name]) if share.language == "all"
    }
    assert found.keys() == FLOORS[name].keys()
    for figure, floor in FLOORS[name].items():
        assert found[figure].value >= floor, found[figure]


@pytest.mark.parametrize(
    "name",
    [
        "danger-tuned",
        "danger-tuned-contrasts-danish",
        "danger-tuned-first",
        "danger-tuned-second",
    ],
)
def test_dangers_are_found_as_well_as_promised(name: str, shelf: Library) -> None:
    found = {
        share.figure: share for share in shares(shelf, sets()[name]) if share.language == "all"
    }
    assert found["dangers found"].value >= DANGERS_FOUND, found
    assert found["false alarms"].value <= FALSE_ALARMS, found
