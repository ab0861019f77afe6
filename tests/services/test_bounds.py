"""What one person can have, and how much work that is for everyone else. Counts rows and statements."""

import logging
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from bot.config import Reminders
from bot.domain.dates import DateRule, EveryDays, Monthly, Once, due_day_from
from bot.domain.language import Language
from bot.domain.loans import (
    MAX_COUNT,
    MAX_OPEN_INSTALMENTS,
    MAX_OPEN_LOANS,
    InstalmentState,
    Limit,
    LimitError,
    Loan,
    LoanDraft,
    LoanState,
)
from bot.domain.preferences import AS_USUAL, OwnReminders
from bot.domain.reminders import AHEAD, EARLIEST, PROMISED, plan
from bot.services.loans import Loans, extend_all
from bot.services.users import Users
from bot.store.migrations import migrate
from bot.store.protocol import Records
from bot.store.records import User
from bot.store.sqlite import SqliteRecords, SqliteStore
from tests.worlds import START

DEFAULTS = Reminders().preferences()
MONTHLY = Monthly(date(2026, 12, 15), 15)
FAR = LoanDraft(None, "老王", Once(date(2027, 12, 15)))


class Person:
    """Somebody with loans, over records of their own."""

    def __init__(self) -> None:
        self.db = Database(memory=True)
        migrate(self.db)
        self.records = SqliteRecords(self.db)
        self.users = Users(self.records, DEFAULTS)
        self.loans = Loans(self.records, self.users)
        self.now = START
        self.users.enlist(self.users.stranger(1, Language.HANS, START), START)

    @property
    def user(self) -> User:
        user = self.records.user(1)
        assert user is not None
        return user

    def save(self, *drafts: LoanDraft) -> list[Loan]:
        return self.loans.save(self.user, drafts, self.now)

    def settings(self, **changes: Any) -> None:
        self.users.set_preferences(self.user, replace(self.user.preferences, **changes), self.now)

    def work(self) -> int:
        """The work of the day."""
        short = self.records.running_out(self.now + timedelta(days=90), 1000)
        return sum(self.loans.extend(user_id, loan_id, self.now) for user_id, loan_id in short)

    def rows(self, what: str = "count(*)") -> Any:
        return self.db.execute(f"SELECT {what} FROM reminders WHERE state = 'pending'").fetchone()[0]

    def counted(self, work: Callable[[], object]) -> tuple[int, int]:
        """How many statements this needs, and how many rows it writes."""
        statements: list[str] = []
        before = self.db.conn.total_changes
        self.db.conn.set_trace_callback(statements.append)
        try:
            work()
        finally:
            self.db.conn.set_trace_callback(None)
        asked = [one for one in statements if one.split()[0] in ("SELECT", "INSERT", "UPDATE", "DELETE")]
        return len(asked), self.db.conn.total_changes - before


@pytest.fixture
def person() -> Iterator[Person]:
    opened = Person()
    yield opened
    opened.db.close()


def names(rule: DateRule, number: int, **more: Any) -> list[LoanDraft]:
    return [LoanDraft(None, f"贷款{n}", rule, 10_000, **more) for n in range(number)]


class TestLimits:
    def test_one_loan_more_than_fifty_is_refused_and_nothing_of_it_saved(self, person: Person) -> None:
        person.save(*names(MONTHLY, 48, count=3))

        with pytest.raises(LimitError) as refused:
            person.save(*names(MONTHLY, 3, count=3))

        assert refused.value.limit is Limit.LOANS
        assert len(person.loans.views(person.user)) == 48
        assert len(person.save(*names(MONTHLY, 2, count=3))) == 2

    def test_a_loan_that_is_paid_finished_or_deleted_makes_room(self, person: Person) -> None:
        paid, finished, deleted, *_ = person.save(*names(Once(date(2026, 12, 15)), MAX_OPEN_LOANS))
        view = person.loans.find(person.user, paid.id)
        assert view is not None

        person.loans.settle(person.user, view.instalments[0].id, InstalmentState.PAID, START)
        person.loans.finish(person.user, finished.id, START)
        person.loans.delete(person.user, deleted.id, START)

        assert len(person.save(*names(MONTHLY, 3))) == 3
        for closed in (finished, deleted):
            with pytest.raises(LimitError):
                person.loans.restore(person.user, closed.id, START)
        assert person.records.loan(1, finished.id) is not None

    def test_many_long_loans_are_refused_by_their_instalments(self, person: Person) -> None:
        with pytest.raises(LimitError) as refused:
            person.save(*names(EveryDays(date(2026, 12, 1), 7), 49, count=MAX_COUNT))

        assert refused.value.limit is Limit.INSTALMENTS
        assert person.records.loans(1) == []

    def test_a_refusal_subscribes_nobody(self, person: Person) -> None:
        stranger = person.users.stranger(2, Language.HANS, START)

        with pytest.raises(LimitError):
            person.loans.save(stranger, names(MONTHLY, 51), START)

        assert person.records.user(2) is None

    def test_a_change_can_not_exceed_what_saving_could_not(self, person: Person) -> None:
        loan, *_ = person.save(*names(MONTHLY, 5, count=MAX_COUNT))[:1]
        short = LoanDraft(None, "x", MONTHLY, 10_000, 1)
        with pytest.raises(LimitError):
            person.save(short)

        assert person.loans.change(person.user, loan.id, replace(short, count=2), START)
        (small,) = person.save(short)
        with pytest.raises(LimitError):
            person.loans.change(person.user, small.id, replace(short, count=MAX_COUNT), START)

        assert person.records.count_open(1) == 4 * MAX_COUNT + 2 + 1

    def test_six_hundred_instalments_are_written_by_a_handful_of_statements(self, person: Person) -> None:
        draft = LoanDraft(None, "x", MONTHLY, 10_000, MAX_COUNT)

        statements, rows = person.counted(lambda: person.save(draft))

        assert statements < 20
        assert rows < MAX_COUNT + 100


