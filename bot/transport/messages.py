"""Messages as the Bot API takes them: HTML, buttons, parts. Knows no feature and no person."""

import html
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from telegram import Bot
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError

# Below Telegram's 4,096 under either way of counting (UTF-16 units or characters).
MESSAGE_LIMIT: Final = 4000
_NO_PREVIEW: Final = {"is_disabled": True}


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button: `data` comes back when it is pressed, or `url` is opened."""

    label: str
    data: str = ""
    url: str = ""


Rows = Sequence[Sequence[Button]]


async def send(bot: Bot, chat_id: int, text: str, rows: Rows) -> int:
    """One message of HTML, once; what Telegram refuses to parse goes out as plain text. Gives its id."""
    try:
        return await call(bot, "sendMessage", chat_id, rows, text=text, parse_mode=ParseMode.HTML)
    except BadRequest as error:
        if "parse" not in str(error).lower():
            raise
    return await call(bot, "sendMessage", chat_id, rows, text=plain(text))


async def call(bot: Bot, method: str, chat_id: int, rows: Rows, **params: Any) -> int:
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


def in_rows(buttons: Sequence[Button], width: int = 2) -> list[list[Button]]:
    """Buttons, so many side by side."""
    return [list(buttons[at : at + width]) for at in range(0, len(buttons), width)]
