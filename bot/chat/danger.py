"""Whom to call out of hours. The region is asked for when it is needed, and kept nowhere."""

from bot.chat.screens import Screen, danger
from bot.chat.visit import Visit
from bot.errors import StaleButton


async def region(visit: Visit, name: str = "") -> Screen:
    """Show a region's number, or ask for the region.

    Raises:
        StaleButton: there is no such region.
    """
    if not name:
        return danger.regions(visit)
    if name not in visit.library.clinic.numbers.out_of_hours:
        raise StaleButton(name)
    return danger.region(visit, name)
