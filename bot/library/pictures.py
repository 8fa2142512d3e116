"""Pictures of topics: an image alone on a line of the Markdown, its file in `content/pictures`."""

import re
from collections.abc import Sequence

from bot.library.markdown import Image
from bot.library.source import Document, Faults
from bot.model.pictures import Picture

_PICTURE = re.compile(r"\.\./\.\./pictures/(?P<name>[a-z0-9-]+\.png)")


def load_picture(document: Document, images: Sequence[Image], faults: Faults) -> Picture | None:
    """Return the picture of a page, if it has one, noting what is wrong with it."""
    for image in images[1:]:
        faults.add(document.path, _line(document, image), "one picture a page: start a page (***)")
    if not images:
        return None
    image, line = images[0], _line(document, images[0])
    if not image.alone:
        faults.add(document.path, line, "give the picture a paragraph of its own: one line")
    if not image.alt:
        faults.add(document.path, line, "say between [ and ] what the picture shows")
    named = _PICTURE.fullmatch(image.target)
    path = faults.root / "pictures" / named["name"] if named else None
    if path is None or not path.is_file():
        advice = f"there is no picture `{image.target}`: write ../../pictures/<name>.png"
        faults.add(document.path, line, advice)
        return None
    return Picture(path.name, image.alt, path.read_bytes())


def _line(document: Document, image: Image) -> int:
    return image.line + document.rest_line - 1
