"""What is kept of a person, and the ways to see it and to delete it."""

import json
from typing import Any

from bot.chat.buttons import Button
from bot.chat.screens import File, Screen
from bot.chat.visit import Visit
from bot.model.text import bold, join, plain

FILE = "baekkenro.json"
"""What the exported file is called."""


def privacy(visit: Visit) -> Screen:
    """Return what is kept, why, how long, who answers for it, and what Telegram can see."""
    say, clinic = visit.say, visit.library.clinic
    about = say(
        "privacy",
        clinic=clinic.name,
        address=clinic.address,
        phone=clinic.phone,
        web=str(clinic.web),
    )
    to_data = visit.button(say("button-data"), "data")
    text = join("\n\n", [bold(say("button-privacy")), about])
    return Screen(text, ((to_data, _to_delete(visit)), (visit.to_menu, visit.to_call)))


def my_data(visit: Visit, stored: dict[str, Any] | None) -> Screen:
    """Return all that is stored as a JSON file, with what stands in it in words."""
    if stored is None:
        return visit.notice("no-data")
    written = json.dumps(stored, ensure_ascii=False, indent=2).encode()
    rows = ((_to_delete(visit),), (visit.to_menu, visit.to_call))
    return Screen(plain(visit.say("data")), rows, file=File(FILE, written))


def deletion(visit: Visit) -> Screen:
    """Return what deleting does, to be confirmed."""
    yes = visit.button(visit.say("delete-yes"), "delete", "yes")
    no = visit.button(visit.say("delete-no"), "privacy")
    return Screen(plain(visit.say("delete")), ((yes,), (no, visit.to_call)))


def _to_delete(visit: Visit) -> Button:
    return visit.button(visit.say("button-delete"), "delete")
