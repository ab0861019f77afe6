"""python-telegram-bot works through the emulated door, errors included."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
)
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.emulator.botapi import BotApi
from bot.emulator.params import ApiError
from bot.emulator.request import EmulatedRequest

ME = 1


@pytest.fixture
def api() -> BotApi:
    api = BotApi(lambda: datetime(2026, 11, 22, 1, 0, tzinfo=UTC))
    api.user(ME)
    return api


@pytest.fixture
async def bot(api: BotApi) -> AsyncIterator[Bot]:
    request = EmulatedRequest(api)
    async with Bot("1:token", request=request, get_updates_request=request) as bot:
        yield bot


async def test_a_message_goes_out_and_comes_back_whole(api: BotApi, bot: Bot) -> None:
    keys = InlineKeyboardMarkup([[InlineKeyboardButton("保存", callback_data="save")]])

    message = await bot.send_message(ME, "<b>好</b>", parse_mode="HTML", reply_markup=keys)

    assert (message.text, message.reply_markup) == ("好", keys)
    assert api.messages(ME)[0]["text"] == "好"


async def test_a_file_goes_out_with_name_and_bytes(api: BotApi, bot: Bot) -> None:
    message = await bot.send_document(ME, b"1,2", filename="loans.csv", caption="表")

    assert message.document is not None
    assert message.document.file_name == "loans.csv"
    assert api.files[message.document.file_id] == b"1,2"


async def test_a_file_handle_is_read(api: BotApi, bot: Bot, tmp_path: Path) -> None:
    path = tmp_path / "loans.ics"
    path.write_bytes(b"BEGIN")

    with path.open("rb") as handle:
        message = await bot.send_document(ME, InputFile(handle, read_file_handle=False))

    assert message.document is not None
    assert api.files[message.document.file_id] == b"BEGIN"


async def test_commands_and_scopes_go_out(bot: Bot) -> None:
    scope = BotCommandScopeChat(ME)

    await bot.set_my_commands([BotCommand("add", "添加")], scope=scope, language_code="zh")

    assert await bot.get_my_commands(scope=scope, language_code="zh") == (BotCommand("add", "添加"),)


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (ApiError(400, "Bad Request: chat not found"), BadRequest),
        (ApiError(401, "Unauthorized"), InvalidToken),
        (ApiError(403, "Forbidden: bot was blocked by the user"), Forbidden),
        (ApiError(404, "Not Found"), InvalidToken),
        (ApiError(409, "Conflict: terminated by other getUpdates request"), Conflict),
        (ApiError(429, "Too Many Requests: retry after 7", {"retry_after": 7}), RetryAfter),
        (ApiError(400, "Bad Request: upgraded", {"migrate_to_chat_id": -1001}), ChatMigrated),
        (ApiError(502, "Bad Gateway"), NetworkError),
        (TimedOut(), TimedOut),
        (ConnectionResetError(), NetworkError),
    ],
)
async def test_an_error_arrives_as_the_library_knows_it(
    api: BotApi, bot: Bot, error: Exception, expected: type[TelegramError], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    api.fail_next("sendMessage", error)

    with pytest.raises(TelegramError) as raised:
        await bot.send_message(ME, "x")

    assert type(raised.value) is expected
    if isinstance(raised.value, RetryAfter):
        assert raised.value.retry_after == timedelta(seconds=7)


async def test_an_unknown_method_is_told_apart(bot: Bot, wire_problems: list[str]) -> None:
    with pytest.raises(TelegramError, match="not found"):
        await bot.do_api_request("getNothing")

    assert wire_problems == ["getNothing: no such method"]
    wire_problems.clear()


async def test_a_call_without_parameters_is_answered(api: BotApi) -> None:
    status, payload = await EmulatedRequest(api).do_request("https://x.example/bot1:token/getMe", "POST")

    assert (status, json.loads(payload)["ok"]) == (200, True)


async def test_a_long_poll_ends_with_the_first_update(api: BotApi, bot: Bot) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=60))
    await asyncio.sleep(0)

    api.say(ME, "/start")

    (update,) = await poll
    assert update.message is not None
    assert update.message.text == "/start"


async def test_a_long_poll_without_an_update_ends_empty(bot: Bot, wire_problems: list[str]) -> None:
    assert await bot.get_updates(timeout=timedelta(milliseconds=1)) == ()

    wire_problems.clear()  # Telegram counts whole seconds; a part of one keeps this test short
