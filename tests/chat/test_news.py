"""The news shelf: headlines, pages, and what stands behind each, in both languages."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import text

from bot.chat.screens import news
from bot.chat.visit import Visit
from bot.library import Library
from bot.model.posts import Attachment, Audience
from bot.sandbox import Sandbox
from bot.store.database import Database
from tests.chat.reader import Reader
from tests.chat.subscribed import MONDAY, count
from tests.store.posted import publish, take_back

DAY = timedelta(days=1)


@pytest.fixture
def now() -> Callable[[], datetime]:
    return lambda: MONDAY


@pytest.fixture
async def post(database: Database) -> int:
    """A post that went out this morning."""
    return await publish(database, "Nyt hold i april", MONDAY)


@pytest.mark.parametrize(
    ("language", "command", "first", "date"),
    [
        ("da", "/nyheder", "Spædbørn hos kiropraktor", "11. juli 2025"),
        ("en", "/news", "Babies at the chiropractor", "July 11, 2025"),
    ],
)
async def test_every_headline_is_read_page_by_page_and_the_way_back_is_the_same_page(
    language: str, command: str, first: str, date: str, sandbox: Sandbox, shelf: Library
) -> None:
    reader, say = Reader(sandbox, "Somebody", language), shelf.phrases[language]
    await reader.says(command)
    assert f"{date} · {first}" in reader.screen.text
    pages = [list(shelf.news.values())[at : at + 5] for at in (0, 5)]
    for number, items in enumerate(pages, 1):
        around = say("news-older") if number == 1 else say("news-newer")
        titles = [item.editions[language].front.title for item in items]
        home = [say("button-menu"), say("button-call")]
        assert reader.labels == [*titles, around, *home]
        shown = reader.screen.text
        for item in items:
            edition = item.editions[language]
            await reader.taps(edition.front.title)
            assert edition.body.plain in reader.screen.text
            assert edition.front.author in reader.screen.text.splitlines()[1]
            assert shelf.clinic.phone in reader.screen.text
            assert reader.screen.text.endswith(say("unreviewed"))
            await reader.taps(say("news-all"))
            assert reader.screen.text == shown
        if number == 1:
            await reader.taps(around)
    await reader.taps(say("news-newer"))
    assert first in reader.labels
    assert len([m for m in reader.person.messages if m.sender is not reader.person.user]) == 1


@pytest.mark.parametrize(("language", "label"), [("da", "Nyt fra klinikken"), ("en", "News")])
async def test_the_menu_and_a_link_lead_there(
    language: str, label: str, sandbox: Sandbox, shelf: Library
) -> None:
    reader, say = Reader(sandbox, "Somebody", language), shelf.phrases[language]
    await reader.starts()
    await reader.taps(say("button-news"))
    assert reader.screen.text.startswith(label)
    await reader.starts("news")
    assert reader.screen.text.startswith(label)


@pytest.mark.parametrize("words", ["nyheder", "Nyt fra klinikken"])
async def test_so_do_words(words: str, anna: Reader) -> None:
    assert "11. juli 2025" in (await anna.says(words)).text


async def test_news_of_a_topic_leads_to_it(anna: Reader, shelf: Library) -> None:
    await anna.starts()
    await anna.presses("da:news-item:2025-03-25-pregnancy:2")
    topic = shelf.topics["ordinary-aches"].editions["da"].front
    await anna.taps(topic.button)
    assert anna.screen.text.startswith(topic.title)


@pytest.mark.usefixtures("post")
async def test_a_post_is_first_and_as_it_was_sent_and_nothing_is_stored(
    anna: Reader, database: Database
) -> None:
    before = await count(database)
    await anna.says("/nyheder")
    headlines = anna.screen
    assert "2. marts 2026 · Nyt hold i april" in headlines.text
    await anna.taps("Nyt hold i april")
    assert "Hold for gravide begynder på mandag." in anna.screen.text
    assert anna.labels == [
        *("Stop nyt fra klinikken", "Alle nyheder", "Alle emner", "Hvornår ringe?")
    ]
    sent = anna.screen
    await anna.taps("Alle nyheder")
    assert anna.screen.text == headlines.text
    assert sent in anna.person.messages
    assert await count(database) == before


async def test_a_post_comes_with_its_file(anna: Reader, database: Database) -> None:
    file = Attachment("document", "hold.pdf", content=b"%PDF-1.7")
    await publish(database, "Program for april", MONDAY, files=(file,))
    await anna.says("/nyheder")
    await anna.taps("Program for april")
    document = anna.screen.to_json()["document"]
    assert document["file_name"] == "hold.pdf"
    assert "Hold for gravide" in anna.screen.to_json()["caption"]
    await anna.taps("Alle nyheder")
    assert anna.screen.text.startswith("Nyt fra klinikken")


async def test_a_post_for_one_language_is_not_for_the_other(
    anna: Reader, emma: Reader, database: Database
) -> None:
    await publish(database, "A class in English", MONDAY, audience=Audience(language="en"))
    await anna.says("/nyheder")
    assert "A class in English" not in anna.labels
    await emma.says("/news")
    assert emma.labels[0] == "A class in English"


async def test_many_posts_and_the_rest_are_each_on_one_page(
    anna: Reader, database: Database
) -> None:
    for number in range(23):
        await publish(database, f"Post {number}", MONDAY - number * DAY)
    await anna.says("/nyheder")
    read = anna.labels[:5]
    for page in range(2, 8):
        await anna.taps("Ældre →")
        assert f"Side {page} af 7" in anna.screen.text
        read += [label for label in anna.labels[:-2] if label not in ("← Nyere", "Ældre →")]
    assert "Ældre →" not in anna.labels
    assert read[:23] == [f"Post {number}" for number in range(23)]
    assert len(read) == len(set(read)) == 33


async def test_a_post_that_was_taken_back_meanwhile_leads_to_the_rest(
    post: int, anna: Reader, database: Database
) -> None:
    await anna.says("/nyheder")
    await take_back(database, post, MONDAY)
    await anna.taps("Nyt hold i april")
    assert "Det indlæg er taget ned." in anna.screen.text
    assert "Nyt hold i april" not in anna.labels
    await anna.taps("Spædbørn hos kiropraktor")
    assert anna.screen.text.startswith("Spædbørn hos kiropraktor")


async def test_a_page_that_is_no_more_is_the_last_one(anna: Reader) -> None:
    await anna.starts()
    await anna.presses("da:news:7")
    assert "Side 2 af 2" in anna.screen.text


@pytest.mark.parametrize(
    "data",
    ["news:0", "news:-1", "news:²", "news:10001", "news:1:1", "news-item", "news-item:x",
     "news-item:../../topics/help:1", "news-item:0", "news-item:9223372036854775808",
     "news-item:2025-07-11-babies:0", "news-item:2025-07-11-babies:1:1", "news-item:2025-07-11"],
)  # fmt: skip
async def test_a_button_that_never_was_leads_to_a_friendly_new_start(
    data: str, anna: Reader
) -> None:
    await anna.starts()
    await anna.presses(f"da:{data}")
    assert anna.screen.text.startswith("Den knap er fra en ældre udgave")


async def test_a_post_that_never_was_leads_to_the_rest(anna: Reader) -> None:
    await anna.starts()
    await anna.presses("da:news-item:9223372036854775807:1")
    assert "Det indlæg er taget ned." in anna.screen.text


async def test_without_the_database_what_content_tells_of_is_there(
    post: int, anna: Reader, database: Database
) -> None:
    async with database.writing() as connection:
        await connection.execute(text("ALTER TABLE posts RENAME TO lost"))
    await anna.says("/nyheder")
    assert "Lige nu kan jeg kun finde en del af det." in anna.screen.text
    assert anna.labels[0] == "Spædbørn hos kiropraktor"
    await anna.taps("Spædbørn hos kiropraktor")
    assert anna.screen.text.startswith("Spædbørn hos kiropraktor")
    await anna.presses(f"da:news-item:{post}:1")
    assert anna.screen.text.startswith("Noget gik galt hos mig.")


def test_with_nothing_to_show_it_says_so(shelf: Library) -> None:
    screen = news.shelf(Visit(replace(shelf, news={}), "da"), [])
    assert "Der er ikke noget nyt" in screen.text.plain
    assert [button.label for row in screen.rows for button in row] == [
        *("Alle emner", "Hvornår ringe?")
    ]
