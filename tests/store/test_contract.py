"""What every store promises about people, loans and upkeep. Speaks to the protocol alone."""

import asyncio
import json
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest

from bot.domain.dates import DateRule, EveryDays, Monthly, Once
from bot.domain.language import Language
from bot.domain.loans import Closed, InstalmentState, LoanDraft, LoanState
from bot.domain.preferences import Preferences, QuietHours
from bot.domain.reminders import Planned
from bot.store.protocol import Store
from bot.store.records import Sent, Subscription, UnknownUserError
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


async def test_a_new_user_has_an_alias_and_has_said_nothing(store: Store) -> None:
    assert await store.user(NAN) is None

    user = await store.add_user(NAN, Language.HANT, PREFERENCES, NOW)

    assert user == await store.user(NAN)
    assert user.preferences == PREFERENCES
    assert (user.language, user.language_chosen) == (Language.HANT, False)
    assert (user.subscription, user.reachable) == (Subscription.NONE, True)
    assert user.created_at == user.seen_at == NOW
    assert len(user.alias) >= 8
    assert str(NAN) not in user.alias


async def test_two_first_messages_at_once_make_one_user(store: Store) -> None:
    users = await asyncio.gather(
        *(store.add_user(NAN, Language.HANS, PREFERENCES, NOW + n * DAY) for n in range(10))
    )

    assert len({user.alias for user in users}) == 1
    assert await store.user_ids() == [NAN]


async def test_all_of_a_user_can_be_changed_but_id_alias_and_birth(store: Store) -> None:
    user = await store.add_user(NAN, Language.HANS, PREFERENCES, NOW)
    changed = replace(
        user,
        language=Language.EN,
        language_chosen=True,
        preferences=Preferences("America/Toronto", (), (30,), time(7, 5, 30), QuietHours(time(0), time(0))),
        subscription=Subscription.OFF,
        reachable=False,
        seen_at=NOW + timedelta(microseconds=1),
    )

    await store.save_user(replace(changed, alias="another", created_at=NOW + DAY))

    assert await store.user(NAN) == changed


async def test_saving_an_erased_user_brings_nobody_back(store: Store) -> None:
    user = await subscribed(store)
    await store.forget(NAN)

    await store.save_user(user)

    assert await store.user_ids() == []


async def test_an_instant_comes_back_as_the_same_instant_in_utc(store: Store) -> None:
    shanghai = NOW.astimezone(timezone(timedelta(hours=8)))

    await store.add_user(NAN, Language.HANS, PREFERENCES, shanghai)

    user = await store.user(NAN)
    assert user is not None
    assert (user.created_at, user.created_at.tzinfo) == (NOW, UTC)


async def test_a_naive_time_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="zone"):
        await store.add_user(NAN, Language.HANS, PREFERENCES, NOW.replace(tzinfo=None))


async def test_forgetting_counts_what_went_and_spares_others(store: Store) -> None:
    for user_id in (NAN, OTHER):
        await subscribed(store, user_id)
        await store.add_loan(user_id, LOAN, months(3), NOW)
        await store.save_conversation(draft(user_id))

    forgotten = await store.forget(NAN)

    assert forgotten.rows == {
        "users": 1,
        "drafts": 1,
        "loans": 1,
        "instalments": 3,
        "reminders": 6,
        "history": 1,
    }
    assert await store.loans(NAN) == []
    assert await store.user_ids() == [OTHER]
    assert len((await store.loans(OTHER))[0].instalments) == 3
    assert set((await store.forget(NAN)).rows.values()) == {0}


async def test_everything_is_all_that_forgetting_erases_ready_to_be_read(store: Store) -> None:
    for user_id in (NAN, OTHER):
        await subscribed(store, user_id)
        deleted = await store.add_loan(user_id, LOAN, months(3), NOW)
        await store.close_loan(user_id, deleted.id, Closed.DELETED, NOW)
        await store.save_conversation(draft(user_id))

    stored = await store.everything(NAN)

    assert json.loads(json.dumps(stored)) == stored
    assert stored["users"][0]["days_before"] == [7, 3, 1, 0]
    assert [one["data"] for one in stored["drafts"]] == [draft().data]
    assert [one["name"] for one in stored["loans"]] == [LOAN.name]
    assert {one.get("user_id", NAN) for rows in stored.values() for one in rows} == {NAN}
    assert {table: len(rows) for table, rows in stored.items()} == (await store.forget(NAN)).rows
    assert not any((await store.everything(NAN)).values())


