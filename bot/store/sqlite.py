"""The Store over SQLite: one connection, in one thread. Knows no statement; those stand by table family.

Each method is one function in one transaction, run in the store's own thread: the event loop
never waits for a disk, and no two tasks ever share a transaction.
"""

import asyncio
import logging
import os
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlite_utils import Database

from bot.domain.language import Language
from bot.domain.loans import Closed, Event, Instalment, InstalmentState, Loan, LoanDraft, LoanState
from bot.domain.preferences import OwnReminders, Preferences
from bot.domain.reminders import Planned
from bot.store import _file, _history, _instalments, _loans, _outbox, _people
from bot.store.base import (
    Draft,
    DueReminder,
    Forgotten,
    Lease,
    LoanView,
    PlannedInstalment,
    StoreUnreadableError,
    User,
)
from bot.store.migrations import MigrationError, broken_references, migrate, unknown_migrations

_P = ParamSpec("_P")
_T = TypeVar("_T")
_log = logging.getLogger(__name__)


def inspect(path: Path) -> list[str]:
    """What is wrong with the database at `path`, one line each. Changes nothing, needs no lock.

    A missing file is no problem: the bot makes one. Raises StoreUnreadableError if it can't be read at all.
    """
    if not path.exists():
        return []
    try:
        db = _file.connect_read_only(path)
        try:
            if damage := [line for (line,) in db.execute("PRAGMA quick_check").fetchall() if line != "ok"]:
                return damage  # the rest could not be trusted
            newer = [f"unknown migration {name}: made by a newer version" for name in unknown_migrations(db)]
            return broken_references(db) + newer
        finally:
            db.close()
    except (sqlite3.DatabaseError, OSError) as error:
        raise StoreUnreadableError(f"{path}: {error}") from error


def read_notes(path: Path) -> list[tuple[datetime, str, str]]:
    """What users said is wrong, as Store.notes; changes nothing, needs no lock. None without a database."""
    if not path.exists():
        return []
    try:
        db = _file.connect_read_only(path)
        try:
            return _people.notes(db) if "notes" in db.table_names() else []
        finally:
            db.close()
    except (sqlite3.DatabaseError, OSError) as error:
        raise StoreUnreadableError(f"{path}: {error}") from error


