"""The door for updates that Telegram brings, on a real socket: what is let in, answered, brought again."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

import aiohttp
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import Update
from telegram.ext import ExtBot

import tests.oracle  # noqa: F401 - hears every call; its import takes seconds, in which calls would time out
from bot.config import AddressInUseError
from bot.emulator.botapi import BotApi
from bot.transport.http import AiohttpRequest
from bot.transport.intake import KEPT, LIMIT
from bot.transport.registration import LOOK, Registration
from bot.transport.trouble import TAKE_BACK, TROUBLE
from bot.transport.webhook import HOLD, LARGEST, READ, SECRET_HEADER, Webhook
from tests.deliveries import Deliveries
from tests.e2e.process import free_port
from tests.http_botapi import TOKEN, HttpBotApi, cut, error, too_many
from tests.stopped_clock import stopped_clock

PERSON = 41
SECRET = "a-Secret_1"
PATH = "/hooks/telegram"
URL = f"https://bot.example.org{PATH}"
KINDS = ("message", "callback_query")
WITHIN = 60.0  # whatever else the machine does: only what hangs takes longer


class World:
    """A Telegram, and a bot whose memory of updates outlives its door."""

    def __init__(self, server: HttpBotApi, bot: ExtBot[Any]) -> None:
        assert server.deliveries is not None
        self.server = server
        self.deliveries: Deliveries = server.deliveries
        self.api = server.api
        self.bot = bot
        self.begun: list[str] = []
        self.handled: list[str] = []
        self.marked: set[int] = set()
        self.beats = 0
        self.good: list[float] = []  # when all was well
        self.alarms: list[str] = []
        self.time = 0.0  # moves by sleeping only
        self.slept: list[float] = []
        self.gates: dict[str, asyncio.Event] = {}  # a text that is in here is handled once its gate opens
        self.changed = asyncio.Event()
        self.awake = asyncio.Event()  # nobody sleeps longer than a moment, unless this is cleared
        self.awake.set()
        self.store_error: Exception | None = None

    def webhook(self, at: str = "") -> Webhook:
        registration = Registration(
            self.bot,
            URL,
            SECRET,
            KINDS,
            self.beat,
            good=lambda: self.good.append(self.time),
            alarm=self.alarms.append,
            sleep=self.sleep,
            now=lambda: self.time,
        )
        at = at or f"127.0.0.1:{free_port()}"
        return Webhook(URL, at, SECRET, self.handle, self.seen, registration)

    @asynccontextmanager
    async def open(self) -> AsyncIterator[Webhook]:
        """The door is open, and Telegram knows nothing of it."""
        webhook = self.webhook()
        await webhook.listen()
        self.deliveries.front = f"http://{webhook.at}"
        try:
            yield webhook
        finally:
            await webhook.stop(within=0.2)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[Webhook]:
        async with self.open() as webhook:
            webhook.start()
            yield webhook

    async def handle(self, update: Update) -> None:
        text = (update.effective_message and update.effective_message.text) or "?"
        self.begun.append(text)
        self.changed.set()
        if gate := self.gates.get(text):
            await gate.wait()
        self.handled.append(text)
        self.marked.add(update.update_id)
        self.changed.set()

    async def seen(self, update_ids: Sequence[int]) -> set[int]:
        if self.store_error:
            raise self.store_error
        return self.marked.intersection(update_ids)

    def beat(self) -> None:
        self.beats += 1
        self.changed.set()

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds
        self.changed.set()
        await asyncio.sleep(0)
        await self.awake.wait()

    def say(self, *texts: str, person: int = PERSON) -> list[int]:
        return [int(self.api.say(person, text)["update_id"]) for text in texts]

    async def until(self, condition: Callable[[], bool]) -> None:
        async with asyncio.timeout(WITHIN):
            while not condition():
                self.changed.clear()
                await self.changed.wait()

    async def delivered(self) -> None:
        await self.server.until(lambda: not self.api.pending)


@pytest.fixture
async def world() -> AsyncIterator[World]:
    api = BotApi(lambda: datetime(2026, 11, 22, tzinfo=UTC))
    api.user(PERSON)
    request = AiohttpRequest()
    async with HttpBotApi(api, front="http://127.0.0.1:9") as server, request:
        bot: ExtBot[Any] = ExtBot(
            TOKEN, base_url=server.base_url, request=request, get_updates_request=request
        )
        yield World(server, bot)


async def caught_up(webhook: Webhook) -> None:
    await asyncio.wait_for(webhook.caught_up.wait(), WITHIN)


def update(update_id: int, text: str = "x") -> dict[str, Any]:
    person = {"id": PERSON, "is_bot": False, "first_name": "A"}
    message = {"message_id": 1, "date": 0, "chat": {"id": PERSON, "type": "private"}, "from": person}
    return {"update_id": update_id, "message": {**message, "text": text}}


async def post(webhook: Webhook, body: bytes, **headers: str) -> int:
    given = {SECRET_HEADER: SECRET, "Content-Type": "application/json", **headers}
    url = f"http://{webhook.at}{PATH}"
    async with (
        aiohttp.ClientSession(auto_decompress=False) as session,
        session.post(url, data=body, headers=given) as response,
    ):
        return response.status


# what Telegram brings -------------------------------------------------------------


async def test_it_is_set_with_all_that_telegram_has_to_know_and_updates_come(world: World) -> None:
    world.say("waited")
    async with world.running() as webhook:
        await caught_up(webhook)
        world.say("1", "2", "3")
        await world.delivered()
    assert world.handled == ["waited", "1", "2", "3"]
    assert set(world.deliveries.statuses) == {200}
    assert world.server.asked("deleteWebhook") == [{}]  # without "drop_pending_updates"
    assert world.server.asked("setWebhook") == [
        {"url": URL, "max_connections": 100, "allowed_updates": list(KINDS), "secret_token": SECRET}
    ]


async def test_an_update_is_answered_only_once_it_is_handled(world: World) -> None:
    world.gates["slow"] = asyncio.Event()
    async with world.running() as webhook:
        world.say("slow")
        world.say("quick", person=PERSON + 1)
        await world.until(lambda: world.handled == ["quick"])
        await world.server.until(lambda: world.deliveries.statuses.total() == 1)
        assert [one["message"]["text"] for one in world.api.pending] == ["slow"]
        assert not webhook.caught_up.is_set()
        world.gates["slow"].set()
        await world.delivered()
        await caught_up(webhook)
    assert world.handled == ["quick", "slow"]


async def test_a_slow_one_is_given_back_and_handled_once(world: World) -> None:
    world.gates["slow"] = asyncio.Event()
    async with world.open() as webhook:
        body = json.dumps(update(7, "slow")).encode()
        with stopped_clock() as clock:
            first = asyncio.create_task(post(webhook, body))
            while not webhook._intake.in_hand:
                await clock.advance(0)
            await clock.advance(HOLD)
            assert await first == 503
        second = asyncio.create_task(post(webhook, body))
        world.gates["slow"].set()
        assert await second == 200
        assert await post(webhook, body) == 200
    assert world.handled == ["slow"]


async def test_what_an_earlier_process_handled_is_answered_and_left_alone(world: World) -> None:
    world.marked.add(7)
    async with world.open() as webhook:
        assert await post(webhook, json.dumps(update(7)).encode()) == 200
    assert world.handled == []


async def test_a_store_that_fails_loses_nothing(world: World, caplog: pytest.LogCaptureFixture) -> None:
    world.store_error = OSError("disk")
    async with world.running():
        world.say("patient")
        await world.server.until(lambda: world.deliveries.statuses[503] >= 2)
        world.store_error = None
        await world.delivered()
    assert world.handled == ["patient"]
    assert "could not be taken: OSError" in caplog.text


async def test_an_update_that_cannot_be_read_is_skipped_and_holds_nothing_up(world: World) -> None:
    async with world.open() as webhook:
        broken = {"update_id": 7, "message": {"text": "no message"}}
        assert await post(webhook, json.dumps(broken).encode()) == 200
    assert world.handled == []


async def test_a_stop_answers_what_is_in_hand_and_takes_nothing_new(world: World) -> None:
    world.gates |= {"slow": asyncio.Event(), "stuck": asyncio.Event()}
    async with world.open() as webhook:
        slow = asyncio.create_task(post(webhook, json.dumps(update(1, "slow")).encode()))
        stuck = asyncio.create_task(post(webhook, json.dumps(update(2, "stuck")).encode()))
        await world.until(lambda: len(world.begun) == 2)
        stopping = asyncio.create_task(webhook.stop(within=0.5))
        await asyncio.sleep(0)
        assert await post(webhook, json.dumps(update(3)).encode()) == 503
        world.gates["slow"].set()
        assert (await slow, await stuck) == (200, 503)
        await stopping
    assert world.handled == ["slow"]
    assert world.marked == {1}


async def test_no_more_are_in_hand_than_by_polling(world: World) -> None:
    world.gates["x"] = asyncio.Event()
    async with world.open() as webhook:
        async with asyncio.TaskGroup() as group:
            posts = [
                group.create_task(post(webhook, json.dumps(update(number)).encode()))
                for number in range(LIMIT + 5)
            ]
            for one in posts:
                one.add_done_callback(lambda _: world.changed.set())
            await world.until(lambda: sum(one.done() for one in posts) == 5)
            assert len(webhook._intake.in_hand) == LIMIT
            world.gates["x"].set()
        assert sorted(one.result() for one in posts) == [200] * LIMIT + [503] * 5


async def test_of_what_is_done_a_thousand_are_remembered(world: World) -> None:
    async with world.open() as webhook:
        for number in range(KEPT + 5):
            await webhook._intake.take([update(number)])
            await webhook._intake.in_hand[number]
        assert (len(webhook._intake._known), webhook._intake.in_hand) == (KEPT, {})


# what Telegram says of it -----------------------------------------------------------


async def test_a_webhook_that_another_program_set_is_set_again_and_told(world: World) -> None:
    async with world.running() as webhook:
        await caught_up(webhook)
        await world.until(lambda: world.time > TAKE_BACK)
        world.api.call("setWebhook", {"url": "https://elsewhere.example.org/"})
        world.say("patient")
        await world.delivered()
    told = [one for one in world.alarms if one.startswith("the webhook of this bot was replaced or removed")]
    assert len(told) == 1
    assert len(world.server.asked("setWebhook")) == 2
    assert world.handled == ["patient"]


async def test_two_programs_that_fight_over_the_bot_do_it_unhurried(world: World) -> None:
    async def steal(_request: Any, carry: Any) -> Any:
        answered = await carry()
        world.api.call("setWebhook", {"url": "https://elsewhere.example.org/"})
        return answered

    fights = 4
    for _ in range(fights):
        world.server.fault("setWebhook", steal)
    async with world.running() as webhook:
        await caught_up(webhook)
    assert len(world.server.asked("setWebhook")) == fights + 1
    assert world.time >= fights * TAKE_BACK
    assert not world.good or world.good[0] >= fights * TAKE_BACK


@pytest.mark.parametrize("method", ["deleteWebhook", "setWebhook", "getWebhookInfo"])
async def test_it_goes_on_after_each_fault(world: World, method: str) -> None:
    world.server.fault(method, cut())
    world.server.fault(method, error(502, "Bad Gateway"))
    world.server.fault(method, too_many(70))
    world.server.fault(method, error(400, "Bad Request: bad webhook: Failed to resolve host"))
    world.say("patient")
    async with world.running() as webhook:
        await caught_up(webhook)
    assert world.slept[:10] == [1, 2, *[10] * 7, 8]
    assert world.beats >= 8
    assert world.handled == ["patient"]


async def test_errors_that_telegram_reports_are_told_after_two_minutes_and_end(world: World) -> None:
    async with world.running() as webhook:
        await caught_up(webhook)
        world.deliveries.front = "http://127.0.0.1:9"  # nobody is there
        world.say("patient")
        await world.until(lambda: world.alarms != [])
        assert world.time >= TROUBLE
        told = world.time
        assert told - max(world.good) >= TROUBLE
        world.deliveries.front = f"http://{webhook.at}"
        await world.delivered()
        await world.until(lambda: world.good[-1] > told)
    assert world.alarms == [
        "no updates have come from Telegram for two minutes: Telegram says: Connection refused"
    ]


async def test_it_lives_while_nobody_writes(world: World) -> None:
    async with world.running() as webhook:
        await caught_up(webhook)
        await world.until(lambda: world.time > 3600)
        assert world.beats > 3600 / LOOK
        assert all(later - one <= LOOK for one, later in pairwise(world.good))
        assert world.good[-1] >= 3600 - LOOK
    assert world.alarms == []


async def test_with_updates_that_come_all_the_time_it_is_caught_up_all_the_same(world: World) -> None:
    """What waits at the look is in hand then, and its end is waited for, though newer ones come."""
    world.gates |= {"slow": asyncio.Event(), "newer": asyncio.Event()}

    async def while_it_is_answered(_request: Any, carry: Any) -> Any:
        answered = await carry()
        world.say("newer", person=PERSON + 1)
        return answered

    world.server.fault("getWebhookInfo", while_it_is_answered)
    async with world.open() as webhook:
        world.say("slow")
        world.api.call("setWebhook", {"url": URL, "secret_token": SECRET})
        await world.until(lambda: world.begun == ["slow"])
        webhook._registration._set_at = 0.0
        webhook.start()
        await world.until(lambda: world.beats > 0)  # it has heard that one waits
        world.gates["slow"].set()
        await caught_up(webhook)
        assert world.handled == ["slow"]
        world.gates["newer"].set()


# who is not Telegram --------------------------------------------------------------

MARK = "leaked"

ids = st.integers(0, 2**62) | st.sampled_from([0, 1, 2**63 - 1])
leaves = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
values = st.recursive(leaves, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8)
bodies = (
    ids.map(lambda one: json.dumps(update(one, MARK)).encode())
    | st.dictionaries(st.sampled_from(["update_id", "message", "x"]), values).map(
        lambda one: json.dumps(one).encode()
    )
    | values.map(lambda one: json.dumps(one).encode())
    | st.binary(max_size=64).map(lambda one: MARK.encode() + one)
    | st.sampled_from([b"[" * 100_000, b'{"update_id":' + b"9" * 5000 + b"}", b"", b'{"update_id":-1}'])
    | st.just(b" " * (LARGEST + 1))
)


def or_rarely(usual: str, *others: str) -> st.SearchStrategy[str]:
    return st.sampled_from([usual] * 3 * len(others) + list(others))


requests = st.tuples(
    or_rarely("POST", "GET", "PUT", "HEAD", "DELETE", "OPTIONS", "PROPFIND"),
    or_rarely(PATH, "/", PATH + "/", "/hooks/../hooks/telegram", "/%00", f"/{MARK}", PATH + "?a=b"),
    or_rarely(SECRET, "", SECRET[:-1], SECRET + "x", SECRET.lower(), "\u00e9", MARK),
    or_rarely("application/json", "text/plain", "", "application/x-www-form-urlencoded", "a;b;=,"),
    bodies,
)


def expected(method: str, path: str, secret: str, content_type: str, body: bytes) -> int:
    if path.partition("?")[0] != PATH:
        return 404
    if method != "POST":
        return 405
    if secret != SECRET:
        return 403
    if content_type != "application/json":
        return 400
    if len(body) > LARGEST:
        return 413
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return 400
    update_id = found.get("update_id") if isinstance(found, dict) else None
    return 200 if type(update_id) is int and 0 <= update_id < 2**63 else 400


async def speak(webhook: Webhook, said: bytes, *, end: bool = False) -> bytes:
    """The answer to these bytes, up to the end of the connection; which is the speaker's, if `end`."""
    host, _, port = webhook.at.rpartition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    try:
        writer.write(said)
        if end:
            writer.write_eof()
        return await asyncio.wait_for(reader.read(), WITHIN)
    except ConnectionError:  # it hung up before it had read all
        return b""
    finally:
        writer.close()


