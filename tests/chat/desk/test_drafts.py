"""A draft: taken as it is sent, and seen as a reader will."""

from typing import Any

import pytest

from bot.chat.drafts import ALBUM_PAUSE
from bot.library import Library
from bot.model.text import Entity
from bot.sandbox import Sandbox
from bot.store.database import Database
from tests.chat.desk.work import (
    A_PICTURE,
    TEXT,
    Clock,
    Mail,
    Member,
    count,
    draft,
    everything,
    inject,
    texts,
)

NEXT_MOMENT = ALBUM_PAUSE.total_seconds()


async def test_a_text_becomes_a_draft_that_is_seen_as_readers_will(
    karen: Member, database: Database, shelf: Library
) -> None:
    post_id = await karen.writes_post()
    seen, card = texts(karen, 2)
    name = shelf.clinic.name
    assert seen.startswith(f"Fra {name}") or name in seen.splitlines()[0]
    assert TEXT in seen
    assert shelf.clinic.phone in seen
    assert card.splitlines()[:5] == [
        "Kladde: Nyt hold om mandagen",
        "Til: alle, der har sagt ja (0 læsere)",
        "Hvornår: nu",
        "Emne: intet",
        "Link: intet",
    ]
    post = await draft(database, post_id)
    assert (post.title, post.text.plain) == ("Nyt hold om mandagen", TEXT)
    above = karen.person.messages[-2]
    assert above.buttons[0]["text"] == shelf.phrases["da"]("stop-posts")


async def test_formatting_comes_along_and_what_costs_or_names_somebody_does_not(
    karen: Member, database: Database, sandbox: Sandbox
) -> None:
    await karen.says("/nyt")
    user = karen.person.user.to_json()
    entities = [
        {"type": "bold", "offset": 0, "length": 3},
        {"type": "text_link", "offset": 4, "length": 4, "url": "https://klinik.dk/"},
        {"type": "text_mention", "offset": 9, "length": 5, "user": user},
        {"type": "custom_emoji", "offset": 15, "length": 2, "custom_emoji_id": "5"},
        {"type": "url", "offset": 18, "length": 9},
        {"type": "expandable_blockquote", "offset": 0, "length": 27},
    ]
    text = "Nyt hold Karen 🤰 klinik.dk"
    await karen.does(lambda person: inject(sandbox, person, text=text, entities=entities))
    await karen.sees("Kladde")
    post = await draft(database, karen.post_id)
    assert post.text.entities == (
        Entity("bold", 0, 3),
        Entity("text_link", 4, 4, "https://klinik.dk/"),
        Entity("expandable_blockquote", 0, 27),
    )
    shown = {entity["type"] for entity in karen.person.messages[-2].content["entities"]}
    assert {"bold", "text_link", "expandable_blockquote"} <= shown
    assert not {"text_mention", "custom_emoji"} & shown


async def test_a_photo_and_a_document_are_kept_by_their_ids(
    karen: Member, database: Database
) -> None:
    await karen.says("/nyt")
    await karen.does(lambda person: person.send_photo(A_PICTURE, TEXT))
    await karen.sees("Kladde: Nyt hold")
    [file] = (await draft(database, karen.post_id)).files
    assert (file.kind, file.file_id is not None, file.content) == ("photo", True, None)
    assert "photo" in karen.person.messages[-2].content
    await karen.says("/nyt")
    await karen.does(lambda person: person.send_document(b"%PDF", "plan.pdf", caption=TEXT))
    await karen.sees("Kladde: Nyt hold")
    [file] = (await draft(database, karen.post_id)).files
    assert (file.kind, file.name) == ("document", "plan.pdf")


