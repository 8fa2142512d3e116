"""What every test may ask for."""

from pathlib import Path

import pytest

from bot import library
from bot.library import Library

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def content() -> Path:
    return ROOT / "content"


@pytest.fixture(scope="session")
def shelf(content: Path) -> Library:
    """The real content: what readers get is what tests see."""
    return library.load(content)