def in_a_world(work: Callable[[World, Webhook, asyncio.Runner], None]) -> None:
    """A door of its own, in a loop that lasts for many examples."""
    api = BotApi(lambda: datetime(2026, 11, 22, tzinfo=UTC))
    with asyncio.Runner() as runner:
        world = World(HttpBotApi(api, front="http://127.0.0.1:9"), ExtBot(TOKEN))
        webhook = world.webhook()
        runner.run(webhook.listen())
        try:
            work(world, webhook, runner)
        finally:
            runner.run(webhook.stop(0.2))


def test_only_what_telegram_brings_is_let_in_and_nothing_of_the_rest_is_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)

    def work(world: World, webhook: Webhook, runner: asyncio.Runner) -> None:
        @settings(max_examples=300)
        @given(requests)
        def one(request: tuple[str, str, str, str, bytes]) -> None:
            method, path, secret, content_type, body = request
            before = len(world.handled)
            head = (
                f"{method} {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: {len(body)}\r\n"
            )
            head += f"{SECRET_HEADER}: {secret}\r\nContent-Type: {content_type}\r\n\r\n"
            answer = runner.run(speak(webhook, head.encode() + body))
            status = int(answer.split()[1])
            assert status == expected(*request)
            assert MARK.encode() not in answer
            if status != 200:
                assert len(world.handled) == before

        one()
        assert MARK in world.handled

    in_a_world(work)
    assert MARK not in caplog.text


