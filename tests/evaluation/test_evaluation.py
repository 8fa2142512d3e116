"""Questions are answered and dangers found as well as is promised, in sets known or not."""

import pytest

from bot.library import Library
from tests.evaluation.scoring import overall, sets

DANGERS = {"dangers found": 0.98, "with its sign": 0.97}
FALSE_ALARMS = 0.08
"""The bounds for each of the unseen sets, which are small; all in all it fares better (README)."""

KNOWN = {"top-1": 0.92, "top-3": 0.98, "refused": 0.95}
"""The least for sets whose messages stand in lookup.yaml: below, lists contradict each other."""

UNKNOWN = {"top-1": 0.8, "top-3": 0.9, "refused": 0.87}
"""The least for sets that nobody who writes the lists has read. It is how readers will find it."""


@pytest.mark.parametrize(("folder", "floors"), [("learned", KNOWN), ("unseen", UNKNOWN)])
def test_questions_are_answered_as_well_as_promised(
    folder: str, floors: dict[str, float], shelf: Library
) -> None:
    for name, rows in sets(f"questions/{folder}").items():
        found = overall(shelf, rows)
        assert found.keys() == floors.keys()
        for figure, floor in floors.items():
            assert found[figure].value >= floor, (name, found[figure])


def test_dangers_are_found_as_well_as_promised(shelf: Library) -> None:
    for name, rows in sets("dangers/unseen").items():
        found = overall(shelf, rows)
        for figure, floor in DANGERS.items():
            assert found[figure].value >= floor, (name, found)
        assert found["false alarms"].value <= FALSE_ALARMS, (name, found)
