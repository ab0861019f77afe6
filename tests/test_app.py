"""What the composition root adds of its own: alarm and patience. The rest is tested in tests/e2e."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from telegram.ext import ExtBot

from bot.app import STOP_WITHIN, Alarm
from bot.emulator.botapi import BotApi
from bot.emulator.request import EmulatedRequest
from bot.transport.polling import CONFIRM
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
    alarm = Alarm(bot, ADMINS)

    for text in ("a", "a", "b"):
        alarm(text)
        await told(api, ADMINS[0])

    for admin in ADMINS:
        assert await told(api, admin) == ["a", "b"]


async def test_an_operator_who_never_wrote_keeps_it_from_nobody(
    api: BotApi, bot: ExtBot[Any], caplog: pytest.LogCaptureFixture
) -> None:
    api.user(ADMINS[1])

    Alarm(bot, ADMINS)("a")

    assert await told(api, ADMINS[1]) == ["a"]
    assert [record.message for record in caplog.records] == [
        "a",
        "an operator could not be told: BadRequest",
    ]


def test_an_end_waits_for_no_more_than_the_ten_seconds_that_are_promised() -> None:
    assert STOP_WITHIN + CONFIRM < 10
