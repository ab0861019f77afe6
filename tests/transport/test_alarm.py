"""What operators are told, once and as soon as Telegram takes it."""

import asyncio
import re
from collections.abc import AsyncIterator
from typing import Any

import pytest
from telegram.error import TimedOut
from telegram.ext import ExtBot

from bot.emulator.botapi import BotApi
from bot.emulator.params import ApiError
from bot.emulator.request import EmulatedRequest
from bot.transport.alarm import Alarm
from tests.worlds import START

ADMINS = (71, 72)


@pytest.fixture
def api() -> BotApi:
    return BotApi(lambda: START)


@pytest.fixture
async def bot(api: BotApi) -> AsyncIterator[ExtBot[Any]]:
    async with ExtBot(
        "1:test", request=EmulatedRequest(api), get_updates_request=EmulatedRequest(api)
    ) as bot:
        yield bot


async def told(api: BotApi, admin: int) -> list[str]:
    """What this operator has read, once all that was under way has arrived."""
    await asyncio.gather(*(task for task in asyncio.all_tasks() if task.get_name() == "alarm"))
    return [message["text"] for message in api.messages(admin)]


async def test_operators_are_told_the_same_thing_once(api: BotApi, bot: ExtBot[Any]) -> None:
    for admin in ADMINS:
        api.user(admin)
    alarm = Alarm(bot, ADMINS, lambda: START)

    for text in ("a", "a", "b"):
        alarm(text)
        await told(api, ADMINS[0])

    for admin in ADMINS:
        assert await told(api, admin) == ["a", "b"]


async def test_an_operator_who_never_wrote_keeps_it_from_nobody(
    api: BotApi, bot: ExtBot[Any], caplog: pytest.LogCaptureFixture
) -> None:
    api.user(ADMINS[1])

    Alarm(bot, ADMINS, lambda: START)("a")

    assert await told(api, ADMINS[1]) == ["a"]
    assert [record.message for record in caplog.records] == [
        "a",
        "an operator could not be told: BadRequest",
    ]


async def test_what_telegram_does_not_take_now_is_told_as_soon_as_it_does_with_its_time(
    api: BotApi, bot: ExtBot[Any]
) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    api.user(ADMINS[0])
    api.fail_next("sendMessage", TimedOut(), times=5)
    api.fail_next("sendMessage", ApiError(429, "Too Many Requests: retry after 90", {"retry_after": 90}))

    Alarm(bot, ADMINS[:1], lambda: START, sleep=sleep)("a")

    (late,) = await told(api, ADMINS[0])
    assert re.fullmatch(r"a \(at \d{4}-\d\d-\d\d \d\d:\d\d UTC\)", late)
    assert slept == [1, 2, 5, 10, 30, 90]


async def test_what_could_not_be_told_ends_with_the_bot(api: BotApi, bot: ExtBot[Any]) -> None:
    api.user(ADMINS[0])
    api.fail_next("sendMessage", TimedOut(), times=99)
    alarm = Alarm(bot, ADMINS, lambda: START)
    alarm("a")

    await alarm.stop()

    assert await told(api, ADMINS[0]) == []
