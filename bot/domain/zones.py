"""The rules of a zone: what its clocks show from now on, so that it can be told when they became others.

Knows no clock, no storage and no user.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.reminders import AHEAD, EARLIEST, forget_moments

REACH: Final = timedelta(days=366)
"""So far ahead rules are kept."""

_NEEDED: Final = AHEAD + EARLIEST
"""So far ahead they say when a reminder comes: its row, and the day that it is about."""

_SET_BACK: Final = timedelta(days=1)  # so much a clock may be behind the one by which rules were kept
_SECOND: Final = timedelta(seconds=1)
_STEP: Final = timedelta(days=1)  # no zone turns its clocks and turns them back within it

Turn = tuple[datetime, int]
"""From this moment (UTC) on clocks are so many seconds ahead of UTC."""


@dataclass(frozen=True, slots=True)
class ZoneRules:
    """What clocks of a zone show up to `until`; the first of the `turns` says what they show from when on."""

    turns: tuple[Turn, ...]
    until: datetime

    def hold_for(self, now: "ZoneRules") -> bool:
        """Whether what was planned by these is as planned by the rules of `now`, as far as rows reach."""
        start = now.turns[0][0]
        if self.turns[0][0] - _SET_BACK > start or self.until < start + _NEEDED:
            return False  # a clock was far off, or a bot for months: nobody knows
        start, end = max(start, self.turns[0][0]), min(self.until, now.until)
        return self._between(start, end) == now._between(start, end)

    def _between(self, start: datetime, end: datetime) -> list[Turn]:
        before = [offset for moment, offset in self.turns if moment <= start]
        return [(start, before[-1]), *(turn for turn in self.turns if start < turn[0] < end)]


def rules_of(zone: str, now: datetime) -> ZoneRules:
    """The rules of a zone from `now` on. Raises ZoneInfoNotFoundError where this machine has none."""
    tz, now = ZoneInfo(zone), now.astimezone(UTC)  # elsewhere a day may have 23 hours
    days = [now + day * _STEP for day in range(REACH // _STEP + 1)]
    return ZoneRules(((now, _offset(now, tz)), *_turns(days, tz)), now + REACH)


def _turns(moments: list[datetime], tz: ZoneInfo) -> Iterator[Turn]:
    offsets = [_offset(moment, tz) for moment in moments]
    for start, (was, offset) in zip(moments, pairwise(offsets), strict=False):
        if offset != was:
            yield _first(start.replace(microsecond=0), offset, tz), offset


def _first(start: datetime, offset: int, tz: ZoneInfo) -> datetime:
    """The first second from `start` on with this offset, which clocks take within a step."""

    def has_turned(second: int) -> bool:
        return _offset(start + second * _SECOND, tz) == offset

    return start + _SECOND * bisect_left(range(_STEP // _SECOND + 1), True, key=has_turned)


def _offset(moment: datetime, tz: ZoneInfo) -> int:
    offset = moment.astimezone(tz).utcoffset()
    assert offset is not None
    return int(offset.total_seconds())


def read_anew() -> None:
    """From here on by the zone files as they are now: they may be replaced while the process runs."""
    ZoneInfo.clear_cache()
    forget_moments()
