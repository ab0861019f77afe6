"""Judges each message that arrives against what is owed: the other half of the oracle. Knows no planner."""

from collections import deque
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final, cast

from bot.simulator.crashes import Call
from bot.simulator.flaky_telegram import GONE, LOST_ANSWERS, Fate, Parcel, Postbox
from bot.simulator.ledger import LATE, Ledger
from bot.simulator.matters import Complaint, Debt, Hearing, Matter, Person, Pledge
from bot.simulator.oracle import Oracle
from bot.simulator.oracle_dates import after_quiet, is_quiet
from bot.store.records import Sent

_LISTED: Final = 20  # instalments that one message has buttons for; it says that there are more
_MERGED: Final = timedelta(minutes=15)  # late by so much when one late message goes, it goes along
_SOON: Final = 5.0  # seconds, promise 2
_BACKOFF: Final = timedelta(seconds=90)  # after a fault: the pause, and the next look
_BEGUN: Final = timedelta(seconds=30)  # a message waits for its turn so long at most
_HEARD: Final = 1.0  # seconds until the bot has heard an answer
_CIRCUIT: Final = timedelta(minutes=20)  # after many "blocked" at once


class Judge(Postbox):
    """Hears of every message at the moment at which its user sees it."""

    def __init__(self, ledger: Ledger, oracle: Oracle, rate: float) -> None:
        self._ledger = ledger
        self._oracle = oracle
        self._rate = rate
        self._unrecorded: dict[int, Parcel] = {}  # of this process
        self._waits: dict[int, tuple[float, float]] = {}  # asked for, and until which second
        self._doubled = False
        self._straddles = False  # the clock may have been set while the message was on its way
        self._arrivals: deque[datetime] = deque(maxlen=20_000)

    # what Telegram tells --------------------------------------------------
    def accepted(self, parcel: Parcel) -> None:
        ledger, now = self._ledger, self._ledger.clock()
        report = ledger.report
        jumped, before = ledger.jumped
        self._straddles = parcel.at - jumped < _BEGUN.total_seconds()
        if self._straddles:
            now = max(now, before)
        report.messages += 1
        self._is_patient(parcel)
        self._arrivals.append(now)
        self._unrecorded[parcel.number] = parcel
        if parcel.fate in LOST_ANSWERS:
            report.lost_answers += 1
            self._fault(parcel, now + _BACKOFF)
        ledger.pass_time()
        person = ledger.people[parcel.user_id]
        self._may_write(person, now)
        matters = [ledger.rows[row] for row in parcel.about if row in ledger.rows]
        if len(matters) < len(parcel.about) or not matters:
            ledger.broken(3, "about nothing that is known", f"user {person.id}")
        late, self._doubled = False, False
        for matter in matters:
            late |= self._about(matter, parcel, now)
        report.doubles += self._doubled
        if sum(isinstance(one, Debt) for one in matters) >= _LISTED:  # and so many more
            for debt in person.debts():
                late |= self._carry(debt, parcel, now)
        report.merged += late and len(matters) > 1
        if late and person.doubtful_since is None and not self._straddles:
            for matter in person.matters():
                if any(one.sure and one.carrier is None and one.at < now - _MERGED for one in matter.pledges):
                    ledger.broken(3, "late, and not merged", matter)

    def refused(self, parcel: Parcel) -> None:
        """A message did not arrive: what it was about may come later."""
        ledger, now = self._ledger, self._ledger.clock()
        self._is_patient(parcel)
        if parcel.wait:
            whose = (parcel.user_id, 0) if parcel.fate is Fate.WAIT_LONG else (parcel.user_id,)
            self._waits |= {one: (parcel.at, parcel.at + parcel.wait) for one in whose}
        wait = now + timedelta(seconds=parcel.wait) + _BACKOFF
        self._fault(parcel, wait)
        if parcel.fate in GONE:
            self._oracle.gone(ledger.people[parcel.user_id])
            ledger.people[parcel.user_id].fault_until = now + _CIRCUIT
        elif parcel.fate in (Fate.WAIT_LONG, Fate.NO_ROUTE):
            ledger.fault_until = max(ledger.fault_until, wait)

    def _is_patient(self, parcel: Parcel) -> None:
        """Whether the wait that Telegram asked for is over, for this user and for all (0)."""
        for whose in (parcel.user_id, 0):
            begun, over = self._waits.get(whose, (parcel.at, parcel.at))
            if begun + _HEARD < parcel.at < over:
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
        """A new process began: what the last one had not recorded is never recorded."""
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
        if is_quiet(now, zone, quiet) and not self._straddles:
            self._ledger.broken(6, "in quiet hours", f"user {person.id}")
        if not person.on:
            self._ledger.broken(0, "sent after unsubscribing", f"user {person.id}")
        if person.paused_until > now:
            self._ledger.broken(0, "sent while all is paused", f"user {person.id}")

    def _about(self, matter: Matter, parcel: Parcel, now: datetime) -> bool:
        ledger = self._ledger
        if matter.person.id != parcel.user_id:
            ledger.broken(8, "somebody else's", matter)
            return False
        if not matter.open or (isinstance(matter, Debt) and (matter.account.closed or matter.account.paused)):
            ledger.broken(4, "sent after an answer", matter)
            return False
        if matter.silent:
            return False
        before = [one for one in matter.pledges if one.carrier is not None]
        late = self._carry(matter, parcel, now)
        ready = [one for one in matter.pledges if one.carrier is parcel]
        if ready and all(one.nag for one in ready) and now >= matter.end and not self._straddles:
            ledger.broken(0, "asked again after the due day", matter)
        unknown = [one for one in before if one.carrier and self._could_not_know(one.carrier)]
        for one in unknown:
            one.carrier = parcel
        self._doubled |= bool(unknown)
        if not unknown and not ready:
            passed = [one for one in before if self._may_come_again(one, parcel, now)]
            for one in passed:
                one.carrier, one.in_passing = parcel, False
            if not passed and not self._straddles:
                ledger.broken(*self._verdict(matter, before, now), matter)
        return late

    def _may_come_again(self, one: Pledge, parcel: Parcel, now: datetime) -> bool:
        if one.carrier is None or not one.in_passing:
            return False
        return now <= one.at + LATE or parcel.at - one.carrier.at < LATE.total_seconds()

    def _verdict(self, matter: Matter, before: list[Pledge], now: datetime) -> tuple[int, str]:
        if matter.answered and now < matter.end:
            return 0, "asked again after an answer"
        if any(now - one.at < timedelta(days=2) for one in before):
            return 1, "sent twice"
        if len(before) < len(matter.pledges):
            return 6, "early"
        return 3, "never planned, but sent"

    def _carry(self, matter: Matter, parcel: Parcel, now: datetime) -> bool:
        """Whatever is due of a matter comes with this message. True if some of it is late."""
        report, late = self._ledger.report, False
        if not matter.open or matter.silent:
            return False
        waiting = [one for one in matter.pledges if one.carrier is None and one.earliest <= now]
        due = any(one.at <= now for one in waiting)  # what it is about, at least
        for one in waiting:
            one.carrier = parcel
            # What goes before quiet hours, or fell due after the message was begun, may come alone as well.
            one.in_passing = self._straddles or (due and one.at > now - _BEGUN)
            matter.sent |= one.rules
            report.reminders += 1
            report.courts += isinstance(matter, Hearing)
            report.complaints += isinstance(matter, Complaint)
            report.nags += one.nag
            report.waited += one.waited
            if one.at > now:
                report.early += 1
                continue
            late |= self._is_late(one, matter, now)
        return late

    def _is_late(self, one: Pledge, matter: Matter, now: datetime) -> bool:
        ledger = self._ledger
        if now - one.at <= timedelta(seconds=_SOON):
            return False
        if now - one.at <= LATE:
            if one.sure and not self._in_time(one, matter.person, now):
                ledger.broken(2, "slow", matter)
            return False
        ledger.report.late += 1
        if one.sure and ledger.is_late(one, matter):
            ledger.broken(2, "late", ledger.name(one, matter))
        return True

    def _in_time(self, one: Pledge, person: Person, now: datetime) -> bool:
        """Within five seconds, but for those before it at the rate, and after any trouble."""
        ledger = self._ledger
        trouble = max(
            ledger.up_since, ledger.last_fault, ledger.fault_until, person.fault_until, person.paused_until
        )
        due = after_quiet(one.at, *person.quiet)  # a snooze keeps its moment when its user sets other hours
        if self._straddles or trouble > due - timedelta(minutes=2):
            return True
        line = 0
        for at in reversed(self._arrivals):
            if at < due:
                break
            line += 1
        return (now - due).total_seconds() <= _SOON + 1.1 * line / self._rate

    def _could_not_know(self, parcel: Parcel) -> bool:
        """Whether the bot could not know that it had arrived: its answer was lost, or the process died."""
        return not parcel.recorded and (parcel.fate in LOST_ANSWERS or parcel.number not in self._unrecorded)

    # time --------------------------------------------------------------------
    def sweep(self, patience: timedelta = timedelta(days=1)) -> None:
        """Look for what has not come: often, while something is due. Too late for `patience`, it is lost."""
        ledger, now = self._ledger, self._ledger.clock()
        ledger.pass_time()
        waiting = []
        for pledge, matter in ledger.overdue:
            if pledge.carrier is not None or pledge.dropped or not pledge.sure:
                continue
            if ledger.is_late(pledge, matter) and pledge.missed and now - pledge.missed >= patience:
                ledger.lost(pledge, matter)
            elif pledge.sure:
                waiting.append((pledge, matter))
        ledger.overdue = waiting

    def close(self) -> None:
        self.sweep(timedelta())
