"""What every store promises about reminders. Speaks to the protocol alone."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.loans import Closed, InstalmentState, LoanState
from bot.domain.reminders import Planned
from bot.store.records import Sent, Subscription
from tests.store.each import Each
from tests.store.samples import (
    DAY,
    LOAN,
    NAN,
    NOW,
    OTHER,
    claim,
    claimed,
    instalment,
    lease,
    loan_due,
    of_loan,
    subscribed,
)

HOUR = timedelta(hours=1)


def test_a_claimed_reminder_comes_with_the_truth_of_now(store: Each) -> None:
    subscribed(store)
    loan, instalment_id = loan_due(store, NOW)

    (due,) = claim(store, NOW)

    assert (due.rule, due.send_at, due.attempts, of_loan(due).loan) == ("-0", NOW, 0, loan)
    assert of_loan(due).instalment.id == instalment_id
    assert of_loan(due).instalment.state is InstalmentState.OPEN


def test_what_is_not_due_is_not_claimed(store: Each) -> None:
    subscribed(store)
    loan_due(store, NOW + timedelta(microseconds=1))

    assert claim(store, NOW) == []
    assert len(claim(store, NOW + timedelta(microseconds=1))) == 1


def test_what_was_claimed_is_not_claimed_again_while_the_lease_runs(store: Each) -> None:
    subscribed(store)
    loan_due(store, NOW)

    assert store.claim_due(NOW, lease("a", 0, 300), 9) == [NAN]
    assert store.claim_due(NOW, lease("a", 299, 300), 9) == []
    assert store.claim_due(NOW, lease("a", 300, 300), 9) == [NAN]
    assert [r.attempts for r in claimed(store, NAN, "a")] == [1]


def test_a_new_owner_takes_over_at_once(store: Each) -> None:
    """The monotonic clock of a new process may stand anywhere: only the owner's name counts."""
    subscribed(store)
    loan_due(store, NOW)
    store.claim_due(NOW, lease("dead", 1_000_000, 300), 9)

    assert store.claim_due(NOW, lease("new", 5, 300), 9) == [NAN]
    assert claimed(store, NAN, "dead") == []
    assert len(claimed(store, NAN, "new")) == 1


def test_the_rows_of_a_user_are_claimed_together_and_users_by_their_wait(store: Each) -> None:
    for user_id in (1, 2, 3):
        subscribed(store, user_id)
    loan_due(store, NOW - 1 * HOUR, 1)
    loan_due(store, NOW - 2 * HOUR, 2)
    loan_due(store, NOW - 3 * HOUR, 3)
    loan_due(store, NOW - 4 * HOUR, 2)
    loan_due(store, NOW + 1 * HOUR, 2)

    assert store.claim_due(NOW, lease(), 2) == [2, 3]
    assert len(claimed(store, 2, "a")) == 2
    assert claimed(store, 1, "a") == []
    assert store.claim_due(NOW, lease(), 2) == [1]


def test_what_is_overdue_or_due_today_goes_first_by_the_lenders_clock(store: Each) -> None:
    """It is 00:30 in Shanghai, where the day has begun; in UTC it is the evening before."""
    now = datetime(2026, 12, 14, 16, 30, tzinfo=UTC)
    due_on = {1: date(2026, 12, 16), 2: date(2026, 12, 15), 3: date(2026, 12, 10), 4: date(2026, 12, 17)}
    for user_id, day in due_on.items():
        subscribed(store, user_id)
        waits = timedelta(hours=user_id if user_id != 2 else 9)
        rows = [instalment(1, day, Planned("-0", now - waits)), instalment(2, day + DAY, Planned("-1", now))]
        store.add_loan(user_id, LOAN, rows, NOW)

    assert store.claim_due(now, lease(), 3) == [2, 3, 4]
    assert [len(due) for due in (store.claimed([2, 3, 4], "a")).values()] == [2, 2, 2]
    assert store.claim_due(now, lease(), 3) == [1]


