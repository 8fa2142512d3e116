"""Journeys: what people tap and write, and the screens they expect of it."""

import base64
import json
from collections import deque

import pytest

from bot.chat.buttons import read_press
from bot.library import Library
from bot.model.language import telegram_codes
from bot.model.topics import WHEN_TO_CALL
from bot.sandbox import Fault, Sandbox
from tests.chat.reader import Reader

A_PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/q842iQAAAABJRU5ErkJggg=="
)


def data_of(reader: Reader) -> dict[str, str]:
    """What the buttons on her screen carry, by label."""
    return {b["text"]: b["callback_data"] for b in reader.screen.buttons if "callback_data" in b}


async def test_the_welcome_says_what_this_is_and_is_not_and_what_to_do_in_danger(
    anna: Reader, shelf: Library
) -> None:
    welcome = await anna.starts()
    lines = welcome.text.split("\n\n")
    assert len(lines) == 4
    for line, word in zip(
        lines, ("bækkenløsning", "ingen diagnoser", "Ingen læser med", "Bløder"), strict=True
    ):
        assert word in line
    assert shelf.clinic.name in welcome.text


@pytest.mark.parametrize("language", ["da", "en"])
async def test_every_topic_is_read_from_the_menu_to_its_last_page(
    language: str, sandbox: Sandbox, shelf: Library
) -> None:
    reader = Reader(sandbox, "Somebody", language)
    await reader.starts()
    say = shelf.phrases[language]
    for topic in shelf.topics.values():
        edition = topic.editions[language]
        way_in = say("button-call") if topic.slug == WHEN_TO_CALL else edition.front.button
        await reader.taps(way_in)
        for number, page in enumerate(edition.pages, 1):
            assert reader.screen.text.startswith(page.text.plain), (topic.slug, number)
            assert len(reader.person.messages) == 2, "a page takes the place of the one before"
            if number < len(edition.pages):
                await reader.taps(say("button-page", number=number + 1) + " →")
        await reader.taps(say("button-menu"))
        assert reader.screen.text == say("menu")


@pytest.mark.parametrize("language", ["da", "en"])
async def test_every_button_leads_on_and_when_to_call_is_one_tap_from_every_screen(
    language: str, sandbox: Sandbox, shelf: Library
) -> None:
    reader = Reader(sandbox, "Somebody", language)
    await reader.starts()
    danger = [page.text.plain for page in shelf.topics[WHEN_TO_CALL].editions[language].pages]
    tried: set[str] = set()
    waiting = deque(sorted(data_of(reader).values()))
    while waiting:
        data = waiting.popleft()
        if data in tried or not data.startswith(f"{language}:"):
            continue
        press = read_press(data)
        if press.verb in {"q", "quiz-stop"} and len(press.arguments[1]) > 1:
            continue  # half a million runs: test_quiz.py taps its way through them at random
        tried.add(data)
        shown = await reader.presses(data)
        assert shown.text != shelf.phrases[language]("stale"), data
        carried = data_of(reader).values()
        is_danger = any(shown.text.startswith(page) for page in danger)
        assert is_danger or {f"{language}:call", f"{language}:+call"} & {*carried}, (
            f"no way to call from {data}"
        )
        waiting.extend(carried)
    pages = sum(len(topic.editions[language].pages) for topic in shelf.topics.values())
    assert len(tried) > pages


@pytest.mark.parametrize(
    ("command", "begins"),
    [
        ("/menu", "Hvad vil du læse om?"),
        ("/hjaelp", "Tryk på et emne"),
        ("/help", "Tryk på et emne"),
        ("/sprog", "På hvilket sprog"),
        ("/language", "På hvilket sprog"),
        ("/ring", "Hvornår skal du ringe"),
        ("/call", "Hvornår skal du ringe"),
        ("/MENU", "Hvad vil du læse om?"),
        ("/menu@sandbox_bot", "Hvad vil du læse om?"),
        ("/findesikke", "Tryk på et emne"),
        ("/start t_nights", "Nætter med ondt i bækkenet"),
        ("/start menu", "Hvad vil du læse om?"),
        ("/start t_borte", "Den side findes ikke længere"),
        ("/start noget-helt-andet", "Den side findes ikke længere"),
        ("/start t_nights_99", "Den side findes ikke længere"),
    ],
)
async def test_commands_and_deep_links(command: str, begins: str, anna: Reader) -> None:
    assert (await anna.says(command)).text.startswith(begins)


@pytest.mark.parametrize(
    ("telegram", "menu"),
    [("da", "Hvad vil du"), ("nb", "Hvad vil du"), ("sv", "Hvad vil du"), ("", "Hvad vil du"),
     ("en", "What would"), ("pl", "What would"), ("ar", "What would")],
)  # fmt: skip
async def test_language_follows_telegram(telegram: str, menu: str, sandbox: Sandbox) -> None:
    reader = Reader(sandbox, "Somebody", telegram)
    assert (await reader.says("/menu")).text.startswith(menu)


async def test_a_chosen_language_travels_in_the_buttons(anna: Reader) -> None:
    await anna.says("/sprog")
    await anna.taps("English")
    assert anna.screen.text == "What would you like to read about?"
    await anna.taps("Nights")
    await anna.taps("Page 2 →")
    await anna.taps("All topics")
    assert anna.screen.text == "What would you like to read about?"


