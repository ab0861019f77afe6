"""The outbox: what each outcome of a send does to the rows, to the user, and to everybody else."""

import asyncio
import re
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

import pytest

from bot.domain.dates import Once
from bot.domain.language import Language
from bot.domain.loans import InstalmentState, LoanDraft
from bot.logs import TextFormatter
from bot.runtime import Runtime
from bot.services.delivery import Delivered, Later, Never, Outcome, Why
from bot.services.ratelimit import Rate
from bot.services.reminders import AT_ONCE, Notice, Outbox
from bot.store.records import LoanView, User
from bot.store.sqlite import SqliteStore
from tests.worlds import START, Served, served, shanghai

T = TypeVar("T")

DUE = date(2026, 12, 15)
GONE = Never(Why.BLOCKED, gone=True)
REFUSED = Never(Why.REFUSED, gone=False)


class Telegram:
    """A sender that does as it is told: `then` outcomes first, Delivered for all that follow."""

    def __init__(self) -> None:
        self.sent: list[Notice] = []
        self.tried: list[int] = []
        self.then: list[Outcome | Exception] = []
        self.of_user: dict[int, Outcome] = {}
        self.refused: set[int] = set()  # instalments of which it takes no message
        self._asked = asyncio.Semaphore(0)
        self.gate = asyncio.Event()  # while it is not set, no message comes to an end
        self.gate.set()

    async def until_asked(self, times: int) -> None:
        for _ in range(times):
            await self._asked.acquire()

    async def send(self, notice: Notice) -> Outcome:
        self._asked.release()
        await self.gate.wait()
        self.tried.append(notice.user.id)
        outcome = self.of_user.get(notice.user.id) or (self.then.pop(0) if self.then else Delivered(1))
        if self.refused & {item.instalment.id for item in notice.items}:
            outcome = REFUSED
        if isinstance(outcome, Exception):
            raise outcome
        if isinstance(outcome, Delivered):
            self.sent.append(notice)
        return outcome


class Bench:
    """An outbox over a real store, with a clock that the test moves."""

    def __init__(self, store: SqliteStore) -> None:
        self.store = store
        self.now = START
        self.telegram = Telegram()
        self.alarms: list[str] = []
        self.outbox = self.start()

    def start(self, per_second: float = 1000, burst: int = 1000) -> Outbox:
        """A new process over the same database."""

        def monotonic() -> float:
            return (self.now - START).total_seconds()

        async def sleep(seconds: float) -> None:
            for _ in range(5):  # what is under way ends before time passes
                await self.store.transact(lambda records: records.user_ids())
            self.now += timedelta(seconds=seconds)

        rate = Rate(per_second, burst, now=monotonic, sleep=sleep)
        self.runtime = Runtime(monotonic=monotonic)
        outbox = Outbox(self.store, self.telegram, rate, lambda: self.now, monotonic, self.runtime)
        outbox.alarm = self.alarms.append
        return outbox

    async def do(self, work: Callable[[Served], T]) -> T:
        """Something that a user does."""
        return await served(self.store, work)

    async def owe(self, user_id: int = 1, day: date = DUE) -> None:
        """One more loan of a user."""
        user = await self.do(
            lambda one: one.users.subscribe(one.users.stranger(user_id, Language.HANS, START), START)
        )
        await self.do(lambda one: one.loans.save(user, [LoanDraft(None, "x", Once(day))], self.now))

    async def user(self, user_id: int = 1) -> User:
        """As stored now."""
        user = await self.store.transact(lambda records: records.user(user_id))
        assert user is not None
        return user

    async def loans(self, user_id: int = 1) -> list[LoanView]:
        """As stored now."""
        return await self.store.read(lambda records: records.loans(user_id))

    async def at(self, moment: datetime) -> None:
        """Everything that is due then was tried."""
        self.now = moment
        await self.outbox.drain()

    async def after(self, **span: float) -> None:
        await self.at(self.now + timedelta(**span))

    async def left(self) -> datetime | None:
        """The next one that would go out."""
        return await self.store.transact(lambda records: records.next_due())


@pytest.fixture
async def bench(tmp_path: Path) -> AsyncIterator[Bench]:
    store = await SqliteStore.open(tmp_path / "bot.db")
    yield Bench(store)
    await store.close()