def test_what_several_users_are_owed_is_read_at_once_each_by_due_date(store: Each) -> None:
    for user_id in (1, 2, 3):
        subscribed(store, user_id)
        for days in (3, 1, 2):
            loan_due(store, NOW - days * DAY, user_id)
    store.claim_due(NOW, lease(), 9)
    store.cancel_pending(2)

    found = store.claimed([1, 2, 3, 4], "a")

    assert {user_id: [of_loan(one).instalment.due_on for one in due] for user_id, due in found.items()} == {
        user_id: [(NOW - days * DAY).date() for days in (3, 2, 1)] for user_id in (1, 3)
    }
    assert {user_id: due[0].user for user_id, due in found.items()} == {
        user_id: store.user(user_id) for user_id in (1, 3)
    }


def test_a_user_gets_one_message_at_a_time(store: Each) -> None:
    subscribed(store)
    loan_due(store, NOW)
    (first,) = claim(store, NOW)
    loan_due(store, NOW + HOUR)

    assert store.claim_due(NOW + HOUR, lease(), 9) == []

    store.record_sent([Sent((first.id,), 7, NOW)])
    assert store.claim_due(NOW + HOUR, lease(), 9) == [NAN]
    assert first.id not in [r.id for r in claimed(store, NAN, "a")]


def test_who_is_held_waits(store: Each) -> None:
    subscribed(store)
    subscribed(store, OTHER)
    loan_due(store, NOW)
    loan_due(store, NOW, OTHER)

    assert store.claim_due(NOW, lease(), 9, held=[NAN, 77]) == [OTHER]
    assert store.claim_due(NOW, lease(), 9) == [NAN]


@pytest.mark.parametrize(
    ("subscription", "reachable"),
    [(Subscription.OFF, True), (Subscription.NONE, True), (Subscription.ON, False)],
)
def test_who_can_not_be_reminded_has_no_next_reminder_and_loses_none(
    store: Each, subscription: Subscription, reachable: bool
) -> None:
    subscribed(store)
    loan_due(store, NOW)
    store.patch_user(NAN, subscription=subscription, reachable=reachable)

    assert claim(store, NOW) == []
    assert store.next_reminder(NAN) is None
    assert store.next_due() is None
    assert (store.loans(NAN))[0].next_reminder is None

    store.patch_user(NAN, subscription=Subscription.ON, reachable=True)
    assert store.next_reminder(NAN) == NOW
    assert len(claim(store, NOW)) == 1


def test_who_pauses_all_gets_what_fell_due_meanwhile_at_the_end_of_it(store: Each) -> None:
    subscribed(store)
    subscribed(store, OTHER)
    loan_due(store, NOW)
    loan_due(store, NOW + 2 * DAY)
    loan_due(store, NOW + 5 * DAY)
    loan_due(store, NOW + 6 * DAY, OTHER)
    end = NOW + 3 * DAY
    store.patch_user(NAN, paused_until=end)

    assert store.next_reminder(NAN) == end
    assert store.next_due() == end
    assert [view.next_reminder for view in store.loans(NAN)] == [end, end, NOW + 5 * DAY]
    assert claim(store, end - timedelta(microseconds=1)) == []
    assert [one.send_at for one in claim(store, end)] == [NOW, NOW + 2 * DAY]
    assert store.next_due() == NOW + 5 * DAY


def test_a_pause_that_lies_behind_changes_nothing(store: Each) -> None:
    subscribed(store)
    loan_due(store, NOW + DAY)
    store.patch_user(NAN, paused_until=NOW - DAY)

    assert store.next_reminder(NAN) == store.next_due() == NOW + DAY
    assert len(claim(store, NOW + DAY)) == 1


def test_nothing_is_sent_of_a_loan_that_is_closed_even_if_it_was_claimed(store: Each) -> None:
    subscribed(store)
    loan, _ = loan_due(store, NOW)
    claim(store, NOW)

    store.close_loan(NAN, loan.id, Closed.FINISHED, NOW)

    assert claimed(store, NAN, "a") == []
    assert store.next_due() is None
    assert claim(store, NOW + DAY, by=lease("b")) == []


