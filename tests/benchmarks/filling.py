"""Databases of any size, quickly: one borrower saved by the bot itself, and copies of its rows."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.dates import EveryDays
from bot.domain.language import Language
from bot.domain.loans import LoanDraft
from bot.domain.preferences import Preferences, QuietHours
from bot.domain.reminders import Planned
from bot.store.protocol import Records
from bot.store.records import PlannedInstalment, Subscription
from bot.store.sqlite import SqliteStore

SHANGHAI: Final = ZoneInfo("Asia/Shanghai")
NOW: Final = datetime(2026, 12, 12, 9, 0, tzinfo=SHANGHAI)  # a Saturday morning
DUE_ON: Final = date(2026, 12, 15)
FIRST: Final = 1001  # the id of the first borrower; the others count on
_AWAKE: Final = Preferences(
    "Asia/Shanghai", (7, 3, 1, 0), (1, 3, 7), time(9), QuietHours(time(0), time(0)), nag=False
)


async def fill(path: Path, people: int, moments: Sequence[datetime], instalments: int = 1) -> None:
    """Subscribed borrowers with a loan each, and a reminder at each of these moments for each instalment.

    The first instalment is due on DUE_ON, the others a day apart.
    """
    draft = LoanDraft("weilidai", "微粒贷", EveryDays(DUE_ON, 1), 120_000, max(instalments, 2))
    planned = tuple(Planned(f"-{number}", moment) for number, moment in enumerate(moments))
    rows = [
        PlannedInstalment(number + 1, DUE_ON + timedelta(number), 120_000, planned)
        for number in range(instalments)
    ]

    def borrow(records: Records) -> None:
        records.add_user(FIRST, Language.HANS, _AWAKE, NOW)
        records.patch_user(FIRST, subscription=Subscription.ON)
        records.add_loan(FIRST, draft, rows, NOW)

    store = await SqliteStore.open(path)
    await store.transact(borrow)
    await store.close()
    each = {"users": 1, "loans": 1, "history": 1, "instalments": instalments}
    each["reminders"] = instalments * len(moments)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA cache_size = -200000")
        db.execute("BEGIN")
        for table, rows_each in each.items():
            _copy(db, table, people - 1, each, rows_each)
        db.execute("COMMIT")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _copy(db: sqlite3.Connection, table: str, times: int, each: dict[str, int], rows_each: int) -> None:
    refers = {"user_id": each["users"], "loan_id": each["loans"], "instalment_id": each["instalments"]}
    columns = [name for _, name, *_ in db.execute(f"PRAGMA table_info({table})")]
    copied = [
        f"id + n * {rows_each}"
        if name == "id"
        else f"{name} + n * {refers[name]}"
        if name in refers
        else "alias || n"
        if name == "alias"
        else name
        for name in columns
    ]
    db.execute(
        f"""
        WITH RECURSIVE counter (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counter WHERE n < {times})
        INSERT INTO {table} ({", ".join(columns)})
            SELECT {", ".join(copied)} FROM counter CROSS JOIN (SELECT * FROM {table} LIMIT {rows_each})
        """
    )
