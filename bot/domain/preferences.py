"""How a user wants to be reminded, and reading what they type for it. Knows no clock and no reminder."""

import re
from dataclasses import dataclass, replace
from datetime import time, timedelta
from enum import StrEnum
from typing import Final

from bot.domain.dates import is_zone
from bot.domain.numerals import HAN, fold, number

MAX_DAYS_BEFORE: Final = 60
MAX_DAYS_AFTER: Final = 90
MAX_RULES: Final = 10

MIN_AWAKE: Final = timedelta(hours=3)
"""The hours of a day that quiet hours must leave, so that a clock turned forward leaves some of them."""

# 晚上9点 is 21:00; an hour that fits no such span either way (晚上1点) is not read.
_PARTS: Final = {
    "凌晨": range(7),
    **dict.fromkeys(("清晨", "早晨", "早上", "早"), range(4, 12)),
    "上午": range(6, 12),
    "中午": range(11, 14),
    "下午": range(13, 20),
    "傍晚": range(16, 21),
    **dict.fromkeys(("晚上", "晚"), range(17, 24)),
}
_FIGURES: Final = rf"(?:[0-9]{{1,2}}|[{HAN}]{{1,3}})"
_TIME: Final = re.compile(
    rf"(?P<part>{'|'.join(_PARTS)})?\s?(?P<hour>{_FIGURES})\s?"
    rf"(?::(?P<exact>[0-9]{{2}})|[点时]\s?(?:(?P<minute>{_FIGURES})\s?分?|(?P<half>半)|钟|整)?)?"
    r"\s?(?P<clock>[ap]m)?"
)
_NONE: Final = frozenset(
    ("无", "没有", "不设", "不要", "不用", "关", "关闭", "关掉", "取消", "off", "none", "no", "never", "-")
)
_DUE_DAY: Final = ("当天", "当日")
_AROUND_DAYS: Final = re.compile("^(?:提前|逾期后?|之?[前后])|(?:天|日|days?|d)?[前后]?$")


@dataclass(frozen=True, slots=True)
class QuietHours:
    """Local hours in which no reminder goes out; `start` belongs to them, `end` does not.

    They may span midnight. Equal ends mean that there are none.
    """

    start: time
    end: time


@dataclass(frozen=True, slots=True)
class Preferences:
    """How a user wants to be reminded."""

    zone: str  # IANA name
    days_before: tuple[int, ...]  # 0 is the due day
    days_after: tuple[int, ...]
    at: time  # local
    quiet: QuietHours
    nag: bool = True  # on the due day, ask again until there is an answer
    discreet: bool = False  # no lender and no amount in a reminder until it is opened


@dataclass(frozen=True, slots=True)
class OwnReminders:
    """What the reminders of one loan do differently; None: as the user's settings say."""

    days_before: tuple[int, ...] | None = None
    days_after: tuple[int, ...] | None = None
    at: time | None = None

    def over(self, prefs: Preferences) -> Preferences:
        """The user's settings, with what this loan does differently."""
        return replace(
            prefs,
            days_before=prefs.days_before if self.days_before is None else self.days_before,
            days_after=prefs.days_after if self.days_after is None else self.days_after,
            at=prefs.at if self.at is None else self.at,
        )


AS_USUAL: Final = OwnReminders()


class PreferencesProblem(StrEnum):
    """Why preferences can't be taken."""

    ZONE = "zone"
    DAYS_BEFORE = "days-before"  # out of 0..60, twice the same, or more than ten
    DAYS_AFTER = "days-after"  # out of 1..90, twice the same, or more than ten
    NO_DAYS = "no-days"  # neither before nor after: nothing would ever come
    AT_IN_QUIET = "at-in-quiet"
    QUIET_TOO_LONG = "quiet-too-long"


def preferences_problem(prefs: Preferences) -> PreferencesProblem | None:
    """What is wrong with preferences; None if they can be taken."""
    if not is_zone(prefs.zone):
        return PreferencesProblem.ZONE
    if not _within(prefs.days_before, 0, MAX_DAYS_BEFORE):
        return PreferencesProblem.DAYS_BEFORE
    if not _within(prefs.days_after, 1, MAX_DAYS_AFTER):
        return PreferencesProblem.DAYS_AFTER
    if not prefs.days_before and not prefs.days_after:
        return PreferencesProblem.NO_DAYS
    if _awake(prefs.quiet) < MIN_AWAKE:
        return PreferencesProblem.QUIET_TOO_LONG
    return PreferencesProblem.AT_IN_QUIET if covers(prefs.quiet, prefs.at) else None


def covers(quiet: QuietHours, at: time) -> bool:
    """Whether this local time is a quiet hour."""
    if quiet.start <= quiet.end:
        return quiet.start <= at < quiet.end
    return at >= quiet.start or at < quiet.end


def read_time(text: str) -> time | None:
    """A time of day: 9点, 09:00, 晚上9点半, 9am. None for a bare 9, or what can't be read for sure."""
    folded = fold(text).strip(" \t\r\n,.;")
    return None if re.fullmatch(rf"[0-9{HAN}]+", folded) else _time(folded)


def read_quiet(text: str) -> QuietHours | None:
    """Quiet hours: 22:00-08:00, 22点到8点, or none (无, off). None if they can't be read for sure."""
    folded = fold(text).strip(" \t\r\n,.;")
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
    if folded in _NONE:
        return ()
    words = re.split(r"[\s,;、/和及]+|\band\b", re.sub(r"(?<=[0-9])\s+(?=天|days?)", "", folded))
    days = {0 if word in _DUE_DAY else number(_AROUND_DAYS.sub("", word)) for word in words if word}
    found = {day for day in days if day is not None}
    return tuple(sorted(found, reverse=not after)) if found and None not in days else None


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
        fitting = [one for one in (hour, hour + 12) if one in _PARTS[match["part"]]]
        if len(fitting) != 1:
            return None
        hour = fitting[0]
    return time(hour, 30 if match["half"] else minute)


def _awake(quiet: QuietHours) -> timedelta:
    start, end = (
        timedelta(hours=at.hour, minutes=at.minute, seconds=at.second) for at in (quiet.start, quiet.end)
    )
    return (start - end) % timedelta(days=1) if start != end else timedelta(days=1)


def _within(days: tuple[int, ...], least: int, most: int) -> bool:
    return (
        len(days) <= MAX_RULES and len(set(days)) == len(days) and all(least <= day <= most for day in days)
    )
