"""Things that go wrong on demand: refusals, slowness, connections that break."""

from dataclasses import dataclass
from typing import Literal

from bot.sandbox.errors import ApiError
from bot.sandbox.limits import too_many


@dataclass
class Fault:
    """What happens to the next `times` calls of a method; an empty method means any.

    `latency` is in seconds. `drop` breaks the connection before or after the call has had its
    effect. With a `status` the method is not run and that error is the answer.
    """

    method: str = ""
    status: int | None = None
    description: str = ""
    retry_after: int | None = None
    latency: float = 0
    drop: Literal["before", "after"] | None = None
    times: int = 1

    def error(self) -> ApiError | None:
        """Return the error to answer with, if there is one."""
        if self.retry_after is not None:
            return too_many(self.retry_after)
        if self.status is not None:
            return ApiError(self.status, self.description or "Internal Server Error")
        return None


NOTHING = Fault(times=0)


class Faults:
    """The faults still to come, first in, first out."""

    def __init__(self) -> None:
        self._coming: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Let a fault happen."""
        self._coming.append(fault)

    def take(self, method: str) -> Fault:
        """Return the fault that meets this call, and count it; mostly it is NOTHING."""
        for fault in self._coming:
            if fault.method.lower() in ("", method.lower()):
                fault.times -= 1
                if fault.times <= 0:
                    self._coming.remove(fault)
                return fault
        return NOTHING

    def clear(self) -> None:
        """Let nothing go wrong any more."""
        self._coming.clear()
