"""A date at court, and when to remind of it. Knows no storage, no clock and no words."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from bot.domain.dates import LENDER_ZONE, local_to_utc, today_in
from bot.domain.matters import Over
from bot.domain.preferences import Preferences
from bot.domain.reminders import EARLIEST, Planned, still_to_come

DAYS_BEFORE: Final = (7, 3, 1)
"""A hearing is reminded of so many days before, and on the morning of the day, whatever is set for loans."""

MORNING: Final = time(9)
"""Later on the day is no morning, whatever time of day a person is reminded at. Courts begin then, too."""

DRESSED: Final = timedelta(hours=2)
"""The reminder of the day leaves so much time at least, where quiet hours allow."""

MAX_PLACE: Final = 30
MAX_OPEN_HEARINGS: Final = 20


@dataclass(frozen=True, slots=True)
class HearingDraft:
    """A date at court that is not saved yet. Neither a case nor a party is ever kept."""

    day: date  # in China
    at: time | None = None  # in China; None where it was not said
    place: str = ""  # the court, as the user typed it

    @property
    def when(self) -> tuple[date, time | None]:
        """What its reminders depend on."""
        return self.day, self.at


@dataclass(frozen=True, slots=True)
class Hearing:
    """A saved date at court."""

    id: int
    user_id: int
    day: date
    at: time | None
    place: str
    closed: Over | None = None

    @property
    def draft(self) -> HearingDraft:
        """What the user said of it."""
        return HearingDraft(self.day, self.at, self.place)


def begins(day: date, at: time | None) -> datetime:
    """The moment (UTC) at which it begins; at MORNING where no time was said, to be there in any case."""
    return local_to_utc(day, at or MORNING, LENDER_ZONE)


def plan_hearing(
    day: date, at: time | None, prefs: Preferences, now: datetime, until: datetime
) -> tuple[Planned, ...]:
    """The reminders of a hearing that are still to come, up to `until`, in order; one at a moment.

    Days are counted where the user is when it begins. "-7", "-3", "-1" come at the user's time of day; "0"
    on the morning of the day: at that time, but not after MORNING, and DRESSED before it begins. Quiet
    hours hold: what can't wait for their end goes before they begin.
    """
    if day - until.date() > EARLIEST:
        return ()
    start, zone = begins(day, at), prefs.zone
    there = today_in(start, zone)
    meant = [(f"-{days}", local_to_utc(there - timedelta(days), prefs.at, zone)) for days in DAYS_BEFORE]
    morning = local_to_utc(there, min(prefs.at, MORNING), zone)
    meant.append(("0", min(morning, start - DRESSED)))
    return tuple(one for one in still_to_come(meant, start, prefs, now) if one.send_at <= until)
