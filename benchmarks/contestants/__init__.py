"""The contestants, one module each, so that a process loads nothing of the others.

`send` functions are contexts that take the server's URL and how many calls will be under way at
once; they yield a function that takes a chat id and returns once the screen is sent to it.
`answer` functions are contexts that take the URL; inside, each `/start` is answered with a screen.
"""

from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager

Send = Callable[[int], Awaitable[object]]
Sender = Callable[[str, int], AbstractAsyncContextManager[Send]]
Answerer = Callable[[str], AbstractAsyncContextManager[None]]
