"""The worker's side of the outbox: claim, settle, release. Each inside the caller's transaction."""

import secrets
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, Update, bindparam, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.language import PRIMARY
from bot.model.outbox import (
    Delivery,
    Gate,
    Gone,
    Key,
    Kind,
    Mailing,
    Refused,
    RetryAfter,
    Sent,
    State,
    Verdict,
    expiry,
    retry_at,
)
from bot.model.status import Counted
from bot.store import counts
from bot.store.schema import deliveries, mailings, posts, subscribers
from bot.store.subscribers import erase

REASON_LIMIT = 200
"""Characters kept of why something was refused."""

_ALBUM: ColumnElement[str] = func.coalesce(bindparam("_album"), deliveries.c.album)


async def claim(
    connection: AsyncConnection, now: datetime, lease: timedelta, limit: int
) -> list[Delivery]:
    """Claim up to `limit` due deliveries until `now + lease`; nobody else gets them before.

    They come mailing by mailing in the order of Kind, the longest due first.
    """
    claimed: list[Delivery] = []
    for mailing in await _due_mailings(connection, now):
        if len(claimed) < limit:
            claimed += await _claim_from(connection, mailing, now, lease, limit - len(claimed))
    return claimed


async def settle(
    connection: AsyncConnection,
    settled: Collection[tuple[Delivery, Verdict]],
    now: datetime,
    chance: Callable[[], float],
) -> None:
    """Keep what came of claimed deliveries; nothing happens to one that was claimed anew since.

    Args:
        connection: the transaction.
        settled: deliveries and their verdicts.
        now: the present moment.
        chance: gives a random number from 0 up to 1, for the back-off.
    """
    by_kind: dict[type[Verdict], list[tuple[Delivery, Any]]] = {}
    for delivery, verdict in settled:
        by_kind.setdefault(type(verdict), []).append((delivery, verdict))
    await _begin(connection, {delivery.key.mailing for delivery, _ in settled})
    await _settle_sent(connection, by_kind.get(Sent, ()), now)
    await _settle_retries(connection, by_kind.get(RetryAfter, ()), now, chance)
    await _run(
        connection,
        _settling(state=State.REFUSED, reason=bindparam("_reason"), album=_ALBUM),
        [
            _named(delivery)
            | {"_reason": verdict.reason[:REASON_LIMIT], "_album": _written(verdict)}
            for delivery, verdict in by_kind.get(Refused, ())
        ],
    )
    await _settle_gone(connection, [delivery for delivery, _ in by_kind.get(Gone, ())])


async def release(
    connection: AsyncConnection, claimed: Iterable[Delivery], due_at: datetime
) -> None:
    """Give claimed deliveries back unsent, to be due at that moment."""
    await _run(connection, _settling(due_at=due_at), [_named(delivery) for delivery in claimed])


async def _due_mailings(connection: AsyncConnection, now: datetime) -> list[Mailing]:
    due = select(deliveries.c.chat_id).where(
        deliveries.c.mailing == mailings.c.name,
        deliveries.c.state == State.QUEUED,
        deliveries.c.due_at <= now,
    )
    names = await connection.scalars(
        select(mailings.c.name)
        .where(mailings.c.gate == Gate.OPEN, due.exists())
        .order_by(mailings.c.opened_at)
        # Locked, so that nothing is claimed of a post after it was paused or corrected.
        .with_for_update(read=True)
    )
    order = list(Kind)
    return sorted(map(Mailing.parse, names), key=lambda mailing: order.index(mailing.kind))


async def _claim_from(
    connection: AsyncConnection, mailing: Mailing, now: datetime, lease: timedelta, limit: int
) -> list[Delivery]:
    token = secrets.randbits(62)
    post = await _post(connection, mailing)
    # One by one: for a list of chats PostgreSQL may choose to read the whole mailing.
    one = update(deliveries).where(
        deliveries.c.chat_id == bindparam("_chat_id"), deliveries.c.mailing == str(mailing)
    )
    while True:
        due = (await connection.execute(_due(mailing, now, limit))).all()
        expired = [row for row in due if row.expires_at and row.expires_at <= now]
        live = [row for row in due if row.expires_at is None or row.expires_at > now]
        for rows, values in (
            (expired, {"state": State.EXPIRED, "claim": None}),
            (live, {"claim": token, "due_at": now + lease}),
        ):
            await _run(connection, one.values(values), [{"_chat_id": row.chat_id} for row in rows])
        await _count_expired(connection, [mailing.kind] * len(expired), now)
        if live or not due:
            return [_delivery(row, mailing, token, post) for row in live]


async def _post(connection: AsyncConnection, mailing: Mailing) -> dict[str, Any]:
    """Return what is to be known of a post at this moment; nothing for tips."""
    found = await connection.execute(
        select(posts.c.revision, posts.c.opened_at, posts.c.messages).where(
            posts.c.id == mailing.post_id
        )
    )
    row = found.one_or_none()
    if row is None:
        return {}
    messages = row.messages if mailing.kind is Kind.POST else 1
    return {"revision": row.revision, "confirmed_at": row.opened_at, "messages": messages}


