"""What a bot tells Telegram about itself: commands and descriptions. Knows no chats, no messages."""

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from bot.emulator.params import Json, Params, bad_request

_SCOPES = frozenset({"default", "all_private_chats", "all_group_chats", "all_chat_administrators"})
_CHAT_SCOPES = frozenset({"chat", "chat_administrators", "chat_member"})


class Profile:
    """Commands by scope and language; the bot's texts by language."""

    def __init__(self) -> None:
        self._commands: dict[tuple[tuple[tuple[str, Any], ...], str], list[Json]] = {}
        self._texts: dict[tuple[str, str], str] = {}

    def methods(self) -> dict[str, Callable[[Params], Any]]:
        """Its methods of the Bot API, in lower case."""
        found: dict[str, Callable[[Params], Any]] = {
            "setmycommands": self._set_commands,
            "getmycommands": self._get_commands,
            "deletemycommands": self._delete_commands,
        }
        for field, limit in (("name", 64), ("description", 512), ("short_description", 120)):
            method = "my" + field.replace("_", "")
            found[f"set{method}"] = partial(self._set_text, field=field, limit=limit)
            found[f"get{method}"] = partial(self._get_text, field=field)
        return found

    def _set_commands(self, params: Params) -> bool:
        commands = params.value("commands")
        if not isinstance(commands, list):
            raise bad_request("expected an Array of BotCommand")
        checked = [_command(command) for command in commands]
        key = (_scope(params), _language(params))
        if len(checked) > 100:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        self._commands[key] = checked
        return True

    def _get_commands(self, params: Params) -> list[Json]:
        return self._commands.get((_scope(params), _language(params)), [])

    def _delete_commands(self, params: Params) -> bool:
        self._commands.pop((_scope(params), _language(params)), None)
        return True

    def _set_text(self, params: Params, field: str, limit: int) -> bool:
        """`setMyDescription` and its like: empty takes the text of this language back."""
        text, language = params.string(field), _language(params)
        if len(text) > limit:
            raise bad_request(f"{field} is too long")
        self._texts[field, language] = text
        return True

    def _get_text(self, params: Params, field: str) -> Json:
        """The text for the language, or else the one for all."""
        texts = self._texts
        return {field: texts.get((field, _language(params))) or texts.get((field, ""), "")}


def _language(params: Params) -> str:
    code = params.string("language_code")
    if not re.fullmatch(r"([a-z]{2})?", code):
        raise bad_request("invalid language code specified")
    return code


def _scope(params: Params) -> tuple[tuple[str, Any], ...]:
    scope = params.value("scope") or {"type": "default"}
    if not isinstance(scope, dict):
        raise bad_request("can't parse BotCommandScope: BotCommandScope must be an Object")
    kind = scope.get("type")
    if kind not in _SCOPES | _CHAT_SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    if kind in _CHAT_SCOPES and not scope.get("chat_id"):
        raise bad_request("can't parse BotCommandScope: Empty chat_id specified")
    if kind == "chat_member" and not scope.get("user_id"):
        raise bad_request("can't parse BotCommandScope: Invalid user_id specified")
    return tuple(sorted(scope.items()))


def _command(command: Any) -> Json:
    if not isinstance(command, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    for field in ("command", "description"):
        if not isinstance(command.get(field), str):
            raise bad_request(f'can\'t parse BotCommand: Field "{field}" must be of type String')
    name = command["command"].strip().removeprefix("/")
    description = command["description"].strip()
    if not name:
        raise bad_request("command must be non-empty")
    if len(name) > 32:
        raise bad_request("command length must not exceed 32")
    if not re.fullmatch(r"[a-z0-9_]+", name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not description:
        raise bad_request("command description must be non-empty")
    if len(description) > 256:
        raise bad_request("command description length must not exceed 256")
    return {"command": name, "description": description}
