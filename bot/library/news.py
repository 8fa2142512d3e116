"""News: `content/news/<date>-<slug>/<language>.md`. There may be none."""

import re
from collections.abc import Mapping
from pathlib import Path

from bot.library import markdown
from bot.library.editions import check_files, check_placeholders
from bot.library.phrases import Phrases
from bot.library.source import Document, Faults, read_front_matter
from bot.library.sources import Sources, check_sources
from bot.model import claims
from bot.model.claims import Claims
from bot.model.language import PRIMARY
from bot.model.lix import lix
from bot.model.news import NEWS_LIMIT, NEWS_LIX, NewsEdition, NewsFrontMatter, NewsItem

NAME = re.compile(r"(?P<date>\d{4}-\d\d-\d\d)(-[a-z0-9]+)+")
NAME_LIMIT = 40
"""Characters of a folder's name: it travels in buttons (64 bytes)."""


Written = tuple[Document, NewsEdition]
"""A file, and what it makes."""


def load_news(
    content: Path,
    phrases: Mapping[str, Phrases],
    sources: Sources,
    values: dict[str, str] | None,
    listed: Claims | None,
    faults: Faults,
) -> dict[str, NewsItem]:
    """Read every piece of news in every language, the newest first, noting all faults.

    `values` fill the placeholders; None (the clinic's file is faulty) leaves them unchecked.
    `listed` is what no text may claim; None (its file is faulty) leaves that unchecked.
    """
    items: list[NewsItem] = []
    for path in sorted((content / "news").glob("*")):
        if path.is_dir():
            documents = _read(path, phrases, sources, values, faults)
            if PRIMARY in documents:
                _compare(documents, faults)
                _check_claims(documents, listed, faults)
                editions = {language: edition for language, (_, edition) in documents.items()}
                items.append(NewsItem(path.name, editions))
        elif path.suffix == ".md":
            advice = f"give it a folder of its own: news/<date>-<slug>/{PRIMARY}.md"
            faults.add(path, 1, advice)
    newest_first = sorted(items, key=lambda item: item.date, reverse=True)
    return {item.slug: item for item in newest_first}


def _read(
    folder: Path,
    phrases: Mapping[str, Phrases],
    sources: Sources,
    values: dict[str, str] | None,
    faults: Faults,
) -> dict[str, Written]:
    """Read a folder's files that can be read, each with its edition."""
    named = NAME.fullmatch(folder.name)
    if named is None or len(folder.name) > NAME_LIMIT:
        advice = (
            "name the folder by date and subject, 2026-03-31-shoulder, with a–z, 0–9 and -, "
            f"at most {NAME_LIMIT} characters"
        )
        faults.add(folder, 1, advice)
        return {}
    found: dict[str, Written] = {}
    for language in phrases:
        document = read_front_matter(folder / f"{language}.md", faults)
        front = document and document.validated(NewsFrontMatter, faults)
        if document and front:
            if front.date.isoformat() != named["date"]:
                advice = f"`date`: the folder says {named['date']}; give both the same"
                faults.add(document.path, document.line(("date",)), advice)
            check_sources(document, ("sources",), front.sources, sources, faults)
            check_placeholders(document, values, faults)
            found[language] = document, _edition(document, front, values, faults)
    check_files(folder, phrases, faults)
    return found


def _edition(
    document: Document, front: NewsFrontMatter, values: dict[str, str] | None, faults: Faults
) -> NewsEdition:
    first, *more = markdown.render(document.rest, values or {})
    _check_markup(document, [first, *more], faults)
    place, body = document.rest_line, first.text
    if not body:
        faults.add(document.path, place, "there is no text: write it")
    if (over := len(body) - NEWS_LIMIT) > 0:
        faults.add(document.path, place, f"{over} characters too long: shorten to {NEWS_LIMIT}")
    if (measured := lix(body.plain)) > NEWS_LIX:
        advice = f"LIX {measured:.0f} is over {NEWS_LIX}: shorter sentences, shorter words"
        faults.add(document.path, place, advice)
    return NewsEdition(front, body)


def _check_markup(document: Document, pages: list[markdown.Rendered], faults: Faults) -> None:
    """Note what a topic may have and a piece of news may not."""
    above = document.rest_line - 1
    for page in pages[1:]:
        faults.add(document.path, page.line + above - 1, "news is one page: remove the `***`")
    for page in pages:
        for image in page.images:
            faults.add(document.path, image.line + above, "news has no pictures: remove this one")
        for link in page.links:
            if link.slug or link.leads_nowhere:
                advice = f"`{link.target}` leads nowhere: for a topic, write `topic:` on top"
                faults.add(document.path, link.line + above, advice)


def _compare(documents: Mapping[str, Written], faults: Faults) -> None:
    """Note where the topic is not the first language's, or is none."""
    first, edition = documents[PRIMARY]
    topic = edition.front.topic
    if topic and not (faults.root / "topics" / topic).is_dir():
        line = first.line(("topic",))
        faults.add(first.path, line, f"there is no topic `{topic}`: choose another")
    for document, other in documents.values():
        if other.front.topic != topic:
            advice = f"`topic`: {PRIMARY}.md says {topic}; give both the same"
            faults.add(document.path, document.line(("topic",)), advice)


def _check_claims(documents: Mapping[str, Written], listed: Claims | None, faults: Faults) -> None:
    """Note what would keep a clinic's post from going out, too."""
    for document, edition in documents.values():
        text = f"{edition.front.title}\n{edition.body.plain}"
        for said in claims.found(listed.block, text) if listed else ():
            advice = f"“{said}” promises an effect: say it without"
            faults.add(document.path, document.rest_line, advice)
