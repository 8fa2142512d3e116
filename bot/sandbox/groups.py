"""Groups and channels the bot is in, as plain method calls; their ids are negative."""

from bot.sandbox import content
from bot.sandbox.people import Person
from bot.sandbox.records import Chat, Message, User
from bot.sandbox.state import State

# The Bot API marks supergroups and channels by putting -100 before their number.
FIRST_SUPERGROUP_ID = -1_001_000_000_000


class Group:
    """A group that people and the bot are in."""

    def __init__(self, state: State, chat: Chat, members: list[User]) -> None:
        self._state = state
        self.chat = chat
        self.id = chat.id
        self.members = members
        for member in members:
            member.met = True

    @classmethod
    def create(cls, state: State, title: str, members: list[User]) -> "Group":
        """Found a basic group."""
        return cls(state, state.add_chat(Chat(-state.next_id(), "group", title)), members)

    def send(self, person: Person, said: str) -> Message:
        """Let a member write a text."""
        message = self._state.post(self.chat, person.user, content.written(self._state, said))
        self._state.updates.add("message", message.to_json())
        return message

    def kick_bot(self, by: Person) -> None:
        """Throw the bot out."""
        self.chat.bot_left = True
        self._state.membership_changed(self.chat, by.user, out=True)

    def upgrade(self, by: Person) -> "Group":
        """Turn the group into a supergroup, which has another id."""
        state = self._state
        new = state.add_chat(
            Chat(FIRST_SUPERGROUP_ID - state.next_id(), "supergroup", self.chat.title)
        )
        self.chat.migrated_to = new.id
        for chat, service in (
            (self.chat, {"migrate_to_chat_id": new.id}),
            (new, {"migrate_from_chat_id": self.id}),
        ):
            state.updates.add("message", state.post(chat, by.user, service).to_json())
        return Group(state, new, self.members)


class Channel:
    """A channel the bot is an administrator of."""

    def __init__(self, state: State, title: str) -> None:
        self._state = state
        self.chat = state.add_chat(Chat(FIRST_SUPERGROUP_ID - state.next_id(), "channel", title))
        self.id = self.chat.id

    def post(self, said: str) -> Message:
        """Publish a text."""
        message = self._state.post(self.chat, None, content.written(self._state, said))
        self._state.updates.add("channel_post", message.to_json())
        return message
