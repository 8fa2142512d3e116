"""The command line: `python -m bot run`, `check`, `ask`, `post`, `backup` and `restore`."""

import argparse
import asyncio
import json
import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from stamina.instrumentation import set_on_retry_hooks

from bot import __version__, app, settings
from bot.chat import redaction, retry
from bot.errors import BaekkenroError, ContentError, PostFileError
from bot.model.language import PRIMARY, reading_language
from bot.terminal.order import Order

FAULTY_CONTENT = 1
CANNOT_START = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the program's exit code."""
    parser = argparse.ArgumentParser(
        prog="baekkenro", description="A Telegram bot about bækkenløsning."
    )
    parser.add_argument("--version", action="version", version=f"baekkenro {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="command")
    commands.add_parser("run", help="the bot, or without TELEGRAM_TOKEN the demo in a browser")
    commands.add_parser("check", help="check content/ and print what there is")
    asking = commands.add_parser("ask", help="what a message is found to be about; keeps nothing")
    asking.add_argument("text", help="the message; - reads one a line from standard input")
    asking.add_argument("--lang", default=PRIMARY, help="the reader's language (%(default)s)")
    asking.add_argument("--json", action="store_true", help="one JSON object a message")
    _add_post(commands.add_parser("post", help="send a post from FILE, or --dry-run"))
    for name, what in (
        ("backup", "copy the database to FILE, while the bot runs"),
        ("restore", "put FILE in the database's place, while the bot does not run"),
    ):
        commands.add_parser(name, help=what).add_argument("file", type=Path, metavar="FILE")
    chosen = parser.parse_args(arguments)
    doing: dict[str, Callable[[], int]] = {
        "run": run,
        "check": check,
        "ask": lambda: ask(chosen.text, chosen.lang, as_json=chosen.json),
        "post": lambda: post(chosen),
        "backup": lambda: back_up(chosen.file),
        "restore": lambda: restore(chosen.file),
    }
    try:
        return doing[chosen.command or "run"]()
    except ContentError as error:
        print(error, file=sys.stderr)
        is_faulty = chosen.command == "check" or isinstance(error, PostFileError)
        return FAULTY_CONTENT if is_faulty else CANNOT_START
    except BaekkenroError as error:
        print(error, file=sys.stderr)
        return CANNOT_START


def run() -> int:
    """Run the bot on Telegram, or the demo where there is no token, until stopped."""
    ours = settings.read()
    _log(ours.log_level)
    token = ours.telegram_token
    running = app.run(ours, token.get_secret_value(), _tell) if token else app.demo(ours, _tell)
    try:
        asyncio.run(running)
    except (KeyboardInterrupt, asyncio.CancelledError):
        _tell("Stopped.")
    return 0


def check() -> int:
    """Check the content and print a summary; faults go to standard error, exit code 1."""
    library = app.load(settings.read().content)
    for topic in library.topics.values():
        for language, edition in topic.editions.items():
            pages = f"{len(edition.pages)} pages"
            size = f"{edition.words:5} words  LIX {edition.lix:2.0f}"
            print(f"{topic.slug:24} {language}  {pages:8} {size}")
    editions = [edition for topic in library.topics.values() for edition in topic.editions.values()]
    words = sum(edition.words for edition in editions)
    courses = library.tips.courses
    for track, course in courses.items():
        print(f"{track:24}     {len(course.current)} tips")
    print(f"{'news':24}     {len(library.news)} posts")
    reviewers = library.reviews
    print(
        f"{len(library.topics)} topics in {', '.join(library.phrases)}: {words} words. "
        f"{reviewers.count(None)} of {len(reviewers)} files are not yet reviewed by a clinician."
    )
    return 0


def ask(text: str, language: str, *, as_json: bool) -> int:
    """Print what one message is found to be about, or each line of standard input."""
    library = app.load(settings.read().content)
    language = reading_language(language, library.phrases)
    for message in sys.stdin if text == "-" else [text]:
        answer = app.ask(library, message, language)
        if as_json:
            _tell(json.dumps(answer, ensure_ascii=False))
        else:
            signs = [f"{sign['sign']} ({sign['call']})" for sign in answer["danger"]]
            topics = [f"{topic['slug']} {topic['score']:.2f}" for topic in answer["topics"]]
            _tell(", ".join(signs + topics) or "nothing")
    return 0


def post(chosen: argparse.Namespace) -> int:
    """Send a post from a file, and show how far it is until it is over."""
    named = {name: value for name, value in vars(chosen).items() if name != "command"}
    app.post(settings.read(), Order(**named))
    return 0


def back_up(file: Path) -> int:
    """Copy the database to a file, checked whole."""
    app.back_up(settings.read(), file)
    _tell(f"Backed up to {file}. Keep it 30 days at most.")
    return 0


def restore(file: Path) -> int:
    """Put a backup in the database's place; what was there is kept beside it."""
    replaced = app.restore(settings.read(), file)
    _tell(f"Restored from {file}.")
    if replaced:
        _tell(f"The database before is {replaced} now: delete it when you need it no more.")
    return 0


def _add_post(parser: argparse.ArgumentParser) -> None:
    """Add what can be asked for of a post; each is a field of Order."""
    parser.add_argument("file", type=Path, metavar="FILE", help="YAML between ---, then Markdown")
    parser.add_argument("--at", help='when it goes out, such as "fredag kl. 14.30"; else at once')
    parser.add_argument("--audience", help="all, language:da, track:after-birth …")
    for option, field, what in (
        ("--dry-run", "rehearsal", "only show it: store and send nothing"),
        ("--yes", "sure", "send it without asking"),
        ("--again", "again", "send it also where this file was sent before"),
    ):
        parser.add_argument(option, dest=field, action="store_true", help=what)
    language = Order.__dataclass_fields__["language"].default
    parser.add_argument(
        "--lang", dest="language", default=language, help="what this command speaks (%(default)s)"
    )


def _log(level: str) -> None:
    """Log to standard error: never the token, and no library's details, which are readers' words.

    At DEBUG, python-telegram-bot would log every message and aiosqlite every row.
    """
    redaction.install()
    set_on_retry_hooks([retry.tell])
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for library in ("telegram", "aiosqlite", "sqlalchemy", "alembic", "aiohttp", "apscheduler"):
        logging.getLogger(library).setLevel(logging.WARNING)


def _tell(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
