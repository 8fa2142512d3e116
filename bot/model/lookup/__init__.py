"""Looking topics up by a reader's own words. It only finds: it judges nobody and keeps nothing."""

from bot.model.lookup.finder import Lookup
from bot.model.lookup.index import SHOWN, Answer, Match
from bot.model.lookup.intents import Asked, Intent, Intents
from bot.model.lookup.passages import Passage, passages

__all__ = [
    "SHOWN",
    "Answer",
    "Asked",
    "Intent",
    "Intents",
    "Lookup",
    "Match",
    "Passage",
    "passages",
]
