"""What users do about a loan or an instalment; the oracle hears of it when it is done. Knows no planner."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from bot.domain.dates import first_day, repeats
from bot.domain.loans import InstalmentState, LoanDraft
from bot.services.loan_rows import draft_of
from bot.simulator import population as people
from bot.simulator.oracle_dates import lender_day
from bot.simulator.visit import Visit
from bot.store.records import User


def save(visit: Visit) -> None:
    name = f"loan {visit.person.id}-{visit.chance.randrange(10**9)}"
    lenders = [None, *visit.library.lenders]
    draft = people.loan(visit.chance, name, visit.chance.choice(lenders), lender_day(visit.now))
    (saved,) = visit.loans.save(visit.user, [draft], visit.now)
    account = visit.oracle.saved(visit.person, saved.id, draft)
    visit.look_at(account)


def look(visit: Visit) -> None:
    if account := visit.account():
        visit.oracle.check(account, visit.loans.find(visit.user, account.id))


def change_amount(visit: Visit) -> None:
    _change(visit, keep_days=True)


def change_days(visit: Visit) -> None:
    _change(visit, keep_days=False)


def _change(visit: Visit, *, keep_days: bool) -> None:
    account = visit.account()
    if account is None:
        return
    view = visit.loans.find(visit.user, account.id)
    if view is None or view.loan.closed is not None:
        return
    draft = draft_of(view.loan)
    amount = visit.chance.choice((5_000, 70_000))
    rule, count = account.rule, account.count
    if not keep_days:
        rule = people.date_rule(visit.chance, lender_day(visit.now), after=2)
        count = None if repeats(rule) and count is None else visit.chance.randint(1, 12)
        if not repeats(rule):
            count = None
        last = max((debt.day for debt in account.debts.values() if not debt.open), default=date.min)
        if first_day(rule) <= last:
            return
    draft = LoanDraft(draft.lender, draft.name, rule, amount, count)
    note = "agreed" if visit.chance.random() < 0.3 else None
    visit.loans.change(visit.user, account.id, draft, visit.now, note)
    account.amount = amount
    visit.oracle.changed(account, rule, count)
    visit.look_at(account)


def own(visit: Visit) -> None:
    if account := visit.account():
        chosen = people.own_reminders(visit.chance, visit.person.prefs)
        visit.loans.set_own_reminders(visit.user, account.id, chosen, visit.now)
        visit.oracle.own(account, chosen)


def pause(visit: Visit) -> None:
    if account := visit.account():
        visit.loans.pause(visit.user, account.id, visit.now)
        visit.oracle.loan_paused(account)
        visit.later("resume", visit.some_days(0.1, 30), account)


def resume(visit: Visit) -> None:
    if (account := visit.account()) and not account.closed:
        visit.loans.resume(visit.user, account.id, visit.now)
        visit.oracle.resumed(account)
        visit.look_at(account)


def finish(visit: Visit) -> None:
    """All of it is paid, says the user; sometimes that was a slip."""
    _close(visit, visit.loans.finish, 60)


def delete(visit: Visit) -> None:
    _close(visit, visit.loans.delete, 6)


def _close(visit: Visit, close: Callable[[User, int, datetime], bool], days: float) -> None:
    if account := visit.account():
        done = close(visit.user, account.id, visit.now)
        if done == account.closed:
            visit.wrong("closed twice, or not at all", f"loan {account.id}")
        visit.oracle.closed(account)
        if visit.chance.random() < 0.5:
            visit.later("restore", visit.some_days(0.001, days), account)


def restore(visit: Visit) -> None:
    account = visit.account()
    if account is not None and account.closed:
        if visit.loans.restore(visit.user, account.id, visit.now):
            visit.oracle.restored(account)
            visit.look_at(account)
        else:
            visit.wrong("could not be restored", f"loan {account.id}")


def pay(visit: Visit) -> None:
    _settle(visit, InstalmentState.PAID)


def skip(visit: Visit) -> None:
    _settle(visit, InstalmentState.SKIPPED)


def _settle(visit: Visit, state: InstalmentState) -> None:
    debt = visit.debt()
    if debt is None or debt.row is None:
        return
    loans, was_open = visit.loans, debt.open
    done = loans.settle(visit.user, debt.row, state, visit.now)
    if done != was_open:
        visit.wrong("a tap that did not do what it says", debt)
    if visit.chance.random() < 0.2 and loans.settle(visit.user, debt.row, state, visit.now):
        visit.wrong("a second tap did something", debt)
    visit.oracle.settled(debt)
    if visit.chance.random() < 0.15:
        visit.later("undo", visit.some_days(0.0001, 20), debt)


def part(visit: Visit) -> None:
    debt = visit.debt()
    if debt is None or debt.row is None or not debt.open:
        return
    amount = visit.chance.choice((2_000, 30_000, 90_000))
    visit.loans.pay_part(visit.user, debt.row, amount, visit.now)
    owed = visit.loans.owed(visit.user, debt.row, visit.now)
    if owed is not None and owed.instalment.state is not InstalmentState.OPEN:
        visit.oracle.settled(debt)


def undo(visit: Visit) -> None:
    debt = visit.debt()
    if debt is None or debt.row is None or debt.account.closed:
        return
    done = visit.loans.reopen(visit.user, debt.row, visit.now)
    if not done and not debt.open:
        visit.wrong("could not be undone", debt)
    visit.oracle.reopened(debt)
    visit.look_at(debt.account)


def agree(visit: Visit) -> None:
    debt = visit.debt()
    if debt is None or debt.row is None or not debt.open:
        return
    due_on = max(debt.due_on, lender_day(visit.now)) + timedelta(visit.chance.randint(1, 20))
    if visit.loans.agree(visit.user, debt.row, due_on, "agreed", visit.now):
        visit.oracle.moved(debt, due_on)
        visit.look_at(debt.account)
    else:
        visit.wrong("an extension was not taken", debt)


def snooze(visit: Visit) -> None:
    debt = visit.debt()
    if debt is None or debt.row is None:
        return
    at = visit.now + timedelta(minutes=visit.chance.choice((10, 60, 180, 600, 1440, 3000)))
    silent = not debt.open or debt.account.closed or debt.account.paused
    send_at = visit.loans.snooze(visit.user, debt.row, at, visit.now)
    if (send_at is None) != silent:
        visit.wrong("a snooze that is not what it says", debt)
    if send_at is not None and not silent:
        visit.oracle.snoozed(debt, at)


def answer(visit: Visit) -> None:
    debt = visit.debt()
    if debt is not None and debt.row is not None and debt.open:
        visit.loans.answered(visit.user, debt.row)
        visit.oracle.answered(debt)
