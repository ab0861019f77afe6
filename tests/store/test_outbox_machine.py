"""Any order of taps, plans, claims, outcomes and crashes, against a model in plain Python.

Nothing that was sent is sent again; nothing owed is lost.
"""

import shutil
import sqlite3
import tempfile
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.domain.loans import InstalmentState, LoanState
from bot.domain.reminders import Planned
from bot.store.records import Lease, Sent
from tests.store.each import Each
from tests.store.samples import DAY, LOAN, NAN, NOW, instalment, of_loan, subscribed

LEASE_SECONDS = 300.0
RULES = (-1, 0, 2)  # days from the due day
DUE = (NOW + 1 * DAY, NOW + 3 * DAY)
HOURS = st.sampled_from([1, 11, 26, 50]).map(lambda hours: timedelta(hours=hours))
ACTS = st.tuples(
    st.sampled_from(["settle or undo", "snooze", "change the time", "pause or resume"]),
    st.integers(0, len(DUE) - 1),
    HOURS,
)
OUTCOMES = st.sampled_from(["sent", "failed", "later", "at another time", "hung", "died"])


@dataclass
class Expected:
    """What the store must know of a reminder."""

    send_at: datetime
    state: str = "owed"  # pending or sending; or sent, failed, cancelled
    under_way: bool = False  # claimed, the outcome is still to come
    fell_due: bool = False  # claimed at least once: a new plan does not touch it


