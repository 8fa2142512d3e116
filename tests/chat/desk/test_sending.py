"""A post goes out: asked twice, watched, paused, ended."""

import asyncio

import pytest

from bot.library import Library
from bot.model.outbox import Gone, Refused, RetryAfter, Sent
from bot.sandbox import Fault, Sandbox
from bot.store.database import Database
from tests.chat.desk.work import TEXT, Clock, Mail, Member, draft, everything
from tests.chat.reader import Reader


def got(readers: list[Reader], text: str = "Vi har plads til tre") -> list[int]:
    """How many messages with that text each has."""
    return [sum(text in message.text for message in r.person.messages) for r in readers]


async def test_two_questions_say_how_many_and_then_it_goes_out(
    karen: Member, readers: list[Reader], mail: Mail
) -> None:
    await karen.writes_post()
    await karen.taps("Send …")
    assert karen.screen.text == "Send »Nyt hold om mandagen« til 3 læsere nu?"
    assert await mail.goes_out() == []
    await karen.taps("Ja")
    assert karen.screen.text.startswith("Sidste spørgsmål: 3 læsere får »Nyt hold om mandagen« nu")
    assert await mail.goes_out() == []
    await karen.taps("Send til 3 læsere")
    assert "Finder modtagerne" in karen.screen.text
    assert got(readers) == [0, 0, 0]
    assert {type(verdict) for verdict in await mail.goes_out()} == {Sent}
    assert got(readers) == [1, 1, 1]
    await mail.looks()
    await karen.sees("Slut efter", "sendt 3")
    assert await mail.goes_out() == []


async def test_a_reader_sees_whom_it_is_from_and_stops_it_with_one_tap(
    karen: Member, readers: list[Reader], mail: Mail, shelf: Library
) -> None:
    await karen.sends_post()
    await mail.goes_out()
    anna, emma, _ = readers
    for reader in (anna, emma):
        assert shelf.clinic.name in reader.screen.text.splitlines()[0]
        assert shelf.clinic.phone in reader.screen.text
        say = shelf.phrases[reader.person.user.language_code]
        assert reader.labels == [say("stop-posts"), say("button-menu"), say("button-call")]
    post = anna.screen
    await anna.taps(anna.labels[0])
    assert post in anna.person.messages
    await karen.sends_post()
    await mail.goes_out()
    assert got(readers) == [1, 2, 2]


async def test_by_night_there_is_one_question_more(
    karen: Member, readers: list[Reader], clock: Clock
) -> None:
    assert len(readers) == 3
    await karen.writes_post()
    await karen.presses_on("Send …", "Ja")
    assert karen.screen.text.startswith("Sidste")
    clock.turn(hours=10)  # nine in the evening, between two presses
    last = karen.screen
    await karen.taps("Send til 3 læsere", last)
    assert karen.screen.text.startswith("Klokken er 21.00 derhjemme hos læserne")
    await karen.taps("Ja, på det tidspunkt")
    await karen.sees("Udsendelse")


@pytest.mark.parametrize(("hour", "asked"), [("7.59", 3), ("8.00", 2), ("20.59", 2), ("21.00", 3)])
async def test_what_is_night_is_told_by_the_clock_it_goes_out_at(
    hour: str, asked: int, karen: Member
) -> None:
    await karen.writes_post()
    await karen.presses_on("Hvornår", "Skriv et tidspunkt")
    await karen.says(f"i morgen kl. {hour}")
    await karen.taps("Send …")
    for _ in range(asked):
        assert "Udsendelse" not in karen.screen.text
        await karen.taps(karen.labels[0])
    assert "Udsendelse" in karen.screen.text


async def test_two_who_confirm_at_once_send_once(
    karen: Member, lise: Member, readers: list[Reader], mail: Mail
) -> None:
    post_id = await karen.writes_post()
    await karen.presses_on("Send …", "Ja")
    await lise.says("/opslag")
    await lise.presses_on("✎ Nyt hold om mandagen", "Send …", "Ja")
    await asyncio.gather(karen.taps("Send til 3 læsere"), lise.taps("Send til 3 læsere"))
    told = [member.screen.text.startswith("En anden var først") for member in (karen, lise)]
    assert sorted(told) == [False, True]
    await mail.goes_out()
    await mail.goes_out()
    assert got(readers) == [1, 1, 1]
    assert (await lise.says("/log")).text.count("ud") == 1
    assert (await draft_out(karen, post_id)).startswith("En anden var først")


