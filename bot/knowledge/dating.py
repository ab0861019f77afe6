"""Days that are known to the day, to the month or the year, or not at all. Knows no clock."""

from calendar import monthrange
from datetime import date
from typing import Annotated, Final

from pydantic import AfterValidator, Field

from bot.reading.patterns import regex

NOT_KNOWN: Final = "not known"
_FORM: Final = regex(r"(?P<year>\d{4})(?:-(?P<month>0[1-9]|1[0-2]))?")


def _dated(value: date | str) -> date | str:
    if isinstance(value, str) and value != NOT_KNOWN and not _FORM.fullmatch(value):
        raise ValueError(f"expected a day, “2025-12”, “2025” or “{NOT_KNOWN}”")
    return value


Dated = Annotated[date | str, AfterValidator(_dated)]
"""A day; or, in quotes, a month, a year, or that it is not known."""

Month = Annotated[str, Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")]


def latest(dated: date | str) -> date:
    """The last day that may be meant; where nothing is known, the first day there is."""
    if isinstance(dated, date):
        return dated
    if not (found := _FORM.fullmatch(dated)):
        return date.min
    year, month = int(found["year"]), int(found["month"] or 12)
    return date(year, month, monthrange(year, month)[1])
