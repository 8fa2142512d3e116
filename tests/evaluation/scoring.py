"""Sets of messages with what they are about, and how many of them `ask` gets right.

A row of a set of questions is `{"text", "lang", "topics": […]}`: any of the topics is right as the
first, and without topics the message is to be refused. A row of a set of dangers is `{"text",
"lang", "signs": […]}`; without signs a card is a false alarm, with `"either": true` both will do.

The bot has learned from what lies in `learned`. What lies in `unseen` tells how it fares with
readers, so whoever writes wordings and lists leaves it unread.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot import app
from bot.library import Library

SETS = Path(__file__).parent

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Share:
    """So many of so many: one figure of one set in one language."""

    figure: str
    language: str
    right: int
    rows: int

    @property
    def value(self) -> float:
        return self.right / self.rows


def sets(within: str = "*/*") -> dict[str, list[Row]]:
    """Every set of a folder here, or of all, by its path: `dangers/unseen/fresh`."""
    return {
        str(path.relative_to(SETS).with_suffix("")): [
            json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()
        ]
        for path in sorted(SETS.glob(f"{within}/*.jsonl"))
    }


def shares(library: Library, rows: Iterable[Row]) -> Iterator[Share]:
    """Ask everything in a set, and yield its figures, language by language and then for all."""
    judged = [
        (figure, row["lang"], right)
        for row in rows
        for figure, right in _judged(row, app.ask(library, row["text"], row["lang"]))
    ]
    for language in (*library.phrases, "all"):
        for figure in dict.fromkeys(figure for figure, _, _ in judged):
            rights = [
                right
                for its_figure, its_language, right in judged
                if its_figure == figure and language in (its_language, "all")
            ]
            if rights:
                yield Share(figure, language, sum(rights), len(rights))


def overall(library: Library, rows: Iterable[Row]) -> dict[str, Share]:
    """Ask everything in a set, and return its figures for all languages, by what they tell."""
    return {share.figure: share for share in shares(library, rows) if share.language == "all"}


def _judged(row: Row, answer: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    if "signs" in row:
        if not row.get("either"):
            found = [sign["sign"] for sign in answer["danger"]]
            yield ("dangers found", bool(found)) if row["signs"] else ("false alarms", bool(found))
            if row["signs"] and found:
                yield "with its sign", not set(found).isdisjoint(row["signs"])
        return
    topics = [match["slug"] for match in answer["topics"]]
    if row["topics"]:
        yield "top-1", bool(topics) and topics[0] in row["topics"]
        yield "top-3", not set(topics).isdisjoint(row["topics"])
    else:
        yield "refused", not topics
