"""What a store promises about matters: their rows go out of the same outbox as those of loans."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from bot.domain.filings import Filing, FilingDraft
from bot.domain.hearings import HearingDraft
from bot.domain.matters import Over
from bot.domain.reminders import Planned
from bot.store.records import Matter, MatterDraft, Sent, UnknownUserError
from tests.store.each import Each
from tests.store.samples import DAY, NAN, NOW, OTHER, claim, claimed, lease, loan_due, of_loan, subscribed

DRAFT = HearingDraft(date(2026, 12, 20), time(9, 30), "朝阳区法院")
LATER = HearingDraft(date(2026, 12, 28), time(9, 30), "朝阳区法院")


FILED = FilingDraft(date(2026, 11, 20), "老王的店", "lender", "TS-1")


def saved(store: Each, send_at: datetime = NOW, user_id: int = NAN, draft: MatterDraft = DRAFT) -> Matter:
    """One with one reminder."""
    return store.add_matter(user_id, draft, [Planned("-7", send_at)], NOW)


def test_it_is_kept_as_it_was_said_and_belongs_to_one_user(store: Each) -> None:
    subscribed(store)
    hearing = saved(store, NOW + DAY)

    (view,) = store.matters(NAN)
    assert (view.matter, view.matter.draft, view.next_reminder) == (hearing, DRAFT, NOW + DAY)
    assert store.matter(OTHER, hearing.id) is None
    assert store.matters(OTHER) == []
    assert not store.close_matter(OTHER, hearing.id, Over.DELETED, NOW)
    assert not store.move_matter(OTHER, hearing.id, LATER, [], NOW)
    with pytest.raises(UnknownUserError):
        saved(store, user_id=OTHER)


def test_it_goes_out_with_what_a_loan_is_due_the_same_moment(store: Each) -> None:
    subscribed(store)
    hearing = saved(store)
    loan, _ = loan_due(store, NOW)

    of_the_loan, of_court = claim(store, NOW)

    assert (of_loan(of_the_loan).loan, of_court.about, of_court.rule) == (loan, hearing, "-7")


def test_what_dies_before_it_is_recorded_is_claimed_by_the_next_owner(store: Each) -> None:
    subscribed(store)
    saved(store)
    (due,) = claim(store, NOW, by=lease("a"))

    assert claim(store, NOW, by=lease("a", 1)) == []
    (again,) = claim(store, NOW, by=lease("b"))
    assert (again.id, again.attempts) == (due.id, 1)

    store.record_sent([Sent((due.id,), 7, NOW)])
    assert claim(store, NOW + DAY, by=lease("c")) == []


def test_an_off_or_unreachable_or_pausing_user_gets_none(store: Each) -> None:
    subscribed(store)
    saved(store)
    store.patch_user(NAN, paused_until=NOW + DAY)
    assert (claim(store, NOW), store.next_due()) == ([], NOW + DAY)
    store.patch_user(NAN, paused_until=None, reachable=False)
    assert (claim(store, NOW), store.next_reminder(NAN)) == ([], None)


@pytest.mark.parametrize("closed", Over)
def test_what_is_closed_is_not_sent_and_can_be_undone(store: Each, closed: Over) -> None:
    subscribed(store)
    hearing = saved(store)

    assert store.close_matter(NAN, hearing.id, closed, NOW)
    assert not store.close_matter(NAN, hearing.id, closed, NOW)
    assert (claim(store, NOW), store.matters(NAN)) == ([], [])

    assert store.restore_matter(NAN, hearing.id, [Planned("-7", NOW)], NOW)
    assert not store.restore_matter(NAN, hearing.id, [Planned("-7", NOW)], NOW)
    assert len(claim(store, NOW)) == 1


def test_what_is_closed_while_its_message_is_under_way_is_not_owed_any_more(store: Each) -> None:
    subscribed(store)
    hearing = saved(store)
    claim(store, NOW)
    store.close_matter(NAN, hearing.id, Over.OVER, NOW)

    assert claimed(store, NAN, "a") == []


def test_another_day_is_reminded_of_anew_though_the_old_one_was(store: Each) -> None:
    subscribed(store)
    hearing = saved(store)
    (due,) = claim(store, NOW)
    store.record_sent([Sent((due.id,), 7, NOW)])

    assert store.move_matter(NAN, hearing.id, LATER, [Planned("-7", NOW + DAY)], NOW)
    assert not store.move_matter(NAN, hearing.id, LATER, [Planned("-7", NOW + DAY)], NOW)

    assert store.next_reminder(NAN) == NOW + DAY
    assert [one.rule for one in claim(store, NOW + DAY)] == ["-7"]


def test_a_new_plan_leaves_what_is_late_and_what_was_sent(store: Each) -> None:
    subscribed(store)
    plan = [Planned("-7", NOW - DAY), Planned("-3", NOW + DAY)]
    hearing = store.add_matter(NAN, DRAFT, plan, NOW)

    store.replan_matters(NAN, {hearing.id: [Planned("-1", NOW + 2 * DAY)]}, NOW)

    assert [one.rule for one in claim(store, NOW + 3 * DAY)] == ["-7", "-1"]


def test_one_far_ahead_runs_out_of_rows_until_it_is_planned_to_its_day(store: Each) -> None:
    subscribed(store)
    far = store.add_matter(NAN, HearingDraft(NOW.date() + timedelta(days=200)), [], NOW)
    saved(store)

    assert store.matters_running_out(NOW + 90 * DAY, 9) == []
    later = NOW + 40 * DAY
    assert store.matters_running_out(later + 90 * DAY, 9) == [(NAN, far.id)]
    assert store.matters_running_out(later + 90 * DAY, 9, [far.id]) == []
    store.extend_matter(NAN, far.id, [Planned("-7", later + 100 * DAY)], later)
    assert store.matters_running_out(later + 90 * DAY, 9) == []


def test_it_goes_some_days_after_its_day_and_keeps_its_user_until_then(store: Each) -> None:
    subscribed(store)
    hearing = saved(store)
    day = datetime(2026, 12, 20, 4, tzinfo=NOW.tzinfo)

    store.prune(day + 400 * DAY, day)
    assert store.matter(NAN, hearing.id) is not None
    store.prune(NOW, day + DAY)
    assert store.matter(NAN, hearing.id) is None
    store.prune(day + 400 * DAY, day + 400 * DAY)
    assert store.user(NAN) is None


def test_forgetting_and_everything_know_of_it(store: Each) -> None:
    subscribed(store)
    saved(store)

    (row,) = store.everything(NAN)["matters"]
    assert (row["day"], row["at"], row["place"]) == ("2026-12-20", "09:30:00", "朝阳区法院")
    erased = store.forget(NAN)
    assert (erased["matters"], erased["reminders"]) == (1, 1)
    assert store.matters(NAN) == []


def test_a_complaint_is_kept_as_it_was_said_beside_a_date_at_court(store: Each) -> None:
    subscribed(store)
    hearing, filed = saved(store), saved(store, draft=FILED)

    assert isinstance(filed, Filing)
    assert filed.draft == FILED
    assert [view.matter for view in store.matters(NAN)] == [filed, hearing]
    assert [one.about for one in claim(store, NOW)] == [filed, hearing]
    assert not store.move_matter(NAN, filed.id, DRAFT, [], NOW)
    assert store.matters_running_out(NOW + 500 * DAY, 9) == []


def test_its_number_changes_no_reminder_and_its_day_all_of_them(store: Each) -> None:
    subscribed(store)
    filed = saved(store, draft=FILED)

    assert store.move_matter(NAN, filed.id, replace(FILED, number="TS-2"), [], NOW)
    assert store.next_reminder(NAN) == NOW
    assert store.move_matter(NAN, filed.id, replace(FILED, day=NOW.date()), [], NOW)
    assert store.next_reminder(NAN) is None


def test_one_more_reminder_takes_the_place_of_an_earlier_one_of_its_kind(store: Each) -> None:
    subscribed(store)
    filed = saved(store, draft=FILED)
    (due,) = claim(store, NOW)
    store.record_sent([Sent((due.id,), 7, NOW)])

    assert store.snooze_matter(NAN, filed.id, NOW + DAY)
    assert store.snooze_matter(NAN, filed.id, NOW + 2 * DAY)
    assert not store.snooze_matter(OTHER, filed.id, NOW)
    assert [one.rule for one in claim(store, NOW + 3 * DAY)] == ["snooze"]
    store.close_matter(NAN, filed.id, Over.OVER, NOW)
    assert not store.snooze_matter(NAN, filed.id, NOW + DAY)


def test_a_complaint_is_kept_as_long_as_a_log_and_goes_soon_once_it_is_over(store: Each) -> None:
    subscribed(store)
    filed, other = saved(store, draft=FILED), saved(store, draft=replace(FILED, office="nfra"))

    store.prune(NOW - 300 * DAY, NOW + 8 * DAY)
    store.close_matter(NAN, filed.id, Over.DELETED, NOW)
    store.prune(NOW - 300 * DAY, NOW + 8 * DAY)
    assert [view.matter for view in store.matters(NAN)] == [other]
    assert store.matter(NAN, filed.id) is None

    store.prune(NOW, NOW)
    assert store.matter(NAN, other.id) is None
