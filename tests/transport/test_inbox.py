"""One person's flood: what is too much is dropped at once, and nobody else waits behind it."""

import asyncio
from collections import Counter
from datetime import UTC, datetime

import pytest
from telegram import Update
from telegram.ext import ExtBot

from bot.emulator.botapi import BotApi
from bot.runtime import Runtime
from bot.transport.http import AiohttpRequest
from bot.transport.inbox import BURST, REFILL, TELL_AGAIN, Inbox
from bot.transport.polling import Poller
from bot.transport.sequencing import ChatOrder
from tests.http_botapi import PATIENCE, TOKEN, HttpBotApi

FLOODS, ASKS = 41, 42


class World:
    def __init__(self) -> None:
        self.time = 1000.0
        self.handled: Counter[int] = Counter()
        self.told: Counter[int] = Counter()
        self.runtime = Runtime()
        self.inbox = Inbox(self.handle, self.over, self.runtime, now=lambda: self.time)
        self.api = BotApi(lambda: datetime(2026, 11, 22, tzinfo=UTC))

    async def handle(self, update: Update) -> None:
        self.handled[_sender(update)] += 1

    async def over(self, update: Update) -> None:
        self.told[_sender(update)] += 1

    async def come(self, person: int, times: int = 1) -> None:
        for _ in range(times):
            await self.inbox(Update.de_json(self.api.say(person, "x"), None))


def _sender(update: Update) -> int:
    assert update.effective_user is not None
    return update.effective_user.id


@pytest.fixture
def world() -> World:
    return World()


async def test_what_is_too_much_is_dropped_and_told_once_and_others_do_not_feel_it(world: World) -> None:
    await world.come(FLOODS, BURST + 30)
    await world.come(ASKS)

    assert world.handled == {FLOODS: BURST, ASKS: 1}
    assert world.told == {FLOODS: 1}


async def test_updates_are_counted_by_kind_and_what_is_dropped_as_a_flood(world: World) -> None:
    await world.come(FLOODS, BURST + 30)
    press = {"id": "1", "from": {"id": ASKS, "is_bot": False, "first_name": "x"}, "chat_instance": "1"}
    await world.inbox(Update.de_json({"update_id": 1, "callback_query": press}, None))
    poll = {"poll_id": "1", "option_ids": [], "option_persistent_ids": [], "user": press["from"]}
    await world.inbox(Update.de_json({"update_id": 2, "poll_answer": poll}, None))

    counted = {kind: count for kind, count in world.runtime.counts["updates"].items() if count}
    assert counted == {"message": BURST + 30, "callback_query": 1, "other": 1}
    assert world.runtime.counts["limits"]["flood"] == 30
    assert sum(world.runtime.seconds["update"].counts) == BURST + 2


async def test_the_bucket_fills_with_time_and_holds_no_more_than_it_holds(world: World) -> None:
    await world.come(FLOODS, 2 * BURST)
    world.time += 10
    await world.come(FLOODS, BURST)
    assert world.handled[FLOODS] == BURST + 10 * REFILL

    world.time += 3600
    await world.come(FLOODS, 2 * BURST)
    assert world.handled[FLOODS] == 2 * BURST + 10 * REFILL


async def test_somebody_who_goes_on_is_told_once_a_minute(world: World) -> None:
    for _ in range(5):
        await world.come(FLOODS, 3 * BURST)
        world.time += TELL_AGAIN

    assert world.told == {FLOODS: 5}


async def test_an_app_that_forwards_a_hundred_messages_at_once_loses_none(world: World) -> None:
    await world.come(ASKS, 100)

    assert world.handled == {ASKS: 100}


async def test_an_update_of_nobody_is_handled() -> None:
    handled: list[Update] = []

    async def handle(update: Update) -> None:
        handled.append(update)

    inbox = Inbox(handle, handle, now=lambda: 0.0)
    for number in range(2 * BURST):
        await inbox(Update(number))

    assert len(handled) == 2 * BURST


async def test_who_has_been_idle_leaves_nothing_behind(world: World) -> None:
    await world.come(FLOODS, BURST + 1)
    for person in range(1, 1001):
        await world.come(person)
    world.time += TELL_AGAIN
    await world.come(ASKS)

    assert list(world.inbox._full_at) == [ASKS]
    assert world.inbox._told_at == {}


async def test_a_thousand_updates_of_one_person_hold_up_nobody_and_are_confirmed(world: World) -> None:
    """Telegram shows a hundred at a time: nobody's update comes into view before these are done."""
    order, bot_answers = ChatOrder(), asyncio.Event()

    async def work(update: Update) -> None:
        await asyncio.sleep(0.002)  # the database, and an answer
        await world.handle(update)
        if _sender(update) == ASKS:
            bot_answers.set()

    async def seen(_: object) -> set[int]:
        return set()

    for _ in range(1000):
        world.api.say(FLOODS, "x")
    world.api.say(ASKS, "/help")
    request = AiohttpRequest()
    async with HttpBotApi(world.api) as server, request:
        bot = ExtBot(TOKEN, base_url=server.base_url, request=request, get_updates_request=request)
        inbox = Inbox(lambda update: order.process_update(update, work(update)), world.over)
        poller = Poller(bot, inbox, seen, lambda: None, ("message",))
        poller.start()
        await asyncio.wait_for(bot_answers.wait(), PATIENCE)
        await server.until(lambda: not world.api.pending)
        await poller.stop()

    assert BURST <= world.handled[FLOODS] < BURST + 20
    assert world.handled[ASKS] == 1
    assert world.told == {FLOODS: 1}
