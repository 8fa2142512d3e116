"""Looking topics up: `content/lookup.yaml`, and another beside each topic's text."""

from collections.abc import Collection, Mapping
from pathlib import Path

from pydantic import RootModel

from bot.library.source import Faults, check_languages, read_yaml
from bot.model.lookup import Asked, Lookup, Vocabulary
from bot.model.topics import Topic


def load_lookup(
    content: Path, languages: Collection[str], topics: Mapping[str, Topic], faults: Faults
) -> Lookup | None:
    """Read what readers write and what they mean by it, or note what is wrong with it."""
    asked: dict[str, Asked] = {}
    for slug in topics:
        path = content / "topics" / slug / "lookup.yaml"
        document = read_yaml(path, faults) if path.exists() else None  # its keywords may do
        entries = document and document.validated(RootModel[Asked], faults)
        if document and entries:
            check_languages(document, (), entries.root, languages, faults)
            asked[slug] = entries.root
    document = read_yaml(content / "lookup.yaml", faults)
    vocabulary = document and document.validated(Vocabulary, faults)
    if not (document and vocabulary):
        return None
    check_languages(document, ("synonyms",), vocabulary.synonyms, languages, faults)
    for number, intent in enumerate(vocabulary.intents):
        place = ("intents", number, "asked")
        check_languages(document, place, intent.asked, languages, faults)
    return Lookup(topics, asked, vocabulary, languages)
