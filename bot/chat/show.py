"""A screen -> a message on somebody's phone."""

import asyncio
from collections.abc import Iterable
from typing import Any

import stamina
from telegram import (
    Bot,
    CallbackQuery,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQuery,
    InlineQueryResultArticle,
    InputMediaPhoto,
    InputTextMessageContent,
    MaybeInaccessibleMessage,
    Message,
    MessageEntity,
)
from telegram.error import BadRequest, TelegramError

from bot.chat.prepared import calls, prepared, send_call, send_prepared
from bot.chat.retry import worth_another_try
from bot.chat.screens import Card, Screen
from bot.model.pictures import Picture
from bot.model.text import Text

PATIENCE = 20.0
"""Seconds to go on trying: after that the reader has tapped again.

An answer that never came is worse than one that came twice, so a dropped connection is tried again
although nobody knows whether the message had arrived.
"""

CACHE_TIME = 300
"""Seconds that Telegram may answer the same inline query for us, whoever asks."""

_patiently = stamina.retry(on=worth_another_try, timeout=PATIENCE, attempts=5)


class Show:
    """Shows screens on people's phones. It remembers what Telegram calls the pictures it has."""

    def __init__(self) -> None:
        self._file_ids: dict[bytes, str] = {}

    async def below(self, message: MaybeInaccessibleMessage, screen: Screen) -> None:
        """Show the screen as a new message in the same chat.

        Raises:
            TelegramError: it could not be shown.
        """
        await self.to(message.get_bot(), message.chat.id, screen)

    async def to(self, bot: Bot, chat: int, screen: Screen) -> None:
        """Show the screen as a new message in a chat.

        Raises:
            TelegramError: it could not be shown.
        """
        if screen.media:
            for call in calls(screen):
                await _patiently(send_call)(bot, chat, call)
        else:
            await self._message(bot, chat, screen)
        if screen.then:
            await self.to(bot, chat, screen.then)

    @_patiently
    async def _message(self, bot: Bot, chat: int, screen: Screen) -> None:
        text = screen.text
        attached = screen.picture or screen.file
        if attached is None:
            await send_prepared(bot, {"chat_id": chat, **prepared(screen)})
            return
        around: dict[str, Any] = {
            "reply_markup": keyboard(screen),
            "disable_notification": screen.silent,
            "caption_entities": entities(text),
            "filename": attached.name,
        }
        if screen.picture:
            photo = self._file(screen.picture)
            self._remember(screen.picture, await bot.send_photo(chat, photo, text.plain, **around))
        elif screen.file:
            await bot.send_document(chat, screen.file.content, text.plain, **around)

    async def instead(self, query: CallbackQuery, screen: Screen) -> None:
        """Show the screen in place of the one whose button was pressed, and answer the press.

        Raises:
            TelegramError: it could not be shown.
        """
        shown, answered = await asyncio.gather(
            self._replace(query, screen), _answer(query), return_exceptions=True
        )
        for outcome in (shown, answered):
            if isinstance(outcome, BaseException):
                raise outcome

    async def _replace(self, query: CallbackQuery, screen: Screen) -> None:
        message = query.message
        if message and (screen.below or screen.file or screen.media):
            await self.below(message, screen)
            return
        if isinstance(message, Message) and message.photo and screen.picture is None:
            if await _taken_away(message):
                await self.below(message, screen)  # a photo cannot become a text
            return
        if query.inline_message_id or (message and message.is_accessible):
            try:
                await self._edit(query, screen)
            except BadRequest as error:
                if "message is not modified" in error.message.lower():
                    return  # pressed twice
            else:
                return
        if message:  # it is too old, gone, or cannot be edited
            await self.below(message, screen)

    @_patiently
    async def _edit(self, query: CallbackQuery, screen: Screen) -> None:
        text, marked, buttons = screen.text.plain, entities(screen.text), keyboard(screen)
        if screen.picture is None or query.message is None:  # inline mode takes no new files
            await query.edit_message_text(text, entities=marked, reply_markup=buttons)
            return
        photo = InputMediaPhoto(self._file(screen.picture), text, caption_entities=marked)
        self._remember(screen.picture, await query.edit_message_media(photo, buttons))

    def _file(self, picture: Picture) -> str | bytes:
        return self._file_ids.get(picture.png, picture.png)

    def _remember(self, picture: Picture, shown: Message | bool) -> None:  # noqa: FBT001  PTB's type
        if isinstance(shown, Message) and shown.photo and not picture.once:
            self._file_ids[picture.png] = shown.photo[-1].file_id


async def _taken_away(message: Message) -> bool:
    """Delete a message; False if it was gone already, because its button was pressed twice.

    Not tried again, or the second try would take the first one's work for a second press. What
    cannot be deleted (after 48 hours) stays, with buttons that work.
    """
    try:
        await message.delete()
    except TelegramError as error:
        return "message to delete not found" not in error.message.lower()
    return True


@_patiently
async def _answer(query: CallbackQuery) -> None:
    try:
        await query.answer()
    except BadRequest as error:
        if "query is too old" not in error.message.lower():
            raise


@_patiently
async def offer(query: InlineQuery, cards: Iterable[Card]) -> None:
    """Offer cards to somebody who writes the bot's name in another chat.

    Raises:
        TelegramError: they could not be offered.
    """
    results = [
        InlineQueryResultArticle(
            card.slug,
            card.title,
            InputTextMessageContent(card.screen.text.plain, entities=entities(card.screen.text)),
            reply_markup=keyboard(card.screen),
            description=card.summary,
        )
        for card in cards
    ]
    try:
        await query.answer(results, cache_time=CACHE_TIME, is_personal=False)
    except BadRequest as error:
        if "query is too old" not in error.message.lower():
            raise


def entities(text: Text) -> list[MessageEntity]:
    """Return a text's entities as PTB has them."""
    return [MessageEntity(e.type, e.offset, e.length, e.url) for e in text.entities]


def keyboard(screen: Screen) -> InlineKeyboardMarkup | None:
    """Return a screen's buttons as PTB has them."""
    if not screen.rows:
        return None
    return InlineKeyboardMarkup(
        [
            [
                InlineKeyboardButton(
                    button.label,
                    callback_data=button.press.data if button.press else None,
                    url=button.url,
                    copy_text=CopyTextButton(button.copy_text) if button.copy_text else None,
                    style=button.style,
                )
                for button in row
            ]
            for row in screen.rows
            if row
        ]
    )
