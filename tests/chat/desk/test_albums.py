"""Albums and pictures on their way: they arrive once, are corrected and taken back as one."""

import pytest

from bot.sandbox import Fault, Sandbox
from tests.chat.desk.changing import NEW, mends, read, takes_back
from tests.chat.desk.work import A_PICTURE, TEXT, Clock, Mail, Member, everything
from tests.chat.reader import Reader


async def an_album(member: Member, mail: Mail, clock: Clock, caption: str = TEXT) -> None:
    """Write a post with two pictures and send it."""
    await member.says("/nyt")
    for text in (caption, ""):
        member.person.send_photo(A_PICTURE, text, "77")
    while len((await everything(mail.database))["post_files"]) < 2:
        await member.says("/personale")
    clock.turn(seconds=3)
    await mail.watch.look(clock.now())
    await member.sees("Kladde")
    await member.presses_on("Send …", "Ja")
    await member.taps(member.labels[0])


async def test_an_album_arrives_is_corrected_and_taken_back_as_one(
    karen: Member, readers: list[Reader], mail: Mail, clock: Clock
) -> None:
    await an_album(karen, mail, clock)
    await mail.goes_out()
    for reader in readers:
        *_, one, two, text = reader.person.messages
        assert ["photo" in each.content for each in (one, two, text)] == [True, True, False]
        assert one.details["media_group_id"] == two.details["media_group_id"]
    assert read(readers) == [TEXT] * 3
    await mends(karen)
    await mail.goes_out()
    assert read(readers) == [NEW] * 3
    await takes_back(karen, 3)
    await mail.goes_out()
    assert not any("photo" in m.content for r in readers for m in r.person.messages)


@pytest.mark.parametrize(
    "fault",
    [
        Fault(method="sendMessage", retry_after=7),
        Fault(method="sendMessage", status=502, description="Bad Gateway"),
        Fault(method="sendMessage", drop="before"),
    ],
    ids=["429", "502", "dropped"],
)
async def test_an_album_whose_text_did_not_arrive_is_not_sent_again(
    fault: Fault, karen: Member, readers: list[Reader], mail: Mail, clock: Clock, sandbox: Sandbox
) -> None:
    await an_album(karen, mail, clock)
    sandbox.state.faults.add(Fault(**vars(fault)))
    await mail.goes_out()
    for _ in range(3):
        clock.turn(seconds=10)
        await mail.goes_out()
    pictures = [sum("photo" in m.content for m in r.person.messages) for r in readers]
    assert pictures == [2, 2, 2]
    assert read(readers) == [TEXT] * 3
    await takes_back(karen, 3)
    await mail.goes_out()
    assert not any("photo" in m.content for r in readers for m in r.person.messages)


async def test_an_album_without_its_text_is_taken_back_too(
    karen: Member, readers: list[Reader], mail: Mail, clock: Clock, sandbox: Sandbox
) -> None:
    await an_album(karen, mail, clock)
    sandbox.state.faults.add(Fault(method="sendMessage", retry_after=60, times=3))
    await mail.goes_out()
    await karen.taps("Opdatér")
    await karen.presses_on("Afbryd", "Ja, afbryd")
    await mail.plan()
    await karen.presses_on("Opdatér", "Tag tilbage", "Ja")
    await karen.taps(karen.labels[0])
    await mail.goes_out()
    assert not any("photo" in m.content for r in readers for m in r.person.messages)


async def test_a_photo_with_its_text_is_corrected_and_taken_back(
    karen: Member, readers: list[Reader], mail: Mail, clock: Clock
) -> None:
    await karen.says("/nyt")
    await karen.does(lambda person: person.send_photo(A_PICTURE, TEXT))
    await karen.sees("Kladde")
    await karen.presses_on("Send …", "Ja")
    await karen.taps(karen.labels[0])
    await mail.goes_out()
    assert all("photo" in reader.screen.content for reader in readers)
    await mends(karen)
    await mail.goes_out()
    assert read(readers) == [NEW] * 3
    assert all("photo" in reader.screen.content for reader in readers)
    clock.turn(hours=49)
    await takes_back(karen, 3)
    await mail.goes_out()
    assert all("taget" in reader.screen.text or "taken" in reader.screen.text for reader in readers)