class SqliteStore:
    """See bot.store.base.Store. Made by `open`; `close` lets go of the lock."""

    def __init__(self, thread: ThreadPoolExecutor, db: Database, lock: int) -> None:
        self._thread = thread
        self._db = db
        self._lock = lock
        self._closed = False

    @classmethod
    async def open(cls, path: Path) -> "SqliteStore":
        """Lock, open and bring up to date the database at `path`; made if there is none.

        Raises StoreLockedError, StoreUnreadableError.
        """
        thread = ThreadPoolExecutor(1, thread_name_prefix="store")
        try:
            db, lock = await asyncio.get_running_loop().run_in_executor(thread, _open, path)
        except BaseException:
            thread.shutdown(wait=False)
            raise
        _log.info("SQLite %s", sqlite3.sqlite_version)
        return cls(thread, db, lock)

    async def close(self) -> None:
        """See Store.close."""
        if self._closed:
            return
        self._closed = True
        try:
            await asyncio.get_running_loop().run_in_executor(self._thread, _close, self._db, self._lock)
        finally:
            self._thread.shutdown(wait=False)

    async def _read(
        self, work: Callable[Concatenate[Database, _P], _T], *args: _P.args, **kwargs: _P.kwargs
    ) -> _T:
        # The thread does one thing at a time and nobody else writes: all reads of `work` see one state.
        return await asyncio.get_running_loop().run_in_executor(
            self._thread, lambda: work(self._db, *args, **kwargs)
        )

    async def _write(
        self, work: Callable[Concatenate[Database, _P], _T], *args: _P.args, **kwargs: _P.kwargs
    ) -> _T:
        return await self._read(_in_transaction, lambda db: work(db, *args, **kwargs))

    # users ---------------------------------------------------------------
    async def user(self, user_id: int) -> User | None:
        return await self._read(_people.user, user_id)

    async def add_user(
        self, user_id: int, language: Language, preferences: Preferences, now: datetime
    ) -> User:
        return await self._write(_people.add_user, user_id, language, preferences, now)

    async def save_user(self, user: User) -> None:
        await self._write(_people.save_user, user)

    async def forget(self, user_id: int) -> Forgotten:
        erased = await self._write(_people.forget, user_id)
        await self._read(_file.scrub)
        return erased

    async def everything(self, user_id: int) -> dict[str, list[dict[str, Any]]]:
        return await self._read(_people.everything, user_id)

    async def user_ids(self) -> list[int]:
        return await self._read(_people.user_ids)

    # drafts --------------------------------------------------------------
    async def draft(self, user_id: int, now: datetime, kind: str | None = None) -> Draft | None:
        return await self._read(_people.draft, user_id, now, kind)

    async def save_draft(self, draft: Draft) -> None:
        await self._write(_people.save_draft, draft)

    async def drop_draft(self, user_id: int, kind: str | None = None) -> bool:
        return await self._write(_people.drop_draft, user_id, kind)

    # loans ---------------------------------------------------------------
    async def add_loan(
        self, user_id: int, draft: LoanDraft, instalments: Sequence[PlannedInstalment], now: datetime
    ) -> Loan:
        return await self._write(_loans.add_loan, user_id, draft, instalments, now)

    async def loan(self, user_id: int, loan_id: int) -> LoanView | None:
        return await self._read(_loans.loan, user_id, loan_id)

    async def loans(self, user_id: int) -> list[LoanView]:
        return await self._read(_loans.loans, user_id)

    async def history(self, user_id: int, loan_id: int) -> list[Event]:
        return await self._read(_history.of_loan, user_id, loan_id)

    async def replace_loan(
        self,
        user_id: int,
        loan_id: int,
        draft: LoanDraft,
        instalments: Sequence[PlannedInstalment],
        now: datetime,
        note: str | None = None,
    ) -> Loan | None:
        return await self._write(_loans.replace_loan, user_id, loan_id, draft, instalments, now, note)

    async def set_own_reminders(
        self,
        user_id: int,
        loan_id: int,
        own: OwnReminders,
        plans: Mapping[int, Sequence[Planned]],
        now: datetime,
    ) -> bool:
        return await self._write(_loans.set_own_reminders, user_id, loan_id, own, plans, now)

    async def set_loan_state(
        self,
        user_id: int,
        loan_id: int,
        state: LoanState,
        plans: Mapping[int, Sequence[Planned]],
        now: datetime,
    ) -> bool:
        return await self._write(_loans.set_loan_state, user_id, loan_id, state, plans, now)

    async def close_loan(self, user_id: int, loan_id: int, closed: Closed, now: datetime) -> bool:
        return await self._write(_loans.close_loan, user_id, loan_id, closed, now)

    async def restore_loan(
        self, user_id: int, loan_id: int, plans: Mapping[int, Sequence[Planned]], now: datetime
    ) -> bool:
        return await self._write(_loans.restore_loan, user_id, loan_id, plans, now)

    async def extend_loan(self, loan_id: int, instalments: Sequence[PlannedInstalment]) -> int:
        return await self._write(_loans.extend_loan, loan_id, instalments)

    # instalments ---------------------------------------------------------
    async def instalment(self, user_id: int, instalment_id: int) -> tuple[Loan, Instalment] | None:
        return await self._read(_instalments.instalment, user_id, instalment_id)

    async def settle(
        self,
        user_id: int,
        instalment_id: int,
        state: InstalmentState,
        now: datetime,
        on: date | None = None,
    ) -> bool:
        return await self._write(_instalments.settle, user_id, instalment_id, state, now, on)

    async def pay_part(
        self, user_id: int, instalment_id: int, amount: int, now: datetime, on: date | None = None
    ) -> bool:
        return await self._write(_instalments.pay_part, user_id, instalment_id, amount, now, on)

    async def reopen(self, user_id: int, instalment_id: int, plan: Sequence[Planned], now: datetime) -> bool:
        return await self._write(_instalments.reopen, user_id, instalment_id, plan, now)

    async def move_instalment(
        self,
        user_id: int,
        instalment_id: int,
        due_on: date,
        plan: Sequence[Planned],
        note: str,
        now: datetime,
    ) -> bool:
        return await self._write(_instalments.move, user_id, instalment_id, due_on, plan, note, now)

    async def answered(self, user_id: int, instalment_id: int) -> None:
        await self._write(_outbox.answered, user_id, instalment_id)

    # reminders: the outbox --------------------------------------------------
    async def replan(self, user_id: int, plans: Mapping[int, Sequence[Planned]], now: datetime) -> None:
        await self._write(_outbox.replan, user_id, plans, now)

    async def cancel_pending(self, user_id: int) -> int:
        return await self._write(_outbox.cancel_pending, user_id)

    async def snooze(self, user_id: int, instalment_id: int, send_at: datetime) -> bool:
        return await self._write(_outbox.snooze, user_id, instalment_id, send_at)

    async def claim_due(self, now: datetime, lease: Lease, limit: int, held: Sequence[int] = ()) -> list[int]:
        return await self._write(_outbox.claim_due, now, lease, limit, held)

    async def claimed(self, user_id: int, owner: str) -> list[DueReminder]:
        return await self._read(_outbox.claimed, user_id, owner)

    async def record_sent(self, reminder_ids: Sequence[int], message_id: int, now: datetime) -> None:
        await self._write(_outbox.record_sent, reminder_ids, message_id, now)

    async def release(self, reminder_ids: Sequence[int], send_at: datetime | None = None) -> None:
        await self._write(_outbox.release, reminder_ids, send_at)

    async def record_failed(self, reminder_ids: Sequence[int], why: str) -> None:
        await self._write(_outbox.record_failed, reminder_ids, why)

    async def next_reminder(self, user_id: int) -> datetime | None:
        return await self._read(_outbox.next_reminder, user_id)

    async def next_due(self) -> datetime | None:
        return await self._read(_outbox.next_due)

    # updates ---------------------------------------------------------------
    async def seen_update(self, update_id: int) -> bool:
        return await self._read(_people.seen_update, update_id)

    async def mark_update(self, update_id: int, now: datetime) -> None:
        await self._write(_people.mark_update, update_id, now)

    # operator's notes and upkeep ----------------------------------------------
    async def add_note(self, statement: str, text: str, now: datetime) -> None:
        await self._write(_people.add_note, statement, text, now)

    async def notes(self) -> list[tuple[datetime, str, str]]:
        return await self._read(_people.notes)

    async def prune(self, before: datetime, updates_before: datetime) -> int:
        erased = await self._write(_people.prune, before, updates_before)
        await self._read(_file.scrub)
        return erased


def _open(path: Path) -> tuple[Database, int]:
    try:
        lock = _file.lock(path)
        try:
            db = _file.connect(path)
            try:
                migrate(db)
            except BaseException:
                db.close()
                raise
        except BaseException:
            os.close(lock)
            raise
    except (sqlite3.DatabaseError, MigrationError, OSError) as error:
        raise StoreUnreadableError(f"{path}: {error}") from error
    return db, lock


def _close(db: Database, lock: int) -> None:
    try:
        db.close()
    finally:
        os.close(lock)


def _in_transaction(db: Database, work: Callable[[Database], _T]) -> _T:
    # IMMEDIATE: a transaction that reads first and then writes could otherwise fail as "busy" at once.
    db.execute("BEGIN IMMEDIATE")
    try:
        result = work(db)
        db.execute("COMMIT")
    except BaseException:
        db.rollback()
        raise
    return result