class TestRowsAhead:
    def test_a_long_loan_has_reminders_for_a_hundred_and_twenty_days(self, person: Person) -> None:
        person.save(LoanDraft(None, "x", MONTHLY, 10_000, MAX_COUNT))

        assert person.rows("max(send_at)") <= (START + AHEAD).isoformat()
        assert person.rows() < 60

    def test_the_daily_work_adds_more(self, person: Person) -> None:
        person.save(LoanDraft(None, "x", MONTHLY, 10_000, 24))
        before = person.rows("max(send_at)")

        assert person.work() == 0
        assert person.rows("max(send_at)") == before
        person.now += timedelta(days=31)
        person.work()

        assert person.rows("max(send_at)") > before

    def test_the_daily_work_reads_nothing_of_loans_that_are_planned(self, person: Person) -> None:
        person.save(*names(MONTHLY, 50))

        statements, rows = person.counted(person.work)

        assert (statements, rows) == (1, 0)

    def test_what_lies_further_ahead_is_named_though_it_is_no_row(self, person: Person) -> None:
        (loan,) = person.save(FAR)

        view = person.loans.find(person.user, loan.id)
        first = plan(date(2027, 12, 15), DEFAULTS, START)[0].send_at

        assert person.rows() == 0
        assert view is not None
        assert view.next_reminder == first
        assert person.loans.overview(person.user, START).views[0].next_reminder == first
        assert person.users.next_reminder(person.user, START) == first

    def test_who_gets_no_reminders_is_told_of_none(self, person: Person) -> None:
        (loan,) = person.save(FAR)
        person.loans.pause(person.user, loan.id, START)
        paused = person.loans.find(person.user, loan.id)
        person.loans.resume(person.user, loan.id, START)
        person.users.unsubscribe(person.user, START)
        off = person.loans.find(person.user, loan.id)

        assert paused is not None
        assert off is not None
        assert (paused.next_reminder, off.next_reminder) == (None, None)

    def test_a_pause_of_all_comes_before_what_lies_far_ahead(self, person: Person) -> None:
        person.save(FAR)
        end = datetime.fromisoformat("2027-12-20T00:00:00+08:00")

        person.users.pause_until(person.user, end, START)

        assert person.users.next_reminder(person.user, START) == end

    def test_ten_changes_of_settings_write_what_is_near(self, person: Person) -> None:
        person.save(*names(MONTHLY, MAX_OPEN_LOANS, count=MAX_OPEN_INSTALMENTS // MAX_OPEN_LOANS))

        for hour in range(8, 18):
            statements, rows = person.counted(partial(person.settings, at=time(hour)))
            assert statements < 15
            assert rows < MAX_OPEN_LOANS * 90


ACTS = ("day", "weeks", "settings", "own", "pay", "undo", "move", "pause", "resume", "change", "off", "on")


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 9)), max_size=25),
    st.sampled_from([MONTHLY, Monthly(date(2027, 5, 31), 31, 2), EveryDays(date(2026, 12, 3), 9)]),
    st.sampled_from([None, 3, 40]),
)
@example([("weeks", 3), ("weeks", 3), ("weeks", 1), ("weeks", 1)], Monthly(date(2027, 5, 31), 31, 2), None)
def test_all_that_comes_within_sixty_days_is_a_row_and_nothing_beyond_a_hundred_and_twenty(
    acts: list[tuple[str, int]], rule: DateRule, number: int | None
) -> None:
    person = Person()
    (loan,) = person.save(LoanDraft(None, "x", rule, 10_000, number))
    for act, chance in acts:
        _do(person, loan, act, chance)
        person.now += timedelta(hours=1)

    person.work()

    view = person.loans.find(person.user, loan.id)
    assert view is not None
    prefs = view.loan.own.over(person.user.preferences)
    reminded = view.loan.state is LoanState.ACTIVE and person.user.subscription == "on"
    open_days = {one.due_on for one in view.instalments if one.state is InstalmentState.OPEN}
    expected = {
        one.send_at
        for day in open_days
        for one in plan(day, prefs, person.now)
        if reminded and one.send_at <= person.now + PROMISED
    }
    rows = {
        datetime.fromisoformat(text)
        for (text,) in person.db.execute("SELECT send_at FROM reminders WHERE state = 'pending'").fetchall()
    }
    assert expected <= rows
    assert all(row <= person.now + AHEAD for row in rows)
    if number is None:  # no due day is missing of which a reminder could come within PROMISED
        last = max(one.scheduled_on for one in view.instalments)
        following = due_day_from(view.loan.rule, last + timedelta(days=1))
        assert following is not None
        assert following > (person.now + PROMISED + EARLIEST).date()
    person.db.close()


