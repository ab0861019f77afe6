"""One update of one person: who speaks, where, in which language, and how to answer. Holds no feature."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Final

from telegram import Bot, Message, Update
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, TelegramError

from bot.chat.outcome import patiently
from bot.domain.language import Language
from bot.knowledge.library import Library
from bot.knowledge.search import Search
from bot.services.adding import Adding
from bot.services.answers import Answers
from bot.services.loans import Loans
from bot.services.users import Users
from bot.store.base import Store, User
from bot.texts import Texts, texts_in

# Below Telegram's 4,096 under either way of counting (UTF-16 units or characters).
MESSAGE_LIMIT: Final = 4000
_NO_PREVIEW: Final = {"is_disabled": True}

_ROW_ID: Final = re.compile(r"[0-9]{1,18}")


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button: `data` comes back when it is pressed, or `url` is opened."""

    label: str
    data: str = ""
    url: str = ""


Rows = Sequence[Sequence[Button]]


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
                lambda: _call(
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


async def send(bot: Bot, chat_id: int, text: str, rows: Rows) -> int:
    """One message of HTML, once; what Telegram refuses to parse goes out as plain text. Gives its id."""
    try:
        return await _call(bot, "sendMessage", chat_id, rows, text=text, parse_mode=ParseMode.HTML)
    except BadRequest as error:
        if "parse" not in str(error).lower():
            raise
    return await _call(bot, "sendMessage", chat_id, rows, text=plain(text))


async def _call(bot: Bot, method: str, chat_id: int, rows: Rows, **params: Any) -> int:
    # Not bot.send_message(): it makes objects of the buttons, and of an answer of which the id is enough.
    # That takes longer than all the rest of a reminder (tests/benchmarks/bench_engine.py).
    params |= {"chat_id": chat_id, "reply_markup": keyboard(rows), "link_preview_options": _NO_PREVIEW}
    message = await bot._post(method, params)
    if not isinstance(message, dict) or not isinstance(message.get("message_id"), int):
        raise TelegramError("Invalid server response")
    return int(message["message_id"])


def keyboard(rows: Rows) -> dict[str, Any] | None:
    """The buttons as the Bot API takes them."""
    if not rows:
        return None
    return {"inline_keyboard": [[_button(one) for one in row] for row in rows]}


def _button(one: Button) -> dict[str, str]:
    return {"text": one.label, **({"url": one.url} if one.url else {"callback_data": one.data})}


def esc(text: str) -> str:
    """Text of a user or a file, for an HTML message. Control characters go: Telegram refuses some."""
    return html.escape("".join(c for c in text if c.isprintable() or c == "\n"), quote=False)


def plain(text: str) -> str:
    """An HTML message without its markup."""
    out = text
    for tag in ("b", "i", "u", "s", "code", "pre", "blockquote"):
        out = out.replace(f"<{tag}>", "").replace(f"</{tag}>", "")
    return html.unescape(out)


def split(text: str) -> list[str]:
    """Cut at line ends, so that each part is one message. No line of ours is longer than a message."""
    if _units(text) <= MESSAGE_LIMIT:
        return [text]
    parts: list[str] = []
    part = ""
    for line in text.split("\n"):
        longer = f"{part}\n{line}" if part else line
        if _units(longer) > MESSAGE_LIMIT and part:
            parts.append(part)
            part = line
        else:
            part = longer
    return [*parts, part] if part.strip() or not parts else parts


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def row_id(args: Sequence[str]) -> int:
    """The id in a button's `<what>:<id>`; 0, which no row has, where there is none: anyone can forge data."""
    return int(args[1]) if len(args) > 1 and _ROW_ID.fullmatch(args[1]) else 0


def in_rows(buttons: Sequence[Button], width: int = 2) -> list[list[Button]]:
    """Buttons, so many side by side."""
    return [list(buttons[at : at + width]) for at in range(0, len(buttons), width)]
