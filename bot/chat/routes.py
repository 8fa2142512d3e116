"""The table of contents: every command, button and deep link, one row each.

What a command is called, and what it is said to do, stands in content/phrases as
`command-<row>` and its `.about`; it answers to its name in every language. /help and Telegram's
command menu are made from these rows.
"""

from collections.abc import Iterable

from bot.chat import (
    about,
    cases,
    danger,
    drafts,
    news,
    outgoing,
    poster,
    privacy,
    quiz,
    staff,
    status,
    subscribers,
    tips,
    topics,
)
from bot.chat.screens import Screen
from bot.chat.screens.about import how_to
from bot.chat.visit import Handler, Visit
from bot.library import Phrases


async def help_(visit: Visit) -> Screen:
    """Show how to use the bot, and every command."""
    return how_to(visit, command_menu(visit.say))


COMMANDS: dict[str, Handler] = {
    "start": about.welcome,
    "menu": topics.menu,
    "quiz": quiz.opening,
    "call": topics.when_to_call,
    "tips": subscribers.settings,
    "today": tips.today,
    "night": tips.night,
    "news": news.shelf,
    "hour": subscribers.hour_written,
    "zone": subscribers.zone_written,
    "pause": subscribers.pause,
    "stop": subscribers.stop,
    "privacy": privacy.about,
    "data": privacy.my_data,
    "delete": privacy.delete,
    "language": about.languages,
    "help": help_,
}

WRITTEN = frozenset({subscribers.hour_written, subscribers.zone_written})
"""Those that are given what was written behind the command."""

OFFERED: dict[str, Handler] = COMMANDS | {
    "stop": subscribers.stop_offered,
    "hour": subscribers.hour,
    "zone": subscribers.zone,
}
"""What they lead to where other words than theirs may have meant them: to a choice."""

BUTTONS: dict[str, Handler] = {
    "menu": topics.menu,
    "topic": topics.page,  # :<slug>:<page>
    "call": topics.when_to_call,
    "region": danger.region,  # :<region>, or nothing to be asked
    "language": about.languages,  # or :settings
    "quiz": quiz.opening,
    "quiz-danger": quiz.danger,  # :<page>
    "q": quiz.step,  # :<fingerprint>:<answers so far>
    "quiz-stop": quiz.stop,  # :<fingerprint>:<answers so far>
    "cases": cases.first,
    "case": cases.case,  # :<fingerprint>:<number>:<guess>
    "cases-end": cases.end,
    "news": news.shelf,  # or :<page>
    "news-item": news.item,  # :<a post's number, or a slug>:<the page it stands on>
    "today": tips.today,  # or :<situation>
    "night": tips.night,
    "tip-now": tips.now,
    "vote": tips.vote,  # :<tip>:<revision>:helpful, or not-for-me
    "tips": subscribers.settings,
    "ask": subscribers.asked,  # :<purpose>
    "consent": subscribers.consent,  # :<purpose>:<version of its text>
    "hour": subscribers.hour,  # or :<minute of the day>
    "days": subscribers.days,  # or :<0 for Monday to 6>:on, or off
    "zone": subscribers.zone,  # or :<IANA name>
    "pause": subscribers.pause,  # or :<days>
    "sound": subscribers.sound,  # :on, or off
    "track": subscribers.track,  # :<track>
    "speak": subscribers.speak,  # :menu, or settings
    "stop": subscribers.stop,  # or :<purpose>
    "leave": subscribers.leave,
    "privacy": privacy.about,
    "data": privacy.my_data,
    "delete": privacy.delete,  # or :yes
}

# What only the clinic's staff may do. Anybody else is answered as if there were no such thing.
STAFF_COMMANDS: dict[str, Handler] = {
    "desk-new": drafts.new,
    "desk-posts": outgoing.listed,
    "desk-people": staff.people,
    "desk-status": status.figures,
    "desk-poster": poster.sheet,
    "desk-log": staff.log,
}

STAFF_BUTTONS: dict[str, Handler] = {
    "desk": staff.home,
    "desk-new": drafts.new,
    "desk-cancel": drafts.cancel,
    "desk-draft": drafts.card,  # :<post>, as all those below
    "desk-preview": drafts.preview,
    "desk-try": drafts.try_out,  # or :all
    "desk-text": drafts.rewrite,
    "desk-title": drafts.retitle,
    "desk-link": drafts.relink,  # or :none
    "desk-topic": drafts.topic,  # or :<topic>, or :-
    "desk-whom": drafts.whom,  # or :<audience>
    "desk-when": drafts.when,  # or :now, :tonight, :tomorrow, :write
    "desk-discard": drafts.discard,  # or :yes
    "desk-send": outgoing.send,  # or :<fingerprint>:<answers so far>
    "desk-out": outgoing.out,
    "desk-stop": outgoing.cancel,  # or :yes
    "desk-mend": outgoing.correct,  # or :<revision>:<fingerprint>, and then :yes
    "desk-keep": outgoing.keep,
    "desk-recall": outgoing.take_back,  # or :<answers so far>
    "desk-pause": outgoing.pause,  # :<mailing>
    "desk-go-on": outgoing.go_on,  # :<mailing>
    "desk-posts": outgoing.listed,  # :<page>
    "desk-people": staff.people,
    "desk-person": staff.person,  # :<person>:promote, demote, remove, and then :yes
    "desk-invite": staff.invite,  # :<role>
    "desk-status": status.figures,
    "desk-poster": poster.sheet,  # or :<language>, or :<language>:pdf, :png
    "desk-log": staff.log,  # :<page>
}

OWNERS_ONLY = frozenset({staff.person, staff.invite})
"""What an editor may not do."""

INVITATION = "staff"
"""The deep link of an invitation to the staff: <row>_<code>."""

# t.me/<bot>?start=<row>, or <row>_<argument>
DEEP_LINKS: dict[str, Handler] = {
    "menu": topics.menu,
    "quiz": quiz.opening,
    "tips": subscribers.settings,
    "news": news.shelf,
    "t": topics.page,  # _<slug>
}


def command_menu(say: Phrases, rows: Iterable[str] = COMMANDS) -> dict[str, str]:
    """Return what each command is for, by its name in this language."""
    return {say(f"command-{row}"): say(f"command-{row}.about") for row in rows}


def staff_menu(say: Phrases) -> dict[str, str]:
    """Return the same for the clinic's staff, their own commands first."""
    return command_menu(say, (*STAFF_COMMANDS, *COMMANDS))
