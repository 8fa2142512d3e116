"""Where the store is, and how fast to send."""

import pytest

from bot import settings
from bot.errors import SettingsError


def test_a_new_checkout_needs_no_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    url = settings.read().database_url.get_secret_value()
    assert url.startswith("sqlite:///")
    assert url.endswith("/data/baekkenro.db")


@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [
        ("DATABASE_URL", "mysql://u:hunter2@host/name", "give sqlite:///file or postgresql://"),
        ("MESSAGES_PER_SECOND", "31", "unless PAID_BROADCAST=true"),
        ("MESSAGES_PER_SECOND", "0", "greater than 0"),
        ("MESSAGES_PER_SECOND", "1001", "less than or equal to 1000"),
    ],
)
def test_what_cannot_be_used_is_told(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, told: str
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(SettingsError, match=f"^{variable}: .*{told}") as caught:
        settings.read()
    assert "hunter2" not in str(caught.value)


def test_speed_can_be_paid_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAID_BROADCAST", "true")
    monkeypatch.setenv("MESSAGES_PER_SECOND", "1000")
    assert settings.read().messages_per_second == 1000
