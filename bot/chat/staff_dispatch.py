"""From what one of the clinic's staff does to a handler.

Who may do what, is asked of the store at each press. Whoever may not is answered as if there were
nothing of the kind, so that nobody learns of it who has no business there.
"""

import inspect
from collections.abc import Awaitable, Callable
from typing import TypeVar

from telegram import Bot, Update, User

from bot.chat import drafts, outgoing
from bot.chat.buttons import Press
from bot.chat.desk import Desk, Desks
from bot.chat.reach import Reach
from bot.chat.routes import INVITATION, OWNERS_ONLY, STAFF_BUTTONS, staff_menu
from bot.chat.screens import Screen, staff
from bot.chat.visit import Handler, PersonalVisit, StaffVisit, Visit
from bot.errors import StaleButton
from bot.model.staff import Role
from bot.store import publishing

Shown = TypeVar("Shown", Screen, Screen | None)

Visiting = Callable[[Update], Awaitable[PersonalVisit]]
"""Makes the visit of whoever caused an update, in their language."""


class StaffDispatch:
    """Finds desks and handlers for staff. All but `invited` raise StoreError as Desks does."""

    def __init__(self, desks: Desks, visiting: Visiting) -> None:
        self._desks = desks
        self._visiting = visiting

    async def visit(self, update: Update, bot: Bot, handler: Handler) -> StaffVisit | None:
        """Return the visit that a handler is given; None for whoever may not do what it does."""
        visit = await self._visiting(update)
        desk = await self._desk(update, visit.language, handler)
        if desk is None:
            return None
        at_desk = _at(visit, desk, bot)
        if desk.is_new:
            await at_desk.reach.try_commands(desk.member.person_id, staff_menu(visit.say).items())
        return at_desk

    async def pressed(self, update: Update, bot: Bot, press: Press) -> Screen:
        """Return what a button of the desk leads to.

        Raises:
            StaleButton: whoever pressed it may not do that.
        """
        handler = STAFF_BUTTONS[press.verb]
        desk = await self._desk(update, press.language, handler)
        if desk is None:
            raise StaleButton(press.verb)
        personal = await self._visiting(update)
        visit = _at(PersonalVisit(personal.library, press.language, personal.account), desk, bot)
        if desk.message_id:
            async with desk.writing() as connection:
                await publishing.unwatch(connection, desk.member.person_id, desk.message_id)
        return await _or_gone(visit, lambda: call(handler, visit, press.arguments))

    async def awaited(
        self, update: Update, bot: Bot
    ) -> Callable[[], Awaitable[Screen | None]] | None:
        """Return what takes a message that one of the staff was asked for; None: it is not that."""
        message, person = update.message, update.effective_user
        writing = await self._desks.writer(person.id) if message and person else None
        if not (message and writing):
            return None
        if writing.what == "album" and message.media_group_id != writing.more:
            return None  # after an album's first part, only the rest of it
        visit = await self.visit(update, bot, drafts.new)
        if visit is None:
            return None

        async def take() -> Screen | None:
            if writing.what == "mend":
                return await outgoing.mended(visit, writing.post_id, message)
            return await drafts.written(visit, writing, message)

        return lambda: _or_gone(visit, take)

    def invited(self, update: Update, bot: Bot, payload: str) -> Handler:
        """Return the handler of a deep link that invites to the staff."""

        async def join(visit: PersonalVisit) -> Screen:
            person = _person(update)
            code = payload.removeprefix(f"{INVITATION}_")
            desk = await self._desks.redeem(code, person, visit.language)
            if desk is None:
                raise StaleButton(payload)
            at_desk = _at(visit, desk, bot)
            await at_desk.reach.try_commands(person.id, staff_menu(visit.say).items())
            return staff.welcome(at_desk, desk.member)

        return join

    async def _desk(self, update: Update, language: str, handler: Handler) -> Desk | None:
        needed = Role.OWNER if handler in OWNERS_ONLY else Role.EDITOR
        query = update.callback_query
        pressed = query.message.message_id if query and query.message else None
        return await self._desks.of(_person(update), language, needed, pressed)


async def call(handler: Handler, visit: Visit, arguments: tuple[str, ...]) -> Screen:
    """Call a handler with what a button or a link carried.

    Raises:
        StaleButton: there are more or fewer arguments than it takes, or it refuses them.
    """
    try:
        inspect.signature(handler).bind(visit, *arguments)
    except TypeError as error:
        raise StaleButton(str(error)) from None
    return await handler(visit, *arguments)


async def _or_gone(visit: StaffVisit, make: Callable[[], Awaitable[Shown]]) -> Shown | Screen:
    """Make a screen; where what it is about is there no more, show the desk instead."""
    try:
        return await make()
    except StaleButton:
        return staff.home(visit, "desk-gone")


def _at(visit: PersonalVisit, desk: Desk, bot: Bot) -> StaffVisit:
    return StaffVisit(visit.library, visit.language, visit.account, desk, Reach(bot))


def _person(update: Update) -> User:
    if update.effective_user is None:
        raise TypeError("what nobody did is no business of staff")
    return update.effective_user
