"""What somebody sees who wrote of a danger sign: whom to call, before anything else."""

from collections.abc import Sequence

from bot.chat.screens import Row, Screen, in_rows
from bot.chat.visit import Visit
from bot.model.danger import Call, Finding
from bot.model.status import What
from bot.model.text import Text, bold, italic, join, plain

SHOWN = 3
"""Signs on one card, the most urgent first: more would not be read."""


def card(visit: Visit, findings: Sequence[Finding], topics: Sequence[Row] = ()) -> Screen:
    """Return what to do now about the signs found, and under it the ways to what was asked."""
    say, shown = visit.say, findings[:SHOWN]
    words = ", ".join(dict.fromkeys(word for finding in shown for word in finding.words))
    told = [_told(visit, finding) for finding in shown]
    text = join("\n\n", [*told, say("danger-doubt"), italic(say("danger-because", words=words))])
    doctor: Row = ()
    if any(finding.call is not Call.EMERGENCY for finding in shown):
        doctor = (visit.button(say("button-out-of-hours"), "region"),)
    rows = (doctor, *topics, (visit.to_menu, visit.to_call))
    return Screen(text, rows, counts_as=(What.DANGER, shown[0].sign))


def _told(visit: Visit, finding: Finding) -> Text:
    sign = visit.library.danger.signs[finding.sign]
    return join("\n", [bold(sign.label[visit.language]), sign.advice[visit.language]])


def regions(visit: Visit) -> Screen:
    """Return the question where she is; what she presses is not kept."""
    buttons = [
        visit.button(region.name, "region", name)
        for name, region in visit.library.clinic.numbers.out_of_hours.items()
    ]
    text = plain(visit.say("out-of-hours"))
    return Screen(text, (*in_rows(buttons, 1), (visit.to_menu, visit.to_call)))


def region(visit: Visit, name: str) -> Screen:
    """Return one region's number."""
    numbers = visit.library.clinic.numbers
    there = numbers.out_of_hours[name]
    text = join(
        "\n\n",
        [
            bold(f"{there.name}: {there.phone}"),
            visit.say("out-of-hours-urgent", number=numbers.emergency),
        ],
    )
    other = visit.button(visit.say("button-other-region"), "region")
    return Screen(text, ((other,), (visit.to_menu, visit.to_call)))
