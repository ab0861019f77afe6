"""The outbox: what each outcome of a send does to the rows, to the user, and to everybody else."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from bot.config import Reminders
from bot.domain.dates import Once
from bot.domain.language import Language
from bot.domain.loans import InstalmentState, LoanDraft
from bot.services.loans import Loans
from bot.services.outcome import Delivered, Later, Never, Outcome, Why
from bot.services.ratelimit import Rate
from bot.services.reminders import Notice, Outbox
from bot.services.users import Users
from bot.store.sqlite import SqliteStore
from tests.worlds import START, shanghai

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
        self.hang = False

    async def send(self, notice: Notice) -> Outcome:
        if self.hang:
            await asyncio.Event().wait()
        self.tried.append(notice.user.id)
        outcome = self.of_user.get(notice.user.id) or (self.then.pop(0) if self.then else Delivered(1))
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
        self.users = Users(store, Reminders().preferences())
        self.loans = Loans(store, self.users)
        self.outbox = self.start()

    def start(self) -> Outbox:
        """A new process over the same database."""

        def monotonic() -> float:
            return (self.now - START).total_seconds()

        async def sleep(seconds: float) -> None:
            self.now += timedelta(seconds=seconds)

        rate = Rate(1000, burst=1000, now=monotonic, sleep=sleep)
        outbox = Outbox(self.store, self.users, self.telegram, rate, lambda: self.now, monotonic)
        outbox.alarm = self.alarms.append
        return outbox

    async def owe(self, user_id: int = 1, day: date = DUE) -> None:
        """One more loan of a user."""
        user = await self.users.subscribe(self.users.stranger(user_id, Language.HANS, START), START)
        await self.loans.save(user, LoanDraft(None, "x", Once(day)), self.now)

    async def at(self, moment: datetime) -> None:
        """Everything that is due then was tried."""
        self.now = moment
        await self.outbox.drain()

    async def after(self, **span: float) -> None:
        await self.at(self.now + timedelta(**span))

    async def left(self) -> datetime | None:
        """The next one that would go out."""
        return await self.store.next_due()


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
        for user_id in range(1, 31):
            await bench.owe(user_id)
        bench.telegram.of_user = {user_id: Later(20, "all", perhaps_sent=False) for user_id in range(1, 31)}
        await bench.at(shanghai(12, 8))
        tried = len(bench.telegram.tried)
        assert tried < 30

        await bench.after(seconds=10)
        assert len(bench.telegram.tried) == tried
        bench.telegram.of_user.clear()
        await bench.after(seconds=1000)

        assert len(bench.telegram.sent) == 30

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

    async def test_of_the_first_message_keeps_the_second_for_later(self, bench: Bench) -> None:
        await bench.owe()
        await bench.owe()
        bench.telegram.then = [Later(3, "chat", perhaps_sent=False)]
        await bench.at(shanghai(12, 8))
        assert len(bench.telegram.tried) == 1

        await bench.after(seconds=4)

        assert len(bench.telegram.sent) == 2


class TestGone:
    async def test_switches_the_user_off_and_keeps_everything(self, bench: Bench) -> None:
        await bench.owe()
        bench.telegram.then = [GONE]

        await bench.at(shanghai(12, 8))

        user = await bench.store.user(1)
        assert user is not None
        assert not user.reachable
        assert await bench.left() is None
        assert len(await bench.store.loans(1)) == 1

    async def test_of_many_at_once_switches_no_more_off_and_tells_the_operator(self, bench: Bench) -> None:
        for user_id in range(1, 41):
            await bench.owe(user_id)
            bench.telegram.of_user[user_id] = GONE

        await bench.at(shanghai(12, 8))

        off = [user for one in range(1, 41) if (user := await bench.store.user(one)) and not user.reachable]
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
        user = await bench.store.user(1)
        assert user is not None
        assert user.reachable

    async def test_once_after_faults_of_the_network_is_tried_again(self, bench: Bench) -> None:
        await bench.owe()
        bench.telegram.then = [*[Later(None, "chat", perhaps_sent=False)] * 6, REFUSED]
        await bench.at(shanghai(12, 8))

        for _ in range(30):
            await bench.after(seconds=31)

        assert len(bench.telegram.sent) == 1
        assert bench.alarms == []

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

    async def test_what_still_hangs_when_it_stops_is_sent_by_the_next_process(self, bench: Bench) -> None:
        await bench.owe()
        bench.telegram.hang = True
        bench.now = shanghai(12, 8)
        await bench.outbox.tick()

        await bench.outbox.stop(0.01)

        bench.telegram.hang = False
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
        (view,) = await bench.store.loans(1)
        user = await bench.store.user(1)
        assert user is not None
        await bench.loans.settle(user, view.instalments[0].id, InstalmentState.PAID, START)

        await bench.at(shanghai(12, 8))

        assert bench.telegram.tried == []

    async def test_days_are_counted_at_sending_time(self, bench: Bench) -> None:
        await bench.owe()

        await bench.at(shanghai(12, 17, 10))

        (notice,) = bench.telegram.sent
        assert notice.late
        assert [item.days for item in notice.items] == [-2]

    async def test_late_ones_are_one_message_and_those_on_time_their_own(self, bench: Bench) -> None:
        await bench.owe(1, date(2026, 12, 15))
        await bench.owe(1, date(2026, 12, 16))
        await bench.owe(1, date(2026, 12, 24))

        await bench.at(shanghai(12, 17))

        assert [(notice.late, len(notice.items)) for notice in bench.telegram.sent] == [(True, 2), (False, 1)]

    async def test_in_quiet_hours_it_waits_for_their_end(self, bench: Bench) -> None:
        await bench.owe()
        await bench.at(shanghai(12, 8, 23))
        assert bench.telegram.tried == []

        await bench.at(shanghai(12, 9, 8))

        (notice,) = bench.telegram.sent
        assert notice.late

    async def test_quiet_hours_that_the_user_takes_back_hold_nothing_up(self, bench: Bench) -> None:
        await bench.owe()
        await bench.at(shanghai(12, 8, 23))
        user = await bench.store.user(1)
        assert user is not None
        quiet = replace(user.preferences.quiet, end=user.preferences.quiet.start)
        await bench.users.set_preferences(user, replace(user.preferences, quiet=quiet), bench.now)

        await bench.after(minutes=10)

        assert len(bench.telegram.sent) == 1

    async def test_the_users_settings_of_now_count(self, bench: Bench) -> None:
        await bench.owe()
        user = await bench.store.user(1)
        assert user is not None
        await bench.users.choose_language(user, Language.EN, START)

        await bench.at(shanghai(12, 8))

        assert bench.telegram.sent[0].user.language is Language.EN
