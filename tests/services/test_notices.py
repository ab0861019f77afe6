"""The broadcast: what each outcome does to the row, to the others, and after a crash; who comes first."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.language import Language
from bot.domain.notices import NoticeKind, NoticeState, NoticeToAll, Reached
from bot.services.delivery import Delivered, Later, Never, Outcome, Why
from bot.services.notices import Broadcast, lasts
from bot.services.ratelimit import Rate
from bot.store.protocol import Records
from bot.store.records import User
from bot.store.sqlite import SqliteStore
from tests.worlds import START, served

GONE = Never(Why.GONE, gone=True)
REFUSED = Never(Why.REFUSED, gone=False)


class Bench:
    """A broadcast over a real store, with a clock that the test moves, and a Telegram that does as told."""

    def __init__(self, store: SqliteStore) -> None:
        self.store = store
        self.now = START
        self.sent: list[int] = []
        self.at: list[float] = []
        self.then: dict[int, list[Outcome | Exception]] = {}
        self.busy = False
        self.alarms: list[str] = []
        self.after_send = asyncio.Event()
        self.after_send.set()
        self.hangs_at = 0  # the user whose message gets no answer until `after_send`
        self.hangs = asyncio.Event()
        self.broadcast = self.start()

    def start(self, per_second: float = 5) -> Broadcast:
        """A new process over the same database."""
        rate = Rate(per_second, now=self.seconds, sleep=self.sleep)
        broadcast = Broadcast(self.store, self.send, rate, lambda: self.busy, lambda: self.now, self.seconds)
        broadcast.alarm = self.alarms.append
        return broadcast

    def seconds(self) -> float:
        return (self.now - START).total_seconds()

    async def sleep(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds, microseconds=1)  # no less than was asked for

    async def send(self, notice: NoticeToAll, user: User) -> Outcome:
        outcome = self.then[user.id].pop(0) if self.then.get(user.id) else Delivered(1)
        if isinstance(outcome, Exception):
            raise outcome
        if isinstance(outcome, Delivered):
            self.sent.append(user.id)
            self.at.append(self.seconds())
        if user.id == self.hangs_at:
            self.hangs.set()
            await self.after_send.wait()
        return outcome

    async def begin(self, count: int) -> NoticeToAll:
        """A notice under way to users 1, 2, …."""

        def within(records: Records) -> NoticeToAll:
            draft = records.draft_notice(NoticeKind.END, START)
            records.write_notice(draft.id, {Language.HANS: "停止"}, False, START)
            assert records.begin_notice(draft.id, draft.version + 1, START)
            found = records.notice(draft.id)
            assert found is not None
            return found

        for user_id in range(1, count + 1):
            await served(
                self.store,
                lambda one, user_id=user_id: one.users.subscribe(  # type: ignore[misc]
                    one.users.stranger(user_id, Language.HANS, START), START
                ),
            )
        return await self.store.transact(within)

    async def reached(self) -> dict[Reached, int]:
        return await self.store.read(lambda records: records.reached(1))

    async def state(self) -> NoticeState:
        found = await self.store.read(lambda records: records.notice(1))
        assert found is not None
        return found.state


@pytest.fixture
async def bench(tmp_path: Path) -> AsyncIterator[Bench]:
    store = await SqliteStore.open(tmp_path / "bot.db")
    yield Bench(store)
    await store.close()


async def test_it_keeps_its_own_pace_and_ends(bench: Bench) -> None:
    await bench.begin(11)

    await bench.broadcast.drain()

    assert bench.sent == list(range(1, 12))
    assert bench.at[-1] - bench.at[0] == pytest.approx(2.0, abs=0.001)
    assert lasts(10, 5) == timedelta(seconds=2)
    assert await bench.state() is NoticeState.DONE


async def test_reminders_and_answers_go_first(bench: Bench) -> None:
    await bench.begin(3)
    bench.busy = True
    await bench.broadcast.drain()
    assert bench.sent == []

    bench.busy = False
    await bench.broadcast.drain()

    assert bench.sent == [1, 2, 3]


async def test_a_crash_between_sending_and_recording_sends_that_one_again_and_no_other(bench: Bench) -> None:
    await bench.begin(3)
    bench.after_send.clear()
    bench.hangs_at = 2
    await bench.broadcast.tick()
    await bench.hangs.wait()  # the second is sent, and its answer never seen
    await bench.broadcast.stop(0)

    bench.after_send.set()
    await bench.start().drain()

    assert bench.sent == [1, 2, 2, 3]
    assert await bench.reached() == {Reached.SENT: 3}


async def test_a_long_pause_that_telegram_asks_for_is_kept_for_all(bench: Bench) -> None:
    await bench.begin(3)
    bench.then[2] = [Later(600.0, "all", perhaps_sent=False)]
    await bench.broadcast.drain()
    assert bench.sent == [1]
    bench.now += timedelta(seconds=599)
    await bench.broadcast.drain()
    assert bench.sent == [1]

    bench.now += timedelta(seconds=2)
    await bench.broadcast.drain()

    assert sorted(bench.sent) == [1, 2, 3]


async def test_a_pause_of_one_chat_holds_up_nobody_else(bench: Bench) -> None:
    await bench.begin(3)
    bench.then[2] = [Later(3.0, "chat", perhaps_sent=False), RuntimeError("a bug")]
    errors_before = len(bench.alarms)
    await bench.broadcast.drain()
    assert bench.sent == [1, 3]
    assert await bench.state() is NoticeState.SENDING

    bench.now += timedelta(seconds=4)
    await bench.broadcast.drain()  # a bug now: that one waits for minutes
    assert bench.sent == [1, 3]
    bench.now += timedelta(minutes=6)
    await bench.broadcast.drain()

    assert bench.sent == [1, 3, 2]
    assert await bench.state() is NoticeState.DONE
    assert len(bench.alarms) == errors_before


async def test_who_is_gone_or_refused_is_counted_and_not_tried_again(bench: Bench) -> None:
    await bench.begin(4)
    bench.then = {1: [GONE], 3: [REFUSED]}
    await bench.broadcast.drain()
    await bench.start().drain()

    assert bench.sent == [2, 4]
    assert await bench.reached() == {Reached.SENT: 2, Reached.GONE: 1, Reached.REFUSED: 1}
    user = await bench.store.read(lambda records: records.user(1))
    assert user is not None
    assert user.reachable  # reminders find out for themselves


async def test_where_many_do_not_get_it_an_operator_has_to_look(bench: Bench) -> None:
    await bench.begin(60)
    bench.then = {user_id: [REFUSED] for user_id in range(1, 41)}

    await bench.broadcast.drain()

    assert await bench.state() is NoticeState.STOPPED
    assert await bench.reached() == {Reached.REFUSED: 20, Reached.WAITING: 40}
    assert len(bench.alarms) == 1
    assert await bench.store.transact(lambda records: records.resume_notice(1, START))
    await bench.broadcast.drain()
    assert await bench.state() is NoticeState.DONE
    assert await bench.reached() == {Reached.REFUSED: 40, Reached.SENT: 20}


@pytest.mark.parametrize(
    ("every", "state", "refused"), [(2, NoticeState.STOPPED, 20), (3, NoticeState.DONE, 27)]
)
async def test_it_is_half_of_the_latest_forty_that_count(
    bench: Bench, every: int, state: NoticeState, refused: int
) -> None:
    await bench.begin(81)
    bench.then = {user_id: [REFUSED] for user_id in range(every, 82, every)}

    await bench.broadcast.drain()

    assert await bench.state() is state
    assert (await bench.reached())[Reached.REFUSED] == refused


async def test_it_stops_at_once(bench: Bench) -> None:
    await bench.begin(10)
    bench.after_send.clear()
    bench.hangs_at = 1
    await bench.broadcast.tick()
    await bench.hangs.wait()
    await bench.store.transact(lambda records: records.stop_notice(1, START))
    bench.after_send.set()

    await bench.broadcast.drain()

    assert bench.sent == [1]
    assert await bench.reached() == {Reached.SENT: 1, Reached.WAITING: 9}


async def test_what_went_out_and_can_not_be_recorded_does_not_go_out_again(bench: Bench) -> None:
    await bench.begin(2)
    trigger = "CREATE TRIGGER full BEFORE UPDATE ON notice_recipients BEGIN SELECT RAISE(ABORT, 'x'); END"
    await _directly(bench.store, trigger)
    for _ in range(3):
        await bench.broadcast.drain()
    assert bench.sent == [1, 2]
    assert bench.alarms == ["a notice was sent and could not be recorded: IntegrityError"] * 2

    await _directly(bench.store, "DROP TRIGGER full")
    await bench.broadcast.drain()

    assert bench.sent == [1, 2]
    assert await bench.state() is NoticeState.DONE


async def _directly(store: SqliteStore, statement: str) -> None:
    await store.transact(lambda records: records.db.execute(statement))  # type: ignore[attr-defined]
