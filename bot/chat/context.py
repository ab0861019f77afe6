"""One update of one person: who speaks, where, in which language, and how to answer. Holds no feature."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Final

from telegram import Bot, Message, Update
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, TelegramError

from bot.domain.language import Language
from bot.knowledge.library import Library
from bot.knowledge.search import Search
from bot.services.adding import Adding
from bot.services.answers import Answers
from bot.services.loans import Loans
from bot.services.users import Users
from bot.store.base import Store, User
from bot.texts import Texts, texts_in
from bot.transport.errors import patiently
from bot.transport.messages import Rows, call, send, split

_ROW_ID: Final = re.compile(r"[0-9]{1,18}")


@dataclass(frozen=True, slots=True)
class Services:
    """Everything that handlers may call."""

    store: Store
    library: Library
    search: Search
    answers: Answers
    users: Users
    loans: Loans
    adding: Adding
    retention_days: int


@dataclass(slots=True)
class Turn:
    """One update, ready to be answered. Text is HTML: escape what a user or a file said with `esc`."""

    bot: Bot
    services: Services
    update: Update
    user: User
    private: bool
    now: datetime
    args: str = ""

    @property
    def texts(self) -> Texts:
        """The words in this person's language."""
        return texts_in(self.user.language)

    @property
    def language(self) -> Language:
        """This person's language."""
        return self.user.language

    @property
    def message(self) -> Message | None:
        """The message that this update is, or whose button was pressed."""
        return self.update.effective_message

    async def reply(self, text: str, rows: Rows = ()) -> None:
        """Send a new message into this chat; a long one in parts, buttons under the last.

        A group that has become a supergroup meanwhile is followed there.
        """
        chat = self.update.effective_chat
        if chat is None:
            return
        to = chat.id
        *parts, last = split(text)
        for part, under in [*((part, ()) for part in parts), (last, rows)]:
            try:
                await patiently(partial(send, self.bot, to, part, under))
            except ChatMigrated as error:
                if self.private:  # what is personal goes to no group
                    raise
                to = error.new_chat_id
                await patiently(partial(send, self.bot, to, part, under))

    async def document(self, content: bytes, name: str, caption: str) -> None:
        """Send a file into this chat."""
        chat = self.update.effective_chat
        if chat is not None:
            await patiently(
                lambda: self.bot.send_document(
                    chat.id, content, caption, parse_mode=ParseMode.HTML, filename=name
                )
            )

    async def edit(self, text: str, rows: Rows = ()) -> None:
        """Put this in place of the message whose button was pressed; else send it."""
        query = self.update.callback_query
        message = query.message if query else None
        if not isinstance(message, Message):
            await self.reply(text, rows)
            return
        try:
            await patiently(
                lambda: call(
                    self.bot,
                    "editMessageText",
                    message.chat_id,
                    rows,
                    message_id=message.message_id,
                    text=text,
                    parse_mode=ParseMode.HTML,
                )
            )
        except BadRequest as error:
            if "not modified" not in str(error).lower():
                await self.reply(text, rows)

    async def toast(self, text: str = "", *, alert: bool = False) -> None:
        """Answer the press of a button. Too late is no harm: the message itself says what matters."""
        query = self.update.callback_query
        if query is not None:
            try:
                await query.answer(text[:200] or None, show_alert=alert)
            except TelegramError:
                return


def row_id(args: Sequence[str]) -> int:
    """The id in a button's `<what>:<id>`; 0, which no row has, where there is none: anyone can forge data."""
    return int(args[1]) if len(args) > 1 and _ROW_ID.fullmatch(args[1]) else 0
