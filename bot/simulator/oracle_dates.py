"""Independent of bot.domain: days and moments worked out a second time, for the oracle. Knows no state.

Written from the interface's text, by other means than the planner's: moments are searched for minute
by minute in UTC, months are counted with the first day of the next one. Imports value types only.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import lru_cache
from zoneinfo import ZoneInfo

from bot.domain.dates import DateRule, Listed, Monthly, Once

_MINUTE = timedelta(minutes=1)
_DAY = timedelta(days=1)
_LENDER = timezone(timedelta(hours=8))  # Asia/Shanghai has turned no clock since 1991
_EARLY = timedelta(hours=1)  # "before they begin": no earlier than this
_NAG = (timedelta(hours=4), timedelta(hours=8))
_CHINA = "Asia/Shanghai"
_COURT_OPENS = time(9)
_TO_GET_THERE = timedelta(hours=2)
_MONDAY = 1  # the day of the week on which what is overdue for longer is named

WEEKLY = timedelta(days=50)
"""How far ahead the weekly reminders are worked out, which have no end. The bot may be off for half of it."""


@dataclass(frozen=True, slots=True)
class Habits:
    """How a user, with what one loan does differently, is to be reminded."""

    zone: str
    before: tuple[int, ...]
    after: tuple[int, ...]
    at: time
    quiet: tuple[time, time]
    nag: bool
    weekly: bool


@dataclass(frozen=True, slots=True)
class Expected:
    """A reminder that should come: from `earliest` on, at `at`. `rules`: several may fall on one moment.

    `waited`: it is meant for quiet hours, and comes when they are over.
    """

    rules: frozenset[str]
    earliest: datetime
    at: datetime
    waited: bool = False


@dataclass(frozen=True, slots=True)
class Court:
    """A date at court: its day and time in China; None where no time was said."""

    day: date
    at: time | None


def is_nag(rules: frozenset[str]) -> bool:
    return all(rule.startswith("again") for rule in rules)


def due_days(rule: DateRule, count: int | None) -> Iterator[date]:
    """The due days in their order; without end for an open-ended loan."""
    if isinstance(rule, Once | Listed):
        yield from (rule.day,) if isinstance(rule, Once) else rule.days
        return
    done = 0
    while count is None or done < count:
        if isinstance(rule, Monthly):
            yield _in_month(rule.first.year * 12 + rule.first.month - 1 + done * rule.every, rule.anchor)
        else:
            yield rule.first + done * rule.days * _DAY
        done += 1


def _in_month(months: int, anchor: int) -> date:
    first = date(months // 12, months % 12 + 1, 1)
    next_first = date((months + 1) // 12, (months + 1) % 12 + 1, 1)
    return min(first + (anchor - 1) * _DAY, next_first - _DAY)


def lender_day(moment: datetime) -> date:
    return moment.astimezone(_LENDER).date()


def day_in(zone: str, moment: datetime) -> date:
    """Today, where somebody is."""
    return moment.astimezone(ZoneInfo(zone)).date()


@lru_cache(100_000)
def end_of_due_day(day: date) -> datetime:
    return datetime.combine(day, time(), _LENDER).astimezone(UTC) + _DAY


@lru_cache(200_000)
def shown_at(day: date, at: time, zone: str) -> datetime:
    """When clocks in `zone` first show this; where they skip it, when they have skipped it."""
    tz = ZoneInfo(zone)
    naive = datetime.combine(day, at)
    around = datetime.combine(day, at, UTC)
    offsets = {(around + hours * timedelta(hours=1)).astimezone(tz).utcoffset() for hours in (-36, 0, 36)}
    found = [
        moment
        for offset in offsets
        if offset is not None and (moment := around - offset).astimezone(tz).replace(tzinfo=None) == naive
    ]
    if found:
        return min(found)
    moment = around - timedelta(hours=40)
    while moment.astimezone(tz).replace(tzinfo=None) < naive:  # the first minute whose clock is past it
        step = timedelta(hours=1)
        while (moment + step).astimezone(tz).replace(tzinfo=None) >= naive and step > _MINUTE:
            step = _MINUTE
        moment += step
    return moment


def forget_moments() -> None:
    """Rules of a zone are others now."""
    shown_at.cache_clear()


def is_quiet(moment: datetime, zone: str, quiet: tuple[time, time]) -> bool:
    start, end = quiet
    shown = moment.astimezone(ZoneInfo(zone)).time()
    if start < end:
        return start <= shown < end
    return start != end and not end <= shown < start


def after_quiet(moment: datetime, zone: str, quiet: tuple[time, time]) -> datetime:
    """The first minute from `moment` on that is not quiet; `moment` itself if that is not."""
    while is_quiet(moment, zone, quiet):
        moment = moment.replace(second=0, microsecond=0) + _MINUTE
    return moment


def quiet_since(moment: datetime, zone: str, quiet: tuple[time, time]) -> datetime:
    """When the quiet hours began that `moment` lies in."""
    moment = moment.replace(second=0, microsecond=0)
    while is_quiet(moment - _MINUTE, zone, quiet):
        moment -= _MINUTE
    return moment


def held(moment: datetime, over: datetime, habits: Habits, now: datetime) -> tuple[datetime, datetime]:
    """From when on, and when, a reminder meant for `moment` comes: quiet hours wait, or it goes before them.

    Before them only where it has to be known before `over`. What can neither wait nor go before them any
    more may come at once.
    """
    if not is_quiet(moment, habits.zone, habits.quiet):
        return moment, moment
    end = after_quiet(moment, habits.zone, habits.quiet)
    if moment >= over or end < over:
        return end, end
    begin = quiet_since(moment, habits.zone, habits.quiet)
    if begin - _EARLY > now:
        return begin - _EARLY, begin
    return now, end


def _weekly(due_on: date, habits: Habits, now: datetime) -> list[tuple[str, datetime]]:
    """After the last of those that are counted in days, each Monday, within WEEKLY from now."""
    if not habits.weekly:
        return []
    meant = []
    day = max(due_on + max(habits.after, default=0) * _DAY, now.date() - 2 * _DAY)
    while day <= (now + WEEKLY).date():
        day += _DAY
        moment = shown_at(day, habits.at, habits.zone) if day.isoweekday() == _MONDAY else None
        if moment is not None and moment >= end_of_due_day(due_on):
            meant.append((f"+{(day - due_on).days}", moment))
    return meant


def expected(due_on: date, habits: Habits, now: datetime) -> list[Expected]:
    """The reminders of an instalment that are still to come, for whoever plans at `now`."""
    over = end_of_due_day(due_on)
    meant: list[tuple[str, datetime]] = []
    for days in habits.before:
        moment = shown_at(due_on - days * _DAY, habits.at, habits.zone)
        if moment >= over:
            moment = shown_at(due_on - (days + 1) * _DAY, habits.at, habits.zone)
        meant.append((f"-{days}" if days else "0", moment))
        if days == 0 and habits.nag:
            first = held(moment, over, habits, now)[1]
            asked = [(f"again-{n}", first + wait) for n, wait in enumerate(_NAG, start=1)]
            meant += [
                (rule, at) for rule, at in asked if at < over and not is_quiet(at, habits.zone, habits.quiet)
            ]
    for days in habits.after:
        moment = shown_at(due_on + days * _DAY, habits.at, habits.zone)
        if moment < over:
            moment = shown_at(due_on + (days + 1) * _DAY, habits.at, habits.zone)
        meant.append((f"+{days}", moment))
    meant += _weekly(due_on, habits, now)
    return _to_come(meant, over, habits, now)


def begins(court: Court) -> datetime:
    """When one has to be there: at nine o'clock where no time was said."""
    return shown_at(court.day, court.at or _COURT_OPENS, _CHINA)


