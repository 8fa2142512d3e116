"""Danger signs: `content/danger.yaml`."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.library.source import Faults, check_languages, read_yaml
from bot.model.danger import Detector, Sign, Signs, compile_signs, learned
from bot.model.review import Reviewed


@dataclass(frozen=True, slots=True)
class Danger:
    """What finds danger signs in a message, and what to say of each, by its id."""

    detector: Detector
    signs: Mapping[str, Sign]
    file: Reviewed


def load_danger(
    path: Path, languages: Collection[str], values: Mapping[str, str] | None, faults: Faults
) -> Danger | None:
    """Read the file, or note what is wrong with it; `values` fill the numbers into the advice."""
    document = read_yaml(path, faults)
    found = document and document.validated(Signs, faults)
    if not (document and found):
        return None
    signs: dict[str, Sign] = {}
    for number, sign in enumerate(found.signs):
        if sign.id not in learned().signs:
            said = f"no examples of {sign.id} have been learned: the top of this file tells how"
            faults.add(document.path, document.line(("signs", number, "id")), said)
        for part in ("label", "advice"):
            given = getattr(sign, part)
            check_languages(document, ("signs", number, part), given, languages, faults)
        advice = {language: _filled(text, values or {}) for language, text in sign.advice.items()}
        signs[sign.id] = sign.model_copy(update={"advice": advice})
    return Danger(compile_signs(found), signs, found)


def _filled(text: str, values: Mapping[str, str]) -> str:
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    return text
