"""Clinic posts: titles, audiences, stages, and what tells that one was changed."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.posts import TITLE_LIMIT, Attachment, Audience, Post, Stage, fingerprint, title_of
from bot.model.subscribers import Track
from bot.model.text import Entity, Text
from tests.store.people import NOW

PHOTO = Attachment("photo", "", "photo-1")
POST = Post(7, "Nyt hold", Text("Vi har plads på holdet."))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("", ""),
        (" \n\n  Nyt hold  \nmandag", "Nyt hold"),
        ("o" * 60, "o" * 60),
        ("o" * 61, "o" * 58 + " …"),
        ("ord " * 20, ("ord " * 14).strip() + " …"),
        ("n" * 58 + " og mere", "n" * 58 + " …"),
    ],
)
def test_a_title_is_the_first_line_cut_at_a_word(text: str, title: str) -> None:
    assert title_of(text) == title


@given(st.text())
def test_a_title_is_one_line_and_not_too_long(text: str) -> None:
    title = title_of(text)
    assert len(title) <= TITLE_LIMIT
    assert title == title.strip()
    assert bool(title) == bool(text.strip())


@pytest.mark.parametrize(
    ("audience", "text"),
    [
        (Audience(), "all"),
        (Audience(language="en"), "language:en"),
        (Audience(track=Track.AFTER_BIRTH), "track:after-birth"),
    ],
)
def test_an_audience_is_read_as_it_is_written(audience: Audience, text: str) -> None:
    assert str(audience) == text
    assert Audience.parse(text) == audience


@pytest.mark.parametrize("text", ["", "language:", "track:", "track:men", "everyone", "all:all"])
def test_what_is_no_audience_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Audience.parse(text)


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Nyt"},
        {"text": Text("Vi har ikke plads.")},
        {"text": Text(POST.text.plain, (Entity("bold", 0, 2),))},
        {"text": Text(POST.text.plain, (Entity("text_link", 0, 2, "https://klinik.dk"),))},
        {"link": "https://klinik.dk"},
        {"topic": "nights"},
        {"audience": Audience(language="da")},
        {"due_at": NOW},
        {"files": (PHOTO,)},
    ],
)
def test_any_change_of_what_is_sent_shows_in_the_fingerprint(change: dict[str, Any]) -> None:
    assert fingerprint(replace(POST, **change)) != fingerprint(POST)


@pytest.mark.parametrize("change", [{"revision": 2}, {"opened_at": NOW}, {"split": True}])
def test_what_is_not_chosen_does_not(change: dict[str, Any]) -> None:
    assert fingerprint(replace(POST, **change)) == fingerprint(POST)


def test_a_post_goes_from_stage_to_stage() -> None:
    out = replace(POST, opened_at=NOW)
    cancelled = replace(out, cancelled_at=NOW + timedelta(hours=1))
    assert [post.stage for post in (POST, out, cancelled)] == [
        Stage.DRAFT,
        Stage.OUT,
        Stage.CANCELLED,
    ]
    assert replace(cancelled, taken_back_at=NOW).stage is Stage.TAKEN_BACK


def test_files_apart_are_messages_of_their_own() -> None:
    assert POST.messages == replace(POST, files=(PHOTO,)).messages == 1
    assert replace(POST, files=(PHOTO,), split=True).messages == 2
    assert replace(POST, files=(PHOTO,) * 3, split=True).messages == 4
