"""The environment, read once into one frozen `Settings`; nobody else reads the environment."""

import os
import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import SettingsError

HERE = Path(__file__).parent
Port = Annotated[int, Field(ge=0, le=65535)]

# BotFather's form: the bot's numeric id, a colon, and 35 letters, digits, _ or -.
TOKEN = re.compile(r"\d{6,}:[A-Za-z0-9_-]{30,}")
API = re.compile(r"https?://[^/\s]+")
FEED = re.compile(r"https?://[^/?#@:\[\]\s]+(:\d{1,5})?([/?#]\S*)?")
DATABASE = re.compile(r"(sqlite:///|postgres(ql)?://).+")

UNPAID = 30
"""Messages a second that Telegram takes of a bot that does not pay."""


def _content_beside_the_code() -> Path:
    """Return the content folder of a checkout, or the one packed into an installed wheel."""
    packed = HERE / "content"
    return packed if packed.is_dir() else HERE.parent / "content"


class Settings(BaseSettings):
    """Everything that can be set from outside. Each field's name in capitals is the variable."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, frozen=True,
        extra="ignore", hide_input_in_errors=True,
    )  # fmt: skip

    telegram_token: SecretStr | None = Field(
        None, description="The bot's token from BotFather; without it, `run` starts the demo."
    )
    telegram_api: str = Field(
        "https://api.telegram.org", description="Another Bot API server: http://host:port."
    )
    content: Path = Field(
        default_factory=_content_beside_the_code, description="The folder of what readers see."
    )
    database_url: SecretStr = Field(
        SecretStr(f"sqlite:///{HERE.parent / 'data' / 'baekkenro.db'}"),
        description="sqlite:///file or postgresql://user:password@host/name; made on first use.",
    )
    paid_broadcast: bool = Field(
        default=False, description="Pay 0.1 Star a message for what is above 30 a second."
    )
    messages_per_second: float = Field(
        25, gt=0, le=1000, description="How fast tips and posts go out; up to 1000 if paid."
    )
    clinic_owners: Annotated[frozenset[int], NoDecode] = Field(
        frozenset(),
        description="Telegram numbers of those who own the clinic's desk, with commas between.",
    )
    feed_url: str | None = Field(
        None, max_length=500, description="The clinic's RSS or Atom feed, to draft posts of."
    )
    feed_minutes: int = Field(15, ge=5, description="Minutes between two looks at the feed.")
    demo_port: Port = Field(8765, description="The demo's chat page; 0 takes any free port.")
    health_port: Port = Field(8081, description="/healthz on loopback; 0 does without.")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO", description="How much the log tells."
    )

    @field_validator("telegram_token")
    @classmethod
    def _token_has_its_form(cls, token: SecretStr | None) -> SecretStr | None:
        if token and not TOKEN.fullmatch(token.get_secret_value()):
            raise ValueError(
                "is not a token: BotFather gives one like 123456789:AAE…, copy it whole"
            )
        return token

    @field_validator("clinic_owners", mode="before")
    @classmethod
    def _owners_are_numbers(cls, owners: object) -> object:
        listed = str(owners).replace(",", " ").split() if isinstance(owners, str) else owners
        if isinstance(listed, list) and not all(each.isdecimal() for each in listed):
            raise ValueError(
                "give Telegram numbers with commas between, like 123456789, 987654321; "
                "@userinfobot tells you yours"
            )
        return listed

    @field_validator("telegram_api")
    @classmethod
    def _api_is_a_server(cls, api: str) -> str:
        if not API.fullmatch(api):
            raise ValueError("give http://host:port or https://host, without a path")
        return api

    @field_validator("database_url")
    @classmethod
    def _database_is_one_of_two(cls, url: SecretStr) -> SecretStr:
        if not DATABASE.fullmatch(url.get_secret_value()):
            raise ValueError("give sqlite:///file or postgresql://user:password@host/name")
        return url

    @field_validator("feed_url")
    @classmethod
    def _feed_is_on_the_web(cls, url: str | None) -> str | None:
        if url and not FEED.fullmatch(url):
            raise ValueError("give http://host/… or https://host/…, without a user or password")
        return url

    @field_validator("messages_per_second")
    @classmethod
    def _speed_is_paid_for(cls, speed: float, others: ValidationInfo) -> float:
        if speed > UNPAID and not others.data.get("paid_broadcast"):
            raise ValueError(f"Telegram takes {UNPAID} at most unless PAID_BROADCAST=true")
        return speed

    @field_validator("content")
    @classmethod
    def _content_is_there(cls, content: Path) -> Path:
        if not content.is_dir():
            raise ValueError(f"there is no folder {content}")
        return content

    @field_validator("log_level", mode="before")
    @classmethod
    def _any_case(cls, level: str) -> str:
        return level.upper()


def read() -> Settings:
    """Read the environment and `.env`.

    Raises:
        SettingsError: with every faulty setting, one line each.
    """
    try:
        return Settings()
    except ValidationError as error:
        raise SettingsError(
            f"{'.'.join(map(str, fault['loc'])).upper()}: "
            f"{fault['msg'].removeprefix('Value error, ')}"
            for fault in error.errors()
        ) from None
    except UnicodeDecodeError:
        raise SettingsError([f"{os.fspath('.env')}: save it as UTF-8"]) from None
