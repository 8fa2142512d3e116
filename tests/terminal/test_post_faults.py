"""A post's file: every fault is told at once, as file:line: what to do, and nothing is stored."""

import textwrap
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.chat.visit import Visit
from bot.errors import Fault, PostFileError
from bot.library import Library
from bot.terminal import reading
from bot.terminal.order import Order
from bot.terminal.reading import prepared
from tests.store.people import NOW
from tests.terminal.stills import film, moving, phone_picture, picture

BEGINS = "title: Nyt hold"
POST = """---
title: Nyt hold
topic: nights
audience: language:da
pictures: [hold.jpg]
---
Et nyt hold for gravide begynder på onsdag. Der er plads til otte, og vi tager det med ro.
"""
ELEVEN = "pictures:\n" + "\n".join(f"  - {number}.jpg" for number in range(11))
HOLD = "pictures: [hold.jpg]"
LAST = "med ro.\n"


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A post without a fault, with its picture; and a database that nobody has made."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'none.db'}")
    (tmp_path / "hold.jpg").write_bytes(picture())
    (tmp_path / "post.md").write_text(POST, encoding="utf-8")
    return tmp_path / "post.md"


# What is replaced, and by what; the line to be named, by how it begins; a word of the advice.
FAULTS = [
    ("---\ntitle", "title", "title:", "begin the file with `---`"),
    ("jpg]\n---\n", "jpg]\n", "---", "end the front matter"),
    (BEGINS, "title: [Nyt", "topic:", "not YAML"),
    (BEGINS, "titel: Nyt hold", "titel:", "`titel` is not known here"),
    (BEGINS, f"title: {'Nyt hold ' * 9}", "title:", "shorten to 60"),
    (BEGINS, 'title: "Nyt\\0hold"', "title:", "one line of letters"),
    (BEGINS, f"{BEGINS}\n{BEGINS}", BEGINS, "stands here twice"),
    ("topic: nights", "topic: hold", "topic:", "there is no hold: choose from what-it-is"),
    ("language:da", "language:no", "audience:", "choose from all, language:da, language:en, track"),
    ("language:da", "track:birth", "audience:", "track:after-birth"),
    (BEGINS, "link: klinik.dk", "link:", "The button's link cannot be used"),
    (BEGINS, "at: 2020-01-01 10:00", "at:", "“2020-01-01 10:00” is past"),
    (BEGINS, "at: 2020-01-01 10:00:00", "at:", "is past"),
    (BEGINS, "at: 2020-01-01", "at:", "is past"),
    (BEGINS, "at: fredag", "at:", "Write day and time"),
    (BEGINS, "at: 14:30", "at:", "put it in quotes"),
    (HOLD, "pictures: [nej.jpg]", "pictures:", "there is no file `nej.jpg` beside this one"),
    (HOLD, "pictures: [../hold.jpg]", "pictures:", "there is no file `../hold.jpg`"),
    (HOLD, "pictures: [/etc/passwd]", "pictures:", "beside this one"),
    (HOLD, "pictures: hold.jpg", "pictures:", "give a list"),
    (HOLD, 'pictures: ["https://klinik.dk/a.jpg"]', "pictures:", "is on the web"),
    (HOLD, "pictures: [moves.gif]", "pictures:", "is a GIF"),
    (HOLD, "pictures: [gif.jpg]", "pictures:", "only still pictures may go out (health marketing)"),
    (HOLD, "pictures: [moves.png]", "pictures:", "an animated PNG"),
    (HOLD, "pictures: [moves.webp]", "pictures:", "an animated WEBP"),
    (HOLD, "pictures: [film.jpg]", "pictures:", "is a film"),
    (HOLD, "pictures: [phone.jpg]", "pictures:", "save it as JPEG"),
    (HOLD, "pictures: [words.jpg]", "pictures:", "is no picture, or is damaged"),
    (HOLD, "pictures: [half.jpg]", "pictures:", "is no picture, or is damaged"),
    (HOLD, "pictures: [empty.jpg]", "pictures:", "is no picture, or is damaged"),
    (HOLD, "pictures: [heavy.jpg]", "pictures:", "is over 10 MB"),
    (HOLD, "pictures: [narrow.png]", "pictures:", "20 times the shorter"),
    (HOLD, ELEVEN, "- 10.jpg", "a post has 10 pictures at most: remove 1"),
    (LAST, "med ro.\n\n![Holdet](nej.jpg)\n", "![Holdet]", "there is no file `nej.jpg`"),
    (LAST, "med ro. ![Holdet](hold.jpg)\n", "Et nyt hold", "a paragraph of its own"),
    (LAST, "med ro.\n\n***\n\nMere.\n", "***", "a post is one message"),
    (LAST, "med ro.\n\n[Nætter](../nights/da.md)\n", "[Nætter]", "write `topic: nights` on top"),
    (LAST, "med ro.\n\n[Hold](hold.md)\n", "[Hold]", "leads nowhere"),
    (LAST, "med ro.\n\nKom {dag}.\n", "Kom", "{dag} is not a placeholder"),
    (LAST, "med ro.\n\nDet **fjerner smerter**.\n", "Det", "promises an effect"),
    (LAST, "med ro.\n\nSkriv 010190-1234.\n", "Et nyt hold", "CPR number"),
    (LAST, "med ro. " + "Kom. " * 900, "Et nyt hold", "characters too long"),
    (POST.partition("jpg]\n---\n")[2], "", "", "Write a text, too"),
]

