"""Drafts: what staff send the bot as they would send it to a friend, and what they change of it."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncConnection
from telegram import Message

from bot.chat import messages
from bot.chat.buttons import number
from bot.chat.screens import Screen, drafts, staff
from bot.chat.screens.posts import as_sent, laid_out, too_long
from bot.chat.visit import StaffVisit
from bot.chat.when import moment_of
from bot.errors import StaleButton
from bot.model.posts import ALBUM_LIMIT, TITLE_LIMIT, Attachment, Post, title_of
from bot.model.remarks import is_link
from bot.model.staff import Action, Writing
from bot.model.text import Text
from bot.store import posts
from bot.store import staff as people

ALBUM_PAUSE = timedelta(seconds=1.5)
"""How long to wait for another picture of an album before it is shown as a whole."""


async def new(visit: StaffVisit) -> Screen:
    """Ask for a post."""
    await visit.desk.await_words(Writing("text"))
    return drafts.asked(visit, "desk-new")


async def cancel(visit: StaffVisit) -> Screen:
    """Wait for nothing any more."""
    await visit.desk.await_words(None)
    return staff.home(visit, "desk-cancelled")


async def card(visit: StaffVisit, post_id: str) -> Screen:
    """Show a draft: what it is, whom it is for, and what there is to say about it.

    Raises:
        StaleButton: there is no such draft.
    """
    return await shown(visit, await draft(visit, post_id))


async def preview(visit: StaffVisit, post_id: str) -> Screen:
    """Show a draft as its readers will get it, and the draft again below.

    Raises:
        StaleButton: there is no such draft.
    """
    return await previewed(visit, await draft(visit, post_id))


async def try_out(visit: StaffVisit, post_id: str, whom: str = "me") -> Screen:
    """Send a draft to this member, or to all staff, as readers will get it.

    Raises:
        StaleButton: there is no such draft, or it is for nobody there is.
    """
    if whom not in ("me", "all"):
        raise StaleButton(whom)
    post, desk = await draft(visit, post_id), visit.desk
    made = laid_out(visit.library, post)
    if not (post.text or post.files) or too_long(visit.library, made):
        return await shown(visit, post)  # with the remark that says so
    async with desk.writing() as connection:
        everyone = await people.members(connection, desk.owners)
        await desk.note(connection, Action.TESTED, post.title)
    chats = [member.person_id for member in everyone] if whom == "all" else [desk.member.person_id]
    sent = await visit.reach.show_all(chats, as_sent(visit, made))
    return await shown(visit, post, visit.say("desk-tried", count=sent))


async def retitle(visit: StaffVisit, post_id: str) -> Screen:
    """Ask for another title."""
    return await _ask(visit, post_id, "title")


async def relink(visit: StaffVisit, post_id: str, none: str = "") -> Screen:
    """Ask for the button's link, or take it away."""
    if none:
        return await _changed(visit, post_id, link=None)
    return await _ask(visit, post_id, "link")


async def rewrite(visit: StaffVisit, post_id: str) -> Screen:
    """Ask for another text."""
    return await _ask(visit, post_id, "rewrite")


async def topic(visit: StaffVisit, post_id: str, slug: str = "") -> Screen:
    """Show the choice of a topic, or set one; `-` sets none.

    Raises:
        StaleButton: there is no such draft or topic.
    """
    if not slug:
        return drafts.topics(visit, await draft(visit, post_id))
    if slug != "-" and slug not in visit.library.topics:
        raise StaleButton(slug)
    return await _changed(visit, post_id, topic=None if slug == "-" else slug)


async def whom(visit: StaffVisit, post_id: str, *audience: str) -> Screen:
    """Show the choice of an audience, or set one.

    Raises:
        StaleButton: there is no such draft or audience.
    """
    if not audience:
        post = await draft(visit, post_id)
        sizes = {}
        async with visit.desk.reading() as connection:
            for each in drafts.audiences(visit):
                so = replace(post, audience=each)
                sizes[each] = await posts.size(connection, so, visit.desk.now)
        return drafts.audience(visit, post, sizes)
    offered = {str(each): each for each in drafts.audiences(visit)}
    chosen = ":".join(audience)
    if chosen not in offered:
        raise StaleButton(chosen)
    return await _changed(visit, post_id, audience=offered[chosen])


async def when(visit: StaffVisit, post_id: str, chosen: str = "") -> Screen:
    """Show the choice of a time, set one, or ask to write one.

    Raises:
        StaleButton: there is no such draft or choice.
    """
    if chosen == "write":
        return await _ask(visit, post_id, "when")
    if not chosen:
        return drafts.times(visit, await draft(visit, post_id), visit.desk.now)
    if chosen not in drafts.TIMES:
        raise StaleButton(chosen)
    return await _changed(visit, post_id, due_at=drafts.TIMES[chosen](visit.desk.now))


async def discard(visit: StaffVisit, post_id: str, sure: str = "") -> Screen:
    """Ask whether to delete a draft or, once that is sure, do it.

    Raises:
        StaleButton: there is no such draft.
    """
    post = await draft(visit, post_id)
    if not sure:
        return drafts.discard(visit, post)
    async with visit.desk.writing() as connection:
        if await posts.discard(connection, post.id):
            await visit.desk.note(connection, Action.DISCARDED, post.title)
    return staff.home(visit, "desk-discarded")


