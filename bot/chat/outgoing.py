"""Posts on their way: confirmed twice, watched, paused, corrected, taken back.

What is asked before something goes out are questions, each answered by a button that carries the
answers so far; what is not asked again is what the member has seen.
"""

from dataclasses import replace

from telegram import Message

from bot.chat import drafts, messages
from bot.chat.buttons import PAGES, number
from bot.chat.screens import Screen, outgoing
from bot.chat.screens import drafts as drafted
from bot.chat.screens.posts import as_sent, laid_out, too_long
from bot.chat.visit import StaffVisit
from bot.errors import StaleButton
from bot.model.outbox import Kind, Mailing
from bot.model.posts import Post, Stage, fingerprint
from bot.model.progress import MEND
from bot.model.staff import Action, Writing
from bot.store import mailings, posts, publishing

PAGE = 6
"""Posts on one page of the list."""


async def send(visit: StaffVisit, post_id: str, stamp: str = "", answers: str = "") -> Screen:
    """Ask the next question before a draft goes out or, when all are answered, let it go.

    Raises:
        StaleButton: there is no such draft.
    """
    async with visit.desk.reading() as connection:
        post = await posts.find(connection, number(post_id))
    if post is None:
        raise StaleButton(post_id)
    if post.opened_at:
        return await shown(visit, post, "desk-already")
    if (stamp or answers) and stamp != fingerprint(post):
        return await drafts.shown(visit, post, visit.say("desk-changed"))
    if drafted.is_blocked(visit, post):
        return await drafts.shown(visit, post)
    asked = outgoing.questions(post, visit.desk.now)
    question = next((each for each in asked if each not in answers), None)
    if question:
        size, now = await drafts.size(visit, post), visit.desk.now
        return outgoing.question(visit, post, size, question, answers, now)
    return await _confirmed(visit, post)


async def out(visit: StaffVisit, post_id: str) -> Screen:
    """Show how far a post is.

    Raises:
        StaleButton: there is no such post, or it is a draft.
    """
    return await shown(visit, await _post(visit, post_id))


async def listed(visit: StaffVisit, page: str = "1") -> Screen:
    """Show drafts and posts, the newest first.

    Raises:
        StaleButton: it is no page.
    """
    at = number(page, PAGES)
    async with visit.desk.reading() as connection:
        drafted_ = await posts.drafts(connection, PAGE) if at == 1 else []
        sent = await posts.out(connection, PAGE + 1, (at - 1) * PAGE)
    return outgoing.listed(visit, drafted_, sent[:PAGE], at, more=len(sent) > PAGE)


async def pause(visit: StaffVisit, name: str, subject: str, *more: str) -> Screen:
    """Let no more of a mailing go out.

    Raises:
        StaleButton: there is no such mailing.
    """
    mailing, post = await _mailing(visit, name, subject, *more)
    async with visit.desk.writing() as connection:
        if await mailings.pause(connection, mailing):
            await visit.desk.note(connection, Action.PAUSED, post.title)
    return await shown(visit, post)


async def go_on(visit: StaffVisit, name: str, subject: str, *more: str) -> Screen:
    """Let a mailing go on, with what was refused before.

    Raises:
        StaleButton: there is no such mailing.
    """
    mailing, post = await _mailing(visit, name, subject, *more)
    async with visit.desk.writing() as connection:
        if await mailings.resume(connection, mailing, visit.desk.now):
            await visit.desk.note(connection, Action.RESUMED, post.title)
    return await shown(visit, post)


async def cancel(visit: StaffVisit, post_id: str, sure: str = "") -> Screen:
    """Ask whether to end a post or, once that is sure, do it.

    Raises:
        StaleButton: there is no such post.
    """
    post = await _post(visit, post_id)
    if not sure:
        return outgoing.cancel(visit, post)
    async with visit.desk.writing() as connection:
        ended = await publishing.cancel(connection, post.id, visit.desk.now)
        if ended:
            await visit.desk.note(connection, Action.CANCELLED, post.title)
    if ended is None:
        return await shown(visit, post, "desk-over")
    if ended.stage is Stage.DRAFT:
        return await drafts.shown(visit, ended, visit.say("desk-draft-again"))
    return await shown(visit, ended)


async def correct(
    visit: StaffVisit, post_id: str, revision: str = "", stamp: str = "", answer: str = ""
) -> Screen:
    """Ask for a new text or, once it is there and confirmed twice, give it to all who have it.

    Raises:
        StaleButton: there is no such post or text, or it was taken back.
    """
    post = await _post(visit, post_id)
    if post.taken_back_at:
        raise StaleButton(post_id)
    if not revision:
        async with visit.desk.writing() as connection:
            await mailings.pause(connection, Mailing.of_post(post.id), MEND)
        await visit.desk.await_words(Writing("mend", post.id))
        return outgoing.ask_text(visit, post)
    if revision != str(post.revision + 1):
        return await shown(visit, post, "desk-changed")
    async with visit.desk.writing() as connection:
        corrected = await posts.find(connection, post.id, post.revision + 1)
        if corrected is None:
            raise StaleButton(revision)
        seen = stamp == fingerprint(corrected) and not drafted.is_blocked(visit, corrected)
        if seen and answer:
            if not await publishing.correct(
                connection, post.id, corrected.revision, visit.desk.now
            ):
                raise StaleButton(revision)
            await visit.desk.note(connection, Action.CORRECTED, post.title)
            await mailings.resume_mended(connection, Mailing.of_post(post.id))
    if not seen:
        return await _as_corrected(visit, corrected)
    if not answer:
        return outgoing.correct_last(visit, corrected, await _reached(visit, post))
    return await shown(visit, await _post(visit, post_id), "desk-mended")


