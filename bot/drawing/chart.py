"""The chart of /status: how many there are, day by day.

`python -m bot.drawing.chart` draws what stands at its standard input; see `bot.drawing.apart`.
"""

import sys
from io import BytesIO
from itertools import count, pairwise
from typing import Any

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MultipleLocator
from pydantic import TypeAdapter

from bot.drawing.orders import Chart, Line

SIZE = (10, 7)  # inches
RESOLUTION = 128
"""Dots an inch: 1280 × 896 pixels, the most that Telegram keeps of a photo."""

INK, PALE, PAPER = "#3b3540", "#e4dfe0", "#ffffff"

LOOKS = (("#7b4a6d", "o"), ("#2f7a80", "s"), ("#b5803a", "^"), ("#7d8797", "D"))
"""Colour and mark of each line; the marks tell them apart where colours do not."""

STYLE: dict[Any, Any] = {
    "font.family": "DejaVu Sans",  # it comes with matplotlib, so no machine's fonts change it
    "font.size": 21,
    "text.color": INK,
    "text.parse_math": False,
    "axes.edgecolor": PALE,
    "xtick.color": INK,
    "ytick.color": INK,
}

GROUND = 5
"""Lines of the ground at most, that at zero included."""

APART = 0.062
"""How far apart numbers at the ends of lines stand at least, in heights of the chart."""


def drawn(chart: Chart) -> bytes:
    """Return the chart as PNG."""
    with rc_context(STYLE):
        figure = Figure(SIZE, RESOLUTION, facecolor=PAPER)
        margin = 0.035 + 0.021 * len(str(_highest(chart)))
        axes = figure.add_axes((margin, 0.1, 0.965 - 2 * margin, 0.64))
        figure.text(0.035, 0.925, chart.title, fontsize=26, fontweight="bold")
        _ground(axes, chart)
        for line, (colour, mark) in zip(chart.lines, LOOKS, strict=False):
            _line(axes, chart, line, colour, mark)
        _ends(axes, chart)
        figure.legend(
            loc="upper left", bbox_to_anchor=(0.018, 0.915), ncols=2, frameon=False,
            handlelength=1.6, columnspacing=1.6, labelspacing=0.35,
        )  # fmt: skip
        return _png(figure)


def _ground(axes: Axes, chart: Chart) -> None:
    """Lay out days and numbers: from zero, so that growth looks as large as it is."""
    top = max(10.0, _highest(chart) * 1.08)
    axes.set_ylim(0, top)
    axes.set_xlim(0, len(chart.days) - 1)
    axes.yaxis.set_major_locator(MultipleLocator(_step(top)))
    places = {day: place for place, day in enumerate(chart.days)}
    axes.set_xticks([places[day] for day, _ in chart.ticks], [text for _, text in chart.ticks])
    labels = axes.get_xticklabels()
    labels[0].set_horizontalalignment("left")
    labels[-1].set_horizontalalignment("right")
    axes.grid(axis="y", color=PALE, linewidth=1.5)
    axes.set_axisbelow(True)
    axes.tick_params(length=0, pad=8)
    axes.spines[["top", "right", "left"]].set_visible(False)


def _line(axes: Axes, chart: Chart, line: Line, colour: str, mark: str) -> None:
    """Draw a line with gaps; a day that stands alone is a dot, the last one carries the mark."""
    numbers = [float("nan") if n is None else n for n in line.numbers]
    places = range(len(chart.days))
    axes.plot(places, numbers, color=colour, linewidth=4, solid_capstyle="round", clip_on=False)
    alone = [place for place in places if _stands_alone(line, place)]
    axes.plot(alone, [numbers[place] for place in alone], "o", color=colour, ms=5, clip_on=False)
    last = _last(line)
    where = ([last], [numbers[last]]) if last is not None else ([], [])
    axes.plot(*where, mark, color=colour, ms=11, clip_on=False)
    axes.plot([], [], mark, ls="-", color=colour, lw=4, ms=11, label=line.label)


def _ends(axes: Axes, chart: Chart) -> None:
    """Write the last number of each line beside it, none over another."""
    bottom, top = axes.get_ylim()
    ends = sorted(
        (number / (top - bottom), number, colour, last)
        for line, (colour, _) in zip(chart.lines, LOOKS, strict=False)
        if (last := _last(line)) is not None and (number := line.numbers[last]) is not None
    )
    heights = [height for height, *_ in ends]
    for lower, upper in pairwise(range(len(heights))):
        heights[upper] = max(heights[upper], heights[lower] + APART)
    for height, (_, number, colour, last) in zip(heights, ends, strict=True):
        axes.text(
            last / (len(chart.days) - 1) + 0.022, height, str(number), color=colour,
            transform=axes.transAxes, va="center", fontweight="bold",
        )  # fmt: skip


def _highest(chart: Chart) -> int:
    return max((n for line in chart.lines for n in line.numbers if n is not None), default=0)


def _step(top: float) -> int:
    """Return how far apart the lines of the ground are: at round numbers, none of them under 5."""
    rounds = (digit * 10**power for power in count() for digit in (5, 10, 20, 25))
    return int(next(step for step in rounds if top < step * GROUND))


def _last(line: Line) -> int | None:
    """Return the last place that has a number."""
    return max((place for place, n in enumerate(line.numbers) if n is not None), default=None)


def _stands_alone(line: Line, place: int) -> bool:
    around = line.numbers[max(0, place - 1) : place + 2]
    return line.numbers[place] is not None and sum(n is not None for n in around) == 1


def _png(figure: Figure) -> bytes:
    picture = BytesIO()
    figure.savefig(picture, format="png", metadata={"Software": None})
    return picture.getvalue()


if __name__ == "__main__":
    order = TypeAdapter(Chart).validate_json(sys.stdin.buffer.read())
    sys.stdout.buffer.write(drawn(order))
