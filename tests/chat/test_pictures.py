"""Pictures in a chat: turned in place where Telegram can, and one message all the way."""

import pytest

from bot.library import Library
from bot.sandbox import Fault, Sandbox
from bot.store.database import Database
from tests.chat.conftest import bot_at
from tests.chat.reader import Reader


@pytest.fixture
async def at_the_picture(anna: Reader) -> Reader:
    """Anna at the first question of the quiz."""
    await anna.says("/quiz")
    await anna.taps("Nej, intet af det")
    assert anna.screen.content["photo"]
    assert anna.screen.content["caption"].startswith("1 af 9")
    return anna


async def test_a_run_keeps_one_message_and_a_restart_in_the_middle_loses_nothing(
    shelf: Library, database: Database
) -> None:
    sandbox = Sandbox()
    sandbox.state.limits.enabled = False
    anna = Reader(sandbox, "Anna", "da")
    async with bot_at(sandbox, shelf, database):
        await anna.says("/quiz")
        await anna.taps("Ja, noget af det")
        await anna.taps("Videre i quizzen")
        await anna.taps("Foran i bækkenet")
        assert "Her sidder symfysen" in anna.screen.text
    async with bot_at(sandbox, shelf, database):
        for number in range(2, 10):
            assert f"{number} af 9" in anna.screen.text
            await anna.taps("Ved ikke")
        assert "Ofte ved bækkenløsning: 1" in anna.screen.text
        assert anna.screen.buttons[0]["copy_text"]["text"].endswith("Hvor: Foran i bækkenet")
        assert len(anna.person.messages) == 2, "her command, and one message of the bot"


async def test_a_picture_is_uploaded_once(at_the_picture: Reader, sandbox: Sandbox) -> None:
    anna = at_the_picture
    await anna.taps("Ved ikke")
    await anna.taps("← Tilbage")
    assert anna.screen.content["photo"]
    await anna.says("/start t_in-the-body")
    await anna.taps("Side 2 →")
    sent = [c.parameters["media"] for c in sandbox.calls if c.method.lower() == "editmessagemedia"]
    assert ["attach://" in media for media in sent] == [True, False, False]


async def test_a_picture_pressed_twice_is_answered_once(
    at_the_picture: Reader, sandbox: Sandbox
) -> None:
    anna = at_the_picture
    for _ in range(2):
        anna.person.tap(anna.screen, "Ved ikke")
    anna.person.send("/menu")  # answered after both, for a chat is answered in order
    await sandbox.until(lambda: anna.person.messages[-1].text == "Hvad vil du læse om?")
    answers = [message for message in anna.person.messages if "2 af 9" in message.text]
    assert len(answers) == 1


@pytest.mark.parametrize(
    "fault",
    [
        Fault("deletemessage", 400, "Bad Request: message can't be deleted"),
        Fault("deletemessage", 502, "Bad Gateway"),
        Fault("deletemessage", retry_after=1),
        Fault("deletemessage", drop="after"),
        Fault("sendmessage", 502, "Bad Gateway"),
    ],
    ids=str,
)
async def test_whatever_goes_wrong_with_the_picture_the_answer_comes(
    fault: Fault, at_the_picture: Reader, sandbox: Sandbox
) -> None:
    sandbox.state.faults.add(fault)
    await at_the_picture.taps("Ved ikke")
    assert "2 af 9" in at_the_picture.screen.text
