"""A clinic post as its readers get it: whom it is from, and the way to stop, stand there always."""

from dataclasses import replace

from bot.chat.buttons import Button, below
from bot.chat.screens import Row, Screen
from bot.chat.screens.topics import to_topic
from bot.chat.visit import Visit
from bot.library import Library
from bot.model.posts import Post
from bot.model.subscribers import Purpose
from bot.model.text import CAPTION_LIMIT, MESSAGE_LIMIT, Text, bold, italic, join


def as_sent(visit: Visit, post: Post) -> Screen:
    """Return a post in full. What is not the post's own text, staff can neither write nor leave."""
    return Screen(
        _text(visit, post), _rows(visit, post), media=post.files, apart=post.split, below=True
    )


def taken_back(visit: Visit) -> Screen:
    """Return what stands in the place of a post that was taken back too late to be deleted."""
    text = join("\n\n", [_sender(visit), visit.say("post-taken-back"), contact(visit)])
    return Screen(text, (_stop(visit), _home(visit)))


def laid_out(library: Library, post: Post) -> Post:
    """Return a post with its layout settled: the same in each language its readers have."""
    several, longest = len(post.files) > 1, _longest(library, post)
    return replace(post, split=several or (bool(post.files) and longest > CAPTION_LIMIT))


def too_long(library: Library, post: Post) -> int:
    """Return the characters by which a post, in its layout, is longer than Telegram takes."""
    limit = CAPTION_LIMIT if post.files and not post.split else MESSAGE_LIMIT
    return max(0, _longest(library, post) - limit)


def contact(visit: Visit) -> Text:
    """Return who the clinic is and how to reach it."""
    clinic = visit.library.clinic
    told = visit.say("post-contact", clinic=clinic.name, phone=clinic.phone, web=str(clinic.web))
    return italic(told)


def _longest(library: Library, post: Post) -> int:
    return max(len(_text(Visit(library, language), post)) for language in library.phrases)


def _text(visit: Visit, post: Post) -> Text:
    return join("\n\n", [_sender(visit), post.text, contact(visit)])


def _sender(visit: Visit) -> Text:
    return bold(visit.say("post-from", clinic=visit.library.clinic.name))


def _rows(visit: Visit, post: Post) -> tuple[Row, ...]:
    topic = visit.library.topics.get(post.topic or "")
    link = (Button(visit.say("post-link"), url=post.link),) if post.link else ()
    about = (below(to_topic(visit, topic)),) if topic else ()
    return (link, about, _stop(visit), _home(visit))


def _home(visit: Visit) -> Row:
    return (below(visit.to_menu), below(visit.to_call))


def _stop(visit: Visit) -> Row:
    return (below(visit.button(visit.say("stop-posts"), "stop", Purpose.POSTS)),)
