"""The desk itself: where its ways lead, who sits at it, and what they did."""

from collections.abc import Sequence
from datetime import datetime

from babel.dates import format_skeleton

from bot.chat.screens import Row, Screen, in_rows
from bot.chat.screens.drafts import ZONE, clock, moment, to_desk
from bot.chat.visit import Visit
from bot.model.staff import Action, Entry, Member, Role
from bot.model.text import bold, join, plain
from bot.model.trouble import Notice

_NAMED = {Action.INVITED, Action.JOINED}
"""What is done to a role, not to a post or person."""


def home(visit: Visit, phrase: str = "desk-home") -> Screen:
    """Return the ways from the desk, under what has just happened."""
    return Screen(bold(visit.say(phrase)), _ways(visit))


def welcome(visit: Visit, member: Member) -> Screen:
    """Return what somebody sees who has just joined."""
    text = visit.say("desk-welcome", name=member.name, clinic=visit.library.clinic.name)
    return Screen(plain(text), _ways(visit))


def people(visit: Visit, members: Sequence[Member], me: Member) -> Screen:
    """Return everyone who may publish; an owner can change that."""
    say = visit.say
    lines = [
        say("desk-person", name=member.name, role=role_name(visit, member.role))
        for member in members
    ]
    text = join("\n", [bold(say("desk-people")), *lines])
    if me.role is not Role.OWNER:
        return Screen(text, ((to_desk(visit),),))
    buttons = [visit.button(each.name, "desk-person", str(each.person_id)) for each in members]
    invitations = tuple(
        (visit.button(say(f"desk-invite-{role}"), "desk-invite", role),)
        for role in (Role.EDITOR, Role.OWNER)
    )
    return Screen(text, (*in_rows(buttons), *invitations, (to_desk(visit),)))


def person(visit: Visit, member: Member, notice: str = "") -> Screen:
    """Return one of the staff, and what an owner can change about them."""
    say, which = visit.say, str(member.person_id)
    change = "demote" if member.role is Role.OWNER else "promote"
    named = say("desk-person", name=member.name, role=role_name(visit, member.role))
    rows = (
        (
            visit.button(say(f"desk-{change}"), "desk-person", which, change),
            visit.button(say("desk-remove"), "desk-person", which, "remove"),
        ),
        (visit.button(say("desk-people-button"), "desk-people"), to_desk(visit)),
    )
    return Screen(join("\n\n", [say(notice) if notice else "", bold(named)]), rows)


def remove(visit: Visit, member: Member) -> Screen:
    """Return the question whether somebody is to be staff no more."""
    say, which = visit.say, str(member.person_id)
    yes = visit.button(
        say("desk-remove-yes", name=member.name), "desk-person", which, "remove", "yes"
    )
    back = visit.button(say("desk-back"), "desk-person", which)
    return Screen(plain(say("desk-remove-sure", name=member.name)), ((yes,), (back,)))


def invitation(visit: Visit, role: Role, link: str, until: datetime) -> Screen:
    """Return a link to hand on, by which one person may join."""
    text = visit.say(
        "desk-invitation", role=role_name(visit, role), until=moment(visit, until), link=link
    )
    to_people = visit.button(visit.say("desk-people-button"), "desk-people")
    return Screen(plain(text), ((to_people, to_desk(visit)),))


def log(visit: Visit, entries: Sequence[Entry], page: int, *, more: bool) -> Screen:
    """Return what staff did, one line each."""
    say = visit.say
    lines = [
        say("desk-log-line", at=_at(visit, entry.at), name=entry.name, what=_what(visit, entry))
        for entry in entries
    ]
    around = [visit.button(say("desk-newer"), "desk-log", str(page - 1))] if page > 1 else []
    if more:
        around.append(visit.button(say("desk-older"), "desk-log", str(page + 1)))
    text = join("\n", [bold(say("desk-log")), *(lines or [say("desk-log-empty")])])
    return Screen(text, (tuple(around), (to_desk(visit),)))


def alert(visit: Visit, notice: Notice) -> Screen:
    """Return that something is wrong, or that it is over."""
    say = visit.say
    told = say(f"desk-trouble-{notice.trouble}", subject=notice.subject, detail=notice.detail)
    text = say("desk-trouble-over", what=told) if notice.over_at else told
    return Screen(plain(text), ((to_desk(visit),),))


def role_name(visit: Visit, role: Role) -> str:
    """Return what a role is called."""
    return visit.say(f"desk-role-{role}")


def _ways(visit: Visit) -> tuple[Row, ...]:
    say = visit.say
    buttons = [
        visit.button(say("desk-new-button"), "desk-new"),
        visit.button(say("desk-posts-button"), "desk-posts", "1"),
        visit.button(say("desk-people-button"), "desk-people"),
        visit.button(say("desk-status-button"), "desk-status"),
        visit.button(say("desk-poster-button"), "desk-poster"),
        visit.button(say("desk-log-button"), "desk-log", "1"),
    ]
    return (*in_rows(buttons), (visit.to_menu,))


def _at(visit: Visit, at: datetime) -> str:
    day = format_skeleton("MMMd", at.astimezone(ZONE), locale=visit.language)
    return f"{day} {clock(visit, at)}"


def _what(visit: Visit, entry: Entry) -> str:
    is_role = entry.action in _NAMED
    subject = role_name(visit, Role(entry.subject)) if is_role else entry.subject
    return visit.say(f"desk-did-{entry.action}", subject=subject)