async def test_two_people_never_see_each_others_screens(anna: Reader, emma: Reader) -> None:
    await anna.starts()
    await emma.starts()
    await anna.taps("Nætter")
    await emma.taps("Everyday life")
    assert anna.screen.text.startswith("Nætter")
    assert emma.screen.text.startswith("Everyday")
    assert {m.chat.id for m in anna.person.messages} == {anna.person.id}
    assert {m.chat.id for m in emma.person.messages} == {emma.person.id}


async def test_a_second_tap_changes_nothing_and_is_answered(anna: Reader, sandbox: Sandbox) -> None:
    await anna.starts()
    await anna.taps("Nætter")
    before = anna.screen.to_json()
    await anna.presses("da:topic:nights:1")
    assert anna.screen.to_json() == before
    assert any("message is not modified" in json.dumps(call.answer) for call in sandbox.calls)


async def test_a_tap_on_a_message_that_is_gone_is_answered_below(anna: Reader) -> None:
    gone = await anna.starts()
    query = anna.person.tap(gone, "Nætter")
    anna.person.messages.remove(gone)
    await anna.sandbox.until(
        lambda: query.answer and any(m.text.startswith("Nætter") for m in anna.person.messages)
    )


@pytest.mark.parametrize(
    "forged",
    ["", "x", "da", "da:", "da:quizz:1", "xx:menu", "da:topic", "da:topic:nights:0", "da:menu:1",
     "da:topic:nights:99", "da:topic:nights:-1", "da:topic:borte:1", "da:topic:nights:1:1",
     "da:topic:nights:²", "da:__class__", "🙂:🙂"],
)  # fmt: skip
async def test_an_old_or_forged_button_leads_to_a_friendly_new_start(
    forged: str, anna: Reader
) -> None:
    await anna.starts()
    await anna.presses(forged)
    assert anna.screen.text.startswith("Den knap er fra en ældre udgave")
    await anna.taps("Nætter")
    assert anna.screen.text.startswith("Nætter")


async def test_an_expired_press_still_turns_the_page(anna: Reader, sandbox: Sandbox) -> None:
    await anna.starts()
    sandbox.state.faults.add(
        Fault(
            method="answerCallbackQuery",
            status=400,
            description="Bad Request: query is too old and response timeout expired "
            "or query ID is invalid",
        )
    )
    anna.person.tap(anna.screen, "Nætter")
    await sandbox.until(lambda: anna.screen.text.startswith("Nætter"))


async def test_what_it_cannot_read_is_told_kindly(anna: Reader) -> None:
    await anna.starts()
    for act in (
        lambda person: person.send_sticker(b"RIFF"),
        lambda person: person.send_voice(b"OggS"),
        lambda person: person.send_photo(A_PICTURE, "se her"),
        lambda person: person.send_document(b"%PDF", "journal.pdf"),
        lambda person: person.send_location(55.7, 12.6),
        lambda person: person.send_contact("+4500000000", "Jordemoder"),
    ):
        answer = await anna.does(act)
        assert "ingen andre ser det" in answer.text
        assert "Hvornår ringe?" in anna.labels


async def test_an_edited_message_is_answered_like_a_new_one(anna: Reader) -> None:
    await anna.says("/menu")
    own = next(m for m in anna.person.messages if m.sender is anna.person.user)
    answer = await anna.does(lambda person: person.edit(own.message_id, "/ring"))
    assert answer.text.startswith("Hvornår skal du ringe")


async def test_a_dropped_connection_or_a_busy_telegram_still_ends_in_an_answer(
    anna: Reader, sandbox: Sandbox
) -> None:
    await anna.starts()
    for fault in (
        Fault(method="editMessageText", status=429, retry_after=1),
        Fault(method="editMessageText", status=502, description="Bad Gateway"),
        Fault(method="editMessageText", drop="before"),
        Fault(method="editMessageText", drop="after"),
        Fault(method="answerCallbackQuery", drop="after"),
    ):
        sandbox.state.faults.add(fault)
        await anna.taps("Nætter")
        assert anna.screen.text.startswith("Nætter")
        await anna.taps("Alle emner")


async def test_the_command_menu_and_descriptions_are_set_in_each_language(
    anna: Reader, emma: Reader, sandbox: Sandbox, shelf: Library
) -> None:
    state = sandbox.state
    texts = len(telegram_codes(shelf.phrases)) * 3
    await sandbox.until(
        lambda: sum(call.method.lower().startswith("setmy") for call in sandbox.calls) == texts
    )
    danish = {c["command"]: c["description"] for c in state.commands_seen_by(anna.person.user)}
    english = {c["command"]: c["description"] for c in state.commands_seen_by(emma.person.user)}
    assert list(danish)[:5] == ["start", "menu", "quiz", "ring", "tips"]
    assert list(english)[:5] == ["start", "menu", "quiz", "call", "tips"]
    assert {"tid", "stop", "pause", "minedata", "slet", "privat", "sprog"} < set(danish)
    assert {"time", "stop", "pause", "mydata", "delete", "privacy", "language"} < set(english)
    assert danish["menu"] == shelf.phrases["da"]("command-menu.about")


async def test_a_blocked_bot_goes_on_for_others(anna: Reader, emma: Reader) -> None:
    screen = await anna.starts()
    anna.person.tap(screen, "Nætter")
    anna.person.block()
    await emma.starts()
    assert emma.screen.text.startswith("Hello")