async def draft_out(member: Member, post_id: str) -> str:
    return (await member.presses(f"da:desk-send:{post_id}")).text


async def test_a_draft_that_was_changed_meanwhile_is_shown_anew(
    karen: Member, lise: Member, readers: list[Reader], database: Database
) -> None:
    post_id = await karen.writes_post()
    assert readers
    await karen.presses_on("Send …", "Ja")
    await lise.presses(f"da:desk-text:{post_id}")
    await lise.says("Noget helt andet end det, Karen har set.")
    await karen.taps("Send til 3 læsere")
    assert karen.screen.text.startswith("Opslaget er ændret, siden du så det")
    assert (await draft(database, post_id)).opened_at is None


async def test_answers_without_what_they_are_about_send_nothing(
    karen: Member, database: Database
) -> None:
    post_id = await karen.writes_post()
    for forged in (f"{post_id}::yql", f"{post_id}:abcdef:yql"):
        await karen.presses(f"da:desk-send:{forged}")
        assert karen.screen.text.startswith("Opslaget er ændret")
    assert (await draft(database, post_id)).opened_at is None


async def test_a_time_that_has_passed_is_now(
    karen: Member, readers: list[Reader], clock: Clock, mail: Mail
) -> None:
    await karen.writes_post()
    await karen.presses_on("Hvornår", "Skriv et tidspunkt")
    await karen.says("i dag kl. 12")
    clock.turn(hours=2)
    await karen.taps("Send …")
    assert karen.screen.text == "Send »Nyt hold om mandagen« til 3 læsere nu?"
    await karen.presses_on("Ja", "Send til 3 læsere")
    await mail.goes_out()
    assert got(readers) == [1, 1, 1]


async def test_a_planned_post_waits_for_its_time_and_can_become_a_draft_again(
    karen: Member, readers: list[Reader], clock: Clock, mail: Mail, database: Database
) -> None:
    post_id = await karen.writes_post()
    await karen.presses_on("Hvornår", "I morgen kl. 10", "Send …", "Ja", "Send til 3 læsere")
    assert await mail.goes_out() == []
    await mail.looks()
    await karen.sees("Går ud tirs. 3. mar. 2026 kl. 10.00, til 3 læsere.")
    await karen.presses_on("Afbryd", "Ja, afbryd")
    assert karen.screen.text.startswith("Ingen havde fået opslaget endnu.")
    assert (await draft(database, post_id)).opened_at is None
    await karen.presses_on("Hvornår", "I morgen kl. 10", "Send …", "Ja", "Send til 3 læsere")
    await mail.plan()
    clock.turn(hours=24)
    await mail.goes_out()
    assert got(readers) == [1, 1, 1]


async def test_late_joiners_do_not_get_it_and_leavers_do_not_either(
    karen: Member, readers: list[Reader], clock: Clock, mail: Mail, shelf: Library
) -> None:
    await karen.writes_post()
    await karen.presses_on("Hvornår", "I morgen kl. 10", "Send …", "Ja", "Send til 3 læsere")
    await mail.plan()
    clock.turn(hours=1)
    anna, emma, sofie = readers
    mette = Reader(karen.sandbox, "Mette", "da")
    version = shelf.phrases["da"]("consent-posts.version")
    await mette.starts()
    await mette.presses(f"da:consent:posts:{version}")
    await anna.says("/stop")
    await sofie.says("/stop")
    await sofie.presses(f"da:consent:posts:{version}")
    clock.turn(hours=24)
    await mail.goes_out()
    assert got([anna, emma, sofie, mette]) == [0, 1, 0, 0]


async def test_a_pause_stops_it_and_it_goes_on_where_it_was(
    karen: Member, lise: Member, readers: list[Reader], mail: Mail
) -> None:
    await karen.sends_post()
    await mail.goes_out(limit=1)
    await mail.looks()
    await karen.sees("33 %")
    await lise.says("/opslag")
    await lise.presses_on("✓ Nyt hold om mandagen", "Pause")
    assert "Holder pause." in lise.screen.text
    assert await mail.goes_out() == []
    await mail.looks()
    await lise.taps("Fortsæt")
    await mail.goes_out()
    assert got(readers) == [1, 1, 1]
    await mail.looks()
    await lise.sees("Slut efter", "sendt 3")


