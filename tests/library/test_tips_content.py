"""The tips that readers get, and what is told of tips they must not get."""

import re
import shutil
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from bot import library
from bot.errors import ContentError
from bot.library import Library
from bot.model.lix import lix
from bot.model.subscribers import Track
from bot.model.tips import SITUATIONS, Course
from tests.library.spoiling import Spoil, replace

COURSE = "tips/pregnancy.yaml"
AFTER = "tips/after-birth.yaml"
CARD = "tips/night-card.yaml"


@pytest.fixture(params=Track)
def course(request: pytest.FixtureRequest, shelf: Library) -> Course:
    return shelf.tips.courses[request.param]


def shown(course: Course, slug: str) -> str:
    (tip,) = (each for each in course.current if each.slug == slug)
    return tip.editions["da"].shown


def test_there_are_tips_for_two_months_and_for_two_weeks_after_birth(shelf: Library) -> None:
    assert len(shelf.tips.courses[Track.PREGNANCY].current) >= 62
    assert len(shelf.tips.courses[Track.AFTER_BIRTH].current) >= 15


def test_a_tip_is_short_easy_and_in_every_language(course: Course, shelf: Library) -> None:
    for tip in course.current:
        assert set(tip.editions) == set(shelf.phrases)
        for edition in tip.editions.values():
            assert len(edition.shown) <= 350, tip.slug
            assert lix(edition.shown) <= 34, tip.slug
        assert tip.topic in shelf.topics
        assert set(tip.sources) <= set(shelf.sources)


def test_the_whole_course_comes_once_before_it_begins_again(course: Course) -> None:
    sent: list[str] = []
    following, began_again = course.next_after(None)
    while not began_again:
        sent.append(following.slug)
        following, began_again = course.next_after(following.slug)
    assert max(Counter(sent).values()) == 1
    assert sent == [tip.slug for tip in course.current]


def test_two_days_running_never_have_the_same_theme(course: Course) -> None:
    for yesterday, today in pairwise(course.current):
        assert yesterday.theme != today.theme, today.slug


def test_every_situation_has_a_tip_today_and_in_pregnancy_four(shelf: Library) -> None:
    for track, course in shelf.tips.courses.items():
        for situation in SITUATIONS:
            days = [date(2026, 11, day) for day in range(1, 31)]
            told = {course.fitting(situation, day).slug for day in days}
            assert len(told) >= (4 if track is Track.PREGNANCY else 1), situation


def test_the_course_opens_with_the_article_s_five_pieces_of_advice(shelf: Library) -> None:
    first = shelf.tips.courses[Track.PREGNANCY].current[:5]
    assert [tip.theme for tip in first] == ["stairs", "lifting", "walking", "sleep", "sitting"]
    assert all("article" in tip.sources for tip in first)


def test_the_first_week_does_not_frighten(shelf: Library) -> None:
    for tip in shelf.tips.courses[Track.PREGNANCY].current[:7]:
        for edition in tip.editions.values():
            assert shelf.clinic.numbers.emergency not in edition.shown
            assert not re.search(r"blod|bløder|blood|bleed", edition.shown), tip.slug


def test_less_movement_is_a_call_now_and_early_in_the_course(shelf: Library) -> None:
    course = shelf.tips.courses[Track.PREGNANCY]
    assert "know-the-movements" in [tip.slug for tip in course.current[:14]]
    text = shown(course, "know-the-movements")
    assert "ring til fødemodtagelsen nu" in text
    assert "Læg dig ikke for at vente og se" in text
    assert "uge 24" in text


def test_every_sign_to_call_about_has_had_its_tip_within_two_months(shelf: Library) -> None:
    first = shelf.tips.courses[Track.PREGNANCY].current[:62]
    told = " ".join(tip.editions["da"].shown for tip in first if tip.topic == "when-to-call")
    for sign in (
        "bløder", "siver der vand", "mindre liv", "hovedpine", "flimren", "under ribbenene",
        "med jævne mellemrum", "fået et slag", "Feber", "når du tisser", "den ene læg",
        "følelsesløs i skridtet", "Svaghed i begge ben", "Ved kraftig blødning", "smerter i maven",
    ):  # fmt: skip
        assert sign.lower() in told.lower(), sign


def test_no_tip_speaks_of_weight_diagnoses_weeks_or_phone_numbers(course: Course) -> None:
    for tip in course.current:
        for edition in tip.editions.values():
            text = edition.shown
            assert not re.search(r"\d ?kg|\d kilo|du har bækken|\bguldklump|garanter", text), text
            assert not re.search(r"\d{4}|\d\d \d\d", text), text
            if tip.theme != "calling":
                assert not re.search(r"\buge \d|\bweek \d", text), tip.slug


def test_the_night_card_ends_with_whom_to_call(shelf: Library) -> None:
    card = shelf.tips.night_card
    assert set(card.editions) == set(shelf.phrases)
    for language, edition in card.editions.items():
        assert len(edition.shown) <= 700
        assert lix(edition.shown) <= 30
        last = edition.steps[-1]
        assert {"da": "fødemodtagelsen nu", "en": "maternity unit now"}[language] in last
        assert {"da": "mindre liv", "en": "less movement"}[language] in last
        assert shelf.clinic.numbers.emergency in last


