"""The oracle itself fails on what is wrong; a check never seen red is no check."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.emulator.botapi import BotApi
from bot.emulator.params import ApiError, Upload
from tests.oracle import problems

KEY = {"text": "x", "callback_data": "y"}


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("getMe", {}),
        ("sendMessage", {"chat_id": 1, "text": "x", "reply_markup": {"inline_keyboard": [[KEY]]}}),
        ("sendMessage", {"chat_id": "1", "text": "{", "reply_markup": '{"inline_keyboard":[]}'}),
        ("sendMessage", {"chat_id": 1, "text": "x", "link_preview_options": {"is_disabled": True}}),
        ("sendMessage", {"chat_id": 1, "text": "x", "reply_markup": {"remove_keyboard": True}}),
        ("sendDocument", {"chat_id": 1, "document": Upload("a", b"x", "text/csv")}),
        ("sendDocument", {"chat_id": 1, "document": "file-id"}),
        ("setMyCommands", {"commands": [{"command": "a", "description": "b"}], "scope": {"type": "default"}}),
        ("getUpdates", {"offset": "1", "timeout": "20", "allowed_updates": '["message"]'}),
    ],
)
def test_a_right_call_passes(method: str, params: dict[str, Any]) -> None:
    assert problems(method, params) == []


@pytest.mark.parametrize(
    ("method", "params", "problem"),
    [
        ("sendMesage", {"chat_id": 1, "text": "x"}, "sendMesage: no such method"),
        ("sendMessage", {"chat_id": 1}, "sendMessage: text: Field required"),
        ("sendMessage", {"chat_id": 1, "text": 5}, "sendMessage: text: Input should be a valid string"),
        (
            "sendMessage",
            {"chat_id": 1, "text": "x", "parse_mod": "HTML"},
            "sendMessage: unknown field parse_mod",
        ),
        (
            "sendMessage",
            {"chat_id": 1, "text": "x", "reply_markup": {"inline_keyboard": [[{**KEY, "data": "z"}]]}},
            "sendMessage: unknown field reply_markup.inline_keyboard[0][0].data",
        ),
        (
            "sendMessage",
            {"chat_id": 1, "text": "x", "reply_markup": '{"inline_keyboard":[[{"txt":"x"}]]}'},
            "sendMessage: unknown field reply_markup.inline_keyboard",
        ),
        (
            "sendMessage",
            {"chat_id": 1, "text": "x", "reply_markup": "{"},
            "sendMessage: reply_markup.InlineKeyboardMarkup: Input should be a valid dictionary",
        ),
        (
            "setMyCommands",
            {"commands": [{"command": "a"}]},
            "setMyCommands: commands.0.description: Field required",
        ),
        (
            "setMyCommands",
            {"commands": [], "scope": {"type": "all"}},
            "setMyCommands: scope: Input tag 'all' found",
        ),
        (
            "deleteMessage",
            {"chat_id": 1, "message_id": "x"},
            "deleteMessage: message_id: Input should be a valid int",
        ),
    ],
)
def test_a_wrong_call_is_named(method: str, params: dict[str, Any], problem: str) -> None:
    assert any(found.startswith(problem) for found in problems(method, params)), problems(method, params)


def test_every_call_of_a_test_is_read(wire_problems: list[str]) -> None:
    api = BotApi(lambda: datetime(2026, 11, 22, tzinfo=UTC))
    api.user(1)

    api.call("sendMessage", {"chat_id": 1, "text": "x", "silent": True})
    with pytest.raises(ApiError):
        api.call("sendMassage", {})

    assert wire_problems == ["sendMessage: unknown field silent", "sendMassage: no such method"]
    wire_problems.clear()
