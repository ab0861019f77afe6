"""When to remind of an instalment: rules, plan, quiet hours. Knows no clock, no storage, no words."""

from dataclasses import dataclass
from datetime import datetime, time


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


@dataclass(frozen=True, slots=True)
class Planned:
    """One reminder to come. `rule` is unique per instalment: "-7" … "0" … "+3", or "snooze"."""

    rule: str
    send_at: datetime  # UTC
