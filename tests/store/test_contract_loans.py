"""What every store keeps of loans beyond dates: parts, agreed days, closing, own reminders, history."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from bot.domain.dates import DateRule, EveryDays, Listed, Monthly, Once
from bot.domain.loans import Closed, Happened, InstalmentState, LoanState
from bot.domain.preferences import AS_USUAL, OwnReminders
from bot.domain.reminders import Planned
from bot.store.records import LoanView, Sent
from tests.store.each import Each
from tests.store.samples import (
    DAY,
    LOAN,
    NAN,
    NOW,
    OTHER,
    claim,
    instalment,
    loan_due,
    months,
    subscribed,
)

AGREED = date(2026, 12, 30)


def viewed(store: Each, loan_id: int) -> LoanView:
    view = store.loan(NAN, loan_id)
    assert view is not None
    return view


def told(store: Each, loan_id: int) -> list[Happened]:
    return [event.what for event in store.history(NAN, loan_id)]


@pytest.mark.parametrize(
    "rule",
    [
        Once(date(2026, 12, 15)),
        Monthly(date(2026, 12, 31), 31, 2),
        EveryDays(date(2026, 12, 4), 14),
        Listed((date(2026, 12, 4), date(2027, 1, 9))),
    ],
)
def test_a_loan_comes_back_as_it_was_saved(store: Each, rule: DateRule) -> None:
    subscribed(store)
    listed = isinstance(rule, Listed)
    wish = replace(
        LOAN,
        rule=rule,
        count=None,
        last_amount=None if listed else 5,
        amounts=(100, None) if listed else (),
        label="二",
    )

    saved = store.add_loan(NAN, wish, months(1), NOW)

    assert (saved.rule, saved.amounts, saved.label) == (rule, wish.amounts, "二")
    assert (saved.title, saved.last_amount) == ("阿美的微粒贷 · 二", wish.last_amount)
    assert (saved.own, saved.closed) == (AS_USUAL, None)
    assert (viewed(store, saved.id)).loan == saved


def test_parts_add_up_and_are_undone_one_by_one(store: Each) -> None:
    subscribed(store)
    loan, one = loan_due(store, NOW)

    assert store.pay_part(NAN, one, 300, NOW)
    assert store.pay_part(NAN, one, 200, NOW, date(2026, 11, 20))
    (paid,) = (viewed(store, loan.id)).instalments
    assert (paid.paid, paid.left, paid.state) == (500, 119_500, InstalmentState.OPEN)
    assert len(claim(store, NOW)) == 1, "an instalment that is paid in part is still reminded of"

    assert store.reopen(NAN, one, [], NOW)
    (part,) = (viewed(store, loan.id)).instalments
    assert part.paid == 300
    assert store.reopen(NAN, one, [], NOW)
    assert not store.reopen(NAN, one, [], NOW)
    (whole,) = (viewed(store, loan.id)).instalments
    assert whole.left == 120_000
    assert told(store, loan.id) == [Happened.SAVED, *[Happened.PART] * 2, *[Happened.REOPENED] * 2]


def test_what_is_settled_takes_no_part_and_keeps_the_day_that_was_named(store: Each) -> None:
    subscribed(store)
    loan, one = loan_due(store, NOW)

    assert store.settle(NAN, one, InstalmentState.PAID, NOW, date(2026, 11, 20))

    assert not store.pay_part(NAN, one, 300, NOW)
    (paid,) = (viewed(store, loan.id)).instalments
    assert (paid.paid_on, paid.settled_at) == (date(2026, 11, 20), NOW)
    assert (store.history(NAN, loan.id))[-1].on == date(2026, 11, 20)
    store.reopen(NAN, one, [], NOW)
    (open_again,) = (viewed(store, loan.id)).instalments
    assert open_again.paid_on is None


def test_what_is_skipped_is_told_without_a_sum_as_nothing_was_paid(store: Each) -> None:
    subscribed(store)
    loan, one = loan_due(store, NOW)

    assert store.settle(NAN, one, InstalmentState.SKIPPED, NOW)

    event = (store.history(NAN, loan.id))[-1]
    assert (event.what, event.amount) == (Happened.SKIPPED, None)


def test_what_is_due_today_is_not_overdue_yet(store: Each) -> None:
    subscribed(store)
    loan_due(store, NOW)

    assert store.arrears(NAN, NOW.date()).count == 0
    assert store.arrears(NAN, AGREED).count == 1


def test_an_agreed_day_takes_the_place_of_the_old_one_with_new_reminders(store: Each) -> None:
    subscribed(store)
    loan, one = loan_due(store, NOW, rule="-3")
    (sent,) = claim(store, NOW)
    store.record_sent([Sent((sent.id,), 1, NOW)])

    assert store.move_instalment(NAN, one, AGREED, [Planned("-3", NOW + DAY)], "客服同意", NOW)

    (moved,) = (viewed(store, loan.id)).instalments
    assert (moved.due_on, moved.moved_from) == (AGREED, NOW.date())
    (due,) = claim(store, NOW + DAY)
    assert due.rule == "-3", "what was sent for the old day says nothing about the new one"
    event = (store.history(NAN, loan.id))[-1]
    assert (event.what, event.due_on, event.on, event.note) == (
        Happened.AGREED,
        NOW.date(),
        AGREED,
        "客服同意",
    )
    store.move_instalment(NAN, one, NOW.date(), [], "", NOW)
    (back,) = (viewed(store, loan.id)).instalments
    assert back.moved_from is None


def test_what_was_under_way_when_the_day_moved_is_not_sent_in_the_place_of_a_new_one(
    store: Each,
) -> None:
    subscribed(store)
    _, one = loan_due(store, NOW, rule="0")
    (under_way,) = claim(store, NOW)

    store.move_instalment(NAN, one, AGREED, [Planned("0", NOW + DAY)], "", NOW)
    store.record_sent([Sent((under_way.id,), 1, NOW)])

    (due,) = claim(store, NOW + DAY)
    assert due.id != under_way.id


def test_what_was_under_way_when_the_day_moved_and_could_not_be_sent_does_not_come_back(store: Each) -> None:
    subscribed(store)
    _, one = loan_due(store, NOW, rule="0")
    (under_way,) = claim(store, NOW)

    store.move_instalment(NAN, one, AGREED, [], "", NOW)
    store.release([under_way.id])

    assert claim(store, NOW + DAY) == []


def test_a_moved_instalment_stays_moved_when_the_loan_changes(store: Each) -> None:
    subscribed(store)
    loan = store.add_loan(NAN, LOAN, months(2), NOW)
    first = (viewed(store, loan.id)).instalments[0]
    store.move_instalment(NAN, first.id, AGREED, [], "", NOW)

    store.replace_loan(NAN, loan.id, replace(LOAN, amount=1), months(2), NOW, "新方案")

    kept = (viewed(store, loan.id)).instalments[0]
    assert (kept.id, kept.due_on, kept.scheduled_on) == (first.id, AGREED, first.due_on)
    assert store.extend_loan(NAN, loan.id, months(2), {}, NOW) == 0, "its old day is not to come once more"
    event = (store.history(NAN, loan.id))[-1]
    assert (event.what, event.note) == (Happened.AGREED, "新方案")


@pytest.mark.parametrize("closed", list(Closed))
def test_a_closed_loan_is_not_reminded_of_until_it_is_restored(store: Each, closed: Closed) -> None:
    subscribed(store)
    loan, one = loan_due(store, NOW)

    assert store.close_loan(NAN, loan.id, closed, NOW)
    assert not store.close_loan(NAN, loan.id, closed, NOW)

    assert claim(store, NOW + DAY) == []
    assert store.next_due() is None
    assert not store.snooze(NAN, one, NOW)
    listed = [view.loan.id for view in store.loans(NAN)]
    assert listed == ([] if closed is Closed.DELETED else [loan.id])
    assert (viewed(store, loan.id)).loan.closed is closed

    assert store.restore_loan(NAN, loan.id, {one: [Planned("-0", NOW + DAY)]}, NOW)
    assert not store.restore_loan(NAN, loan.id, {}, NOW)
    assert len(claim(store, NOW + DAY)) == 1
    assert told(store, loan.id) == [Happened.SAVED, Happened(closed.value), Happened.RESTORED]


def test_a_deleted_loan_goes_for_good_after_some_days_and_a_finished_one_later(store: Each) -> None:
    subscribed(store)
    deleted, _ = loan_due(store, NOW)
    finished, _ = loan_due(store, NOW)
    loan_due(store, NOW)  # owed: the user stays
    store.close_loan(NAN, deleted.id, Closed.DELETED, NOW)
    store.close_loan(NAN, finished.id, Closed.FINISHED, NOW)

    store.prune(NOW - 300 * DAY, NOW + DAY)
    assert store.loan(NAN, deleted.id) is None
    assert store.loan(NAN, finished.id) is not None
    store.prune(NOW + DAY, NOW + DAY)
    assert store.loan(NAN, finished.id) is None
    assert store.user_ids() == [NAN]


def test_own_reminders_are_kept_and_planned(store: Each) -> None:
    subscribed(store)
    loan, one = loan_due(store, NOW + 5 * DAY)
    own = OwnReminders((2, 0), (), time(20, 30))

    assert store.set_own_reminders(NAN, loan.id, own, {one: [Planned("-2", NOW + DAY)]}, NOW)

    view = viewed(store, loan.id)
    assert view.loan.own == own
    assert view.next_reminder == NOW + DAY
    assert [due.rule for due in claim(store, NOW + 9 * DAY)] == ["-2"]


def test_an_answer_ends_the_asking_of_the_day_until_it_is_undone(store: Each) -> None:
    subscribed(store)
    asking = [Planned("again-1", NOW), Planned("+1", NOW + DAY)]
    loan = store.add_loan(NAN, LOAN, [instalment(1, NOW.date(), *asking)], NOW)
    one = (viewed(store, loan.id)).instalments[0].id

    store.answered(NAN, one)
    store.replan(NAN, {one: asking}, NOW - timedelta(hours=1))
    assert claim(store, NOW) == []

    store.settle(NAN, one, InstalmentState.PAID, NOW)
    store.reopen(NAN, one, asking, NOW)
    assert [due.rule for due in claim(store, NOW)] == ["again-1"]


def test_nobody_touches_another_users_loan(store: Each) -> None:
    subscribed(store)
    subscribed(store, OTHER)
    loan, one = loan_due(store, NOW)
    before = viewed(store, loan.id)

    assert not store.pay_part(OTHER, one, 1, NOW)
    assert not store.move_instalment(OTHER, one, AGREED, [], "", NOW)
    assert not store.close_loan(OTHER, loan.id, Closed.FINISHED, NOW)
    assert not store.restore_loan(OTHER, loan.id, {}, NOW)
    assert not store.set_own_reminders(OTHER, loan.id, OwnReminders((1,)), {}, NOW)
    assert store.history(OTHER, loan.id) == []
    store.answered(OTHER, one)

    assert viewed(store, loan.id) == before


def test_a_paused_loan_that_is_restored_stays_paused(store: Each) -> None:
    subscribed(store)
    loan, _ = loan_due(store, NOW)
    store.set_loan_state(NAN, loan.id, LoanState.PAUSED, {}, NOW)
    store.close_loan(NAN, loan.id, Closed.FINISHED, NOW)

    store.restore_loan(NAN, loan.id, {}, NOW)

    assert (viewed(store, loan.id)).loan.state is LoanState.PAUSED
