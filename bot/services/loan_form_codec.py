"""Forms as rows that survive a restart. What an earlier version kept can still be read."""

from collections.abc import Callable
from dataclasses import fields
from datetime import date, datetime, timedelta
from typing import Any, Final

from bot.domain.dates import DateReading, DateRule, EveryDays, Listed, Monthly, Once
from bot.services.loan_form import Form, Step
from bot.store.base import Draft

KIND: Final = "loan"
LIFETIME: Final = timedelta(days=2)


def to_draft(form: Form, user_id: int, now: datetime) -> Draft:
    """The form as a row that survives a restart."""
    data = pack_form(form)
    return Draft(user_id, KIND, data.pop("step"), data, now + LIFETIME)


def from_draft(draft: Draft) -> Form:
    """The form of a stored row."""
    return unpack_form(draft.data | {"step": draft.step})


def pack_form(form: Form) -> dict[str, Any]:
    """A form as JSON."""
    return {field.name: _PACK.get(field.name, _same)(getattr(form, field.name)) for field in fields(Form)}


def unpack_form(packed: dict[str, Any]) -> Form:
    """The form of `pack_form`; what an earlier version of the form did not have is as in a new one."""
    known = {field.name for field in fields(Form)}
    return Form(**{name: _UNPACK.get(name, _same)(value) for name, value in packed.items() if name in known})


def pack(rule: DateRule) -> list[Any]:
    """A date rule as JSON."""
    match rule:
        case Once(day):
            return ["once", day.isoformat()]
        case Monthly(first, anchor, every):
            return ["monthly", first.isoformat(), anchor, every]
        case EveryDays(first, days):
            return ["days", first.isoformat(), days]
        case Listed(listed):
            return ["listed", *(day.isoformat() for day in listed)]


def unpack(packed: list[Any]) -> DateRule:
    """The date rule of `pack`."""
    match packed:
        case ["once", day]:
            return Once(date.fromisoformat(day))
        case ["monthly", first, anchor, every]:
            return Monthly(date.fromisoformat(first), anchor, every)
        case ["days", first, days]:
            return EveryDays(date.fromisoformat(first), days)
        case ["listed", *listed]:
            return Listed(tuple(date.fromisoformat(day) for day in listed))
        case _:
            raise ValueError("no date rule")


def _same(value: Any) -> Any:
    return value


def _pack_day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _unpack_day(day: str | None) -> date | None:
    return date.fromisoformat(day) if day else None


def _pack_readings(readings: tuple[DateReading, ...]) -> list[Any]:
    return [[pack(one.rule), one.overdue, one.offers_last_day] for one in readings]


def _unpack_readings(packed: list[Any]) -> tuple[DateReading, ...]:
    return tuple(DateReading(unpack(rule), overdue, last_day) for rule, overdue, last_day in packed)


# What is no JSON value as it stands.
_PACK: Final[dict[str, Callable[[Any], Any]]] = {
    "step": str,
    "near": list,
    "amounts": list,
    "warnings": list,
    "picked": _pack_day,
    "since": _pack_day,
    "rule": lambda rule: pack(rule) if rule else None,
    "readings": _pack_readings,
}
_UNPACK: Final[dict[str, Callable[[Any], Any]]] = {
    "step": Step,
    "near": tuple,
    "amounts": tuple,
    "warnings": tuple,
    "picked": _unpack_day,
    "since": _unpack_day,
    "rule": lambda packed: unpack(packed) if packed else None,
    "readings": _unpack_readings,
}
