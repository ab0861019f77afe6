"""Times of day, moments and past days as people type them. Knows no loan."""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from bot.domain.dates import (
    DateProblem,
    DateProblemCode,
    DateReading,
    Monthly,
    Once,
    day_in_month,
    local_instants,
    month_after,
)
from bot.domain.preferences import QuietHours
from bot.reading.dates.calendar import Found
from bot.reading.dates.matching import find, read_date_rule
from bot.reading.numbers import ENGLISH, HAN, NUMBER, number
from bot.reading.patterns import regex
from bot.reading.text import BLANK, LONGEST_LINE, Span, blank, fold

_LONGEST_TEXT: Final = 60
"""So many characters name a time or a moment at most."""

# 晚上9点 is 21:00; an hour that fits no such span either way (晚上1点) is not read.
_PARTS: Final = {
    "凌晨": range(7),
    **dict.fromkeys(("清晨", "早晨", "早上", "早"), range(4, 12)),
    "上午": range(6, 12),
    "中午": range(11, 14),
    "下午": range(13, 20),
    "傍晚": range(16, 21),
    **dict.fromkeys(("晚上", "晚"), range(17, 24)),
    "morning": range(4, 12),
    "afternoon": range(12, 19),
    "evening": range(17, 24),
    "night": range(19, 24),
}
_CHINESE_PARTS, _ENGLISH_PARTS = (
    "|".join(part for part in _PARTS if part.isascii() is english) for english in (False, True)
)
_FIGURES: Final = rf"(?:[0-9]{{1,2}}|[{HAN}]{{1,3}})"
_TIME: Final = regex(
    rf"(?P<part>{_CHINESE_PARTS})?\s?(?P<hour>{_FIGURES})\s?"
    rf"(?::(?P<exact>[0-9]{{2}})|[点时](?:(?:\s(?={_FIGURES}\s?分))?(?P<minute>{_FIGURES})\s?分?|\s?(?P<half>半)|\s?钟|\s?整)?)?"
    r"\s?(?P<clock>[ap]m)?"
)
_SAYS_SO: Final = regex(rf"[点时:m]|{_CHINESE_PARTS}")
_NONE: Final = frozenset(
    ("无", "没有", "不设", "不要", "不用", "关", "关闭", "关掉", "取消", "off", "none", "no", "never", "-")
)
_DUE_DAY: Final = ("当天", "当日")
_AROUND_DAYS: Final = regex("^(?:提前|逾期后?|之?[前后])|(?:天|日|days?|d)?[前后]?$")


def read_time(text: str) -> time | None:
    """A time of day: 9点, 09:00, 晚上9点半, 9am. None for a bare 9, or what can't be read for sure."""
    folded = fold(text).strip(" \t\r\n,.;")
    return None if re.fullmatch(rf"[0-9{HAN}]+", folded) else _time(folded)


def times_in(text: str) -> list[tuple[Span, time]]:
    """The times of day in a folded text that say so themselves: 9点, 21:00, 早上9, 9am."""
    found = []
    for match in _TIME.finditer(text):
        read = _time(match[0].strip()) if _SAYS_SO.search(match[0]) else None
        if read is not None:
            start, end = match.span()
            found.append(((start + len(match[0]) - len(match[0].lstrip()), end), read))
    return found


def read_quiet(text: str) -> QuietHours | None:
    """Quiet hours: 22:00-08:00, 22点到8点, or none (无, off). None if they can't be read for sure."""
    folded = fold(text).strip(" \t\r\n,.;")
    if len(folded) > _LONGEST_TEXT:
        return None
    if folded in _NONE:
        return QuietHours(time(), time())
    ends = re.split(r"\s*(?:-+|~|到|至|\bto\b|\buntil\b)\s*", folded.removeprefix("从").removeprefix("from "))
    if len(ends) != 2:
        return None
    start, end = (time() if one in ("24", "24:00", "24点") else _time(one) for one in ends)
    # Equal ends could be meant as the whole day, which there is not.
    return None if start is None or end is None or start == end else QuietHours(start, end)


def read_days(text: str, *, after: bool = False) -> tuple[int, ...] | None:
    """Different days before or after the due date, in the order in which they come.

    Empty for "none", None if they can't be read. `preferences_problem` says whether they will do.
    """
    folded = fold(text).strip(" \t\r\n,.;")
    if len(folded) > LONGEST_LINE:
        return None
    if folded in _NONE:
        return ()
    words = re.split(r"[\s,;、/和及]+|\band\b", re.sub(r"(?<=[0-9])\s+(?=天|days?)", "", folded))
    days = {0 if word in _DUE_DAY else number(_AROUND_DAYS.sub("", word)) for word in words if word}
    found = {day for day in days if day is not None}
    return tuple(sorted(found, reverse=not after)) if found and None not in days else None


