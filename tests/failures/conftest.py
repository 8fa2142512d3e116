"""What every failure test may ask for."""

from tests.store.databases import database, sqlite_database, url

__all__ = ["database", "sqlite_database", "url"]
