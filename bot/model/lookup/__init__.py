"""Looking topics up by a reader's own words. It only finds: it judges nobody and keeps nothing."""

from bot.model.lookup.finder import Lookup
from bot.model.lookup.index import SHOWN, Answer, Match
from bot.model.lookup.passages import Passage, passages
from bot.model.lookup.vocabulary import Asked, Intent, Vocabulary

__all__ = [
    "SHOWN",
    "Answer",
    "Asked",
    "Intent",
    "Lookup",
    "Match",
    "Passage",
    "Vocabulary",
    "passages",
]
