"""Proof of the desk: every screen that the clinic's staff may see, made once."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product

from pydantic import HttpUrl

from bot.chat.screens import Screen, drafts, outgoing, posts, staff
from bot.chat.visit import Visit
from bot.model.outbox import Gate, Kind, Mailing
from bot.model.posts import ALBUM_LIMIT, TITLE_LIMIT, Attachment, Audience, Post, Stage
from bot.model.progress import MEND, Happening, Progress, Speed
from bot.model.staff import Action, Entry, Member, Role
from bot.model.text import MESSAGE_LIMIT, Text
from bot.model.trouble import Notice, Trouble

_NOW = datetime(2026, 12, 30, 10, tzinfo=UTC)
_NIGHT = _NOW + timedelta(hours=12)
_TITLE = "W" * TITLE_LIMIT
_PHOTO = Attachment("photo", "", "0")
_POST = Post(10**9, _TITLE, Text("…"), link="https://a.dk", due_at=_NIGHT)
_OUT = replace(_POST, opened_at=_NOW)
_MANY = 10**6


def desk_screens(visit: Visit) -> Iterator[tuple[str, Screen]]:
    """Yield each screen of the desk, with a name for it.

    Raises:
        MissingPhraseError: a phrase is missing.
    """
    yield from _people(visit)
    yield from _drafts(visit)
    yield from _remarks(visit)
    yield from _questions(visit)
    yield from _progress(visit)
    yield "a post", posts.as_sent(visit, _OUT)
    yield "a post taken back", posts.taken_back(visit)


def _people(visit: Visit) -> Iterator[tuple[str, Screen]]:
    for phrase in ("desk-home", "desk-cancelled", "desk-discarded", "desk-gone"):
        yield phrase, staff.home(visit, phrase)
    everyone = [Member(number, role, _TITLE, "da", _NOW) for number, role in enumerate(Role)]
    for member in everyone:
        yield "desk, welcome", staff.welcome(visit, member)
        yield "desk, people", staff.people(visit, everyone, member)
        for notice in ("", "desk-last-owner", "desk-by-setting"):
            yield "desk, person", staff.person(visit, member, notice)
        yield "desk, remove", staff.remove(visit, member)
        yield "desk, invitation", staff.invitation(visit, member.role, "https://t.me/", _NOW)
    entries = [Entry(_NOW, _TITLE, action, Role.OWNER) for action in Action]
    yield "desk, log", staff.log(visit, entries, 2, more=True)
    yield "desk, empty log", staff.log(visit, [], 1, more=False)
    for trouble, over_at in product(Trouble, (None, _NOW)):
        wrong = Notice(trouble, _TITLE, "?", _NOW, over_at)
        yield f"desk, trouble {trouble}", staff.alert(visit, wrong)


def _drafts(visit: Visit) -> Iterator[tuple[str, Screen]]:
    for phrase in (
        *("desk-new", "desk-refused-moving", "desk-refused-kind", "desk-refused-mixed"),
        *("desk-not-text", "desk-not-a-link", "desk-not-a-moment"),
    ):
        yield phrase, drafts.asked(visit, phrase)
    yield "desk-refused-many", drafts.asked(visit, "desk-refused-many", count=ALBUM_LIMIT)
    for what in ("title", "link", "rewrite", "when"):
        yield f"desk, ask for {what}", drafts.field(visit, what, _POST)
    for phrase in ("desk-changed", "desk-draft-again", "desk-feed-draft"):
        yield phrase, drafts.card(visit, _POST, _MANY, visit.say(phrase))
    for count in (0, 1, 2):
        yield "desk-tried", drafts.card(visit, _POST, count, visit.say("desk-tried", count=count))
    for slug in visit.library.topics:
        yield "desk, topic", drafts.card(visit, replace(_POST, topic=slug, due_at=None), 1)
    yield "desk, topics", drafts.topics(visit, _POST)
    whom = drafts.audiences(visit)
    for audience in (*whom, Audience(language="xx")):
        yield f"desk, {audience}", drafts.card(visit, replace(_POST, audience=audience), 1)
    yield "desk, whom", drafts.audience(visit, _POST, dict.fromkeys(whom, _MANY))
    for now in (_NOW, _NIGHT):
        yield "desk, times", drafts.times(visit, _POST, now)
    yield "desk, discard", drafts.discard(visit, _POST)


def _remarks(visit: Visit) -> Iterator[tuple[str, Screen]]:
    """Yield drafts of which there is everything to say, or nothing."""
    listed = visit.library.claims
    claims = (
        phrase.replace("*", "")
        for part in (listed.block, listed.mind)
        for phrases in part.values()
        for phrase in phrases[:1]
    )
    words = " ".join(("010190-1234", "https://a", *claims, "indkaldelser " * (MESSAGE_LIMIT // 10)))
    example, ours = (_at_clinic(visit, web) for web in ("https://a.example", "https://a.dk"))
    yield "desk, no remarks", drafts.card(ours, _POST, 1)
    for post in (
        replace(_POST, text=Text("")),
        replace(_POST, text=Text(""), files=(_PHOTO,)),
        replace(_POST, files=(_PHOTO,)),
        replace(_POST, text=Text(words), link="a"),
    ):
        yield "desk, remarks", drafts.card(example, post, _MANY)
        yield "desk, correction", outgoing.correct(example, replace(post, opened_at=_NOW), _MANY)


def _at_clinic(visit: Visit, web: str) -> Visit:
    clinic = visit.library.clinic.model_copy(update={"web": HttpUrl(web)})
    return replace(visit, library=replace(visit.library, clinic=clinic))


def _questions(visit: Visit) -> Iterator[tuple[str, Screen]]:
    for asked, size, due_at in product("yql", (0, 1, _MANY), (None, _NIGHT)):
        post = replace(_POST, due_at=due_at)
        yield f"desk, send {asked}", outgoing.question(visit, post, size, asked, "", _NOW)
    yield "desk, cancel", outgoing.cancel(visit, _OUT)
    yield "desk, ask for a correction", outgoing.ask_text(visit, _OUT)
    yield "desk, correct", outgoing.correct(visit, _OUT, _MANY)
    yield "desk, correct at last", outgoing.correct_last(visit, _OUT, _MANY)
    for answers in ("", "y"):
        yield "desk, take back", outgoing.take_back(visit, _OUT, _MANY, answers)
    ended = [
        _POST, _OUT, replace(_OUT, cancelled_at=_NOW), replace(_OUT, taken_back_at=_NOW),
    ]  # fmt: skip
    if {post.stage for post in ended} != set(Stage):
        raise TypeError("a post of each stage")
    yield "desk, posts", outgoing.listed(visit, ended[:1], ended[1:], 2, more=True)
    yield "desk, no posts", outgoing.listed(visit, [], [], 1, more=False)


def _progress(visit: Visit) -> Iterator[tuple[str, Screen]]:
    """Yield how far each kind of mailing may be, in each state of its post."""
    some = Progress(Gate.OPEN, planned=True, queued=1, sent=1, refused=1, expired=1, gone=1)
    states = [
        some,
        replace(some, planned=False),
        replace(some, queued=0),
        Progress(Gate.OPEN, planned=True, queued=_MANY),
    ]
    names = (kind for kind in Kind if kind is not Kind.TIP)
    gates: list[tuple[Gate, str | None]] = [(gate, None) for gate in Gate]
    gates += [(Gate.PAUSED, why) for why in (MEND, "Bad Request")]
    for kind, (gate, why), progress in product(names, gates, states):
        happening = Happening(
            Mailing(kind, f"{_OUT.id}:2" if kind is Kind.CORRECTION else str(_OUT.id)),
            _NOW,
            replace(progress, gate=gate),
            why,
            _NIGHT,
        )
        for post in (_OUT, replace(_OUT, due_at=None, cancelled_at=_NOW)):
            yield "desk, progress", outgoing.card(visit, post, [happening], speed=Speed(0.5))
    for notice in (
        *("desk-already", "desk-over", "desk-changed"),
        *("desk-mended", "desk-mend-forgotten", "desk-recalled"),
    ):
        yield notice, outgoing.card(visit, _OUT, [], visit.say(notice))