class Outbox(RuleBasedStateMachine):
    """One user with one loan of two instalments, a sender, and a process that dies now and then."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "bot.db"
        self.store = Each(self.path)
        self.now = NOW
        self.shift = timedelta(0)
        self.monotonic = 0.0
        self.lives = 0
        self.paused = False
        self.settled = [False] * len(DUE)
        self.expected: dict[tuple[int, str], Expected] = {}
        self.deliveries: Counter[tuple[int, str]] = Counter()

    def teardown(self) -> None:
        self.store.close()
        shutil.rmtree(self.folder)

    def plan(self, which: int) -> list[Planned]:
        """As the services plan: only what lies ahead."""
        times = {str(days): DUE[which] + days * DAY + self.shift for days in RULES}
        return [Planned(name, send_at) for name, send_at in times.items() if send_at > self.now]

    def plans(self) -> dict[int, list[Planned]]:
        return {self.ids[which]: self.plan(which) for which in range(len(DUE))}

    def expect_plan(self, which: int) -> None:
        if self.paused or self.settled[which]:
            return
        for one in self.plan(which):
            row = self.expected.setdefault((which, one.rule), Expected(one.send_at, "cancelled"))
            if row.state == "cancelled":
                row.state, row.send_at = "owed", one.send_at
                row.fell_due = row.fell_due and row.under_way

    def expect_cancelled(self, which: int) -> None:
        for (of, _), row in self.expected.items():
            if of == which and row.state == "owed":
                row.state = "cancelled"

    def expect_replan(self) -> None:
        for (_, name), row in self.expected.items():
            ahead = not row.under_way and not row.fell_due and row.send_at > self.now
            if row.state == "owed" and ahead and name != "snooze":
                row.state = "cancelled"
        for which in range(len(DUE)):
            self.expect_plan(which)

    @initialize()
    def save_a_loan(self) -> None:
        subscribed(self.store)
        new = [instalment(n, day.date(), *self.plan(n - 1)) for n, day in enumerate(DUE, 1)]
        loan = self.store.add_loan(NAN, LOAN, new, self.now)
        self.loan_id = loan.id
        view = self.store.loan(NAN, loan.id)
        assert view is not None
        self.ids = [one.id for one in view.instalments]
        for which in range(len(DUE)):
            self.expect_plan(which)

    # what the user does -----------------------------------------------------
    def act(self, name: str, which: int, hours: timedelta) -> None:
        match name:
            case "settle or undo":
                self.settle_or_undo(which)
            case "snooze":
                self.snooze(which, hours)
            case "change the time":
                self.change_the_time(hours)
            case "pause or resume":
                self.pause_or_resume()

    def settle_or_undo(self, which: int) -> None:
        undone = self.store.reopen(NAN, self.ids[which], self.plan(which), self.now)
        assert undone is self.settled[which]
        if undone:
            self.settled[which] = False
            self.expect_plan(which)
        else:
            settle = self.store.settle(NAN, self.ids[which], InstalmentState.PAID, self.now)
            assert settle
            self.settled[which] = True
            self.expect_cancelled(which)

    def snooze(self, which: int, hours: timedelta) -> None:
        done = self.store.snooze(NAN, self.ids[which], self.now + hours)
        assert done is not (self.settled[which] or self.paused)
        if done:
            self.expected[which, "snooze"] = Expected(self.now + hours)

    def change_the_time(self, shift: timedelta) -> None:
        self.shift = shift
        self.store.replan(NAN, self.plans(), self.now)
        self.expect_replan()

    def pause_or_resume(self) -> None:
        self.paused = not self.paused
        state = LoanState.PAUSED if self.paused else LoanState.ACTIVE
        plans = {} if self.paused else self.plans()
        assert self.store.set_loan_state(NAN, self.loan_id, state, plans, self.now)
        if self.paused:
            for which in range(len(DUE)):
                self.expect_cancelled(which)
        else:
            self.expect_replan()

    # what happens ---------------------------------------------------------
    @rule(hours=HOURS)
    def time_passes(self, hours: timedelta) -> None:
        self.now += hours

    @rule(act=ACTS)
    def the_user_acts(self, act: tuple[str, int, timedelta]) -> None:
        self.act(*act)

    @rule(meanwhile=st.lists(ACTS, max_size=3), outcome=OUTCOMES, hours=HOURS)
    def what_is_due_next_is_sent(
        self, meanwhile: list[tuple[str, int, timedelta]], outcome: str, hours: timedelta
    ) -> None:
        owed = {key: row for key, row in self.expected.items() if row.state == "owed"}
        self.now = max(self.now, min((row.send_at for row in owed.values()), default=self.now))
        due = {key for key, row in owed.items() if row.send_at <= self.now}

        owner = f"life {self.lives}"
        lease = Lease(owner, self.monotonic, self.monotonic + LEASE_SECONDS)
        assert self.store.claim_due(self.now, lease, 9) == ([NAN] if due else [])
        batch = self.store.claimed([NAN], owner).get(NAN, [])
        keys = [(self.ids.index(of_loan(one).instalment.id), one.rule) for one in batch]
        assert set(keys) == due
        for key, row in self.expected.items():  # whoever was at it before is dead
            row.under_way = key in due
            row.fell_due = row.fell_due or key in due

        for act in meanwhile:
            self.act(*act)

        ids = [one.id for one in batch]
        later = self.now + hours if outcome == "at another time" else None
        match outcome:
            case "sent":
                self.deliveries.update(key for key in keys if key[1] != "snooze")
                self.store.record_sent([Sent(tuple(ids), 7, self.now)])
            case "failed":
                self.store.record_failed(ids, "no")
            case "later" | "at another time":
                self.store.release(ids, later)
            case "hung":
                self.monotonic += LEASE_SECONDS
            case "died":
                self.store.close()
                self.store = Each(self.path)
                self.lives += 1
                self.monotonic = 0.0
        if outcome in ("hung", "died"):
            return
        for row in (self.expected[key] for key in keys):
            if row.under_way:  # a new snooze did not take its place
                row.under_way = False
                row.send_at = later or row.send_at
                row.state = outcome if outcome in ("sent", "failed") else row.state

    # what always holds ----------------------------------------------------------
    @invariant()
    def nothing_was_sent_twice(self) -> None:
        assert set(self.deliveries.values()) <= {1}

    @invariant()
    def the_rows_are_those_of_the_model(self) -> None:
        with closing(sqlite3.connect(self.path)) as connection:
            found = connection.execute("SELECT instalment_id, rule, state FROM reminders").fetchall()
        named = {"pending": "owed", "sending": "owed"}
        assert {(self.ids.index(i), name): named.get(state, state) for i, name, state in found} == {
            key: row.state for key, row in self.expected.items()
        }


TestOutbox = Outbox.TestCase
TestOutbox.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