def test_bytes_that_are_no_http_change_nothing(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    line = (
        f"POST {PATH} HTTP/1.1\r\nHost: x\r\n{SECRET_HEADER}: {SECRET}\r\nContent-Type: application/json\r\n"
    )
    heads = st.sampled_from(["", line, line + "Transfer-Encoding: chunked\r\n\r\n", line + "\r\n"])

    def work(world: World, webhook: Webhook, runner: asyncio.Runner) -> None:
        @settings(max_examples=150)
        @given(heads, st.binary(max_size=200))
        def one(head: str, noise: bytes) -> None:
            answer = runner.run(speak(webhook, head.encode() + MARK.encode() + noise, end=True))
            assert not answer.startswith((b"HTTP/1.1 2", b"HTTP/1.1 500"))

        one()
        assert runner.run(post(webhook, json.dumps(update(1)).encode())) == 200
        assert world.handled == ["x"]

    in_a_world(work)
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []
    assert MARK not in caplog.text


async def test_a_body_that_does_not_end_is_given_up(world: World) -> None:
    head = f"POST {PATH} HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n{SECRET_HEADER}: {SECRET}\r\n"
    async with world.open() as webhook:
        host, _, port = webhook.at.rpartition(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        writer.write(f"{head}Content-Type: application/json\r\n\r\n{{".encode())
        with stopped_clock() as clock:
            while not webhook._answering:
                await clock.advance(0)
            await clock.advance(READ)
            assert (await reader.readline()).startswith(b"HTTP/1.1 408")
        writer.close()


async def test_a_compressed_body_is_not_unpacked(world: World) -> None:
    import gzip

    body = gzip.compress(json.dumps(update(7)).encode())
    async with world.open() as webhook:
        assert await post(webhook, body, **{"Content-Encoding": "gzip"}) == 400


async def test_an_address_that_is_taken_is_said(world: World) -> None:
    async with world.open() as webhook:
        other = world.webhook(webhook.at)
        with pytest.raises(AddressInUseError, match=f"telegram.webhook.listen: {webhook.at}: something else"):
            await other.listen()
        await other.stop()