_LENGTH: Final = regex(
    rf"(?:for\s)?(?P<number>{NUMBER})\s?(?:(?P<weeks>周|个?星期|个?礼拜|weeks?)|天|days?)?"
)


def read_length(text: str) -> timedelta | None:
    """How many days or weeks, as the answer to "for how many days?": a number alone is days."""
    found = _LENGTH.fullmatch(fold(text[:_LONGEST_TEXT]).strip(" \t\r\n,.;。"))
    count = number(found["number"]) if found else None
    if found is None or not count:
        return None
    return timedelta(weeks=count) if found["weeks"] else timedelta(days=count)


def _time(text: str) -> time | None:
    match = _TIME.fullmatch(text)
    if match is None:
        return None
    hour, minute = number(match["hour"]), number(match["exact"] or match["minute"] or "0")
    if hour is None or minute is None or hour > 23 or minute > 59:
        return None
    if match["clock"] is not None:
        if not 1 <= hour <= 12 or match["part"] is not None:
            return None
        hour = hour % 12 + (12 if match["clock"] == "pm" else 0)
    elif match["part"] is not None:
        hour = _of_part(match["part"], hour)
    return None if hour is None else time(hour, 30 if match["half"] else minute)


def _of_part(part: str, hour: int) -> int | None:
    """The one hour of this part of the day that is called so; None if there is none, or both halves fit."""
    fitting = [one for one in (hour, hour + 12) if one in _PARTS[part]]
    return fitting[0] if len(fitting) == 1 else None


# a moment to come ------------------------------------------------------------

_HOURS: Final = "(?P<hours>小时|钟头|h(?:ou)?rs?|h)"
_MINUTES: Final = "(?:分钟|min(?:ute)?s?)"
_LATER: Final = regex(
    rf"(?:再?过|in\s)?\s?(?:(?P<count>[0-9]{{1,4}}(?P<point>\.5)?|[{HAN}]{{1,3}}|{'|'.join(ENGLISH)}|an?)\s?个?(?P<more>半)?"
    rf"|(?P<half>半个?|half\s(?:an\s)?))\s?(?:{_HOURS}|{_MINUTES})\s?(?:[之以]?后|later|from\snow)?"
)
_A_DELAY: Final = regex(rf"(?<![a-z0-9]){_LATER.pattern}(?![a-z])")

# A day in short, or with a part of it in one word: the grammar knows the day, the clock its parts.
_SHORT: Final = (
    (regex("今[晚夜]上?"), "今天晚上"),
    (regex("明[晚夜]上?"), "明天晚上"),
    (regex("今早上?"), "今天早上"),
    (regex("明早上?"), "明天早上"),
    (regex("每晚上?"), "每天晚上"),
    (regex("今儿个?"), "今天"),
    (regex("明儿个?|听日"), "明天"),
    (regex("昨儿个?|[琴寻]日|昨[晚夜]上?"), "昨天"),
    (
        regex(r"(?<![a-z])(?:tonight|this evening) at (?P<hour>[0-9]{1,2})(?![0-9:a-z])"),
        r"today \g<hour>pm",
    ),
    (regex(r"(?<![a-z])tonight(?![a-z])"), "today evening"),
    (regex(r"(?<![a-z])last night(?![a-z])"), "yesterday"),
)
_JOINTS: Final = regex(rf"[\s,{BLANK}]+|(?<![a-z])(?:at|on|in|the|this)(?![a-z])|[在的]")
_PART: Final = regex(rf"(?:(?P<before>{_ENGLISH_PARTS})\s)?(?P<clock>.+?)(?:\s(?P<after>{_ENGLISH_PARTS}))?")
_BARE_FIGURES: Final = regex("(?P<hour>[0-9]{1,2})(?::(?P<minute>[0-5][0-9]))?")
_NOON: Final = ("中午", "noon")
# 9点 may be said of the evening, too; 09:00, 9am and 早上9点 may not.
_EITHER_HALF: Final = regex(rf"(?:[0-9]{{1,2}}|[{HAN}]{{1,3}})\s?[点时].*")


