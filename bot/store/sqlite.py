"""The Store over SQLite: one connection, in one thread. Knows no statement; those stand by table family.

Each method is one function, whole or not at all, run in the store's own thread (`_worker`): the event
loop never waits for a disk.
"""

import logging
import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlite_utils import Database

from bot.domain.language import Language
from bot.domain.loans import Closed, Event, Instalment, InstalmentState, Loan, LoanDraft, LoanState
from bot.domain.preferences import OwnReminders, Preferences
from bot.domain.reminders import Planned
from bot.store import _claims, _file, _history, _instalments, _loans, _outbox, _people
from bot.store._worker import Worker
from bot.store.base import (
    Draft,
    DueReminder,
    Forgotten,
    Lease,
    LoanView,
    PlannedInstalment,
    Reminded,
    Sent,
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
    with _looking_at(path) as db:
        if damage := [line for (line,) in db.execute("PRAGMA quick_check").fetchall() if line != "ok"]:
            return damage  # the rest could not be trusted
        newer = [f"unknown migration {name}: made by a newer version" for name in unknown_migrations(db)]
        return broken_references(db) + newer


def read_notes(path: Path) -> list[tuple[datetime, str, str]]:
    """What users said is wrong, as Store.notes; changes nothing, needs no lock. None without a database."""
    if not path.exists():
        return []
    with _looking_at(path) as db:
        return _people.notes(db) if "notes" in db.table_names() else []


def read_reminders(path: Path, alias: str) -> Reminded | None:
    """Why the reminders of a user were or were not sent; changes nothing, needs no lock.

    Names no lender, name or amount. None if there is no such user, or no database. Raises
    StoreUnreadableError, also for a database that an older version left and `run` has not opened since.
    """
    if not path.exists():
        return None
    with _looking_at(path) as db:
        return _claims.reminded(db, alias)


class SqliteStore:
    """See bot.store.base.Store. Made by `open`; `close` lets go of the lock."""

    def __init__(self, worker: Worker, lock: int) -> None:
        self._worker = worker
        self._lock = lock
        self._closed = False

    @classmethod
    async def open(cls, path: Path) -> "SqliteStore":
        """Lock, open and bring up to date the database at `path`; made if there is none.

        Raises StoreLockedError, StoreUnreadableError.
        """
        with _naming(path):
            lock = _file.lock(path)
        try:
            worker = await Worker.open(lambda: _open(path))
        except BaseException:
            os.close(lock)
            raise
        _log.info("SQLite %s", sqlite3.sqlite_version)
        return cls(worker, lock)

    async def close(self) -> None:
        """See Store.close."""
        if not self._closed:
            self._closed = True
            try:
                await self._worker.close(lambda db: db.close())
            finally:
                os.close(self._lock)

    async def _read(
        self, work: Callable[Concatenate[Database, _P], _T], *args: _P.args, **kwargs: _P.kwargs
    ) -> _T:
        return await self._worker.read(lambda db: work(db, *args, **kwargs))

    async def _write(
        self, work: Callable[Concatenate[Database, _P], _T], *args: _P.args, **kwargs: _P.kwargs
    ) -> _T:
        return await self._worker.write(lambda db: work(db, *args, **kwargs))

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

    async def add_loans(
        self,
        user_id: int,
        new: Sequence[tuple[LoanDraft, Sequence[PlannedInstalment]]],
        kind: str,
        rest: Draft | None,
        now: datetime,
    ) -> None:
        await self._write(_loans.add_loans, user_id, new, kind, rest, now)

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

    async def running_out(self, until: date) -> list[tuple[int, int]]:
        return await self._read(_loans.running_out, until)

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
        return await self._write(_claims.claim_due, now, lease, limit, held)

    async def claimed(self, user_ids: Sequence[int], owner: str) -> dict[int, list[DueReminder]]:
        return await self._read(_claims.claimed, user_ids, owner)

    async def record_sent(self, sent: Sequence[Sent]) -> None:
        await self._write(_claims.record_sent, sent)

    async def release(self, reminder_ids: Sequence[int], send_at: datetime | None = None) -> None:
        await self._write(_claims.release, reminder_ids, send_at)

    async def record_failed(self, reminder_ids: Sequence[int], why: str) -> None:
        await self._write(_claims.record_failed, reminder_ids, why)

    async def next_reminder(self, user_id: int) -> datetime | None:
        return await self._read(_outbox.next_reminder, user_id)

    async def next_due(self) -> datetime | None:
        return await self._read(_outbox.next_due)

    # updates ---------------------------------------------------------------
    async def seen_updates(self, update_ids: Sequence[int]) -> set[int]:
        return await self._read(_people.seen_updates, update_ids)

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


def _open(path: Path) -> Database:
    with _naming(path):
        db = _file.connect(path)
        try:
            migrate(db)
        except BaseException:
            db.close()
            raise
        return db


@contextmanager
def _looking_at(path: Path) -> Iterator[Database]:
    """The database, beside a bot that may hold it."""
    with _naming(path), closing(_file.connect_read_only(path)) as db:
        yield db


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """What is wrong with a database names its file."""
    try:
        yield
    except (sqlite3.DatabaseError, MigrationError, OSError) as error:
        raise StoreUnreadableError(f"{path}: {error}") from error
