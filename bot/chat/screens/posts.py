"""A clinic post as its readers get it: whom it is from, and the way to stop, stand there always."""

from dataclasses import replace

from bot.chat.buttons import Button
from bot.chat.screens import Row, Screen
from bot.chat.screens.topics import to_topic
from bot.chat.visit import Visit
from bot.library import Library
from bot.model.posts import Post
from bot.model.text import CAPTION_LIMIT, Text, bold, italic, join


def as_sent(visit: Visit, post: Post) -> Screen:
    """Return a post in full. What is not the post's own text, staff can neither write nor leave."""
    return Screen(
        _text(visit, post), _rows(visit, post), media=post.files, apart=post.split, below=True
    )


def taken_back(visit: Visit) -> Screen:
    """Return what stands in the place of a post that was taken back too late to be deleted."""
    text = join("\n\n", [_sender(visit), visit.say("post-taken-back"), _contact(visit)])
    return Screen(text, (_stop(visit), (visit.to_menu, visit.to_call)))


def laid_out(library: Library, post: Post) -> Post:
    """Return a post with its layout settled: the same in each language its readers have."""
    several = len(post.files) > 1
    longest = max(len(_text(Visit(library, language), post)) for language in library.phrases)
    return replace(post, split=several or (bool(post.files) and longest > CAPTION_LIMIT))


def _text(visit: Visit, post: Post) -> Text:
    return join("\n\n", [_sender(visit), post.text, _contact(visit)])


def _sender(visit: Visit) -> Text:
    return bold(visit.say("post-from", clinic=visit.library.clinic.name))


def _contact(visit: Visit) -> Text:
    clinic = visit.library.clinic
    contact = visit.say("post-contact", clinic=clinic.name, phone=clinic.phone, web=str(clinic.web))
    return italic(contact)


def _rows(visit: Visit, post: Post) -> tuple[Row, ...]:
    topic = visit.library.topics.get(post.topic or "")
    link = (Button(visit.say("post-link"), url=post.link),) if post.link else ()
    about = (to_topic(visit, topic),) if topic else ()
    return (link, about, _stop(visit), (visit.to_menu, visit.to_call))


def _stop(visit: Visit) -> Row:
    return (visit.button(visit.say("stop-posts"), "post-stop"),)
