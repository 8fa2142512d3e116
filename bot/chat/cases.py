"""Learning the difference: stories about other people, guessed at one by one."""

from bot.chat.buttons import number
from bot.chat.screens import Screen, cases, quiz
from bot.chat.visit import Visit
from bot.errors import StaleButton
from bot.model.cases import GUESSES


async def first(visit: Visit) -> Screen:
    """Show the first story."""
    return cases.case(visit, 1)


async def case(visit: Visit, fingerprint: str, story: str, guessed: str = "") -> Screen:
    """Show a story to guess at or, once that is done, why.

    Raises:
        StaleButton: there is no such story or guess.
    """
    if fingerprint != visit.library.cases.fingerprint:
        return quiz.changed(visit, "cases")
    place = number(story, len(visit.library.cases.cases))
    if not guessed:
        return cases.case(visit, place)
    for guess in GUESSES:
        if guess == guessed:
            return cases.why(visit, place, guess)
    raise StaleButton(guessed)


async def end(visit: Visit) -> Screen:
    """Show what to make of the stories."""
    return cases.end(visit)
