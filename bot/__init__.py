"""Bækkenro: a Telegram bot for people with bækkenløsning (pelvic girdle pain in pregnancy)."""

__version__ = "0.1.0"
