"""What every store keeps of loans beyond dates: parts, agreed days, closing, own reminders, history."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from bot.domain.dates import DateRule, EveryDays, Listed, Monthly, Once
from bot.domain.loans import Closed, Happened, InstalmentState, LoanState
from bot.domain.preferences import AS_USUAL, OwnReminders
from bot.domain.reminders import Planned
from bot.store.protocol import Store
from bot.store.records import LoanView, Sent
from tests.store.samples import (
    DAY,
    LOAN,
    NAN,
    NOW,
    OTHER,
    claim,
    draft,
    instalment,
    loan_due,
    months,
    subscribed,
)

AGREED = date(2026, 12, 30)


async def viewed(store: Store, loan_id: int) -> LoanView:
    view = await store.loan(NAN, loan_id)
    assert view is not None
    return view


async def told(store: Store, loan_id: int) -> list[Happened]:
    return [event.what for event in await store.history(NAN, loan_id)]


@pytest.mark.parametrize(
    "rule",
    [
        Once(date(2026, 12, 15)),
        Monthly(date(2026, 12, 31), 31, 2),
        EveryDays(date(2026, 12, 4), 14),
        Listed((date(2026, 12, 4), date(2027, 1, 9))),
    ],
)
async def test_a_loan_comes_back_as_it_was_saved(store: Store, rule: DateRule) -> None:
    await subscribed(store)
    listed = isinstance(rule, Listed)
    wish = replace(
        LOAN,
        rule=rule,
        count=None,
        last_amount=None if listed else 5,
        amounts=(100, None) if listed else (),
        label="二",
    )

    saved = await store.add_loan(NAN, wish, months(1), NOW)

    assert (saved.rule, saved.amounts, saved.label) == (rule, wish.amounts, "二")
    assert (saved.title, saved.last_amount) == ("阿美的微粒贷 · 二", wish.last_amount)
    assert (saved.own, saved.closed) == (AS_USUAL, None)
    assert (await viewed(store, saved.id)).loan == saved


async def test_parts_add_up_and_are_undone_together(store: Store) -> None:
    await subscribed(store)
    loan, one = await loan_due(store, NOW)

    assert await store.pay_part(NAN, one, 300, NOW)
    assert await store.pay_part(NAN, one, 200, NOW, date(2026, 11, 20))
    (paid,) = (await viewed(store, loan.id)).instalments
    assert (paid.paid, paid.left, paid.state) == (500, 119_500, InstalmentState.OPEN)
    assert len(await claim(store, NOW)) == 1, "an instalment that is paid in part is still reminded of"

    assert await store.reopen(NAN, one, [], NOW)
    assert not await store.reopen(NAN, one, [], NOW)
    (whole,) = (await viewed(store, loan.id)).instalments
    assert whole.left == 120_000
    assert await told(store, loan.id) == [Happened.SAVED, Happened.PART, Happened.PART, Happened.REOPENED]


async def test_what_is_settled_takes_no_part_and_keeps_the_day_that_was_named(store: Store) -> None:
    await subscribed(store)
    loan, one = await loan_due(store, NOW)

    assert await store.settle(NAN, one, InstalmentState.PAID, NOW, date(2026, 11, 20))

    assert not await store.pay_part(NAN, one, 300, NOW)
    (paid,) = (await viewed(store, loan.id)).instalments
    assert (paid.paid_on, paid.settled_at) == (date(2026, 11, 20), NOW)
    assert (await store.history(NAN, loan.id))[-1].on == date(2026, 11, 20)
    await store.reopen(NAN, one, [], NOW)
    (open_again,) = (await viewed(store, loan.id)).instalments
    assert open_again.paid_on is None


async def test_an_agreed_day_takes_the_place_of_the_old_one_with_new_reminders(store: Store) -> None:
    await subscribed(store)
    loan, one = await loan_due(store, NOW, rule="-3")
    (sent,) = await claim(store, NOW)
    await store.record_sent([Sent((sent.id,), 1, NOW)])

    assert await store.move_instalment(NAN, one, AGREED, [Planned("-3", NOW + DAY)], "客服同意", NOW)

    (moved,) = (await viewed(store, loan.id)).instalments
    assert (moved.due_on, moved.moved_from) == (AGREED, NOW.date())
    (due,) = await claim(store, NOW + DAY)
    assert due.rule == "-3", "what was sent for the old day says nothing about the new one"
    event = (await store.history(NAN, loan.id))[-1]
    assert (event.what, event.due_on, event.on, event.note) == (
        Happened.AGREED,
        NOW.date(),
        AGREED,
        "客服同意",
    )
    await store.move_instalment(NAN, one, NOW.date(), [], "", NOW)
    (back,) = (await viewed(store, loan.id)).instalments
    assert back.moved_from is None


async def test_what_was_under_way_when_the_day_moved_is_not_sent_in_the_place_of_a_new_one(
    store: Store,
) -> None:
    await subscribed(store)
    _, one = await loan_due(store, NOW, rule="0")
    (under_way,) = await claim(store, NOW)

    await store.move_instalment(NAN, one, AGREED, [Planned("0", NOW + DAY)], "", NOW)
    await store.record_sent([Sent((under_way.id,), 1, NOW)])

    (due,) = await claim(store, NOW + DAY)
    assert due.id != under_way.id


async def test_a_moved_instalment_stays_moved_when_the_loan_changes(store: Store) -> None:
    await subscribed(store)
    loan = await store.add_loan(NAN, LOAN, months(2), NOW)
    first = (await viewed(store, loan.id)).instalments[0]
    await store.move_instalment(NAN, first.id, AGREED, [], "", NOW)

    await store.replace_loan(NAN, loan.id, replace(LOAN, amount=1), months(2), NOW, "新方案")

    kept = (await viewed(store, loan.id)).instalments[0]
    assert (kept.id, kept.due_on, kept.scheduled_on) == (first.id, AGREED, first.due_on)
    assert await store.extend_loan(loan.id, months(2)) == 0, "its old day is not to come once more"
    event = (await store.history(NAN, loan.id))[-1]
    assert (event.what, event.note) == (Happened.AGREED, "新方案")


@pytest.mark.parametrize("closed", list(Closed))
async def test_a_closed_loan_is_not_reminded_of_until_it_is_restored(store: Store, closed: Closed) -> None:
    await subscribed(store)
    loan, one = await loan_due(store, NOW)

    assert await store.close_loan(NAN, loan.id, closed, NOW)
    assert not await store.close_loan(NAN, loan.id, closed, NOW)

    assert await claim(store, NOW + DAY) == []
    assert await store.next_due() is None
    assert not await store.snooze(NAN, one, NOW)
    listed = [view.loan.id for view in await store.loans(NAN)]
    assert listed == ([] if closed is Closed.DELETED else [loan.id])
    assert (await viewed(store, loan.id)).loan.closed is closed

    assert await store.restore_loan(NAN, loan.id, {one: [Planned("-0", NOW + DAY)]}, NOW)
    assert not await store.restore_loan(NAN, loan.id, {}, NOW)
    assert len(await claim(store, NOW + DAY)) == 1
    assert await told(store, loan.id) == [Happened.SAVED, Happened(closed.value), Happened.RESTORED]


async def test_a_deleted_loan_goes_for_good_after_some_days_and_a_finished_one_later(store: Store) -> None:
    await subscribed(store)
    deleted, _ = await loan_due(store, NOW)
    finished, _ = await loan_due(store, NOW)
    await store.close_loan(NAN, deleted.id, Closed.DELETED, NOW)
    await store.close_loan(NAN, finished.id, Closed.FINISHED, NOW)

    await store.prune(NOW - 300 * DAY, NOW + DAY)
    assert await store.loan(NAN, deleted.id) is None
    assert await store.loan(NAN, finished.id) is not None
    await store.prune(NOW + DAY, NOW + DAY)
    assert await store.loan(NAN, finished.id) is None


async def test_own_reminders_are_kept_and_planned(store: Store) -> None:
    await subscribed(store)
    loan, one = await loan_due(store, NOW + 5 * DAY)
    own = OwnReminders((2, 0), (), time(20, 30))

    assert await store.set_own_reminders(NAN, loan.id, own, {one: [Planned("-2", NOW + DAY)]}, NOW)

    view = await viewed(store, loan.id)
    assert view.loan.own == own
    assert view.next_reminder == NOW + DAY
    assert [due.rule for due in await claim(store, NOW + 9 * DAY)] == ["-2"]


async def test_an_answer_ends_the_asking_of_the_day_until_it_is_undone(store: Store) -> None:
    await subscribed(store)
    asking = [Planned("again-1", NOW), Planned("+1", NOW + DAY)]
    loan = await store.add_loan(NAN, LOAN, [instalment(1, NOW.date(), *asking)], NOW)
    one = (await viewed(store, loan.id)).instalments[0].id

    await store.answered(NAN, one)
    await store.replan(NAN, {one: asking}, NOW - timedelta(hours=1))
    assert await claim(store, NOW) == []

    await store.settle(NAN, one, InstalmentState.PAID, NOW)
    await store.reopen(NAN, one, asking, NOW)
    assert [due.rule for due in await claim(store, NOW)] == ["again-1"]


async def test_nobody_touches_another_users_loan(store: Store) -> None:
    await subscribed(store)
    await subscribed(store, OTHER)
    loan, one = await loan_due(store, NOW)
    before = await viewed(store, loan.id)

    assert not await store.pay_part(OTHER, one, 1, NOW)
    assert not await store.move_instalment(OTHER, one, AGREED, [], "", NOW)
    assert not await store.close_loan(OTHER, loan.id, Closed.FINISHED, NOW)
    assert not await store.restore_loan(OTHER, loan.id, {}, NOW)
    assert not await store.set_own_reminders(OTHER, loan.id, OwnReminders((1,)), {}, NOW)
    assert await store.history(OTHER, loan.id) == []
    await store.answered(OTHER, one)

    assert await viewed(store, loan.id) == before


async def test_a_paused_loan_that_is_restored_stays_paused(store: Store) -> None:
    await subscribed(store)
    loan, _ = await loan_due(store, NOW)
    await store.set_loan_state(NAN, loan.id, LoanState.PAUSED, {}, NOW)
    await store.close_loan(NAN, loan.id, Closed.FINISHED, NOW)

    await store.restore_loan(NAN, loan.id, {}, NOW)

    assert (await viewed(store, loan.id)).loan.state is LoanState.PAUSED


async def test_what_is_typed_answers_the_latest_conversation_and_the_other_stays(store: Store) -> None:
    await subscribed(store)
    form, setting = draft(), replace(draft(), kind="settings", step="at", data={})
    await store.save_conversation(form)
    await store.save_conversation(setting)

    assert await store.conversation(NAN, NOW) == setting
    assert await store.conversation(NAN, NOW, "loan") == form
    assert await store.end_conversation(NAN, "settings")
    assert await store.conversation(NAN, NOW) == form
    await store.save_conversation(setting)
    await store.save_conversation(form)
    assert await store.conversation(NAN, NOW) == form
    assert await store.end_conversation(NAN)
    assert await store.conversation(NAN, NOW) is None


async def test_several_loans_are_saved_all_or_none_and_the_review_goes_on(store: Store) -> None:
    await subscribed(store)
    form, review, rest = draft(), replace(draft(), kind="paste"), replace(draft(), kind="paste", step="rest")
    await store.save_conversation(form)
    await store.save_conversation(review)
    good = (LOAN, months(1))
    bad = (LOAN, [instalment(1, date(2027, 1, 15), Planned("-1", NOW.replace(tzinfo=None)))])

    with pytest.raises(ValueError, match="zone"):
        await store.add_loans(NAN, [good, bad], "paste", None, NOW)
    assert await store.loans(NAN) == []
    assert await store.conversation(NAN, NOW) == review

    await store.add_loans(NAN, [good, good], "paste", rest, NOW)
    assert len(await store.loans(NAN)) == 2
    assert await store.conversation(NAN, NOW) == rest
    assert await store.conversation(NAN, NOW, "loan") == form
    await store.add_loans(NAN, [good], "paste", None, NOW)
    assert await store.conversation(NAN, NOW) == form
