"""Content files as data that still knows which line each thing stands on."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from bot.errors import Fault
from bot.library.advice import Place, advices

M = TypeVar("M")

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Faults:
    """Everything found wrong so far; loading goes on so that one run names it all."""

    root: Path
    found: list[Fault] = field(default_factory=list)

    def add(self, path: Path, line: int, advice: str) -> None:
        """Note one fault; a path in the folder that holds `root` is told relative to it."""
        above = self.root.parent
        told = path.relative_to(above) if path.is_relative_to(above) else path
        self.found.append(Fault(told, line, advice))


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML mapping and where its parts stand (`lines` by path of keys and indexes)."""

    path: Path
    data: Any
    lines: dict[Place, int]
    rest: str = ""
    rest_line: int = 1

    def line(self, place: Iterable[str | int]) -> int:
        """Return the line of the innermost part of `place` that is there."""
        path = tuple(place)
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def validated(self, kind: type[M], faults: Faults) -> M | None:
        """Return the data as `kind` (a pydantic model or any type), or None with faults noted."""
        try:
            return TypeAdapter(kind).validate_python(self.data)
        except ValidationError as error:
            for place, advice in advices(error):
                faults.add(self.path, self.line(place), advice)
            return None


def read_text(path: Path, faults: Faults) -> str | None:
    """Return the file's text, or None with the fault noted."""
    try:
        return path.read_text(encoding="utf-8-sig")  # some editors begin UTF-8 with a mark
    except FileNotFoundError:
        faults.add(path, 1, "this file is missing: write it")
    except UnicodeDecodeError as error:
        faults.add(path, error.object[: error.start].count(b"\n") + 1, "save the file as UTF-8")
    except OSError as error:
        faults.add(path, 1, f"the file cannot be read: {error.strerror}")
    return None


def read_yaml(path: Path, faults: Faults) -> Document | None:
    """Read a YAML file that holds one mapping."""
    text = read_text(path, faults)
    return None if text is None else _parse(path, text, 0, faults)


def read_front_matter(path: Path, faults: Faults) -> Document | None:
    """Read a Markdown file with YAML between two lines of `---` on top; `rest` is the Markdown."""
    text = read_text(path, faults)
    if text is None:
        return None
    lines = text.splitlines()
    if not lines or lines[0].rstrip() != "---":
        faults.add(path, 1, "begin the file with `---`, then `name: value` lines, then `---`")
        return None
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if end is None:
        faults.add(path, 1, "end the front matter with a line of `---`")
        return None
    document = _parse(path, "\n".join(lines[1:end]), 1, faults)
    if document is None:
        return None
    return Document(path, document.data, document.lines, "\n".join(lines[end + 1 :]), end + 2)


def _parse(path: Path, text: str, lines_above: int, faults: Faults) -> Document | None:
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        data = loader.construct_document(node) if node is not None else {}
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = (mark.line if mark else 0) + 1 + lines_above
        faults.add(path, line, f"this is not YAML: {error.problem or error.context}")
        return None
    except (yaml.YAMLError, ValueError) as error:
        faults.add(path, 1 + lines_above, f"this is not YAML: {error}")
        return None
    finally:
        loader.dispose()
    lines: dict[Place, int] = {}
    if node is not None:
        _note_lines(node, (), lines, lines_above + 1)
    document = Document(path, data, lines)
    if not isinstance(data, dict):
        faults.add(path, 1 + lines_above, "write `name: value` lines here")
        return None
    for key, line in _doubled(node):
        faults.add(path, line + lines_above + 1, f"`{key}` stands here twice: keep one")
    return document


def _note_lines(node: Any, place: Place, lines: dict[Place, int], above: int) -> None:
    lines.setdefault(place, node.start_mark.line + above)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            lines[(*place, key.value)] = key.start_mark.line + above
            _note_lines(value, (*place, key.value), lines, above)
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            _note_lines(item, (*place, index), lines, above)


def _doubled(node: Any) -> Iterable[tuple[str, int]]:
    """Yield keys that a mapping gives twice (YAML would silently keep the last)."""
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                yield key.value, key.start_mark.line
            seen.add(key.value)
            yield from _doubled(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _doubled(item)


def check_languages(
    document: Document,
    place: Place,
    listed: Collection[str],
    languages: Collection[str],
    faults: Faults,
) -> None:
    """Note which of the languages are not listed at a place, and which are listed but unknown."""
    for language in sorted(set(languages) - set(listed)):
        faults.add(document.path, document.line(place), f"add `{language}:`")
    for language in sorted(set(listed) - set(languages)):
        advice = f"there is no phrases/{language}.ftl: write it or remove `{language}:`"
        faults.add(document.path, document.line((*place, language)), advice)
