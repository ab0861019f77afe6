"""The date of a form: what was read, picked or confirmed. Knows no words, and nothing else of a loan."""

from dataclasses import replace
from datetime import date, timedelta

from bot.domain.dates import (
    FAR,
    DateProblem,
    DateReading,
    EveryDays,
    Monthly,
    Once,
    beginning_with,
    day_in_month,
    due_days_before,
    first_day,
)
from bot.reading.dates.calendar import either_year
from bot.reading.dates.matching import read_date_rule
from bot.reading.loan_line import read_entry
from bot.services.loan_form import Form, Problem, Reply, Step, at_next


def dated(form: Form, found: DateReading | DateProblem) -> Reply:
    """The form with what was read as a date; a problem leaves the date open."""
    if isinstance(found, DateReading):
        return Reply(at_next(taken(form, found)))
    form = replace(form, rule=None, picked=None, overdue=False, last_day=False, readings=found.readings)
    return Reply(at_next(form), "" if found.readings else found.code)


def overtaken(reply: Reply, before: Form, today: date) -> Reply:
    """A date that was still to come when it was written, and has passed meanwhile, is asked about, too."""
    rule = reply.form.rule
    if rule is None or rule == before.rule or reply.form.overdue or first_day(rule) >= today:
        return reply
    return replace(reply, form=at_next(replace(reply.form, overdue=True)))


def passed(form: Form, today: date) -> Form:
    """A card whose first day has passed since it was shown asks whether it is overdue.

    Of a loan that is saved nothing is asked: its past days are known.
    """
    if form.loan_id is not None or form.rule is None or form.shown_on is None:
        return form
    if not form.shown_on <= (form.since or first_day(form.rule)) < today:
        return form
    return at_next(replace(form, overdue=True))


def chosen(form: Form, number: int) -> Form:
    """One of several readings. That it is overdue was said by choosing it."""
    reading = form.readings[number]
    form = taken(form, reading)
    return replace(form, overdue=False) if isinstance(reading.rule, Once) else form


def taken(form: Form, reading: DateReading) -> Form:
    """The form with this date in place of what it had."""
    return replace(
        form,
        rule=reading.rule,
        overdue=reading.overdue,
        last_day=reading.offers_last_day,
        picked=None,
        since=None,
        amounts=(),
        readings=(),
    )


def meant(day: date, choice: str, today: date) -> DateReading:
    """What a day of the calendar stands for."""
    match choice:
        case "monthly":
            return DateReading(Monthly(day, day.day), day < today, offers_last_day=day.day >= 29)
        case "monthend":
            end = day_in_month(day.year, day.month, 31)
            return DateReading(Monthly(end, 31), end < today)
        case "weekly":
            return DateReading(EveryDays(day, 7), day < today)
        case _:
            return DateReading(Once(day), day < today)


def since(form: Form, value: str, today: date) -> Form:
    """Ask from which due day on it is overdue, or take the answer."""
    if not value:
        return replace(form, step=Step.SINCE)
    day = near_day(value, today)
    if form.step is not Step.SINCE or form.rule is None or day is None or day >= today:
        return form
    if beginning_with(form.rule, day) is None:
        return form
    return at_next(replace(form, since=day, overdue=False))


def since_typed(form: Form, text: str, today: date) -> Reply:
    """The earliest due day that is owed, or how many are (2期)."""
    day = _past_day(text, today)
    count = read_entry(text, today).count
    if day is None and count is not None and form.rule is not None:
        day = next(iter(due_days_before(form.rule, today, count)[count - 1 :]), None)
    begun = form if day is None else since(form, day.isoformat(), today)
    return Reply(begun, Problem.SINCE if begun is form else "")


def _past_day(text: str, today: date) -> date | None:
    """One day. Without a year it means the coming one everywhere else; here it is the past one."""
    for day in (today, today - timedelta(days=364)):
        found = read_date_rule(text, day)
        if years := either_year(found):
            found = DateReading(Once(years[0] if day == today else years[1]))
        if isinstance(found, DateReading) and isinstance(found.rule, Once) and found.rule.day < today:
            return found.rule.day
    return None


def last_days(rule: Monthly) -> Monthly:
    """The same months, on their last days."""
    return Monthly(day_in_month(rule.first.year, rule.first.month, 31), 31, rule.every)


def near_day(text: str, today: date) -> date | None:
    """The day in a button's data, which anyone can forge, unless it is too far off."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if abs(day - today) <= FAR else None
