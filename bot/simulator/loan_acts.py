"""What users do about a loan or an instalment; the oracle hears of it when it is done. Knows no planner.

Telling the oracle is the last thing that an act does: what died before is done anew from its start.
"""

from collections.abc import Awaitable, Callable
from datetime import date, datetime, timedelta

from bot.domain.dates import first_day, repeats
from bot.domain.loans import InstalmentState, LoanDraft
from bot.services.loans import draft_of
from bot.simulator import population as people
from bot.simulator.oracle_dates import lender_day
from bot.simulator.visit import Visit
from bot.store.records import User


async def save(visit: Visit) -> None:
    """A new loan; the conversation that made it ends with it, so it is not saved twice."""
    name = f"loan {visit.person.id}-{visit.chance.randrange(10**9)}"
    lenders = [None, *visit.services.library.lenders]
    draft = people.loan(visit.chance, name, visit.chance.choice(lenders), lender_day(visit.since))
    saved = None
    if visit.again:
        views = await visit.services.store.loans(visit.person.id)
        saved = next((view.loan for view in views if view.loan.name == name), None)
    if saved is None:
        saved = await visit.services.loans.save(visit.user, draft, visit.now)
    account = visit.oracle.saved(visit.person, saved.id, draft, visit.since)
    visit.look_at(account)


async def look(visit: Visit) -> None:
    """Opens a loan and does nothing."""
    if account := visit.account():
        visit.oracle.check(account, await visit.services.loans.find(visit.user, account.id))


async def change_amount(visit: Visit) -> None:
    """Another amount; all dates stay."""
    await _change(visit, keep_days=True)


async def change_days(visit: Visit) -> None:
    """Another date rule from some day on."""
    await _change(visit, keep_days=False)


async def _change(visit: Visit, *, keep_days: bool) -> None:
    account = visit.account()
    if account is None:
        return
    view = await visit.services.loans.find(visit.user, account.id)
    if view is None or view.loan.closed is not None:
        return
    draft = draft_of(view.loan)
    amount = visit.chance.choice((5_000, 70_000))
    rule, count = account.rule, account.count
    if not keep_days:
        rule = people.date_rule(visit.chance, lender_day(visit.since), after=2)
        count = None if repeats(rule) and count is None else visit.chance.randint(1, 12)
        if not repeats(rule):
            count = None
        last = max((debt.day for debt in account.debts.values() if not debt.open), default=date.min)
        if first_day(rule) <= last:
            return
    draft = LoanDraft(draft.lender, draft.name, rule, amount, count)
    note = "agreed" if visit.chance.random() < 0.3 else None
    await visit.services.loans.change(visit.user, account.id, draft, visit.now, note)
    account.amount = amount
    visit.oracle.changed(account, rule, count, visit.since)
    visit.look_at(account)


async def own(visit: Visit) -> None:
    """This loan's reminders differ from the settings."""
    if account := visit.account():
        chosen = people.own_reminders(visit.chance, visit.person.prefs)
        await visit.services.loans.set_own_reminders(visit.user, account.id, chosen, visit.now)
        visit.oracle.own(account, chosen, visit.since)


async def pause(visit: Visit) -> None:
    """A loan is silent for some days."""
    if account := visit.account():
        await visit.services.loans.pause(visit.user, account.id, visit.now)
        visit.oracle.loan_paused(account)
        visit.later("resume", visit.some_days(0.1, 30), account)


async def resume(visit: Visit) -> None:
    """No longer."""
    if (account := visit.account()) and not account.closed:
        await visit.services.loans.resume(visit.user, account.id, visit.now)
        visit.oracle.resumed(account, visit.since)
        visit.look_at(account)


async def finish(visit: Visit) -> None:
    """All of it is paid, says the user; sometimes that was a slip."""
    await _close(visit, visit.services.loans.finish, 60)


async def delete(visit: Visit) -> None:
    """Away with it; it can be undone for some days."""
    await _close(visit, visit.services.loans.delete, 6)


