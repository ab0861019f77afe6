"""When to remind of an instalment: rules, plan, quiet hours. Knows no clock, no storage, no words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.dates import due_end, local_instants, local_to_utc
from bot.domain.preferences import MAX_DAYS_AFTER, MAX_DAYS_BEFORE, Preferences, covers

AHEAD: Final = timedelta(days=120)
"""How far ahead reminders are rows. What comes later becomes a row later: the daily work sees to that."""

PROMISED: Final = timedelta(days=60)
"""So far ahead, at least, all reminders are rows."""

ENOUGH: Final = timedelta(days=90)
"""A loan is planned on when less than this is planned. The rest above PROMISED is for days off."""

WEEKLY_AHEAD: Final = PROMISED
"""How far ahead the weekly ones are rows, which have no end. Half of it passes until a loan is planned on."""

WEEKDAY: Final = 0
"""Monday: all that is overdue is named in one message a week, and whoever has to be asked is at work."""

# Zones, quiet hours and the end of the due day move a reminder by some days at most.
EARLIEST: Final = timedelta(days=MAX_DAYS_BEFORE + 4)
"""No reminder comes longer than this before its due day, nor (LATEST, but for the weekly ones) after it."""
LATEST: Final = timedelta(days=MAX_DAYS_AFTER + 4)

LEAD: Final = timedelta(minutes=15)
"""How long before quiet hours a reminder goes that can't wait for their end: time to send a burst of them."""

AGAIN: Final = (timedelta(hours=4), timedelta(hours=8))
"""How long after the reminder of the due day the user is asked again who has not answered it."""


@dataclass(frozen=True, slots=True)
class Planned:
    """One reminder to come. `rule` is unique per instalment: "-7" … "0", "again-1", … "+3", or "snooze".

    A weekly one is called by its day as well: "+13", "+20", ….
    """

    rule: str
    send_at: datetime  # UTC


def plan(
    due_on: date, prefs: Preferences, now: datetime, until: datetime | None = None
) -> tuple[Planned, ...]:
    """The reminders of an instalment that are still to come (up to `until`), in order; one at a moment.

    Each comes at the user's local time, on the user's calendar. The due day ends at 24:00 on the
    lender's clock, which may be before or after it ends where the user is:
    - "-7" … "0": one that would come when the due day has ended comes on the local day before. (In
      Los Angeles the due day ends at 8 in the morning, so at 9 "0" comes the day before and takes the
      place of "-1".)
    - "+1" …: on the local day after, or one day later still where the due day has not ended by then
      (early in the morning in Auckland).
    - "again-1" …: some hours after "0", unless that is a quiet hour or the due day has ended.
    - after the last of these each Monday, up to WEEKLY_AHEAD; without an `until` the next one alone, and
      only where nothing else is to come.
    """
    if until is not None and due_on - until.date() > EARLIEST:
        return ()
    planned = () if now.date() - due_on > LATEST else _plan(due_on, prefs, now)
    if prefs.weekly:
        weekly = _weekly(due_on, prefs, now, after=planned[-1].send_at if planned else now)
        planned += weekly if until is not None else weekly[: not planned]
    return planned if until is None else tuple(one for one in planned if one.send_at <= until)


@lru_cache(1024)  # many loans fall due on the same days
def _plan(due_on: date, prefs: Preferences, now: datetime) -> tuple[Planned, ...]:
    end = due_end(due_on)
    meant: list[tuple[str, datetime]] = []
    for days in sorted(prefs.days_before, reverse=True):
        moment = _at(due_on, -days, prefs)
        moment = moment if moment < end else _at(due_on, -days - 1, prefs)
        meant.append((f"-{days}" if days else "0", moment))
        if not days and prefs.nag:
            meant += _again(hold(moment, due_on, prefs, now), end, prefs)
    for days in sorted(prefs.days_after):
        moment = _at(due_on, days, prefs)
        meant.append((f"+{days}", moment if moment >= end else _at(due_on, days + 1, prefs)))
    return still_to_come(meant, end, prefs, now)


def still_to_come(
    meant: Iterable[tuple[str, datetime]], due: datetime, prefs: Preferences, now: datetime
) -> tuple[Planned, ...]:
    """Of reminders that are meant for these moments (UTC), and have to be known before `due`, those that are
    still to come, in order; of two at one moment the later rule: "0" rather than "-1".

    What waits for the end of quiet hours is to come until then: whoever changes a setting at night loses
    nothing of the morning.
    """
    rules = {at: rule for rule, moment in meant if (at := _comes_at(moment, due, prefs, now)) is not None}
    return tuple(Planned(rule, at) for at, rule in sorted(rules.items()))