class TestDelivered:
    async def test_is_recorded_and_never_sent_again(self, bench: Bench) -> None:
        await bench.owe()
        await bench.at(shanghai(12, 8))
        await bench.at(shanghai(12, 8, 9, 1))
        bench.outbox = bench.start()

        await bench.at(shanghai(12, 8, 9, 2))

        assert len(bench.telegram.sent) == 1
        assert await bench.left() == shanghai(12, 12)

    async def test_is_not_early(self, bench: Bench) -> None:
        await bench.owe()

        await bench.at(shanghai(12, 8) - timedelta(seconds=1))

        assert bench.telegram.sent == []

    async def test_serves_many_users_at_once(self, bench: Bench) -> None:
        for user_id in range(1, 41):
            await bench.owe(user_id)

        await bench.at(shanghai(12, 8))

        assert sorted(bench.telegram.tried) == list(range(1, 41))


class TestTheRate:
    async def test_one_tick_goes_on_until_all_that_is_due_is_sent(self, bench: Bench) -> None:
        for user_id in range(1, 61):
            await bench.owe(user_id)
        bench.outbox = bench.start(per_second=5, burst=1)
        bench.now = shanghai(12, 8)

        await bench.outbox.tick()
        await bench.telegram.until_asked(60)

        assert shanghai(12, 8) + timedelta(seconds=11.5) < bench.now < shanghai(12, 8) + timedelta(seconds=13)

    async def test_those_in_their_quiet_hours_use_no_turn_up(self, bench: Bench) -> None:
        for user_id in range(1, 4 * AT_ONCE + 2):
            await bench.owe(user_id)
        user = await bench.user(4 * AT_ONCE + 1)
        quiet = replace(user.preferences.quiet, end=user.preferences.quiet.start)
        await bench.do(
            lambda one: one.users.set_preferences(user, replace(user.preferences, quiet=quiet), bench.now)
        )
        bench.outbox = bench.start(per_second=1, burst=1)
        night = shanghai(12, 8, 23)

        await bench.at(night)

        assert bench.telegram.tried == [user.id]
        assert bench.now < night + timedelta(seconds=9)

    async def test_after_a_pause_no_burst_follows(self, bench: Bench) -> None:
        for user_id in range(1, 10):
            await bench.owe(user_id)
        bench.outbox = bench.start(per_second=1, burst=5)
        bench.telegram.then = [Later(60, "all", perhaps_sent=False)] * 5
        await bench.at(shanghai(12, 8))

        await bench.after(seconds=60)

        moments = sorted(notice.now for notice in bench.telegram.sent)
        assert len(moments) == 9
        assert all(later - earlier >= timedelta(seconds=0.99) for earlier, later in pairwise(moments))


