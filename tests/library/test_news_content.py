"""The ten earlier posts that readers find, and what is told of news that must not be there."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from bot import library
from bot.errors import ContentError
from bot.library import Library
from bot.library.news import load_news
from bot.library.source import Faults
from bot.model import claims
from bot.model.lix import lix
from tests.library.spoiling import Spoil, replace

DA = "news/2025-04-22-shoulder/da.md"
EN = "news/2025-04-22-shoulder/en.md"
PREGNANT = "news/2025-03-25-pregnancy"


def test_the_ten_posts_of_the_article_are_there_newest_first(shelf: Library) -> None:
    dates = [item.date for item in shelf.news.values()]
    assert dates == sorted(dates, reverse=True)
    days = [(7, 11), (5, 26), (4, 22), (3, 25)]
    assert [dates.count(date(2025, month, day)) for month, day in days] == [2, 2, 4, 2]


def test_each_is_short_easy_and_in_every_language(shelf: Library) -> None:
    for item in shelf.news.values():
        assert set(item.editions) == set(shelf.phrases)
        for edition in item.editions.values():
            assert len(edition.body) <= 200, item.slug
            assert lix(edition.body.plain) <= 38, item.slug
            assert edition.front.sources == ("article",)


def test_none_claims_an_effect(shelf: Library) -> None:
    for item in shelf.news.values():
        for edition in item.editions.values():
            text = f"{edition.front.title}\n{edition.body.plain}"
            for listed in (shelf.claims.block, shelf.claims.mind):
                assert list(claims.found(listed, text)) == [], item.slug
            for word in ("hjælper", "virker", "bedre", "søvn", "helps", "better", "works"):
                assert word not in text.lower(), item.slug


def rename(path: str, new: str) -> Spoil:
    def spoil(content: Path) -> None:
        (content / path).rename(content / new)

    return spoil


def add(path: str, text: str) -> Spoil:
    def spoil(content: Path) -> None:
        with (content / path).open("a", encoding="utf-8") as file:
            file.write(text)

    return spoil


# What is spoilt; the file and line that must be named; a word of the advice.
FAULTS: list[tuple[Spoil, str, str]] = [
    (lambda content: (content / EN).unlink(), f"{EN}:1", "missing"),
    (rename(EN, "news/2025-04-22-shoulder/nb.md"), "news/2025-04-22-shoulder/nb.md:1", "nb.ftl"),
    (rename(PREGNANT, "news/Gravid"), "news/Gravid:1", "name the folder by date and subject"),
    (rename(PREGNANT, f"{PREGNANT}-{'y' * 30}"), f"{PREGNANT}-y", "at most 40"),
    (add("news/2026-01-01-loose.md", "Nyt"), "news/2026-01-01-loose.md:1", "folder of its own"),
    (replace(DA, "---\n", ""), f"{DA}:1", "begin the file with `---`"),
    (replace(DA, "title: Ondt i skulderen\n", ""), f"{DA}:2", "add `title:`"),
    (replace(DA, "Ondt i skulderen", "Ondt " * 20), f"{DA}:2", "`title`: shorten to 60"),
    (replace(DA, "date: 2025-04-22", "date: i går"), f"{DA}:3", "give a date, 2026-03-31"),
    (replace(DA, "date: 2025-04-22", "date: 2025-04-31"), f"{DA}:2", "not YAML"),
    (replace(DA, "date: 2025-04-22", "date: 2025-04-23"), f"{DA}:3", "the folder says 2025-04-22"),
    (replace(DA, "author: klinikken\n", ""), f"{DA}:2", "add `author:`"),
    (replace(DA, "autho", "auto"), f"{DA}:4", "did you mean `author`"),
    (replace(DA, "sources: [article]", "sources: [artikel]"), f"{DA}:5", "not in sources.yaml"),
    (replace(DA, "sources: [article]", "sources: []"), f"{DA}:5", "give at least 1"),
    (replace(DA, "reviewed_on: null", "reviewed_on: 2026-01-01"), f"{DA}:7", "reviewed_by"),
    (replace(f"{PREGNANT}/da.md", "ordinary-aches", "ondt"), f"{PREGNANT}/da.md:5", "no topic"),
    (
        replace(f"{PREGNANT}/en.md", "ordinary-aches", "help"),
        f"{PREGNANT}/en.md:5",
        "both the same",
    ),
    (replace(f"{PREGNANT}/en.md", "topic: ordinary-aches\n", ""), f"{PREGNANT}/en.md:", "the same"),
    (add(DA, "Ring {klinik}."), f"{DA}:10", "{klinik} is not a placeholder"),
    (add(DA, "\n***\nMere."), f"{DA}:11", "news is one page"),
    (add(DA, "\n![Skulder](skulder.png)\n"), f"{DA}:11", "no pictures"),
    (add(DA, "\nLæs [mere](../help/da.md)."), f"{DA}:11", "write `topic:` on top"),
    (add(DA, "\nLæs [mere](mere.md)."), f"{DA}:11", "leads nowhere"),
    (add(DA, "Ord. " * 700), f"{DA}:9", "shorten to 3000"),
    (add(DA, "menneskerettigheder " * 20), f"{DA}:9", "LIX"),
    (add(DA, "Det bliver garanteret godt."), f"{DA}:9", "“garanteret” promises an effect"),
    (lambda content: cut(content / DA, 8), f"{DA}:9", "there is no text"),
]


def cut(path: Path, lines: int) -> None:
    """Leave only so many lines of a file."""
    kept = path.read_text(encoding="utf-8").splitlines(keepends=True)[:lines]
    path.write_text("".join(kept), encoding="utf-8")


@pytest.fixture
def spoilt(content: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(content, tmp_path / "content"))


@pytest.mark.parametrize(("spoil", "place", "advice"), FAULTS)
def test_a_fault_is_named_with_its_place_and_what_to_do(
    spoil: Spoil, place: str, advice: str, spoilt: Path, shelf: Library
) -> None:
    spoil(spoilt)
    faults, values = Faults(spoilt), shelf.clinic.placeholders()
    load_news(spoilt, shelf.phrases, shelf.sources, values, shelf.claims, faults)
    told = [str(fault) for fault in faults.found]
    assert any(line.startswith(f"content/{place}") and advice in line for line in told), told


def test_one_fault_stops_the_bot_and_is_one_line(spoilt: Path) -> None:
    replace(DA, "date: 2025-04-22", "date: 2025-04-23")(spoilt)
    with pytest.raises(ContentError) as caught:
        library.load(spoilt)
    assert len(caught.value.faults) == 1


def test_a_clinic_without_news_needs_no_folder(spoilt: Path) -> None:
    shutil.rmtree(spoilt / "news")
    assert library.load(spoilt).news == {}
