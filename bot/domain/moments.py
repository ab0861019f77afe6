"""Reading a moment to come, as people type it: 明天下午3点, in 2 hours. Knows no loan."""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from bot.domain.dates import DateProblem, DateProblemCode, DateReading, Once, local_instants
from bot.domain.days import Found
from bot.domain.grammar import BLANK, blank, find
from bot.domain.numerals import ENGLISH, HAN, fold, number
from bot.domain.preferences import read_time

_HOURS: Final = "(?P<hours>小时|钟头|h(?:ou)?rs?|h)"
_MINUTES: Final = "(?:分钟|min(?:ute)?s?)"
_LATER: Final = re.compile(
    rf"(?:再?过|in\s)?\s?(?:(?P<count>[0-9]{{1,4}}(?P<point>\.5)?|[{HAN}]{{1,3}}|{'|'.join(ENGLISH)}|an?)\s?个?(?P<more>半)?"
    rf"|(?P<half>半个?|half\s(?:an\s)?))\s?(?:{_HOURS}|{_MINUTES})\s?(?:[之以]?后|later|from\snow)?"
)

_LONGEST: Final = 60
"""So many signs name a moment at most."""

# A day and a part of it in one word: the grammar knows the day, the clock its parts.
_SHORT: Final = (
    (re.compile("今[晚夜]上?"), "今天晚上"),
    (re.compile("明[晚夜]上?"), "明天晚上"),
    (re.compile("今早上?"), "今天早上"),
    (re.compile("明早上?"), "明天早上"),
    (re.compile(r"(?<![a-z])tonight(?![a-z])"), "today evening"),
)
_JOINTS: Final = re.compile(rf"[\s,{BLANK}]+|(?<![a-z])(?:at|on|in|the|this)(?![a-z])|[在的]")
_PARTS: Final = {
    "morning": range(4, 12),
    "afternoon": range(12, 19),
    "evening": range(17, 24),
    "night": range(19, 24),
}
_PART: Final = re.compile(
    rf"(?:(?P<before>{'|'.join(_PARTS)})\s)?(?P<clock>.+?)(?:\s(?P<after>{'|'.join(_PARTS)}))?"
)
_FIGURES: Final = re.compile("(?P<hour>[0-9]{1,2})(?::(?P<minute>[0-5][0-9]))?")
_NOON: Final = ("中午", "noon")
# 9点 may be said of the evening, too; 09:00, 9am and 早上9点 may not.
_EITHER_HALF: Final = re.compile(rf"(?:[0-9]{{1,2}}|[{HAN}]{{1,3}})\s?[点时].*")


def read_moment(text: str, now: datetime, at: time) -> datetime | None:
    """The moment to come that a text names, in the zone of `now` (aware). Never raises.

    A day alone means `at` on that day, a time alone its next coming. None for what has passed, lies more
    than ten years ahead, or can't be read for sure (9点 said at ten: tonight, or tomorrow?).
    """
    words = fold(text).strip(" \t\r\n,.;!")
    if len(words) > _LONGEST:
        return None
    if (later := _LATER.fullmatch(words)) is not None:
        return _after(later, now)
    for pattern, meaning in _SHORT:
        words = pattern.sub(meaning, words)
    today = now.date()
    finding = find(words, today)
    day = None if finding is None else _day(finding.found)
    if finding is not None:
        words = blank(words, finding.spans)
    clock = " ".join(_JOINTS.sub(" ", words).split())
    if (finding is None) != (day is None) or not (finding or clock):
        return None
    read = _time(clock) if clock else at
    if read is None:
        return None
    if day is not None:
        return _coming(day, read, now)
    moment = _coming(today, read, now)
    if moment is None and not (read.hour <= 12 and _EITHER_HALF.fullmatch(clock)):
        moment = _coming(today + timedelta(1), read, now)
    return moment


def _after(match: re.Match[str], now: datetime) -> datetime | None:
    count = match["count"]
    if count is None:
        whole = 0
    elif count in ("a", "an"):
        whole = 1
    else:
        said = ENGLISH.index(count) + 1 if count in ENGLISH else number(count.removesuffix(".5"))
        if said is None:
            return None
        whole = said
    half = match["half"] or match["point"] or match["more"]
    unit = timedelta(hours=1) if match["hours"] else timedelta(minutes=1)
    length = whole * unit + (unit / 2 if half else timedelta())
    return (now.astimezone(UTC) + length).astimezone(now.tzinfo) if length else None


def _day(found: Found) -> date | None:
    """The one day that is meant; nobody means each month when asked for a moment."""
    match found:
        case DateReading(Once(day), overdue=False):
            return day
        case DateProblem(DateProblemCode.ONCE_OR_MONTHLY, (DateReading(Once(day), overdue=False), _)):
            return day
        case _:
            return None


def _time(clock: str) -> time | None:
    if clock in _NOON:
        return time(12)
    match = _PART.fullmatch(clock)
    part = match and (match["before"] or match["after"])
    if match is None or part is None:
        return read_time(clock)
    hours = _PARTS[part]
    figures = _FIGURES.fullmatch(match["clock"])
    if figures is None:
        read = read_time(match["clock"])
        return read if read is not None and read.hour in hours else None
    fitting = [hour for hour in (int(figures["hour"]), int(figures["hour"]) + 12) if hour in hours]
    return time(fitting[0], int(figures["minute"] or 0)) if len(fitting) == 1 else None


def _coming(day: date, at: time, now: datetime) -> datetime | None:
    """The first moment after `now` at which the clocks show this; after a gap, where they skip it."""
    instants = local_instants(day, at, str(now.tzinfo))
    return next((one.astimezone(now.tzinfo) for one in instants if one > now), None)
