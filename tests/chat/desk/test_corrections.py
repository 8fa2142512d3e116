"""A post that is out is corrected for all who have it, or taken back."""

from datetime import timedelta

import pytest

from bot.model.outbox import Sent
from bot.model.staff import WRITING_LASTS
from bot.store.database import Database
from tests.chat.desk.changing import NEW, mends, read, takes_back
from tests.chat.desk.work import TEXT, Clock, Mail, Member, draft, everything
from tests.chat.reader import Reader


async def test_a_correction_changes_the_message_that_is_there(
    karen: Member, readers: list[Reader], mail: Mail, database: Database
) -> None:
    post_id = await karen.sends_post()
    await mail.goes_out()
    before = [reader.screen for reader in readers]
    await mail.looks()
    await karen.sees("Slut")
    await mends(karen)
    assert read(readers) == [TEXT] * 3
    await mail.goes_out()
    assert [reader.screen for reader in readers] == before
    assert read(readers) == [NEW] * 3
    assert all(reader.screen.edit_date for reader in readers)
    await mail.looks()
    await karen.sees("Rettelse\nSlut", "sendt 3")
    assert (await draft(database, post_id)).revision == 2
    assert "rettede »Nyt hold" in (await karen.says("/log")).text


async def test_a_post_on_its_way_pauses_for_its_correction_and_goes_on_with_it(
    karen: Member, readers: list[Reader], mail: Mail, clock: Clock
) -> None:
    await karen.sends_post()
    await mail.goes_out(limit=1)
    await karen.taps("Ret")
    assert "så holder det pause imens" in karen.screen.text
    assert await mail.goes_out() == []
    clock.turn(seconds=1)
    await karen.says(NEW)
    await karen.sees("Ret hos 1 læser?")
    await karen.presses_on("Ret hos 1 læser", "Ret hos 1 læser")
    await mail.goes_out()
    assert read(readers) == [NEW] * 3
    assert [len(reader.person.messages) for reader in readers] == [3] * 3


async def test_whoever_corrects_nothing_after_all_lets_it_go_on(
    karen: Member, readers: list[Reader], mail: Mail
) -> None:
    await karen.sends_post()
    await mail.goes_out(limit=1)
    await karen.presses_on("Ret", "Fortryd")
    await mail.goes_out()
    assert read(readers) == [TEXT] * 3
    await karen.says("Det her er ikke en rettelse")
    assert read(readers) == [TEXT] * 3


async def test_a_post_that_waits_long_for_its_correction_is_shown_to_all_staff_once(
    karen: Member, lise: Member, readers: list[Reader], mail: Mail, clock: Clock
) -> None:
    await karen.sends_post()
    await mail.goes_out(limit=1)
    await karen.taps("Ret")
    await mail.looks()
    for _ in range(2):
        clock.turn(seconds=WRITING_LASTS.total_seconds())
        await mail.looks()
    await lise.sees("venter stadig på en rettelse", "Holder pause, mens du retter.")
    told = [message for message in lise.person.messages if "venter stadig" in message.text]
    assert len(told) == 1
    await lise.taps("Fortsæt")
    await mail.goes_out()
    assert read(readers) == [TEXT] * 3


async def test_two_who_correct_at_once_never_send_what_they_have_not_seen(
    karen: Member, lise: Member, readers: list[Reader], mail: Mail
) -> None:
    post_id = await karen.sends_post()
    await mail.goes_out()
    await karen.taps("Ret")
    await karen.says(NEW)
    await karen.sees("Sådan kommer det til at se ud")
    hers = karen.screen
    await lise.presses(f"da:desk-mend:{post_id}")
    await lise.says("Noget andet, som Karen ikke har set endnu, om et hold.")
    await lise.sees("Sådan kommer det til at se ud")
    await karen.taps(hers.buttons[0]["text"], hers)
    await karen.sandbox.until(lambda: "som Karen ikke har set" in karen.person.messages[-2].text)
    await lise.taps(lise.labels[0])
    await lise.taps(lise.labels[0])
    await karen.taps(hers.buttons[0]["text"], hers)
    assert hers.text.startswith("Opslaget er ændret, siden du så det")
    await mail.goes_out()
    assert all(text.startswith("Noget andet") for text in read(readers))


