"""A draft is changed, checked, tried out, deleted, listed."""

import pytest

from bot.chat.drafts import ALBUM_PAUSE
from bot.errors import StoreError
from bot.library import Library
from bot.sandbox import Fault, Sandbox
from bot.store.database import Database
from tests.chat.desk.work import A_PICTURE, TEXT, Clock, Member, count, draft, everything, texts
from tests.chat.reader import Reader

NEXT_MOMENT = ALBUM_PAUSE.total_seconds()


async def test_everything_about_a_draft_can_be_changed(
    karen: Member, database: Database, shelf: Library
) -> None:
    post_id = await karen.writes_post()
    await karen.taps("Titel")
    await karen.says("Hold\n om   mandagen")
    assert karen.screen.text.startswith("Kladde: Hold om mandagen")
    await karen.taps("Link")
    assert (await karen.says("klinik.dk/hold")).text.startswith("Det er ikke en adresse")
    await karen.says("https://klinik.dk/hold")
    assert "Link: https://klinik.dk/hold" in karen.screen.text
    await karen.presses_on("Emne", "Nætter")
    topic = shelf.topics["nights"].editions["da"].front.title
    assert f"Emne: {topic}" in karen.screen.text
    await karen.taps("Til hvem")
    await karen.taps("De gravide (0 læsere)")
    assert "Til: de gravide (0 læsere)" in karen.screen.text
    await karen.presses_on("Hvornår", "I morgen kl. 10")
    assert "Hvornår: tirs. 3. mar. 2026 kl. 10.00" in karen.screen.text
    await karen.taps("Ny tekst")
    await karen.says("En anden tekst om noget helt andet end før.")
    await karen.sees("Kladde: Hold om mandagen")
    post = await draft(database, post_id)
    assert (post.title, post.link, post.topic, str(post.audience)) == (
        "Hold om mandagen", "https://klinik.dk/hold", "nights", "track:pregnancy",
    )  # fmt: skip
    assert post.text.plain.startswith("En anden tekst")
    labels = [b["text"] for b in karen.person.messages[-2].buttons]
    assert labels[0] == shelf.phrases["da"]("post-link")
    await karen.presses_on("Emne", "Intet emne")
    await karen.presses_on("Link", "Intet link")
    await karen.presses_on("Hvornår", "Nu")
    post = await draft(database, post_id)
    assert (post.link, post.topic, post.due_at) == (None, None, None)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("fredag kl. 14.30", "fre. 6. mar. 2026 kl. 14.30"),
        ("3 December 9:00", "tors. 3. dec. 2026 kl. 09.00"),
        ("tomorrow at 8 pm", "tirs. 3. mar. 2026 kl. 20.00"),
    ],
)
async def test_a_time_is_typed_as_people_do(typed: str, shown: str, karen: Member) -> None:
    await karen.writes_post()
    await karen.presses_on("Hvornår", "Skriv et tidspunkt")
    assert (await karen.says("snart")).text.startswith("Det tidspunkt forstod jeg ikke")
    assert (await karen.says("i går kl. 9")).text.startswith("Det tidspunkt forstod jeg ikke")
    await karen.says(typed)
    assert f"Hvornår: {shown}" in karen.screen.text


async def test_tonight_is_offered_until_it_is_evening(karen: Member, clock: Clock) -> None:
    await karen.writes_post()
    await karen.taps("Hvornår")
    assert "I aften kl. 19" in karen.labels
    clock.turn(hours=8)
    await karen.presses_on("← Tilbage", "Hvornår")
    assert "I aften kl. 19" not in karen.labels


async def test_the_numbers_of_an_audience_are_those_of_now(
    karen: Member, readers: list[Reader]
) -> None:
    await karen.writes_post()
    assert "(3 læsere)" in karen.screen.text
    await karen.taps("Til hvem")
    assert karen.labels == [
        "Alle, der har sagt ja (3 læsere)",
        "Dem, der læser dansk (2 læsere)",
        "Dem, der læser engelsk (1 læser)",
        "De gravide (3 læsere)",
        "Dem, der har født (0 læsere)",
        "← Tilbage",
    ]
    readers[1].person.block()
    await karen.sandbox.until(lambda: True)
    await readers[0].says("/menu")
    await karen.taps("Dem, der læser engelsk (1 læser)")
    assert "(0 læsere)" in karen.screen.text


async def test_a_test_comes_as_readers_get_it_to_whom_it_should(
    karen: Member, lise: Member
) -> None:
    await karen.writes_post()
    await karen.taps("Prøve til mig")
    card, tried = texts(karen, 2)
    assert card.startswith("Prøven er sendt til dig.")
    assert TEXT in tried
    assert TEXT not in str([message.text for message in lise.person.messages])
    await karen.taps("Prøve til alle ansatte", karen.person.messages[-2])
    assert texts(karen, 3)[0].startswith("Prøven er sendt til 2 ansatte.")
    assert TEXT in lise.screen.text
    assert not lise.screen.text.startswith("Kladde")
    assert "sendte en prøve" in (await lise.says("/log")).text


