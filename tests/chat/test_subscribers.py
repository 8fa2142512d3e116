"""Saying yes, choosing and ending: what a subscriber taps, what she sees, and what is stored."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.chat.subscribers import minute_of
from bot.library import Library
from bot.model.subscribers import EVERY_DAY, Consent, Track
from bot.sandbox import Sandbox
from bot.store import subscribers
from bot.store.database import Database
from tests.chat.reader import Reader
from tests.chat.subscribed import MONDAY, count, known, queue, queued, stored, subscribe
from tests.store.posting import confirmed, sending
from tests.store.queueing import queue as queue_mailing


@pytest.fixture
def now() -> Callable[[], datetime]:
    return lambda: MONDAY


@pytest.fixture
async def lise(sandbox: Sandbox) -> Reader:
    """Lise, who gets a tip at nine every day."""
    lise = Reader(sandbox, "Lise", "da")
    await subscribe(lise)
    return lise


async def news(database: Database, reader: Reader) -> None:
    """Let her have said yes to clinic posts, too."""
    subscriber = await known(database, reader)
    async with database.writing() as connection:
        await subscribers.save(connection, replace(subscriber, posts=Consent("da-1", MONDAY)))


async def test_two_taps_subscribe(anna: Reader, database: Database) -> None:
    await anna.starts("tips")
    assert "Det gemmer jeg, hvis du siger ja" in anna.screen.text
    assert anna.labels == ["Ja tak til tips", "Nej tak", "Hvornår ringe?"]
    await anna.taps("Ja tak til tips")
    assert anna.screen.text.startswith("Tak. Dit første tip kommer man. 2. marts kl. 09.00.")
    subscriber = await known(database, anna)
    assert subscriber.tips == Consent("da-1", MONDAY)
    assert (subscriber.minute, subscriber.language, subscriber.posts) == (540, "da", None)
    await anna.taps("07.00")
    assert "Næste tip: tirs. 3. marts kl. 07.00" not in anna.screen.text  # today's is not lost
    assert "Tidspunkt: kl. 07.00" in anna.screen.text
    assert (await known(database, anna)).minute == 420


async def test_nothing_is_stored_before_yes(anna: Reader, database: Database) -> None:
    await anna.starts()
    for said in (
        *("/tips", "/tid 7:30", "/zone Nuuk", "/pause", "/stop", "/driller", "/nat", "/privat"),
        *("/minedata", "/slet", "/sprog", "/menu", "hej", "/start tips"),
    ):
        await anna.says(said)
    await anna.taps("Nej tak")
    for data in ("da:speak:menu", "en:speak:settings", "da:today:bed", "da:ask:posts", "da:leave"):
        await anna.presses(data)
    await anna.presses("da:delete:yes")
    assert await count(database) == {}


async def test_yes_to_a_text_that_was_changed_since_shows_the_new_one(
    anna: Reader, database: Database
) -> None:
    await anna.says("/tips")
    await anna.presses("da:consent:tips:da-0")
    assert "Det gemmer jeg, hvis du siger ja" in anna.screen.text
    assert await count(database) == {}


async def test_yes_twice_is_the_first_yes(lise: Reader, database: Database) -> None:
    before = await known(database, lise)
    await lise.presses("da:consent:tips:da-1")
    assert await known(database, lise) == before


async def test_clinic_posts_are_a_consent_of_their_own_and_off_at_first(
    lise: Reader, database: Database
) -> None:
    assert "Nyt fra klinikken: nej" in lise.screen.text
    await lise.taps("Nyt fra klinikken")
    assert lise.screen.text.startswith("Vil du også have nyt fra Klinik Eksempel?")
    assert (await known(database, lise)).posts is None
    await lise.taps("Ja tak til nyt")
    assert "Nyt fra klinikken: ja" in lise.screen.text
    assert (await known(database, lise)).posts == Consent("da-1", MONDAY)
    await lise.taps("Stop nyt fra klinikken")
    assert lise.screen.text.startswith("Du får ikke mere nyt fra klinikken.")
    subscriber = await known(database, lise)
    assert (subscriber.posts, bool(subscriber.tips)) == (None, True)


@pytest.mark.parametrize(
    ("taps", "chosen"),
    [
        (["Tidspunkt", "21.00"], {"minute": 21 * 60}),
        (["Ugedage", "✓ lør.", "✓ søn."], {"weekdays": 0b001_1111}),
        (["Ugedage", "✓ lør.", "– lør."], {"weekdays": EVERY_DAY}),
        (["Slå lyden fra"], {"silent": True}),
        (["Slå lyden fra", "Slå lyden til"], {"silent": False}),
        (["English", "English"], {"language": "en"}),
        (["Jeg har født"], {"track": Track.AFTER_BIRTH}),
        (["Jeg har født", "Jeg er gravid"], {"track": Track.PREGNANCY}),
        (["Pause", "3 dage"], {"paused_until": MONDAY + timedelta(days=3)}),
        (["Pause", "1 dag", "Pause", "Slut med pausen nu"], {"paused_until": None}),
    ],
    ids=" → ".join,
)
async def test_all_is_changed_on_the_settings_screen(
    taps: list[str], chosen: dict[str, Any], lise: Reader, database: Database
) -> None:
    before = await known(database, lise)
    messages = len(lise.person.messages)
    for label in taps:
        await lise.taps(label)
    after = await known(database, lise)
    expected = replace(before, **chosen)
    assert replace(after, next_tip_at=None) == replace(expected, next_tip_at=None)
    assert len(lise.person.messages) == messages, "the settings stay one message"


@pytest.mark.parametrize(
    ("written", "minute"),
    [("7", 420), ("7:30", 450), ("07.30", 450), ("kl. 7.30", 450), ("730", 450), ("1945", 1185),
     ("0:00", 0), ("23:59", 1439), ("7:30 pm", 1170), ("12 a.m.", 0), ("12:15 PM", 735),
     ("24:00", None), ("7:60", None), ("13 pm", None), ("", None), ("snart", None),
     ("7:30 i morgen", None), ("²", None)],
)  # fmt: skip
def test_a_time_of_day_is_read_as_people_write_it(written: str, minute: int | None) -> None:
    assert minute_of(written) == minute


async def test_the_hour_can_be_written(lise: Reader, database: Database) -> None:
    await lise.says("/tid 7:30")
    assert "Tidspunkt: kl. 07.30" in lise.screen.text
    await lise.says("/tid snart")
    assert "skriv for eksempel /tid 7:30" in lise.screen.text
    assert (await known(database, lise)).minute == 450


@pytest.mark.parametrize(
    ("said", "offered"),
    [("nuuk", "Nuuk, Grønland"), ("gronland", "Nuuk, Grønland"), ("Greenland", "Nuuk, Grønland"),
     ("tokio", "Tokyo, Japan"), ("new york", "New York, USA"), ("stockholm", "Stockholm, Sverige")],
)  # fmt: skip
async def test_a_time_zone_is_found_by_city_or_country(
    said: str, offered: str, lise: Reader
) -> None:
    await lise.says(f"/zone {said}")
    assert offered in lise.labels


async def test_a_time_zone_is_chosen_and_can_be_left_again(
    lise: Reader, database: Database
) -> None:
    await lise.says("/zone nuuk")
    await lise.taps("Nuuk, Grønland")
    assert "Tidszone: Nuuk, Grønland" in lise.screen.text
    assert "Næste tip: man. 2. marts kl. 09.00" in lise.screen.text
    assert (await known(database, lise)).zone == "America/Nuuk"
    await lise.says("/zone sådan et sted findes ikke")
    await lise.taps("København, Danmark")
    assert (await known(database, lise)).zone == "Europe/Copenhagen"


async def test_one_day_of_the_week_stays(lise: Reader, database: Database) -> None:
    await lise.taps("Ugedage")
    for day in ("man.", "tirs.", "ons.", "tors.", "fre.", "lør."):
        await lise.taps(f"✓ {day}")
    await lise.presses("da:days:6:off")
    assert (await known(database, lise)).weekdays == 0b100_0000
    assert "✓ søn." in lise.labels


async def test_a_pause_empties_the_queue(lise: Reader, database: Database, shelf: Library) -> None:
    await queue(database, lise, shelf)
    await lise.says("/pause")
    await lise.taps("7 dage")
    assert await queued(database, lise) == []
    assert "Næste tip: man. 9. marts kl. 09.00" in lise.screen.text


async def test_a_pause_leaves_queued_what_is_due_after_it(lise: Reader, database: Database) -> None:
    await news(database, lise)
    post = await confirmed(database, now=MONDAY, due_at=MONDAY + timedelta(days=3))
    await queue_mailing(database, sending(post))
    for label in ("1 dag", "Slut med pausen nu"):
        await lise.says("/pause")
        await lise.taps(label)
        assert await queued(database, lise) == [str(sending(post))]
    await lise.says("/pause")
    await lise.taps("7 dage")
    assert await queued(database, lise) == []


async def test_whoever_has_given_birth_begins_the_other_course(
    lise: Reader, database: Database, shelf: Library
) -> None:
    await lise.taps("Dagens tip nu")
    await queue(database, lise, shelf)
    await lise.says("/tips")
    await lise.taps("Jeg har født")
    subscriber = await known(database, lise)
    assert (subscriber.track, subscriber.last_tip) == (Track.AFTER_BIRTH, None)
    assert await queued(database, lise) == []
    await lise.taps("Dagens tip nu")
    first = shelf.tips.courses[Track.AFTER_BIRTH].current[0]
    assert lise.screen.text.startswith(first.editions["da"].do)


@pytest.mark.parametrize("label", ["/stop", "stop", "Stop tips", "Stop alt om graviditet"])
async def test_stop_is_at_once_and_queue_included(
    label: str, lise: Reader, anna: Reader, database: Database, shelf: Library
) -> None:
    await subscribe(anna)
    for reader in (lise, anna):
        await queue(database, reader, shelf)
    await (lise.taps(label) if label in lise.labels else lise.says(label))
    assert await stored(database, lise) is None
    assert await queued(database, lise) == []
    assert len(await queued(database, anna)) == 1


async def test_the_quiet_way_out_is_one_kind_sentence(lise: Reader) -> None:
    await lise.taps("Stop alt om graviditet")
    assert lise.screen.text == "Nu skriver jeg ikke mere til dig, og jeg ønsker dig alt godt."
    assert lise.labels == ["Hvornår ringe?"]


async def test_stopping_tips_leaves_the_clinics_posts_and_says_so(
    lise: Reader, database: Database
) -> None:
    await news(database, lise)
    await lise.taps("Stop tips")
    assert lise.screen.text == "Du får ikke flere tips. Nyt fra klinikken får du stadig."
    assert "Stop nyt fra klinikken" in lise.labels
    await lise.says("/tips")
    assert "Næste tip: ikke bestilt" in lise.screen.text
    await lise.taps("Daglige tips")
    await lise.taps("Ja tak til tips")
    subscriber = await known(database, lise)
    assert subscriber.tips
    assert subscriber.posts
    await lise.says("/stop")
    assert await stored(database, lise) is None


async def test_a_block_is_a_stop_and_to_lift_it_is_no_yes(
    lise: Reader, anna: Reader, database: Database, shelf: Library
) -> None:
    await subscribe(anna)
    await queue(database, lise, shelf)
    lise.person.block()
    await lise.starts()  # lifts the block; her updates are taken in order
    assert await stored(database, lise) is None
    assert await count(database) == {"subscribers": 1, "mailings": 1}