@pytest.mark.parametrize("text", ["Vi kurerer alt, hvad du har.", "lang " * 819])
async def test_a_correction_that_must_not_go_out_does_not(
    text: str, karen: Member, readers: list[Reader], mail: Mail, database: Database
) -> None:
    post_id = await karen.sends_post()
    await mail.goes_out()
    await karen.taps("Ret")
    await karen.says(text)
    await karen.sees("⛔")
    assert karen.labels == ["Ny tekst", "Fortryd"]
    for forged in ("2", "2:abcdef", "2:abcdef:yes", "3:abcdef:yes"):
        await karen.presses(f"da:desk-mend:{post_id}:{forged}")
    assert (await draft(database, post_id)).revision == 1
    await mail.goes_out()
    assert read(readers) == [TEXT] * 3


async def test_a_sticker_is_no_correction(
    karen: Member, readers: list[Reader], mail: Mail, database: Database
) -> None:
    assert readers
    await karen.sends_post()
    await mail.goes_out()
    await karen.taps("Ret")
    answer = await karen.does(lambda person: person.send_sticker(b"RIFF"))
    assert answer.text.startswith("Det kan jeg ikke sende ud")
    assert len((await everything(database))["revisions"]) == 1
    await karen.says(NEW)
    await karen.sees("Sådan kommer det til at se ud")


async def test_a_reader_who_has_deleted_the_message_is_no_trouble(
    karen: Member, readers: list[Reader], mail: Mail
) -> None:
    await karen.sends_post()
    await mail.goes_out()
    anna = readers[0]
    anna.sandbox.state.delete(anna.person.chat, [anna.screen.message_id])
    await mends(karen)
    assert await mail.goes_out() == [Sent()] * 3
    await karen.taps("Tag tilbage")
    await karen.presses_on(karen.labels[0])
    await karen.presses_on(karen.labels[0])
    assert await mail.goes_out() == [Sent()] * 3


async def test_within_two_days_a_post_is_deleted_where_it_arrived(
    karen: Member, readers: list[Reader], mail: Mail, clock: Clock
) -> None:
    await karen.sends_post()
    await mail.goes_out()
    clock.turn(hours=47)
    await takes_back(karen, 3)
    await mail.goes_out()
    assert not any(TEXT in message.text for r in readers for message in r.person.messages)
    await mail.looks()
    await karen.sees("Taget tilbage\nSlut", "sendt 3")
    assert "Ret" not in karen.labels
    assert "Tag tilbage" not in karen.labels


async def test_later_a_line_takes_its_place(
    karen: Member, readers: list[Reader], mail: Mail, clock: Clock
) -> None:
    await karen.sends_post()
    await mail.goes_out()
    clock.turn(seconds=timedelta(hours=48, seconds=1).total_seconds())
    await takes_back(karen, 3)
    await mail.goes_out()
    anna, emma, _ = readers
    assert "taget" in anna.screen.text
    assert TEXT not in anna.screen.text + emma.screen.text
    assert anna.screen.buttons
    await anna.taps(anna.labels[0])


async def test_what_has_not_gone_out_by_then_never_does(
    karen: Member, lise: Member, readers: list[Reader], mail: Mail
) -> None:
    post_id = await karen.sends_post()
    await mail.goes_out(limit=1)
    await karen.taps("Opdatér")
    await karen.presses_on("Tag tilbage", "Ja", "Tag tilbage hos 1 læser")
    await mail.goes_out()
    assert not any(TEXT in message.text for r in readers for message in r.person.messages)
    for old in (f"desk-go-on:post:{post_id}", f"desk-mend:{post_id}", f"desk-recall:{post_id}:yl"):
        await lise.presses(f"da:{old}")
    assert await mail.goes_out() == []
    assert not any(TEXT in message.text for r in readers for message in r.person.messages)


async def test_a_take_back_of_a_reader_who_has_left_still_happens(
    karen: Member, readers: list[Reader], mail: Mail
) -> None:
    """She keeps her tips, so that it is known where the message is."""
    anna = readers[0]
    await anna.says("/tips")
    await anna.taps("Daglige tips")
    await anna.taps("Ja tak til tips")
    await karen.sends_post()
    await mail.goes_out()
    await anna.presses("da:stop:posts")
    await mends(karen)
    await mail.goes_out()
    assert not any(NEW in message.text for message in anna.person.messages)
    await takes_back(karen, 3)
    await mail.goes_out()
    assert not any(TEXT in message.text for message in anna.person.messages)
