"""What the server keeps: people, chats, messages, files and queries, as plain records."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

Json = dict[str, Any]
Clock = Callable[[], datetime]


@dataclass
class User:
    """A person, or the bot itself."""

    id: int
    first_name: str
    is_bot: bool = False
    username: str = ""
    language_code: str = ""
    role: str = ""
    met: bool = False  # the bot has come across this person somewhere
    started: bool = False  # the person has pressed Start
    blocked: bool = False
    deactivated: bool = False
    unread: int = 0

    def to_json(self) -> Json:
        """Return the Bot API's User."""
        user: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        if self.username:
            user["username"] = self.username
        if self.language_code:
            user["language_code"] = self.language_code
        return user

    def to_page(self) -> Json:
        """Return what the chat page's list of people shows."""
        shown = ("id", "first_name", "language_code", "role", "blocked", "unread")
        return {name: getattr(self, name) for name in shown}


@dataclass
class Chat:
    """A conversation: a person with the bot, a group or a channel."""

    id: int
    type: Literal["private", "group", "supergroup", "channel"]
    title: str = ""
    person: User | None = None
    messages: list["Message"] = field(default_factory=list)
    pinned: list[int] = field(default_factory=list)
    bot_left: bool = False
    migrated_to: int | None = None

    def find(self, message_id: int) -> "Message | None":
        """Return a message by its id."""
        return next((m for m in self.messages if m.message_id == message_id), None)

    def to_json(self) -> Json:
        """Return the Bot API's Chat."""
        if self.person is None:
            return {"id": self.id, "type": self.type, "title": self.title}
        chat: Json = {"id": self.id, "type": self.type, "first_name": self.person.first_name}
        if self.person.username:
            chat["username"] = self.person.username
        return chat


@dataclass
class Message:
    """A message. `content` is what an edit can change: text or media with its caption.

    `content` and `details` hold Bot API fields under their own names.
    """

    message_id: int
    chat: Chat
    sender: User | None
    date: datetime
    content: Json
    details: Json = field(default_factory=dict)
    reply_markup: Json | None = None
    edit_date: datetime | None = None

    @property
    def text(self) -> str:
        """The text or the caption, without formatting."""
        return str(self.content.get("text") or self.content.get("caption") or "")

    @property
    def buttons(self) -> list[Json]:
        """Every button of the inline keyboard, in reading order."""
        rows = (self.reply_markup or {}).get("inline_keyboard", [])
        return [button for row in rows for button in row]

    def to_json(self) -> Json:
        """Return the Bot API's Message."""
        message: Json = {"message_id": self.message_id}
        if self.sender:
            message["from"] = self.sender.to_json()
        else:
            message["sender_chat"] = self.chat.to_json()
        message |= {"chat": self.chat.to_json(), "date": int(self.date.timestamp())}
        if self.edit_date:
            message["edit_date"] = int(self.edit_date.timestamp())
        message |= self.details | self.content
        if self.reply_markup:
            message["reply_markup"] = self.reply_markup
        return message


@dataclass(frozen=True)
class File:
    """A stored file; photos and stickers have a size in pixels."""

    file_id: str
    kind: str
    name: str
    mime_type: str
    data: bytes
    width: int = 0
    height: int = 0

    @property
    def unique_id(self) -> str:
        """The id that stays the same for every bot; it cannot be used to fetch the file."""
        return f"unique-{self.file_id}"

    @property
    def path(self) -> str:
        """Where a bot downloads it, below its own address."""
        return f"{self.kind}s/{self.file_id}.{self.name.rpartition('.')[2]}"


@dataclass
class CallbackQuery:
    """A tap on a button; `answer` is what the bot said to it."""

    id: str
    sender: User
    message: Message
    data: str
    asked_at: datetime
    answer: Json | None = None


@dataclass
class InlineQuery:
    """What a person typed after the bot's name in some chat; `results` is the bot's answer."""

    id: str
    sender: User
    query: str
    asked_at: datetime
    results: list[Json] | None = None
