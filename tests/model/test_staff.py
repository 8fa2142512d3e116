"""The clinic's staff: roles, and what the bot waits for them to write."""

from datetime import timedelta

import pytest

from bot.model.staff import WRITING_LASTS, Member, Role, Writing, digest
from tests.store.people import NOW


def member(writing: Writing | None) -> Member:
    return Member(1, Role.EDITOR, "Karen", "da", NOW, str(writing) if writing else None, NOW)


@pytest.mark.parametrize(
    ("role", "needed", "may"),
    [
        (Role.OWNER, Role.OWNER, True),
        (Role.OWNER, Role.EDITOR, True),
        (Role.EDITOR, Role.EDITOR, True),
        (Role.EDITOR, Role.OWNER, False),
    ],
)
def test_an_owner_may_all_that_an_editor_may(role: Role, needed: Role, *, may: bool) -> None:
    assert role.may(needed) is may


@pytest.mark.parametrize(
    "writing", [Writing("text"), Writing("title", 7), Writing("album", 7, "13579")]
)
def test_what_is_waited_for_is_read_as_it_is_written_and_not_for_ever(writing: Writing) -> None:
    assert member(writing).writes(NOW + WRITING_LASTS) == writing
    assert member(writing).writes(NOW + WRITING_LASTS + timedelta(seconds=1)) is None
    assert member(None).writes(NOW) is None


def test_of_a_code_nothing_is_kept_that_makes_it() -> None:
    assert digest("a code") == digest("a code") != digest("A code")
    assert "code" not in digest("a code")