class TestLater:
    async def test_comes_again_after_the_pause_that_telegram_asked_for(self, bench: Bench) -> None:
        await bench.owe()
        bench.telegram.then = [Later(3, "chat", perhaps_sent=False)]
        await bench.at(shanghai(12, 8))
        await bench.after(seconds=2)
        assert bench.telegram.sent == []

        await bench.after(seconds=2)

        assert len(bench.telegram.sent) == 1

    async def test_of_one_chat_does_not_hold_up_the_others(self, bench: Bench) -> None:
        await bench.owe(1)
        await bench.owe(2)
        bench.telegram.of_user = {1: Later(60, "chat", perhaps_sent=True)}

        await bench.at(shanghai(12, 8))

        assert [notice.user.id for notice in bench.telegram.sent] == [2]

    async def test_of_all_holds_up_everybody(self, bench: Bench) -> None:
        for user_id in range(1, 81):
            await bench.owe(user_id)
        bench.telegram.of_user = {user_id: Later(20, "all", perhaps_sent=False) for user_id in range(1, 81)}
        await bench.at(shanghai(12, 8))
        tried = len(bench.telegram.tried)
        assert tried <= AT_ONCE

        await bench.after(seconds=10)
        assert len(bench.telegram.tried) == tried
        bench.telegram.of_user.clear()
        await bench.after(seconds=1000)

        assert len(bench.telegram.sent) == 80

    async def test_backs_off_and_never_gives_up(self, bench: Bench) -> None:
        await bench.owe()
        bench.telegram.then = [Later(None, "chat", perhaps_sent=True)] * 50
        await bench.at(shanghai(12, 8))

        for _ in range(60):
            await bench.after(seconds=31)

        assert len(bench.telegram.sent) == 1
        assert len(bench.telegram.tried) == 51

    async def test_a_very_long_pause_is_told_to_the_operator(self, bench: Bench) -> None:
        await bench.owe()
        bench.telegram.then = [Later(10072, "all", perhaps_sent=False)]

        await bench.at(shanghai(12, 8))

        assert "10072 s" in bench.alarms[0]
        await bench.after(seconds=10073)
        assert len(bench.telegram.sent) == 1

    async def test_keeps_everything_that_the_message_was_about(self, bench: Bench) -> None:
        await bench.owe()
        await bench.owe()
        bench.telegram.then = [Later(3, "chat", perhaps_sent=False)]
        await bench.at(shanghai(12, 8))
        assert bench.telegram.sent == []

        await bench.after(seconds=4)

        assert [len(notice.items) for notice in bench.telegram.sent] == [2]

    async def test_after_a_pause_that_outlasts_the_lease_one_message_tells_all(self, bench: Bench) -> None:
        for user_id in range(1, 81):
            await bench.owe(user_id)
            await bench.owe(user_id, date(2026, 12, 9))
        bench.telegram.then = [Later(30 * 3600, "all", perhaps_sent=False)] * AT_ONCE
        await bench.at(shanghai(12, 8))
        assert len(bench.telegram.tried) == AT_ONCE

        await bench.after(hours=31)

        assert {len(notice.items) for notice in bench.telegram.sent} == {2}
        assert len(bench.telegram.sent) == 80

    async def test_who_stood_in_line_until_the_lease_was_nearly_over_gets_it_once(self, bench: Bench) -> None:
        for user_id in range(1, AT_ONCE + 2):
            await bench.owe(user_id)
        bench.telegram.then = [Later(290, "all", perhaps_sent=False)] * AT_ONCE
        await bench.at(shanghai(12, 8))
        bench.telegram.gate.clear()
        bench.now += timedelta(seconds=291)
        await bench.outbox.tick()
        await bench.telegram.until_asked(2 * AT_ONCE)

        bench.now += timedelta(seconds=20)
        await bench.outbox.tick()
        bench.telegram.gate.set()
        await bench.outbox.drain()

        assert sorted(notice.user.id for notice in bench.telegram.sent) == list(range(1, AT_ONCE + 2))


class TestGone:
    async def test_switches_the_user_off_and_keeps_everything(self, bench: Bench) -> None:
        await bench.owe()
        bench.telegram.then = [GONE]

        await bench.at(shanghai(12, 8))

        assert not (await bench.user()).reachable
        assert await bench.left() is None
        assert len(await bench.loans()) == 1

    async def test_of_many_at_once_switches_no_more_off_and_tells_the_operator(self, bench: Bench) -> None:
        for user_id in range(1, 41):
            await bench.owe(user_id)
            bench.telegram.of_user[user_id] = GONE

        await bench.at(shanghai(12, 8))

        off = [one for one in range(1, 41) if not (await bench.user(one)).reachable]
        assert len(off) < 20
        assert any("look gone at once" in alarm for alarm in bench.alarms)
        bench.telegram.of_user.clear()
        await bench.after(minutes=16)
        assert len(bench.telegram.sent) == 40 - len(off)

    async def test_of_many_holds_up_nobody_else(self, bench: Bench) -> None:
        for user_id in range(1, 61):
            await bench.owe(user_id)
            if user_id <= 45:
                bench.telegram.of_user[user_id] = GONE

        await bench.at(shanghai(12, 8))
        await bench.after(seconds=5)

        assert sorted(notice.user.id for notice in bench.telegram.sent) == list(range(46, 61))


