"""Everything the server knows, in memory, and the few ways it changes."""

import itertools

from bot.sandbox.clock import TurnableClock
from bot.sandbox.faults import Faults
from bot.sandbox.feed import Feed
from bot.sandbox.limits import Limits
from bot.sandbox.profile import Profile
from bot.sandbox.records import CallbackQuery, Chat, Clock, File, InlineQuery, Json, Message, User
from bot.sandbox.updates import UpdateQueue
from bot.sandbox.webhook import Webhook

FIRST_PERSON_ID = 1001


class State:
    """One bot's Telegram. Every change of it wakes the feed."""

    def __init__(self, bot: User, now: Clock) -> None:
        self.bot = bot
        self.clock = TurnableClock(now)
        self.now = now = self.clock.now
        self.feed = Feed()
        self.updates = UpdateQueue(now, self.feed)
        self.webhook = Webhook(now, self.updates, self.feed)
        self.limits = Limits(now)
        self.faults = Faults()
        self.profile = Profile()
        self.people: dict[int, User] = {}
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, File] = {}
        self.callback_queries: dict[str, CallbackQuery] = {}
        self.inline_queries: dict[str, InlineQuery] = {}
        self._ids = itertools.count(1)
        self._message_ids = itertools.count(1)
        self._people_ids = itertools.count(FIRST_PERSON_ID)

    def next_id(self) -> int:
        """Return a number not given before to a file, query, album or group."""
        return next(self._ids)

    def add_person(self, first_name: str, language_code: str, role: str) -> User:
        """Let somebody join Telegram, with an empty private chat."""
        user = User(next(self._people_ids), first_name, language_code=language_code, role=role)
        self.people[user.id] = user
        self.add_chat(Chat(user.id, "private", person=user))
        self.people_changed()
        return user

    def add_chat(self, chat: Chat) -> Chat:
        """Let there be a chat."""
        self.chats[chat.id] = chat
        return chat

    def met(self, user_id: int) -> Json | None:
        """Return the Bot API's User of a person the bot has met."""
        user = self.people.get(user_id)
        return user.to_json() if user and user.met else None

    def post(
        self,
        chat: Chat,
        sender: User | None,
        content: Json,
        details: Json | None = None,
        reply_markup: Json | None = None,
    ) -> Message:
        """Put a message into a chat."""
        message = Message(
            next(self._message_ids), chat, sender, self.now(), content, details or {}, reply_markup
        )
        chat.messages.append(message)
        self._show(chat, "message", message.to_json())
        if chat.person and sender is self.bot and chat.person.id not in self.feed.watching:
            chat.person.unread += 1
            self.people_changed()
        return message

    def edited(self, message: Message, *, stamped: bool = True) -> None:
        """Tell of a changed message; a new keyboard alone leaves no edit date."""
        if stamped:
            message.edit_date = self.now()
        self._show(message.chat, "edited", message.to_json())

    def delete(self, chat: Chat, message_ids: list[int]) -> None:
        """Take messages out of a chat, and their pins."""
        chat.messages = [m for m in chat.messages if m.message_id not in message_ids]
        self._show(chat, "deleted", {"message_ids": message_ids})
        if set(chat.pinned) & set(message_ids):
            self.pin(chat, [pin for pin in chat.pinned if pin not in message_ids])

    def pin(self, chat: Chat, message_ids: list[int]) -> None:
        """Set what is pinned in a chat, the newest last."""
        chat.pinned = message_ids
        self._show(chat, "pinned", {"message_id": message_ids[-1] if message_ids else None})

    def membership_changed(self, chat: Chat, by: User, *, out: bool) -> None:
        """Tell the bot that somebody let it out of a chat, by a block say, or in again."""
        member = {"user": self.bot.to_json(), "status": "member"}
        kicked = {"user": self.bot.to_json(), "status": "kicked", "until_date": 0}
        update = {
            "chat": chat.to_json(),
            "from": by.to_json(),
            "date": int(self.now().timestamp()),
            "old_chat_member": member if out else kicked,
            "new_chat_member": kicked if out else member,
        }
        self.updates.add("my_chat_member", update)

    def people_changed(self) -> None:
        """Tell every page of the list of people as it is now."""
        if self.feed.watching:
            self.feed.tell_all("people", [person.to_page() for person in self.people.values()])

    def commands_seen_by(self, person: User) -> list[Json]:
        """Return the commands this person sees in the chat with the bot."""
        return self.profile.private_commands(person.id, person.language_code)

    def commands_changed(self) -> None:
        """Tell every page of the commands its person sees now."""
        for person_id in self.feed.watching:
            commands = self.commands_seen_by(self.people[person_id])
            self.feed.tell(person_id, "commands", {"commands": commands})

    def reset(self) -> None:
        """Start over: empty chats, nobody met, nothing queued, no faults.

        People stay, and so does what outlives a chat: the bot's profile, its webhook, its files.
        """
        for chat in self.chats.values():
            chat.messages, chat.pinned = [], []
        for person in self.people.values():
            person.met = person.started = person.blocked = person.deactivated = False
            person.unread = 0
        self.callback_queries.clear()
        self.inline_queries.clear()
        self.updates.clear()
        self.limits.clear()
        self.faults.clear()
        self.feed.tell_all("reset", {})
        self.people_changed()

    def _show(self, chat: Chat, name: str, data: Json) -> None:
        if chat.person:
            self.feed.tell(chat.person.id, name, data)
        else:
            self.feed.changed()
