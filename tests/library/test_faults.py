"""Faulty content: every fault is told at once, as file:line: what to do."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot import library
from bot.__main__ import main
from bot.errors import ContentError
from tests.library.spoiling import replace


def remove(path: str) -> Callable[[Path], None]:
    return lambda content: (content / path).unlink()


NIGHTS = "topics/nights/da.md"
NIGHTS_EN = "topics/nights/en.md"
DA = "phrases/da.ftl"
EN = "phrases/en.ftl"
CLINIC = "clinic.yaml"
DANGER = "danger.yaml"


def both(*spoils: Callable[[Path], None]) -> Callable[[Path], None]:
    def spoil_all(content: Path) -> None:
        for spoil in spoils:
            spoil(content)

    return spoil_all


# What is spoilt; the file to be named; the line, by how it begins after the spoiling ("" is line 1,
# None is any); a word of the advice.
FAULTS = [
    (remove(NIGHTS_EN), NIGHTS_EN, "", "missing"),
    (replace(DANGER, "- id: calf", "- id: shin"), DANGER, "  - id: shin", "no examples of shin"),
    (
        replace(DANGER, "en: Heavy bleeding", "de: Starke Blutung"),
        DANGER,
        "      de:",
        "no phrases/de.ftl",
    ),
    (replace(NIGHTS, "---\n", ""), NIGHTS, "", "begin the file with `---`"),
    (replace(NIGHTS, "order: 4", "order: fire"), NIGHTS, "order:", "`order`: give a whole number"),
    (replace(NIGHTS, "order: 4", "order: 3"), NIGHTS_EN, "", "give both the same"),
    (
        both(replace(NIGHTS, "order: 4", "order: 3"), replace(NIGHTS_EN, "order: 4", "order: 3")),
        NIGHTS,
        "",
        "taken by how-it-feels",
    ),
    (replace(NIGHTS, "order: 4", "oder: 4"), NIGHTS, "oder:", "did you mean `order`"),
    (replace(NIGHTS, "order: 4\n", ""), NIGHTS, "title:", "add `order:`"),
    (replace(NIGHTS, "button: Nætter", "button: Nætter uden en søvn"), NIGHTS, "button:", "to 18"),
    (replace(NIGHTS, "keywords: [", "keywords: ]"), NIGHTS, "keywords:", "not YAML"),
    (replace(NIGHTS, "../when-to-call/da.md", "../ring/da.md"), NIGHTS, None, "no topic `ring`"),
    (replace(NIGHTS, "../when-to-call/da.md", "when.md"), NIGHTS, None, "leads nowhere"),
    (replace(NIGHTS, "sources: [", "sources: [vleming-2008, "), NIGHTS, "sources:", "sources.yaml"),
    (replace(NIGHTS, "Er du vågen nu?", "Er {navn} vågen?"), NIGHTS, "Er {navn}", "{navn}"),
    (replace(NIGHTS, "Er du vågen nu?", "Søvn. " * 800), NIGHTS, None, "too long for a message"),
    (replace(NIGHTS, "Er du vågen nu?", "menneskerettigheder " * 99), NIGHTS, None, "LIX"),
    (replace(NIGHTS, "***\n", ""), NIGHTS_EN, None, "pages"),
    (replace(NIGHTS, "Er du vågen nu?", "Ring {call.emergency}."), NIGHTS_EN, None, "placeholders"),
    (replace(EN, "\nmenu = ", "\n# menu = "), EN, "", "add `menu`"),
    (replace(EN, "{ $phone }", "{ $tel }"), EN, None, "{ $clinic }, { $commands }, { $phone }"),
    (replace(DA, "welcome =", "welcome"), DA, "welcome", "not a Fluent phrase"),
    (replace(CLINIC, '"+45 00 00 00 00"', "ring til os"), CLINIC, "phone:", "phone"),
    (replace(CLINIC, "region: hovedstaden", "region: skåne"), CLINIC, "region:", "choose from"),
    (replace(CLINIC, "https://klinik.example\n", "klinik.dk\n"), CLINIC, "web:", "web address"),
    (
        replace("sources.yaml", "article:", "spare: {label: A}\narticle:"),
        "sources.yaml",
        None,
        "spare",
    ),
]


def line_that_begins(file: Path, words: str) -> int:
    lines = file.read_text(encoding="utf-8").splitlines() if words else []
    return next((n for n, line in enumerate(lines, 1) if line.startswith(words)), 1)


@pytest.fixture
def spoilt(content: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(content, tmp_path / "content"))


@pytest.mark.parametrize(("spoil", "file", "begins", "advice"), FAULTS)
def test_a_fault_is_named_with_its_place_and_what_to_do(
    spoil: Callable[[Path], None], file: str, begins: str | None, advice: str, spoilt: Path
) -> None:
    spoil(spoilt)
    with pytest.raises(ContentError) as caught:
        library.load(spoilt)
    told = [str(fault) for fault in caught.value.faults]
    line = "" if begins is None else f"{line_that_begins(spoilt / file, begins)}: "
    place = f"content/{file}:{line}"
    assert any(fault.startswith(place) and advice in fault for fault in told), (place, told)


def test_ten_faults_are_ten_lines(
    spoilt: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for spoil in (
        remove("topics/nights/en.md"),
        replace("topics/help/da.md", "order: 9", "order: ni"),
        replace("topics/talking/en.md", "title:", "tittle:"),
        replace("topics/what-it-is/da.md", "../help/da.md", "../helpp/da.md"),
        replace("topics/after-birth/en.md", "sources: [", "sources: [nobody-1999, "),
        replace("topics/everyday-life/da.md", "order: 7", "order: 6"),
        replace(EN, "\nmenu = ", "\n# menu = "),
        replace(DA, "{ $phone }", "{ $telefon }"),
        replace(DA, "welcome =", "welcome"),
        replace("clinic.yaml", "region: hovedstaden", "region: skåne"),
    ):
        spoil(spoilt)
    monkeypatch.setenv("CONTENT", str(spoilt))
    assert main(["check"]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 10, lines
    assert all(re.match(r"content/[\w./-]+:\d+: .+", line) for line in lines), lines


def test_sound_content_is_summed_up(
    content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CONTENT", str(content))
    assert main(["check"]) == 0
    told = capsys.readouterr().out
    assert re.search(r"13 topics in da, en: \d+ words", told)
    assert re.search(r"nights +da +\d pages +\d+ words +LIX \d+", told)
    assert "not yet reviewed by a clinician" in told


def test_a_phrase_gone_from_every_language_is_found_before_a_reader_misses_it(
    spoilt: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for file in (DA, EN):
        replace(file, "\nstale = ", "\n# stale = ")(spoilt)
    monkeypatch.setenv("CONTENT", str(spoilt))
    assert main(["check"]) == 1
    assert "add `stale`" in capsys.readouterr().err
