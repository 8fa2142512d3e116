"""The tables of posts. Each function works inside the caller's transaction."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, Row, Select, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.posts import Attachment, Audience, Post, Published
from bot.model.text import Text
from bot.store.database import insert
from bot.store.planning import consenting
from bot.store.schema import post_files, posts, revisions, subscribers

_TEXT = TypeAdapter(Text)


async def add(connection: AsyncConnection, post: Post, now: datetime) -> int | None:
    """Keep a draft and return its id; None if one of the same origin was kept before."""
    added = await connection.execute(
        insert(connection, posts)
        .values(_values(post) | {"origin": post.origin, "made_at": now})
        .on_conflict_do_nothing()
        .returning(posts.c.id)
    )
    post_id = added.scalar_one_or_none()
    if post_id is None:
        return None
    await write(connection, post_id, post.revision, post.text)
    for file in post.files:
        await add_file(connection, post_id, file)
    return int(post_id)


async def save(connection: AsyncConnection, post: Post) -> None:
    """Keep what was changed of a post, but for its text, its files and its origin."""
    await connection.execute(update(posts).where(posts.c.id == post.id).values(_values(post)))


async def find(
    connection: AsyncConnection, post_id: int, revision: int | None = None
) -> Post | None:
    """Return a post with its present revision, or another; nobody else changes it meanwhile."""
    wanted = posts.c.revision if revision is None else revision
    found = await connection.execute(
        select(posts, revisions.c.text)
        .join_from(posts, revisions, revisions.c.post_id == posts.c.id)
        .where(posts.c.id == post_id, revisions.c.revision == wanted)
        .with_for_update()
    )
    row = found.one_or_none()
    if row is None:
        return None
    return _post(row, await _files(connection, post_id), revision)


async def of_origin(connection: AsyncConnection, origin: str) -> Post | None:
    """Return the newest post of an origin, or of one that goes on after it with `:`."""
    came = or_(posts.c.origin == origin, posts.c.origin.startswith(f"{origin}:", autoescape=True))
    found = await connection.execute(
        _all().where(came).order_by(posts.c.made_at.desc(), posts.c.id.desc()).limit(1)
    )
    row = found.one_or_none()
    return None if row is None else _post(row)


async def write(connection: AsyncConnection, post_id: int, revision: int, text: Text) -> None:
    """Keep the text of a revision, new or written anew."""
    values = {"text": _TEXT.dump_json(text, exclude_defaults=True).decode()}
    await connection.execute(
        insert(connection, revisions)
        .values(post_id=post_id, revision=revision, **values)
        .on_conflict_do_update(
            index_elements=[revisions.c.post_id, revisions.c.revision], set_=values
        )
    )


async def add_file(connection: AsyncConnection, post_id: int, file: Attachment) -> None:
    """Keep a file after those that a post has."""
    there = select(func.count()).where(post_files.c.post_id == post_id)
    place = await connection.scalar(there)
    await connection.execute(
        insert(connection, post_files).values(
            post_id=post_id,
            place=place,
            kind=file.kind,
            name=file.name,
            file_id=file.file_id,
            content=file.content,
        )
    )


async def keep_file_ids(connection: AsyncConnection, post_id: int, ids: Iterable[str]) -> None:
    """Keep what Telegram calls a post's files, in their order, instead of what is in them."""
    for place, file_id in enumerate(ids):
        await connection.execute(
            update(post_files)
            .where(post_files.c.post_id == post_id, post_files.c.place == place)
            .values(file_id=file_id, content=None)
        )


async def discard(connection: AsyncConnection, post_id: int) -> bool:
    """Delete a draft, and tell whether there was one. What is out, stays."""
    gone = await connection.execute(
        delete(posts).where(posts.c.id == post_id, posts.c.opened_at.is_(None))
    )
    return bool(gone.rowcount)


async def drafts(connection: AsyncConnection, limit: int) -> list[Post]:
    """Return drafts, the newest first, without their files."""
    return await _listed(connection, _all().where(posts.c.opened_at.is_(None)), limit)


async def out(connection: AsyncConnection, limit: int, offset: int = 0) -> list[Post]:
    """Return posts that went out, those taken back too, the newest first, without their files."""
    return await _listed(connection, _all().where(posts.c.opened_at.is_not(None)), limit, offset)


