"""A Telegram for one bot, on loopback: as strict as the real one, with a page to chat on."""

from bot.sandbox.errors import ImpossibleError
from bot.sandbox.faults import Fault
from bot.sandbox.people import Person
from bot.sandbox.records import CallbackQuery, Message
from bot.sandbox.sandbox import Sandbox

__all__ = ["CallbackQuery", "Fault", "ImpossibleError", "Message", "Person", "Sandbox"]
