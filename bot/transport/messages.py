"""Messages as the Bot API takes them: HTML, buttons, parts. Knows no feature and no person."""

import html
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, partial
from typing import Annotated, Any, Final, Literal

from pydantic import Field, TypeAdapter
from telegram import (
    Bot,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    LinkPreviewOptions,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, TelegramError

from bot.services.delivery import Later
from bot.transport.errors import is_markup, is_unchanged, outcome_of, patiently

# Below Telegram's 4,096 under either way of counting (UTF-16 units or characters).
MESSAGE_LIMIT: Final = 4000
# Seconds for an answer. What Telegram has not taken by then is owed, and nobody stands behind it in line.
_PATIENCE: Final = 10.0
_KEPT_FOR: Final = 300  # seconds that Telegram may give the same articles for the same words
_NO_PREVIEW: Final = {"is_disabled": True}


Style = Literal["", "danger", "success"]
"""Red and green; else as the app has it."""


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button: `data` comes back when it is pressed, or `url` is opened, or `copy` is copied.

    `share` asks for a chat, and writes there what calls this bot inline with these words. `style` colours it
    where the app can: the label says all that the colour says.
    """

    label: str
    data: str = ""
    url: str = ""
    copy: str = ""
    style: Style = ""
    share: str = ""


Rows = Sequence[Sequence[Button]]


@dataclass(frozen=True, slots=True)
class Send:
    """A new message in a chat, in the topic `thread_id` of it if there is one."""

    chat_id: int
    text: str
    rows: Rows = ()
    thread_id: int | None = None
    private: bool = True
    kind: Literal["send"] = "send"


@dataclass(frozen=True, slots=True)
class Edit:
    """In place of a message of ours; a message of its own where that can't be changed any more."""

    message_id: int
    instead: Send
    kind: Literal["edit"] = "edit"


@dataclass(frozen=True, slots=True)
class Toast:
    """The answer to the press of a button, 200 characters at most; without text it only ends the waiting."""

    query_id: str
    text: str = ""
    alert: bool = False
    kind: Literal["toast"] = "toast"


@dataclass(frozen=True, slots=True)
class File:
    """A file that is made when it is sent: `what` names it to whoever makes it."""

    chat_id: int
    user_id: int
    what: str
    thread_id: int | None = None
    kind: Literal["file"] = "file"


@dataclass(frozen=True, slots=True)
class Article:
    """A message that somebody may send in the bot's name, where it is no member. `id`: 64 bytes at most."""

    id: str
    title: str
    description: str
    text: str
    rows: Rows = ()


@dataclass(frozen=True, slots=True)
class Articles:
    """The answer to an inline query: what to choose from."""

    query_id: str
    found: tuple[Article, ...]
    kind: Literal["articles"] = "articles"


@dataclass(frozen=True, slots=True)
class GuestAnswer:
    """The one answer in a chat that the bot is not in, to somebody who called it there."""

    query_id: str
    article: Article
    kind: Literal["guest"] = "guest"


Outgoing = Send | Edit | Toast | File | Articles | GuestAnswer
"""What an update is answered with. HTML throughout."""


@dataclass(frozen=True, slots=True)
class Content:
    """A file that is about to be made: `make` may take a moment, and needs no transaction."""

    name: str
    caption: str
    make: Callable[[], bytes]


@cache
def _json() -> TypeAdapter[list[Outgoing]]:
    """Made when it is first needed: it takes some milliseconds."""
    return TypeAdapter(list[Annotated[Outgoing, Field(discriminator="kind")]])


def to_json(answer: Sequence[Outgoing]) -> str:
    """An answer as text that survives a restart."""
    return _json().dump_json(list(answer)).decode()


def from_json(text: str) -> list[Outgoing]:
    return _json().validate_json(text)


async def say(bot: Bot, one: Send | Edit | Toast | Articles | GuestAnswer) -> None:
    """Put it on its way, patiently. Raises TelegramError where that has no end, or no hope."""
    match one:
        case Send():
            await _say_new(bot, one)
        case Edit():
            await _say_instead(bot, one)
        case Toast():
            try:
                await patiently(partial(_say_toast, bot, one), within=_PATIENCE)
            except TelegramError as error:
                # Without words, or once it is too old, it is no loss: the message says what matters.
                if one.text and isinstance(outcome_of(error), Later):
                    raise
        case Articles() | GuestAnswer():
            with suppress(TelegramError):  # nobody waits for it any more; whoever does asks again
                await _say_elsewhere(bot, one)


async def _say_toast(bot: Bot, one: Toast) -> None:
    await bot.answer_callback_query(one.query_id, one.text[:200] or None, show_alert=one.alert)


async def _say_elsewhere(bot: Bot, one: Articles | GuestAnswer) -> None:
    """What is found depends on the language of who asks, and on nothing else: kept for them, for minutes."""
    if isinstance(one, GuestAnswer):
        await bot.answer_guest_query(one.query_id, _result(one.article))
        return
    found = [_result(article) for article in one.found]
    await bot.answer_inline_query(one.query_id, found, cache_time=_KEPT_FOR, is_personal=True)


def _result(one: Article) -> InlineQueryResultArticle:
    text = split(one.text)[0]
    content = InputTextMessageContent(text, ParseMode.HTML, link_preview_options=LinkPreviewOptions(True))
    markup = InlineKeyboardMarkup.de_json(keyboard(one.rows) or {"inline_keyboard": []})
    return InlineQueryResultArticle(one.id, one.title, content, markup, description=one.description)


async def _say_new(bot: Bot, one: Send) -> None:
    """A long one in parts, buttons under the last. A group that became a supergroup is followed there."""
    to = one.chat_id
    *parts, last = split(one.text)
    for part, under in [*((part, ()) for part in parts), (last, one.rows)]:
        try:
            await patiently(partial(send, bot, to, part, under, one.thread_id), within=_PATIENCE)
        except ChatMigrated as error:
            if one.private:  # what is personal goes to no group
                raise
            to = error.new_chat_id
            await patiently(partial(send, bot, to, part, under, one.thread_id), within=_PATIENCE)


async def _say_instead(bot: Bot, one: Edit) -> None:
    new = one.instead
    try:
        await patiently(
            lambda: call(
                bot,
                "editMessageText",
                new.chat_id,
                new.rows,
                message_id=one.message_id,
                text=new.text,
                parse_mode=ParseMode.HTML,
            ),
            within=_PATIENCE,
        )
    except BadRequest as error:
        if not is_unchanged(error):
            await _say_new(bot, new)


async def say_file(bot: Bot, to: File, name: str, caption: str, content: bytes) -> None:
    """Send a file, patiently. Raises as `say`."""
    await patiently(
        lambda: bot.send_document(
            to.chat_id,
            content,
            caption,
            parse_mode=ParseMode.HTML,
            filename=name,
            message_thread_id=to.thread_id,
        )
    )


async def send(bot: Bot, chat_id: int, text: str, rows: Rows, thread_id: int | None = None) -> int:
    """One message of HTML, once; what Telegram refuses to parse goes out as plain text. Gives its id."""
    try:
        return await call(bot, "sendMessage", chat_id, rows, thread_id, text=text, parse_mode=ParseMode.HTML)
    except BadRequest as error:
        if not is_markup(error):
            raise
    return await call(bot, "sendMessage", chat_id, rows, thread_id, text=plain(text))


async def call(
    bot: Bot, method: str, chat_id: int, rows: Rows, thread_id: int | None = None, **params: Any
) -> int:
    # Not bot.send_message(): it makes objects of the buttons, and of an answer of which the id is enough.
    # That takes longer than all the rest of a reminder (tests/benchmarks/bench_engine.py).
    params |= {"chat_id": chat_id, "reply_markup": keyboard(rows), "link_preview_options": _NO_PREVIEW}
    if thread_id is not None:
        params["message_thread_id"] = thread_id
    message = await bot._post(method, params)
    if not isinstance(message, dict) or not isinstance(message.get("message_id"), int):
        raise TelegramError("Invalid server response")
    return int(message["message_id"])


def keyboard(rows: Rows) -> dict[str, Any] | None:
    if not rows:
        return None
    return {"inline_keyboard": [[_button(one) for one in row] for row in rows]}


def _button(one: Button) -> dict[str, Any]:
    does: dict[str, Any] = {"callback_data": one.data}
    if one.share:
        chosen = {"query": one.share, "allow_user_chats": True, "allow_group_chats": True}
        does = {"switch_inline_query_chosen_chat": chosen}
    elif one.url or one.copy:
        does = {"url": one.url} if one.url else {"copy_text": {"text": one.copy}}
    return {"text": one.label, **does, **({"style": one.style} if one.style else {})}


def esc(text: str) -> str:
    """Text of a user or a file, for an HTML message. Control characters go: Telegram refuses some."""
    if not text.isprintable():
        text = "".join(c for c in text if c.isprintable() or c == "\n")
    return html.escape(text, quote=False)


def plain(text: str) -> str:
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


def in_rows(buttons: Sequence[Button], width: int = 2) -> list[list[Button]]:
    """Buttons, so many side by side."""
    return [list(buttons[at : at + width]) for at in range(0, len(buttons), width)]
