"""Rows to values of the domain and back. Knows the columns, and no query."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from bot.domain.dates import DateRule, Monthly, Once
from bot.domain.language import Language
from bot.domain.loans import Instalment, InstalmentState, Loan, LoanDraft, LoanState
from bot.domain.reminders import Preferences, QuietHours
from bot.store.base import Draft, Subscription, User

Row = Mapping[str, Any]


def text_of(moment: datetime) -> str:
    """An instant as UTC text of one width: texts sort as the instants do. Raises ValueError if naive."""
    if moment.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def moment_of(text: str) -> datetime:
    """The instant of `text_of`."""
    return datetime.fromisoformat(text)


def maybe_moment(text: str | None) -> datetime | None:
    """The instant, or None for no text."""
    return None if text is None else moment_of(text)


def user_of(row: Row) -> User:
    """A user from a row of `users`."""
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
        ),
        subscription=Subscription(row["subscription"]),
        reachable=bool(row["reachable"]),
        created_at=moment_of(row["created_at"]),
        seen_at=moment_of(row["seen_at"]),
    )


def user_columns(user: User) -> dict[str, Any]:
    """The row of a user."""
    return {
        "id": user.id,
        "alias": user.alias,
        "language": user.language.value,
        "language_chosen": int(user.language_chosen),
        "zone": user.preferences.zone,
        "days_before": json.dumps(user.preferences.days_before),
        "days_after": json.dumps(user.preferences.days_after),
        "at": user.preferences.at.isoformat(),
        "quiet_start": user.preferences.quiet.start.isoformat(),
        "quiet_end": user.preferences.quiet.end.isoformat(),
        "subscription": user.subscription.value,
        "reachable": int(user.reachable),
        "created_at": text_of(user.created_at),
        "seen_at": text_of(user.seen_at),
    }


def draft_of(row: Row) -> Draft:
    """A draft from a row of `drafts`."""
    return Draft(
        row["user_id"], row["kind"], row["step"], json.loads(row["data"]), moment_of(row["expires_at"])
    )


def draft_columns(draft: Draft) -> dict[str, Any]:
    """The row of a draft."""
    return {
        "user_id": draft.user_id,
        "kind": draft.kind,
        "step": draft.step,
        "data": json.dumps(draft.data),
        "expires_at": text_of(draft.expires_at),
    }


def loan_of(row: Row) -> Loan:
    """A loan from a row of `loans`."""
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
    )


def loan_columns(draft: LoanDraft) -> dict[str, Any]:
    """What a draft of a loan says, as columns of `loans`."""
    return {"lender": draft.lender, "name": draft.name, "amount": draft.amount, "count": draft.count} | (
        _rule_columns(draft.rule)
    )


def _rule_of(row: Row) -> DateRule:
    first = date.fromisoformat(row["rule_first"])
    if row["rule_kind"] == "once":
        return Once(first)
    return Monthly(first, row["rule_anchor"], row["rule_every"])


def _rule_columns(rule: DateRule) -> dict[str, Any]:
    match rule:
        case Once(day):
            return _rule("once", day, None, None)
        case Monthly(first, anchor, every):
            return _rule("monthly", first, anchor, every)


def _rule(kind: str, first: date, anchor: int | None, every: int | None) -> dict[str, Any]:
    return {"rule_kind": kind, "rule_first": first.isoformat(), "rule_anchor": anchor, "rule_every": every}


def instalment_of(row: Row) -> Instalment:
    """An instalment from a row of `instalments`."""
    return Instalment(
        id=row["id"],
        loan_id=row["loan_id"],
        number=row["number"],
        due_on=date.fromisoformat(row["due_on"]),
        amount=row["amount"],
        state=InstalmentState(row["state"]),
        settled_at=maybe_moment(row["settled_at"]),
    )
