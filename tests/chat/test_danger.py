"""Danger first: whoever writes of a danger sign sees whom to call before anything else."""

import logging
from pathlib import Path

import pytest

from bot.library import Library
from bot.model.danger import Call
from tests.chat.reader import Reader

SAID = {
    "jeg bløder og har ondt når jeg vender mig i sengen": ("bleeding", "Nætter"),
    "ingen spark i dag": ("less-movement", None),
    "I have chest pain and cannot breathe": ("breathing", None),
}


@pytest.mark.parametrize("said", SAID)
async def test_the_card_comes_first_and_what_was_asked_is_still_there(
    said: str, anna: Reader, shelf: Library
) -> None:
    sign, topic = SAID[said]
    card = await anna.says(said)
    known = shelf.danger.signs[sign]
    language = "da" if card.text.startswith(known.label["da"]) else "en"
    assert card.text.startswith(f"{known.label[language]}\n{known.advice[language]}")
    assert shelf.phrases[language]("button-call") in anna.labels
    if topic:
        assert topic in anna.labels


async def test_the_most_urgent_sign_stands_first(anna: Reader, shelf: Library) -> None:
    card = await anna.says("det svier når jeg tisser og jeg har ondt i brystet")
    labels = [
        sign.label["da"] for sign in shelf.danger.signs.values() if sign.label["da"] in card.text
    ]
    places = sorted(labels, key=card.text.index)
    calls = {sign.label["da"]: list(Call).index(sign.call) for sign in shelf.danger.signs.values()}
    assert len(places) > 1
    assert [calls[label] for label in places] == sorted(calls[label] for label in places)


async def test_the_region_is_asked_for_and_its_number_shown(anna: Reader, shelf: Library) -> None:
    await anna.says("jeg har feber")
    await anna.taps("Lægevagtens nummer")
    for region in shelf.clinic.numbers.out_of_hours.values():
        await anna.taps(region.name)
        assert anna.screen.text.startswith(f"{region.name}: {region.phone}")
        await anna.taps("En anden region")
    await anna.presses("da:region:skåne")
    assert anna.screen.text == shelf.phrases["da"]("stale")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


async def test_nothing_of_a_question_reaches_the_disk_or_the_log(
    anna: Reader, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "bot")
    await anna.says("jeg forbløder i badeværelset kvadratrod")
    await anna.says("hvordan skal jeg ligge om natten kvadratrod")
    stored = contents(tmp_path)
    assert any(name.endswith(".db") for name in stored)
    assert not any(b"kvadratrod" in content for content in stored.values())
    assert "kvadratrod" not in caplog.text
