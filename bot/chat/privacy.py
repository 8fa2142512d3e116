"""What is kept of a person: to be read about, taken along and deleted."""

from bot.chat.screens import Screen, privacy
from bot.chat.visit import PersonalVisit, Visit
from bot.errors import StaleButton


async def about(visit: Visit) -> Screen:
    """Show what is kept, why and how long, and who answers for it."""
    return privacy.privacy(visit)


async def my_data(visit: PersonalVisit) -> Screen:
    """Send everything that is stored as a file."""
    return privacy.my_data(visit, await visit.account.export())


async def delete(visit: PersonalVisit, confirmed: str = "") -> Screen:
    """Ask whether to delete everything or, once confirmed, do it.

    Raises:
        StaleButton: it is neither.
    """
    if not confirmed:
        return privacy.deletion(visit)
    if confirmed != "yes":
        raise StaleButton(confirmed)
    await visit.account.erase()
    return visit.notice("deleted")
