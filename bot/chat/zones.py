"""Time zones by the names people have for them: a city, a country, or the zone's own name."""

from collections.abc import Collection, Mapping
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale
from babel.core import get_global
from babel.dates import get_timezone_location
from rapidfuzz import fuzz, process, utils

FOUND = 6
"""Zones that a search returns at most."""

ALIKE = 75
"""From which rapidfuzz ratio (0 to 100) a name counts as the one meant: "sidney" has 83."""


@cache
def names(language: str) -> Mapping[str, str]:
    """Return what each zone is called in a language, by its IANA name: "Nuuk, Grønland".

    The words are the Unicode CLDR's. Zones by other names for the same clock are left out.
    """
    locale = Locale.parse(language)
    territories = get_global("zone_territories")
    return {
        zone: f"{_city(zone, locale)}, {locale.territories[territories[zone]]}"
        for zone in sorted(set(territories) & available_timezones())
    }


def search(words: str, languages: Collection[str]) -> list[str]:
    """Return the zones that the words are likely to mean in any language, the likeliest first."""
    candidates = [
        (zone, part)
        for language in languages
        for zone, name in names(language).items()
        for part in (zone, *name.split(", "))
    ]
    found = process.extract(
        words,
        [part for _, part in candidates],
        scorer=fuzz.ratio,
        processor=utils.default_process,
        score_cutoff=ALIKE,
        limit=None,
    )
    return list(dict.fromkeys(candidates[place][0] for _, _, place in found))[:FOUND]


def _city(zone: str, locale: Locale) -> str:
    # A ZoneInfo, since for a bare name Babel would have pytz load the zone and keep it for good.
    return get_timezone_location(ZoneInfo(zone), locale, return_city=True).rpartition("/")[2]