# Faults: what is spoilt; the file that must be named; a word of the advice.


def written_once_more(path: str, *, retired: bool, below: bool) -> Spoil:
    """Write the second tip of a file once more, slightly changed, on top or at the end."""

    def spoil(content: Path) -> None:
        head, *tips = re.split(r"(?m)^(?=  - slug: )", (content / path).read_text(encoding="utf-8"))
        copy = re.sub(r"slug: .*", "slug: once-more", tips[1], count=1)
        copy = re.sub(r"theme: .*", "theme: other", copy).replace("og", "samt")
        if retired:
            tips[1] = tips[1].replace("revision: 1\n", "revision: 1\n    retired: true\n")
        tips = [*tips, copy.rstrip() + "\n"] if below else [copy, *tips]
        (content / path).write_text(head + "".join(tips), encoding="utf-8")

    return spoil


FAULTS: list[tuple[Spoil, str, str]] = [
    (lambda content: (content / CARD).unlink(), f"{CARD}:1", "missing"),
    (replace(COURSE, "topic: practical", "topic: praktical"), f"{COURSE}:", "there is no topic"),
    (replace(COURSE, "sources: [article", "sources: [artikel"), f"{COURSE}:", "sources.yaml"),
    (replace(CARD, "sources: [", "sources: [artikel, "), f"{CARD}:5", "sources.yaml"),
    (replace(COURSE, "situations: [stairs]", "situations: [trapper]"), f"{COURSE}:", "'stairs'"),
    (replace(AFTER, "situations: [car]", "situations: []"), f"{AFTER}:6", "`car` fits 0 tips"),
    (replace(COURSE, "theme: lifting", "theme: stairs"), f"{COURSE}:", "has this theme too"),
    (replace(COURSE, "theme: stairs", "themme: stairs"), f"{COURSE}:", "correct its spelling"),
    (replace(COURSE, "    en:\n", "    nb:\n"), f"{COURSE}:", "add `en:`"),
    (replace(COURSE, "    en:\n", "    nb:\n"), f"{COURSE}:", "no phrases/nb.ftl"),
    (replace(CARD, "\nen:\n", "\nnb:\n"), f"{CARD}:3", "add `en:`"),
    (replace(COURSE, "why: Samler", "why: " + "Så. " * 90), f"{COURSE}:", "shorten to 350"),
    (replace(COURSE, "why: Samler", "why: " + "menneskerettigheder " * 9), f"{COURSE}:", "LIX"),
    (replace(CARD, "- Pust ud", "- " + "Pust ud. " * 90), f"{CARD}:", "shorten to 700"),
    (replace(CARD, "{call.emergency}", "{call.akut}"), f"{CARD}:", "{call.akut} is not a place"),
    (replace(COURSE, "slug: carry", "slug: Carry"), f"{COURSE}:", "`tips.1.slug`"),
    (replace(AFTER, "slug: let-others-carry", "slug: one-in-five"), f"{AFTER}:7", "has this slug"),
    (
        replace(COURSE, "slug: one-stair-at-a-time", "slug: one-in-five\n    retired: true"),
        f"{COURSE}:",
        "is retired and keeps its slug",
    ),
    (replace(COURSE, "reviewed_on: null", "reviewed_on: 2026-12-01"), f"{COURSE}:", "together"),
    (written_once_more(COURSE, retired=False, below=True), f"{COURSE}:", "say something else"),
    (written_once_more(COURSE, retired=True, below=True), f"{COURSE}:", "would get it twice"),
]


@pytest.fixture
def spoilt(content: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(content, tmp_path / "content"))


@pytest.mark.parametrize(("spoil", "place", "advice"), FAULTS)
def test_a_fault_is_named_with_its_place_and_what_to_do(
    spoil: Spoil, place: str, advice: str, spoilt: Path
) -> None:
    spoil(spoilt)
    with pytest.raises(ContentError) as caught:
        library.load(spoilt)
    told = [str(fault) for fault in caught.value.faults]
    assert any(line.startswith(f"content/{place}") and advice in line for line in told), told


def test_a_tip_that_moves_up_keeps_its_words(spoilt: Path) -> None:
    written_once_more(COURSE, retired=True, below=False)(spoilt)
    moved = library.load(spoilt).tips.courses[Track.PREGNANCY]
    assert moved.current[0].slug == "once-more"


def test_repeats_are_told_across_the_two_courses(spoilt: Path) -> None:
    text = (spoilt / COURSE).read_text(encoding="utf-8")
    tips = re.split(r"(?m)^(?=  - slug: )", text)
    with (spoilt / AFTER).open("a", encoding="utf-8") as after:
        after.write("\n" + tips[4].replace("slug: ", "slug: again-"))
    with pytest.raises(ContentError, match=r"after-birth\.yaml:\d+: much like `pillow-between"):
        library.load(spoilt)
