"""What texts rest on: `content/sources.yaml`, and how readers see it cited."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from pydantic import RootModel

from bot.library.advice import Place
from bot.library.phrases import Phrases
from bot.library.source import Document, Faults, read_yaml
from bot.model.review import Reviewed
from bot.model.text import Text, bold, join, plain
from bot.model.topics import Claim, Source

Sources = Mapping[str, Source]


def load_sources(path: Path, faults: Faults) -> Sources:
    """Read all sources by their ids."""
    document = read_yaml(path, faults)
    found = document and document.validated(RootModel[dict[str, Source]], faults)
    return found.root if found else {}


def check_sources(
    document: Document, place: Place, cited: Iterable[str], sources: Sources, faults: Faults
) -> None:
    """Note each id of the list at `place` that is no source."""
    for index, name in enumerate(cited):
        if name not in sources:
            line = document.line((*place, index))
            faults.add(document.path, line, f"`{name}` is not in sources.yaml: add it there")


def check_cited(path: Path, sources: Sources, cited: Iterable[str], faults: Faults) -> None:
    """Note each source that no text is built on."""
    for name in sorted(set(sources) - set(cited)):
        faults.add(path, 1, f"`{name}` backs nothing: cite it or remove it")


def backing(
    cited: Iterable[Source], claims: Iterable[Claim], review: Reviewed, say: Phrases
) -> Text:
    """Return the fold-out note under a text: sources, certainty, and who has reviewed it.

    Raises:
        MissingPhraseError: a phrase is missing.
    """
    listed = [
        plain(source.label).marked("text_link", str(source.url)) if source.url else source.label
        for source in cited
    ]
    certain = [f"{claim.claim}: {say(f'certainty-{claim.level}')}" for claim in claims]
    lines = [bold(say("sources")), *listed]
    if certain:
        lines += [bold(say("certainty")), *certain]
    lines.append(
        say("reviewed", by=review.reviewed_by, on=review.reviewed_on)
        if review.reviewed_by
        else say("unreviewed")
    )
    return join("\n", lines).marked("expandable_blockquote")
