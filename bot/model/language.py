"""Which of our languages a person reads."""

from collections.abc import Collection

PRIMARY = "da"
"""The language that content is written in first and every other one is compared with."""

FALLBACK = "en"
"""For those who read none of our languages."""

_READ_DANISH = ("da", "nb", "nn", "no", "sv")


def reading_language(telegram_code: str | None, ours: Collection[str]) -> str:
    """Choose a language for someone whose Telegram speaks `telegram_code` (IETF tag, or none).

    Scandinavians, and people whose Telegram does not say, get Danish; everyone else gets their
    own language where we have it, and English where we have not.
    """
    code = (telegram_code or PRIMARY).split("-")[0].lower()
    if code in _READ_DANISH:
        return PRIMARY
    return code if code in ours else FALLBACK


def telegram_codes(ours: Collection[str]) -> dict[str | None, str]:
    """Return what to publish for each Telegram language; None stands for all others."""
    return {None: FALLBACK, **{code: code for code in ours}, **dict.fromkeys(_READ_DANISH, PRIMARY)}
