"""One update of one person: who speaks, where, in which language, and how to answer. Holds no feature."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Final

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, Message, Update
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError

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
NO_PREVIEW: Final = LinkPreviewOptions(is_disabled=True)

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
        """Send a new message into this chat; a long one in parts, buttons under the last."""
        chat = self.update.effective_chat
        if chat is None:
            return
        *parts, last = split(text)
        for part, under in [*((part, ()) for part in parts), (last, rows)]:
            await patiently(partial(send, self.bot, chat.id, part, under))

    async def edit(self, text: str, rows: Rows = ()) -> None:
        """Put this in place of the message whose button was pressed; else send it."""
        query = self.update.callback_query
        message = query.message if query else None
        if not isinstance(message, Message):
            await self.reply(text, rows)
            return
        try:
            await patiently(
                lambda: message.edit_text(
                    text,
                    parse_mode=ParseMode.HTML,
                    reply_markup=keyboard(rows),
                    link_preview_options=NO_PREVIEW,
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


async def send(bot: Bot, chat_id: int, text: str, rows: Rows) -> Message:
    """One message of HTML, once; what Telegram refuses to parse goes out as plain text."""

    async def attempt(body: str, mode: str | None) -> Message:
        return await bot.send_message(
            chat_id, body, parse_mode=mode, reply_markup=keyboard(rows), link_preview_options=NO_PREVIEW
        )

    try:
        return await attempt(text, ParseMode.HTML)
    except BadRequest as error:
        if "parse" not in str(error).lower():
            raise
    return await attempt(plain(text), None)


def keyboard(rows: Rows) -> InlineKeyboardMarkup | None:
    """Telegram's form of the buttons."""
    if not rows:
        return None
    return InlineKeyboardMarkup(
        [
            [
                InlineKeyboardButton(one.label, url=one.url)
                if one.url
                else InlineKeyboardButton(one.label, callback_data=one.data)
                for one in row
            ]
            for row in rows
        ]
    )


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
    parts: list[str] = []
    part = ""
    for line in text.split("\n"):
        longer = f"{part}\n{line}" if part else line
        if len(longer.encode("utf-16-le")) // 2 > MESSAGE_LIMIT and part:
            parts.append(part)
            part = line
        else:
            part = longer
    return [*parts, part] if part.strip() or not parts else parts


def row_id(args: Sequence[str]) -> int:
    """The id in a button's `<what>:<id>`; 0, which no row has, where there is none: anyone can forge data."""
    return int(args[1]) if len(args) > 1 and _ROW_ID.fullmatch(args[1]) else 0


def in_rows(buttons: Sequence[Button], width: int = 2) -> list[list[Button]]:
    """Buttons, so many side by side."""
    return [list(buttons[at : at + width]) for at in range(0, len(buttons), width)]
