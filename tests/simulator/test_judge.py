"""Each promise that the engine could break is named when it is broken: a judge that can condemn."""

import pytest

from bot.simulator.course import Course
from bot.simulator.matters import Complaint
from bot.simulator.run import simulate
from tests.simulator import spoiled
from tests.simulator.spoiled import Spoiled
from tests.worlds import library


@pytest.mark.parametrize(
    ("records", "days", "promise", "what"),
    [
        (spoiled.RecordsNothing, 3, 1, "sent twice"),
        (spoiled.RecordsBeforeSending, 20, 2, "lost"),
        (spoiled.ForgetsTheFirstReminder, 5, 2, "lost"),
        (spoiled.ForgetsDatesAtCourt, 8, 2, "lost"),
        (spoiled.MovesDatesAtCourt, 2, 5, "a date at court moved"),
        (spoiled.MovesComplaints, 2, 5, "a complaint moved"),
        (spoiled.ReplansNothing, 12, 2, "lost"),
        (spoiled.ClaimsLate, 3, 2, "late"),
        (spoiled.ClaimsAMinuteLate, 3, 2, "slow"),
        (spoiled.GivesOneAtATime, 8, 3, "late, and not merged"),
        (spoiled.TakesNoPayment, 10, 4, "sent after an answer"),
        (spoiled.MovesDueDates, 2, 5, "a day that nobody named"),
        (spoiled.KnowsNoQuietHours, 20, 6, "in quiet hours"),
        (spoiled.ClaimsAnHourEarly, 3, 6, "early"),
        (spoiled.HasNoRowsAhead, 150, 6, "an instalment is missing"),
        (spoiled.NeverUnsubscribes, 20, 0, "sent after unsubscribing"),
        (spoiled.NeverPauses, 20, 0, "sent while all is paused"),
        (spoiled.LetsNothingBeAnswered, 30, 0, "asked again after an answer"),
    ],
)
def test_a_broken_promise_is_named(records: type[Spoiled], days: int, promise: int, what: str) -> None:
    # What users do is drawn: some things happen in some of these runs only, most in that of seed 3.
    loans = 40 if days < 100 else 12
    for seed in range(3, 13):
        report = simulate(Course(days, loans, seed=seed, spoil=records.spoil), library())
        if (promise, what) in {(one.promise, one.what) for one in report.violations}:
            break
    else:
        pytest.fail(f"never seen: {what}")
    assert not report.kept
    assert any(f"{what} at 20" in line for line in report.lines()) or len(report.violations) > 40


@pytest.mark.parametrize(
    ("records", "promise", "what"),
    [
        (spoiled.ForgetsComplaints, 2, "lost"),
        (spoiled.HearsOfNoAnswer, 4, "sent after an answer"),
    ],
)
def test_so_is_one_about_a_complaint(records: type[Spoiled], promise: int, what: str) -> None:
    report = simulate(Course(40, 30, seed=23, spoil=records.spoil), library())
    found = {(one.promise, one.what) for one in report.violations if Complaint.called in one.about}
    assert (promise, what) in found