class TestRefused:
    async def test_is_tried_a_few_times_and_then_given_up_with_an_alarm(self, bench: Bench) -> None:
        await bench.owe()
        bench.telegram.then = [REFUSED] * 20
        await bench.at(shanghai(12, 8))

        for _ in range(30):
            await bench.after(seconds=31)

        assert len(bench.telegram.tried) == 5
        assert "for good" in bench.alarms[-1]
        assert await bench.left() == shanghai(12, 12)
        assert (await bench.user()).reachable

    async def test_once_after_faults_of_the_network_is_tried_again(self, bench: Bench) -> None:
        await bench.owe()
        bench.telegram.then = [*[Later(None, "chat", perhaps_sent=False)] * 6, REFUSED]
        await bench.at(shanghai(12, 8))

        for _ in range(30):
            await bench.after(seconds=31)

        assert len(bench.telegram.sent) == 1
        assert bench.alarms == []

    async def test_because_of_one_instalment_does_not_stop_the_others(self, bench: Bench) -> None:
        for day in (13, 14, 15, 16):
            await bench.owe(1, date(2026, 12, day))
        views = await bench.loans()
        bad = views[1].instalments[0].id
        bench.telegram.refused = {bad}
        bench.now = shanghai(12, 10)

        for _ in range(30):
            await bench.after(seconds=31)

        sent = [item.instalment.id for notice in bench.telegram.sent for item in notice.items]
        assert sorted(sent) == [view.instalments[0].id for view in views if view.instalments[0].id != bad]
        assert "for good" in bench.alarms[-1]

    async def test_leaves_the_next_one_alone(self, bench: Bench) -> None:
        await bench.owe()
        bench.telegram.then = [REFUSED] * 5
        await bench.at(shanghai(12, 8))
        for _ in range(30):
            await bench.after(seconds=31)

        await bench.at(shanghai(12, 12))

        assert len(bench.telegram.sent) == 1


