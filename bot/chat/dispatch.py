"""From an update to a handler, and from its screen back to the person.

Handlers are functions of a `Visit` that return a `Screen`; everything Telegram asks of us around
them happens here: whose language, which handler, and an answer to every press.
"""

import asyncio
import logging
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from traceback import format_tb

from telegram import Message, Update
from telegram.constants import ChatMemberStatus, ChatType
from telegram.error import Forbidden, TelegramError
from telegram.ext import (
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    ContextTypes,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from bot.chat import about, lookup, show
from bot.chat.account import Account, Accounts
from bot.chat.buttons import read_press
from bot.chat.desk import Desks
from bot.chat.languages import GLANCE
from bot.chat.routes import (
    BUTTONS,
    COMMANDS,
    DEEP_LINKS,
    INVITATION,
    STAFF_BUTTONS,
    STAFF_COMMANDS,
    WRITTEN,
)
from bot.chat.screens import Screen
from bot.chat.screens.about import invitation
from bot.chat.screens.topics import menu
from bot.chat.show import Show
from bot.chat.staff_dispatch import StaffDispatch, call
from bot.chat.visit import Handler, PersonalVisit, Visit
from bot.errors import StaleButton, StoreError
from bot.library import Library
from bot.model.language import reading_language

log = logging.getLogger(__name__)

PRIVATE = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGES
GROUPS = filters.ChatType.GROUPS & filters.UpdateType.MESSAGE

Context = ContextTypes.DEFAULT_TYPE


class Dispatch:
    """Telegram's handlers for everything a person can do."""

    def __init__(self, library: Library, accounts: Accounts, desks: Desks) -> None:
        self._library = library
        self._accounts = accounts
        self._show = Show()
        self._commands = self._named(COMMANDS)
        self._staff_commands = self._named(STAFF_COMMANDS)
        self._staff = StaffDispatch(desks, self._visit)

    def handlers(self) -> list[BaseHandler[Update, Context, None]]:
        """Return the handlers in the order in which they are tried; the first that fits, acts."""
        return [
            CallbackQueryHandler(self.press),
            CommandHandler([*self._commands, *self._staff_commands], self.command, PRIVATE),
            MessageHandler(PRIVATE & filters.COMMAND, self.unknown_command),
            MessageHandler(PRIVATE & filters.TEXT & ~filters.VIA_BOT, self.words),
            MessageHandler(
                PRIVATE & filters.UpdateType.MESSAGE & ~filters.StatusUpdate.ALL & ~filters.VIA_BOT,
                self.unreadable,
            ),
            MessageHandler(GROUPS & filters.COMMAND, self.in_group),
            InlineQueryHandler(self.inline),
            ChatMemberHandler(self.membership, ChatMemberHandler.MY_CHAT_MEMBER),
        ]

    async def command(self, update: Update, context: Context) -> None:
        """Answer a command, or the deep link that came with /start."""
        message = _message(update)
        name = (message.text or "").split(maxsplit=1)[0].lstrip("/").split("@")[0].lower()
        if name in self._staff_commands:
            handler = self._staff_commands[name]
            if visit := await self._staff.visit(update, context.bot, handler):
                await self._answer(update, handler, visit=visit)
            else:
                await self.unknown_command(update, context)
            return
        handler, payload = self._commands[name], context.args[0] if context.args else ""
        if handler is COMMANDS["start"] and payload:
            handler = _deep_link(payload)
            if payload.startswith(f"{INVITATION}_"):
                handler = self._staff.invited(update, context.bot, payload)
        words = (" ".join(context.args or ()),) if handler in WRITTEN else ()
        await self._answer(update, handler, *words)

    async def unknown_command(self, update: Update, context: Context) -> None:  # noqa: ARG002  PTB's form
        """Answer a command that there is not with those that there are."""
        await self._answer(update, COMMANDS["help"])

    async def words(self, update: Update, context: Context) -> None:
        """Answer a message in words, or take it where one of the staff was asked for it."""
        if not await self._written_by_staff(update, context):
            await self._answer(update, lookup.words, _message(update).text or "")

    async def unreadable(self, update: Update, context: Context) -> None:
        """Answer what the bot cannot read: stickers, voices, pictures …; staff may send some."""
        if not await self._written_by_staff(update, context):
            await self._answer(update, about.unreadable)

    async def press(self, update: Update, context: Context) -> None:
        """Answer a press on a button, which also says in which language."""
        query = update.callback_query
        if query is None:
            return
        screen = await self._pressed(update, context, query.data or "")
        self._count(screen)
        await self._show.instead(query, screen)

    async def in_group(self, update: Update, context: Context) -> None:
        """Invite to a private chat, if the command was meant for this bot and no other."""
        message, username = _message(update), context.bot.username
        command = (message.text or message.caption or "").split(maxsplit=1)[0]
        if command.lower().endswith(f"@{username.lower()}"):
            visit = Visit(self._library, self._telegram_language(update))
            await self._show.below(message, invitation(visit, username))

    async def inline(self, update: Update, context: Context) -> None:
        """Offer topics to share in another chat; whose subscription it is, shows nowhere."""
        if query := update.inline_query:
            await show.offer(query, lookup.cards(self._library, query.query, context.bot.username))

    async def membership(self, update: Update, context: Context) -> None:  # noqa: ARG002
        """Forget whoever blocks the bot; to unblock it says yes to nothing."""
        change = update.my_chat_member
        if change is None or change.chat.type != ChatType.PRIVATE:
            return
        if change.new_chat_member.status == ChatMemberStatus.BANNED:
            await self._accounts.of(change.chat.id).erase()

    async def trouble(self, update: object, context: Context) -> None:
        """Tell the log what happened, but no word of the person's, and tell the person kindly."""
        error = context.error
        if isinstance(error, Forbidden):
            return  # blocked in the middle of a chat: there is nobody to tell
        told = error if isinstance(error, TelegramError) else type(error).__name__
        log.error(
            "an update could not be answered: %s\n%s",
            told,
            "".join(format_tb(error.__traceback__) if error else ()),
        )
        if not isinstance(update, Update) or not update.effective_user:
            return
        screen = (await self._visit(update)).notice("trouble")
        with suppress(TelegramError):
            if update.callback_query:
                await self._show.instead(update.callback_query, screen)
            elif update.message and update.message.chat.type == ChatType.PRIVATE:
                await self._show.below(update.message, screen)

    def _named(self, rows: Mapping[str, Handler]) -> dict[str, Handler]:
        """Return handlers by what their commands are called in every language."""
        return {
            say(f"command-{row}"): handler
            for say in self._library.phrases.values()
            for row, handler in rows.items()
        }

    async def _written_by_staff(self, update: Update, context: Context) -> bool:
        """Take what one of the staff was asked to write; False: it was not that."""
        take = None
        with suppress(StoreError, TimeoutError):  # a reader's answer does not wait for it
            async with asyncio.timeout(GLANCE):
                take = await self._staff.awaited(update, context.bot)
        if take is None:
            return False
        if screen := await take():
            await self._show.below(_message(update), screen)
        return True

    async def _answer(
        self, update: Update, handler: Handler, *words: str, visit: Visit | None = None
    ) -> None:
        visit = visit or await self._visit(update)
        try:
            screen = await handler(visit, *words)
        except StaleButton:
            screen = menu(visit, "missing")
        self._count(screen)
        await self._show.below(_message(update), screen)

    def _count(self, shown: Screen) -> None:
        """Count a screen that is about to be shown, for whom is not known here."""
        if shown.counts_as:
            self._accounts.tally.count(shown.counts_as)

    async def _pressed(self, update: Update, context: Context, data: str) -> Screen:
        """Return what a button leads to; it says itself in which language."""
        visit: Visit | None = None
        try:
            press = read_press(data)
            if press.language not in self._library.phrases:
                raise StaleButton(press.language)
            if press.verb in STAFF_BUTTONS:
                return await self._staff.pressed(update, context.bot, press)
            if press.verb not in BUTTONS:
                raise StaleButton(press.verb)
            visit = PersonalVisit(self._library, press.language, self._account(update))
            screen = await call(BUTTONS[press.verb], visit, press.arguments)
            return replace(screen, below=True) if press.below else screen
        except StaleButton:
            return menu(visit or await self._visit(update), "stale")

    async def _visit(self, update: Update) -> PersonalVisit:
        """Return a visit in the language a subscriber has chosen, or else in her Telegram's."""
        account = self._account(update)
        chosen = await self._accounts.languages.of(account.chat_id)
        known = chosen in self._library.phrases
        language = chosen if chosen and known else self._telegram_language(update)
        return PersonalVisit(self._library, language, account)

    def _telegram_language(self, update: Update) -> str:
        person = update.effective_user
        code = person.language_code if person else None
        return reading_language(code, self._library.phrases)

    def _account(self, update: Update) -> Account:
        """Return the account of whoever acts: a private chat has the person's own number."""
        whose = update.effective_user or update.effective_chat
        if whose is None:
            raise TypeError("an update that nobody caused has no account")
        return self._accounts.of(whose.id)


def _message(update: Update) -> Message:
    """Return the message that a message handler was called for; its filters saw to it."""
    message = update.message or update.edited_message
    if message is None:
        raise TypeError("a message handler was given an update without a message")
    return message


def _deep_link(payload: str) -> Handler:
    """Return what `?start=<payload>` leads to."""
    row, _, argument = payload.partition("_")

    async def follow(visit: Visit) -> Screen:
        if row not in DEEP_LINKS:
            raise StaleButton(payload)
        return await call(DEEP_LINKS[row], visit, (argument,) if argument else ())

    return follow
