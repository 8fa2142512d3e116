"""Which contests there are, by the name they are asked for with.

Who takes part, and with how much, stands with what is asked of them, in `benchmarks.disciplines`.
"""

from typing import Final

from benchmarks.contest import Contest
from benchmarks.disciplines import (
    answer,
    ask,
    deliver,
    growth,
    hold,
    pace,
    people,
    post,
    post_paused,
    post_planned,
    program,
    send,
)

PLAN: Final[dict[str, tuple[Contest, ...]]] = {
    "send": send.CONTESTS,
    "answer": answer.ALL_AT_ONCE,
    "wait": answer.EVENLY,
    "hold": hold.CONTESTS,
    "deliver": deliver.CONTESTS,
    "pace": pace.CONTESTS,
    "people": people.CONTESTS,
    "growth": growth.CONTESTS,
    "post": post.CONTESTS + post_planned.CONTESTS + post_paused.CONTESTS,
    "ask": ask.CONTESTS,
    "program": program.CONTESTS,
}