class TestFaults:
    async def test_a_bug_in_one_message_stops_neither_the_others_nor_itself_for_ever(
        self, bench: Bench, caplog: pytest.LogCaptureFixture
    ) -> None:
        await bench.owe(1)
        await bench.owe(2)
        bench.telegram.then = [ValueError("secret"), Delivered(1)]
        await bench.at(shanghai(12, 8))
        assert len(bench.telegram.sent) == 1
        await bench.after(seconds=60)
        assert len(bench.telegram.sent) == 1

        await bench.after(seconds=300)

        assert {notice.user.id for notice in bench.telegram.sent} == {1, 2}

    async def test_a_process_that_died_before_recording_sends_again(self, bench: Bench) -> None:
        await bench.owe()
        bench.telegram.then = [asyncio.CancelledError()]  # type: ignore[list-item]
        await bench.at(shanghai(12, 8))
        assert bench.telegram.sent == []

        bench.outbox = bench.start()
        await bench.at(shanghai(12, 8, 9, 1))

        assert len(bench.telegram.sent) == 1

    async def test_where_nothing_can_be_recorded_nothing_more_is_claimed(
        self, bench: Bench, tmp_path: Path
    ) -> None:
        """A full disk, say: claiming worked still, and recording does not."""
        for user_id in range(1, 6):
            await bench.owe(user_id, DUE + timedelta(user_id))
        with closing(sqlite3.connect(tmp_path / "bot.db")) as db:
            db.execute(
                "CREATE TRIGGER full BEFORE UPDATE ON reminders WHEN NEW.state IN ('sent', 'failed')"
                " BEGIN SELECT RAISE(ABORT, 'full'); END"
            )
            for day in range(9, 14):
                await bench.at(shanghai(12, day))
            assert [notice.user.id for notice in bench.telegram.sent] == [1, 2, 3]
            db.execute("DROP TRIGGER full")

        await bench.at(shanghai(12, 13, 9, 1))

        assert sorted(notice.user.id for notice in bench.telegram.sent) == [1, 1, 2, 3, 4, 5]

    async def test_once_the_disk_takes_nothing_no_more_is_sent_than_was_under_way(self, bench: Bench) -> None:
        """Each of them may come again after a crash, so there must be few."""

        def set_to(way: str) -> Any:
            return bench.store._worker.read(lambda db: db.execute(f"PRAGMA query_only = {way}").fetchall())

        for user_id in range(1, 61):
            await bench.owe(user_id)
        bench.telegram.gate.clear()
        bench.now = shanghai(12, 8)
        await bench.outbox.tick()
        await bench.telegram.until_asked(AT_ONCE)

        await set_to("ON")
        bench.telegram.gate.set()
        while serving := list(bench.outbox._serving.values()):
            await asyncio.wait(serving)
        assert len(bench.telegram.sent) == AT_ONCE
        for minute in range(0, 20, 2):
            await bench.at(shanghai(12, 8, 9, minute))

        assert len(bench.telegram.sent) == AT_ONCE
        assert bench.alarms == []  # that is up to the store

        await set_to("OFF")
        await bench.at(shanghai(12, 8, 9, 30))

        assert sorted(notice.user.id for notice in bench.telegram.sent) == list(range(1, 61))
        assert (
            await bench.store.read(lambda records: records.claimed(range(1, 61), bench.outbox._owner)) == {}
        )

    async def test_one_that_can_not_be_recorded_is_not_sent_again_and_stops_nobody_else(
        self, bench: Bench, tmp_path: Path
    ) -> None:
        await bench.owe(1)
        await bench.owe(2)
        with closing(sqlite3.connect(tmp_path / "bot.db")) as db:
            db.execute(
                "CREATE TRIGGER bad BEFORE UPDATE ON reminders WHEN NEW.state = 'sent' AND OLD.id ="
                " (SELECT min(id) FROM reminders) BEGIN SELECT RAISE(ABORT, 'bad'); END"
            )
        for minute in range(0, 30, 3):
            await bench.at(shanghai(12, 8, 9, minute))
        await bench.at(shanghai(12, 12, 9))

        assert [notice.user.id for notice in bench.telegram.sent] == [1, 2, 1, 2]
        assert bench.alarms == ["a reminder was sent and could not be recorded: IntegrityError, row 1"]

    async def test_what_can_not_be_put_back_is_logged_with_its_place_and_without_its_words(
        self, bench: Bench, tmp_path: Path, caplog: pytest.LogCaptureFixture
    ) -> None:
        await bench.owe()
        bench.telegram.then = [ValueError("借呗 1200")]
        with closing(sqlite3.connect(tmp_path / "bot.db")) as db:
            db.execute(
                "CREATE TRIGGER full BEFORE UPDATE ON reminders WHEN NEW.state = 'pending'"
                " BEGIN SELECT RAISE(ABORT, '借呗 1200'); END"
            )
            await bench.at(shanghai(12, 8))

        lines = [TextFormatter().format(record) for record in caplog.records]
        assert "借呗" not in "".join(lines)
        (line,) = [one for one in lines if "neither sent nor put back" in one]
        assert "IntegrityError SQLITE_CONSTRAINT_TRIGGER" in line
        assert re.search(r"bot/services/reminders\.py:\d+ Outbox\._release", line)

    async def test_after_thousands_of_failures_it_still_waits_half_a_minute(self, bench: Bench) -> None:
        await bench.owe()
        bench.outbox._failures[1] = 5000
        bench.telegram.then = [Later(None, "chat", perhaps_sent=False)]

        await bench.at(shanghai(12, 8))
        await bench.after(seconds=31)

        assert len(bench.telegram.sent) == 1

    async def test_who_is_being_written_to_is_claimed_by_nobody_else(self, bench: Bench) -> None:
        await bench.owe()
        user, (view,) = await bench.user(), await bench.loans()

        async def snooze(at: datetime) -> None:
            await bench.do(lambda one: one.loans.snooze(user, view.instalments[0].id, at, bench.now))

        await snooze(START + timedelta(hours=1))
        bench.telegram.gate.clear()
        bench.now = START + timedelta(hours=1)
        await bench.outbox.tick()
        await bench.telegram.until_asked(1)
        bench.telegram.then = [Delivered(1), Later(1.0, "chat", perhaps_sent=False)]

        # Once more, while the first is under way: what became of the first says nothing about this one.
        await snooze(bench.now + timedelta(minutes=1))
        bench.now += timedelta(minutes=1)
        await bench.outbox.tick()
        bench.telegram.gate.set()
        await bench.outbox.drain()
        await bench.after(seconds=2)

        assert len(bench.telegram.sent) == 2

    async def test_what_still_hangs_when_it_stops_is_sent_by_the_next_process(self, bench: Bench) -> None:
        await bench.owe()
        bench.telegram.gate.clear()
        bench.now = shanghai(12, 8)
        await bench.outbox.tick()
        await bench.telegram.until_asked(1)

        await bench.outbox.stop(0.01)

        bench.telegram.gate.set()
        bench.outbox = bench.start()
        await bench.after(seconds=1)
        assert len(bench.telegram.sent) == 1

    async def test_stopping_claims_no_more(self, bench: Bench) -> None:
        await bench.owe()
        await bench.outbox.stop(1)

        await bench.at(shanghai(12, 8))

        assert bench.telegram.tried == []