def expected_of_court(court: Court, habits: Habits, now: datetime) -> list[Expected]:
    """7, 3 and 1 days before and on the morning of the day, two hours before it begins at the latest.

    The days are those of the user's calendar, on which it begins some day; nine is the end of a morning.
    """
    begin = begins(court)
    there = begin.astimezone(ZoneInfo(habits.zone)).date()
    meant = [(f"-{days}", shown_at(there - days * _DAY, habits.at, habits.zone)) for days in (7, 3, 1)]
    morning = shown_at(there, min(habits.at, _COURT_OPENS), habits.zone)
    meant.append(("0", min(morning, begin - _TO_GET_THERE)))
    return _to_come(meant, begin, habits, now)


def expected_of_complaint(day: date, over: datetime, habits: Habits, now: datetime) -> list[Expected]:
    """15 and 30 days after it was handed in, at the user's time of day; quiet hours wait."""
    meant = [(f"+{days}", shown_at(day + days * _DAY, habits.at, habits.zone)) for days in (15, 30)]
    return _to_come(meant, over, habits, now)


def _to_come(
    meant: list[tuple[str, datetime]], over: datetime, habits: Habits, now: datetime
) -> list[Expected]:
    found: dict[datetime, Expected] = {}
    for rule, moment in meant:
        earliest, at = held(moment, over, habits, now)
        if max(moment, earliest) <= now:  # what waits for the end of quiet hours is to come until then
            continue
        other = found.get(at)
        rules = frozenset({rule}) | (other.rules if other else frozenset())
        first = min(earliest, other.earliest) if other else earliest
        found[at] = Expected(rules, first, at, waited=moment < earliest)
    return sorted(found.values(), key=lambda one: one.at)
