"""Drawing in a process of its own, and what becomes of it when that fails."""

import logging
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest

from bot.drawing import apart
from bot.drawing.orders import Chart, Line, Order, Poster
from bot.errors import DrawingError

DAY = date(2026, 11, 25)
DAYS = (date(2026, 11, 24), DAY)
CHART = Chart("Abonnenter", DAYS, ((DAY, "25. nov."),), (Line("Tips", (5, None)),))
POSTER = Poster("#sys.inputs.link", {}, "da", "https://t.me/x", DAY, "png", 20)


@pytest.mark.parametrize("order", [CHART, POSTER], ids=["chart", "poster"])
async def test_a_picture_comes_back(order: Order) -> None:
    assert (await apart.draw(order)).startswith(b"\x89PNG")


async def test_a_fault_is_told_in_the_log_and_ends_kindly(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with pytest.raises(DrawingError):
        await apart.draw(replace(POSTER, template="#no-such-thing"))
    assert "no-such-thing" in caplog.text


async def test_what_takes_too_long_is_ended(caplog: pytest.LogCaptureFixture) -> None:
    endless = replace(POSTER, template="#for x in range(100000000) [#x]")
    with caplog.at_level(logging.WARNING), pytest.raises(DrawingError):
        await apart.draw(endless, patience=0.01)
    assert "within 0.01 seconds" in caplog.text


async def test_without_a_process_there_is_no_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    with pytest.raises(DrawingError):
        await apart.draw(CHART)


def test_the_bot_itself_loads_nothing_that_draws() -> None:
    found = subprocess.run(
        [sys.executable, "-c", "import bot.app, sys; print(*sys.modules)"],
        capture_output=True,
        check=True,
        text=True,
    )
    loaded = {name.partition(".")[0] for name in found.stdout.split()}
    assert not loaded & {"matplotlib", "PIL", "typst", "segno"}