def test_who_said_no_after_the_claim_gets_nothing_more(store: Each) -> None:
    subscribed(store)
    loan_due(store, NOW)
    claim(store, NOW)

    store.patch_user(NAN, subscription=Subscription.OFF)

    assert claimed(store, NAN, "a") == []


def test_what_was_answered_while_it_stood_in_line_is_not_asked_again(store: Each) -> None:
    subscribed(store)
    _, instalment_id = loan_due(store, NOW, rule="again-1")
    claim(store, NOW)

    store.answered(NAN, instalment_id)

    assert claimed(store, NAN, "a") == []


def test_what_was_paid_after_the_claim_is_no_longer_owed(store: Each) -> None:
    subscribed(store)
    _, paid = loan_due(store, NOW)
    _, owed = loan_due(store, NOW)
    claim(store, NOW)

    store.settle(NAN, paid, InstalmentState.PAID, NOW)

    assert [owed] == [of_loan(r).instalment.id for r in claimed(store, NAN, "a")]


def test_what_was_sent_is_never_sent_again(store: Each) -> None:
    subscribed(store)
    _, instalment_id = loan_due(store, NOW)
    (due,) = claim(store, NOW)
    store.record_sent([Sent((due.id,), 7, NOW)])

    store.replan(NAN, {instalment_id: [Planned("-0", NOW + DAY)]}, NOW)
    store.release([due.id], NOW + DAY)
    store.record_failed([due.id], "late")
    store.settle(NAN, instalment_id, InstalmentState.PAID, NOW)
    store.reopen(NAN, instalment_id, [Planned("-0", NOW + DAY)], NOW)

    assert store.next_reminder(NAN) is None
    assert claim(store, NOW + 9 * DAY, by=lease("b")) == []


def test_what_went_out_while_the_user_paid_is_never_sent_again(store: Each) -> None:
    subscribed(store)
    _, instalment_id = loan_due(store, NOW)
    (due,) = claim(store, NOW)

    store.settle(NAN, instalment_id, InstalmentState.PAID, NOW)
    store.record_sent([Sent((due.id,), 7, NOW)])
    store.reopen(NAN, instalment_id, [Planned("-0", NOW + DAY)], NOW)

    assert claim(store, NOW + DAY, by=lease("b")) == []


def test_a_tap_undone_while_the_message_is_under_way_doubles_nothing(store: Each) -> None:
    subscribed(store)
    _, instalment_id = loan_due(store, NOW)
    (due,) = claim(store, NOW)

    store.settle(NAN, instalment_id, InstalmentState.PAID, NOW)
    store.reopen(NAN, instalment_id, [Planned("-0", NOW + DAY)], NOW)
    store.record_sent([Sent((due.id,), 7, NOW)])

    assert claim(store, NOW + DAY, by=lease("b")) == []


def test_a_tap_undone_while_a_message_fails_to_go_out_loses_nothing(store: Each) -> None:
    subscribed(store)
    _, instalment_id = loan_due(store, NOW)
    (due,) = claim(store, NOW)

    store.settle(NAN, instalment_id, InstalmentState.PAID, NOW)
    store.release([due.id])
    assert claim(store, NOW + DAY) == []
    store.reopen(NAN, instalment_id, [Planned("-0", NOW + DAY)], NOW)

    assert len(claim(store, NOW + DAY)) == 1


def test_a_released_reminder_is_due_again_at_its_time_or_a_new_one(store: Each) -> None:
    subscribed(store)
    loan_due(store, NOW)
    (due,) = claim(store, NOW)

    store.release([due.id])
    (again,) = claim(store, NOW)
    assert (due.id, NOW, 1) == (again.id, again.send_at, again.attempts)

    store.release([due.id], NOW + HOUR)
    assert claim(store, NOW) == []
    assert store.next_due() == NOW + HOUR
    assert len(claim(store, NOW + HOUR)) == 1