async def test_a_test_that_reaches_nobody_says_so(karen: Member, sandbox: Sandbox) -> None:
    await karen.writes_post()
    refused = Fault(method="sendMessage", status=400, description="Bad Request: no")
    sandbox.state.faults.add(refused)
    await karen.taps("Prøve til mig")
    assert karen.screen.text.startswith("Prøven er sendt til 0 ansatte.")


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("Vi kurerer alt.", "⛔ Det lover en virkning"),
        ("Skriv til 010190-1234 om dit nye hold.", "⛔ Der står noget, der ligner et CPR-nummer"),
        ("lang " * 819, "⛔ Opslaget er"),
    ],
)
async def test_what_must_not_go_out_has_no_button_to_send_it(
    text: str, remark: str, karen: Member, database: Database
) -> None:
    await karen.says("/nyt")
    await karen.says(text)
    await karen.sees("Kladde", remark)
    assert "Send …" not in karen.labels
    [row] = (await everything(database))["posts"]
    await karen.presses(f"da:desk-send:{row[0]}")
    assert karen.screen.text.startswith("Kladde")
    assert (await draft(database, str(row[0]))).opened_at is None


async def test_a_draft_that_is_long_for_a_caption_is_shown_and_sent_apart(karen: Member) -> None:
    await karen.says("/nyt")
    await karen.does(lambda person: person.send_photo(A_PICTURE, "Kort."))
    await karen.sees("Kladde", "Teksten er kort")
    await karen.taps("Ny tekst")
    await karen.says("Ord og ord. " * 100)
    await karen.sees("Kladde")
    assert "⛔" not in karen.screen.text
    photo, text = karen.person.messages[-3:-1]
    assert "photo" in photo.content
    assert "Ord og ord" in text.text


async def test_a_photo_without_words_gets_its_title_with_them(karen: Member) -> None:
    await karen.says("/nyt")
    await karen.does(lambda person: person.send_photo(A_PICTURE))
    await karen.sees("Kladde", "⛔ Skriv også en tekst")
    await karen.taps("Ny tekst")
    await karen.says(TEXT)
    await karen.sees("Kladde: Nyt hold om mandagen")


async def test_a_draft_is_deleted_after_a_question(karen: Member, database: Database) -> None:
    await karen.writes_post()
    old = karen.screen
    await karen.taps("Slet kladden")
    assert await count(database) == 1
    await karen.taps("Ja, slet den")
    assert karen.screen.text == "Kladden er slettet."
    assert await count(database) == 0
    await karen.presses("da:desk-draft:1", old)
    assert karen.screen.text == "Det opslag er der ikke længere."


async def test_drafts_and_posts_are_listed(karen: Member, lise: Member) -> None:
    assert (await lise.says("/opslag")).text == "Der er ingen opslag endnu."
    for number in range(7):
        await karen.sends_post(f"Opslag {number} om et hold på klinikken om mandagen.")
    await karen.writes_post()
    await lise.says("/opslag")
    assert lise.labels[:2] == [
        "✎ Nyt hold om mandagen",
        "✓ Opslag 6 om et hold på klinikken om mandagen.",
    ]
    assert len(lise.labels) == 1 + 6 + 1 + 2
    await lise.taps("Ældre →")
    assert lise.labels[0].startswith("✓ Opslag 0")
    await lise.taps("← Nyere")
    await lise.taps("✎ Nyt hold om mandagen")
    assert lise.screen.text.startswith("Kladde: Nyt hold")


async def test_a_draft_survives_a_store_that_cannot(
    karen: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was written is asked for again, not looked up as if a reader had asked."""
    await karen.says("/nyt")

    async def fail(*_: object) -> None:
        raise StoreError("the disk is full")

    monkeypatch.setattr("bot.store.posts.add", fail)
    answer = await karen.says(TEXT)
    assert answer.text.startswith("Noget gik galt")
    monkeypatch.undo()
    await karen.says(TEXT)
    await karen.sees("Kladde")


async def test_two_change_one_draft_without_losing_the_others_change(
    karen: Member, lise: Member, database: Database
) -> None:
    post_id = await karen.writes_post()
    await lise.presses(f"da:desk-title:{post_id}")
    await karen.taps("Link")
    await karen.says("https://klinik.dk/hold")
    await lise.says("Holdet")
    post = await draft(database, post_id)
    assert (post.title, post.link) == ("Holdet", "https://klinik.dk/hold")
