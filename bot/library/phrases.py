"""The interface's own words, in Fluent (projectfluent.org), a file for each language.

`content/phrases` holds what readers see, `content/desk` what the clinic's staff see.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from bot.library.source import Faults, read_text
from bot.model.language import FALLBACK, PRIMARY

_NAME = re.compile(r"[A-Za-z][\w-]*")


class MissingPhraseError(LookupError):
    """A phrase, or a variable it needs, is not there; the text says what to do in which file."""

    def __init__(self, language: str, advice: str) -> None:
        super().__init__(advice)
        self.language, self.advice = language, advice


class Phrases:
    """One language's phrases. Call it with a phrase's id and its variables."""

    def __init__(self, language: str, *resources: ast.Resource) -> None:
        self.language = language
        entries = [entry for resource in resources for entry in resource.body]
        self.ids = frozenset(e.id.name for e in entries if isinstance(e, ast.Message))
        # Isolation marks would count as characters and show as boxes on some phones.
        self._bundle = FluentBundle([language], use_isolating=False)
        for resource in resources:
            self._bundle.add_resource(resource)

    def __call__(self, phrase: str, **variables: Any) -> str:
        """Return `phrase`, or `phrase.attribute`, with its `variables` filled in.

        Raises:
            MissingPhraseError: there is no such phrase, or a variable of it was not given.
        """
        name, _, attribute = phrase.partition(".")
        try:
            message = self._bundle.get_message(name)
            pattern = message.attributes[attribute] if attribute else message.value
        except KeyError:
            pattern = None
        if pattern is None:
            raise MissingPhraseError(self.language, f"add `{phrase}`")
        written, errors = self._bundle.format_pattern(pattern, variables)
        if errors:
            raise MissingPhraseError(self.language, f"`{phrase}`: {errors[0]}")
        return str(written)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A phrase as it stands in a file; `variables` is None where it could not be read."""

    line: int
    variables: frozenset[str] | None


def load_phrases(folders: Sequence[Path], faults: Faults) -> Mapping[str, Phrases]:
    """Read every language's phrases; each must have the phrases and variables of the first.

    Which languages there are, the first folder says.
    """
    stems = {path.stem for path in folders[0].glob("*.ftl")} | {PRIMARY, FALLBACK}
    languages = sorted(stems, key=lambda stem: (stem != PRIMARY, stem))
    read = [_load_folder(folder, languages, faults) for folder in folders]
    return {
        language: Phrases(language, *(resources[language] for resources in read))
        for language in languages
        if all(language in resources for resources in read)
    }


def _load_folder(
    folder: Path, languages: Iterable[str], faults: Faults
) -> Mapping[str, ast.Resource]:
    resources: dict[str, ast.Resource] = {}
    entries: dict[str, dict[str, _Entry]] = {}
    for language in languages:
        path = folder / f"{language}.ftl"
        source = read_text(path, faults)
        if source is None:
            continue
        resources[language] = FluentParser().parse(source)
        entries[language] = dict(_entries(path, source, resources[language], faults))
    for language, ours in entries.items():
        if language != PRIMARY and PRIMARY in entries:
            _compare(folder, language, ours, entries[PRIMARY], faults)
    return resources


def _entries(
    path: Path, source: str, resource: ast.Resource, faults: Faults
) -> Iterator[tuple[str, _Entry]]:
    seen: set[str] = set()
    for entry in resource.body:
        line = source.count("\n", 0, entry.span.start if entry.span else 0) + 1
        if isinstance(entry, ast.Junk):
            advice = entry.annotations[0].message if entry.annotations else "not Fluent"
            faults.add(path, line, f"this is not a Fluent phrase: {advice}")
            if begun := _NAME.match(entry.content or ""):
                yield begun[0], _Entry(line, None)  # faulty, but not missing
        elif isinstance(entry, ast.Message):
            if entry.id.name in seen:
                faults.add(path, line, f"`{entry.id.name}` stands here twice: keep one")
            seen.add(entry.id.name)
            if entry.value:
                yield entry.id.name, _Entry(line, _variables(entry.value))
            for attribute in entry.attributes:
                name = f"{entry.id.name}.{attribute.id.name}"
                yield name, _Entry(line, _variables(attribute.value))


def _variables(pattern: ast.Pattern) -> frozenset[str]:
    collector = _VariableCollector()
    collector.visit(pattern)
    return frozenset(collector.names)


class _VariableCollector(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802  Fluent's name
        self.names.add(node.id.name)


def _compare(
    folder: Path,
    language: str,
    ours: dict[str, _Entry],
    primary: dict[str, _Entry],
    faults: Faults,
) -> None:
    path, other = folder / f"{language}.ftl", folder / f"{PRIMARY}.ftl"
    for name, entry in primary.items():
        if name not in ours:
            faults.add(path, 1, f"add `{name}` ({PRIMARY}.ftl has it on line {entry.line})")
            continue
        wanted, used = entry.variables, ours[name].variables
        if wanted is not None and used is not None and wanted != used:
            names = ", ".join(f"{{ ${variable} }}" for variable in sorted(wanted)) or "none"
            advice = f"`{name}`: use the placeholders of {PRIMARY}.ftl: {names}"
            faults.add(path, ours[name].line, advice)
    for name, entry in ours.items():
        if name not in primary:
            faults.add(other, 1, f"add `{name}` ({language}.ftl has it on line {entry.line})")
