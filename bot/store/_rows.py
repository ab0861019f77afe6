"""Rows to values of the domain and back. Knows the columns, and no query."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from bot.domain.dates import DateRule, EveryDays, Listed, Monthly, Once
from bot.domain.filings import Filing, FilingDraft
from bot.domain.hearings import Hearing, HearingDraft
from bot.domain.language import Language
from bot.domain.loans import Closed, Event, Happened, Instalment, InstalmentState, Loan, LoanDraft, LoanState
from bot.domain.matters import Over
from bot.domain.preferences import OwnReminders, Preferences, QuietHours
from bot.domain.zones import ZoneRules
from bot.store.records import Matter, MatterDraft, StoredConversation, Subscription, User, UserChanges

Row = Mapping[str, Any]

_JSON = {
    "amounts",
    "data",
    "days_after",
    "days_before",
    "own_after",
    "own_before",
    "rule_days",
    "said",
    "was",
}  # columns


def text_of(moment: datetime) -> str:
    """An instant as UTC text of one width: texts sort as the instants do. Raises ValueError if naive."""
    if moment.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


moment_of = datetime.fromisoformat


def maybe_moment(text: str | None) -> datetime | None:
    return None if text is None else moment_of(text)


def maybe_day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def day_text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def readable(row: Row) -> dict[str, Any]:
    """A row of any table with what is kept as JSON taken apart."""
    return {name: json.loads(value) if value and name in _JSON else value for name, value in row.items()}


def user_of(row: Row) -> User:
    return User(
        id=row["id"],
        alias=row["alias"],
        language=Language(row["language"]),
        language_chosen=bool(row["language_chosen"]),
        preferences=Preferences(
            zone=row["zone"],
            days_before=tuple(json.loads(row["days_before"])),
            days_after=tuple(json.loads(row["days_after"])),
            at=time.fromisoformat(row["at"]),
            quiet=QuietHours(time.fromisoformat(row["quiet_start"]), time.fromisoformat(row["quiet_end"])),
            nag=bool(row["nag"]),
            discreet=bool(row["discreet"]),
            weekly=bool(row["weekly"]),
        ),
        subscription=Subscription(row["subscription"]),
        reachable=bool(row["reachable"]),
        created_at=moment_of(row["created_at"]),
        seen_at=moment_of(row["seen_at"]),
        paused_until=maybe_moment(row["paused_until"]),
    )


def user_changes(changes: UserChanges) -> dict[str, Any]:
    columns: dict[str, Any] = {}
    for name, value in changes.items():
        match value:
            case Preferences():
                columns |= _preference_columns(value)
            case datetime():
                columns[name] = text_of(value)
            case bool():
                columns[name] = int(value)
            case _:
                columns[name] = value  # None, or a StrEnum
    return columns


def _preference_columns(preferences: Preferences) -> dict[str, Any]:
    return {
        "zone": preferences.zone,
        "days_before": json.dumps(preferences.days_before),
        "days_after": json.dumps(preferences.days_after),
        "at": preferences.at.isoformat(),
        "quiet_start": preferences.quiet.start.isoformat(),
        "quiet_end": preferences.quiet.end.isoformat(),
        "nag": int(preferences.nag),
        "discreet": int(preferences.discreet),
        "weekly": int(preferences.weekly),
    }


def zone_rules_of(row: Row) -> ZoneRules:
    turns = tuple((moment_of(at), offset) for at, offset in json.loads(row["turns"]))
    return ZoneRules(turns, moment_of(row["until"]))


def conversation_of(row: Row) -> StoredConversation:
    expires_at = moment_of(row["expires_at"])
    return StoredConversation(row["user_id"], row["kind"], row["data"], expires_at, row["key"])


def loan_of(row: Row) -> Loan:
    return Loan(
        id=row["id"],
        user_id=row["user_id"],
        lender=row["lender"],
        name=row["name"],
        rule=_rule_of(row),
        amount=row["amount"],
        count=row["count"],
        state=LoanState(row["state"]),
        created_at=moment_of(row["created_at"]),
        last_amount=row["last_amount"],
        amounts=tuple(json.loads(row["amounts"] or "[]")),
        label=row["label"],
        statement_day=row["statement_day"],
        own=OwnReminders(
            _maybe_days(row["own_before"]),
            _maybe_days(row["own_after"]),
            None if row["own_at"] is None else time.fromisoformat(row["own_at"]),
        ),
        closed=None if row["closed"] is None else Closed(row["closed"]),
    )


def loan_columns(draft: LoanDraft | Loan) -> dict[str, Any]:
    return {
        "lender": draft.lender,
        "name": draft.name,
        "label": draft.label,
        "statement_day": draft.statement_day,
        "amount": draft.amount,
        "count": draft.count,
        "last_amount": draft.last_amount,
        "amounts": json.dumps(draft.amounts) if draft.amounts else None,
    } | _rule_columns(draft.rule)


def _draft_of(row: Row) -> LoanDraft:
    """The draft of `loan_columns`."""
    return LoanDraft(
        lender=row["lender"],
        name=row["name"],
        rule=_rule_of(row),
        amount=row["amount"],
        count=row["count"],
        last_amount=row["last_amount"],
        amounts=tuple(json.loads(row["amounts"] or "[]")),
        label=row["label"],
    )


def own_columns(own: OwnReminders) -> dict[str, Any]:
    return {
        "own_before": None if own.days_before is None else json.dumps(own.days_before),
        "own_after": None if own.days_after is None else json.dumps(own.days_after),
        "own_at": None if own.at is None else own.at.isoformat(),
    }


def _maybe_days(text: str | None) -> tuple[int, ...] | None:
    return None if text is None else tuple(json.loads(text))


def _rule_of(row: Row) -> DateRule:
    first = date.fromisoformat(row["rule_first"])
    match row["rule_kind"]:
        case "once":
            return Once(first)
        case "days":
            return EveryDays(first, row["rule_every"])
        case "listed":
            return Listed(tuple(date.fromisoformat(day) for day in json.loads(row["rule_days"])))
        case _:
            return Monthly(first, row["rule_anchor"], row["rule_every"])


def _rule_columns(rule: DateRule) -> dict[str, Any]:
    columns: dict[str, Any] = {"rule_anchor": None, "rule_every": None, "rule_days": None}
    match rule:
        case Once(day):
            return columns | {"rule_kind": "once", "rule_first": day.isoformat()}
        case Monthly(first, anchor, every):
            kind = {"rule_kind": "monthly", "rule_anchor": anchor, "rule_every": every}
            return columns | kind | {"rule_first": first.isoformat()}
        case EveryDays(first, every):
            return columns | {"rule_kind": "days", "rule_every": every, "rule_first": first.isoformat()}
        case Listed(days):
            listed = [day.isoformat() for day in days]
            return columns | {"rule_kind": "listed", "rule_first": listed[0], "rule_days": json.dumps(listed)}


def instalment_of(row: Row) -> Instalment:
    return Instalment(
        id=row["id"],
        loan_id=row["loan_id"],
        number=row["number"],
        due_on=date.fromisoformat(row["due_on"]),
        amount=row["amount"],
        state=InstalmentState(row["state"]),
        settled_at=maybe_moment(row["settled_at"]),
        paid=row["paid"],
        paid_on=maybe_day(row["paid_on"]),
        moved_from=maybe_day(row["moved_from"]),
    )


def matter_of(row: Row) -> Matter:
    id_, user_id, day, closed = (
        row["id"],
        row["user_id"],
        date.fromisoformat(row["day"]),
        maybe_over(row["closed"]),
    )
    if row["kind"] == "complaint":
        return Filing(id_, user_id, day, row["lender"], row["office"], row["number"], closed)
    at = None if row["at"] is None else time.fromisoformat(row["at"])
    return Hearing(id_, user_id, day, at, row["place"], closed)


def maybe_over(text: str | None) -> Over | None:
    return None if text is None else Over(text)


def matter_columns(draft: MatterDraft) -> dict[str, Any]:
    columns: dict[str, Any] = {"day": draft.day.isoformat()}
    match draft:
        case HearingDraft(_, at, place):
            at_text = None if at is None else at.isoformat()
            return columns | {"kind": "hearing", "at": at_text, "place": place}
        case FilingDraft(_, lender, office, number):
            return columns | {"kind": "complaint", "lender": lender, "office": office, "number": number}


def event_of(row: Row) -> Event:
    return Event(
        at=moment_of(row["at"]),
        what=Happened(row["what"]),
        due_on=maybe_day(row["due_on"]),
        amount=row["amount"],
        on=maybe_day(row["paid_on"]),
        note=row["note"],
        was=None if row["was"] is None else _draft_of(json.loads(row["was"])),
    )
