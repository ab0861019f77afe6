"""A month as rows of buttons, each day with what it is pressed for. Knows no loan, no turn and no clock."""

from calendar import Calendar
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from bot.chat.shared_buttons import OnCalendar
from bot.domain.dates import month_after
from bot.texts import Texts
from bot.transport.messages import Button, Rows

MONTHS_AHEAD: Final = 24
MONTHS_BACK: Final = 24

_BLANK: Final = "–"  # Telegram refuses a button without text
_NOTHING: Final = OnCalendar("-").text()  # pressed, it does nothing


def month_rows(
    t: Texts,
    month: date,
    today: date,
    press: Callable[[str], str],
    *,
    marks: Mapping[date, int] | None = None,
) -> Rows:
    """A month of buttons, weeks from Monday. `month` is any day of it.

    `press` makes the data of a button out of a day (2026-12-15) or of another month (2026-12).
    `marks` says how many things are due on a day: "15·", or "15!" once it has passed. Today is "(22)".
    """
    marks = marks or {}
    month = within_reach(month, today)

    def beside(months: int, label: str) -> Button:
        other = _month(month, months)
        if other == month or within_reach(other, today) != other:
            return Button(_BLANK, _NOTHING)
        return Button(label.format(t.month_name(other)), press(f"{other:%Y-%m}"))

    def cell(day: date) -> Button:
        if day.month != month.month:
            return Button(_BLANK, _NOTHING)
        label = f"({day.day})" if day == today else str(day.day)
        mark = "" if not marks.get(day) else "!" if day < today else "·"
        return Button(label + mark, press(day.isoformat()))

    weeks = Calendar().monthdatescalendar(month.year, month.month)
    return [
        [beside(-1, "‹ {}"), Button(t.month(month), _NOTHING), beside(1, "{} ›")],
        [Button(t.weekday_initial(day), _NOTHING) for day in weeks[0]],
        *([cell(day) for day in week] for week in weeks),
    ]


def within_reach(month: date, today: date) -> date:
    """The first day of the month, or of the nearest one that the calendar goes to."""
    return min(max(month.replace(day=1), _month(today, -MONTHS_BACK)), _month(today, MONTHS_AHEAD))


def read_month(text: str) -> date | None:
    """The first day of the month (2026-12) in a button's data, which anyone can forge."""
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        return None


def _month(day: date, months: int) -> date:
    year, month = month_after(day, months)
    return date(min(max(year, date.min.year), date.max.year), month, 1)
