"""Where the clinic's feed is, and how often it is looked at."""

import pytest

from bot import settings
from bot.errors import SettingsError


def test_without_a_setting_there_is_no_feed() -> None:
    assert settings.read().feed_url is None
    assert settings.read().feed_minutes == 15


@pytest.mark.parametrize(
    "url",
    ["https://klinik.dk/feed/", "http://klinik.dk:8080/?feed=rss2&to=a@b", "https://bækken.dk"],
)
def test_a_feed_is_on_the_web(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("FEED_URL", url)
    monkeypatch.setenv("FEED_MINUTES", "5")
    assert (settings.read().feed_url, settings.read().feed_minutes) == (url, 5)


@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [
        ("FEED_URL", "klinik.dk/feed", "give http://host/"),
        ("FEED_URL", "file:///etc/passwd", "give http://host/"),
        ("FEED_URL", "https://", "give http://host/"),
        ("FEED_URL", "https:///feed", "give http://host/"),
        ("FEED_URL", "https://u:hunter2@klinik.dk/feed", "without a user or password"),
        ("FEED_URL", "https://klinik.dk:hunter2/", "give http://host/"),
        ("FEED_URL", "https://[hunter2/", "give http://host/"),
        ("FEED_URL", "https://klinik.dk/a feed", "give http://host/"),
        ("FEED_URL", f"https://klinik.dk/{'hunter2' * 80}", "at most 500 characters"),
        ("FEED_MINUTES", "4", "greater than or equal to 5"),
    ],
)
def test_what_cannot_be_used_is_told(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, told: str
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(SettingsError, match=f"^{variable}: .*{told}") as caught:
        settings.read()
    assert "hunter2" not in str(caught.value)
