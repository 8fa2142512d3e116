"""content/ -> one frozen `Library`, or one `ContentError` that lists every fault."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.errors import ContentError
from bot.library.clinic import load_clinic
from bot.library.phrases import MissingPhraseError, Phrases, load_phrases
from bot.library.source import Faults
from bot.library.topics import load_topics
from bot.model.clinic import Clinic
from bot.model.topics import Topic

__all__ = ["Library", "MissingPhraseError", "Phrases", "load"]


@dataclass(frozen=True, slots=True)
class Library:
    """Everything readers see.

    `phrases` is by language, the first language first; `topics` is by slug, in the menu's order.
    """

    clinic: Clinic
    phrases: Mapping[str, Phrases]
    topics: Mapping[str, Topic]


def load(content: Path) -> Library:
    """Read and check a content folder.

    Raises:
        ContentError: with all faults as `file:line: what to do`.
    """
    content = content.resolve()
    faults = Faults(content)
    clinic = load_clinic(content / "clinic.yaml", faults)
    phrases = load_phrases(content / "phrases", faults)
    topics = load_topics(content, phrases, clinic.placeholders() if clinic else None, faults)
    if faults.found or clinic is None:
        raise ContentError(faults.found)
    return Library(clinic, phrases, topics)