def test_several_messages_are_recorded_at_once(store: Each) -> None:
    sent = []
    for user_id in (1, 2, 3):
        subscribed(store, user_id)
        loan_due(store, NOW, user_id)
        loan_due(store, NOW, user_id)
    store.claim_due(NOW, lease(), 9)
    for user_id in (1, 2):
        ids = tuple(one.id for one in claimed(store, user_id, "a"))
        sent.append(Sent(ids, user_id, NOW))

    store.record_sent(sent)

    assert store.claim_due(NOW, lease("b"), 9) == [3]


def test_a_failed_reminder_stays_failed(store: Each) -> None:
    subscribed(store)
    _, instalment_id = loan_due(store, NOW)
    (due,) = claim(store, NOW)

    store.record_failed([due.id], "can't parse")
    store.replan(NAN, {instalment_id: [Planned("-0", NOW + DAY)]}, NOW)

    assert claim(store, NOW + DAY, by=lease("b", 9_999)) == []


def test_a_new_plan_takes_the_place_of_what_lies_ahead(store: Each) -> None:
    subscribed(store)
    rows = [Planned("-3", NOW), Planned("-1", NOW + 2 * DAY), Planned("-0", NOW + 3 * DAY)]
    store.add_loan(NAN, LOAN, [instalment(1, (NOW + 3 * DAY).date(), *rows)], NOW)
    instalment_id = (store.loans(NAN))[0].instalments[0].id

    plan = [Planned("-3", NOW + HOUR), Planned("-2", NOW + DAY), Planned("-0", NOW + 4 * DAY)]
    store.replan(NAN, {instalment_id: plan}, NOW)

    times = {r.rule: r.send_at for r in claim(store, NOW + 9 * DAY)}
    assert times == {"-3": NOW, "-2": NOW + DAY, "-0": NOW + 4 * DAY}


def test_a_reminder_held_through_quiet_hours_outlives_a_new_plan(store: Each) -> None:
    subscribed(store)
    _, instalment_id = loan_due(store, NOW)
    (due,) = claim(store, NOW)
    store.release([due.id], NOW + 9 * HOUR)

    store.replan(NAN, {instalment_id: []}, NOW + HOUR)

    assert store.next_reminder(NAN) == NOW + 9 * HOUR


def test_a_reminder_that_came_back_from_a_tap_follows_the_next_plan(store: Each) -> None:
    subscribed(store)
    _, instalment_id = loan_due(store, NOW)
    (due,) = claim(store, NOW)
    store.release([due.id])
    store.settle(NAN, instalment_id, InstalmentState.PAID, NOW)
    store.reopen(NAN, instalment_id, [Planned("-0", NOW + DAY)], NOW)

    store.replan(NAN, {instalment_id: [Planned("-0", NOW + 2 * DAY)]}, NOW)

    assert store.next_reminder(NAN) == NOW + 2 * DAY


def test_a_settled_instalment_takes_no_plan(store: Each) -> None:
    subscribed(store)
    _, instalment_id = loan_due(store, NOW)
    store.settle(NAN, instalment_id, InstalmentState.PAID, NOW)

    store.replan(NAN, {instalment_id: [Planned("-0", NOW)], 99: [Planned("-0", NOW)]}, NOW)

    assert claim(store, NOW) == []


def test_a_snooze_outlives_a_new_plan_and_can_be_repeated(store: Each) -> None:
    subscribed(store)
    _, instalment_id = loan_due(store, NOW + 9 * DAY)

    assert store.snooze(NAN, instalment_id, NOW + HOUR)
    assert store.snooze(NAN, instalment_id, NOW + 2 * HOUR)
    store.replan(NAN, {instalment_id: []}, NOW)
    assert store.next_reminder(NAN) == NOW + 2 * HOUR

    (due,) = claim(store, NOW + 2 * HOUR)
    assert due.rule == "snooze"
    store.record_sent([Sent((due.id,), 7, NOW)])
    assert store.snooze(NAN, instalment_id, NOW + 5 * HOUR)
    (due,) = claim(store, NOW + 5 * HOUR)
    assert (due.rule, due.attempts) == ("snooze", 0)


