"""Tips: the day's, one for what is hard right now, and the card for the night.

A tip stays where it is in the chat: what its buttons lead to is shown below it (`buttons.below`).
"""

from dataclasses import replace

from bot.chat.screens import Screen, tips
from bot.chat.screens.subscribers import consent
from bot.chat.visit import PersonalVisit, Visit
from bot.errors import StaleButton
from bot.model.subscribers import Purpose, Subscriber, Track
from bot.model.tips import SITUATIONS, Tip


async def now(visit: PersonalVisit) -> Screen:
    """Show today's tip, and count it as sent if it was not yet."""

    def take(subscriber: Subscriber) -> Subscriber:
        today = subscriber.local_date(visit.account.now)
        had = subscriber.last_tip_on and subscriber.last_tip_on >= today and subscriber.last_tip
        if subscriber.tips is None or (had and visit.library.tips.find(had)):
            return subscriber
        course = visit.library.tips.courses[subscriber.track]
        return replace(
            subscriber,
            last_tip=course.next_after(subscriber.last_tip).tip.slug,
            last_tip_on=max(today, subscriber.last_tip_on or today),
        )

    subscriber = await visit.account.change(take)
    if subscriber is None or subscriber.tips is None or subscriber.last_tip is None:
        return consent(visit, Purpose.TIPS)
    return replace(tips.tip(visit, _tip(visit, subscriber.last_tip)), below=True)


async def vote(visit: PersonalVisit, slug: str, revision: str, opinion: str) -> Screen:
    """Count whether a tip helped, for this revision of it.

    Raises:
        StaleButton: there is no such tip, or never was such a revision of it.
    """
    voted = _tip(visit, slug)
    if revision not in map(str, range(1, voted.revision + 1)):
        raise StaleButton(revision)
    if opinion not in ("helpful", "not-for-me"):
        raise StaleButton(opinion)
    await visit.account.vote(slug, int(revision), helpful=opinion == "helpful")
    return tips.voted(visit, voted)


async def today(visit: PersonalVisit, situation: str = "") -> Screen:
    """Ask what is hard right now or, once that is known, show a tip for it. Nothing is stored.

    Raises:
        StaleButton: there are no tips for such a thing.
    """
    if not situation:
        return tips.situations(visit)
    for known in SITUATIONS:
        if known == situation:
            subscriber = await visit.account.glance()
            track = subscriber.track if subscriber else Track.PREGNANCY
            course = visit.library.tips.courses[track]
            return tips.fitting(visit, course.fitting(known, visit.account.now.date()))
    raise StaleButton(situation)


async def night(visit: Visit) -> Screen:
    """Show the card for the night."""
    return tips.night(visit)


def _tip(visit: Visit, slug: str) -> Tip:
    found = visit.library.tips.find(slug)
    if found is None:
        raise StaleButton(slug)
    return found
