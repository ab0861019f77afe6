"""Who sends too much is told once, where only they see it."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from telegram import Update
from telegram.ext import ExtBot

from bot.chat import too_many
from bot.domain.language import Language
from bot.emulator.botapi import BotApi
from bot.emulator.request import EmulatedRequest
from bot.texts import texts_in
from tests.worlds import START

USER, GROUP = 1, -100


@pytest.fixture
def api() -> BotApi:
    api = BotApi(lambda: START)
    api.user(USER, language_code="en")
    api.group(GROUP, "Group")
    return api


@pytest.fixture
async def bot(api: BotApi) -> AsyncIterator[ExtBot[Any]]:
    request = EmulatedRequest(api)
    async with ExtBot("1:test", request=request, get_updates_request=request) as bot:
        yield bot


async def tell(bot: ExtBot[Any], update: dict[str, Any]) -> None:
    await too_many.tell(bot, Update.de_json(update, bot))


async def test_in_the_private_chat_it_is_a_message_in_their_language(api: BotApi, bot: ExtBot[Any]) -> None:
    await tell(bot, api.say(USER, "x"))

    assert api.messages(USER)[-1]["text"] == texts_in(Language.EN)("too-many")


async def test_a_press_is_answered_above_its_button(api: BotApi, bot: ExtBot[Any]) -> None:
    keyboard = {"inline_keyboard": [[{"text": "x", "callback_data": "x"}]]}
    message = api.call("sendMessage", {"chat_id": USER, "text": "x", "reply_markup": keyboard})

    await tell(bot, api.press(USER, message, 0))

    assert (api.events[-1].notice, api.events[-1].alert) == (texts_in(Language.EN)("too-many"), True)
    assert api.messages(USER) == [message]


async def test_a_group_need_not_know(api: BotApi, bot: ExtBot[Any]) -> None:
    await tell(bot, api.say(USER, "x", GROUP))

    assert api.events == []


async def test_one_who_cannot_be_told_is_no_error(api: BotApi, bot: ExtBot[Any]) -> None:
    update = api.say(USER, "x")
    api.block(USER)

    await tell(bot, update)