def test_a_snooze_asked_for_while_one_is_under_way_still_comes(store: Each) -> None:
    subscribed(store)
    _, instalment_id = loan_due(store, NOW + 9 * DAY)
    store.snooze(NAN, instalment_id, NOW)
    (due,) = claim(store, NOW)

    store.snooze(NAN, instalment_id, NOW + HOUR)
    store.record_sent([Sent((due.id,), 7, NOW)])

    assert store.next_reminder(NAN) == NOW + HOUR


def test_nothing_settled_is_snoozed(store: Each) -> None:
    subscribed(store)
    _, instalment_id = loan_due(store, NOW)
    store.settle(NAN, instalment_id, InstalmentState.PAID, NOW)

    assert not store.snooze(NAN, instalment_id, NOW)
    assert not store.snooze(NAN, 99, NOW)


def test_who_unsubscribes_gets_nothing_more_and_can_come_back(store: Each) -> None:
    subscribed(store)
    _, instalment_id = loan_due(store, NOW)
    loan_due(store, NOW + DAY)
    claim(store, NOW)

    assert store.cancel_pending(NAN) == 2
    assert store.cancel_pending(NAN) == 0
    assert claimed(store, NAN, "a") == []
    assert claim(store, NOW + 9 * DAY, by=lease("b")) == []

    store.replan(NAN, {instalment_id: [Planned("-0", NOW + DAY)]}, NOW)
    assert store.next_reminder(NAN) == NOW + DAY


def test_what_was_cancelled_under_way_does_not_come_back_when_it_could_not_be_sent(
    store: Each,
) -> None:
    subscribed(store)
    loan_due(store, NOW)
    (due,) = claim(store, NOW)

    store.cancel_pending(NAN)
    store.release([due.id])

    assert claim(store, NOW + DAY, by=lease("b")) == []


def test_the_earliest_reminder_of_all_is_one_that_will_go_out(store: Each) -> None:
    assert store.next_due() is None
    for user_id in (1, 2, 3):
        subscribed(store, user_id)
    paused, _ = loan_due(store, NOW, 1)
    store.set_loan_state(1, paused.id, LoanState.PAUSED, {}, NOW)
    loan_due(store, NOW + 2 * DAY, 2)
    loan_due(store, NOW + DAY, 3)

    assert store.next_due() == NOW + DAY


def test_a_thousand_due_users_are_claimed_in_order_each_once(store: Each) -> None:
    for user_id in range(1, 1001):
        subscribed(store, user_id)
        loan_due(store, NOW - user_id * timedelta(minutes=1), user_id)

    order: list[int] = []
    while users := store.claim_due(NOW, lease(), 150):
        assert len(users) <= 150
        order += users

    assert order == list(range(1000, 0, -1))
    assert store.next_due() is None


def test_what_waits_is_what_is_due_and_may_go_out_also_while_it_does(store: Each) -> None:
    for user_id, minutes in ((NAN, 3), (OTHER, 2), (OTHER + 1, 1)):
        subscribed(store, user_id)
        loan_due(store, NOW - timedelta(minutes=minutes), user_id)
    loan_due(store, NOW + HOUR)
    since = NOW - timedelta(minutes=3)
    assert store.waiting(NOW, 100) == (3, since)
    assert store.waiting(NOW, 2) == (2, since)
    assert store.waiting(NOW, 100, [NAN]) == (2, NOW - timedelta(minutes=2))

    (sending,) = claim(store, NOW)
    assert store.waiting(NOW, 100) == (3, since)

    store.record_sent([Sent((sending.id,), 1, NOW)])
    store.patch_user(OTHER, paused_until=NOW + HOUR)
    store.cancel_pending(OTHER + 1)
    assert store.waiting(NOW, 100) == (0, None)
