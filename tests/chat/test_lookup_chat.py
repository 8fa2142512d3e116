"""People who write in their own words, and topics shared in other chats."""

from functools import partial

import pytest

from bot.chat import lookup
from bot.chat.routes import COMMANDS
from bot.chat.screens.lookup import LOSS
from bot.chat.visit import Visit
from bot.library import Library
from bot.model.lookup import passages
from bot.sandbox import Sandbox
from bot.sandbox.records import InlineQuery
from tests.chat.reader import Reader

PLAIN_COMMANDS = ("menu", "start", "help", "language", "quiz", "privacy")
"""Those whose screens need nobody's account."""


async def test_a_question_is_answered_with_a_passage_and_the_ways_to_its_pages(
    anna: Reader, shelf: Library
) -> None:
    answer = await anna.says("hvordan kommer jeg ud af bilen?")
    say = shelf.phrases["da"]
    edition = shelf.topics["practical-advice"].editions["da"]
    assert say("lookup-found", topic=edition.front.title) in answer.text
    assert "drej så begge ben ind med samlede knæ" in answer.text
    assert anna.labels[0] == edition.front.button
    assert 3 <= len(anna.labels) <= 5
    assert anna.labels[-2:] == [say("button-menu"), say("button-call")]
    page = await anna.taps(edition.front.button)
    assert page.text.startswith(edition.pages[1].text.plain), "the page that was quoted"


async def test_a_question_in_english_is_answered_in_english(anna: Reader, shelf: Library) -> None:
    answer = await anna.says("is there a good way to turn over in bed")
    assert shelf.topics["nights"].editions["en"].front.title in answer.text
    assert anna.labels[-1] == shelf.phrases["en"]("button-call")


async def test_what_is_not_found_is_said_to_be_so_with_somebody_to_call(
    anna: Reader, shelf: Library
) -> None:
    answer = await anna.says("zxcvbnm")
    say, clinic = shelf.phrases["da"], shelf.clinic
    assert answer.text == say("lookup-nothing", clinic=clinic.name, phone=clinic.phone)
    assert clinic.phone in answer.text
    assert anna.labels == [say("button-menu"), say("button-call")]


@pytest.mark.parametrize("words", ["Kan jeg tale med et menneske?", "I want to talk to a person"])
async def test_who_asks_for_a_person_is_told_how_to_reach_the_clinic(
    words: str, anna: Reader, shelf: Library
) -> None:
    answer = await anna.says(words)
    assert shelf.clinic.phone in answer.text
    assert shelf.clinic.address in answer.text


async def test_a_command_typed_as_a_word_is_the_command(shelf: Library) -> None:
    for language, say in shelf.phrases.items():
        visit = Visit(shelf, language)
        for row in PLAIN_COMMANDS:
            for words in (say(f"command-{row}"), f"{say(f'command-{row}').upper()}!"):
                assert await lookup.words(visit, words) == await COMMANDS[row](visit), words


@pytest.mark.parametrize(
    ("words", "language"), [("stop", "da"), ("Afmeld mig", "da"), ("unsubscribe", "en")]
)
async def test_stop_typed_as_a_word_stops(
    words: str, language: str, anna: Reader, shelf: Library
) -> None:
    answer = await anna.says(words)
    assert answer.text == shelf.phrases[language]("stopped")


@pytest.mark.parametrize(
    ("words", "language"),
    [("ikke flere smerter tak", "da"), ("stop the pain please", "en"), ("can i stop it", "en")],
)
async def test_what_may_not_mean_stop_ends_nothing(
    words: str, language: str, anna: Reader, shelf: Library
) -> None:
    say = shelf.phrases[language]
    await anna.says(words)
    assert anna.screen.text == say("stop-nothing")
    await anna.says("/tips")
    await anna.taps(shelf.phrases["da"]("consent-tips.yes"))
    await anna.says(words)
    assert anna.screen.text == say("stop-offered")
    assert anna.labels[0] == say("stop-tips")
    await anna.taps(say("stop-tips"))
    assert anna.screen.text == say("stopped")


@pytest.mark.parametrize(
    ("words", "phrase"),
    [
        ("send mit tip kl. 20", "hour"),
        ("skift tidspunkt", "hour"),
        ("jeg bor i en helt anden tidszone", "zone"),
        ("tidszone", "zone"),
    ],
)
async def test_who_writes_of_the_hour_is_shown_what_there_is_to_choose(
    words: str, phrase: str, anna: Reader, shelf: Library
) -> None:
    say = shelf.phrases["da"]
    await anna.says("/tips")
    await anna.taps(say("consent-tips.yes"))
    await anna.says(words)
    variables = {"hour": {"at": "09.00"}, "zone": {"zone": "København, Danmark"}}[phrase]
    assert anna.screen.text == say(phrase, **variables)


async def test_after_a_loss_nothing_leads_back_to_pregnancy(anna: Reader, shelf: Library) -> None:
    await anna.says("jeg har mistet mit barn")
    say = shelf.phrases["da"]
    assert anna.screen.text == say(LOSS)
    assert anna.labels == [say("leave"), say("button-call")]


def _answered(query: InlineQuery) -> bool:
    return query.results is not None


async def test_topics_are_shared_inline_alike_for_everybody(
    anna: Reader, emma: Reader, sandbox: Sandbox, shelf: Library
) -> None:
    offered = []
    for query in (anna.person.inline("trapper"), emma.person.inline("trapper")):
        await sandbox.until(partial(_answered, query))
        offered.append(query.results)
    assert offered[0] == offered[1]
    answered = next(call for call in sandbox.calls if call.method.lower() == "answerinlinequery")
    assert answered.parameters.get("is_personal", "false").lower() == "false"
    shared = anna.person.choose("practical-advice")
    edition = shelf.topics["practical-advice"].editions["da"]
    assert shared.text.startswith(edition.front.title)
    assert "Tag ét trin ad gangen på trappen" in shared.text
    assert "Anna" not in str(shared.to_json()["text"])
    [button] = shared.buttons
    assert button["url"].endswith("?start=t_practical-advice")


def test_inline_nothing_typed_offers_every_topic_and_nothing_found_offers_none(
    shelf: Library,
) -> None:
    assert [card.slug for card in lookup.cards(shelf, " ", "bot")] == list(shelf.topics)
    assert lookup.cards(shelf, "zxcvbnm", "bot") == []


def test_a_card_quotes_the_passage_in_the_language_of_the_query(shelf: Library) -> None:
    card = lookup.cards(shelf, "pillow between the knees", "bot")[0]
    quoted = [passage.text for passage in passages(shelf.topics[card.slug], "en")]
    assert card.summary in quoted
    assert card.screen.text.plain == f"{card.title}\n\n{card.summary}"