def _due(mailing: Mailing, now: datetime, limit: int) -> Select[Any]:
    return (
        select(
            *deliveries.c["chat_id", "tip", "message_id", "album", "failures"],
            *deliveries.c["expires_at", "claim"],
            subscribers.c.language,
            subscribers.c.silent,
        )
        .outerjoin_from(deliveries, subscribers, deliveries.c.chat_id == subscribers.c.chat_id)
        .where(
            deliveries.c.mailing == str(mailing),
            deliveries.c.state == State.QUEUED,
            deliveries.c.due_at <= now,
        )
        .order_by(deliveries.c.due_at)
        .limit(limit)
        .with_for_update(of=deliveries, skip_locked=True)
    )


def _delivery(row: Row[Any], mailing: Mailing, token: int, post: dict[str, Any]) -> Delivery:
    return Delivery(
        Key(mailing, row.chat_id),
        token,
        row.language or PRIMARY,  # the subscriber has left; their message is taken back
        bool(row.silent),
        row.tip,
        row.message_id,
        row.failures,
        row.expires_at,
        in_doubt=row.claim is not None,
        album=tuple(map(int, row.album.split())) if row.album else (),
        **post,
    )


async def _begin(connection: AsyncConnection, tried: Iterable[Mailing]) -> None:
    """Note that somebody may have got something of these, and be erased later."""
    await connection.execute(
        update(mailings)
        .where(mailings.c.name.in_(map(str, tried)), mailings.c.begun.is_(False))
        .values(begun=True)
    )


async def _settle_sent(
    connection: AsyncConnection, sent: Sequence[tuple[Delivery, Sent]], now: datetime
) -> None:
    message_id: ColumnElement[int] = func.coalesce(
        bindparam("_message_id"), deliveries.c.message_id
    )
    await _run(
        connection,
        _settling(state=State.SENT, message_id=message_id, album=_ALBUM),
        [
            _named(delivery) | {"_message_id": verdict.message_id, "_album": _written(verdict)}
            for delivery, verdict in sent
        ],
    )
    kept = select(deliveries.c.chat_id).where(  # unless she has ended it while it was on its way
        deliveries.c.chat_id == subscribers.c.chat_id,
        deliveries.c.mailing == bindparam("_mailing"),
        deliveries.c.state == State.SENT,
    )
    whose = update(subscribers).where(subscribers.c.chat_id == bindparam("_chat_id"), kept.exists())
    await _run(
        connection,
        whose.values(last_tip=bindparam("_tip")),
        [_named(delivery) | {"_tip": delivery.tip} for delivery, _ in sent if delivery.tip],
    )
    await _run(
        connection,
        whose.values(posts_sent_on=now.date()),
        [_named(delivery) for delivery, _ in sent if delivery.key.mailing.kind is Kind.POST],
    )


async def _settle_retries(
    connection: AsyncConnection,
    failed: Sequence[tuple[Delivery, RetryAfter]],
    now: datetime,
    chance: Callable[[], float],
) -> None:
    again, given_up = [], []
    for delivery, verdict in failed:
        moment = retry_at(delivery, verdict, now, chance())
        named = _named(delivery) | {"_album": _written(verdict)}
        if moment is None:
            given_up.append((delivery, named))
        else:
            again.append(named | {"_due_at": moment, "_expires_at": expiry(delivery, now)})
    await _run(
        connection,
        _settling(
            due_at=bindparam("_due_at"),
            expires_at=bindparam("_expires_at"),
            failures=deliveries.c.failures + 1,
            album=_ALBUM,
        ),
        again,
    )
    expired = _settling(state=State.EXPIRED, album=_ALBUM)
    await _run(connection, expired, [named for _, named in given_up])
    await _count_expired(connection, [one.key.mailing.kind for one, _ in given_up], now)


async def _count_expired(connection: AsyncConnection, kinds: Iterable[Kind], now: datetime) -> None:
    """Count what nobody could be reached with in time; no verdict tells of that."""
    counted = Counter[Counted]((kind, State.EXPIRED) for kind in kinds)
    await counts.add(connection, now.date(), counted)


async def _settle_gone(connection: AsyncConnection, gone: Iterable[Delivery]) -> None:
    """Erase whoever is gone, unless they have come anew. All that stays is how many there were."""
    counts: Counter[str] = Counter()
    for delivery in gone:
        ended = await connection.execute(
            delete(deliveries).where(
                deliveries.c.chat_id == delivery.key.chat_id,
                deliveries.c.mailing == str(delivery.key.mailing),
                deliveries.c.claim == delivery.claim,
            )
        )
        if ended.rowcount:
            counts[str(delivery.key.mailing)] += 1
            await erase(connection, delivery.key.chat_id)
    for name, count in counts.items():
        await connection.execute(
            update(mailings).where(mailings.c.name == name).values(gone=mailings.c.gone + count)
        )


def _written(verdict: Sent | RetryAfter | Refused) -> str | None:
    return " ".join(map(str, verdict.album)) or None


def _named(delivery: Delivery) -> dict[str, Any]:
    return {
        "_chat_id": delivery.key.chat_id,
        "_mailing": str(delivery.key.mailing),
        "_claim": delivery.claim,
    }


def _settling(**values: Any) -> Update:
    """Return an update of one claimed delivery, after which it is claimed no more."""
    return (
        update(deliveries)
        .where(
            deliveries.c.chat_id == bindparam("_chat_id"),
            deliveries.c.mailing == bindparam("_mailing"),
            deliveries.c.claim == bindparam("_claim"),
        )
        .values(claim=None, **values)
    )


async def _run(
    connection: AsyncConnection, statement: Update, rows: Sequence[dict[str, Any]]
) -> None:
    if rows:
        await connection.execute(statement, rows)
