"""Faulty content: every fault is told at once, as file:line: what to do."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot import library
from bot.__main__ import main
from bot.errors import ContentError


def replace(path: str, old: str, new: str) -> Callable[[Path], None]:
    def spoil(content: Path) -> None:
        text = (content / path).read_text(encoding="utf-8")
        assert old in text, f"{path} has changed: give the test something else to spoil"
        (content / path).write_text(text.replace(old, new, 1), encoding="utf-8")

    return spoil


def remove(path: str) -> Callable[[Path], None]:
    return lambda content: (content / path).unlink()


NIGHTS = "topics/nights/da.md"
NIGHTS_EN = "topics/nights/en.md"
DA = "phrases/da.ftl"
EN = "phrases/en.ftl"
CLINIC = "clinic.yaml"


def both(*spoils: Callable[[Path], None]) -> Callable[[Path], None]:
    def spoil_all(content: Path) -> None:
        for spoil in spoils:
            spoil(content)

    return spoil_all


# What is spoilt; the file and line that must be named; a word of the advice.
FAULTS = [
    (remove(NIGHTS_EN), f"{NIGHTS_EN}:1", "missing"),
    (replace(NIGHTS, "---\n", ""), f"{NIGHTS}:1", "begin the file with `---`"),
    (replace(NIGHTS, "order: 4", "order: fire"), f"{NIGHTS}:4", "`order`: give a whole number"),
    (replace(NIGHTS, "order: 4", "order: 3"), f"{NIGHTS_EN}:1", "give both the same"),
    (
        both(replace(NIGHTS, "order: 4", "order: 3"), replace(NIGHTS_EN, "order: 4", "order: 3")),
        f"{NIGHTS}:1",
        "taken by how-it-feels",
    ),
    (replace(NIGHTS, "order: 4", "oder: 4"), f"{NIGHTS}:4", "did you mean `order`"),
    (replace(NIGHTS, "order: 4\n", ""), f"{NIGHTS}:2", "add `order:`"),
    (replace(NIGHTS, "button: Nætter", "button: Nætter uden en søvn"), f"{NIGHTS}:3", "to 18"),
    (replace(NIGHTS, "keywords: [", "keywords: ]"), f"{NIGHTS}:5", "not YAML"),
    (replace(NIGHTS, "../when-to-call/da.md", "../ring/da.md"), f"{NIGHTS}:", "no topic `ring`"),
    (replace(NIGHTS, "../when-to-call/da.md", "when.md"), f"{NIGHTS}:", "leads nowhere"),
    (replace(NIGHTS, "sources: [", "sources: [vleming-2008, "), f"{NIGHTS}:6", "sources.yaml"),
    (replace(NIGHTS, "Er du vågen nu?", "Er {navn} vågen?"), f"{NIGHTS}:12", "{navn}"),
    (replace(NIGHTS, "Er du vågen nu?", "Søvn. " * 800), f"{NIGHTS}:12", "too long for a message"),
    (replace(NIGHTS, "Er du vågen nu?", "menneskerettigheder " * 99), f"{NIGHTS}:12", "LIX"),
    (replace(NIGHTS, "***\n", ""), f"{NIGHTS_EN}:", "pages"),
    (replace(NIGHTS, "Er du vågen nu?", "Ring {call.emergency}."), f"{NIGHTS_EN}:", "placeholders"),
    (replace(EN, "\nmenu = ", "\n# menu = "), f"{EN}:1", "add `menu`"),
    (replace(EN, "{ $phone }", "{ $tel }"), f"{EN}:", "{ $clinic }, { $commands }, { $phone }"),
    (replace(DA, "welcome =", "welcome"), f"{DA}:", "not a Fluent phrase"),
    (replace(CLINIC, '"+45 00 00 00 00"', "ring til os"), f"{CLINIC}:5", "phone"),
    (replace(CLINIC, "region: hovedstaden", "region: skåne"), f"{CLINIC}:8", "choose from"),
    (replace(CLINIC, "https://klinik.example\n", "klinik.dk\n"), f"{CLINIC}:6", "web address"),
    (replace("sources.yaml", "article:", "spare: {label: A}\narticle:"), "sources.yaml:", "spare"),
]


@pytest.fixture
def spoilt(content: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(content, tmp_path / "content"))


@pytest.mark.parametrize(("spoil", "place", "advice"), FAULTS)
def test_a_fault_is_named_with_its_place_and_what_to_do(
    spoil: Callable[[Path], None], place: str, advice: str, spoilt: Path
) -> None:
    spoil(spoilt)
    with pytest.raises(ContentError) as caught:
        library.load(spoilt)
    told = [str(fault) for fault in caught.value.faults]
    assert any(line.startswith(f"content/{place}") and advice in line for line in told), told


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
