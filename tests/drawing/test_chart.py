"""The chart of /status."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from bot.drawing.chart import GROUND, LOOKS, _step, drawn
from bot.drawing.orders import Chart, Line

TODAY = date(2026, 11, 25)
DAYS = tuple(TODAY - timedelta(days=ago) for ago in range(89, -1, -1))
TICKS = ((DAYS[0], "28. aug."), (DAYS[45], "12. okt."), (TODAY, "25. nov."))


def picture(*lines: Line) -> Image.Image:
    return Image.open(BytesIO(drawn(Chart("Abonnenter, 90 dage", DAYS, TICKS, lines)))).convert(
        "RGB"
    )


def columns(image: Image.Image, colour: str) -> set[int]:
    """The columns in which the lower part, where the lines are, has this very colour."""
    wanted = tuple(bytes.fromhex(colour[1:]))
    return {
        x
        for x in range(image.width)
        for y in range(int(image.height * 0.3), image.height)
        if image.getpixel((x, y)) == wanted
    }


def line(*pieces: tuple[int, int | None]) -> Line:
    numbers = [number for days, number in pieces for _ in range(days)]
    assert len(numbers) == len(DAYS)
    return Line("Tips", tuple(numbers))


def test_a_phone_can_show_it() -> None:
    assert picture(line((90, 20))).size == (1280, 896)


def test_days_without_a_number_are_gaps() -> None:
    image = picture(line((30, 20), (30, None), (30, 40)))
    seen = columns(image, LOOKS[0][0])
    assert min(seen) < image.width * 0.1
    middle = range(int(image.width * 0.4), int(image.width * 0.6))
    assert not seen & set(middle)


def test_a_line_without_numbers_is_not_drawn_and_a_day_alone_is_a_dot() -> None:
    image = picture(line((90, None)), line((44, None), (1, 9), (45, None)))
    assert columns(image, LOOKS[0][0]) == set()
    dot = columns(image, LOOKS[1][0])
    assert any(abs(x - image.width / 2) < 20 for x in dot)


@pytest.mark.parametrize("label", ["$x$", "1 < 2 & 3", "Klinik \\frac{1}{0}"])
def test_labels_are_shown_as_they_are(label: str) -> None:
    picture(Line(label, (5,) * 90))


@given(st.floats(10, 1e7))
def test_the_ground_has_few_lines_and_no_small_number(top: float) -> None:
    step = _step(top)
    assert step >= 5
    assert top / step <= GROUND