class TestTheTruthOfNow:
    async def test_what_was_paid_meanwhile_is_not_sent(self, bench: Bench) -> None:
        await bench.owe()
        (view,) = await bench.loans()
        user = await bench.user()
        await bench.do(
            lambda one: one.loans.settle(user, view.instalments[0].id, InstalmentState.PAID, START)
        )

        await bench.at(shanghai(12, 8))

        assert bench.telegram.tried == []

    async def test_days_are_counted_at_sending_time(self, bench: Bench) -> None:
        await bench.owe()

        await bench.at(shanghai(12, 17, 10))

        (notice,) = bench.telegram.sent
        assert notice.late
        assert [item.days for item in notice.items] == [-2]

    async def test_what_asks_again_beside_something_else_is_no_mere_repetition(self, bench: Bench) -> None:
        for day in (15, 20):
            await bench.owe(1, date(2026, 12, day))
        await bench.at(shanghai(12, 15))
        user, (_, other) = await bench.user(), await bench.loans()
        at = shanghai(12, 15, 13)  # when the due day is asked about again
        await bench.do(lambda one: one.loans.snooze(user, other.instalments[0].id, at, bench.now))

        await bench.at(at)

        assert [item.days for item in bench.telegram.sent[-1].items] == [0, 5]
        assert not bench.telegram.sent[-1].again

    async def test_all_that_is_due_at_a_time_is_one_message_earliest_due_date_first(
        self, bench: Bench
    ) -> None:
        for day in (15, 9, 11):
            await bench.owe(1, date(2026, 12, day))

        for day in range(1, 9):
            await bench.at(shanghai(12, day))

        assert [item.instalment.due_on.day for item in bench.telegram.sent[-1].items] == [9, 11, 15]
        assert not any(notice.late for notice in bench.telegram.sent)

    async def test_what_is_late_and_what_is_on_time_are_one_message_too(self, bench: Bench) -> None:
        await bench.owe(1, date(2026, 12, 15))
        await bench.owe(1, date(2026, 12, 24))

        await bench.at(shanghai(12, 17))

        (notice,) = bench.telegram.sent
        assert notice.late
        assert [item.days for item in notice.items] == [-2, 7]

    async def test_several_reminders_of_one_instalment_are_one_item(self, bench: Bench) -> None:
        await bench.owe()

        await bench.at(shanghai(12, 14, 12))

        (notice,) = bench.telegram.sent
        assert [item.days for item in notice.items] == [1]

    async def test_what_changes_while_a_user_stands_in_line_is_the_truth(self, bench: Bench) -> None:
        for user_id in range(1, AT_ONCE + 6):
            await bench.owe(user_id)
        paid, deleted, paused, pausing_all, english = range(AT_ONCE + 1, AT_ONCE + 6)
        people = {user_id: await bench.user(user_id) for user_id in range(1, AT_ONCE + 6)}
        owed = {user_id: (await bench.loans(user_id))[0] for user_id in people}
        bench.telegram.gate.clear()
        bench.now = shanghai(12, 8)
        await bench.outbox.tick()
        await bench.telegram.until_asked(AT_ONCE)

        await bench.do(
            lambda one: one.loans.settle(
                people[paid], owed[paid].instalments[0].id, InstalmentState.PAID, bench.now
            )
        )
        await bench.do(lambda one: one.loans.delete(people[deleted], owed[deleted].loan.id, bench.now))
        await bench.do(lambda one: one.loans.pause(people[paused], owed[paused].loan.id, bench.now))
        await bench.do(lambda one: one.users.pause_until(people[pausing_all], shanghai(12, 10), bench.now))
        await bench.do(lambda one: one.users.choose_language(people[english], Language.EN, bench.now))
        bench.telegram.gate.set()
        await bench.outbox.drain()

        assert sorted(bench.telegram.tried) == [*range(1, AT_ONCE + 1), english]
        assert bench.telegram.sent[-1].user.language is Language.EN

    async def test_who_pauses_all_gets_one_message_at_the_end_of_it(self, bench: Bench) -> None:
        await bench.owe()
        await bench.owe()
        user = await bench.user()
        await bench.do(lambda one: one.users.pause_until(user, shanghai(12, 10), START))
        await bench.at(shanghai(12, 8))
        assert bench.telegram.tried == []

        await bench.at(shanghai(12, 10, 9))

        (notice,) = bench.telegram.sent
        assert notice.late
        assert [item.days for item in notice.items] == [5, 5]

    async def test_what_became_of_each_try_is_counted_and_how_late_it_came(self, bench: Bench) -> None:
        await bench.owe()
        bench.telegram.then = [Later(60, "chat", perhaps_sent=True), REFUSED]

        await bench.at(shanghai(12, 8, 9))
        await bench.after(minutes=1)
        await bench.after(minutes=1)

        counts = bench.runtime.counts["reminders"]
        assert {kind: count for kind, count in counts.items() if count} == {
            "later": 1,
            "refused": 1,
            "sent": 1,
        }
        lateness = bench.runtime.seconds["lateness"]
        assert (sum(lateness.counts), lateness.sum) == (1, 120)

    async def test_in_quiet_hours_it_waits_for_their_end(self, bench: Bench) -> None:
        await bench.owe()
        await bench.at(shanghai(12, 8, 23))
        assert bench.telegram.tried == []

        await bench.at(shanghai(12, 9, 8))

        (notice,) = bench.telegram.sent
        assert notice.late

    async def test_who_is_in_quiet_hours_is_known_until_they_end(self, bench: Bench) -> None:
        await bench.owe()
        await bench.at(shanghai(12, 8, 23))
        assert bench.outbox.quiet == [1]

        bench.now += timedelta(minutes=10)  # it is looked at again
        await bench.outbox.tick()
        assert bench.outbox.quiet == [1]
        await bench.outbox.drain()
        assert bench.outbox.quiet == [1]

        await bench.at(shanghai(12, 9, 8))
        assert bench.outbox.quiet == []

    async def test_quiet_hours_that_the_user_takes_back_hold_nothing_up(self, bench: Bench) -> None:
        await bench.owe()
        await bench.at(shanghai(12, 8, 23))
        user = await bench.user()
        quiet = replace(user.preferences.quiet, end=user.preferences.quiet.start)
        await bench.do(
            lambda one: one.users.set_preferences(user, replace(user.preferences, quiet=quiet), bench.now)
        )

        await bench.after(minutes=10)

        assert len(bench.telegram.sent) == 1

    async def test_quiet_hours_of_a_clock_that_was_wrong_hold_nothing_up(self, bench: Bench) -> None:
        def steady() -> float:
            return 0.0

        rate = Rate(1000, 1000, now=steady)
        bench.outbox = Outbox(bench.store, bench.telegram, rate, lambda: bench.now, steady)
        await bench.owe()
        await bench.at(shanghai(12, 8, 23))
        assert bench.telegram.tried == []

        await bench.at(shanghai(12, 8, 12))  # the clock is set right

        assert len(bench.telegram.sent) == 1

    async def test_the_users_settings_of_now_count(self, bench: Bench) -> None:
        await bench.owe()
        user = await bench.user()
        await bench.do(lambda one: one.users.choose_language(user, Language.EN, START))

        await bench.at(shanghai(12, 8))

        assert bench.telegram.sent[0].user.language is Language.EN

    async def test_the_due_day_is_not_asked_about_when_it_has_ended(self, bench: Bench) -> None:
        await bench.owe()
        await bench.at(shanghai(12, 15))
        asked = len(bench.telegram.sent)

        await bench.at(shanghai(12, 16, 8, 30))  # the bot was off when it was to ask again
        assert len(bench.telegram.sent) == asked

        await bench.at(shanghai(12, 16, 9))
        assert len(bench.telegram.sent) == asked + 1