async def test_a_post_ended_in_the_middle_reaches_nobody_else(
    karen: Member, readers: list[Reader], mail: Mail
) -> None:
    await karen.sends_post()
    await mail.goes_out(limit=1)
    await karen.presses_on("Opdatér", "Afbryd", "Ja, afbryd")
    assert await mail.goes_out() == []
    assert sorted(got(readers)) == [0, 0, 1]
    await mail.looks()
    await karen.sees("Afbrudt efter")
    await karen.presses("da:desk-stop:1:yes")
    assert karen.screen.text.startswith("Det er allerede slut.")


async def test_what_is_over_stays_sent_whoever_presses_an_old_button(
    karen: Member, readers: list[Reader], mail: Mail, database: Database
) -> None:
    post_id = await karen.sends_post()
    await mail.goes_out()
    assert readers
    await karen.presses(f"da:desk-stop:{post_id}:yes")
    assert karen.screen.text.startswith("Det er allerede slut.")
    assert (await draft(database, post_id)).cancelled_at is None


async def test_who_blocks_is_gone_and_counted(
    karen: Member, readers: list[Reader], mail: Mail, database: Database
) -> None:
    await karen.sends_post()
    await mail.plan()
    claimed = await mail.claim()
    readers[1].person.user.blocked = True
    verdicts = [await mail.send(each) for each in claimed]
    await mail.settle(*zip(claimed, verdicts, strict=True))
    assert verdicts.count(Gone()) == 1
    await mail.looks()
    await karen.sees("Slut efter", "sendt 2, blokeret 1")
    assert len((await everything(database))["subscribers"]) == 2


async def test_a_telegram_that_is_busy_gets_it_later_and_once(
    karen: Member, readers: list[Reader], mail: Mail, sandbox: Sandbox, clock: Clock
) -> None:
    await karen.sends_post()
    sandbox.state.faults.add(Fault(method="sendMessage", retry_after=7))
    verdicts = await mail.goes_out()
    assert verdicts.count(RetryAfter(7)) == 1
    clock.turn(seconds=7)
    await mail.goes_out()
    assert got(readers) == [1, 1, 1]


async def test_unusual_refusals_pause_it_say_why_and_it_goes_on_when_mended(
    karen: Member, mail: Mail, sandbox: Sandbox, shelf: Library
) -> None:
    people = [Reader(sandbox, f"Læser {n}", "da") for n in range(12)]
    version = shelf.phrases["da"]("consent-posts.version")
    for reader in people:
        await reader.starts()
        await reader.presses(f"da:consent:posts:{version}")
    await karen.sends_post()
    why = "Bad Request: BUTTON_URL_INVALID"
    sandbox.state.faults.add(Fault(method="sendMessage", status=400, description=why, times=10))
    assert {type(verdict) for verdict in await mail.goes_out(limit=10)} == {Refused}
    assert await mail.goes_out() == []
    await mail.looks()
    await karen.sees("Sat på pause: Telegram afviser for mange", "Button_url_invalid")
    await karen.taps("Fortsæt")
    await mail.goes_out()
    assert got(people) == [1] * 12


async def test_a_post_to_nobody_is_over_at_once(karen: Member, mail: Mail) -> None:
    await karen.writes_post()
    await karen.taps("Send …")
    assert "Lige nu er der ingen, der vil få det" in karen.screen.text
    await karen.taps("Ja")
    await karen.taps("Send til 0 læsere")
    assert await mail.goes_out() == []
    await mail.looks()
    await karen.sees("Slut", "sendt 0")


async def test_nothing_of_a_post_or_reader_is_logged(
    karen: Member, readers: list[Reader], mail: Mail, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    await karen.sends_post()
    await mail.goes_out()
    await mail.looks()
    assert TEXT.splitlines()[0] not in caplog.text
    assert not any(str(reader.person.id) in caplog.text for reader in readers)
