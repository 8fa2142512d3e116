"""Proof: every screen that content decides, made once, so that start-up finds what is missing."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bot.chat.buttons import COPY_TEXT_LIMIT
from bot.chat.proof_desk import desk_screens
from bot.chat.routes import COMMANDS, command_menu, staff_menu
from bot.chat.screens import (
    Screen,
    about,
    cases,
    lookup,
    news,
    poster,
    privacy,
    quiz,
    status,
    subscribers,
    tips,
    topics,
)
from bot.chat.visit import Visit
from bot.errors import ContentError
from bot.library import Library, MissingPhraseError
from bot.library.source import Faults
from bot.model.cases import GUESSES
from bot.model.lookup import SHOWN, Match, passages
from bot.model.quiz import Answer, Run, Words
from bot.model.status import OUTCOMES, STATES, TOP, Status
from bot.model.subscribers import Consent, Purpose, Subscriber, Track, rescheduled
from bot.model.text import CAPTION_LIMIT, MESSAGE_LIMIT
from bot.model.topics import WHEN_TO_CALL

# Bot API: BotCommand, setMyDescription, setMyShortDescription
COMMAND = re.compile(r"[a-z0-9_]{1,32}")
ABOUT_LIMIT = 256
_OF_DESK = re.compile(r"`(?:command-)?desk-|screen desk")
DESCRIPTION_LIMIT = 512
SHORT_DESCRIPTION_LIMIT = 120


def proof(library: Library, content: Path) -> None:
    """Make every screen, command and description in every language.

    `content` is the folder that the library was read from.

    Raises:
        ContentError: with all phrases that are missing or longer than Telegram takes.
    """
    content = content.resolve()
    faults = Faults(content)
    for language in library.phrases:
        for advice in _faults(library, language):
            faults.add(content / _folder(advice) / f"{language}.ftl", 1, advice)
    for command in {intent.command for intent in library.lookup.intents} - {None, *COMMANDS}:
        faults.add(content / "lookup.yaml", 1, f"`{command}` is no command: choose another")
    if faults.found:
        raise ContentError(faults.found)


def every_screen(library: Library, language: str) -> Iterator[tuple[str, Screen]]:
    """Yield each screen that content alone decides, with a name for it.

    Raises:
        MissingPhraseError: a phrase is missing.
    """
    visit = Visit(library, language)
    yield "welcome", about.welcome(visit)
    yield "help", about.how_to(visit, command_menu(visit.say))
    yield "languages", about.languages(visit)
    yield "group", about.invitation(visit, "baekkenro_bot")
    for phrase in ("menu", "stale", "missing"):
        yield phrase, topics.menu(visit, phrase)
    for phrase in ("unreadable", "trouble"):
        yield phrase, visit.notice(phrase)
    for topic in library.topics.values():
        for number, _ in enumerate(topic.editions[language].pages, 1):
            yield f"{topic.slug} {number}", topics.page(visit, topic, number)
    yield from _quiz_screens(visit)
    yield from _case_screens(visit)
    yield from _news_screens(visit)
    yield from _tip_screens(visit)
    yield from _subscriber_screens(visit)
    yield from _privacy_screens(visit)
    yield from _lookup_screens(visit)
    yield from _figures_and_poster(visit)
    yield from desk_screens(visit)


def _quiz_screens(visit: Visit) -> Iterator[tuple[str, Screen]]:
    """Yield the quiz with each question, each answer's line, and its longest ends."""
    yield "quiz", quiz.opening(visit)
    signs = visit.library.topics[WHEN_TO_CALL].editions[visit.language]
    for number, _ in enumerate(signs.pages, 1):
        yield f"quiz danger {number}", quiz.danger(visit, number)
    run = Run(visit.library.quiz)
    while run.question:
        yield f"quiz {run.given}", quiz.at(visit, run)
        for _, then in run.choices():
            yield f"quiz {then.given}", quiz.at(visit, then)
        run = run.skip()
    yield "quiz, all skipped", quiz.at(visit, run)
    yield "quiz, longest note", quiz.at(visit, _longest(visit, lambda a: (a.label,)))
    yield "quiz, longest mirror", quiz.at(visit, _longest(visit, lambda a: (a.label, a.reason)))
    yield "quiz stopped", quiz.stopped(visit, run)
    yield "quiz changed", quiz.changed(visit)


def _longest(visit: Visit, texts: Callable[[Answer], tuple[Words, ...]]) -> Run:
    """Return the run through the answers with the longest texts."""
    run = Run(visit.library.quiz)
    while run.question:
        _, run = max(
            run.choices(),
            key=lambda choice: sum(len(text[visit.language]) for text in texts(choice[0])),
        )
    return run


def _case_screens(visit: Visit) -> Iterator[tuple[str, Screen]]:
    for number, _ in enumerate(visit.library.cases.cases, 1):
        yield f"case {number}", cases.case(visit, number)
        for guess in GUESSES:
            yield f"case {number} {guess}", cases.why(visit, number, guess)
    yield "cases end", cases.end(visit)


