"""pydantic's findings in words for whoever edits content: what to do, and at which place."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError

Place = tuple[str | int, ...]

_ADVICE = {
    "missing": "add `{name}:`",
    "extra_forbidden": "`{name}` is not known here: correct its spelling or remove it",
    "string_too_long": "`{name}`: shorten to {max_length} characters at most",
    "string_too_short": "`{name}`: write something here",
    "string_pattern_mismatch": "`{name}`: write it as {pattern} asks",
    "string_type": "`{name}`: give a text; put it in quotes if it looks like a number",
    "too_short": "`{name}`: give at least {min_length}",
    "literal_error": "`{name}`: choose {expected}",
    "tuple_type": "`{name}`: give a list, [one, another]",
    "list_type": "`{name}`: give a list, [one, another]",
    "int_parsing": "`{name}`: give a whole number",
    "model_type": "`{name}`: correct its spelling, or write `name: value` lines under it",
    "date_type": "`{name}`: give a date, 2026-03-31",
    "date_parsing": "`{name}`: give a date, 2026-03-31",
    "date_from_datetime_parsing": "`{name}`: give a date, 2026-03-31",
    "date_from_datetime_inexact": "`{name}`: give a date, 2026-03-31",
    "url_parsing": "`{name}`: give a web address, https://…",
}


def advices(error: ValidationError) -> Iterator[tuple[Place, str]]:
    """Yield one place and one advice for each thing to mend.

    A key that is not known where one much like it is missing is one slip, not two faults.
    """
    found: dict[Place, Mapping[str, Any]] = {_place(detail): detail for detail in error.errors()}
    for place, detail in list(found.items()):
        if detail["type"] != "extra_forbidden":
            continue
        missing = [
            str(other[-1])
            for other, what in found.items()
            if what["type"] == "missing" and other[:-1] == place[:-1]
        ]
        for meant in get_close_matches(str(place[-1]), missing, n=1):
            del found[place], found[*place[:-1], meant]
            yield place, f"`{place[-1]}` is not known here: did you mean `{meant}`?"
    for place, detail in found.items():
        yield _advice(place, detail)


def _place(detail: Mapping[str, Any]) -> Place:
    return tuple(part for part in detail["loc"] if part != "[key]")


def _advice(place: Place, detail: Mapping[str, Any]) -> tuple[Place, str]:
    said = detail["msg"].removeprefix("Value error, ").splitlines()[0]
    if not place:  # a fault of the whole names the field it is about: "region: …"
        field, _, said = said.partition(": ")
        place = (field,)
    name = ".".join(map(str, place))
    template = _ADVICE.get(detail["type"])
    return place, template.format(
        name=name, **detail.get("ctx", {})
    ) if template else f"`{name}`: {said}"
