"""Tips: what one carries, today's tip on demand, what is hard right now, the card for the night."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from bot.chat.screens import tips
from bot.chat.visit import Visit
from bot.library import Library
from bot.model.subscribers import Track
from bot.model.tips import SITUATIONS
from bot.sandbox import Sandbox
from bot.store.database import Database
from tests.chat.reader import Reader
from tests.chat.subscribed import MONDAY, count, counted, known, queue, queued, stored, subscribe


@pytest.fixture
def now() -> Callable[[], datetime]:
    return lambda: MONDAY


@pytest.fixture
async def lise(sandbox: Sandbox) -> Reader:
    """Lise, with her first tip before her."""
    lise = Reader(sandbox, "Lise", "da")
    await subscribe(lise)
    await lise.taps("Dagens tip nu")
    return lise


async def test_a_tip_says_what_to_do_and_why_and_carries_all_ways_on(
    lise: Reader, shelf: Library
) -> None:
    first = shelf.tips.courses[Track.PREGNANCY].current[0]
    edition = first.editions["da"]
    assert lise.screen.text.startswith(f"{edition.do}\n\n{edition.why}")
    assert lise.labels == [
        *("Mere om det", "Det hjalp", "Ikke for mig", "Pause", "Stop tips"),
        *("Indstillinger", "Hvornår ringe?"),
    ]


@pytest.mark.parametrize(
    ("label", "begins"),
    [
        ("Mere om det", "Gode råd"),
        ("Pause", "Hvor længe skal jeg holde pause?"),
        ("Stop tips", "Det er stoppet."),
    ],
)
async def test_a_tip_stays_where_it_is(
    label: str, begins: str, lise: Reader, shelf: Library
) -> None:
    tip = lise.screen
    await lise.taps(label)
    if label == "Mere om det":
        begins = shelf.topics["practical-advice"].editions["da"].front.title
    assert lise.screen.text.startswith(begins)
    assert tip in lise.person.messages
    assert tip is not lise.screen


async def test_todays_tip_is_the_same_all_day_and_does_not_come_again(
    lise: Reader, database: Database, shelf: Library
) -> None:
    first = lise.screen.text
    await lise.says("/tips")
    assert "Næste tip: tirs. 3. marts kl. 09.00" in lise.screen.text
    await lise.taps("Dagens tip nu")
    assert lise.screen.text == first
    subscriber = await known(database, lise)
    slug = shelf.tips.courses[Track.PREGNANCY].current[0].slug
    assert (subscriber.last_tip, subscriber.last_tip_on) == (slug, date(2026, 3, 2))


async def test_a_vote_counts_for_the_revision_and_for_nobody(
    lise: Reader, database: Database
) -> None:
    await lise.taps("Det hjalp")
    assert lise.screen.text.endswith("ikke gemt, at det var dit.")
    assert "Det hjalp" not in lise.labels
    assert await counted(database) == [("one-stair-at-a-time", 1, 1, 0)]
    await lise.presses("da:vote:one-stair-at-a-time:1:not-for-me")
    assert await counted(database) == [("one-stair-at-a-time", 1, 1, 1)]
    await lise.presses("da:vote:one-stair-at-a-time:2:helpful")
    assert await counted(database) == [("one-stair-at-a-time", 1, 1, 1)]


async def test_stop_in_a_tip_empties_the_queue(
    lise: Reader, database: Database, shelf: Library
) -> None:
    await queue(database, lise, shelf)
    await lise.taps("Stop tips")
    assert await queued(database, lise) == []
    assert await stored(database, lise) is None


async def test_the_last_tip_of_a_course_says_that_it_begins_again(shelf: Library) -> None:
    visit = Visit(shelf, "da")
    for course in shelf.tips.courses.values():
        *others, last = course.current
        said = [visit.say("tip-last") in tips.tip(visit, tip).text.plain for tip in others]
        assert not any(said)
        assert visit.say("tip-last") in tips.tip(visit, last).text.plain


async def test_what_is_hard_right_now_is_one_tap_and_stores_nothing(
    anna: Reader, database: Database, shelf: Library
) -> None:
    course = shelf.tips.courses[Track.PREGNANCY]
    await anna.starts()
    await anna.taps("Hvad driller?")
    for situation in SITUATIONS:
        await anna.taps(shelf.phrases["da"](f"today-{situation}"))
        tip = course.fitting(situation, MONDAY.date())
        assert anna.screen.text.startswith(tip.editions["da"].do)
        await anna.taps("Noget andet driller")
    assert await count(database) == {}


async def test_after_the_birth_it_fits_that_time(lise: Reader, shelf: Library) -> None:
    await lise.says("/tips")
    await lise.taps("Jeg har født")
    await lise.says("/driller")
    await lise.taps("I sengen")
    tip = shelf.tips.courses[Track.AFTER_BIRTH].fitting("bed", MONDAY.date())
    assert lise.screen.text.startswith(tip.editions["da"].do)


async def test_the_card_for_the_night_is_one_tap_and_makes_no_sound(
    anna: Reader, sandbox: Sandbox, shelf: Library
) -> None:
    card = shelf.tips.night_card.editions["da"].shown
    await anna.starts()
    await anna.taps("Kl. 3-kortet")
    assert anna.screen.text == card
    await anna.says("/nat")
    assert anna.screen.text == card
    (sent,) = [c.parameters for c in sandbox.calls if c.parameters.get("text") == card][1:]
    assert sent["disable_notification"] == "true"


async def test_tips_are_offered_on_the_menu_and_after_topics(anna: Reader, shelf: Library) -> None:
    await anna.starts()
    assert "Daglige tips" in anna.labels
    for topic in shelf.topics.values():
        last = len(topic.editions["da"].pages)
        await anna.presses(f"da:topic:{topic.slug}:{last}")
        assert "Daglige tips" in anna.labels
    await anna.taps("Daglige tips")
    assert "Ja tak til tips" in anna.labels
