"""One person's one action, as handlers and screens see it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.chat.account import Account
from bot.chat.buttons import Button, Press
from bot.chat.desk import Desk
from bot.chat.reach import Reach
from bot.chat.screens import Screen
from bot.library import Library, Phrases
from bot.model.language import reading_language
from bot.model.text import plain


@dataclass(frozen=True, slots=True)
class Visit:
    """A tap, a command or a message: what there is to show, and in which language.

    It knows nothing about who the person is.
    """

    library: Library
    language: str

    @classmethod
    def reading(cls, library: Library, code: str | None) -> "Visit":
        """Return the visit of somebody with this language code, in the language nearest to it."""
        return Visit(library, reading_language(code, library.phrases))

    @property
    def say(self) -> Phrases:
        """The phrases of this person's language."""
        return self.library.phrases[self.language]

    def button(self, label: str, verb: str, *arguments: str) -> Button:
        """Return a button that stays in this language."""
        return Button(label, Press(self.language, verb, arguments))

    @property
    def to_menu(self) -> Button:
        """The way to all topics."""
        return self.button(self.say("button-menu"), "menu")

    @property
    def to_call(self) -> Button:
        """The way to "when to call", one tap from every screen."""
        return Button(self.say("button-call"), Press(self.language, "call"), style="danger")

    def notice(self, phrase: str, **variables: str) -> Screen:
        """Return one phrase as a screen, with the way to the topics and to "when to call"."""
        return Screen(plain(self.say(phrase, **variables)), ((self.to_menu, self.to_call),))


@dataclass(frozen=True, slots=True)
class PersonalVisit(Visit):
    """The visit of somebody whose account the handler may use.

    Every handler is given one, but sees no account in it unless its signature asks for one.
    """

    account: Account


@dataclass(frozen=True, slots=True)
class StaffVisit(PersonalVisit):
    """The visit of one of the clinic's staff, who may do what this handler does.

    `reach` shows screens to others than who acts: to other staff, as a test or an alert.
    """

    desk: Desk
    reach: Reach


Handler = Callable[..., Awaitable[Screen]]
"""Takes a Visit and the button's arguments, all of them text; returns what to show."""
