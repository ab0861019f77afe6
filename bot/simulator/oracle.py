"""An oracle: which reminders are owed after what users do. It shares nothing with the planner.

Written from the interface, section 4, over `oracle_dates`.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from itertools import takewhile
from typing import Final

from bot.domain.dates import DateRule, repeats
from bot.domain.loans import LoanDraft
from bot.domain.preferences import OwnReminders, Preferences
from bot.simulator.ledger import Ledger
from bot.simulator.matters import LONG_AGO, Account, Complaint, Debt, Hearing, Matter, Person, Pledge, Told
from bot.simulator.oracle_dates import WEEKLY, Court, Habits, due_days, held, is_nag, lender_day
from bot.store.records import LoanView

WINDOW: Final = timedelta(days=75)
"""How far ahead the oracle looks: further than any user wants to be reminded before a due day."""

PROMISED: Final = timedelta(days=60)
"""How far ahead open-ended loans must have rows (promise 6)."""

_SNOOZE: Final = frozenset({"snooze"})
_FORGOTTEN: Final = timedelta(days=40)  # after a date at court no bot that was off speaks of it any more
_HELD: Final = timedelta(days=2)  # a zone moves by a day at most, and quiet hours hold for less than another
_DOUBT: Final = timedelta(seconds=5)  # what the bot has heard of within may still be on its way through it


class Oracle:
    """Told of everything that users do, when it is done."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._look_at_all = False
        self._unplanned: list[Pledge] = []  # by new rules, since the bot was last there
        self._unmeant: list[tuple[Pledge, Matter]] = []  # by them they are none any more

    # users ---------------------------------------------------------------
    def contact(self, person: Person) -> None:
        """A user wrote or pressed: whoever was out of reach is not any more."""
        now = self._ledger.clock()
        if person.blocked:
            self.gone(person)
        elif person.doubtful_since is not None and abs(now - person.doubtful_since) > _DOUBT:
            for matter in person.matters():
                for pledge in matter.pledges:
                    # What was cancelled meanwhile is planned anew, but for what they asked for themselves.
                    if pledge.carrier is None and (pledge.at <= now or pledge.rules == _SNOOZE):
                        pledge.sure = False
            person.doubtful_since = None
            self._replan(person.matters())

    def gone(self, person: Person) -> None:
        """The bot may believe that this user is out of reach."""
        person.doubtful_since = self._ledger.clock()

    def subscribed(self, person: Person) -> None:
        person.on, person.asked = True, True
        self._end_pause(person)
        self._replan(person.matters())

    def unsubscribed(self, person: Person) -> None:
        person.on, person.asked = False, True
        self._silence(person.matters())

    def preferred(self, person: Person, prefs: Preferences) -> None:
        # What waited for the end of the old quiet hours may do so no longer than the bot looks again.
        person.prefs = prefs
        _forget_answers(person.debts())
        person.fault_until = max(person.fault_until, self._ledger.clock() + timedelta(minutes=10))
        self._replan(person.matters())

    def paused(self, person: Person, until: datetime | None) -> None:
        """Nothing before this instant; None ends it."""
        self._end_pause(person)
        if until is not None:
            person.paused_until = until

    def _end_pause(self, person: Person) -> None:
        person.paused_until = min(person.paused_until, self._ledger.clock())

    # zones ---------------------------------------------------------------
    def ruled(self, zone: str) -> None:
        """While the bot is off a zone got other rules: what has not come yet comes by them."""
        self._ledger.pass_time()
        for person in self._ledger.people.values():
            if person.prefs.zone == zone:
                for matter in person.matters():
                    self._follow(matter)

    def followed(self) -> None:
        """The bot, which has begun anew, has planned by them."""
        now = self._ledger.clock()
        for pledge in self._unplanned:
            if pledge.at <= now:  # it fell between the two: what is past is not planned
                pledge.sure = False
        for pledge, matter in self._unmeant:
            if pledge.at > now and pledge.carrier is None and not pledge.dropped:
                self._ledger.drop(pledge, matter)
        self._unplanned.clear()
        self._unmeant.clear()

    def _follow(self, matter: Matter) -> None:
        """What waits comes when it is to come by the rules of now; what was due by the old ones may come."""
        if not matter.open or matter.silent:
            return
        now = self._ledger.clock()
        meant = {rule: one for at in (now - _HELD, now) for one in matter.expected(at) for rule in one.rules}
        for pledge in [one for one in matter.pledges if one.carrier is None and one.rules != _SNOOZE]:
            moments = {meant[rule].at: meant[rule] for rule in pledge.rules if rule in meant}
            if not moments:
                if pledge.at > now:
                    pledge.sure = False
                    self._unmeant.append((pledge, matter))
                continue
            if pledge.missed is not None or (pledge.at <= now and min(moments) <= now):
                continue
            self._ledger.withdraw(pledge, matter)
            for at, one in moments.items():
                # Of rules that shared a moment the bot had planned one.
                sure = pledge.sure and (len(moments) == 1 or at > now)
                earliest = one.earliest if pledge.at > now else min(pledge.earliest, one.earliest)
                rules = frozenset(rule for rule in pledge.rules if meant.get(rule) is one)
                self._ledger.report.moved += at != pledge.at
                self._ledger.add(Pledge(rules, earliest, at, sure, one.waited), matter)
        before = set(map(id, matter.pledges))
        self._expect(matter, now)
        self._unplanned += [one for one in matter.pledges if id(one) not in before]

    # loans ---------------------------------------------------------------
    def saved(self, person: Person, loan_id: int, draft: LoanDraft) -> Account:
        """A new loan; it subscribes whoever has not said no."""
        account = Account(loan_id, person, draft.rule, draft.count, draft.amount or 0, self._ledger.clock())
        account.schedule(due_days(draft.rule, draft.count))
        person.accounts.append(account)
        self._ledger.accounts[loan_id] = account
        self._enlist(person)
        self._replan(account.grow(self._horizon()))
        return account

    def changed(self, account: Account, rule: DateRule, count: int | None) -> None:
        """Other dates: what is settled, or was due before today, stays; all else gives way to the new ones.

        What stays counts among the number of instalments. The same dates: nothing but the amount changes.
        """
        if (rule, count) != (account.rule, account.count):
            today = lender_day(self._ledger.clock())
            staying = {debt.day for debt in account.debts.values() if not debt.open or debt.day < today}
            left = None
            if count is not None:
                left = max(count - len(staying.difference(due_days(rule, count))), 0)
            ahead = set(takewhile(lambda day: day <= self._horizon(), due_days(rule, left)))
            for day, debt in list(account.debts.items()):
                if day not in staying | ahead:
                    self._silence([debt])
                    del account.debts[day]
            account.rule, account.count = rule, count
            account.schedule(due_days(rule, left))
            account.grow(self._horizon())
        self._replan(account.debts.values())

    def own(self, account: Account, own: OwnReminders) -> None:
        account.own = own
        _forget_answers(account.debts.values())
        self._replan(account.debts.values())

    def loan_paused(self, account: Account) -> None:
        account.paused = True
        self._silence(account.debts.values())

    def resumed(self, account: Account) -> None:
        account.paused = False
        self._replan(account.debts.values())

    def closed(self, account: Account) -> None:
        account.closed = True
        self._silence(account.debts.values())

    def restored(self, account: Account) -> None:
        account.closed = False
        account.grow(self._horizon())
        self._replan(account.debts.values())

    # instalments ---------------------------------------------------------
    def settled(self, debt: Debt) -> None:
        if debt.open:
            debt.settled_at = self._ledger.clock()
        debt.open = False
        self._silence([debt])

    def reopened(self, debt: Debt) -> None:
        """Owed again; of an open one only the parts are undone."""
        if not debt.open:
            debt.open, debt.answered, debt.spoken = True, False, False
            self._replan([debt])
        debt.paid = 0

    def moved(self, debt: Debt, due_on: date) -> None:
        self._silence([debt])
        debt.due_on, debt.answered, debt.spoken = due_on, False, False
        debt.sent.clear()
        debt.pledges.clear()
        self._replan([debt])

    def answered(self, debt: Debt) -> None:
        """No more asking on the due day, once it has begun for the user."""
        now, habits = self._ledger.clock(), debt.account.habits()
        asked = [one.at for one in debt.expected(LONG_AGO) if "0" in one.rules]
        begun = bool(asked) and asked[0] <= now and habits.nag and not debt.account.silent
        debt.answered |= begun
        debt.spoken = True
        for pledge in [one for one in debt.pledges if one.carrier is None and is_nag(one.rules)]:
            if begun:
                self._ledger.drop(pledge, debt)
            else:
                pledge.sure = False

    def snoozed(self, debt: Debt, at: datetime) -> None:
        self._snooze(debt, at, debt.account.habits())
        self.answered(debt)

    # what is not owed ------------------------------------------------------
    def told(self, matter: Told) -> None:
        """A new date at court, or complaint; it subscribes whoever has not said no."""
        assert matter.row is not None
        matter.person.told.append(matter)
        self._ledger.rows[matter.word, matter.row] = matter
        self._enlist(matter.person)
        self._replan([matter])

    def put_off(self, hearing: Hearing, court: Court) -> None:
        """To another day or time: what was said of the old one says nothing of it."""
        if hearing.court != court:
            self._silence([hearing])
            hearing.court = court
            hearing.sent.clear()
            hearing.pledges.clear()
            self._replan([hearing])

    def over(self, matter: Told) -> None:
        """It took place, was answered, or was never to be here."""
        matter.open, matter.closed_at = False, self._ledger.clock()
        self._silence([matter])

    def not_over(self, matter: Told) -> None:
        """That was a slip."""
        matter.open, matter.closed_at = True, None
        self._replan([matter])

    def asked_later(self, complaint: Complaint, at: datetime) -> None:
        """There is no answer yet: one more reminder, where none is to come."""
        self._snooze(complaint, at, complaint.person.habits())

    def check_told(self, person: Person, kind: type[Told], shown: Mapping[int, object]) -> None:
        """What the bot shows of a kind, by ids, against what is known of it."""
        now = self._ledger.clock()
        known = [one for one in person.told if isinstance(one, kind)]
        for matter in known:
            if not matter.open or (matter.kept_until is not None and now >= matter.kept_until):
                continue
            if matter.row is None or matter.row not in shown:
                self._ledger.broken(4, f"{kind.called} is gone", matter)
            elif shown[matter.row] != matter.said:
                self._ledger.broken(5, f"{kind.called} moved", matter)
        if shown.keys() - {one.row for one in known if one.open}:
            self._ledger.broken(4, f"{kind.called} that is over", f"user {person.id}")

    # time ----------------------------------------------------------------
    def grow(self) -> None:
        """Each day some more instalments come into sight; old ones go out of it."""
        now = self._ledger.clock()
        horizon, old = self._horizon(), now - timedelta(days=15)
        for account in self._ledger.accounts.values():
            if not account.closed:
                self._replan(account.grow(horizon))
            for debt in account.debts.values():
                if debt.open and all(one.at <= now + WEEKLY / 2 for one in debt.pledges):
                    self._replan([debt])  # what comes weekly has no end
                if debt.pledges:
                    debt.pledges = [
                        one
                        for one in debt.pledges
                        if one.carrier is None or not one.carrier.recorded or one.at > old
                    ]
        for person in self._ledger.people.values():
            if person.told:
                person.told = [one for one in person.told if now < one.end + _FORGOTTEN]

    def unseen(self) -> list[Account]:
        """Loans to look at: of which something has not been seen, or all of them after a long absence."""
        every, self._look_at_all = self._look_at_all, self._ledger.tended_in_vain()
        return [
            account
            for account in self._ledger.accounts.values()
            if not account.closed
            and (every or any(debt.open and debt.row is None for debt in account.debts.values()))
        ]

    def check(self, account: Account, view: LoanView | None) -> None:
        """What the bot shows of a loan against what is known of it; learns the ids of its instalments."""
        if view is None:
            if not account.closed and account.open_debts():
                self._ledger.broken(4, "a loan is gone", f"loan {account.id}")
            return
        shown = {one.scheduled_on: one for one in view.instalments}
        for day, one in shown.items():
            debt = account.debts.get(day)
            if debt is None:
                if account.next_day is None or day < account.next_day:
                    self._ledger.broken(5, "a day that nobody named", f"loan {account.id}, {day}")
                continue
            debt.row = one.id
            self._ledger.rows["inst", one.id] = debt
            if one.due_on != debt.due_on:
                self._ledger.broken(5, "a due date moved", debt)
            if (one.state == "open") != debt.open:
                self._ledger.broken(4, "not as the user said", debt)
        now = self._ledger.clock()
        if account.count is None and repeats(account.rule) and not account.closed:
            planned = view.planned_until
            if (planned is None or planned < now + PROMISED) and not self._ledger.tended_in_vain():
                self._ledger.broken(6, "rows end too soon", f"loan {account.id}")
        until = lender_day(now) + PROMISED
        for debt in account.open_debts():
            if debt.day in shown or debt.day > until or debt.missed:
                continue
            if not self._ledger.tended_in_vain():
                debt.missed = True
                self._ledger.broken(6 if account.count is None else 4, "an instalment is missing", debt)

    def _snooze(self, matter: Matter, at: datetime, habits: Habits) -> None:
        """One more reminder at that moment, in place of an earlier one of this kind."""
        now = self._ledger.clock()
        for pledge in [one for one in matter.pledges if one.rules == _SNOOZE]:
            self._ledger.drop(pledge, matter)
        earliest, latest = held(at, matter.end, habits, now)
        sure = matter.person.on and latest > now
        self._ledger.add(Pledge(_SNOOZE, earliest, latest, sure), matter)

    def _horizon(self) -> date:
        return lender_day(self._ledger.clock()) + WINDOW

    def _enlist(self, person: Person) -> None:
        if not person.asked:
            person.on, person.asked = True, True

    def _silence(self, matters: Iterable[Matter]) -> None:
        for matter in matters:
            for pledge in [one for one in matter.pledges if one.carrier is None]:
                self._ledger.drop(pledge, matter)

    def _replan(self, matters: Iterable[Matter]) -> None:
        """What lies ahead is worked out anew; what was due before and has not come stays owed."""
        now = self._ledger.clock()
        for matter in matters:
            for pledge in [one for one in matter.pledges if one.carrier is None and one.rules != _SNOOZE]:
                if pledge.at > now:
                    self._ledger.drop(pledge, matter)
            if matter.open and not matter.silent:
                self._expect(matter, now)

    def _expect(self, matter: Matter, now: datetime) -> None:
        """What is to come of it, and neither waits nor was sent."""
        gone = matter.sent.union(*(one.rules for one in matter.pledges if one.carrier is None))
        for one in matter.expected(now):
            rules = one.rules - gone
            nag = is_nag(rules)
            if rules and not (nag and matter.answered):
                sure = rules == one.rules and one.earliest > now and not (nag and matter.spoken)
                self._ledger.add(Pledge(rules, one.earliest, one.at, sure, one.waited), matter)


def _forget_answers(debts: Iterable[Debt]) -> None:
    for debt in debts:
        debt.answered = False
