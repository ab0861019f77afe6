"""What users do about dates at court; the oracle hears of it when it is done. Knows no planner."""

from datetime import timedelta

from bot.domain.hearings import MAX_OPEN_HEARINGS
from bot.domain.matters import Over
from bot.simulator import population as people
from bot.simulator.ending import end, take_back
from bot.simulator.matters import Hearing
from bot.simulator.oracle_dates import Court, lender_day
from bot.simulator.visit import Visit


def summons(visit: Visit) -> None:
    if len(visit.hearings.views(visit.user, visit.now)) >= MAX_OPEN_HEARINGS:
        return
    draft = people.hearing(visit.chance, lender_day(visit.now))
    saved = visit.hearings.save(visit.user, draft, visit.now)
    hearing = Hearing(visit.person, Court(draft.day, draft.at), row=saved.id)
    visit.oracle.told(hearing)
    visit.later("look_at_court", timedelta(), hearing)


def look_at_court(visit: Visit) -> None:
    views = visit.hearings.views(visit.user, visit.now)
    shown = {one.matter.id: Court(one.matter.day, one.matter.at) for one in views}
    visit.oracle.check_told(visit.person, Hearing, shown)


def put_off(visit: Visit) -> None:
    if (hearing := visit.told(Hearing)) is None or hearing.row is None or not hearing.open:
        return
    draft = people.hearing(visit.chance, lender_day(visit.now))
    court = Court(draft.day, draft.at)
    if visit.hearings.change(visit.user, hearing.row, draft, visit.now):
        visit.oracle.put_off(hearing, court)
        visit.later("look_at_court", timedelta(), hearing)
    elif court != hearing.court:
        visit.wrong("a date at court could not be moved", hearing)


def court_is_over(visit: Visit) -> None:
    end(visit, visit.told(Hearing), visit.hearings, Over.OVER, "restore_court")


def erase_court(visit: Visit) -> None:
    end(visit, visit.told(Hearing), visit.hearings, Over.DELETED, "restore_court")


def restore_court(visit: Visit) -> None:
    take_back(visit, visit.told(Hearing), visit.hearings, MAX_OPEN_HEARINGS, "look_at_court")
