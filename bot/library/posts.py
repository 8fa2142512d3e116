"""A clinic post from a file: YAML front matter, Markdown, and the pictures that stand beside it."""

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import unquote

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from bot.library import Library, markdown
from bot.library.markdown import Rendered
from bot.library.source import Document, Faults, read_front_matter
from bot.library.stills import LARGEST, why_not
from bot.model.posts import ALBUM_LIMIT, TITLE_LIMIT, Attachment, Audience, Post, title_of
from bot.model.subscribers import Track
from bot.model.text import Text
from bot.model.topics import Word

NAME_LIMIT = 100
"""Characters kept of a file's name: its end."""


def _as_written(at: Any) -> Any:
    """Give back as text what YAML has read as a date."""
    return at.isoformat() if isinstance(at, date) else at


class FrontMatter(BaseModel):
    """What stands above the text of a post; none of it has to."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Annotated[Word, Field(max_length=TITLE_LIMIT)] | None = None
    link: Word | None = None
    topic: Word | None = None
    audience: Word = "all"
    at: Annotated[Word | None, BeforeValidator(_as_written)] = None
    pictures: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class PostFile:
    """A post as its file has it: `at` is when it is to go out, in the words of whoever wrote it.

    `digest` is that of all there is in the file and in its pictures.
    """

    document: Document
    post: Post
    at: str | None
    digest: str

    def line_of(self, words: str) -> int:
        """Return the line of the text that has these words, or else the first with any."""
        lines = list(enumerate(self.document.rest.splitlines(), self.document.rest_line))
        having = [line for line, said in lines if words and words.lower() in said.lower()]
        written = [line for line, said in lines if said.strip()]
        return next(iter(having + written), self.document.rest_line)


def load_post(path: Path, shelf: Library, faults: Faults) -> PostFile | None:
    """Read a post's file, noting all that is wrong with it; None where it cannot be read."""
    document = read_front_matter(path, faults)
    if document is None:
        return None
    front = document.validated(FrontMatter, faults)
    if front is None:
        return None
    rendered, text = _text(document, shelf, faults)
    title = front.title or title_of(text.plain)
    if not title.isprintable():
        faults.add(path, document.line(("title",)), "`title`: write one line of letters")
    if front.topic and front.topic not in shelf.topics:
        advice = f"`topic`: there is no {front.topic}: choose from {', '.join(shelf.topics)}"
        faults.add(path, document.line(("topic",)), advice)
    try:
        audience = audience_of(front.audience, shelf.phrases)
    except ValueError as error:
        faults.add(path, document.line(("audience",)), f"`audience`: {error}")
        audience = Audience()
    pictures = tuple(_pictures(document, front, rendered, faults))
    post = Post(0, title, text, pictures, front.link, front.topic, audience)
    return PostFile(document, post, front.at, _digest(path, pictures))


def audience_of(text: str, languages: Collection[str]) -> Audience:
    """Return an audience by its name.

    Raises:
        ValueError: there is none of that name; the text says which there are.
    """
    there = [
        Audience(),
        *(Audience(language=language) for language in languages),
        *(Audience(track=track) for track in Track),
    ]
    named = {str(audience): audience for audience in there}
    if text not in named:
        raise ValueError(f"choose from {', '.join(named)}")
    return named[text]


def _text(document: Document, shelf: Library, faults: Faults) -> tuple[list[Rendered], Text]:
    path, above = document.path, document.rest_line - 1
    values = shelf.clinic.placeholders()
    for name, line in markdown.placeholders(document.rest):
        if name not in values:
            known = ", ".join(f"{{{value}}}" for value in values)
            advice = f"{{{name}}} is not a placeholder: use one of {known}"
            faults.add(path, line + above, advice)
    rendered = markdown.render(document.rest, values)
    for page in rendered[1:]:
        advice = f"a post is one message: remove the `{markdown.PAGE_BREAK}`"
        faults.add(path, page.line - 1 + above, advice)
    for link in (link for page in rendered for link in page.links):
        if link.slug:
            advice = f"a post links to a topic by a button: write `topic: {link.slug}` on top"
            faults.add(path, link.line + above, advice)
        elif link.leads_nowhere:
            advice = f"`{link.target}` leads nowhere: write https://…"
            faults.add(path, link.line + above, advice)
    return rendered, rendered[0].text


def _pictures(
    document: Document, front: FrontMatter, rendered: list[Rendered], faults: Faults
) -> Iterator[Attachment]:
    """Yield the pictures, those of the list before those of the text, each once."""
    wanted: dict[str, int] = {}
    for number, name in enumerate(front.pictures):
        wanted.setdefault(name, document.line(("pictures", number)))
    for image in (image for page in rendered for image in page.images):
        line = image.line + document.rest_line - 1
        if not image.alone:
            faults.add(document.path, line, "give the picture a paragraph of its own: one line")
        wanted.setdefault(unquote(image.target), line)
    for number, (name, line) in enumerate(wanted.items(), 1):
        if number > ALBUM_LIMIT:
            advice = (
                f"a post has {ALBUM_LIMIT} pictures at most: remove {len(wanted) - ALBUM_LIMIT}"
            )
            faults.add(document.path, line, advice)
            return
        content = _content(document.path.parent, name)
        if isinstance(content, bytes):
            yield Attachment("photo", Path(name).name[-NAME_LIMIT:], content=content)
        else:
            faults.add(document.path, line, content)


def _content(folder: Path, name: str) -> bytes | str:
    """Return what is in a picture's file, or what to do about it."""
    if "://" in name:
        return f"`{name}` is on the web: save the picture beside this file, and name it here"
    path = folder / name
    if Path(name).is_absolute() or ".." in Path(name).parts or not path.is_file():
        return f"there is no file `{name}` beside this one: put it there, or correct its name"
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        return f"`{name}` cannot be read: {error.strerror}"
    advice = why_not(content)
    return f"`{name}` {advice}" if advice else content


def _digest(path: Path, pictures: Collection[Attachment]) -> str:
    whole = hashlib.sha256(path.read_bytes())
    for picture in pictures:
        whole.update(hashlib.sha256(picture.content or b"").digest())
    return whole.hexdigest()