FILES: Mapping[str, bytes] = {
    "moves.gif": moving("GIF"),
    "gif.jpg": picture("GIF"),
    "moves.png": moving("PNG"),
    "moves.webp": moving("WEBP"),
    "film.jpg": film(),
    "phone.jpg": phone_picture(),
    "words.jpg": b"Hej",
    "half.jpg": picture()[:-200],
    "empty.jpg": b"",
    "heavy.jpg": picture() + bytes(10 * 1024 * 1024),
    "narrow.png": picture("PNG", (2, 50)),
    **{f"{number}.jpg": picture() for number in range(11)},
}


def faults(shelf: Library) -> list[Fault]:
    """What is told of post.md, in English."""
    with pytest.raises(PostFileError) as told:
        prepared(Visit(shelf, "en"), Order(Path("post.md")), NOW)
    return list(told.value.faults)


@pytest.mark.parametrize(("old", "new", "line", "advice"), FAULTS, ids=[str(f[1:]) for f in FAULTS])
def test_a_fault_is_told_with_its_line(
    file: Path, shelf: Library, old: str, new: str, line: str, advice: str
) -> None:
    for name, content in FILES.items():
        file.with_name(name).write_bytes(content)
    assert POST.count(old) == 1
    file.write_text(POST.replace(old, new), encoding="utf-8")
    lines = [*file.read_text(encoding="utf-8").splitlines(), ""]
    told = faults(shelf)
    assert {fault.path for fault in told} == {Path("post.md")}
    found = [fault.line for fault in told if advice in fault.advice]
    assert found, told
    assert lines[found[0] - 1].strip().startswith(line)


@pytest.mark.parametrize(
    ("written", "line", "advice"),
    [
        (POST.encode("latin-1"), 7, "save the file as UTF-8"),
        (POST.encode("utf-16"), 1, "save the file as UTF-8"),
        (b"", 1, "begin the file with `---`, then `name: value` lines, then `---`"),
        (b"---\n---\n", 3, "There is nothing to send yet."),
    ],
    ids=["latin-1", "utf-16", "empty", "no words"],
)
def test_what_is_no_post_at_all_is_told(
    file: Path, shelf: Library, written: bytes, line: int, advice: str
) -> None:
    file.write_bytes(written)
    assert faults(shelf) == [Fault(Path("post.md"), line, advice)]


def test_all_faults_are_told_at_once_and_nothing_is_stored(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoilt = POST.replace("nights", "hold").replace("hold.jpg", "nej.jpg").replace(":da", ":no")
    file.write_text(spoilt + "\nDet er garanteret.\n", encoding="utf-8")
    assert main(["post", "post.md", "--yes"]) == 1
    told = [fault.split(": ")[0] for fault in capsys.readouterr().err.splitlines()]
    assert told == ["post.md:3", "post.md:4", "post.md:5", "post.md:9"]
    assert not file.with_name("none.db").exists()


def test_the_example_in_the_readme_is_a_post(file: Path, shelf: Library) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    written = readme.partition("Scripts publish a file")[2].partition(":\n\n")[2]
    example = written.partition("\n\n`.venv/bin/python -m bot post")[0]
    file.write_text(textwrap.dedent(example), encoding="utf-8")
    post = prepared(Visit(shelf, "en"), Order(Path("post.md")), NOW).post
    assert (post.title, post.topic, str(post.audience)) == ("Nyt hold", "nights", "language:da")
    assert post.due_at == datetime(2026, 3, 6, 13, 30, tzinfo=UTC)
    assert post.files[0].name == "hold.jpg"


@pytest.mark.parametrize("missing", ["none.md", "."])
def test_a_file_that_is_not_there_is_told(capsys: pytest.CaptureFixture[str], missing: str) -> None:
    assert main(["post", missing]) == 1
    assert "file" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("--audience", "language:no", "--audience: choose from all"),
        ("--at", "i går kl. 10", "--at: “i går kl. 10” is past"),
    ],
)
def test_what_is_asked_for_and_cannot_be_is_told(
    capsys: pytest.CaptureFixture[str], option: str, value: str, told: str
) -> None:
    assert main(["post", "post.md", option, value]) == 2
    assert capsys.readouterr().err.startswith(told)


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("hold.webp", picture("WEBP")),
        ("hold.png", picture("PNG")),
        ("hold.gif", picture("JPEG")),  # the name is no matter
        ("hold nu på.jpg", picture("MPO", save_all=True)),
    ],
    ids=["webp", "png", "jpeg", "mpo"],
)
def test_still_pictures_are_taken(file: Path, shelf: Library, name: str, taken: bytes) -> None:
    file.with_name(name).write_bytes(taken)
    whole = POST.replace(HOLD, "").replace(LAST, f"{LAST}\n![Holdet](<{name}>)\n")
    file.write_bytes(b"\xef\xbb\xbf" + whole.replace("\n", "\r\n").encode())
    post = prepared(Visit(shelf, "en"), Order(Path("post.md")), NOW).post
    assert [(file.name, file.content) for file in post.files] == [(name, taken)]
    assert post.title == "Nyt hold"
    assert post.text.plain.endswith("med ro.")


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("2026-03-06 14:30", datetime(2026, 3, 6, 13, 30, tzinfo=UTC)),
        ("2026-07-03T14:30:00", datetime(2026, 7, 3, 12, 30, tzinfo=UTC)),
        ("2026-03-06T14:30:00Z", datetime(2026, 3, 6, 14, 30, tzinfo=UTC)),
        ("fredag kl. 14.30", datetime(2026, 3, 6, 13, 30, tzinfo=UTC)),
        ("2028-03-06 14:30", None),
        ("2026-03-06", None),
    ],
)
def test_a_moment_is_read_as_computers_and_people_write_it(
    words: str, moment: datetime | None
) -> None:
    assert reading.moment(words, NOW) == moment