# drafts ------------------------------------------------------------------


async def test_a_draft_is_kept_until_it_expires(store: Store) -> None:
    await subscribed(store)
    await store.save_conversation(draft())

    assert await store.conversation(NAN, NOW) == draft()
    assert await store.conversation(NAN, NOW + DAY) is None


async def test_a_newer_draft_takes_the_place_of_the_older(store: Store) -> None:
    await subscribed(store)
    await store.save_conversation(draft())
    newer = replace(draft(), kind="settings", data={})
    await store.save_conversation(newer)

    assert await store.conversation(NAN, NOW) == newer
    assert await store.end_conversation(NAN)
    assert not await store.end_conversation(NAN)


async def test_nothing_is_kept_for_a_stranger(store: Store) -> None:
    with pytest.raises(UnknownUserError):
        await store.save_conversation(draft())
    with pytest.raises(UnknownUserError):
        await store.add_loan(NAN, LOAN, months(1), NOW)

    assert await store.loans(NAN) == []


# loans -------------------------------------------------------------------


@pytest.mark.parametrize(
    "rule", [Once(date(2026, 12, 15)), Monthly(date(2027, 2, 28), 31), Monthly(date(2026, 12, 30), 30, 2)]
)
async def test_a_loan_comes_back_as_it_was_saved(store: Store, rule: DateRule) -> None:
    await subscribed(store)
    wish = LoanDraft(None, '<3 & "房贷" \x00 🏠', rule, None, None)

    loan = await store.add_loan(NAN, wish, months(2), NOW)

    view = await store.loan(NAN, loan.id)
    assert view is not None
    assert view.loan == loan
    assert wish == LoanDraft(loan.lender, loan.name, loan.rule, loan.amount, loan.count)
    assert (loan.user_id, loan.state, loan.created_at) == (NAN, LoanState.ACTIVE, NOW)
    assert [(1, date(2026, 12, 15)), (2, date(2027, 1, 15))] == [
        (i.number, i.due_on) for i in view.instalments
    ]
    assert all(i.state is InstalmentState.OPEN and i.amount == 120_000 for i in view.instalments)
    assert view.next_reminder == datetime(2026, 12, 14, 1, tzinfo=UTC)


async def test_saving_a_loan_ends_the_conversation(store: Store) -> None:
    await subscribed(store)
    await store.save_conversation(draft())

    await store.add_loan(NAN, LOAN, months(1), NOW)

    assert await store.conversation(NAN, NOW) is None


async def test_a_loan_that_fails_halfway_leaves_nothing_and_the_conversation_goes_on(store: Store) -> None:
    await subscribed(store)
    await store.save_conversation(draft())
    bad = instalment(2, date(2027, 1, 15), Planned("-1", NOW.replace(tzinfo=None)))

    with pytest.raises(ValueError, match="zone"):
        await store.add_loan(NAN, LOAN, [*months(1), bad], NOW)

    assert await store.loans(NAN) == []
    assert await store.conversation(NAN, NOW) == draft()


async def test_loans_are_listed_oldest_first_each_with_its_own_next_reminder(store: Store) -> None:
    await subscribed(store)
    for days in (9, 2, 5):
        await loan_due(store, NOW + days * DAY)
    await store.add_loan(NAN, LOAN, [], NOW)

    views = await store.loans(NAN)

    assert sorted(v.loan.id for v in views) == [v.loan.id for v in views]
    assert [v.next_reminder for v in views] == [NOW + 9 * DAY, NOW + 2 * DAY, NOW + 5 * DAY, None]


async def test_the_loan_of_another_user_does_not_exist(store: Store) -> None:
    await subscribed(store)
    await subscribed(store, OTHER)
    loan, instalment_id = await loan_due(store, NOW + DAY)
    before = await store.loans(NAN)

    assert await store.loan(OTHER, loan.id) is None
    assert await store.replace_loan(OTHER, loan.id, LOAN, [], NOW) is None
    assert not await store.set_loan_state(OTHER, loan.id, LoanState.PAUSED, {}, NOW)
    assert not await store.close_loan(OTHER, loan.id, Closed.DELETED, NOW)
    assert await store.instalment(OTHER, instalment_id) is None
    assert not await store.settle(OTHER, instalment_id, InstalmentState.PAID, NOW)
    assert not await store.reopen(OTHER, instalment_id, [], NOW)
    assert not await store.snooze(OTHER, instalment_id, NOW)
    await store.replan(OTHER, {instalment_id: [Planned("-9", NOW)]}, NOW)
    assert await store.cancel_pending(OTHER) == 0

    assert await store.loans(NAN) == before


