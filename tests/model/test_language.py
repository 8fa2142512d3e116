import pytest

from bot.model.language import reading_language, telegram_codes


@pytest.mark.parametrize(
    ("telegram", "ours"),
    [
        ("da", "da"), ("nb", "da"), ("nn", "da"), ("sv", "da"), (None, "da"), ("", "da"),
        ("da-DK", "da"), ("en", "en"), ("en-GB", "en"), ("de", "en"), ("ar", "en"), ("pl", "en"),
    ],
)  # fmt: skip
def test_scandinavians_and_the_silent_read_danish_all_others_english(
    telegram: str | None, ours: str
) -> None:
    assert reading_language(telegram, ("da", "en")) == ours


def test_a_language_added_is_used() -> None:
    assert reading_language("de", ("da", "en", "de")) == "de"
    assert telegram_codes(("da", "en", "de")) == {
        None: "en", "da": "da", "en": "en", "de": "de",
        "nb": "da", "nn": "da", "no": "da", "sv": "da",
    }  # fmt: skip