def _news_screens(visit: Visit) -> Iterator[tuple[str, Screen]]:
    pages = -(-len(visit.library.news) // news.ON_A_PAGE)
    for number in range(1, pages + 1):
        yield f"news {number}", news.shelf(visit, None, number, "news-gone")
    for slug, item in visit.library.news.items():
        yield f"news {slug}", news.item(visit, item)
    bare = Visit(replace(visit.library, news={}), visit.language)
    yield "no news", news.shelf(bare, ())


def _tip_screens(visit: Visit) -> Iterator[tuple[str, Screen]]:
    for course in visit.library.tips.courses.values():
        for tip in course.current:
            yield f"tip {tip.slug}", tips.tip(visit, tip)
            yield f"tip {tip.slug}, voted", tips.voted(visit, tip)
            yield f"tip {tip.slug}, now", tips.fitting(visit, tip)
    yield "today", tips.situations(visit)
    yield "night", tips.night(visit)


def _subscriber_screens(visit: Visit) -> Iterator[tuple[str, Screen]]:
    """Yield what a subscriber sees whose choices take the most room, or none."""
    now = datetime(2026, 12, 30, 12, tzinfo=UTC)
    yes = Consent("", now)
    for purpose in Purpose:
        yield f"consent {purpose}", subscribers.consent(visit, purpose)
    somebody = rescheduled(
        Subscriber(0, visit.language, 22 * 60 + 30, yes, yes, weekdays=0b011_1111), now
    )
    for one in (
        somebody,
        replace(somebody, tips=None),
        replace(somebody, posts=None, track=Track.AFTER_BIRTH, silent=True, paused_until=now),
    ):
        yield "settings", subscribers.settings(visit, one)
        yield "stopped", subscribers.stopped(visit, one)
        yield "stop offered", subscribers.stop_offered(visit, one)
    yield "subscribed", subscribers.subscribed(visit, somebody)
    yield "days", subscribers.days(visit, somebody)
    yield "time zones", subscribers.time_zones(visit, somebody)
    yield "time zones found", subscribers.time_zones(visit, somebody, [somebody.zone])
    paused = replace(somebody, paused_until=now + timedelta(days=1))
    yield "pauses", subscribers.pauses(visit, paused, now)
    yield "stopped for good", subscribers.stopped(visit, None)
    yield "nothing to stop", subscribers.stop_offered(visit, None)
    yield "left", subscribers.left(visit)


def _privacy_screens(visit: Visit) -> Iterator[tuple[str, Screen]]:
    yield "privacy", privacy.privacy(visit)
    yield "my data", privacy.my_data(visit, {})
    yield "no data", privacy.my_data(visit, None)
    yield "delete", privacy.deletion(visit)
    yield "deleted", visit.notice("deleted")


def _lookup_screens(visit: Visit) -> Iterator[tuple[str, Screen]]:
    """Yield every passage as it is quoted and shared, and what answers where no topic does."""
    for slug, topic in visit.library.topics.items():
        for passage in passages(topic, visit.language):
            match = Match(slug, 1, passage)
            yield f"passage of {slug}", lookup.found(visit, [match] * SHOWN)
            yield f"card of {slug}", lookup.card(visit, slug, passage.text, "baekkenro_bot").screen
    yield lookup.NOTHING, lookup.elsewhere(visit)
    for phrase in filter(None, (intent.phrase for intent in visit.library.lookup.intents)):
        yield phrase, lookup.elsewhere(visit, phrase)


def _figures_and_poster(visit: Visit) -> Iterator[tuple[str, Screen]]:
    """Yield the fullest status there can be, and the poster with its words."""
    many, day = 99_999, date(2026, 12, 30)
    outcomes = dict.fromkeys(OUTCOMES, many)
    every = [tip for course in visit.library.tips.courses.values() for tip in course.current]
    longest = sorted(every, key=lambda tip: len(tip.editions[visit.language].do))[-TOP:]
    fullest = Status(
        days=(day - timedelta(days=1), day),
        subscribers=dict.fromkeys(STATES, many),
        total=many,
        growth=dict.fromkeys(STATES, (many, many)),
        tips=outcomes,
        posts=outcomes,
        topics=tuple((slug, many) for slug in visit.library.topics)[:TOP],
        helpful=tuple((tip.slug, 100) for tip in longest),
        quiz_runs=many,
        danger_cards=many,
    )
    status.chart(visit, fullest)
    yield "status", status.status(visit, fullest, b"chart")
    few = replace(fullest, quiz_runs=None)
    yield "status, without its chart", status.status(visit, few, None, failed=True)
    poster.order(visit, "https://t.me/baekkenro_bot", day, "pdf", poster.PRINT)
    yield "poster", poster.poster(visit, visit.language, b"poster")
    for form in poster.FORMS:
        yield f"poster, {form}", poster.file(visit, visit.language, form, b"poster")
    yield "poster, failed", poster.failed(visit)


def _folder(advice: str) -> str:
    return "desk" if _OF_DESK.search(advice) else "phrases"


def _faults(library: Library, language: str) -> Iterator[str]:
    try:
        for name, screen in every_screen(library, language):
            yield from _too_long(name, screen)
        say = library.phrases[language]
        for command, about in staff_menu(say).items():
            if not COMMAND.fullmatch(command):
                yield f"`{command}`: name a command with 1 to 32 of a–z, 0–9 and _"
            if len(about) > ABOUT_LIMIT:
                yield f"/{command}: shorten `.about` to {ABOUT_LIMIT} characters"
        for phrase, limit in (
            ("description", DESCRIPTION_LIMIT),
            ("short-description", SHORT_DESCRIPTION_LIMIT),
        ):
            if len(say(phrase)) > limit:
                yield f"`{phrase}`: shorten to {limit} characters (it has {len(say(phrase))})"
    except MissingPhraseError as missing:
        yield missing.advice


def _too_long(name: str, screen: Screen) -> Iterator[str]:
    captioned = screen.picture or screen.file
    limit = CAPTION_LIMIT if captioned else MESSAGE_LIMIT
    if (over := len(screen.text) - limit) > 0:
        kind = "a caption" if captioned else "a message"
        yield f"the screen {name} is {over} characters too long for {kind}"
    for button in (button for row in screen.rows for button in row):
        if button.copy_text and (over := len(button.copy_text) - COPY_TEXT_LIMIT) > 0:
            yield f"the screen {name}: its text to copy is {over} characters too long"