async def _close(visit: Visit, close: Callable[[User, int, datetime], Awaitable[bool]], days: float) -> None:
    if account := visit.account():
        done = await close(visit.user, account.id, visit.now)
        if done == account.closed and not visit.again:
            visit.wrong("closed twice, or not at all", f"loan {account.id}")
        visit.oracle.closed(account)
        if visit.chance.random() < 0.5:
            visit.later("restore", visit.some_days(0.001, days), account)


async def restore(visit: Visit) -> None:
    """Undo of either."""
    account = visit.account()
    if account is not None and account.closed:
        if await visit.services.loans.restore(visit.user, account.id, visit.now) or visit.again:
            visit.oracle.restored(account, visit.since)
            visit.look_at(account)
        else:
            visit.wrong("could not be restored", f"loan {account.id}")


async def pay(visit: Visit) -> None:
    """Paid in full; some tap twice, some take it back."""
    await _settle(visit, InstalmentState.PAID)


async def skip(visit: Visit) -> None:
    """Not paid, and not to be asked for any more."""
    await _settle(visit, InstalmentState.SKIPPED)


async def _settle(visit: Visit, state: InstalmentState) -> None:
    debt = visit.debt()
    if debt is None or debt.row is None:
        return
    loans, was_open = visit.services.loans, debt.open
    done = await loans.settle(visit.user, debt.row, state, visit.now)
    if done != was_open and not visit.again:
        visit.wrong("a tap that did not do what it says", debt)
    if visit.chance.random() < 0.2 and await loans.settle(visit.user, debt.row, state, visit.now):
        visit.wrong("a second tap did something", debt)
    visit.oracle.settled(debt)
    if visit.chance.random() < 0.15:
        visit.later("undo", visit.some_days(0.0001, 20), debt)


async def part(visit: Visit) -> None:
    """Some of it."""
    debt = visit.debt()
    if debt is None or debt.row is None or not debt.open:
        return
    amount = visit.chance.choice((2_000, 30_000, 90_000))
    await visit.services.loans.pay_part(visit.user, debt.row, amount, visit.now)
    owed = await visit.services.loans.owed(visit.user, debt.row, visit.now)
    if owed is not None and owed.instalment.state is not InstalmentState.OPEN:
        visit.oracle.settled(debt)


async def undo(visit: Visit) -> None:
    """It was not paid after all."""
    debt = visit.debt()
    if debt is None or debt.row is None or debt.account.closed:
        return
    done = await visit.services.loans.reopen(visit.user, debt.row, visit.now)
    if not done and not debt.open and not visit.again:
        visit.wrong("could not be undone", debt)
    visit.oracle.reopened(debt, visit.since)
    visit.look_at(debt.account)


async def agree(visit: Visit) -> None:
    """The lender gives more time for one instalment."""
    debt = visit.debt()
    if debt is None or debt.row is None or not debt.open:
        return
    due_on = max(debt.due_on, lender_day(visit.since)) + timedelta(visit.chance.randint(1, 20))
    if await visit.services.loans.agree(visit.user, debt.row, due_on, "agreed", visit.now):
        visit.oracle.moved(debt, due_on, visit.since)
        visit.look_at(debt.account)
    else:
        visit.wrong("an extension was not taken", debt)


async def snooze(visit: Visit) -> None:
    """Later: in some hours, this evening, tomorrow."""
    debt = visit.debt()
    if debt is None or debt.row is None:
        return
    at = visit.since + timedelta(minutes=visit.chance.choice((10, 60, 180, 600, 1440, 3000)))
    at = max(at, visit.now + timedelta(minutes=1))
    silent = not debt.open or debt.account.closed or debt.account.paused
    send_at = await visit.services.loans.snooze(visit.user, debt.row, at, visit.now)
    if (send_at is None) != silent:
        visit.wrong("a snooze that is not what it says", debt)
    if send_at is not None and not silent:
        visit.oracle.snoozed(debt, at, visit.since)


async def answer(visit: Visit) -> None:
    """I may not manage: that is an answer too."""
    debt = visit.debt()
    if debt is not None and debt.row is not None and debt.open:
        await visit.services.loans.answered(visit.user, debt.row)
        visit.oracle.answered(debt)