def read_moment(text: str, now: datetime, at: time) -> datetime | None:
    """The moment to come that a text names, in the zone of `now` (aware). Never raises.

    A day alone means `at` on that day, a time alone its next coming. None for what has passed, lies more
    than ten years ahead, or can't be read for sure (9点 said at ten: tonight, or tomorrow?).
    """
    words = fold(text).strip(" \t\r\n,.;!")
    if len(words) > _LONGEST_TEXT:
        return None
    if (later := _LATER.fullmatch(words)) is not None:
        length = _length(later)
        return (now.astimezone(UTC) + length).astimezone(now.tzinfo) if length else None
    words = in_full(words)
    today = now.date()
    finding = find(words, today)
    day = None if finding is None else one_day(finding.found)
    if finding is not None:
        words = blank(words, finding.spans)
    clock = " ".join(_JOINTS.sub(" ", words).split())
    if (finding is None) != (day is None) or not (finding or clock):
        return None
    read = _time_of_day(clock) if clock else at
    if read is None:
        return None
    if day is not None:
        return _coming(day, read, now)
    moment = _coming(today, read, now)
    if moment is None and not (read.hour <= 12 and _EITHER_HALF.fullmatch(clock)):
        moment = _coming(today + timedelta(1), read, now)
    return moment


def in_full(words: str) -> str:
    """Folded words with each day that is named in short spelled out: 明晚 is 明天晚上."""
    for pattern, meaning in _SHORT:
        words = pattern.sub(meaning, words)
    return words


def delays_in(text: str) -> list[tuple[Span, timedelta]]:
    """How long from now a folded text says, each with its place: 半小时后, in an hour."""
    found = ((match.span(), _length(match)) for match in _A_DELAY.finditer(text))
    return [(span, length) for span, length in found if length]


def _length(match: re.Match[str]) -> timedelta | None:
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
    return whole * unit + (unit / 2 if half else timedelta())


def one_day(found: Found | None) -> date | None:
    """The one day that is meant, where no rule is asked for: 15号 is the next one, and not each month's."""
    match found:
        case DateReading(Once(day)):
            return day
        case DateProblem(DateProblemCode.ONCE_OR_MONTHLY, (DateReading(Once(day)), _)):
            return day
        case _:
            return None


def _time_of_day(clock: str) -> time | None:
    if clock in _NOON:
        return time(12)
    match = _PART.fullmatch(clock)
    part = match and (match["before"] or match["after"])
    if match is None or part is None:
        return read_time(clock)
    figures = _BARE_FIGURES.fullmatch(match["clock"])
    if figures is None:
        read = read_time(match["clock"])
        return read if read is not None and read.hour in _PARTS[part] else None
    hour = _of_part(part, int(figures["hour"]))
    return None if hour is None else time(hour, int(figures["minute"] or 0))


def _coming(day: date, at: time, now: datetime) -> datetime | None:
    """The first moment after `now` at which the clocks show this; after a gap, where they skip it."""
    instants = local_instants(day, at, str(now.tzinfo))
    return next((one.astimezone(now.tzinfo) for one in instants if one > now), None)


# a day in the past -----------------------------------------------------------

_OLDEST: Final = timedelta(days=400)
_WITHOUT_YEAR: Final = timedelta(days=180)
"""11月20日 said on 22 November was read as the next one. Further back, it may be meant as it was read."""
_WEEKDAY: Final = regex("(?:周|星期|礼拜)[一二三四五六日天]|(?:mon|tues|wednes|thurs|fri|satur|sun)day")


def read_past_day(text: str, today: date) -> date | None:
    """The day, today or in the past year, that a text names; None if it names none for sure.

    A day and month without a year, a bare 15号, or a weekday is the latest such day.
    """
    found = read_date_rule(text, today)
    if isinstance(found, DateReading) and isinstance(found.rule, Once) and _WEEKDAY.fullmatch(fold(text)):
        coming = found.rule.day
        return coming if coming <= today else coming - timedelta(7)
    readings = found.readings if isinstance(found, DateProblem) else (found,)
    days = {day for one in readings if (day := _latest(one, today)) is not None}
    return days.pop() if len(days) == 1 else None


def _latest(reading: DateReading, today: date) -> date | None:
    match reading.rule:
        case Once(day) if day > today:
            day = day_in_month(day.year - 1, day.month, day.day)
            return day if today - _WITHOUT_YEAR <= day <= today else None
        case Once(day):
            pass
        case Monthly(first, anchor, 1):
            day = first if first <= today else day_in_month(*month_after(first, -1), anchor)
        case _:
            return None
    return day if today - _OLDEST <= day <= today else None
