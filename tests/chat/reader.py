"""A person at her phone, as a journey sees her: she acts, waits, and looks at the screen."""

from collections.abc import Callable
from http import HTTPStatus

from bot.sandbox import Message, Person, Sandbox

SHOWS = {
    *("sendmessage", "editmessagetext", "editmessagecaption", "editmessagemedia"),
    *("sendphoto", "senddocument"),
}


class Reader:
    """A person in her private chat, who does something and waits for what she is shown."""

    def __init__(self, sandbox: Sandbox, name: str, language: str, role: str = "reader") -> None:
        self.sandbox = sandbox
        self.person: Person = sandbox.add_person(name, language_code=language, role=role)

    @property
    def screen(self) -> Message:
        """The bot's last message."""
        return next(m for m in reversed(self.person.messages) if m.sender is not self.person.user)

    @property
    def labels(self) -> list[str]:
        """What the buttons under it say."""
        return [button["text"] for button in self.screen.buttons]

    async def says(self, words: str) -> Message:
        """Write, and return the answer."""
        return await self._shown(lambda: self.person.send(words))

    async def starts(self, payload: str = "") -> Message:
        """Open the bot, perhaps by a deep link."""
        return await self._shown(lambda: self.person.start(payload))

    async def does(self, act: Callable[[Person], object]) -> Message:
        """Do anything else that is to be answered."""
        return await self._shown(lambda: act(self.person))

    async def taps(self, label: str, message: Message | None = None) -> Message:
        """Tap a button, wait until the tap is answered and the screen shown, and return it."""
        before = len(self.sandbox.calls)
        query = self.person.tap(message or self.screen, label)
        await self.sandbox.until(lambda: query.answer is not None and self._shows(before))
        return self.screen

    async def presses(self, data: str, message: Message | None = None) -> Message:
        """Press a button that may never have been there, with this callback data."""
        before = len(self.sandbox.calls)
        shown = (message or self.screen).to_json()
        query = {
            "id": f"forged-{before}",
            "from": self.person.user.to_json(),
            "message": shown,
            "chat_instance": "1",
            "data": data,
        }
        self.sandbox.inject({"callback_query": query})
        await self.sandbox.until(
            lambda: self._called(SHOWS, before) and self._called({"answercallbackquery"}, before)
        )
        return self.screen

    async def _shown(self, act: Callable[[], object]) -> Message:
        before = len(self.sandbox.calls)
        act()
        await self.sandbox.until(lambda: self._shows(before))
        return self.screen

    def _shows(self, since: int) -> bool:
        return any(
            call.method.lower() in SHOWS
            and call.status == HTTPStatus.OK
            and call.parameters.get("chat_id") == str(self.person.id)
            for call in self.sandbox.calls[since:]
        )

    def _called(self, methods: set[str], since: int) -> bool:
        return any(call.method.lower() in methods for call in self.sandbox.calls[since:])
