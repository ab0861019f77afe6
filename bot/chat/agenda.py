"""The calendar of /list: which days have something due, and what. Holds no rule about loans."""

from collections import Counter
from datetime import date
from typing import Final

from bot.chat import add, hearing_card
from bot.chat.context import Turn
from bot.chat.feature import Feature
from bot.chat.months import month_rows, read_month, within_reach
from bot.chat.shared_buttons import OnCalendar, OnInstalment, OnLoan, add_button, list_button
from bot.chat.wording import distance, money, short_name
from bot.domain.dates import day_in_month
from bot.domain.hearings import Hearing
from bot.services.agenda import Due, due_between
from bot.services.loan_form_dates import near_day
from bot.services.matters import coming
from bot.texts import Texts
from bot.transport.messages import Rows, esc

_SHOWN: Final = 20  # what is due on one day; more is cut, and said


def press(turn: Turn, pressed: OnCalendar) -> None:
    """A month, or what is due on a day, or a loan that is due then. Headings and blank cells do nothing."""
    turn.toast()
    match pressed:
        case OnCalendar(""):
            turn.edit(*_month_view(turn, turn.lender_day))
        case OnCalendar(place, "") if (month := read_month(place)) is not None:
            turn.edit(*_month_view(turn, month))
        case OnCalendar(place, "") if (day := near_day(place, turn.lender_day)) is not None:
            turn.edit(*_day_view(turn, day))
        case OnCalendar(place, "add") if (day := near_day(place, turn.lender_day)) is not None:
            add.on_day(turn, day)
        case _:
            return


def _month_view(turn: Turn, month: date) -> tuple[str, Rows]:
    t, today = turn.texts, turn.lender_day
    month = within_reach(month, today)
    due = _due(turn, month, day_in_month(month.year, month.month, 31))
    courts = _courts(turn, month, day_in_month(month.year, month.month, 31))
    marks = Counter([one.day for one in due] + [one.day for one in courts if one.day >= today])
    lines = [f"<b>{t('calendar-title', month=t.month(month))}</b>"]
    lines += [hearing_card.line(t, coming(one, turn.now)) for one in courts]
    lines.append(_sum(t, due) if due else t("calendar-nothing"))
    lines.append(t("calendar-legend"))
    rows = [
        *month_rows(t, month, today, lambda place: OnCalendar(place).text(), marks=marks),
        [list_button(t), add_button(t)],
    ]
    return "\n".join(lines), rows


def _day_view(turn: Turn, day: date) -> tuple[str, Rows]:
    t, today = turn.texts, turn.lender_day
    due = _due(turn, day, day)
    lines = [f"<b>{t.day(day)}</b>"]
    courts = _courts(turn, day, day)
    lines += [hearing_card.line(t, coming(one, turn.now)) for one in courts]
    rows = [[hearing_card.open_button(t, one)] for one in courts]
    for one in due[:_SHOWN]:
        lines.append(
            t(
                "calendar-line",
                name=esc(one.loan.title),
                money=money(t, one.amount),
                when=distance(t, (day - today).days),
            )
        )
        where = one.instalment
        opens = OnLoan("open", one.loan.id) if where is None else OnInstalment("open", where.id)
        rows.append([opens.button(short_name(one.loan.title))])
    if len(due) > _SHOWN:
        lines.append(t("list-more", count=len(due) - _SHOWN))
    if not due and not courts:
        lines.append(t("calendar-day-free"))
    rows.append([OnCalendar(day.isoformat(), "add").button(t("button-add-on-day"))])
    rows.append([OnCalendar(f"{day:%Y-%m}").button(t("button-back")), list_button(t)])
    return "\n".join(lines), rows


def _due(turn: Turn, first: date, last: date) -> list[Due]:
    overview = turn.loans.overview(turn.user, turn.now)
    return due_between(overview.views, first, last)


def _courts(turn: Turn, first: date, last: date) -> list[Hearing]:
    return [one for one in turn.users.of_kind(turn.user, Hearing) if first <= one.day <= last]


def _sum(t: Texts, due: list[Due]) -> str:
    known = [one.amount for one in due if one.amount is not None]
    return t("calendar-sum", count=len(due), money=t.money(sum(known)), unknown=len(due) - len(known))


FEATURE: Final = Feature(buttons=(OnCalendar.to(press),))
