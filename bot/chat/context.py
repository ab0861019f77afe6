"""One update of one person: who speaks, where, in which language, and what is answered. Holds no feature."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from telegram import Message, Update

from bot.domain.dates import lender_day, today_in
from bot.domain.filings import Filing
from bot.domain.hearings import Hearing
from bot.domain.language import Language
from bot.domain.preferences import Preferences
from bot.knowledge.library import Library
from bot.knowledge.search import Search
from bot.services.adding import Adding
from bot.services.answers import Answers
from bot.services.contacts import Contacts
from bot.services.conversation import Conversation
from bot.services.loans import Loans
from bot.services.matters import Matters
from bot.services.operator import ErrorKind, Operator
from bot.services.users import Users
from bot.store.protocol import Records
from bot.store.records import StoredConversation, User
from bot.texts import Texts, texts_in
from bot.transport.messages import Edit, File, Outgoing, Rows, Send, Toast

S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Services:
    """What every update finds, whoever speaks."""

    library: Library
    search: Search
    answers: Answers
    adding: Adding
    defaults: Preferences
    retention_days: int
    commands: Mapping[bool, Sequence[str]]  # of the menu: in private chats (True), in groups (False)
    me: Callable[[], tuple[int, str]]  # the bot's id and name (without @), once it has said hello
    shares: Callable[[], bool] = lambda: (
        False
    )  # whether inline mode is on: without it Telegram shares nothing
    admin_ids: tuple[int, ...] = ()  # who operates the bot
    copies_kept: int = 0  # days for which copies of the database are kept; 0: there are none
    notice_rate: float = 5.0  # messages of a notice in a second
    errors: Callable[[], Sequence[ErrorKind]] = tuple  # what went wrong lately, the latest first

    def for_one_message(self) -> "Services":
        """The same, in which the names in its text are found once, whoever reads it."""
        search = self.search.for_one_message()
        return replace(self, search=search, adding=Adding(self.library, search))

    @property
    def bot_id(self) -> int:
        """Telegram's id of this bot."""
        return self.me()[0]

    @property
    def bot_name(self) -> str:
        """Telegram's name of this bot, without the @."""
        return self.me()[1]


@dataclass(slots=True)
class Turn:
    """One update within its transaction: what is written here, and what is answered, is kept in one piece.

    An answer goes out after that. Text is HTML: escape what a user or a file said with `esc`.
    """

    services: Services
    records: Records
    users: Users
    loans: Loans
    update: Update
    user: User
    private: bool
    now: datetime
    args: str = ""
    said: list[Outgoing] = field(default_factory=list)

    @property
    def hearings(self) -> Matters[Hearing]:
        """Dates at court."""
        return Matters(self.records, self.users, Hearing)

    @property
    def filings(self) -> Matters[Filing]:
        """Complaints that were handed in."""
        return Matters(self.records, self.users, Filing)

    @property
    def texts(self) -> Texts:
        """The words in this person's language."""
        return texts_in(self.user.language)

    @property
    def language(self) -> Language:
        """This person's language."""
        return self.user.language

    @property
    def operator(self) -> Operator | None:
        """What operators see and do, in their private chat; None for everybody else, and everywhere else."""
        is_operator = self.private and self.user.id in self.services.admin_ids
        return Operator(self.records) if is_operator else None

    @property
    def contacts(self) -> Contacts:
        """What people wrote down of who wanted money of them."""
        return self.users.contacts

    @property
    def today(self) -> date:
        """The day where the user is."""
        return today_in(self.now, self.user.preferences.zone)

    @property
    def written(self) -> datetime:
        """When what this update says was written, where the user is: a forwarded message when it was first.

        It may come to us days later. What is typed as 明天 counts from here; a button from today.
        """
        moment, message = self.now, self.update.message
        if message is not None:
            origin = message.forward_origin
            moment = min(message.date if origin is None else origin.date, self.now)
        return moment.astimezone(ZoneInfo(self.user.preferences.zone))

    @property
    def lender_day(self) -> date:
        """The day on the lender's clock: what facts and due dates are looked at from."""
        return lender_day(self.now)

    @property
    def forwarded(self) -> bool:
        """Whether this is a message that somebody else wrote, and the app says when."""
        return self.update.message is not None and self.update.message.forward_origin is not None

    @property
    def message(self) -> Message | None:
        """The message that this update is, or whose button was pressed."""
        return self.update.effective_message

    def reply(self, text: str, rows: Rows = ()) -> None:
        """A new message into this chat, and into this topic of it."""
        self.said.append(self._new(text, rows))

    def edit(self, text: str, rows: Rows = ()) -> None:
        """In place of the message whose button was pressed; else a new one."""
        query = self.update.callback_query
        message = query.message if query else None
        if isinstance(message, Message):
            self.said.append(Edit(message.message_id, self._new(text, rows)))
        else:
            self.reply(text, rows)

    def toast(self, text: str = "", *, alert: bool = False) -> None:
        """Answer the press of a button."""
        query = self.update.callback_query
        if query is not None:
            self.said.append(Toast(query.id, text, alert))

    def file(self, what: str) -> None:
        """A file into this chat, made when it is sent."""
        new = self._new("", ())
        self.said.append(File(new.chat_id, self.user.id, what, new.thread_id))

    def keep(self, conversation: Conversation[S], state: S) -> None:
        """What is typed next answers this conversation. The user is stored from now on."""
        self.user = self.users.ensure(self.user, self.now)
        conversation.keep(self.records, self.user.id, state, self.now)

    def find(self, conversation: Conversation[S], key: str = "") -> S | None:
        """Where this conversation stands; None if it is not open."""
        return conversation.find(self.records, self.user.id, self.now, key)

    def find_expired(self, conversation: Conversation[S], key: str) -> S | None:
        """Where it stood when it had waited too long; None if it is open, or gone."""
        return conversation.find_expired(self.records, self.user.id, self.now, key)

    def under_way(self) -> list[StoredConversation]:
        """All that is open, whatever it is about, the latest first."""
        return self.records.conversations(self.user.id, self.now)

    def end(self, conversation: Conversation[Any], key: str = "") -> bool:
        """Wait for no answer to this any more. True if there was one."""
        return conversation.end(self.records, self.user.id, key)

    def drop(self, stored: StoredConversation) -> None:
        """The same of one that is stored, whatever it is about."""
        self.records.end_conversation(stored.user_id, stored.kind, stored.key)

    def _new(self, text: str, rows: Rows) -> Send:
        chat, message = self.update.effective_chat, self.message
        topic = message.message_thread_id if message is not None and message.is_topic_message else None
        return Send(chat.id if chat else self.user.id, text, rows, topic, self.private)
