"""Every screen that content decides is taken by Telegram, and no phrase is there for nothing."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from telegram import Bot

from bot import library
from bot.chat.proof import every_screen, proof
from bot.chat.routes import staff_menu
from bot.chat.screens import Screen
from bot.chat.show import Show
from bot.chat.transport import Transport
from bot.errors import ContentError
from bot.library import Library, Phrases
from bot.model.outbox import Kind
from bot.model.posts import Stage
from bot.model.staff import Action, Role
from bot.model.trouble import Trouble
from bot.sandbox import Sandbox
from tests.chat.desk.work import A_PICTURE

SIDE_BY_SIDE = 16


@pytest.fixture
async def strict(content: Path) -> AsyncIterator[tuple[Sandbox, Bot]]:
    """A sandbox without flood limits, and a bot that shows nothing by itself."""
    assert content
    sandbox = Sandbox()
    sandbox.state.limits.enabled = False
    async with sandbox.serve() as url, Transport() as transport:
        yield sandbox, Bot(sandbox.token, f"{url}/bot", request=transport)


def with_real_picture(screen: Screen) -> Screen:
    """What is drawn anew each time has no picture in it until then."""
    if screen.picture is None or screen.picture.png.startswith(b"\x89PNG"):
        return screen
    return replace(screen, picture=replace(screen.picture, png=A_PICTURE))


@pytest.mark.parametrize("language", ["da", "en"])
async def test_every_screen_is_taken_by_telegram(
    language: str, strict: tuple[Sandbox, Bot], shelf: Library
) -> None:
    sandbox, bot = strict
    anna, show = sandbox.add_person("Anna"), Show()
    anna.start()
    screens = [with_real_picture(screen) for _, screen in every_screen(shelf, language)]
    for at in range(0, len(screens), SIDE_BY_SIDE):
        some = screens[at : at + SIDE_BY_SIDE]
        await asyncio.gather(*(show.to(bot, anna.id, screen) for screen in some))
    assert not [call for call in sandbox.calls if call.status != 200]


@pytest.mark.parametrize("language", ["da", "en"])
def test_there_are_words_for_all_there_is(
    language: str, shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: set[str] = set()
    really = Phrases.__call__

    def say(self: Phrases, phrase: str, **variables: Any) -> str:
        said.add(phrase.partition(".")[0])
        return really(self, phrase, **variables)

    monkeypatch.setattr(Phrases, "__call__", say)
    list(every_screen(shelf, language))
    staff_menu(shelf.phrases[language])
    for name, kinds in (
        ("did", Action), ("trouble", Trouble), ("stage", Stage), ("role", Role),
        ("mailing", set(Kind) - {Kind.TIP}),
    ):  # fmt: skip
        assert {f"desk-{name}-{kind}" for kind in kinds} <= said
    of_desk = {phrase for phrase in shelf.phrases[language].ids if "desk-" in phrase}
    assert of_desk - said == set(), "words that nobody is ever shown"


@pytest.mark.parametrize(
    "phrase", ["desk-remark-cpr", "desk-did-warned", "desk-trouble-stuck", "desk-number-gone"]
)
def test_a_phrase_of_the_desk_that_is_gone_is_found_at_the_start(
    phrase: str, content: Path, tmp_path: Path
) -> None:
    spoilt = Path(shutil.copytree(content, tmp_path / "content"))
    for language in ("da", "en"):
        file = spoilt / "desk" / f"{language}.ftl"
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(f"\n{phrase} =", f"\n# {phrase} ="), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        proof(library.load(spoilt), spoilt)
    assert [str(fault) for fault in caught.value.faults] == [
        f"content/desk/{language}.ftl:1: add `{phrase}`" for language in ("da", "en")
    ]
