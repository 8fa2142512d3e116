"""Send all messages, as many at once as there are: it is the contestant that sets the pace."""

from dataclasses import replace
from typing import Final

from benchmarks.contest import AWAY, CPU, MEMORY, SECONDS, Contest, figure
from benchmarks.contestants import Sender
from benchmarks.disciplines.send import send_all
from benchmarks.figures import Job, Outcome
from benchmarks.stage import Meter, Stage


async def run(contestant: Sender, stage: Stage) -> Outcome:
    """Send, and see in the server's books how that went."""
    messages = stage.job.messages
    async with contestant(stage) as send:
        meter = Meter()
        await send_all(send, messages, messages)
        taken = meter.taken()
        books = await stage.books()
    return Outcome(messages, **taken, delays=books["delays"], figures=books["figures"])


def _paced(title: str, limit: float) -> Contest:
    ours = Job("deliver", "ours_outbox:deliver", 400, AWAY, 256, pace=30, limit=limit)
    return Contest(
        f"400 messages at 30 a second, {title}",
        {
            "ours": replace(ours, subscribers=10_000, due=400),
            "PTB, AIORateLimiter": replace(
                ours, discipline="pace", contestant="stock_ptb_limited:send"
            ),
        },
        (SECONDS, figure("most in a second", "most"), figure("429s", "refused"), CPU, MEMORY),
    )


CONTESTS: Final = (
    _paced("of a server that takes 30", 30),
    _paced("of a server that takes 20", 20),
)
