"""The order of updates: each chat in turn, chats side by side."""

import asyncio
import gc
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from telegram import CallbackQuery, InlineQuery, Message, Update, User

from bot.transport.errors import PATIENCE
from bot.transport.sequencing import HUNG, ChatOrder
from bot.watchdog import STUCK
from tests.stopped_clock import stopped_clock

WITHIN = 60.0  # whatever else the machine does: only what hangs takes longer


def message(chat: int, update_id: int = 1) -> Update:
    kind = "private" if chat > 0 else "group"
    return Update.de_json(
        {
            "update_id": update_id,
            "message": {"message_id": 1, "date": 0, "chat": {"id": chat, "type": kind}, "text": "x"},
        }
    )


def press(chat: int, user: int) -> Update:
    where = Message.de_json({"message_id": 1, "date": 0, "chat": {"id": chat, "type": "group"}, "text": "x"})
    who = User(user, "A", is_bot=False)
    return Update(2, callback_query=CallbackQuery("1", who, chat_instance="1", message=where))


class Handlers:
    """Handlers that wait until they are let go, and tell who has begun."""

    def __init__(self, order: ChatOrder) -> None:
        self.order = order
        self.begun: list[str] = []
        self.ended: list[str] = []
        self.gates: dict[str, asyncio.Event] = {}
        self.tasks: list[asyncio.Task[None]] = []

    def come(self, name: str, update: object) -> asyncio.Task[None]:
        self.gates[name] = asyncio.Event()

        async def handle() -> None:
            self.begun.append(name)
            await self.gates[name].wait()
            self.ended.append(name)

        task = asyncio.create_task(self.order.process_update(update, handle()))
        self.tasks.append(task)
        return task

    async def settle(self) -> None:
        for _ in range(10):
            await asyncio.sleep(0)

    async def let_go(self, *names: str) -> None:
        for name in names:
            self.gates[name].set()
        await self.settle()

    async def finish(self) -> None:
        for gate in self.gates.values():
            gate.set()
        await asyncio.wait_for(asyncio.gather(*self.tasks, return_exceptions=True), WITHIN)


async def test_updates_of_one_chat_are_handled_one_after_the_other_in_order() -> None:
    handlers = Handlers(ChatOrder())
    for name in "abc":
        handlers.come(name, message(7))
    await handlers.settle()
    assert handlers.begun == ["a"]
    await handlers.let_go("c", "a")
    assert handlers.begun == ["a", "b"]
    await handlers.finish()
    assert handlers.ended == ["a", "b", "c"]


async def test_chats_are_handled_side_by_side() -> None:
    handlers = Handlers(ChatOrder())
    for chat in range(1, 6):
        handlers.come(str(chat), message(chat))
    await handlers.settle()
    assert handlers.begun == ["1", "2", "3", "4", "5"]
    await handlers.finish()


async def test_no_more_than_the_bound_are_handled_at_once() -> None:
    handlers = Handlers(ChatOrder(at_once=2))
    for chat in range(1, 6):
        handlers.come(str(chat), message(chat))
    await handlers.settle()
    assert handlers.begun == ["1", "2"]
    await handlers.let_go("2")
    assert handlers.begun == ["1", "2", "3"]
    await handlers.finish()
    assert sorted(handlers.ended) == ["1", "2", "3", "4", "5"]


async def test_a_busy_chat_holds_one_place_only() -> None:
    handlers = Handlers(ChatOrder(at_once=2))
    for number in range(50):
        handlers.come(f"busy {number}", message(7))
    handlers.come("other", message(8))
    await handlers.settle()
    assert handlers.begun == ["busy 0", "other"]
    await handlers.finish()


@pytest.mark.parametrize(
    ("first", "second", "in_order"),
    [
        (press(-5, user=1), press(-5, user=2), True),  # in a group the chat counts, not who pressed
        (press(-5, user=1), press(-6, user=1), False),
        (message(7), Update(3, inline_query=InlineQuery("1", User(7, "A", is_bot=False), "", "")), True),
        (Update(4), Update(5), False),
        ("no update", "no update", False),
    ],
)
async def test_the_chat_is_what_has_an_order(first: object, second: object, in_order: bool) -> None:
    handlers = Handlers(ChatOrder())
    handlers.come("first", first)
    handlers.come("second", second)
    await handlers.settle()
    assert handlers.begun == (["first"] if in_order else ["first", "second"])
    await handlers.finish()


async def test_a_handler_that_fails_does_not_hold_its_chat_up() -> None:
    order = ChatOrder(at_once=1)

    async def fail() -> None:
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011 - it is ours
        await order.process_update(message(7), fail())
    handlers = Handlers(order)
    handlers.come("next", message(7))
    await handlers.settle()
    assert handlers.begun == ["next"]
    await handlers.finish()


async def test_a_handler_that_hangs_ends_in_an_error_and_the_next_one_begins() -> None:
    order = ChatOrder(hung=0.02)
    hung = asyncio.create_task(order.process_update(message(7), asyncio.Event().wait()))
    begun = asyncio.Event()

    async def handle() -> None:
        begun.set()

    await asyncio.wait_for(order.process_update(message(7), handle()), WITHIN)
    assert begun.is_set()
    with pytest.raises(TimeoutError):
        await hung


def test_answers_give_up_before_their_turn_does_and_a_turn_before_the_watchdog() -> None:
    assert PATIENCE < HUNG < STUCK


async def test_waiting_for_a_turn_does_not_count_as_hanging() -> None:
    handlers = Handlers(ChatOrder(hung=5))
    with stopped_clock() as clock:
        for name in "abcd":
            handlers.come(name, message(7))
        for name in "abcd":
            await clock.advance(3)  # two of these are longer than a turn may be
            await handlers.let_go(name)
        await asyncio.gather(*handlers.tasks)
    assert handlers.ended == ["a", "b", "c", "d"]


async def test_one_that_is_cancelled_before_its_turn_never_begins_and_leaves_no_warning() -> None:
    handlers = Handlers(ChatOrder())
    handlers.come("a", message(7))
    gone = handlers.come("b", message(7))
    handlers.come("c", message(7))
    await handlers.settle()
    gone.cancel()
    await handlers.finish()
    gc.collect()  # a coroutine that was never awaited would warn here, and warnings are errors
    assert handlers.ended == ["a", "c"]


async def test_a_chat_that_is_idle_leaves_nothing_behind() -> None:
    order = ChatOrder()

    async def nothing() -> None: ...

    handle: Callable[[], Awaitable[Any]] = nothing
    async with order:
        for chat in range(1, 1001):
            await order.process_update(message(chat), handle())
    gc.collect()
    assert len(order._turns) == 0
