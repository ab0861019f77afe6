"""The poller against the emulated Telegram over real HTTP: what is given, confirmed, given again."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import pytest
from telegram import Update
from telegram.ext import ExtBot

from bot.emulator.botapi import BotApi
from bot.logs import TextFormatter
from bot.transport.http import AiohttpRequest
from bot.transport.polling import LONG_POLL, RECHECK, Poller
from bot.transport.trouble import TAKE_BACK, TROUBLE
from tests.http_botapi import TOKEN, Carry, Fault, HttpBotApi, answer, cut, error, hang, too_many
from tests.stopped_clock import stopped_clock

PERSON = 41
KINDS = ("message", "callback_query")
WITHIN = 60.0  # whatever else the machine does: only what hangs takes longer


class World:
    """A Telegram, and a bot whose memory of updates outlives its poller."""

    def __init__(self, server: HttpBotApi, bot: ExtBot[Any]) -> None:
        self.server = server
        self.api = server.api
        self.bot = bot
        self.handled: list[str] = []
        self.marked: set[int] = set()
        self.beats = 0
        self.good_at: list[float] = []
        self.alarms: list[str] = []
        self.time = 0.0  # moves by sleeping only
        self.slept: list[float] = []
        self.gates: dict[str, asyncio.Event] = {}  # a text that is in here is handled once its gate opens
        self.failing: dict[str, BaseException] = {}
        self.changed = asyncio.Event()
        self.awake = asyncio.Event()  # nobody sleeps longer than a moment, unless this is cleared
        self.awake.set()
        self.store_error: Exception | None = None

    def poller(self) -> Poller:
        return Poller(
            self.bot,
            self.handle,
            self.seen,
            self.beat,
            KINDS,
            good=lambda: self.good_at.append(self.time),
            alarm=self.alarms.append,
            sleep=self.sleep,
            now=lambda: self.time,
        )

    @asynccontextmanager
    async def running(self) -> AsyncIterator[Poller]:
        poller = self.poller()
        poller.start()
        try:
            yield poller
        finally:
            await poller.stop(within=0.2)

    async def handle(self, update: Update) -> None:
        text = (update.effective_message and update.effective_message.text) or "?"
        if gate := self.gates.get(text):
            await gate.wait()
        self.handled.append(text)
        self.marked.add(update.update_id)
        self.changed.set()
        if failure := self.failing.get(text):
            raise failure

    async def seen(self, update_ids: Sequence[int]) -> set[int]:
        if self.store_error:
            raise self.store_error
        return self.marked.intersection(update_ids)

    def beat(self) -> None:
        self.beats += 1

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds
        self.changed.set()
        await asyncio.sleep(0)
        await self.awake.wait()

    def say(self, *texts: str) -> list[int]:
        return [int(self.api.say(PERSON, text)["update_id"]) for text in texts]

    async def until(self, condition: Callable[[], bool]) -> None:
        async with asyncio.timeout(WITHIN):
            while not condition():
                self.changed.clear()
                await self.changed.wait()

    async def until_handled(self, texts: Iterable[str]) -> None:
        await self.until(lambda: sorted(self.handled) == sorted(texts))

    @property
    def offsets(self) -> list[int]:
        return [int(params.get("offset", 0)) for params in self.server.asked("getUpdates")]

    @property
    def waiting(self) -> list[str]:
        """What Telegram would give again."""
        return [update["message"]["text"] for update in self.api.pending]


@pytest.fixture
async def world() -> AsyncIterator[World]:
    api = BotApi(lambda: datetime(2026, 11, 22, tzinfo=UTC))
    api.user(PERSON)
    request = AiohttpRequest()
    async with HttpBotApi(api) as server, request:
        bot: ExtBot[Any] = ExtBot(
            TOKEN, base_url=server.base_url, request=request, get_updates_request=request
        )
        yield World(server, bot)


def given(updates: list[Any]) -> Fault:
    return answer(200, json.dumps({"ok": True, "result": updates}))


async def as_usual(_request: Any, carry: Carry) -> Any:
    return await carry()


async def caught_up(poller: Poller) -> None:
    await asyncio.wait_for(poller.caught_up.wait(), WITHIN)


async def test_updates_are_handled_in_order_and_confirmed(world: World) -> None:
    async with world.running() as poller:
        await caught_up(poller)
        ids = world.say("1") + world.say("2", "3")
        await world.until_handled("123")
        assert world.handled == ["1", "2", "3"]
        await world.server.until(lambda: not world.api.pending)
    assert world.marked == set(ids)
    assert world.server.asked("getUpdates")[0]["allowed_updates"] == ["message", "callback_query"]


async def test_what_waited_while_the_bot_was_off_is_handled_before_it_counts_as_caught_up(
    world: World,
) -> None:
    texts = [str(number) for number in range(250)]
    world.say(*texts)
    world.gates["249"] = asyncio.Event()
    async with world.running() as poller:
        await world.until_handled(texts[:-1])
        assert not poller.caught_up.is_set()
        world.gates["249"].set()
        await caught_up(poller)
        assert world.handled == texts
    timeouts = [params["timeout"] for params in world.server.asked("getUpdates")]
    assert timeouts[:3] == [0, 0, 0]


async def test_a_short_answer_to_a_repeated_offset_does_not_count_as_caught_up(world: World) -> None:
    """Telegram gives one update only to a poll that repeats an offset within half a second."""
    texts = [str(number) for number in range(150)]
    world.gates = {text: asyncio.Event() for text in texts}
    world.say(*texts)
    world.server.fault("getUpdates", as_usual)
    world.server.fault("getUpdates", given(world.api.pending[:1]))
    async with world.running() as poller:
        await world.server.until(lambda: len(world.offsets) == 3)
        for text in texts[:-1]:
            world.gates[text].set()
        await world.until_handled(texts[:-1])
        assert not poller.caught_up.is_set()
        world.gates[texts[-1]].set()
        await caught_up(poller)


async def test_with_nothing_waiting_it_is_caught_up_after_one_poll(world: World) -> None:
    async with world.running() as poller:
        await caught_up(poller)
        await world.server.until(lambda: len(world.offsets) == 2)
    assert [params["timeout"] for params in world.server.asked("getUpdates")][:2] == [0, 20]
    assert world.slept == []


async def test_a_slow_update_stops_no_other_and_nothing_after_it_is_confirmed(world: World) -> None:
    world.gates["slow"] = asyncio.Event()
    async with world.running() as poller:
        await caught_up(poller)
        (slow,) = world.say("slow")
        await world.server.until(lambda: slow in world.offsets)
        world.say("a", "b")
        await world.until_handled("ab")
        assert world.waiting == ["slow", "a", "b"]
        assert max(world.offsets) == slow
        world.gates["slow"].set()
        await world.server.until(lambda: not world.api.pending)
    assert world.handled == ["a", "b", "slow"]


async def test_polling_is_unhurried_while_an_update_is_in_hand(world: World) -> None:
    world.gates["slow"] = asyncio.Event()
    async with world.running() as poller:
        world.say("slow")
        await world.server.until(lambda: len(world.offsets) == 3)
        with stopped_clock() as clock:
            await clock.advance(0)  # the third answer arrives
            await clock.advance(0.5)  # sooner, Telegram gives one update only
            assert len(world.offsets) == 3
            await clock.advance(RECHECK)
            await world.server.until(lambda: len(world.offsets) == 4)
        assert not poller.caught_up.is_set()


async def test_no_more_are_in_hand_than_telegram_gives_at_once(world: World) -> None:
    texts = [str(number) for number in range(150)]
    world.gates = {text: asyncio.Event() for text in texts}
    world.say(*texts)
    async with world.running() as poller:
        await world.server.until(lambda: len(world.offsets) == 3)
        assert len(poller._in_hand) == 100
        for gate in world.gates.values():
            gate.set()
        await world.until_handled(texts)


async def test_what_an_earlier_process_handled_is_dropped_and_confirmed(world: World) -> None:
    first, _ = world.say("handled before", "new")
    world.marked.add(first)
    async with world.running() as poller:
        await caught_up(poller)
        await world.server.until(lambda: not world.api.pending)
    assert world.handled == ["new"]


async def test_a_process_that_dies_before_the_end_of_handling_gets_the_update_again(world: World) -> None:
    world.gates["half done"] = asyncio.Event()
    world.say("done", "half done")
    async with world.running():
        await world.until_handled(["done"])
    assert world.waiting == ["half done"]
    world.gates.clear()
    async with world.running():
        await world.until_handled(["done", "half done"])


async def test_stop_finishes_what_is_in_hand_and_confirms_it(world: World) -> None:
    world.gates["slow"] = asyncio.Event()
    world.say("slow", "quick")
    poller = world.poller()
    poller.start()
    await world.until_handled(["quick"])
    stopping = asyncio.create_task(poller.stop())
    for _ in range(20):  # until it waits for the slow one
        await asyncio.sleep(0)
    world.gates["slow"].set()
    await stopping
    assert sorted(world.handled) == ["quick", "slow"]
    assert world.waiting == []
    assert len(world.marked) == 2
    assert world.server.calls[-1][1]["limit"] == 1


async def test_stop_takes_nothing_new_while_it_confirms(world: World) -> None:
    poller = world.poller()
    world.gates["first"] = asyncio.Event()
    world.say("first")
    poller.start()
    await world.server.until(lambda: bool(poller._in_hand))
    stopping = asyncio.create_task(poller.stop())
    await asyncio.sleep(0)
    world.say("second")
    world.gates["first"].set()
    await stopping
    assert world.handled == ["first"]
    assert world.waiting == ["second"]


async def test_stop_does_not_wait_for_the_long_poll_nor_confirm_twice(world: World) -> None:
    poller = world.poller()
    poller.start()
    world.say("only")
    await caught_up(poller)
    await world.server.until(lambda: not world.api.pending and len(world.offsets) == 2)
    await asyncio.wait_for(poller.stop(), WITHIN)
    assert len(world.offsets) == 2


async def test_stop_confirms_what_a_failed_poll_did_not(world: World) -> None:
    world.say("one")
    world.server.fault("getUpdates", as_usual)
    world.server.fault("getUpdates", cut())
    world.awake.clear()
    poller = world.poller()
    poller.start()
    await world.until(lambda: bool(world.slept))
    assert world.waiting == ["one"]
    await poller.stop()
    assert world.waiting == []


async def test_stop_without_an_answer_ends_all_the_same(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    poller = world.poller()
    world.gates["one"] = asyncio.Event()
    world.say("one")
    poller.start()
    await world.server.until(lambda: bool(poller._in_hand))
    world.server.fault("getUpdates", hang(), times=10)
    stopping = asyncio.create_task(poller.stop())
    await asyncio.sleep(0)
    world.gates["one"].set()
    await asyncio.wait_for(stopping, WITHIN)
    assert len(world.marked) == 1  # given again, it is dropped


async def test_stop_before_start_and_before_the_first_answer_is_harmless(world: World) -> None:
    await world.poller().stop()
    world.server.fault("getUpdates", hang())
    poller = world.poller()
    poller.start()
    await world.server.until(lambda: bool(world.offsets))
    await asyncio.wait_for(poller.stop(), WITHIN)


FAULTS: dict[str, tuple[Fault, float]] = {
    "500": (error(500, "Internal Server Error"), 1),
    "502 with a page": (answer(502, "<html>", "text/html"), 1),
    "200 with a page": (answer(200, "<html>", "text/html"), 1),
    "half an answer": (answer(200, '{"ok": true, "result": [{"update_id": 1'), 1),
    "another shape": (answer(200, '{"ok": true, "result": {"update_id": 1}}'), 1),
    "closed before": (cut(), 1),
    "closed after": (cut(after=True), 1),
    "400": (error(400, "Bad Request: x"), 1),
    "401": (error(401, "Unauthorized"), 1),
    "404": (error(404, "Not Found"), 1),
    "409": (error(409, "Conflict: terminated by other getUpdates request"), 1),
    "429": (too_many(7), 7),
}


@pytest.mark.parametrize("name", FAULTS)
async def test_polling_goes_on_after_each_fault_and_nothing_is_lost(world: World, name: str) -> None:
    fault, wait = FAULTS[name]
    world.server.fault("getUpdates", fault)
    world.say("patient")
    async with world.running() as poller:
        await caught_up(poller)
    assert world.handled == ["patient"]
    assert world.slept == [wait]


async def test_the_backoff_grows_to_ten_seconds_beats_and_starts_anew_after_success(world: World) -> None:
    world.server.fault("getUpdates", cut(), times=7)
    async with world.running() as poller:
        await caught_up(poller)
        assert world.slept == [1, 2, 4, 8, 10, 10, 10]
        assert world.beats >= 15  # one for each error, one after each wait, one for the success
        world.server.fault("getUpdates", cut(), times=1)
        world.say("x")
        await world.until_handled("x")
        await world.server.until(lambda: len(world.slept) >= 8)
        assert world.slept[7] == 1


async def test_after_a_poll_that_failed_the_next_does_not_wait_for_updates(world: World) -> None:
    def waits() -> list[int]:
        return [int(params["timeout"]) for params in world.server.asked("getUpdates")]

    async with world.running() as poller:
        await caught_up(poller)
        await world.server.until(lambda: waits()[-1] == LONG_POLL)
        polls = len(waits())
        world.server.fault("getUpdates", cut(), times=2)
        world.say("ends the poll under way")
        await world.server.until(lambda: len(waits()) >= polls + 4)
        assert waits()[polls : polls + 4] == [LONG_POLL, 0, 0, LONG_POLL]


async def test_a_long_429_is_waited_out_with_a_beat_every_ten_seconds(world: World) -> None:
    world.server.fault("getUpdates", too_many(100))
    async with world.running() as poller:
        await caught_up(poller)
    assert world.slept == [10] * 10
    assert world.beats >= 12


async def test_a_store_that_fails_loses_nothing(world: World) -> None:
    world.say("patient")
    world.store_error = OSError("disk")
    async with world.running() as poller:
        await world.until(lambda: bool(world.slept))
        assert world.handled == []
        world.store_error = None
        await caught_up(poller)
    assert world.handled == ["patient"]


async def test_an_update_that_failed_is_not_handled_again_by_this_process(world: World) -> None:
    world.gates["slow"] = asyncio.Event()
    world.failing["one"] = OSError("disk")
    world.say("slow", "one")
    async with world.running() as poller:
        await world.server.until(lambda: len(world.offsets) == 3)  # until then it was given three times
        world.gates["slow"].set()
        await caught_up(poller)
        await world.server.until(lambda: not world.api.pending)
    assert world.handled == ["one", "slow"]


async def test_a_webhook_that_another_program_sets_is_removed_told_and_nothing_is_lost(world: World) -> None:
    async with world.running() as poller:
        await caught_up(poller)
        good = world.good_at[-1]
        world.api.call("setWebhook", {"url": "https://elsewhere.example.org/"})
        world.say("patient")
        await world.until_handled(["patient"])
    assert world.server.asked("deleteWebhook") == [{}]  # without "drop_pending_updates"
    assert world.slept == [1]
    assert (good, world.good_at[-1]) == (0, 1)
    (told,) = world.alarms
    assert told.startswith("a webhook was set")


async def test_two_programs_that_fight_over_the_bot_do_it_unhurried(world: World) -> None:
    fights = 5

    async def steal(_request: Any, carry: Carry) -> Any:
        answered = await carry()
        world.api.call("setWebhook", {"url": "https://elsewhere.example.org/"})
        return answered

    for _ in range(fights):
        world.server.fault("deleteWebhook", steal)
    world.api.call("setWebhook", {"url": "https://elsewhere.example.org/"})
    async with world.running() as poller:
        await caught_up(poller)
    assert len(world.server.asked("deleteWebhook")) == fights + 1
    assert world.time >= fights * TAKE_BACK


async def test_a_webhook_that_cannot_be_removed_is_tried_again(world: World) -> None:
    world.api.call("setWebhook", {"url": "https://elsewhere.example.org/"})
    world.server.fault("deleteWebhook", error(500, "Internal Server Error"))
    async with world.running() as poller:
        await caught_up(poller)
    assert len(world.server.asked("deleteWebhook")) == 2


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        (error(401, "Unauthorized"), "refuses the token"),
        (error(409, "Conflict: terminated by other getUpdates request"), "another process polls"),
        (error(502, "Bad Gateway"), "NetworkError"),
        (cut(), "NetworkError"),
        (too_many(40), "asks to wait"),
    ],
)
async def test_two_minutes_without_a_good_poll_are_told_once_and_live_all_the_same(
    world: World, fault: Fault, why: str
) -> None:
    async with world.running() as poller:
        await caught_up(poller)
        world.server.fault("getUpdates", fault, times=40)
        world.say("ends the poll under way")
        await world.until(lambda: world.time >= TROUBLE - 1)
        assert world.alarms == []
        beats = world.beats
        await world.until(lambda: world.time >= 3 * TROUBLE)
        assert world.beats > beats
        assert world.good_at[-1] == 0
    (told,) = world.alarms
    assert why in told


async def test_what_fails_again_later_is_told_again(world: World) -> None:
    async with world.running():
        for outage in (1, 2):
            world.server.fault("getUpdates", cut(), times=15)
            world.say("x")  # ends the long poll that is under way
            await world.until(lambda outage=outage: len(world.alarms) == outage)  # type: ignore[misc]
            await world.until_handled("x" * outage)
    assert len(world.alarms) == 2


@pytest.mark.parametrize(
    "broken",
    [
        {"message": {"message_id": 1}},
        {"message": "text"},
        {"callback_query": {}},
        {"message": {"message_id": 1, "date": "soon", "chat": {"id": 1, "type": "private"}}},
    ],
)
async def test_an_update_that_cannot_be_read_is_skipped_and_the_rest_is_handled(
    world: World, broken: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    world.say("before")
    world.api.pending.append({"update_id": 100_500, **broken})
    world.api._next_update = 100_501
    world.say("after")
    async with world.running() as poller:
        await caught_up(poller)
        await world.server.until(lambda: not world.api.pending)
    assert world.handled == ["before", "after"]
    assert "update 100500 is skipped" in caplog.text


async def test_an_update_of_a_kind_that_nobody_knows_is_handled_like_any(world: World) -> None:
    world.api.pending.append({"update_id": 100_500, "telepathy": {"thought": "x"}})
    async with world.running() as poller:
        await caught_up(poller)
    assert world.handled == ["?"]
    assert world.marked == {100_500}


@pytest.mark.parametrize("broken", ["text", None, {}, {"update_id": "1"}])
async def test_an_update_without_an_id_blocks_nothing_and_does_not_make_polling_run_hot(
    world: World, broken: Any
) -> None:
    world.server.fault("getUpdates", given([broken]), times=3)
    world.say("after")
    with stopped_clock():
        async with world.running() as poller:
            await caught_up(poller)
            await world.until_handled(["after"])
    assert world.slept == [pytest.approx(RECHECK)] * 2


async def test_a_handler_that_fails_is_logged_by_type_and_place_and_its_update_counts_as_handled(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.failing["a secret"] = ValueError("a secret")
    caplog.set_level(logging.INFO)
    (update_id,) = world.say("a secret")
    async with world.running() as poller:
        await caught_up(poller)
        await world.server.until(lambda: not world.api.pending)
    assert world.handled == ["a secret"]
    assert world.marked == {update_id}
    written = "\n".join(TextFormatter().format(record) for record in caplog.records)
    assert f"update {update_id}: handling failed: ValueError" in written
    assert "bot/transport/intake.py" in written
    assert "secret" not in written


async def test_a_handler_that_cancels_itself_does_not_hold_the_queue_up(world: World) -> None:
    world.failing["odd"] = asyncio.CancelledError()
    world.say("odd")
    async with world.running() as poller:
        await caught_up(poller)
        await world.server.until(lambda: not world.api.pending)
    assert world.handled == ["odd"]


async def test_ids_may_begin_anew_below_the_old_ones(world: World) -> None:
    """As they do after a quiet week. Telegram answers an offset ahead of all ids with what it has."""
    world.say("old")
    anew = {**world.api.pending[0], "update_id": 5}
    world.server.fault("getUpdates", as_usual)
    world.server.fault("getUpdates", given([anew]))
    async with world.running():
        await world.until_handled(["old", "old"])
        await world.server.until(lambda: len(world.offsets) == 3)
    assert world.offsets[2] == 6
