"""The bot itself: welcome, languages, and what it cannot read."""

from bot.chat.screens import Screen, about
from bot.chat.visit import Visit


async def welcome(visit: Visit) -> Screen:
    """Show what this is, and the menu."""
    return about.welcome(visit)


async def languages(visit: Visit, then: str = "menu") -> Screen:
    """Show the choice of language, which goes on to the menu or the settings."""
    return about.languages(visit, then)


async def unreadable(visit: Visit) -> Screen:
    """Answer a sticker, a voice message, a picture: anything but words."""
    return visit.notice("unreadable")