async def test_a_deleted_loan_takes_its_reminders_along_and_its_ids_never_return(store: Store) -> None:
    await subscribed(store)
    loan, instalment_id = await loan_due(store, NOW)

    assert await store.close_loan(NAN, loan.id, Closed.DELETED, NOW)
    assert not await store.close_loan(NAN, loan.id, Closed.DELETED, NOW)

    assert await claim(store, NOW) == []
    newer, newer_instalment = await loan_due(store, NOW)
    assert newer.id > loan.id
    assert newer_instalment > instalment_id


async def test_a_changed_loan_keeps_what_is_settled_and_what_is_due_on_the_same_day(store: Store) -> None:
    await subscribed(store)
    loan = await store.add_loan(NAN, LOAN, months(3), NOW)
    first, second, _third = (await store.loans(NAN))[0].instalments
    await store.settle(NAN, first.id, InstalmentState.PAID, NOW)
    await store.save_conversation(draft())

    wish = replace(LOAN, name="新名字", amount=90_000)
    new = [
        instalment(1, first.due_on, amount=90_000),
        instalment(2, second.due_on, amount=90_000),
        instalment(3, date(2027, 2, 20), amount=90_000),
    ]
    changed = await store.replace_loan(NAN, loan.id, wish, new, NOW)

    assert changed == replace(loan, name="新名字", amount=90_000)
    view = await store.loan(NAN, loan.id)
    assert view is not None
    assert [
        (1, first.due_on, 120_000, InstalmentState.PAID),
        (2, second.due_on, 90_000, InstalmentState.OPEN),
        (3, date(2027, 2, 20), 90_000, InstalmentState.OPEN),
    ] == [(i.number, i.due_on, i.amount, i.state) for i in view.instalments]
    assert [first.id, second.id] == [i.id for i in view.instalments[:2]]
    assert view.next_reminder is None
    assert await store.conversation(NAN, NOW) is None


async def test_new_instalments_count_on_from_the_highest_settled_one(store: Store) -> None:
    await subscribed(store)
    loan = await store.add_loan(NAN, LOAN, months(4), NOW)
    third = (await store.loans(NAN))[0].instalments[2]
    await store.settle(NAN, third.id, InstalmentState.SKIPPED, NOW)

    await store.replace_loan(NAN, loan.id, LOAN, months(4), NOW)

    view = (await store.loans(NAN))[0]
    assert [(i.number, i.due_on.month) for i in view.instalments] == [(3, 2), (4, 12), (5, 1), (6, 3)]


async def test_changing_a_loan_loses_no_late_reminder_and_sends_no_sent_one_again(store: Store) -> None:
    await subscribed(store)
    due = (NOW + DAY).date()
    rows = [Planned("-1", NOW - DAY), Planned("-0", NOW - timedelta(hours=1)), Planned("+1", NOW + 2 * DAY)]
    loan = await store.add_loan(NAN, LOAN, [instalment(1, due, *rows)], NOW)
    sent = await claim(store, NOW - DAY)
    await store.record_sent([Sent((sent[0].id,), 7, NOW)])

    again = [Planned("-1", NOW + DAY), Planned("+1", NOW + 3 * DAY)]
    await store.replace_loan(NAN, loan.id, LOAN, [instalment(1, due, *again)], NOW)

    assert [r.rule for r in await claim(store, NOW)] == ["-0"]
    assert await store.next_reminder(NAN) == NOW + 3 * DAY


async def test_a_missing_loan_can_not_be_changed_and_ends_no_conversation(store: Store) -> None:
    await subscribed(store)
    await store.save_conversation(draft())

    assert await store.replace_loan(NAN, 99, LOAN, months(1), NOW) is None
    assert await store.conversation(NAN, NOW) == draft()


