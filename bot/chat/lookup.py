"""Messages in words, and inline mode: topics looked up. Nothing is stored, nothing is logged."""

from dataclasses import replace

from bot.chat.routes import COMMANDS, OFFERED, WRITTEN
from bot.chat.screens import Card, Screen, danger, lookup
from bot.chat.screens.lookup import NOTHING
from bot.chat.visit import Visit
from bot.library import Library
from bot.model.language import PRIMARY


async def words(visit: Visit, text: str) -> Screen:
    """Answer a message: danger first, then topics, then what else was meant."""
    findings = visit.library.danger.detector.find(text)
    answer = visit.library.lookup.find(text, visit.language)
    visit = replace(visit, language=answer.language)
    if findings:
        return danger.card(visit, findings, lookup.ways(visit, answer.topics))
    if answer.topics:
        return lookup.found(visit, answer.topics)
    if answer.intent and answer.intent.command:
        handler = (COMMANDS if answer.verbatim else OFFERED)[answer.intent.command]
        return await handler(visit, *((text,) if handler in WRITTEN else ()))
    phrase = answer.intent.phrase if answer.intent else None
    return lookup.elsewhere(visit, phrase or NOTHING)


def cards(library: Library, text: str, username: str) -> list[Card]:
    """Return topics to share for the words of an inline query; all of them for no words.

    They are the same for everybody who writes these words: Telegram keeps them for all.
    """
    if not text.strip():
        visit = Visit(library, PRIMARY)
        return [
            lookup.card(visit, slug, topic.editions[PRIMARY].pages[0].body, username)
            for slug, topic in library.topics.items()
        ]
    answer = library.lookup.find(text, PRIMARY)
    visit = Visit(library, answer.language)
    return [lookup.card(visit, match.slug, match.passage.text, username) for match in answer.topics]
