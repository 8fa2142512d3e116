"""Clinic posts with their files, sent at the sandbox: what arrives, and the verdict on it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from bot.chat.send import sending
from bot.delivery.worker import Send
from bot.errors import StoreUnavailableError
from bot.library import Library
from bot.model.outbox import Delivery, Gone, Key, Mailing, Refused, RetryAfter, Sent
from bot.model.posts import Attachment, Post
from bot.model.text import Text
from bot.sandbox import Fault, Sandbox
from bot.store import posts, publishing
from bot.store.database import Database
from tests.chat.desk.work import A_PICTURE
from tests.chat.reader import Reader
from tests.store.posting import SOON, cancel, confirmed, stored

PHOTO = Attachment("photo", "hold.png", content=A_PICTURE)
PLAN = Attachment("document", "plan.pdf", content=b"%PDF")
LONG = Text("Ord og ord. " * 100)


def delivery(post: Post, reader: Reader, **more: Any) -> Delivery:
    chosen: dict[str, Any] = {"language": "da", "silent": False, "revision": 1}
    kind = more.pop("kind", Mailing.of_post)
    return Delivery(Key(kind(post.id), reader.person.id), 1, **chosen | more)


@pytest.fixture
async def send(sandbox: Sandbox, shelf: Library, database: Database) -> AsyncIterator[Send]:
    async with (
        sandbox.serve() as url,
        sending(shelf, database, sandbox.token, url, paid=True) as sender,
    ):
        yield sender.send


@pytest.fixture
async def readers(anna: Reader, emma: Reader) -> list[Reader]:
    await anna.starts()
    await emma.starts()
    return [anna, emma]


def uploads(sandbox: Sandbox) -> int:
    """How many files Telegram has been given."""
    return len(sandbox.state.files)


@pytest.mark.parametrize(
    ("files", "text"),
    [
        ((PHOTO,), Text("Kom.")),
        ((PLAN,), Text("Kom.")),
        ((PHOTO,), LONG),
        ((PHOTO, PHOTO), Text("Kom.")),
        ((PLAN, PLAN, PLAN), LONG),
    ],
    ids=["photo", "document", "photo and long text", "album", "documents"],
)
async def test_files_are_sent_up_once_and_known_by_their_ids_from_then_on(
    files: tuple[Attachment, ...], text: Text, send: Send, readers: list[Reader],
    sandbox: Sandbox, database: Database,
) -> None:  # fmt: skip
    split = len(files) > 1 or text is LONG
    messages = len(files) + split
    post = await confirmed(database, files=files, text=text, split=split)
    verdicts = await asyncio.gather(*(send(delivery(post, reader)) for reader in readers))
    assert uploads(sandbox) == len(files)
    for reader, verdict in zip(readers, verdicts, strict=True):
        *_, last = arrived = reader.person.messages[-messages:]
        assert verdict == Sent(last.message_id, tuple(m.message_id for m in arrived[:-1]))
        assert text.plain.strip() in last.text
        assert last.buttons
        assert [m.content.keys() & {"photo", "document"} != set() for m in arrived] == (
            [True] if messages == 1 else [True] * len(files) + [False]
        )
    kept = await stored(database, post.id)
    assert kept
    assert all(file.file_id and file.content is None for file in kept.files)


async def test_the_first_who_cannot_get_it_does_not_keep_it_from_the_others(
    send: Send, readers: list[Reader], database: Database, sandbox: Sandbox
) -> None:
    post = await confirmed(database, files=(PHOTO,))
    anna, emma = readers
    anna.person.block()
    assert await send(delivery(post, anna)) == Gone()
    sandbox.state.faults.add(Fault(method="sendPhoto", retry_after=3))
    assert await send(delivery(post, emma)) == RetryAfter(3)
    assert isinstance(await send(delivery(post, emma)), Sent)


async def test_what_has_arrived_is_not_sent_again_where_the_database_cannot_write(
    send: Send, readers: list[Reader], database: Database, sandbox: Sandbox,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    async def full(*_: object) -> None:
        raise StoreUnavailableError("the disk is full")

    post = await confirmed(database, files=(PHOTO,))
    anna, emma = readers
    monkeypatch.setattr(posts, "keep_file_ids", full)
    assert isinstance(await send(delivery(post, anna)), Sent)
    monkeypatch.undo()
    assert isinstance(await send(delivery(post, emma)), Sent)
    assert uploads(sandbox) == 2, "the second sends it up again, and keeps what it is called"


async def test_a_draft_changed_after_it_was_cancelled_goes_out_as_it_is_now(
    send: Send, readers: list[Reader], database: Database
) -> None:
    anna, _ = readers
    post = await confirmed(database, text=Text("Holdet er mandag."))
    await send(delivery(post, anna, confirmed_at=post.opened_at))
    draft = await cancel(database, post)
    assert draft
    async with database.writing() as connection:
        await posts.write(connection, draft.id, draft.revision, Text("Holdet er tirsdag."))
        changed = await posts.find(connection, draft.id)
        assert changed
        await publishing.confirm(connection, changed, SOON)
    await send(delivery(post, anna, confirmed_at=SOON))
    assert "tirsdag" in anna.screen.text


async def test_an_album_that_was_sent_up_is_not_sent_again_where_its_text_failed(
    send: Send, readers: list[Reader], database: Database, sandbox: Sandbox
) -> None:
    anna, emma = readers
    post = await confirmed(database, files=(PHOTO, PHOTO), split=True)
    sandbox.state.faults.add(Fault(method="sendMessage", retry_after=7))
    verdict = await send(delivery(post, anna))
    assert isinstance(verdict, RetryAfter)
    assert (verdict.seconds, len(verdict.album)) == (7, 2)
    again = await send(delivery(post, anna, album=verdict.album))
    assert again == Sent(anna.screen.message_id, verdict.album)
    assert sum("photo" in message.content for message in anna.person.messages) == 2
    await send(delivery(post, emma))
    assert uploads(sandbox) == 2
    why = "Bad Request: message is too long"
    sandbox.state.faults.add(Fault("sendMessage", 400, why))
    refused = await send(delivery(post, emma))
    assert isinstance(refused, Refused)
    assert len(refused.album) == 2


async def test_all_around_a_post_is_in_the_readers_language_and_as_she_likes_it(
    send: Send, readers: list[Reader], database: Database, sandbox: Sandbox, shelf: Library
) -> None:
    anna, emma = readers
    post = await confirmed(database, link="https://klinik.dk", topic="nights")
    await send(delivery(post, anna, silent=True))
    await send(delivery(post, emma, language="en"))
    asked = [call.parameters for call in sandbox.calls if call.method == "sendMessage"][-2:]
    assert [each["disable_notification"] for each in asked] == ["true", "false"]
    assert {each["allow_paid_broadcast"] for each in asked} == {"true"}
    for reader, language in ((anna, "da"), (emma, "en")):
        say = shelf.phrases[language]
        assert say("post-link") in reader.labels
        assert say("stop-posts") in reader.labels
        assert shelf.topics["nights"].editions[language].front.button in reader.labels
        post_shown = reader.screen
        await reader.taps(shelf.topics["nights"].editions[language].front.button)
        assert post_shown in reader.person.messages, "a post is not to be lost"


async def test_what_is_there_no_more_is_refused(
    send: Send, readers: list[Reader], database: Database
) -> None:
    post = await confirmed(database)
    for unknown in (
        delivery(post, readers[0], revision=2),
        delivery(post, readers[0], revision=None),
    ):
        assert isinstance(await send(unknown), Refused)


@pytest.mark.parametrize("kind", [lambda id_: Mailing.of_correction(id_, 1), Mailing.of_take_back])
async def test_a_message_that_is_gone_or_the_same_is_no_trouble(
    kind: Callable[[int], Mailing], send: Send, readers: list[Reader], database: Database
) -> None:
    anna = readers[0]
    post = await confirmed(database)
    sent = await send(delivery(post, anna))
    assert isinstance(sent, Sent)
    for message_id in (sent.message_id, 10**6):
        assert await send(delivery(post, anna, kind=kind, message_id=message_id)) == Sent()


async def test_pictures_without_a_text_are_let_be_where_it_is_too_late(
    send: Send, readers: list[Reader], database: Database, sandbox: Sandbox
) -> None:
    anna = readers[0]
    post = await confirmed(database, files=(PHOTO, PHOTO), split=True)
    sent = await send(delivery(post, anna))
    assert isinstance(sent, Sent)
    sandbox.state.faults.add(Fault("deleteMessages", 400, "Bad Request: message can't be deleted"))
    late = delivery(post, anna, kind=Mailing.of_take_back, album=sent.album)
    assert await send(late) == Sent()


async def test_nothing_of_a_post_is_logged(
    send: Send, readers: list[Reader], database: Database, sandbox: Sandbox,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    caplog.set_level("INFO")
    post = await confirmed(database, title="Hemmeligt", text=Text("Hemmeligt"))
    sandbox.state.faults.add(Fault("sendMessage", 400, "Bad Request: message text is empty"))
    for reader in (*readers, *readers):
        await send(delivery(post, reader))
        assert str(reader.person.id) not in caplog.text
    assert "Hemmeligt" not in caplog.text