async def test_a_paused_loan_is_silent_and_plans_nothing_until_it_goes_on(store: Store) -> None:
    await subscribed(store)
    loan, instalment_id = await loan_due(store, NOW)

    assert await store.set_loan_state(NAN, loan.id, LoanState.PAUSED, {}, NOW)

    plan = [Planned("-0", NOW + DAY)]
    await store.replan(NAN, {instalment_id: plan}, NOW)
    assert not await store.snooze(NAN, instalment_id, NOW)
    assert await store.extend_loan(loan.id, months(2)) == 2
    assert await store.settle(NAN, instalment_id, InstalmentState.PAID, NOW)
    assert await store.reopen(NAN, instalment_id, plan, NOW)
    assert await store.next_reminder(NAN) is None
    assert await claim(store, NOW + YEAR) == []

    assert await store.set_loan_state(NAN, loan.id, LoanState.ACTIVE, {instalment_id: plan}, NOW)

    assert await store.next_reminder(NAN) == NOW + DAY
    view = await store.loan(NAN, loan.id)
    assert view is not None
    assert view.loan.state is LoanState.ACTIVE


async def test_resuming_a_loan_plans_no_instalment_of_another(store: Store) -> None:
    await subscribed(store)
    loan, _ = await loan_due(store, NOW + 9 * DAY)
    _, other = await loan_due(store, NOW + 9 * DAY)

    await store.set_loan_state(NAN, loan.id, LoanState.ACTIVE, {other: [Planned("x", NOW + DAY)]}, NOW)

    assert await store.next_reminder(NAN) == NOW + 9 * DAY


async def test_a_loan_is_extended_by_the_days_that_are_new(store: Store) -> None:
    await subscribed(store)
    loan = await store.add_loan(NAN, LOAN, months(2), NOW)
    before = (await store.loans(NAN))[0].instalments

    assert await store.extend_loan(loan.id, months(4)) == 2
    assert await store.extend_loan(loan.id, months(4)) == 0
    assert await store.extend_loan(99, months(4)) == 0

    after = (await store.loans(NAN))[0].instalments
    assert before == after[:2]
    assert [i.number for i in after] == [1, 2, 3, 4]


async def test_open_ended_loans_run_out_before_a_due_date_can_be_missing(store: Store) -> None:
    await subscribed(store)
    months_ahead = [instalment(n, date(2027, n, 28)) for n in (1, 2)]
    open_ended = replace(LOAN, count=None)
    loan = await store.add_loan(NAN, open_ended, months_ahead, NOW)
    moved = (await store.loans(NAN))[0].instalments[1].id
    await store.move_instalment(NAN, moved, date(2027, 6, 1), [], "", NOW)
    weekly = replace(open_ended, rule=EveryDays(date(2027, 1, 28), 7))
    week = await store.add_loan(NAN, weekly, months_ahead, NOW)
    await store.add_loan(NAN, LOAN, months_ahead, NOW)
    await store.add_loan(NAN, replace(open_ended, rule=Once(date(2027, 1, 28))), months_ahead[:1], NOW)
    gone = await store.add_loan(NAN, open_ended, months_ahead, NOW)
    await store.close_loan(NAN, gone.id, Closed.DELETED, NOW)

    assert await store.running_out(date(2027, 3, 6)) == []
    assert await store.running_out(date(2027, 3, 7)) == [(NAN, week.id)]
    assert await store.running_out(date(2027, 3, 28)) == [(NAN, loan.id), (NAN, week.id)]


async def test_a_loan_whose_numbers_moved_is_still_extended(store: Store) -> None:
    """After a change of the date rule the schedule counts from 1 again, and the rows do not."""
    await subscribed(store)
    loan = await store.add_loan(NAN, LOAN, months(3), NOW)
    for one in (await store.loans(NAN))[0].instalments:
        await store.settle(NAN, one.id, InstalmentState.PAID, NOW)
    later = [instalment(n, date(2027, 2 + n, 20)) for n in range(1, 4)]
    await store.replace_loan(NAN, loan.id, LOAN, later[:1], NOW)

    assert await store.extend_loan(loan.id, later) == 2

    numbered = [(i.number, i.due_on) for i in (await store.loans(NAN))[0].instalments[3:]]
    assert [(3 + n, date(2027, 2 + n, 20)) for n in range(1, 4)] == numbered


# instalments ---------------------------------------------------------------


