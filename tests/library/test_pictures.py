"""Pictures: drawn from the SVG beside them, and named by a page with a text that says the same."""

import runpy
import struct
from pathlib import Path

import pytest

from bot.library.markdown import render
from bot.library.pictures import load_picture
from bot.library.source import Document, Faults

ROOT = Path(__file__).parent.parent.parent
DRAWINGS = sorted((ROOT / "content" / "pictures").glob("*.svg"))


@pytest.mark.parametrize("svg", DRAWINGS, ids=lambda svg: svg.name)
def test_the_png_is_made_from_the_svg(svg: Path) -> None:
    png = svg.with_suffix(".png").read_bytes()
    assert png == runpy.run_path(str(ROOT / ".ci" / "draw.py"))["drawn"](svg), "draw it again"
    assert struct.unpack(">I", png[16:20]) == (1280,)
    assert len(png) < 200_000


def test_a_picture_is_the_page_s_and_not_its_text(content: Path) -> None:
    source = "Før.\n\n![Et bækken](../../pictures/pelvis.png)\n\nEfter [b](../b/da.md)."
    (page,) = render(source, {})
    assert page.text.plain == "Før.\n\nEfter b."
    assert [link.line for link in page.links] == [5]
    picture = load_picture(Document(content / "x.md", {}, {}), page.images, Faults(content))
    assert picture is not None
    assert (picture.name, picture.alt) == ("pelvis.png", "Et bækken")
    assert picture.png == (content / "pictures" / "pelvis.png").read_bytes()


@pytest.mark.parametrize(
    ("source", "line", "advice"),
    [
        ("Et.\n\n![](../../pictures/pelvis.png)", 3, "what the picture shows"),
        ("Et.\n\n![a](../../pictures/hip.png)", 3, "no picture `../../pictures/hip.png`"),
        ("![a](https://example.org/pelvis.png)", 1, "no picture"),
        ("![a](../../pictures/../clinic.yaml)", 1, "no picture"),
        ("Se ![a](../../pictures/pelvis.png) her.", 1, "paragraph of its own"),
        ("![a](../../pictures/pelvis.png)\n\n![b](../../pictures/pelvis.png)", 3, "one picture"),
    ],
)
def test_a_fault_is_named_with_its_line(source: str, line: int, advice: str, content: Path) -> None:
    faults = Faults(content)
    (page,) = render(source, {})
    load_picture(Document(content / "x.md", {}, {}, source), page.images, faults)
    assert [(fault.line, advice in fault.advice) for fault in faults.found] == [(line, True)]
