"""Outside private chats: courteous nothing, and one line to whoever asks for this very bot."""

import pytest

from bot.sandbox import Sandbox
from tests.chat.reader import Reader


@pytest.mark.parametrize("said", ["hej alle", "/start", "/start@another_bot", "@sandbox_bot hej"])
async def test_in_a_group_the_bot_is_silent(said: str, sandbox: Sandbox, anna: Reader) -> None:
    group = sandbox.add_group("Termin i marts", [anna.person])
    group.send(anna.person, said)
    await anna.starts()  # updates are taken in order: now the one before was dealt with
    assert [message.text for message in group.chat.messages] == [said]


async def test_in_a_group_whoever_asks_for_it_by_name_is_invited(
    sandbox: Sandbox, anna: Reader
) -> None:
    group = sandbox.add_group("Termin i marts", [anna.person])
    group.send(anna.person, "/start@sandbox_bot")
    await sandbox.until(lambda: len(group.chat.messages) > 1)
    invitation = group.chat.messages[-1]
    assert invitation.text.startswith("Jeg svarer kun i en privat chat")
    assert [b["url"] for b in invitation.buttons] == ["https://t.me/sandbox_bot?start=menu"]


async def test_a_group_that_moves_or_throws_it_out_troubles_nobody(
    sandbox: Sandbox, anna: Reader, caplog: pytest.LogCaptureFixture
) -> None:
    group = sandbox.add_group("Termin i marts", [anna.person])
    group.upgrade(anna.person).kick_bot(anna.person)
    await anna.starts()
    assert caplog.records == []


async def test_a_channel_post_is_none_of_its_business(sandbox: Sandbox, anna: Reader) -> None:
    channel = sandbox.add_channel("Klinikken")
    channel.post("/start@sandbox_bot")
    await anna.starts()
    assert len(channel.chat.messages) == 1
