"""Topics: `content/topics/<slug>/<language>.md`."""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from bot.library import markdown
from bot.library.editions import check_files, check_placeholders
from bot.library.markdown import Rendered
from bot.library.phrases import MissingPhraseError, Phrases
from bot.library.pictures import load_picture
from bot.library.source import Document, Faults, read_front_matter
from bot.library.sources import Sources, backing, check_sources
from bot.model.language import PRIMARY
from bot.model.lix import lix, words
from bot.model.text import CAPTION_LIMIT, MESSAGE_LIMIT, Text, bold, italic, join
from bot.model.topics import (
    TOPIC_LIX,
    WHEN_TO_CALL,
    WHEN_TO_CALL_LIX,
    Edition,
    FrontMatter,
    Page,
    Topic,
)

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
SLUG_LIMIT = 32
"""Characters of a slug: it travels in buttons (64 bytes) and deep links (64 characters)."""


def load_topics(
    content: Path,
    phrases: Mapping[str, Phrases],
    sources: Sources,
    values: dict[str, str] | None,
    faults: Faults,
) -> dict[str, Topic]:
    """Read every topic in every language, in the order of the menu, noting all faults.

    `values` fill the placeholders; None (the clinic's file is faulty) leaves them unchecked.
    """
    folders = [path for path in sorted((content / "topics").glob("*")) if path.is_dir()]
    slugs = {folder.name for folder in folders}
    if WHEN_TO_CALL not in slugs:
        faults.add(
            content / "topics" / WHEN_TO_CALL / f"{PRIMARY}.md",
            1,
            "this topic must exist: write it",
        )
    topics: dict[str, Topic] = {}
    taken: dict[int, str] = {}
    for folder in folders:
        topic = _load_topic(folder, phrases, values, sources, slugs, faults)
        if topic:
            topics[topic.slug] = topic
            _check_order(folder, topic, taken, faults)
    return dict(sorted(topics.items(), key=lambda item: item[1].order))


def _load_topic(
    folder: Path,
    phrases: Mapping[str, Phrases],
    values: dict[str, str] | None,
    sources: Sources,
    slugs: set[str],
    faults: Faults,
) -> Topic | None:
    if not SLUG.fullmatch(folder.name) or len(folder.name) > SLUG_LIMIT:
        advice = f"name the folder with a–z, 0–9 and -, at most {SLUG_LIMIT} characters"
        faults.add(folder, 1, advice)
        return None
    editions: dict[str, Edition] = {}
    documents: dict[str, Document] = {}
    for language, say in phrases.items():
        document = read_front_matter(folder / f"{language}.md", faults)
        front = document and document.validated(FrontMatter, faults)
        if document and front:
            pages = markdown.render(document.rest, values or {})
            _check_markdown(document, pages, slugs, values, faults)
            check_sources(document, ("sources",), front.sources, sources, faults)
            documents[language] = document
            editions[language] = _edition(document, front, pages, sources, say, faults)
    check_files(folder, phrases, faults)
    if PRIMARY not in editions:
        return None
    _compare(documents, editions, faults)
    return Topic(folder.name, editions[PRIMARY].front.order, editions)


def _edition(
    document: Document,
    front: FrontMatter,
    rendered: Sequence[Rendered],
    sources: Sources,
    say: Phrases,
    faults: Faults,
) -> Edition:
    pages = []
    for number, page in enumerate(rendered, 1):
        line = page.line + document.rest_line - 1
        if not page.text:
            faults.add(document.path, line, "this page is empty: write it or remove the `***`")
        picture = load_picture(document, page.images, faults)
        alt = italic(picture.alt) if picture else ""
        footer = _footer(front, sources, say, faults) if number == len(rendered) else ""
        text = join("\n\n", [bold(front.title), page.text, alt, footer])
        limit = CAPTION_LIMIT if picture else MESSAGE_LIMIT
        if len(text) > limit:
            kind = "a picture's caption" if picture else "a message"
            advice = f"{len(text) - limit} characters too long for {kind}: start a page (***)"
            faults.add(document.path, line, advice)
        see_also = dict.fromkeys(link.slug for link in page.links if link.slug)
        pages.append(Page(text, page.text, tuple(see_also), picture))
    prose = "\n".join(page.text.plain for page in rendered)
    measured = lix(prose)
    limit = WHEN_TO_CALL_LIX if document.path.parent.name == WHEN_TO_CALL else TOPIC_LIX
    if measured > limit:
        advice = f"LIX {measured:.0f} is over {limit}: shorter sentences, shorter words"
        faults.add(document.path, document.rest_line, advice)
    return Edition(front, tuple(pages), len(words(prose)), measured)


def _footer(front: FrontMatter, sources: Sources, say: Phrases, faults: Faults) -> Text:
    cited = [sources[name] for name in front.sources if name in sources]
    try:
        return backing(cited, front.certainty, front, say)
    except MissingPhraseError as missing:
        faults.add(faults.root / "phrases" / f"{say.language}.ftl", 1, missing.advice)
        return Text("")


def _check_markdown(
    document: Document,
    pages: Sequence[Rendered],
    slugs: set[str],
    values: dict[str, str] | None,
    faults: Faults,
) -> None:
    check_placeholders(document, values, faults)
    for page in pages:
        for link in page.links:
            line = link.line + document.rest_line - 1
            if link.leads_nowhere:
                faults.add(
                    document.path,
                    line,
                    f"`{link.target}` leads nowhere: write ../<slug>/{PRIMARY}.md",
                )
            elif link.slug and link.slug not in slugs:
                faults.add(document.path, line, f"there is no topic `{link.slug}`: mend the link")


def _check_order(folder: Path, topic: Topic, taken: dict[int, str], faults: Faults) -> None:
    for language, edition in topic.editions.items():
        if edition.front.order != topic.order:
            advice = f"`order`: {PRIMARY}.md says {topic.order}; give both the same"
            faults.add(folder / f"{language}.md", 1, advice)
            return
    if (other := taken.setdefault(topic.order, topic.slug)) != topic.slug:
        advice = f"`order`: {topic.order} is taken by {other}; give another number"
        faults.add(folder / f"{PRIMARY}.md", 1, advice)


def _compare(
    documents: Mapping[str, Document], editions: Mapping[str, Edition], faults: Faults
) -> None:
    """Note where a language departs from the first one's order, pages or placeholders."""
    first = editions[PRIMARY]
    wanted = _names(markdown.placeholders(documents[PRIMARY].rest))
    for language, edition in editions.items():
        document = documents[language]
        if len(edition.pages) != len(first.pages):
            advice = f"{PRIMARY}.md has {len(first.pages)} pages, this has {len(edition.pages)}"
            faults.add(document.path, document.rest_line, advice + ": break both alike (***)")
        if (ours := _names(markdown.placeholders(document.rest))) != wanted:
            names = ", ".join(f"{{{name}}}" for name in sorted(ours ^ wanted))
            advice = f"{names}: use the same placeholders as {PRIMARY}.md"
            faults.add(document.path, document.rest_line, advice)


def _names(found: Iterable[tuple[str, int]]) -> set[str]:
    return {name for name, _ in found}
