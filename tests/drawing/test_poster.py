"""The poster: its code leads to the bot, and its words are words, whatever they are."""

import re
from datetime import date
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Literal

import pytest
import segno
import typst
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.drawing.orders import Poster
from bot.drawing.poster import QUIET, code, drawn

LINK = "https://t.me/baekkenro_bot?start=menu"
NAMES = (
    "clinic", "headline", "lead", "first", "second", "third", "scan", "danger", "emergency",
    "privacy", "contact",
)  # fmt: skip
WORDS = dict.fromkeys(NAMES, "Ord på en plakat")


def poster(
    content: Path,
    words: dict[str, str] = WORDS,
    form: Literal["pdf", "png"] = "pdf",
    link: str = LINK,
    resolution: int = 30,
) -> Poster:
    template = (content / "poster.typ").read_text()
    return Poster(template, words, "da", link, date(2026, 11, 25), form, resolution)


def image(content: Path, link: str, resolution: int) -> Image.Image:
    return Image.open(BytesIO(drawn(poster(content, WORDS, "png", link, resolution))))


@pytest.mark.parametrize("link", [LINK, f"https://t.me/{'x' * 28}_bot?start=menu"])
def test_a_phone_reads_the_code_in_print_on_a_screen_and_in_black_and_white(
    content: Path, link: str
) -> None:
    printed = image(content, link, 300)
    assert printed.size == (2480, 3508)
    for seen in (printed, printed.convert("1"), printed.resize((620, 877)).convert("L")):
        [found] = zxingcpp.read_barcodes(seen)
        assert found.text == link


def test_the_code_is_read_with_a_stain_on_it(content: Path) -> None:
    stained = image(content, LINK, 150)
    width, height = stained.size
    stain = (int(width * 0.47), int(height * 0.52), int(width * 0.56), int(height * 0.58))
    stained.paste("#805020", stain)
    [found] = zxingcpp.read_barcodes(stained)
    assert found.text == LINK


def test_the_code_has_its_margin() -> None:
    made = segno.make(LINK, error="q", micro=False)
    side = made.symbol_size(border=0)[0] + 2 * QUIET
    assert f'viewBox="0 0 {side} {side}"' in code(LINK)


def test_the_pdf_is_one_page_that_machines_can_read_aloud(content: Path) -> None:
    pdf = drawn(poster(content))
    assert pdf.startswith(b"%PDF-")
    assert re.search(rb"/Lang\s*\(da\)", pdf)
    assert b"/MarkInfo" in pdf
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1


HOSTILE = (
    "#1 [x]",
    '"; panic("x")',
    "#panic()",
    "$x$ *b* _i_ `c` \\u{41} @ref <label> // /* */ #{",
    '#read("/etc/passwd")',
    "<svg onload='x'/>&amp;",
    "Ærø & Søn's »Klinik« 🌸",
)


def author(pdf: bytes) -> str:
    found = re.search(rb"<dc:creator>.*?<rdf:li[^>]*>(.*?)</rdf:li>", pdf, re.DOTALL)
    assert found
    return unescape(found[1].decode())


@pytest.mark.parametrize("name", HOSTILE)
def test_words_are_never_read_as_typst(content: Path, name: str) -> None:
    assert author(drawn(poster(content, dict.fromkeys(NAMES, name)))) == name


@settings(max_examples=50)
@given(
    name=st.text(
        st.characters(exclude_categories=["C", "Z"]) | st.sampled_from(' #[]"\\$'),
        min_size=1,
        max_size=120,
    ).filter(str.strip)
)
def test_whatever_a_clinic_is_called_there_is_a_poster(content: Path, name: str) -> None:
    assert author(drawn(poster(content, WORDS | {"clinic": name, "contact": name}))) == name


def test_a_template_sees_no_file(content: Path) -> None:
    nosy = poster(content)
    for path in ("/.env", "/etc/passwd", "../../etc/passwd"):
        template = f'#read("{path}")'
        with pytest.raises(typst.TypstError):
            drawn(Poster(template, WORDS, "da", LINK, nosy.made_on, "pdf"))


def test_more_than_fits_is_refused(content: Path) -> None:
    with pytest.raises((ValueError, typst.TypstError)):
        drawn(poster(content, WORDS | {"lead": "meget lange ord " * 400}, "png"))
