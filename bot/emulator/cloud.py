"""Telegram as people see it: users, chats, messages, and the updates these make. Knows no Bot API methods."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from random import randrange
from typing import Literal

from bot.emulator import contents
from bot.emulator.elsewhere import Elsewhere
from bot.emulator.markup import clean, commands
from bot.emulator.params import Json
from bot.emulator.topics import Topics, beginning, topic_of

# Telegram sends these to a bot only if it asks for them by name.
_ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that the bot did and people could see, in order."""

    kind: Literal["sent", "edited", "deleted", "answered"]
    chat_id: int
    message: Json  # as it was then; of "answered": the message whose button was pressed
    notice: str = ""  # of "answered": what pops up
    alert: bool = False


@dataclass(slots=True)
class Query:
    """A button press that waits for its answer."""

    id: str
    user_id: int
    message: Json
    made_at: datetime
    answered: bool = False


class Cloud:
    """The people's side. Each act of a person makes one update, which also waits in `pending`."""

    def __init__(self, clock: Callable[[], datetime], username: str = "rights_console_bot") -> None:
        self.clock = clock  # in a time zone
        self.me: Json = {"id": 7_000_000_001, "is_bot": True, "first_name": "Rights", "username": username}
        self.users: dict[int, Json] = {}
        self.chats: dict[int, Json] = {}
        self.blocked: set[int] = set()
        self.deactivated: set[int] = set()
        self.pending: list[Json] = []
        self.events: list[Event] = []
        self.queries: dict[str, Query] = {}
        self.allowed_updates: frozenset[str] | None = None
        self.on_update: list[Callable[[], None]] = []
        self.topics = Topics()
        self.elsewhere = Elsewhere(lambda: self.clock(), self._update)
        self._messages: dict[int, dict[int, Json]] = {}
        self._next_message = 1
        self._next_update = randrange(1, 2**30)  # as Telegram begins, where nothing was said for a week
        self._next_query = 1

    def user(
        self, user_id: int, first_name: str = "", language_code: str = "zh-hans", *, started: bool = True
    ) -> Json:
        """Make or change a user. `started`: has a chat with the bot, so that it may write first."""
        name = first_name or f"User {user_id}"
        self.users[user_id] = {
            "id": user_id,
            "is_bot": False,
            "first_name": name,
            "language_code": language_code,
        }
        if started or user_id in self.chats:
            self.chats[user_id] = {"id": user_id, "type": "private", "first_name": name}
        return self.users[user_id]

    def group(self, chat_id: int, title: str, *, forum: bool = False) -> Json:
        """A group with the bot in it. Privacy mode is off: the bot sees every message. A forum has topics."""
        if chat_id >= 0:
            raise ValueError("group ids are negative")
        kind = "supergroup" if chat_id <= -1_000_000_000_000 else "group"
        if forum and kind == "group":
            raise ValueError("only a supergroup can be a forum")
        self.chats[chat_id] = {"id": chat_id, "type": kind, "title": title} | (
            {"is_forum": True} if forum else {}
        )
        return self.chats[chat_id]

    def topic(self, user_id: int, chat: int | None = None, name: str = "Topic") -> int:
        """Somebody begins a topic in a forum, or in the private chat; its number."""
        if chat is not None and not self.chats[chat].get("is_forum"):
            raise ValueError("only a forum has topics")
        return self.topics.begin(self.post(user_id, beginning(name), chat)["message"])

    def delete_topic(self, chat_id: int, topic: int) -> None:
        """With all that was said in it."""
        self.topics.delete(chat_id, topic)
        kept = {number: one for number, one in self._messages[chat_id].items() if topic_of(one) != topic}
        self._messages[chat_id] = kept

    def say(
        self,
        user_id: int,
        text: str,
        chat: int | None = None,
        reply_to: int | None = None,
        *,
        topic: int | None = None,
        written: datetime | None = None,
    ) -> Json:
        """A text message, in the private chat unless `chat` names a group. Returns the update."""
        return self.post(user_id, contents.text(text), chat, reply_to, topic=topic, written=written)

    def forward(
        self,
        user_id: int,
        text: str,
        written: datetime,
        chat: int | None = None,
        *,
        sender: str = "Somebody",
        topic: int | None = None,
    ) -> Json:
        """A text that somebody else wrote then, forwarded now."""
        return self.post(user_id, contents.forwarded(text, sender, written), chat, topic=topic)

    def photo(
        self, user_id: int, caption: str = "", chat: int | None = None, *, topic: int | None = None
    ) -> Json:
        return self.post(user_id, contents.photo(caption), chat, topic=topic)

    def album(
        self,
        user_id: int,
        count: int,
        caption: str = "",
        chat: int | None = None,
        *,
        topic: int | None = None,
    ) -> list[Json]:
        """Photos sent together: a message and an update each, the caption under the first."""
        if not 2 <= count <= 10:
            raise ValueError("an album has 2 to 10 photos")
        together = {"media_group_id": str(13_000_000_000_000_000 + self._next_message)}
        captions = [caption, *[""] * (count - 1)]
        return [self.post(user_id, contents.photo(one) | together, chat, topic=topic) for one in captions]

    def sticker(self, user_id: int, emoji: str = "👍", chat: int | None = None) -> Json:
        return self.post(user_id, contents.sticker(emoji), chat)

    def post(
        self,
        user_id: int,
        content: Json,
        chat: int | None = None,
        reply_to: int | None = None,
        *,
        topic: int | None = None,
        written: datetime | None = None,
    ) -> Json:
        """A message of any kind: `content` holds its own fields, as the Bot API names them.

        `written`: when it was, if it comes late. A reply is in the topic of what it replies to.
        """
        if user_id in self.blocked | self.deactivated:
            raise ValueError(f"user {user_id} has blocked the bot or is gone")
        user = self.users.get(user_id) or self.user(user_id)
        if chat is None and user_id not in self.chats:  # writing to the bot starts it
            self.user(user_id, user["first_name"], user["language_code"])
        chat_id = user_id if chat is None else chat
        if reply_to is not None:
            replied = self._messages[chat_id][reply_to]
            content = {**content, "reply_to_message": replied}
            topic = topic_of(replied)
        if not self.topics.has(chat_id, topic) or self.topics.is_closed(chat_id, topic):
            raise ValueError("there is no such topic, or it is closed")
        return self._update("message", self._place(chat_id, self.users[user_id], content, topic, written))

    def edit(self, user_id: int, message_id: int, text: str, chat: int | None = None) -> Json:
        chat_id = user_id if chat is None else chat
        old = self._messages[chat_id][message_id]
        if old["from"]["id"] != user_id:
            raise ValueError("only one's own message can be edited")
        words = clean(text).strip(" \n")
        new = {**old, "text": words, "entities": list(commands(words)), "edit_date": self._now()}
        self._messages[chat_id][message_id] = new
        return self._update("edited_message", new)

    def press(self, user_id: int, message: Json, button: int | str) -> Json:
        """Press a button of the bot's message: by index, row by row from 0, or by its callback data.

        Data that is on no button (any more) is let through: an app that lags, or a forger,
        sends that too.
        """
        if user_id in self.blocked | self.deactivated:
            raise ValueError(f"user {user_id} has blocked the bot or is gone")
        chat_id, message_id = message["chat"]["id"], message["message_id"]
        if chat_id > 0 and chat_id != user_id:
            raise ValueError("nobody else sees a private chat")
        current = self._messages[chat_id].get(message_id)
        data = button if isinstance(button, str) else buttons(current or {})[button].get("callback_data")
        if data is None:
            raise ValueError("this button opens a link; the bot hears nothing of it")
        gone = {"chat": self.chats[chat_id], "message_id": message_id, "date": 0}
        query = Query(str(4_000_000 + self._next_query), user_id, current or gone, self.clock())
        self._next_query += 1
        self.queries[query.id] = query
        callback = {
            "id": query.id,
            "from": self.users[user_id],
            "message": query.message,
            "chat_instance": str(-chat_id),
            "data": data,
        }
        return self._update("callback_query", callback)

    def inline(self, user_id: int, words: str, chat_type: str = "group") -> Json:
        """Type @bot and these words in some chat. Whoever does need not have started the bot."""
        return self.elsewhere.query(self._known(user_id), words, chat_type)

    def summon(self, user_id: int, words: str, chat: Json | None = None) -> Json:
        """Call the bot by its name in a chat that it is not in: a group of others, unless `chat` is given."""
        place = chat or {"id": -990, "type": "group", "title": "Family"}
        return self.elsewhere.summon(self._known(user_id), f"@{self.me['username']} {words}", place)

    def _known(self, user_id: int) -> Json:
        return self.users.get(user_id) or self.user(user_id, started=False)

    def block(self, user_id: int) -> Json:
        """Stop the bot; what it sends from now on is refused."""
        self.blocked.add(user_id)
        return self._membership(user_id, "member", "kicked")

    def unblock(self, user_id: int) -> Json:
        self.blocked.remove(user_id)
        return self._membership(user_id, "kicked", "member")

    def deactivate(self, user_id: int) -> None:
        """The account is deleted. Telegram tells the bot nothing until it writes."""
        self.deactivated.add(user_id)

    # what can be seen ----------------------------------------------------------

    def messages(self, chat_id: int) -> list[Json]:
        """What the chat holds now, oldest first."""
        return list(self._messages.get(chat_id, {}).values())

    def latest_with_buttons(self, chat_id: int) -> Json | None:
        """Of the messages that have buttons now, the one that was shown (sent or edited) last."""
        current = self._messages.get(chat_id, {})
        for event in reversed(self.events):
            if event.kind in ("sent", "edited") and event.chat_id == chat_id:
                message = current.get(event.message["message_id"])
                if message is not None and buttons(message):
                    return message
        return None

    def _now(self) -> int:
        return int(self.clock().timestamp())

    def _place(
        self,
        chat_id: int,
        sender: Json,
        content: Json,
        topic: int | None = None,
        written: datetime | None = None,
    ) -> Json:
        message = {
            "message_id": self._next_message,
            "date": int((written or self.clock()).timestamp()),
            "chat": self.chats[chat_id],
            "from": sender,
            **self.topics.fields(chat_id, topic),
            **content,
        }
        self._next_message += 1
        self._messages.setdefault(chat_id, {})[message["message_id"]] = message
        return message

    def _update(self, kind: str, content: Json) -> Json:
        update = {"update_id": self._next_update, kind: content}
        self._next_update += 1
        wanted = self.allowed_updates
        if (kind in wanted) if wanted else (kind not in _ON_REQUEST):
            self.pending.append(update)
        self._wake()
        return update

    def _wake(self) -> None:
        for tell in self.on_update:
            tell()

    def _membership(self, user_id: int, old: str, new: str) -> Json:
        def member(status: str) -> Json:
            return {"user": self.me, "status": status} | ({"until_date": 0} if status == "kicked" else {})

        change = {
            "chat": self.chats[user_id],
            "from": self.users[user_id],
            "date": self._now(),
            "old_chat_member": member(old),
            "new_chat_member": member(new),
        }
        return self._update("my_chat_member", change)


def buttons(message: Json) -> list[Json]:
    """The inline buttons of a message, row by row."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button for row in rows for button in row]
