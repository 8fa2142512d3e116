"""What every test of delivery may ask for."""

import pytest

from bot.model.trouble import Notice
from tests.delivery.fake_time import FakeTime
from tests.store.databases import database, sqlite_database, url

__all__ = ["database", "sqlite_database", "url"]


@pytest.fixture
def fake() -> FakeTime:
    return FakeTime()


class Staff:
    """Hears what staff are told."""

    def __init__(self) -> None:
        self.heard: list[Notice] = []

    async def tell(self, notice: Notice) -> None:
        self.heard.append(notice)


@pytest.fixture
def staff() -> Staff:
    return Staff()
