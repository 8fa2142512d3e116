"""What every test may ask for."""

from pathlib import Path

import pytest
from hypothesis import settings

from bot import library
from bot.library import Library

ROOT = Path(__file__).parent.parent

# Hypothesis would fail an example for being slow; how fast a machine is, is no property.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def content() -> Path:
    return ROOT / "content"


@pytest.fixture(scope="session")
def shelf(content: Path) -> Library:
    """The real content: what readers get is what tests see."""
    return library.load(content)