async def test_paying_counts_once_and_can_be_undone(store: Store) -> None:
    await subscribed(store)
    loan, instalment_id = await loan_due(store, NOW + DAY)

    assert await store.settle(NAN, instalment_id, InstalmentState.PAID, NOW)
    assert not await store.settle(NAN, instalment_id, InstalmentState.SKIPPED, NOW + DAY)

    found = await store.instalment(NAN, instalment_id)
    assert found is not None
    assert found[0] == loan
    assert (found[1].state, found[1].settled_at) == (InstalmentState.PAID, NOW)
    assert await store.next_reminder(NAN) is None

    plan = [Planned("-0", NOW + DAY), Planned("+1", NOW + 2 * DAY)]
    assert await store.reopen(NAN, instalment_id, plan, NOW)
    assert not await store.reopen(NAN, instalment_id, plan, NOW)

    found = await store.instalment(NAN, instalment_id)
    assert found is not None
    assert (found[1].state, found[1].settled_at) == (InstalmentState.OPEN, None)
    assert [r.rule for r in await claim(store, NOW + 3 * DAY)] == ["-0", "+1"]


async def test_an_instalment_can_not_be_settled_as_open(store: Store) -> None:
    with pytest.raises(ValueError, match="reopen"):
        await store.settle(NAN, 1, InstalmentState.OPEN, NOW)


# updates, notes, upkeep ------------------------------------------------------


async def test_an_update_is_seen_once_it_was_marked(store: Store) -> None:
    assert await store.seen_updates([10]) == set()
    await store.mark_update(10, NOW)
    await store.mark_update(10, NOW)

    assert await store.seen_updates([9, 10, 11]) == {10}


async def test_notes_come_back_in_their_order(store: Store) -> None:
    await store.add_note("rule.hours", "应该是 21:00", NOW)
    await store.add_note("lender.x", "号码变了", NOW - DAY)

    assert await store.notes() == [
        (NOW, "rule.hours", "应该是 21:00"),
        (NOW - DAY, "lender.x", "号码变了"),
    ]


async def test_notes_have_a_bound(store: Store) -> None:
    for _ in range(1001):
        await store.add_note("rights jiebei", "overdue page 1", NOW)

    assert len(await store.notes()) == 1000


async def test_what_is_over_for_long_is_erased_and_nothing_else(store: Store) -> None:
    user = await subscribed(store)
    finished, last = await loan_due(store, NOW)
    await store.settle(NAN, last, InstalmentState.PAID, NOW)
    owed, _ = await loan_due(store, NOW)
    partly = await store.add_loan(NAN, LOAN, months(2), NOW)
    for one in (await store.loans(NAN))[2].instalments[:1]:
        await store.settle(NAN, one.id, InstalmentState.PAID, NOW)
    endless = await store.add_loan(NAN, replace(LOAN, count=None), months(1), NOW)
    await store.settle(NAN, (await store.loans(NAN))[3].instalments[0].id, InstalmentState.PAID, NOW)
    await store.mark_update(1, NOW)
    await store.save_conversation(draft(expires_at=NOW))

    assert await store.prune(NOW, NOW) == 0
    assert await store.prune(NOW + timedelta(seconds=1), NOW + timedelta(seconds=1)) == 3

    assert [owed.id, partly.id, endless.id] == [v.loan.id for v in await store.loans(NAN)]
    assert finished.id != owed.id
    assert await store.seen_updates([1]) == set()
    assert not await store.end_conversation(NAN)
    assert await store.user(NAN) == user


async def test_a_user_is_erased_who_owes_nothing_and_was_not_seen_for_long(store: Store) -> None:
    await subscribed(store)
    await subscribed(store, OTHER)
    _, owed = await loan_due(store, NOW, OTHER)
    await store.cancel_pending(OTHER)

    assert await store.prune(NOW + YEAR, NOW) == 1
    assert await store.user_ids() == [OTHER]

    await store.settle(OTHER, owed, InstalmentState.PAID, NOW + YEAR)
    assert await store.prune(NOW + YEAR, NOW) == 1
    assert await store.user_ids() == []


async def test_a_loan_that_was_just_saved_stays(store: Store) -> None:
    await subscribed(store)
    await store.add_loan(NAN, LOAN, [], NOW)

    assert await store.prune(NOW, NOW) == 0
    assert len(await store.loans(NAN)) == 1


async def test_a_user_who_was_seen_lately_stays(store: Store) -> None:
    user = await subscribed(store)
    await store.save_user(replace(user, seen_at=NOW + YEAR))

    assert await store.prune(NOW + YEAR, NOW) == 0
    assert await store.user_ids() == [NAN]
