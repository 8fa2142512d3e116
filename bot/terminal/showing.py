"""A post as the terminal shows it before it goes out."""

from collections.abc import Iterator

from rich.console import Console
from rich.panel import Panel
from rich.text import Text

from bot.chat.buttons import Button
from bot.chat.screens.drafts import audience_name, moment, readers
from bot.chat.screens.posts import as_sent
from bot.chat.visit import Visit
from bot.model.posts import Post
from bot.terminal.reading import Prepared


def console() -> Console:
    """Return the terminal, or the file or pipe in its place; what a post says is no markup here."""
    return Console(markup=False, emoji=False, highlight=False)


def tell(terminal: Console, line: str) -> None:
    """Print a line, whole: who reads it in a file or a pipe has no use for a width."""
    terminal.print(line, soft_wrap=True)


def show(terminal: Console, visit: Visit, prepared: Prepared, size: int) -> None:
    """Print a post as its readers will get it, for whom and when, and what there is to say."""
    post, say = prepared.post, visit.say
    only = post.audience.language
    for language in [only] if only else visit.library.phrases:
        as_read = Visit(visit.library, language)
        terminal.print(Panel(_as_read(as_read, post), title=language, title_align="left"))
    to = audience_name(visit, post.audience)
    tell(terminal, say("desk-draft", title=post.title))
    tell(terminal, say("desk-whom", audience=to, count=readers(visit, size)))
    tell(terminal, say("desk-when", at=moment(visit, post.due_at)))
    if prepared.notes:
        tell(terminal, say("desk-remarks"))
    for note in prepared.notes:
        tell(terminal, f"• {say(f'desk-remark-{note.name}', **note.about)}")


def _as_read(visit: Visit, post: Post) -> Text:
    """Return a post in plain text: its files, its words, its buttons."""
    screen = as_sent(visit, post)
    files = [f"▣ {file.name}" for file in screen.media]
    buttons = ["  ".join(_labels(row)) for row in screen.rows if row]
    return Text(
        "\n\n".join(filter(None, ["\n".join(files), screen.text.plain, "\n".join(buttons)]))
    )


def _labels(row: tuple[Button, ...]) -> Iterator[str]:
    for button in row:
        yield f"[{button.label}]" + (f" → {button.url}" if button.url else "")
