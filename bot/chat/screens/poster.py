"""The clinic's poster: a picture of it, and files to print."""

from datetime import date
from typing import Literal

from bot.chat.screens import File, Screen, in_rows
from bot.chat.screens.drafts import to_desk
from bot.chat.visit import Visit
from bot.drawing.orders import Poster
from bot.model.pictures import Picture
from bot.model.text import plain

Form = Literal["pdf", "png"]
FORMS: tuple[Form, ...] = ("pdf", "png")

GLANCE = 110
"""Dots an inch of the picture in the chat: 909 × 1286, about what Telegram keeps of a photo."""

PRINT = 300
"""Dots an inch of the PNG to print."""

WORDS = ("headline", "lead", "first", "second", "third", "scan", "danger", "privacy")
"""What stands on it as it is; `emergency`, `clinic` and `contact` are filled in."""


def poster(visit: Visit, language: str, png: bytes) -> Screen:
    """Return the poster in one language, with the ways to its files and its other languages."""
    say, others = visit.say, [code for code in visit.library.phrases if code != language]
    files = tuple(
        visit.button(say(f"desk-poster-{form}"), "desk-poster", language, form) for form in FORMS
    )
    languages = [
        visit.button(visit.library.phrases[code]("language-name"), "desk-poster", code)
        for code in others
    ]
    alt = visit.library.phrases[language]("poster-headline")
    return Screen(
        plain(say("desk-poster")),
        (files, *in_rows(languages), (to_desk(visit),)),
        Picture(f"{_name(visit, language)}.png", alt, png, once=True),
    )


def file(visit: Visit, language: str, form: Form, content: bytes) -> Screen:
    """Return the poster as a file to print."""
    text = plain(visit.say("desk-poster-print"))
    name = f"{_name(visit, language)}.{form}"
    return Screen(text, ((to_desk(visit),),), file=File(name, content))


def failed(visit: Visit) -> Screen:
    """Return that there is no poster now."""
    return Screen(plain(visit.say("desk-poster-failed")), ((to_desk(visit),),))


def order(visit: Visit, link: str, made_on: date, form: Form, resolution: int) -> Poster:
    """Return what is to be drawn, in the visit's language."""
    say, clinic = visit.say, visit.library.clinic
    words = {name: say(f"poster-{name}") for name in WORDS} | {
        "emergency": say("poster-emergency", number=clinic.numbers.emergency),
        "clinic": clinic.name,
        "contact": say(
            "poster-contact",
            clinic=clinic.name,
            address=clinic.address,
            phone=clinic.phone,
            web=clinic.web.host or str(clinic.web),
        ),
    }
    template = visit.library.poster
    return Poster(template, words, visit.language, link, made_on, form, resolution)


def _name(visit: Visit, language: str) -> str:
    return f"{visit.say('command-desk-poster')}-{language}"
