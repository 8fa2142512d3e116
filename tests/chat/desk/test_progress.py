"""How far a post is, in one message that is kept up to date until it is over."""

from bot.sandbox import Fault, Sandbox
from bot.store.database import Database
from tests.chat.desk.work import Mail, Member, everything
from tests.chat.reader import Reader


def got(readers: list[Reader], text: str = "Vi har plads til tre") -> list[int]:
    """How many messages with that text each has."""
    return [sum(text in message.text for message in r.person.messages) for r in readers]


async def test_progress_outlives_a_restart_and_ends_in_a_report(
    karen: Member, readers: list[Reader], mail: Mail, database: Database
) -> None:
    await karen.sends_post()
    await mail.goes_out(limit=2)
    mail.restarts()
    await mail.looks()
    await karen.sees("66 %")
    await mail.goes_out()
    mail.restarts()
    await mail.looks()
    await karen.sees("Slut")
    assert got(readers) == [1, 1, 1]
    assert len((await everything(database))["reports"]) == 1


async def test_the_last_word_on_progress_is_said_even_if_telegram_is_busy(
    karen: Member, readers: list[Reader], mail: Mail, sandbox: Sandbox, database: Database
) -> None:
    assert readers
    await karen.sends_post()
    await mail.goes_out()
    sandbox.state.faults.add(Fault(method="editMessageText", retry_after=5))
    await mail.looks()
    assert "Slut" not in karen.screen.text
    [before] = (await everything(database))["reports"]
    await mail.looks()
    await karen.sees("Slut efter")
    assert (await everything(database))["reports"] == [before]
    edits = sum(call.method == "editMessageText" for call in sandbox.calls)
    await mail.looks()
    assert sum(call.method == "editMessageText" for call in sandbox.calls) == edits


async def test_a_progress_message_that_is_gone_is_let_be(
    karen: Member, readers: list[Reader], mail: Mail, sandbox: Sandbox
) -> None:
    assert readers
    await karen.sends_post()
    sandbox.state.delete(karen.person.chat, [karen.screen.message_id])
    await mail.goes_out(limit=1)
    for _ in range(3):
        await mail.looks()
    refused = [call for call in sandbox.calls if call.status == 400]
    assert sum(call.method == "editMessageText" for call in refused) == 1
    await karen.says("/opslag")
    await karen.taps("✓ Nyt hold om mandagen")
    await mail.goes_out()
    await mail.looks()
    await karen.sees("Slut")


async def test_whoever_is_removed_sees_no_more_of_it(
    karen: Member, lise: Member, readers: list[Reader], mail: Mail
) -> None:
    assert readers
    await lise.sends_post()
    await mail.goes_out(limit=1)
    await karen.says("/personale")
    await karen.presses_on("Lise", "Fjern", "Ja, fjern Lise")
    await mail.goes_out()
    await mail.looks()
    assert "Slut" not in lise.screen.text


async def test_a_message_that_shows_something_else_now_is_not_overwritten(
    karen: Member, readers: list[Reader], mail: Mail
) -> None:
    assert readers
    await karen.sends_post()
    await mail.goes_out(limit=1)
    await karen.taps("Skrivebord")
    await mail.goes_out()
    await mail.looks()
    assert karen.screen.text == "Skrivebordet"
