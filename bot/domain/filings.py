"""A complaint that was handed in, and when to ask what became of it. Knows no storage, no clock, no words."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from bot.domain.dates import local_to_utc
from bot.domain.matters import Over
from bot.domain.preferences import Preferences
from bot.domain.reminders import Planned, quiet_end

DAYS_AFTER: Final = (15, 30)
"""So many days later a complaint is asked about. What these days mean says the knowledge of the office."""

MAX_OPEN_FILINGS: Final = 20
MAX_NUMBER: Final = 40
LONGEST_AGO: Final = timedelta(days=365)
"""A complaint that was handed in longer ago is none that somebody still waits for."""


@dataclass(frozen=True, slots=True)
class FilingDraft:
    """A complaint that was handed in, as the user says. Nothing of what it says is kept."""

    day: date  # where the user is
    lender: str  # an id of the knowledge, or a name as it was typed
    office: str  # an id of the knowledge
    number: str = ""  # the case number

    @property
    def when(self) -> date:
        """What its reminders depend on."""
        return self.day


@dataclass(frozen=True, slots=True)
class Filing:
    """A saved complaint."""

    id: int
    user_id: int
    day: date
    lender: str
    office: str
    number: str
    closed: Over | None = None

    @property
    def draft(self) -> FilingDraft:
        """What the user said of it."""
        return FilingDraft(self.day, self.lender, self.office, self.number)


def plan_filing(day: date, prefs: Preferences, now: datetime) -> tuple[Planned, ...]:
    """The reminders that are still to come, in order, at the user's time of day; none in quiet hours."""
    meant = [
        (f"+{days}", quiet_end(local_to_utc(day + timedelta(days), prefs.at, prefs.zone), prefs))
        for days in DAYS_AFTER
    ]
    return tuple(Planned(rule, moment) for rule, moment in meant if moment > now)