async def keep(visit: StaffVisit, post_id: str) -> Screen:
    """Correct nothing after all; a post that waited for it goes on.

    Raises:
        StaleButton: there is no such post.
    """
    post = await _post(visit, post_id)
    await visit.desk.await_words(None)
    async with visit.desk.writing() as connection:
        await mailings.resume_mended(connection, Mailing.of_post(post.id))
    return await shown(visit, post)


async def mended(visit: StaffVisit, post_id: int, message: Message) -> Screen:
    """Show the new text of a post as its readers will see it, and ask whether it is right.

    Raises:
        StaleButton: there is no such post.
    """
    text, refused = messages.text_alone(message)
    if refused:
        return drafted.asked(visit, refused)
    async with visit.desk.writing() as connection:
        post = await posts.find(connection, post_id)
        if post is None or post.stage in (Stage.DRAFT, Stage.TAKEN_BACK):
            raise StaleButton(str(post_id))
        corrected = replace(post, text=text, revision=post.revision + 1)
        await posts.write(connection, post.id, corrected.revision, text)
    await visit.desk.await_words(None)
    return await _as_corrected(visit, corrected)


async def take_back(visit: StaffVisit, post_id: str, answers: str = "") -> Screen:
    """Ask twice whether to take a post back, then do it.

    Raises:
        StaleButton: there is no such post.
    """
    post = await _post(visit, post_id)
    if post.taken_back_at:
        return await shown(visit, post)
    if answers != outgoing.SURE:
        return outgoing.take_back(visit, post, await _reached(visit, post), answers)
    async with visit.desk.writing() as connection:
        if await publishing.take_back(connection, post.id, visit.desk.now):
            await visit.desk.note(connection, Action.TAKEN_BACK, post.title)
    return await shown(visit, await _post(visit, post_id), "desk-recalled")


async def shown(visit: StaffVisit, post: Post, notice: str = "") -> Screen:
    """Return how far a post is, under a notice if there is one.

    The message whose button was pressed is kept up to date from now on (`watch.Watch`).
    """
    desk = visit.desk
    async with desk.writing() as connection:
        there = await publishing.history(connection, post.id)
        for happening in there:
            if desk.message_id and not happening.progress.is_over:
                mailing, member = happening.mailing, desk.member.person_id
                await publishing.watch(connection, mailing, member, desk.message_id)
    return outgoing.card(visit, post, there, visit.say(notice) if notice else "")


async def _confirmed(visit: StaffVisit, post: Post) -> Screen:
    desk = visit.desk
    due_at = post.due_at if post.due_at and post.due_at > desk.now else None
    goes_out = laid_out(visit.library, replace(post, due_at=due_at))
    async with desk.writing() as connection:
        there = await posts.find(connection, post.id)
        if there is None:
            raise StaleButton(str(post.id))
        changed = there.opened_at is None and fingerprint(there) != fingerprint(post)
        first = not changed and await publishing.confirm(connection, goes_out, desk.now)
        if first:
            await desk.note(connection, Action.CONFIRMED, post.title)
    if changed:
        return await drafts.shown(visit, there, visit.say("desk-changed"))
    notice = "" if first else "desk-already"
    return await shown(visit, await _post(visit, str(post.id)), notice)


async def _as_corrected(visit: StaffVisit, corrected: Post) -> Screen:
    """Return a correction as readers will see it, and below it the question whether it is right."""
    below = outgoing.correct(visit, corrected, await _reached(visit, corrected))
    fits = not too_long(visit.library, corrected)
    return replace(as_sent(visit, corrected), then=below) if fits else below


async def _post(visit: StaffVisit, post_id: str) -> Post:
    async with visit.desk.reading() as connection:
        post = await posts.find(connection, number(post_id))
    if post is None or post.opened_at is None:
        raise StaleButton(post_id)
    return post


async def _mailing(visit: StaffVisit, *named: str) -> tuple[Mailing, Post]:
    try:
        mailing = Mailing.parse(":".join(named))
        post_id = mailing.post_id
    except ValueError:
        raise StaleButton(str(named)) from None
    if post_id is None:
        raise StaleButton(str(named))
    return mailing, await _post(visit, str(post_id))


async def _reached(visit: StaffVisit, post: Post) -> int:
    """Return how many have the post."""
    async with visit.desk.reading() as connection:
        progress = await mailings.progress(connection, Mailing(Kind.POST, str(post.id)))
    return progress.sent if progress else 0
