"""The clinic: `content/clinic.yaml`."""

from pathlib import Path

from bot.library.source import Faults, read_yaml
from bot.model.clinic import Clinic


def load_clinic(path: Path, faults: Faults) -> Clinic | None:
    """Read the clinic's file, or note what is wrong with it."""
    document = read_yaml(path, faults)
    return document.validated(Clinic, faults) if document else None
