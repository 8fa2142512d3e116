"""The quiz. The whole of a run is in its buttons: nothing is kept, here or anywhere."""

from bot.chat.buttons import number
from bot.chat.screens import Screen, quiz
from bot.chat.visit import Visit
from bot.errors import StaleButton
from bot.model.quiz import Run
from bot.model.topics import WHEN_TO_CALL


async def opening(visit: Visit) -> Screen:
    """Show what the quiz is and is not, and ask about danger."""
    return quiz.opening(visit)


async def danger(visit: Visit, page_number: str = "1") -> Screen:
    """Show the danger signs; the quiz may go on afterwards.

    Raises:
        StaleButton: there is no such page.
    """
    pages = visit.library.topics[WHEN_TO_CALL].editions[visit.language].pages
    return quiz.danger(visit, number(page_number, len(pages)))


async def step(visit: Visit, fingerprint: str, given: str) -> Screen:
    """Show the question that is next after the answers `given`, or the mirror after the last.

    Raises:
        StaleButton: the quiz has no such answers.
    """
    if fingerprint != visit.library.quiz.fingerprint:
        return quiz.changed(visit)
    return quiz.at(visit, _run(visit, given))


async def stop(visit: Visit, fingerprint: str, given: str) -> Screen:
    """Show the end of a run that is broken off.

    Raises:
        StaleButton: the quiz has no such answers.
    """
    if fingerprint != visit.library.quiz.fingerprint:
        return quiz.changed(visit)
    return quiz.stopped(visit, _run(visit, given))


def _run(visit: Visit, given: str) -> Run:
    try:
        return Run(visit.library.quiz, given)
    except ValueError:
        raise StaleButton(given) from None
