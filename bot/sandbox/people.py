"""People at their phones: what a Telegram app lets them do, as plain method calls."""

import re
from datetime import timedelta
from typing import Any

from bot.sandbox import content, media
from bot.sandbox.errors import ImpossibleError
from bot.sandbox.parameters import Upload
from bot.sandbox.records import CallbackQuery, Chat, InlineQuery, Json, Message, User
from bot.sandbox.state import State

EDITABLE_FOR = timedelta(hours=48)


class Person:
    """Somebody with a Telegram account, in the private chat with the bot."""

    def __init__(self, state: State, user: User) -> None:
        self._state = state
        self.user = user
        self.id = user.id
        self.chat: Chat = state.chats[user.id]

    def __repr__(self) -> str:
        return f"<Person {self.id} {self.user.first_name}>"

    @property
    def messages(self) -> list[Message]:
        """The messages of the private chat, oldest first."""
        return self.chat.messages

    def start(self, payload: str = "") -> Message:
        """Press Start, from a deep link if there is a payload; lifts a block."""
        if not re.fullmatch(r"[A-Za-z0-9_-]{0,64}", payload):
            raise ImpossibleError("a start parameter has up to 64 of A-Z a-z 0-9 _ -")
        self.unblock()
        return self.send(f"/start {payload}".strip())

    def send(self, said: str) -> Message:
        """Write a text. Raises ImpossibleError while the bot is blocked."""
        return self._post(content.written(self._state, said))

    def edit(self, message_id: int, said: str) -> Message:
        """Change the text of an own message."""
        message = self._own(message_id)
        if "text" not in message.content:
            raise ImpossibleError("that message has no text")
        message.content = content.written(self._state, said)
        self._state.edited(message)
        self._state.updates.add("edited_message", message.to_json())
        return message

    def tap(self, message: Message | int, wanted: str) -> CallbackQuery:
        """Tap the button with this callback data, or else this label.

        Raises ImpossibleError where the message, the button or its data is not there.
        """
        message_id = message if isinstance(message, int) else message.message_id
        found = self.chat.find(message_id)
        if found is None:
            raise ImpossibleError(f"there is no message {message_id}")
        data = _callback_data(found.buttons, wanted)
        state = self._state
        self.user.met = True
        query = CallbackQuery(str(state.next_id()), self.user, found, data, state.now())
        state.callback_queries[query.id] = query
        update = {
            "id": query.id,
            "from": self.user.to_json(),
            "message": found.to_json(),
            "chat_instance": str(self.chat.id),
            "data": data,
        }
        state.updates.add("callback_query", update)
        return query

    def send_file(
        self, kind: str, upload: Upload, caption: str = "", media_group_id: str = ""
    ) -> Message:
        """Send a photo, document, sticker or voice message; an album shares a group id."""
        shown = media.shown(media.store(self._state, kind, upload))
        return self._post(
            shown | content.captioned(self._state, caption),
            {"media_group_id": media_group_id} if media_group_id else {},
        )

    def send_photo(self, data: bytes, caption: str = "", media_group_id: str = "") -> Message:
        """Send a picture as a photo."""
        return self.send_file(
            "photo", Upload("photo.jpg", "image/jpeg", data), caption, media_group_id
        )

    def send_document(
        self, data: bytes, name: str, mime_type: str = "", caption: str = ""
    ) -> Message:
        """Send a file as it is."""
        upload = Upload(name, mime_type or "application/octet-stream", data)
        return self.send_file("document", upload, caption)

    def send_sticker(self, data: bytes) -> Message:
        """Send a sticker."""
        return self.send_file("sticker", Upload("sticker.webp", "image/webp", data))

    def send_voice(self, data: bytes) -> Message:
        """Send a voice message."""
        return self.send_file("voice", Upload("voice.ogg", "audio/ogg", data))

    def send_location(self, latitude: float, longitude: float) -> Message:
        """Send a place; degrees."""
        return self._post({"location": {"latitude": latitude, "longitude": longitude}})

    def send_contact(self, phone_number: str, first_name: str) -> Message:
        """Share a contact."""
        return self._post({"contact": {"phone_number": phone_number, "first_name": first_name}})

    def inline(self, query: str) -> InlineQuery:
        """Type after the bot's name in some chat."""
        state = self._state
        self.user.met = True
        asked = InlineQuery(str(state.next_id()), self.user, query, state.now())
        state.inline_queries[asked.id] = asked
        update = {
            "id": asked.id,
            "from": self.user.to_json(),
            "query": query,
            "offset": "",
            "chat_type": "sender",
        }
        state.updates.add("inline_query", update)
        return asked

    def choose(self, result_id: str) -> Message:
        """Pick a result of the last answered inline query; it is posted in the private chat."""
        answered = [
            query
            for query in self._state.inline_queries.values()
            if query.sender is self.user and query.results is not None
        ]
        for result in (answered[-1].results or []) if answered else []:
            if result["id"] == result_id:
                return self._post_result(answered[-1], result)
        raise ImpossibleError(f"there is no result {result_id}")

    def block(self) -> None:
        """Block the bot."""
        if not self.user.blocked:
            self._set_blocked(blocked=True)

    def unblock(self) -> None:
        """Lift the block."""
        if self.user.blocked:
            self._set_blocked(blocked=False)

    def deactivate(self) -> None:
        """Delete the account."""
        self.user.deactivated = True

    def _own(self, message_id: int) -> Message:
        message = self.chat.find(message_id)
        if message is None or message.sender is not self.user:
            raise ImpossibleError(f"there is no own message {message_id}")
        if self._state.now() - message.date > EDITABLE_FOR:
            raise ImpossibleError("messages can be edited for 48 hours")
        return message

    def _post(self, shown: Json, details: Json | None = None, **extra: Any) -> Message:
        if self.user.blocked:
            raise ImpossibleError("the bot is blocked")
        self.user.met = self.user.started = True
        message = self._state.post(self.chat, self.user, shown, details, **extra)
        self._state.updates.add("message", message.to_json())
        return message

    def _post_result(self, query: InlineQuery, result: Json) -> Message:
        chosen = {"result_id": result["id"], "from": self.user.to_json(), "query": query.query}
        self._state.updates.add("chosen_inline_result", chosen)
        via = {"via_bot": self._state.bot.to_json()}
        return self._post(result["content"], via, reply_markup=result["reply_markup"])

    def _set_blocked(self, *, blocked: bool) -> None:
        self.user.blocked = blocked
        self.user.met = True
        self._state.membership_changed(self.chat, self.user, out=blocked)
        self._state.feed.tell(self.id, "person", self.user.to_page())
        self._state.people_changed()


def _callback_data(buttons: list[Json], wanted: str) -> str:
    for field in ("callback_data", "text"):
        for button in buttons:
            if button.get(field) == wanted and "callback_data" in button:
                return str(button["callback_data"])
    labels = ", ".join(repr(button["text"]) for button in buttons) or "none"
    raise ImpossibleError(f"there is no button {wanted!r} to tap; there are: {labels}")
