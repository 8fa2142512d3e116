"""Posts, their revisions and files."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.model.posts import Audience, Post
from bot.model.subscribers import Track
from bot.model.text import Text
from bot.store import posts, publishing
from bot.store.database import Database
from tests.store.people import NOW, YES, save, someone
from tests.store.posting import BOLD, FILE, PHOTO, confirmed, drafted, stored

HOUR = timedelta(hours=1)


async def test_a_post_is_kept_as_it_was_given(database: Database) -> None:
    given = Post(
        0, "Nyt hold", BOLD, (PHOTO, FILE), "https://klinik.dk", "nights",
        Audience(track=Track.AFTER_BIRTH), NOW, split=True, origin="feed:1", made_at=NOW,
    )  # fmt: skip
    kept = await drafted(database, **{f: getattr(given, f) for f in given.__slots__ if f != "id"})
    assert kept == replace(given, id=kept.id)


async def test_ids_are_not_given_again(database: Database) -> None:
    first = await drafted(database)
    async with database.writing() as connection:
        assert await posts.discard(connection, first.id)
        assert not await posts.discard(connection, first.id)
    assert (await drafted(database)).id > first.id


async def test_what_comes_from_one_place_comes_once(database: Database) -> None:
    async with database.writing() as connection:
        post = Post(0, "Nyt", Text("Nyt"), origin="feed:1")
        assert await posts.add(connection, post, NOW)
        assert await posts.add(connection, post, NOW) is None
    await drafted(database)  # what staff write has no origin
    await drafted(database)


async def test_a_draft_is_changed_and_a_post_that_is_out_cannot_be_discarded(
    database: Database,
) -> None:
    draft = await drafted(database, files=(PHOTO,))
    changed = replace(draft, title="Andet", link="https://a.dk", due_at=NOW)
    async with database.writing() as connection:
        await posts.save(connection, changed)
        await posts.write(connection, draft.id, 1, Text("Andet"))
        await posts.add_file(connection, draft.id, FILE)
    assert await stored(database, draft.id) == replace(
        changed, text=Text("Andet"), files=(PHOTO, FILE)
    )
    post = await confirmed(database)
    async with database.writing() as connection:
        assert not await posts.discard(connection, post.id)


async def test_a_revision_is_there_beside_the_one_that_counts(database: Database) -> None:
    post = await confirmed(database)
    async with database.writing() as connection:
        await posts.write(connection, post.id, 2, Text("Rettet"))
    assert await stored(database, post.id) == post
    second = await stored(database, post.id, 2)
    assert second
    assert (second.text, second.revision) == (Text("Rettet"), 2)
    assert await stored(database, post.id, 3) is None
    assert await stored(database, 999) is None


async def test_telegrams_ids_take_the_place_of_what_is_in_the_files(database: Database) -> None:
    post = await drafted(database, files=(FILE, replace(FILE, name="to.pdf")))
    async with database.writing() as connection:
        await posts.keep_file_ids(connection, post.id, ["a", "b"])
    kept = await stored(database, post.id)
    assert kept
    assert [(file.name, file.file_id, file.content) for file in kept.files] == [
        ("plan.pdf", "a", None),
        ("to.pdf", "b", None),
    ]


async def test_lists_are_newest_first_and_apart(database: Database) -> None:
    drafts = [await drafted(database, title=f"kladde {n}") for n in range(3)]
    out = [await confirmed(database, NOW + n * HOUR, title=f"opslag {n}") for n in range(3)]
    async with database.reading() as connection:
        assert [p.id for p in await posts.drafts(connection, 2)] == [drafts[2].id, drafts[1].id]
        assert [p.id for p in await posts.out(connection, 2)] == [out[2].id, out[1].id]
        assert [p.id for p in await posts.out(connection, 2, 2)] == [out[0].id]


async def test_the_shelf_has_what_went_out_and_was_not_ended(database: Database) -> None:
    there = await confirmed(database)
    await drafted(database)
    await confirmed(database, due_at=NOW + HOUR)
    endings: tuple[dict[str, Any], ...] = ({"cancelled_at": NOW}, {"taken_back_at": NOW})
    for ended in endings:
        post = await confirmed(database)
        async with database.writing() as connection:
            await posts.save(connection, replace(post, **ended))
    async with database.reading() as connection:
        assert [post.id for post in await posts.shelf(connection, NOW)] == [there.id]
        assert len(await posts.shelf(connection, NOW + HOUR)) == 2


@pytest.mark.parametrize(
    ("audience", "size"),
    [
        (Audience(), 3),
        (Audience(language="da"), 2),
        (Audience(language="en"), 1),
        (Audience(language="de"), 0),
        (Audience(track=Track.PREGNANCY), 2),
        (Audience(track=Track.AFTER_BIRTH), 1),
    ],
)
async def test_an_audience_is_who_said_yes_and_does_not_pause(
    audience: Audience, size: int, database: Database
) -> None:
    later = replace(YES, given_at=NOW + timedelta(seconds=1))
    await save(
        database,
        someone(1),
        someone(2, language="en", track=Track.AFTER_BIRTH),
        someone(3, tips=None, paused_until=NOW),
        someone(4, posts=None),
        someone(5, posts=later),
        someone(6, paused_until=NOW + timedelta(days=1)),
    )
    async with database.reading() as connection:
        assert await posts.audience_size(connection, audience, NOW, NOW) == size


async def test_who_is_back_from_a_pause_by_then_is_in_the_audience(database: Database) -> None:
    await save(database, someone(1, paused_until=NOW + HOUR))
    async with database.reading() as connection:
        assert await posts.audience_size(connection, Audience(), NOW, NOW) == 0
        assert await posts.audience_size(connection, Audience(), NOW, NOW + HOUR) == 1


async def test_an_album_is_shown_once_when_it_is_complete(database: Database) -> None:
    draft = await drafted(database)
    async with database.writing() as connection:
        await posts.preview_later(connection, draft.id, 42, NOW)
        await posts.preview_later(connection, draft.id, 42, NOW + HOUR)
        assert await posts.previews_due(connection, NOW) == []
        assert await posts.previews_due(connection, NOW + HOUR) == [(draft.id, 42)]
        await posts.preview_shown(connection, draft.id)
        assert await posts.previews_due(connection, NOW + HOUR) == []


async def test_two_who_confirm_at_once_send_once(database: Database) -> None:
    draft = await drafted(database)

    async def confirm() -> bool:
        async with database.writing() as connection:
            return await publishing.confirm(connection, draft, NOW)

    assert sorted(await asyncio.gather(*(confirm() for _ in range(4)))) == [False] * 3 + [True]
