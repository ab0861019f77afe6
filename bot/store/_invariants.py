"""What must hold between the rows of a database, looked at from outside. Changes nothing.

A line names users by their random words, never a lender, an amount or a Telegram id. Each look is one
statement along indexes, so that a million rows take seconds.
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any, Final, NamedTuple

from sqlite_utils import Database

from bot.domain.dates import LENDER_ZONE, lender_day
from bot.domain.filings import Filing, plan_filing
from bot.domain.hearings import plan_hearing
from bot.domain.loans import wanted
from bot.domain.reminders import AHEAD, EARLIEST, PROMISED, WEEKLY_AHEAD, Planned, plan
from bot.domain.zones import rules_of
from bot.store._reminder_plan import OF_LOAN, OF_MATTER, TO_USER
from bot.store._rows import Row, instalment_of, loan_of, matter_of, moment_of, text_of, user_of
from bot.store._zones import Zones
from bot.store.records import User

_NAMED: Final = 3
_MONDAYS: Final = timedelta(weeks=WEEKLY_AHEAD // timedelta(weeks=1))
"""So far ahead weekly reminders are rows, from when a loan was planned."""

_SOON: Final = timedelta(hours=1)
"""A reminder so near may just be on its way, and quiet hours move one by what the time is now."""


_Plan = Callable[[User, list[Row], datetime], Iterable[Planned]]


class _Broken(NamedTuple):
    """`users` has the alias of a row's user, for each row for which `what` does not hold."""

    what: str
    users: str


_NEVER: Final = (
    _Broken(
        "reminders wait of instalments that are paid or skipped",
        """
        SELECT u.alias FROM reminders r CROSS JOIN instalments i ON i.id = r.instalment_id
        JOIN users u ON u.id = r.user_id WHERE r.state = 'pending' AND i.state != 'open'
        """,
    ),
    _Broken(
        "reminders wait of loans that are finished, deleted or paused",
        """
        SELECT u.alias FROM reminders r CROSS JOIN instalments i ON i.id = r.instalment_id
        JOIN loans l ON l.id = i.loan_id JOIN users u ON u.id = r.user_id
        WHERE r.state = 'pending' AND (l.closed IS NOT NULL OR l.state != 'active')
        """,
    ),
    _Broken(
        "reminders wait of dates at court or complaints that are over",
        """
        SELECT u.alias FROM reminders r CROSS JOIN matters m ON m.id = r.matter_id
        JOIN users u ON u.id = r.user_id WHERE r.state = 'pending' AND m.closed IS NOT NULL
        """,
    ),
    _Broken(
        "reminders are of another user's loan",
        """
        SELECT u.alias FROM reminders r CROSS JOIN instalments i ON i.id = r.instalment_id
        JOIN loans l ON l.id = i.loan_id JOIN users u ON u.id = r.user_id WHERE l.user_id != r.user_id
        """,
    ),
    _Broken(
        "reminders are of another user's date at court or complaint",
        """
        SELECT u.alias FROM reminders r CROSS JOIN matters m ON m.id = r.matter_id
        JOIN users u ON u.id = r.user_id WHERE m.user_id != r.user_id
        """,
    ),
    _Broken(
        "contacts are of another user's loan",
        """
        SELECT u.alias FROM contacts c CROSS JOIN loans l ON l.id = c.loan JOIN users u ON u.id = c.user_id
        WHERE l.user_id != c.user_id
        """,
    ),
)