def _comes_at(moment: datetime, due: datetime, prefs: Preferences, now: datetime) -> datetime | None:
    if moment > now:
        return hold_before(moment, due, prefs, now)
    end = quiet_end(moment, prefs)
    return end if _may_wait(moment, end, due) and end > now else None


def _weekly(due_on: date, prefs: Preferences, now: datetime, after: datetime) -> tuple[Planned, ...]:
    last, end = max(prefs.days_after, default=0), due_end(due_on)
    days = (((day - due_on).days, moment) for day, moment in _mondays(prefs, now) if moment > after)
    return tuple(Planned(f"+{days}", moment) for days, moment in days if days > last and moment >= end)


@lru_cache(64)
def _mondays(prefs: Preferences, now: datetime) -> tuple[tuple[date, datetime], ...]:
    """The coming days on which what is overdue is named, and when: the same for all of a user's loans."""
    yesterday = _local_day(now, prefs, -1)  # its reminder may wait for the end of quiet hours
    first = yesterday + timedelta((WEEKDAY - yesterday.weekday()) % 7)
    days = [first + timedelta(weeks=week) for week in range(WEEKLY_AHEAD // timedelta(weeks=1) + 1)]
    return tuple((day, quiet_end(_at(day, 0, prefs), prefs)) for day in days)


def forget_moments() -> None:
    """Forget what was worked out by rules of zones that may be others now."""
    for remembered in (local_instants, _plan, _mondays):
        remembered.cache_clear()


def _again(moment: datetime, end: datetime, prefs: Preferences) -> list[tuple[str, datetime]]:
    asked = [(f"again-{number}", moment + after) for number, after in enumerate(AGAIN, start=1)]
    return [(rule, at) for rule, at in asked if at < end and not is_quiet(at, prefs)]


def hold(moment: datetime, due_on: date, prefs: Preferences, now: datetime) -> datetime:
    """When a reminder meant for `moment` (UTC) may go out: then, unless it is a quiet hour.

    It waits for the end of quiet hours. Where the due day would have ended by then, it goes before
    they begin, which may be now; if they have begun, it waits all the same.
    """
    return hold_before(moment, due_end(due_on), prefs, now)


def hold_before(moment: datetime, due: datetime, prefs: Preferences, now: datetime) -> datetime:
    """The same for what has to be known before a moment (UTC), whatever day that is."""
    if not is_quiet(moment, prefs):
        return moment
    end = quiet_end(moment, prefs)
    if _may_wait(moment, end, due):
        return end
    before = _before_quiet(moment, prefs)
    if before > now:
        return before
    return end if is_quiet(now, prefs) else now


def _may_wait(moment: datetime, end: datetime, due: datetime) -> bool:
    """Whether what is meant for `moment` is in time at the end of quiet hours, or too late in any case."""
    return end < due or moment >= due


def is_quiet(moment: datetime, prefs: Preferences) -> bool:
    """Whether this moment (UTC) lies in the user's quiet hours."""
    return covers(prefs.quiet, moment.astimezone(ZoneInfo(prefs.zone)).time())


def quiet_end(moment: datetime, prefs: Preferences) -> datetime:
    """The end (UTC) of the quiet hours that `moment` lies in; `moment` itself if it lies in none."""
    if not is_quiet(moment, prefs):
        return moment
    ends = (
        end
        for days in range(3)
        for end in local_instants(_local_day(moment, prefs, days), prefs.quiet.end, prefs.zone)
    )
    return next(end for end in ends if end > moment and not is_quiet(end, prefs))


def _before_quiet(moment: datetime, prefs: Preferences) -> datetime:
    """A little before the quiet hours that `moment` lies in begin."""
    starts = (
        start
        for days in range(3)
        for start in reversed(local_instants(_local_day(moment, prefs, -days), prefs.quiet.start, prefs.zone))
    )
    return next(start - LEAD for start in starts if start <= moment and not is_quiet(start - LEAD, prefs))


def _local_day(moment: datetime, prefs: Preferences, days: int) -> date:
    return moment.astimezone(ZoneInfo(prefs.zone)).date() + timedelta(days)


def _at(due_on: date, days: int, prefs: Preferences) -> datetime:
    return local_to_utc(due_on + timedelta(days), prefs.at, prefs.zone)
