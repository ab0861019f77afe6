"""What users do about dates at court; the oracle hears of it when it is done. Knows no planner."""

from datetime import timedelta

from bot.domain.hearings import MAX_OPEN_HEARINGS
from bot.domain.matters import Over
from bot.simulator import population as people
from bot.simulator.oracle_dates import Court, lender_day
from bot.simulator.visit import Visit


def summons(visit: Visit) -> None:
    if len(visit.hearings.views(visit.user, visit.now)) >= MAX_OPEN_HEARINGS:
        return
    draft = people.hearing(visit.chance, lender_day(visit.now))
    saved = visit.hearings.save(visit.user, draft, visit.now)
    hearing = visit.oracle.summoned(visit.person, saved.id, Court(draft.day, draft.at))
    visit.later("look_at_court", timedelta(), hearing)


def look_at_court(visit: Visit) -> None:
    visit.oracle.check_court(visit.person, visit.hearings.views(visit.user, visit.now))


def put_off(visit: Visit) -> None:
    if (hearing := visit.hearing()) is None or hearing.row is None or not hearing.open:
        return
    draft = people.hearing(visit.chance, lender_day(visit.now))
    court = Court(draft.day, draft.at)
    if visit.hearings.change(visit.user, hearing.row, draft, visit.now):
        visit.oracle.put_off(hearing, court)
        visit.later("look_at_court", timedelta(), hearing)
    elif court != hearing.court:
        visit.wrong("a date at court could not be moved", hearing)


def court_is_over(visit: Visit) -> None:
    _close(visit, Over.OVER)


def erase_court(visit: Visit) -> None:
    _close(visit, Over.DELETED)


def _close(visit: Visit, why: Over) -> None:
    if (hearing := visit.hearing()) is None or hearing.row is None:
        return
    if visit.hearings.close(visit.user, hearing.row, why, visit.now) != hearing.open:
        visit.wrong("a date at court closed twice, or not at all", hearing)
    if hearing.open:
        visit.oracle.heard(hearing)
        if visit.chance.random() < 0.5:
            visit.later("restore_court", visit.some_days(0.001, 6), hearing)


def restore_court(visit: Visit) -> None:
    hearing = visit.hearing()
    if hearing is None or hearing.row is None or hearing.open or hearing.closed_at is None:
        return
    if len(visit.hearings.views(visit.user, visit.now)) >= MAX_OPEN_HEARINGS:
        return
    if visit.hearings.restore(visit.user, hearing.row, visit.now):
        visit.oracle.still_to_come(hearing)
        visit.later("look_at_court", timedelta(), hearing)
    elif visit.now - hearing.closed_at < timedelta(days=7):  # it is kept for eight
        visit.wrong("a date at court could not be restored", hearing)
