"""The shelf: what content tells of, and posts that went out, in one order."""

from datetime import UTC, date, datetime

from bot.library import Library
from bot.model.news import headlines
from bot.model.posts import Audience, Published
from bot.model.text import shortened


def post(number: int, at: datetime, language: str | None = None) -> Published:
    return Published(number, f"post {number}", Audience(language=language), at)


def test_both_kinds_stand_newest_first_and_a_days_posts_before_the_rest(shelf: Library) -> None:
    late = post(2, datetime(2026, 3, 2, 7, tzinfo=UTC))
    same_day = post(1, datetime(2025, 7, 11, 7, tzinfo=UTC))
    found = headlines(shelf.news.values(), [late, same_day], "da")
    assert [headline.which for headline in found[:3]] == ["2", "1", "2025-07-11-babies"]
    assert [headline.date for headline in found] == sorted((h.date for h in found), reverse=True)
    assert len(found) == len(shelf.news) + 2


def test_a_posts_day_is_the_clinics() -> None:
    before_midnight_in_london = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)
    [headline] = headlines([], [post(1, before_midnight_in_london)], "da")
    assert headline.date == date(2026, 7, 2)


def test_a_post_for_those_who_read_another_language_is_not_there() -> None:
    at = datetime(2026, 3, 2, 7, tzinfo=UTC)
    posts = [post(3, at, "en"), post(2, at, "da"), post(1, at)]
    assert [headline.which for headline in headlines([], posts, "da")] == ["2", "1"]
    assert [headline.which for headline in headlines([], posts, "en")] == ["3", "1"]


def test_a_title_too_long_for_its_button_is_cut_at_a_word() -> None:
    assert shortened("Nyt hold", 8) == "Nyt hold"
    assert shortened("Nyt hold for gravide", 15) == "Nyt hold for …"
    assert len(shortened("x" * 99, 36)) == 36
