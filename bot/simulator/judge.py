"""Judges each message that arrives against what is owed: the other half of the oracle. Knows no planner."""

from collections import deque
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final, cast

from bot.simulator.crashes import Call
from bot.simulator.flaky_telegram import LOST_ANSWERS, Fate, Parcel, Postbox
from bot.simulator.ledger import LATE, Debt, Ledger, Person, Pledge
from bot.simulator.oracle import Oracle
from bot.simulator.oracle_dates import end_of_due_day, is_nag, is_quiet
from bot.store.records import Sent

_LISTED: Final = 20  # instalments that one message has buttons for; it says that there are more
_MERGED: Final = timedelta(minutes=15)  # late by so much when one late message goes, it goes along
_SOON: Final = 5.0  # seconds, promise 2
_BACKOFF: Final = timedelta(seconds=90)  # after a fault: the pause, and the next look
_HEARD: Final = timedelta(seconds=1)  # until the bot has heard an answer
_CIRCUIT: Final = timedelta(minutes=20)  # after many "blocked" at once


class Judge(Postbox):
    """Hears of every message at the moment at which its user sees it."""

    def __init__(self, ledger: Ledger, oracle: Oracle, rate: float) -> None:
        self._ledger = ledger
        self._oracle = oracle
        self._rate = rate
        self._unrecorded: dict[int, Parcel] = {}  # of this process
        self._waits: dict[int, tuple[datetime, datetime]] = {}  # asked for, and until when
        self._doubled = False
        self._arrivals: deque[datetime] = deque(maxlen=20_000)

    # what Telegram tells --------------------------------------------------
    def accepted(self, parcel: Parcel) -> None:
        ledger, now = self._ledger, self._ledger.clock()
        report = ledger.report
        report.messages += 1
        self._is_patient(parcel, now)
        self._arrivals.append(now)
        self._unrecorded[parcel.number] = parcel
        if parcel.fate in LOST_ANSWERS:
            report.lost_answers += 1
            self._fault(parcel, now + _BACKOFF)
        ledger.pass_time()
        person = ledger.people[parcel.user_id]
        self._may_write(person, now)
        debts = [ledger.rows[row] for row in parcel.instalments if row in ledger.rows]
        if len(debts) < len(parcel.instalments) or not debts:
            ledger.broken(3, "about nothing that is known", f"user {person.id}")
        late, self._doubled = False, False
        for debt in debts:
            late |= self._about(debt, parcel, now)
        report.doubles += self._doubled
        if len(debts) >= _LISTED:  # and so many more
            for debt in _debts(person):
                late |= self._carry(debt, parcel, now)
        if late and person.doubtful_since is None:
            for debt in _debts(person):
                if any(one.sure and one.carrier is None and one.at < now - _MERGED for one in debt.pledges):
                    ledger.broken(3, "late, and not merged", debt)

    def refused(self, parcel: Parcel) -> None:
        """It did not arrive: what it was about may come later."""
        ledger, now = self._ledger, self._ledger.clock()
        self._is_patient(parcel, now)
        if parcel.wait:
            whose = (parcel.user_id, 0) if parcel.fate is Fate.WAIT_LONG else (parcel.user_id,)
            self._waits |= {one: (now, now + timedelta(seconds=parcel.wait)) for one in whose}
        wait = now + timedelta(seconds=parcel.wait) + _BACKOFF
        self._fault(parcel, wait)
        if parcel.fate is Fate.BLOCKED:
            self._oracle.gone(ledger.people[parcel.user_id])
            ledger.people[parcel.user_id].fault_until = now + _CIRCUIT
        elif parcel.fate in (Fate.WAIT_LONG, Fate.NO_ROUTE):
            ledger.fault_until = max(ledger.fault_until, wait)

    def _is_patient(self, parcel: Parcel, now: datetime) -> None:
        """Whether the wait that Telegram asked for is over, for this user and for all (0)."""
        for whose in (parcel.user_id, 0):
            begun, over = self._waits.get(whose, (now, now))
            if begun + _HEARD < now < over:
                self._ledger.broken(0, "sent before a wait was over", f"user {parcel.user_id}")

    def _fault(self, parcel: Parcel, until: datetime) -> None:
        person = self._ledger.people[parcel.user_id]
        person.fault_until = max(person.fault_until, until)
        self._ledger.last_fault = self._ledger.clock()

    # what the process tells --------------------------------------------------
    def heard(self, call: Call) -> None:
        """The store has committed a call: what it has recorded must not come again."""
        if call.name == "record_sent":
            for sent in cast(Sequence[Sent], call.args[0]):
                if (parcel := self._unrecorded.pop(sent.message_id, None)) is not None:
                    parcel.recorded = True

    def born(self) -> None:
        """A new process: what the one before had not recorded, it never will."""
        ledger = self._ledger
        ledger.report.in_flight += sum(one.fate is Fate.DELIVERED for one in self._unrecorded.values())
        self._unrecorded.clear()
        self._waits.clear()  # it can't know of them
        ledger.life += 1
        ledger.up_since = ledger.clock()
        ledger.alive = True

    # judging -----------------------------------------------------------------
    def _may_write(self, person: Person, now: datetime) -> None:
        zone, quiet = person.quiet
        if is_quiet(now, zone, quiet):
            self._ledger.broken(6, "in quiet hours", f"user {person.id}")
        if not person.on:
            self._ledger.broken(0, "sent after unsubscribing", f"user {person.id}")
        if person.paused_until > now:
            self._ledger.broken(0, "sent while all is paused", f"user {person.id}")

    def _about(self, debt: Debt, parcel: Parcel, now: datetime) -> bool:
        ledger, account = self._ledger, debt.account
        if account.person.id != parcel.user_id:
            ledger.broken(8, "somebody else's instalment", debt)
            return False
        if not debt.open or account.closed or account.paused:
            ledger.broken(4, "sent after an answer", debt)
            return False
        if account.silent:
            return False
        before = [one for one in debt.pledges if one.carrier is not None]
        late = self._carry(debt, parcel, now)
        ready = [one for one in debt.pledges if one.carrier is parcel]
        if ready and all(is_nag(one.rules) for one in ready) and now >= end_of_due_day(debt.due_on):
            ledger.broken(0, "asked again after the due day", debt)
        unknown = [one for one in before if one.carrier and self._could_not_know(one.carrier)]
        for one in unknown:
            one.carrier = parcel
        self._doubled |= bool(unknown)
        if not unknown and not ready:
            ledger.broken(*self._verdict(debt, before, now), debt)
        return late

    def _verdict(self, debt: Debt, before: list[Pledge], now: datetime) -> tuple[int, str]:
        """What a message is that nobody was owed."""
        if debt.answered and now < end_of_due_day(debt.due_on):
            return 0, "asked again after an answer"
        if any(now - one.at < timedelta(days=2) for one in before):
            return 1, "sent twice"
        if len(before) < len(debt.pledges):
            return 6, "early"
        return 3, "never planned, but sent"

    def _carry(self, debt: Debt, parcel: Parcel, now: datetime) -> bool:
        """Whatever of an instalment is due comes with this message. True if some of it is late."""
        report, late = self._ledger.report, False
        if not debt.open or debt.account.silent:
            return False
        for one in debt.pledges:
            if one.carrier is not None or one.earliest > now:
                continue
            one.carrier = parcel
            debt.sent |= one.rules
            report.reminders += 1
            report.nags += is_nag(one.rules)
            if one.at > now:
                report.early += 1
                continue
            late |= self._is_late(one, debt, now)
        return late

    def _is_late(self, one: Pledge, debt: Debt, now: datetime) -> bool:
        ledger = self._ledger
        if now - one.at <= timedelta(seconds=_SOON):
            return False
        if now - one.at <= LATE:
            if one.sure and not self._in_time(one, debt.account.person, now):
                ledger.broken(2, "slow", debt)
            return False
        ledger.report.late += 1
        if one.sure and ledger.is_late(one, debt):
            ledger.broken(2, "late", ledger.name(one, debt))
        return True

    def _in_time(self, one: Pledge, person: Person, now: datetime) -> bool:
        """Within five seconds, but for those before it at the rate, and after any trouble."""
        ledger = self._ledger
        trouble = max(
            ledger.up_since, ledger.last_fault, ledger.fault_until, person.fault_until, person.paused_until
        )
        if trouble > one.at - timedelta(minutes=2):
            return True
        line = 0
        for at in reversed(self._arrivals):
            if at < one.at:
                break
            line += 1
        return (now - one.at).total_seconds() <= _SOON + 1.1 * line / self._rate

    def _could_not_know(self, parcel: Parcel) -> bool:
        """Whether the bot could not know that it had arrived: its answer was lost, or the process died."""
        return not parcel.recorded and (parcel.fate in LOST_ANSWERS or parcel.number not in self._unrecorded)

    # time --------------------------------------------------------------------
    def sweep(self, patience: timedelta = timedelta(days=1)) -> None:
        """Look for what has not come: often, while something is due. Too late for `patience`, it is lost."""
        ledger, now = self._ledger, self._ledger.clock()
        ledger.pass_time()
        waiting = []
        for pledge, debt in ledger.overdue:
            if pledge.carrier is not None or pledge.dropped or not pledge.sure:
                continue
            if ledger.is_late(pledge, debt) and pledge.missed and now - pledge.missed >= patience:
                ledger.lost(pledge, debt)
            elif pledge.sure:
                waiting.append((pledge, debt))
        ledger.overdue = waiting

    def close(self) -> None:
        """The end: who waits any longer waits in vain."""
        self.sweep(timedelta())


def _debts(person: Person) -> list[Debt]:
    return [debt for account in person.accounts for debt in account.debts.values()]
