"""The parameters of one Bot API call, read as strictly as Telegram reads them. Knows no chats."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.emulator.markup import Formatted, MarkupError, clean, is_blank, is_link, parse_html, trim, units

Json = dict[str, Any]

_BUTTON_ACTIONS = frozenset(
    {
        "url",
        "callback_data",
        "web_app",
        "login_url",
        "switch_inline_query",
        "switch_inline_query_current_chat",
        "switch_inline_query_chosen_chat",
        "copy_text",
        "callback_game",
        "pay",
    }
)


_STYLES = frozenset({"primary", "success", "danger"})
_MOST_COPIED = 256  # UTF-16 code units, the stricter way of counting characters
_CHOSEN_CHATS = ("allow_user_chats", "allow_bot_chats", "allow_group_chats", "allow_channel_chats")


class ApiError(Exception):
    """What Telegram answers with "ok": false. `code` is the HTTP status too."""

    def __init__(self, code: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(f"{code} {description}")
        self.code = code
        self.description = description
        self.parameters = parameters


def bad_request(words: str) -> ApiError:
    """Error 400; `words` begin small, as Telegram's do."""
    return ApiError(400, f"Bad Request: {words}")


@dataclass(frozen=True, slots=True)
class Upload:
    name: str
    content: bytes
    mime_type: str


class Params:
    """Parameters as they come: JSON values, or the strings of a form (which hold JSON)."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        self._raw = raw

    def __contains__(self, name: str) -> bool:
        return self._raw.get(name) not in (None, "")

    def raw(self, name: str) -> Any:
        return self._raw.get(name)

    def string(self, name: str) -> str:
        """The text, empty if there is none; without what Telegram strips."""
        value = self._raw.get(name)
        if value is None:
            return ""
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise bad_request(f'parameter "{name}" must be a String')
        try:
            return clean(str(value))
        except MarkupError as error:
            raise bad_request(str(error)) from None

    def integer(self, name: str, default: int = 0) -> int:
        value = self._raw.get(name)
        if value in (None, ""):
            return default
        if isinstance(value, bool):
            raise bad_request(f'parameter "{name}" must be an Integer')
        try:
            return int(value)
        except (TypeError, ValueError):
            raise bad_request(f'parameter "{name}" must be an Integer') from None

    def within(self, name: str, least: int, most: int, default: int) -> int:
        """An integer that Telegram brings into its bounds."""
        return min(max(self.integer(name, default), least), most)

    def flag(self, name: str) -> bool:
        return self._raw.get(name) in (True, "true", "True", "1", "yes", "YES")

    def value(self, name: str) -> Any:
        """An object or array; from a form it is JSON in a string. None if there is none."""
        value = self._raw.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {name} JSON object") from None

    def formatted(self, name: str, entities: str) -> Formatted:
        """The text after entity parsing and trimming; empty is allowed here."""
        text, mode = self.string(name), self.string("parse_mode").lower()
        if mode == "html":
            try:
                return trim(parse_html(text))
            except MarkupError as error:
                raise bad_request(f"can't parse entities: {error}") from None
        if mode:
            # The bot writes HTML only; another mode is a slip that the real Telegram might let pass.
            raise bad_request("unsupported parse_mode")
        given = self.value(entities) or []
        if not isinstance(given, list) or not all(isinstance(entity, dict) for entity in given):
            raise bad_request("expected an Array of MessageEntity")
        return trim(Formatted(text, tuple(given)))

    def message_text(self) -> Formatted:
        """`text` of a message: 1 to 4,096 UTF-16 code units after parsing."""
        if not self.string("text"):
            raise bad_request("message text is empty")
        formatted = self.formatted("text", "entities")
        if is_blank(formatted.text):
            raise bad_request("text must be non-empty")
        if units(formatted.text) > 4096:
            raise bad_request("message is too long")
        return formatted

    def caption(self) -> Formatted:
        """`caption` of a file: 0 to 1,024 UTF-16 code units after parsing."""
        formatted = self.formatted("caption", "caption_entities")
        if units(formatted.text) > 1024:
            raise bad_request("message caption is too long")
        return formatted

    def reply_markup(self, *, inline_only: bool = False) -> Json | None:
        """The inline keyboard, checked; None if there is none or it is of another kind."""
        markup = self.value("reply_markup")
        if markup is None:
            return None
        if not isinstance(markup, dict):
            raise bad_request("object expected as reply markup")
        if "inline_keyboard" not in markup:
            if inline_only:
                raise bad_request("inline keyboard expected")
            return None
        rows = markup["inline_keyboard"]
        if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
            raise bad_request(
                'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'
            )
        kept = [[_button(button) for button in row] for row in rows if row]
        if sum(map(len, kept)) > 100 or any(len(row) > 8 for row in kept):
            raise bad_request("reply markup is too long")
        return {"inline_keyboard": kept} if kept else None


def _button(button: Any) -> Json:
    def refuse(why: str) -> ApiError:
        return bad_request(f"can't parse inline keyboard button: {why}")

    if not isinstance(button, dict):
        raise refuse("InlineKeyboardButton must be an Object")
    text = button.get("text")
    if not isinstance(text, str):
        raise refuse('Field "text" must be of type String')
    if is_blank(text):
        raise bad_request("inline keyboard button text must be non-empty")
    actions = _BUTTON_ACTIONS & button.keys()
    if not actions:
        raise refuse("Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise refuse(f"more than one action: {', '.join(sorted(actions))}")
    if "callback_data" in actions:
        data = button["callback_data"]
        if not isinstance(data, str) or not 1 <= len(data.encode("utf-8", "replace")) <= 64:
            raise bad_request("BUTTON_DATA_INVALID")
    if "copy_text" in actions:
        copied = button["copy_text"]
        if not isinstance(copied, dict) or not isinstance(copied.get("text"), str):
            raise refuse('Field "copy_text" must be an Object with a "text"')
        if not 1 <= units(copied["text"]) <= _MOST_COPIED:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")
    if button.get("style", "primary") not in _STYLES:
        raise refuse(f"unknown style '{button['style']}'")
    if "switch_inline_query_chosen_chat" in actions:
        chosen = button["switch_inline_query_chosen_chat"]
        if not isinstance(chosen, dict) or not any(chosen.get(kind) is True for kind in _CHOSEN_CHATS):
            raise refuse("at least one type of chats must be allowed")
    if "url" in actions and not (isinstance(button["url"], str) and is_link(button["url"])):
        raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: wrong HTTP URL")
    return button
