"""The contestants, one module each, so that a process loads nothing of the others.

Each function takes the stage. These are contexts:
    Sender      yields a function that takes a chat id and returns once the screen is sent to it
    Answerer    inside, each update is answered with a screen
    Deliverer   yields a function that returns once what is due is delivered, and settled
    Pauser      yields one that pauses a post under way, and returns when, by the machine's clock

and these are not:
    Grower      does its work, and returns figures by name
    Asked       returns what answers a question, and questions
    Program     returns a command and the variables of its environment
"""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager

from benchmarks.stage import Stage

Send = Callable[[int], Awaitable[object]]
Sender = Callable[[Stage], AbstractAsyncContextManager[Send]]
Answerer = Callable[[Stage], AbstractAsyncContextManager[None]]
Deliverer = Callable[[Stage], AbstractAsyncContextManager[Callable[[], Awaitable[None]]]]
Pauser = Callable[[Stage], AbstractAsyncContextManager[Callable[[], Awaitable[float]]]]
Grower = Callable[[Stage], Awaitable[Mapping[str, float]]]
Question = tuple[str, str]
"""What somebody writes, and their language."""
Ask = Callable[[str, str], object]
Asked = Callable[[Stage], tuple[Ask, list[Question]]]
Program = Callable[[Stage], tuple[list[str], Mapping[str, str]]]
