"""What users do about complaints they handed in; the oracle hears of it when it is done. Knows no planner."""

from datetime import timedelta

from bot.domain.filings import MAX_OPEN_FILINGS
from bot.domain.matters import Over
from bot.simulator import population as people
from bot.simulator.ending import end, take_back
from bot.simulator.matters import Complaint
from bot.simulator.oracle_dates import day_in
from bot.simulator.visit import Visit

_AGAIN = timedelta(days=15)


def complain(visit: Visit) -> None:
    if len(visit.filings.views(visit.user, visit.now)) >= MAX_OPEN_FILINGS:
        return
    draft = people.complaint(visit.chance, day_in(visit.person.prefs.zone, visit.now))
    saved = visit.filings.save(visit.user, draft, visit.now)
    complaint = Complaint(visit.person, draft.day, row=saved.id)
    visit.oracle.told(complaint)
    visit.later("look_at_complaints", timedelta(), complaint)


def look_at_complaints(visit: Visit) -> None:
    views = visit.filings.views(visit.user, visit.now)
    visit.oracle.check_told(visit.person, Complaint, {one.matter.id: one.matter.day for one in views})


def no_answer_yet(visit: Visit) -> None:
    """Asked about again, if nothing else is to come."""
    if (complaint := visit.told(Complaint)) is None or complaint.row is None or not complaint.open:
        return
    view = visit.filings.find(visit.user, complaint.row, visit.now)
    if view is None:
        visit.wrong("a complaint is gone", complaint)
    elif view.next_reminder is None:
        visit.filings.later(visit.user, complaint.row, _AGAIN.days, visit.now)
        visit.oracle.asked_later(complaint, visit.now + _AGAIN)


def complaint_answered(visit: Visit) -> None:
    end(visit, visit.told(Complaint), visit.filings, Over.OVER, "restore_complaint")


def erase_complaint(visit: Visit) -> None:
    """From its card; or from a reminder: do not ask any more."""
    end(visit, visit.told(Complaint), visit.filings, Over.DELETED, "restore_complaint")


def restore_complaint(visit: Visit) -> None:
    take_back(visit, visit.told(Complaint), visit.filings, MAX_OPEN_FILINGS, "look_at_complaints")
