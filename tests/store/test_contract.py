"""What every store promises about people, loans and upkeep. Speaks to the protocol alone."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest

from bot.domain.dates import DateRule, Monthly, Once
from bot.domain.language import Language
from bot.domain.loans import Closed, InstalmentState, LoanDraft, LoanState
from bot.domain.preferences import Preferences, QuietHours
from bot.domain.reminders import Planned
from bot.store.records import Applied, Sent, Subscription, UnknownUserError
from tests.store.each import Each
from tests.store.samples import (
    DAY,
    LOAN,
    NAN,
    NOW,
    OTHER,
    PREFERENCES,
    claim,
    draft,
    instalment,
    loan_due,
    months,
    subscribed,
)

YEAR = 365 * DAY


# users -------------------------------------------------------------------


def test_a_new_user_has_an_alias_and_has_said_nothing(store: Each) -> None:
    assert store.user(NAN) is None

    user = store.add_user(NAN, Language.HANT, PREFERENCES, NOW)

    assert user == store.user(NAN)
    assert user.preferences == PREFERENCES
    assert (user.language, user.language_chosen) == (Language.HANT, False)
    assert (user.subscription, user.reachable) == (Subscription.NONE, True)
    assert user.created_at == user.seen_at == NOW
    assert len(user.alias) >= 8
    assert str(NAN) not in user.alias


def test_a_user_is_made_once(store: Each) -> None:
    users = [store.add_user(NAN, Language.HANS, PREFERENCES, NOW + n * DAY) for n in range(3)]

    assert len({user.alias for user in users}) == 1
    assert store.user_ids() == [NAN]


def test_what_is_named_of_a_user_changes_and_nothing_else(store: Each) -> None:
    user = store.add_user(NAN, Language.HANS, PREFERENCES, NOW)
    changed = replace(
        user,
        language=Language.EN,
        language_chosen=True,
        preferences=Preferences("America/Toronto", (), (30,), time(7, 5, 30), QuietHours(time(0), time(0))),
        subscription=Subscription.OFF,
        reachable=False,
        seen_at=NOW + timedelta(microseconds=1),
    )

    store.patch_user(NAN, language=changed.language, language_chosen=True, preferences=changed.preferences)
    store.patch_user(NAN, subscription=Subscription.OFF, reachable=False, seen_at=changed.seen_at)

    assert store.user(NAN) == changed


def test_a_change_of_an_erased_user_brings_nobody_back(store: Each) -> None:
    subscribed(store)
    store.forget(NAN)

    store.patch_user(NAN, reachable=False)

    assert store.user_ids() == []


def test_an_instant_comes_back_as_the_same_instant_in_utc(store: Each) -> None:
    shanghai = NOW.astimezone(timezone(timedelta(hours=8)))

    store.add_user(NAN, Language.HANS, PREFERENCES, shanghai)

    user = store.user(NAN)
    assert user is not None
    assert (user.created_at, user.created_at.tzinfo) == (NOW, UTC)


def test_a_naive_time_is_refused(store: Each) -> None:
    with pytest.raises(ValueError, match="zone"):
        store.add_user(NAN, Language.HANS, PREFERENCES, NOW.replace(tzinfo=None))


def test_forgetting_counts_what_went_and_spares_others(store: Each) -> None:
    for user_id in (NAN, OTHER):
        subscribed(store, user_id)
        store.add_loan(user_id, LOAN, months(3), NOW)
        store.save_conversation(draft(user_id))

    forgotten = store.forget(NAN)

    assert forgotten == {
        "users": 1,
        "conversations": 1,
        "loans": 1,
        "instalments": 3,
        "reminders": 6,
        "history": 1,
        "contacts": 0,
        "matters": 0,
        "notice_recipients": 0,
    }
    assert store.loans(NAN) == []
    assert store.user_ids() == [OTHER]
    assert len((store.loans(OTHER))[0].instalments) == 3
    assert set(store.forget(NAN).values()) == {0}


def test_everything_is_all_that_forgetting_erases_ready_to_be_read(store: Each) -> None:
    for user_id in (NAN, OTHER):
        subscribed(store, user_id)
        deleted = store.add_loan(user_id, LOAN, months(3), NOW)
        store.close_loan(user_id, deleted.id, Closed.DELETED, NOW)
        store.save_conversation(draft(user_id))

    stored = store.everything(NAN)

    assert json.loads(json.dumps(stored)) == stored
    assert stored["users"][0]["days_before"] == [7, 3, 1, 0]
    assert [one["data"] for one in stored["conversations"]] == [json.loads(draft().data)]
    assert [one["name"] for one in stored["loans"]] == [LOAN.name]
    assert {one.get("user_id", NAN) for rows in stored.values() for one in rows} == {NAN}
    assert {table: len(rows) for table, rows in stored.items()} == store.forget(NAN)
    assert not any((store.everything(NAN)).values())


# conversations ------------------------------------------------------------------


def test_a_conversation_is_open_until_it_expires_and_kept_until_it_is_pruned(store: Each) -> None:
    subscribed(store)
    store.save_conversation(draft())

    assert store.conversations(NAN, NOW) == [draft()]
    assert store.conversations(NAN, NOW + DAY) == []
    assert store.conversation(NAN, "loan") == draft()


def test_what_is_saved_takes_the_place_of_its_kind_and_key_alone_and_is_the_latest(store: Each) -> None:
    subscribed(store)
    setting = replace(draft(), kind="settings", data="{}")
    first, second = replace(draft(), key="a"), replace(draft(), key="b")
    changed = replace(first, data="{}")
    for one in (first, setting, second, changed):
        store.save_conversation(one)

    assert store.conversations(NAN, NOW) == [changed, second, setting]
    assert store.conversation(NAN, "loan", "a") == changed
    assert store.conversation(NAN, "loan") is None


def test_one_ends_and_the_others_stay(store: Each) -> None:
    subscribed(store)
    first, second = replace(draft(), key="a"), replace(draft(), key="b")
    store.save_conversation(first)
    store.save_conversation(second)

    assert store.end_conversation(NAN, "loan", "b")
    assert not store.end_conversation(NAN, "loan", "b")
    assert not store.end_conversation(NAN, "loan")
    assert store.conversations(NAN, NOW) == [first]


def test_nothing_is_kept_for_a_stranger(store: Each) -> None:
    with pytest.raises(UnknownUserError):
        store.save_conversation(draft())
    with pytest.raises(UnknownUserError):
        store.add_loan(NAN, LOAN, months(1), NOW)

    assert store.loans(NAN) == []


# loans -------------------------------------------------------------------


@pytest.mark.parametrize(
    "rule", [Once(date(2026, 12, 15)), Monthly(date(2027, 2, 28), 31), Monthly(date(2026, 12, 30), 30, 2)]
)
def test_a_loan_comes_back_as_it_was_saved(store: Each, rule: DateRule) -> None:
    subscribed(store)
    wish = LoanDraft(None, '<3 & "房贷" \x00 🏠', rule, None, None)

    loan = store.add_loan(NAN, wish, months(2), NOW)

    view = store.loan(NAN, loan.id)
    assert view is not None
    assert view.loan == loan
    assert wish == LoanDraft(loan.lender, loan.name, loan.rule, loan.amount, loan.count)
    assert (loan.user_id, loan.state, loan.created_at) == (NAN, LoanState.ACTIVE, NOW)
    assert [(1, date(2026, 12, 15)), (2, date(2027, 1, 15))] == [
        (i.number, i.due_on) for i in view.instalments
    ]
    assert all(i.state is InstalmentState.OPEN and i.amount == 120_000 for i in view.instalments)
    assert view.next_reminder == datetime(2026, 12, 14, 1, tzinfo=UTC)


def test_a_loan_that_fails_halfway_leaves_nothing_and_the_conversation_goes_on(store: Each) -> None:
    subscribed(store)
    store.save_conversation(draft())
    bad = instalment(2, date(2027, 1, 15), Planned("-1", NOW.replace(tzinfo=None)))

    with pytest.raises(ValueError, match="zone"):
        store.add_loan(NAN, LOAN, [*months(1), bad], NOW)

    assert store.loans(NAN) == []
    assert store.conversations(NAN, NOW) == [draft()]


def test_loans_are_listed_oldest_first_each_with_its_own_next_reminder(store: Each) -> None:
    subscribed(store)
    for days in (9, 2, 5):
        loan_due(store, NOW + days * DAY)
    store.add_loan(NAN, LOAN, [], NOW)

    views = store.loans(NAN)

    assert sorted(v.loan.id for v in views) == [v.loan.id for v in views]
    assert [v.next_reminder for v in views] == [NOW + 9 * DAY, NOW + 2 * DAY, NOW + 5 * DAY, None]


def test_the_loan_of_another_user_does_not_exist(store: Each) -> None:
    subscribed(store)
    subscribed(store, OTHER)
    loan, instalment_id = loan_due(store, NOW + DAY)
    before = store.loans(NAN)

    assert store.loan(OTHER, loan.id) is None
    assert store.replace_loan(OTHER, loan.id, LOAN, [], NOW) is None
    assert not store.set_loan_state(OTHER, loan.id, LoanState.PAUSED, {}, NOW)
    assert not store.close_loan(OTHER, loan.id, Closed.DELETED, NOW)
    assert store.instalment(OTHER, instalment_id) is None
    assert not store.settle(OTHER, instalment_id, InstalmentState.PAID, NOW)
    assert not store.reopen(OTHER, instalment_id, [], NOW)
    assert not store.snooze(OTHER, instalment_id, NOW)
    store.replan(OTHER, {instalment_id: [Planned("-9", NOW)]}, NOW)
    assert store.cancel_pending(OTHER) == 0

    assert store.loans(NAN) == before


def test_a_deleted_loan_takes_its_reminders_along_and_its_ids_never_return(store: Each) -> None:
    subscribed(store)
    loan, instalment_id = loan_due(store, NOW)

    assert store.close_loan(NAN, loan.id, Closed.DELETED, NOW)
    assert not store.close_loan(NAN, loan.id, Closed.DELETED, NOW)

    assert claim(store, NOW) == []
    newer, newer_instalment = loan_due(store, NOW)
    assert newer.id > loan.id
    assert newer_instalment > instalment_id


def test_a_changed_loan_keeps_what_is_settled_and_what_is_due_on_the_same_day(store: Each) -> None:
    subscribed(store)
    loan = store.add_loan(NAN, LOAN, months(3), NOW)
    first, second, _third = (store.loans(NAN))[0].instalments
    store.settle(NAN, first.id, InstalmentState.PAID, NOW)

    wish = replace(LOAN, name="新名字", amount=90_000)
    new = [
        instalment(1, first.due_on, amount=90_000),
        instalment(2, second.due_on, amount=90_000),
        instalment(3, date(2027, 2, 20), amount=90_000),
    ]
    changed = store.replace_loan(NAN, loan.id, wish, new, NOW)

    assert changed == replace(loan, name="新名字", amount=90_000)
    view = store.loan(NAN, loan.id)
    assert view is not None
    assert [
        (1, first.due_on, 120_000, InstalmentState.PAID),
        (2, second.due_on, 90_000, InstalmentState.OPEN),
        (3, date(2027, 2, 20), 90_000, InstalmentState.OPEN),
    ] == [(i.number, i.due_on, i.amount, i.state) for i in view.instalments]
    assert [first.id, second.id] == [i.id for i in view.instalments[:2]]
    assert view.next_reminder is None
    assert store.conversations(NAN, NOW) == []


def test_new_instalments_count_on_from_the_highest_settled_one(store: Each) -> None:
    subscribed(store)
    loan = store.add_loan(NAN, LOAN, months(4), NOW)
    third = (store.loans(NAN))[0].instalments[2]
    store.settle(NAN, third.id, InstalmentState.SKIPPED, NOW)

    store.replace_loan(NAN, loan.id, LOAN, months(4), NOW)

    view = (store.loans(NAN))[0]
    assert [(i.number, i.due_on.month) for i in view.instalments] == [(3, 2), (4, 12), (5, 1), (6, 3)]


def test_changing_a_loan_loses_no_late_reminder_and_sends_no_sent_one_again(store: Each) -> None:
    subscribed(store)
    due = (NOW + DAY).date()
    rows = [Planned("-1", NOW - DAY), Planned("-0", NOW - timedelta(hours=1)), Planned("+1", NOW + 2 * DAY)]
    loan = store.add_loan(NAN, LOAN, [instalment(1, due, *rows)], NOW)
    sent = claim(store, NOW - DAY)
    store.record_sent([Sent((sent[0].id,), 7, NOW)])

    again = [Planned("-1", NOW + DAY), Planned("+1", NOW + 3 * DAY)]
    store.replace_loan(NAN, loan.id, LOAN, [instalment(1, due, *again)], NOW)

    assert [r.rule for r in claim(store, NOW)] == ["-0"]
    assert store.next_reminder(NAN) == NOW + 3 * DAY


def test_a_missing_loan_can_not_be_changed_and_ends_no_conversation(store: Each) -> None:
    subscribed(store)
    store.save_conversation(draft())

    assert store.replace_loan(NAN, 99, LOAN, months(1), NOW) is None
    assert store.conversations(NAN, NOW) == [draft()]


def test_a_paused_loan_is_silent_and_plans_nothing_until_it_goes_on(store: Each) -> None:
    subscribed(store)
    loan, instalment_id = loan_due(store, NOW)

    assert store.set_loan_state(NAN, loan.id, LoanState.PAUSED, {}, NOW)

    plan = [Planned("-0", NOW + DAY)]
    store.replan(NAN, {instalment_id: plan}, NOW)
    assert not store.snooze(NAN, instalment_id, NOW)
    assert store.extend_loan(NAN, loan.id, months(2), {}, NOW) == 2
    assert store.settle(NAN, instalment_id, InstalmentState.PAID, NOW)
    assert store.reopen(NAN, instalment_id, plan, NOW)
    assert store.next_reminder(NAN) is None
    assert claim(store, NOW + YEAR) == []

    assert store.set_loan_state(NAN, loan.id, LoanState.ACTIVE, {instalment_id: plan}, NOW)

    assert store.next_reminder(NAN) == NOW + DAY
    view = store.loan(NAN, loan.id)
    assert view is not None
    assert view.loan.state is LoanState.ACTIVE


def test_resuming_a_loan_plans_no_instalment_of_another(store: Each) -> None:
    subscribed(store)
    loan, _ = loan_due(store, NOW + 9 * DAY)
    _, other = loan_due(store, NOW + 9 * DAY)

    store.set_loan_state(NAN, loan.id, LoanState.ACTIVE, {other: [Planned("x", NOW + DAY)]}, NOW)

    assert store.next_reminder(NAN) == NOW + 9 * DAY


def test_a_loan_is_extended_by_the_days_that_are_new(store: Each) -> None:
    subscribed(store)
    loan = store.add_loan(NAN, LOAN, months(2), NOW)
    before = (store.loans(NAN))[0].instalments

    assert store.extend_loan(NAN, loan.id, months(4), {}, NOW) == 2
    assert store.extend_loan(NAN, loan.id, months(4), {}, NOW) == 0
    assert store.extend_loan(NAN, 99, months(4), {}, NOW) == 0

    after = (store.loans(NAN))[0].instalments
    assert before == after[:2]
    assert [i.number for i in after] == [1, 2, 3, 4]


def test_a_loan_whose_numbers_moved_is_still_extended(store: Each) -> None:
    """After a change of the date rule the schedule counts from 1 again, and the rows do not."""
    subscribed(store)
    loan = store.add_loan(NAN, LOAN, months(3), NOW)
    for one in (store.loans(NAN))[0].instalments:
        store.settle(NAN, one.id, InstalmentState.PAID, NOW)
    later = [instalment(n, date(2027, 2 + n, 20)) for n in range(1, 4)]
    store.replace_loan(NAN, loan.id, LOAN, later[:1], NOW)

    assert store.extend_loan(NAN, loan.id, later, {}, NOW) == 2

    numbered = [(i.number, i.due_on) for i in (store.loans(NAN))[0].instalments[3:]]
    assert [(3 + n, date(2027, 2 + n, 20)) for n in range(1, 4)] == numbered


# instalments ---------------------------------------------------------------


def test_paying_counts_once_and_can_be_undone(store: Each) -> None:
    subscribed(store)
    loan, instalment_id = loan_due(store, NOW + DAY)

    assert store.settle(NAN, instalment_id, InstalmentState.PAID, NOW)
    assert not store.settle(NAN, instalment_id, InstalmentState.SKIPPED, NOW + DAY)

    found = store.instalment(NAN, instalment_id)
    assert found is not None
    assert found[0] == loan
    assert (found[1].state, found[1].settled_at) == (InstalmentState.PAID, NOW)
    assert store.next_reminder(NAN) is None

    plan = [Planned("-0", NOW + DAY), Planned("+1", NOW + 2 * DAY)]
    assert store.reopen(NAN, instalment_id, plan, NOW)
    assert not store.reopen(NAN, instalment_id, plan, NOW)

    found = store.instalment(NAN, instalment_id)
    assert found is not None
    assert (found[1].state, found[1].settled_at) == (InstalmentState.OPEN, None)
    assert [r.rule for r in claim(store, NOW + 3 * DAY)] == ["-0", "+1"]


def test_an_instalment_can_not_be_settled_as_open(store: Each) -> None:
    with pytest.raises(ValueError, match="reopen"):
        store.settle(NAN, 1, InstalmentState.OPEN, NOW)


# updates, notes, upkeep ------------------------------------------------------


def test_an_update_is_seen_once_it_was_marked(store: Each) -> None:
    assert store.seen_updates([10]) == set()
    store.strike_off(10, NOW)
    store.strike_off(10, NOW)

    assert store.seen_updates([9, 10, 11]) == {10}


def test_notes_come_back_in_their_order(store: Each) -> None:
    store.add_note("rule.hours", "应该是 21:00", NOW)
    store.add_note("lender.x", "号码变了", NOW - DAY)

    assert store.notes() == [
        (NOW, "rule.hours", "应该是 21:00"),
        (NOW - DAY, "lender.x", "号码变了"),
    ]


def test_notes_have_a_bound(store: Each) -> None:
    for _ in range(1001):
        store.add_note("rights jiebei", "overdue page 1", NOW)

    assert len(store.notes()) == 1000


def test_what_is_over_for_long_is_erased_and_nothing_else(store: Each) -> None:
    user = subscribed(store)
    finished, last = loan_due(store, NOW)
    store.settle(NAN, last, InstalmentState.PAID, NOW)
    owed, _ = loan_due(store, NOW)
    partly = store.add_loan(NAN, LOAN, months(2), NOW)
    for one in (store.loans(NAN))[2].instalments[:1]:
        store.settle(NAN, one.id, InstalmentState.PAID, NOW)
    endless = store.add_loan(NAN, replace(LOAN, count=None), months(1), NOW)
    store.settle(NAN, (store.loans(NAN))[3].instalments[0].id, InstalmentState.PAID, NOW)
    store.strike_off(1, NOW)
    store.save_conversation(draft(expires_at=NOW))

    assert store.prune(NOW, NOW) == 0
    assert store.prune(NOW + timedelta(seconds=1), NOW + timedelta(seconds=1)) == 3

    assert [owed.id, partly.id, endless.id] == [v.loan.id for v in store.loans(NAN)]
    assert finished.id != owed.id
    assert store.seen_updates([1]) == set()
    assert not store.end_conversation(NAN, "loan")
    assert store.user(NAN) == user


def test_a_user_is_erased_who_owes_nothing_and_was_not_seen_for_long(store: Each) -> None:
    subscribed(store)
    subscribed(store, OTHER)
    _, owed = loan_due(store, NOW, OTHER)
    store.cancel_pending(OTHER)

    assert store.prune(NOW + YEAR, NOW) == 1
    assert store.user_ids() == [OTHER]

    store.settle(OTHER, owed, InstalmentState.PAID, NOW + YEAR)
    assert store.prune(NOW + YEAR, NOW) == 1
    assert store.user_ids() == []


def test_a_loan_that_was_just_saved_stays(store: Each) -> None:
    subscribed(store)
    store.add_loan(NAN, LOAN, [], NOW)

    assert store.prune(NOW, NOW) == 0
    assert len(store.loans(NAN)) == 1


def test_a_user_who_was_seen_lately_stays(store: Each) -> None:
    subscribed(store)
    store.patch_user(NAN, seen_at=NOW + YEAR)

    assert store.prune(NOW + YEAR, NOW) == 0
    assert store.user_ids() == [NAN]


# updates -------------------------------------------------------------------


def test_an_update_is_applied_once_and_owed_until_its_answer_is_struck_off(store: Each) -> None:
    assert store.applied(7) is None
    store.owe(7, NAN, '["hello"]', NOW)

    assert store.applied(7) == Applied('["hello"]')
    assert store.owed(9) == [(7, '["hello"]')]
    assert store.seen_updates([6, 7]) == set()  # Telegram may give it again, so that it is answered

    store.strike_off(7, NOW)

    assert store.applied(7) == Applied(None)
    assert store.owed(9) == []
    assert store.seen_updates([6, 7]) == {7}


def test_an_update_that_wrote_nothing_is_known_once_it_was_answered(store: Each) -> None:
    store.strike_off(7, NOW)
    store.strike_off(7, NOW + DAY)

    assert store.applied(7) == Applied(None)


def test_answers_are_owed_in_their_order_and_so_many_at_a_time(store: Each) -> None:
    for update_id in (3, 1, 2):
        store.owe(update_id, NAN, "[]", NOW)

    assert [update_id for update_id, _ in store.owed(2)] == [1, 2]


def test_what_somebody_is_owed_is_erased_with_all_else_and_not_applied_again(store: Each) -> None:
    subscribed(store)
    store.owe(7, NAN, '["your loan"]', NOW)
    store.owe(8, OTHER, '["hello"]', NOW)

    store.forget(NAN)

    store.owe(7, NAN, '["your loan"]', NOW)  # it was on its way, and could not be said
    assert store.applied(7) == Applied(None)
    assert store.owed(9) == [(8, '["hello"]')]


def test_rows_that_are_written_are_counted(store: Each) -> None:
    before = store.written
    assert store.user(NAN) is None
    assert store.written == before

    subscribed(store)

    assert store.written > before
