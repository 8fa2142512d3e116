"""The bot itself: welcome, help, language, and the courteous line for groups."""

from collections.abc import Mapping

from bot.chat.buttons import Button, Press
from bot.chat.screens import Screen
from bot.chat.screens.topics import menu_rows
from bot.chat.visit import Visit
from bot.model.text import join, plain


def welcome(visit: Visit) -> Screen:
    """Return what anyone sees first: what this is and is not, who reads along, and danger."""
    text = visit.say("welcome", clinic=visit.library.clinic.name)
    return Screen(join("\n\n", text.split("\n")), menu_rows(visit))


def how_to(visit: Visit, commands: Mapping[str, str]) -> Screen:
    """Return how to use the bot, its commands by name, and how to reach a person."""
    listed = "\n".join(f"/{name} – {about}" for name, about in commands.items())
    clinic = visit.library.clinic
    return visit.notice("help", commands=listed, clinic=clinic.name, phone=clinic.phone)


def languages(visit: Visit, then: str = "menu") -> Screen:
    """Return the choice of language: each button leads to the menu or the settings in its own."""
    row = tuple(
        Button(say("language-name"), Press(language, "speak", (then,)))
        for language, say in visit.library.phrases.items()
    )
    return Screen(plain(visit.say("language")), (row, (visit.to_call,)))


def invitation(visit: Visit, username: str) -> Screen:
    """Return the line for a group: the bot talks in private chats only."""
    button = Button(visit.say("button-private"), url=f"https://t.me/{username}?start=menu")
    return Screen(plain(visit.say("group")), ((button,),))