async def written(visit: StaffVisit, writing: Writing, message: Message) -> Screen | None:
    """Take what a member was asked to write; None: there is nothing to show yet.

    Raises:
        StaleButton: it is about a draft that is there no more.
    """
    match writing.what:
        case "text" | "album":
            return await _new_draft(visit, writing, message)
        case "rewrite":
            return await _rewritten(visit, str(writing.post_id), message)
    words = " ".join((message.text or "").split())
    if not words:
        return drafts.asked(visit, "desk-not-text")
    match writing.what:
        case "title":
            changed = await _changed(visit, str(writing.post_id), title=words[:TITLE_LIMIT])
        case "link":
            if not is_link(words):
                return drafts.asked(visit, "desk-not-a-link")
            changed = await _changed(visit, str(writing.post_id), link=words)
        case _:
            moment = moment_of(words, visit.desk.now)
            if moment is None:
                return drafts.asked(visit, "desk-not-a-moment")
            changed = await _changed(visit, str(writing.post_id), due_at=moment)
    await visit.desk.await_words(None)
    return changed


async def draft(visit: StaffVisit, post_id: str) -> Post:
    """Return a draft.

    Raises:
        StaleButton: there is none of that id, or it is out.
    """
    async with visit.desk.reading() as connection:
        return await _draft(connection, post_id)


async def shown(visit: StaffVisit, post: Post, notice: str = "") -> Screen:
    """Return a draft's card, under a notice if there is one."""
    return drafts.card(visit, post, await size(visit, post), notice)


async def previewed(visit: StaffVisit, post: Post) -> Screen:
    """Return a draft as its readers will get it, and its card below."""
    return drafts.previewed(visit, post, await size(visit, post))


async def size(visit: StaffVisit, post: Post) -> int:
    """Return how many it would go to if it were confirmed now."""
    async with visit.desk.reading() as connection:
        return await posts.size(connection, post, visit.desk.now)


async def _new_draft(visit: StaffVisit, writing: Writing, message: Message) -> Screen | None:
    refused = messages.why_not(message)
    if refused:
        return drafts.asked(visit, refused)
    file, group = messages.file_of(message), message.media_group_id
    if writing.what == "album" and file:
        return await _add_to_album(visit, writing.post_id, file, messages.text_of(message))
    text, desk = messages.text_of(message), visit.desk
    title = title_of(text.plain) or (file.name if file else "")
    async with desk.writing() as connection:
        made = Post(0, title[:TITLE_LIMIT], text, (file,) if file else ())
        post_id = await posts.add(connection, made, desk.now)
        if post_id is None:
            raise TypeError("a draft without an origin is always new")
        await desk.note(connection, Action.DRAFTED, made.title)
        goes_on = Writing("album", post_id, group) if group else None
        await people.await_words(connection, desk.member.person_id, goes_on, desk.now)
        if group:
            member = desk.member.person_id
            await posts.preview_later(connection, post_id, member, desk.now + ALBUM_PAUSE)
            return None
    return await previewed(visit, await draft(visit, str(post_id)))


async def _rewritten(visit: StaffVisit, post_id: str, message: Message) -> Screen:
    text, refused = messages.text_alone(message)
    if refused:
        return drafts.asked(visit, refused)
    async with visit.desk.writing() as connection:
        post = await _draft(connection, post_id)
        await posts.write(connection, post.id, post.revision, text)
        await posts.save(connection, replace(post, title=post.title or title_of(text.plain)))
    await visit.desk.await_words(None)
    return await previewed(visit, await draft(visit, post_id))


async def _add_to_album(
    visit: StaffVisit, post_id: int, file: Attachment, text: Text
) -> Screen | None:
    desk = visit.desk
    async with desk.writing() as connection:
        post = await _draft(connection, str(post_id))
        if len(post.files) == ALBUM_LIMIT:
            return drafts.asked(visit, "desk-refused-many", count=ALBUM_LIMIT)
        if file.kind != post.files[0].kind:
            return drafts.asked(visit, "desk-refused-mixed")
        await posts.add_file(connection, post_id, file)
        if text and not post.text:
            await posts.write(connection, post_id, post.revision, text)
            await posts.save(connection, replace(post, title=title_of(text.plain)))
        member = desk.member.person_id
        await posts.preview_later(connection, post_id, member, desk.now + ALBUM_PAUSE)
    return None


async def _draft(connection: AsyncConnection, post_id: str) -> Post:
    post = await posts.find(connection, number(post_id))
    if post is None or post.opened_at:
        raise StaleButton(post_id)
    return post


async def _ask(visit: StaffVisit, post_id: str, what: str) -> Screen:
    post = await draft(visit, post_id)
    await visit.desk.await_words(Writing(what, post.id))
    return drafts.field(visit, what, post)


async def _changed(visit: StaffVisit, post_id: str, **values: object) -> Screen:
    """Change a draft and show it; the time of a change is when it is pressed or written."""
    async with visit.desk.writing() as connection:
        post = await _draft(connection, post_id)
        changed = replace(post, **values)  # type: ignore[arg-type]  # fields of a post
        await posts.save(connection, changed)
    return await shown(visit, changed)