# What a reminder is called that waits, went out, or was answered beforehand; what is cancelled is not there.
_RULES: Final = """
    (SELECT json_group_array(rule) FROM reminders r WHERE r.{column} = {one}.id
     AND (r.state != 'cancelled' OR r.why = 'answered')) AS rules
"""
_INSTALMENTS: Final = f"""
    SELECT u.*, l.*, i.*, {_RULES.format(column="instalment_id", one="i")}
    FROM users u CROSS JOIN loans l ON l.user_id = u.id CROSS JOIN instalments i ON i.loan_id = l.id
    WHERE {TO_USER} AND {OF_LOAN} AND i.due_on < :until AND l.planned_until > :now
"""
_MATTERS: Final = f"""
    SELECT u.*, m.*, {_RULES.format(column="matter_id", one="m")}
    FROM users u CROSS JOIN matters m ON m.user_id = u.id
    WHERE {TO_USER} AND {OF_MATTER} AND m.day < :until AND m.planned_until > :now
"""


def broken(db: Database) -> list[str]:
    """One line for each thing that is and must not be."""
    return list(
        _lines({one.what: [alias for (alias,) in db.execute(one.users).fetchall()] for one in _NEVER})
    )


def lacking(db: Database, now: datetime) -> list[str]:
    """One line for each kind of thing that is to be reminded of, and lacks a reminder.

    As far as rows were made: a bot that was off for months makes the others when it starts. People of zones
    that have other rules by now are left out: the bot plans them anew within a day, and when it starts.
    """
    kept = Zones(db).zone_rules()
    other = {zone for zone, rules in kept.items() if not rules.hold_for(rules_of(zone, now))}
    if LENDER_ZONE in other:
        return []
    return list(
        _lines(
            {
                "open instalments lack a reminder": list(
                    _without(db, now, other, _INSTALMENTS, _of_instalment)
                ),
                "dates at court or complaints lack a reminder": list(
                    _without(db, now, other, _MATTERS, _of_matter)
                ),
            }
        )
    )


def _without(db: Database, now: datetime, but: Collection[str], which: str, planned: _Plan) -> Iterator[str]:
    """The user of each instalment, or matter, that has not all the reminders that are to come."""
    until = lender_day(now) + PROMISED + EARLIEST
    rows = db.execute(which, {"until": until.isoformat(), "now": text_of(now)})
    names = [column for column, *_ in rows.description]
    starts = [place for place, name in enumerate(names) if name == "id"]
    parts = list(pairwise([*starts, len(names)]))
    user: User | None = None
    for row in rows:
        if user is None or user.id != row[0]:  # in the order of users
            user = user_of(_part(names, row, *parts[0]))
        if user.preferences.zone in but:
            continue
        about = [_part(names, row, *part) for part in parts[1:]]
        known = set(json.loads(row[-1]))
        coming = planned(user, about, now)
        if any(one.rule not in known for one in coming if one.send_at > now + _SOON):
            yield user.alias


def _of_instalment(user: User, about: list[Row], now: datetime) -> Iterable[Planned]:
    loan, instalment = loan_of(about[0]), instalment_of(about[1])
    prefs, until = wanted(loan.rule, loan.own, user.preferences), moment_of(about[0]["planned_until"])
    last, mondays = max(prefs.days_after, default=0), until - AHEAD + _MONDAYS
    for one in plan(instalment.due_on, prefs, now, min(until, now + PROMISED)):
        is_weekly = one.rule.startswith("+") and int(one.rule) > last
        if one.send_at <= mondays or not is_weekly:
            yield one


def _of_matter(user: User, about: list[Row], now: datetime) -> Iterable[Planned]:
    matter, until = matter_of(about[0]), min(moment_of(about[0]["planned_until"]), now + PROMISED)
    if isinstance(matter, Filing):
        return plan_filing(matter.day, user.preferences, now)
    return plan_hearing(matter.day, matter.at, user.preferences, now, until)


def _part(names: list[str], row: Sequence[Any], start: int, end: int) -> Row:
    return dict(zip(names[start:end], row[start:end], strict=True))


def _lines(found: dict[str, list[str]]) -> Iterator[str]:
    for what, users in found.items():
        others = sorted(set(users))
        more = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
        if users:
            yield f"{len(users)} {what} (users {', '.join(others[:_NAMED])}{more})"
