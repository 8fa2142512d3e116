"""Words that promise an effect: `content/claims.yaml`."""

from collections.abc import Collection
from pathlib import Path

from bot.library.source import Faults, check_languages, read_yaml
from bot.model.claims import Claims


def load_claims(path: Path, languages: Collection[str], faults: Faults) -> Claims | None:
    """Read the file, or note what is wrong with it."""
    document = read_yaml(path, faults)
    claims = document and document.validated(Claims, faults)
    if not (document and claims):
        return None
    for part in ("block", "mind"):
        check_languages(document, (part,), getattr(claims, part), languages, faults)
    return claims