async def test_an_album_is_shown_once_it_is_complete(
    karen: Member, database: Database, mail: Mail, clock: Clock
) -> None:
    await karen.says("/nyt")
    for caption in ("", TEXT, ""):
        karen.person.send_photo(A_PICTURE, caption, "77")
    while len((await everything(database))["post_files"]) < 3:
        await karen.says("/personale")
    await mail.watch.look(clock.now())
    assert karen.screen.text.startswith("Personale")
    clock.turn(seconds=NEXT_MOMENT)
    await mail.watch.look(clock.now())
    await karen.sees("Kladde: Nyt hold om mandagen")
    seen = karen.person.messages[-5:]
    assert ["photo" in message.content for message in seen] == [True, True, True, False, False]
    assert TEXT in seen[3].text
    before = len(karen.person.messages)
    await mail.watch.look(clock.now())
    assert len(karen.person.messages) == before
    assert len((await draft(database, karen.post_id)).files) == 3


async def test_an_album_has_ten_of_one_kind(
    karen: Member, database: Database, mail: Mail, clock: Clock, sandbox: Sandbox
) -> None:
    await karen.says("/nyt")
    for _ in range(10):
        karen.person.send_photo(A_PICTURE, "", "77")
    answer = await karen.does(lambda person: person.send_photo(A_PICTURE, "", "77"))
    assert answer.text.startswith("Et opslag kan højst have 10")
    assert len((await everything(database))["post_files"]) == 10
    await karen.says("/nyt")
    karen.person.send_photo(A_PICTURE, "", "78")
    document = {"file_id": "d", "file_unique_id": "d", "file_name": "plan.pdf"}
    answer = await karen.does(
        lambda person: inject(sandbox, person, document=document, media_group_id="78")
    )
    assert answer.text.startswith("Billeder og filer kan ikke stå i samme opslag")
    assert len((await everything(database))["post_files"]) == 11
    clock.turn(seconds=NEXT_MOMENT)
    await mail.watch.look(clock.now())
    await karen.sees("Kladde: ", "Skriv også en tekst")


FILE = {"file_id": "f", "file_unique_id": "f"}
STILL = {"is_animated": False, "is_video": False}
SIDES = {"width": 1, "height": 1}
SIZE = SIDES | {"duration": 1}


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"video": FILE | SIZE, "caption": "Se her"}, "Film og billeder, der bevæger sig"),
        ({"animation": FILE | SIZE, "document": FILE}, "Film og billeder, der bevæger sig"),
        ({"video_note": FILE | {"length": 1, "duration": 1}}, "Film og billeder, der bevæger sig"),
        ({"document": FILE | {"mime_type": "video/mp4"}}, "Film og billeder, der bevæger sig"),
        ({"document": FILE | {"mime_type": "image/gif"}}, "Film og billeder, der bevæger sig"),
        (
            {"sticker": FILE | SIDES | {"type": "regular"} | STILL},
            "Det kan jeg ikke sende ud",
        ),
        ({"voice": FILE | {"duration": 1}}, "Det kan jeg ikke sende ud"),
        ({"location": {"latitude": 1.0, "longitude": 1.0}}, "Det kan jeg ikke sende ud"),
    ],
)  # fmt: skip
async def test_what_moves_or_cannot_go_out_is_refused_and_nothing_is_lost(
    said: dict[str, Any], why: str, karen: Member, sandbox: Sandbox, database: Database
) -> None:
    await karen.says("/nyt")
    answer = await karen.does(lambda person: inject(sandbox, person, **said))
    assert answer.text.startswith(why)
    assert await count(database) == 0
    await karen.says(TEXT)  # it still waits
    await karen.sees("Kladde")
    post_id = karen.post_id
    await karen.taps("Ny tekst")
    await karen.does(lambda person: inject(sandbox, person, **said))
    assert (await draft(database, post_id)).text.plain == TEXT


async def test_what_is_not_asked_for_is_read_as_any_message(
    karen: Member, database: Database
) -> None:
    await karen.says("Nyt hold om mandagen")
    await karen.says("/nyt")
    await karen.taps("Fortryd")
    assert karen.screen.text.startswith("Fortrudt")
    await karen.says("Nyt hold om mandagen")
    assert await count(database) == 0


async def test_the_bot_does_not_wait_for_ever(
    karen: Member, database: Database, clock: Clock
) -> None:
    await karen.says("/nyt")
    clock.turn(hours=1, seconds=1)
    await karen.says("Nyt hold om mandagen")
    assert await count(database) == 0