async def shelf(connection: AsyncConnection, now: datetime) -> list[Published]:
    """Return the posts that late joiners find, the newest first."""
    at = func.coalesce(posts.c.due_at, posts.c.opened_at)
    rows = await connection.execute(
        select(posts.c.id, posts.c.title, posts.c.audience, at.label("at"))
        .where(*_readable(now))
        .order_by(at.desc(), posts.c.id.desc())
    )
    return [Published(row.id, row.title, Audience.parse(row.audience), row.at) for row in rows]


async def on_shelf(connection: AsyncConnection, post_id: int, now: datetime) -> Post | None:
    """Return one of those posts with its files; None if it is not there, or no longer."""
    found = await connection.execute(_all().where(posts.c.id == post_id, *_readable(now)))
    row = found.one_or_none()
    return _post(row, await _files(connection, post_id)) if row else None


async def audience_size(
    connection: AsyncConnection, audience: Audience, now: datetime, due_at: datetime
) -> int:
    """Count whom a post goes to if it is confirmed now."""
    size = select(func.count()).where(*consenting(audience, now, due_at))
    return int(await connection.scalar(size.select_from(subscribers)) or 0)


async def size(connection: AsyncConnection, post: Post, now: datetime) -> int:
    """Count whom a draft goes to, as it is, if it is confirmed now."""
    return await audience_size(connection, post.audience, now, post.due_at or now)


async def preview_later(
    connection: AsyncConnection, post_id: int, person_id: int, at: datetime
) -> None:
    """Note that somebody is to be shown a draft at that moment, when its album is complete."""
    await connection.execute(
        update(posts)
        .where(posts.c.id == post_id)
        .values(previewed_for=person_id, preview_due_at=at)
    )


async def previews_due(connection: AsyncConnection, now: datetime) -> list[tuple[int, int]]:
    """Return the drafts to be shown now, each with whom to."""
    due = await connection.execute(
        select(posts.c.id, posts.c.previewed_for).where(posts.c.preview_due_at <= now)
    )
    return [(row.id, row.previewed_for) for row in due]


async def preview_shown(connection: AsyncConnection, post_id: int) -> None:
    """Note that a draft was shown."""
    await connection.execute(update(posts).where(posts.c.id == post_id).values(preview_due_at=None))


def _all() -> Select[Any]:
    return select(posts, revisions.c.text).join_from(
        posts,
        revisions,
        (revisions.c.post_id == posts.c.id) & (revisions.c.revision == posts.c.revision),
    )


def _readable(now: datetime) -> list[ColumnElement[bool]]:
    """What holds of a post that late joiners find."""
    return [
        posts.c.opened_at.is_not(None),
        posts.c.cancelled_at.is_(None),
        posts.c.taken_back_at.is_(None),
        func.coalesce(posts.c.due_at, posts.c.opened_at) <= now,
    ]


async def _listed(
    connection: AsyncConnection, which: Select[Any], limit: int | None, offset: int = 0
) -> list[Post]:
    newest = func.coalesce(posts.c.due_at, posts.c.opened_at, posts.c.made_at).desc()
    rows = await connection.execute(
        which.order_by(newest, posts.c.id.desc()).limit(limit).offset(offset)
    )
    return [_post(row) for row in rows]


async def _files(connection: AsyncConnection, post_id: int) -> tuple[Attachment, ...]:
    rows = await connection.execute(
        select(post_files).where(post_files.c.post_id == post_id).order_by(post_files.c.place)
    )
    return tuple(Attachment(row.kind, row.name, row.file_id, row.content) for row in rows)


def _post(row: Row[Any], files: Sequence[Attachment] = (), revision: int | None = None) -> Post:
    return Post(
        row.id,
        row.title,
        _TEXT.validate_json(row.text),
        tuple(files),
        row.link,
        row.topic,
        Audience.parse(row.audience),
        row.due_at,
        row.revision if revision is None else revision,
        row.split,
        row.origin,
        row.made_at,
        row.opened_at,
        row.cancelled_at,
        row.taken_back_at,
    )


def _values(post: Post) -> dict[str, Any]:
    return {
        "title": post.title,
        "link": post.link,
        "topic": post.topic,
        "audience": str(post.audience),
        "due_at": post.due_at,
        "revision": post.revision,
        "split": post.split,
        "messages": post.messages,
        "opened_at": post.opened_at,
        "cancelled_at": post.cancelled_at,
        "taken_back_at": post.taken_back_at,
    }