def _do(person: Person, loan: Loan, act: str, chance: int) -> None:
    loans, user, now = person.loans, person.user, person.now
    view = loans.find(user, loan.id)
    assert view is not None
    one = view.instalments[min(chance, len(view.instalments) - 1)]
    match act:
        case "day" | "weeks":
            person.now += timedelta(days=1 if act == "day" else 7 * (chance + 1))
            person.work()
        case "settings":
            person.settings(days_before=(60, 3) if chance % 2 else (1,), at=time(8 + chance))
        case "own":
            own = OwnReminders(days_before=(60,), days_after=(90,)) if chance % 2 else AS_USUAL
            loans.set_own_reminders(user, loan.id, own, now)
        case "pay":
            loans.settle(user, one.id, InstalmentState.PAID, now)
        case "undo":
            loans.reopen(user, one.id, now)
        case "move":
            loans.agree(user, one.id, now.date() + timedelta(days=40 * chance + 1), "", now)
        case "pause":
            loans.pause(user, loan.id, now)
        case "resume":
            loans.resume(user, loan.id, now)
        case "change":
            day = now.date() + timedelta(days=chance)
            loans.change(user, loan.id, LoanDraft(None, "x", EveryDays(day, 20), 1, view.loan.count), now)
        case "off":
            person.users.unsubscribe(user, now)
        case _:
            person.users.subscribe(user, now)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqliteStore]:
    opened = await SqliteStore.open(tmp_path / "bot.db")
    yield opened
    await opened.close()


def _saved(number: int, records: Records) -> int:
    users = Users(records, DEFAULTS)
    user = users.enlist(users.stranger(number, Language.HANS, START), START)
    (loan,) = Loans(records, users).save(user, [LoanDraft(None, "秘密", MONTHLY, 10_000)], START)
    return loan.id


class TestDailyWork:
    async def test_people_are_served_between_its_slices(self, store: SqliteStore) -> None:
        for number in range(1, 101):
            await store.transact(partial(_saved, number))
        turns = count()
        transact = store.transact
        at_once: list[int] = []

        async def watched(work: Callable[[Records], Any]) -> Any:
            next(turns)
            before = await store.read(lambda records: records.written)
            done = await transact(work)
            at_once.append(await store.read(lambda records: records.written) - before)
            return done

        store.transact = watched  # type: ignore[method-assign]

        assert await extend_all(store, DEFAULTS, START + timedelta(days=60)) > 100

        assert next(turns) >= 5
        assert max(at_once) < 1500  # rows that others wait for

    async def test_one_damaged_loan_fails_alone_and_is_told_without_a_word_of_the_user(
        self, store: SqliteStore, caplog: pytest.LogCaptureFixture
    ) -> None:
        ids = [await store.transact(partial(_saved, number)) for number in (1, 2, 3)]
        await store.transact(
            lambda records: records.patch_user(2, preferences=replace(DEFAULTS, zone="Nowhere"))
        )
        later = START + timedelta(days=60)

        with caplog.at_level(logging.ERROR):
            added = await extend_all(store, DEFAULTS, later)

        assert added == 4
        assert [record.getMessage() for record in caplog.records] == [f"loan {ids[1]} could not be extended"]
        short = await store.read(lambda records: records.running_out(later + timedelta(days=90), 10))
        assert short == [(2, ids[1])]
