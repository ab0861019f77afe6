"""Due dates: what a date rule means, and what people type for one. Knows no loan and no clock."""

from dataclasses import dataclass
from datetime import date
from typing import Final

LENDER_ZONE: Final = "Asia/Shanghai"


@dataclass(frozen=True, slots=True)
class Once:
    """One due date."""

    day: date


@dataclass(frozen=True, slots=True)
class Monthly:
    """The same day every month, or every `every` months.

    `anchor` is the day the user named (1 to 31; 31 is also "last day of the month"); in a
    month without that day the last day stands in (Civil Code, article 202). `first` is the
    first due date, already clamped. Every later date is computed from `anchor` and the
    month of `first`, never from the date before it.
    """

    first: date
    anchor: int
    every: int = 1


DateRule = Once | Monthly
