"""What only the SQLite store promises: the file, its lock, its crashes, its thread."""

import asyncio
import json
import logging
import re
import signal
import sqlite3
import sys
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import pytest

from bot.domain.loans import InstalmentState, LoanState
from bot.store.records import LoanRow, ReminderRow, Sent, StoreLockedError, StoreUnreadableError, Subscription
from bot.store.sqlite import SqliteStore, inspect, read_reminders
from tests.store.samples import DAY, LOAN, NAN, NOW, OTHER, claim, draft, lease, loan_due, months, subscribed

DIARY = b"dear diary, this is no database " * 64

HOLD = """
import asyncio, sys
from pathlib import Path
from bot.store.records import Sent, StoreLockedError
from bot.store.sqlite import SqliteStore

async def main():
    try:
        await SqliteStore.open(Path(sys.argv[1]))
    except StoreLockedError:
        print("locked", flush=True)
        return
    print("held", flush=True)
    await asyncio.Event().wait()

asyncio.run(main())
"""

WRITE = """
import asyncio, sys
from pathlib import Path
from bot.store.sqlite import SqliteStore
from tests.store.samples import LOAN, NAN, NOW, months

async def main():
    store = await SqliteStore.open(Path(sys.argv[1]))
    while True:
        loan = await store.transact(lambda records: records.add_loan(NAN, LOAN, months(3), NOW))
        print(loan.id, flush=True)

asyncio.run(main())
"""


@pytest.fixture
async def store(path: Path) -> AsyncIterator[SqliteStore]:
    opened = await SqliteStore.open(path)
    yield opened
    await opened.close()


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


@asynccontextmanager
async def program(source: str, path: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    """Another process; it is killed without a word."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", source, str(path), stdout=asyncio.subprocess.PIPE, cwd=Path(__file__).parents[2]
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGKILL)
        await process.communicate()


async def line(process: asyncio.subprocess.Process) -> str:
    assert process.stdout is not None
    return (await process.stdout.readline()).decode().strip()


def write(path: Path, content: bytes = b"", mode: int = 0o600) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    path.chmod(mode)


def read(path: Path) -> bytes:
    return path.read_bytes()


def mode_of(path: Path) -> int:
    return path.stat().st_mode & 0o777


# the file ------------------------------------------------------------------


async def test_file_and_folder_are_for_this_user_only(store: SqliteStore, path: Path) -> None:
    await store.transact(subscribed)

    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert {f.name: oct(f.stat().st_mode & 0o777) for f in path.parent.iterdir()} == dict.fromkeys(
        ("bot.db", "bot.db-wal", "bot.db-shm", "bot.db.lock"), "0o600"
    )


async def test_a_file_that_others_could_read_is_closed_to_them_and_its_folder_is_left(path: Path) -> None:
    write(path, mode=0o644)
    folder = mode_of(path.parent)

    await (await SqliteStore.open(path)).close()

    assert mode_of(path) == 0o600
    assert mode_of(path.parent) == folder != 0o700


async def test_the_connection_is_careful(store: SqliteStore) -> None:
    names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "secure_delete")
    found = await store._worker.read(lambda db: {n: db.execute(f"PRAGMA {n}").fetchone()[0] for n in names})

    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 5000,
        "secure_delete": 1,
    }


async def test_what_was_kept_is_there_after_reopening(path: Path) -> None:
    store = await SqliteStore.open(path)
    user = await store.transact(subscribed)
    await store.transact(lambda records: records.add_loan(NAN, LOAN, months(2), NOW))
    before = await store.transact(lambda records: records.loans(NAN))
    await store.close()
    await store.close()

    store = await SqliteStore.open(path)
    assert await store.transact(lambda records: records.user(NAN)) == user
    assert await store.transact(lambda records: records.loans(NAN)) == before
    await store.close()


async def test_a_claim_of_the_process_before_is_free_after_reopening(path: Path) -> None:
    store = await SqliteStore.open(path)
    await store.transact(subscribed)
    await store.transact(lambda records: loan_due(records, NOW))
    await store.transact(lambda records: claim(records, NOW, by=lease("first", 1e6)))
    await store.close()

    store = await SqliteStore.open(path)
    assert len(await store.transact(lambda records: claim(records, NOW, by=lease("second", 1)))) == 1
    await store.close()


async def test_it_says_which_sqlite_it_runs_on(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="bot.store"):
        await (await SqliteStore.open(path)).close()

    assert f"SQLite {sqlite3.sqlite_version}" in caplog.text


@pytest.mark.parametrize("content", [DIARY, b"SQLite format 3\x00" + b"\xff" * 4000])
async def test_a_file_that_is_no_database_is_named_and_left_as_it_was(path: Path, content: bytes) -> None:
    write(path, content)

    with pytest.raises(StoreUnreadableError, match=re.escape(str(path))):
        await SqliteStore.open(path)
    with pytest.raises(StoreUnreadableError, match=re.escape(str(path))):
        inspect(path)

    assert read(path) == content


async def test_a_place_that_can_not_hold_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    for place in (tmp_path, tmp_path / "file" / "bot.db"):
        with pytest.raises(StoreUnreadableError, match=re.escape(str(place))):
            await SqliteStore.open(place)


async def test_a_failed_start_holds_no_lock(path: Path) -> None:
    write(path, DIARY)
    with pytest.raises(StoreUnreadableError):
        await SqliteStore.open(path)
    write(path)

    await (await SqliteStore.open(path)).close()


# check ---------------------------------------------------------------------


def test_checking_a_missing_database_finds_and_makes_nothing(path: Path) -> None:
    assert inspect(path) == []
    assert not path.parent.exists()


async def test_checking_works_beside_a_running_bot(store: SqliteStore, path: Path) -> None:
    await store.transact(subscribed)

    assert inspect(path) == []


async def test_checking_finds_a_newer_schema_and_broken_references_and_opening_refuses(path: Path) -> None:
    await (await SqliteStore.open(path)).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name) VALUES ('bot', ?)", ["m999_later"]
        )
        connection.execute("INSERT INTO conversations VALUES (1, 7, 'add', '', '{}', 'z')")

    assert inspect(path) == [
        "1 rows of conversations refer to no row of users",
        "unknown migration m999_later: made by a newer version",
    ]
    with pytest.raises(StoreUnreadableError, match="m999_later"):
        await SqliteStore.open(path)


async def test_checking_finds_damage(path: Path) -> None:
    await (await SqliteStore.open(path)).close()
    content = bytearray(read(path))
    content[36:40] = (5).to_bytes(4, "big")  # five free pages, says the header
    write(path, bytes(content))

    (problem,) = inspect(path)
    assert "freelist" in problem.lower()


async def test_an_operator_sees_beside_a_running_bot_what_became_of_reminders_and_no_debt(
    store: SqliteStore, path: Path
) -> None:
    user = await store.transact(subscribed)
    loan, _ = await store.transact(lambda records: loan_due(records, NOW))
    await store.transact(lambda records: loan_due(records, NOW + DAY))
    (due,) = await store.transact(lambda records: claim(records, NOW))
    await store.transact(lambda records: records.record_sent([Sent((due.id,), 7, NOW)]))
    await store.transact(lambda records: records.patch_user(NAN, paused_until=NOW + 2 * DAY))

    found = read_reminders(path, user.alias)

    assert found is not None
    assert (found.alias, found.subscription, found.reachable) == (user.alias, Subscription.ON, True)
    assert (found.paused_until, found.preferences) == (NOW + 2 * DAY, user.preferences)
    first, second = found.reminders
    assert first == ReminderRow(
        rule="-0",
        send_at=NOW,
        state="sent",
        attempts=1,
        sent_at=NOW,
        why=None,
        day=NOW.date(),
        about=LoanRow(loan.id, InstalmentState.OPEN, LoanState.ACTIVE, closed=None),
    )
    assert (second.state, second.attempts, second.sent_at) == ("pending", 0, None)
    assert not any(secret in repr(found) for secret in ("weilidai", "阿美", "120000", str(NAN)))


async def test_an_operator_asks_about_nobody(store: SqliteStore, path: Path, tmp_path: Path) -> None:
    assert read_reminders(path, "nobody") is None
    assert read_reminders(tmp_path / "none.db", "nobody") is None


# the lock ------------------------------------------------------------------


async def test_a_second_process_is_refused(store: SqliteStore, path: Path) -> None:
    async with program(HOLD, path) as other:
        assert await line(other) == "locked"


async def test_a_second_store_in_this_process_is_refused(store: SqliteStore, path: Path) -> None:
    with pytest.raises(StoreLockedError, match=re.escape(str(path))):
        await SqliteStore.open(path)


async def test_a_killed_process_leaves_no_lock(path: Path) -> None:
    async with program(HOLD, path) as other:
        assert await line(other) == "held"
        with pytest.raises(StoreLockedError):
            await SqliteStore.open(path)

    await (await SqliteStore.open(path)).close()


# crashes -------------------------------------------------------------------


async def test_what_was_acknowledged_is_there_after_each_kill_and_nothing_is_half_there(path: Path) -> None:
    store = await SqliteStore.open(path)
    await store.transact(subscribed)
    await store.close()

    acknowledged: set[int] = set()
    for count in (1, 2, 5, 9, 14):
        async with program(WRITE, path) as writer:
            for _ in range(count):
                acknowledged.add(int(await line(writer)))

    assert inspect(path) == []
    store = await SqliteStore.open(path)
    views = await store.transact(lambda records: records.loans(NAN))
    await store.close()
    assert len(acknowledged) == 31
    assert acknowledged <= {view.loan.id for view in views}
    assert {3} == {len(view.instalments) for view in views}
    assert rows(path, "SELECT count(*) FROM reminders") == [(6 * len(views),)]


# the thread ----------------------------------------------------------------


async def test_the_event_loop_runs_on_while_a_write_waits(store: SqliteStore, path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        write = asyncio.create_task(store.transact(lambda records: records.strike_off(1, NOW)))
        for _ in range(1000):
            await asyncio.sleep(0)
        assert not write.done()
        other.execute("ROLLBACK")

    await write
    assert await store.transact(lambda records: records.seen_updates([1])) == {1}


async def test_many_tasks_at_once_each_get_their_own_transaction(store: SqliteStore) -> None:
    await store.transact(subscribed)

    naive = NOW.replace(tzinfo=None)

    async def one(number: int) -> None:
        if number % 3:
            await store.transact(lambda records: records.strike_off(number, NOW))
        else:
            with pytest.raises(ValueError, match="zone"):
                await store.transact(lambda records: records.strike_off(number, naive))

    await asyncio.gather(*(one(number) for number in range(60)))

    assert await store.transact(lambda records: records.seen_updates(range(60))) == {
        n for n in range(60) if n % 3
    }


async def test_a_closed_store_says_so(path: Path) -> None:
    store = await SqliteStore.open(path)
    await store.close()

    with pytest.raises(RuntimeError, match="shutdown"):
        await store.transact(lambda records: records.user(NAN))


# erasing -------------------------------------------------------------------


def values(path: Path) -> Iterator[tuple[str, object]]:
    """Every value of every column of every table, and where it stands."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (table,) in tables:
            for row in connection.execute(f'SELECT * FROM "{table}"'):
                for column in row.keys():  # noqa: SIM118 -- iterating a sqlite3.Row gives its values
                    yield f"{table}.{column}", row[column]


async def test_nothing_of_a_forgotten_user_is_left_in_any_table_or_byte(
    store: SqliteStore, path: Path
) -> None:
    user_id = 7_315_550_123_456  # in no table by chance
    user = await store.transact(lambda records: subscribed(records, user_id))
    await store.transact(lambda records: subscribed(records, OTHER))
    await store.transact(lambda records: records.add_loan(user_id, LOAN, months(3), NOW))
    await store.transact(lambda records: records.save_conversation(draft(user_id)))
    (due, _) = await store.transact(lambda records: claim(records, NOW + 30 * DAY, user_id=user_id))
    await store.transact(lambda records: records.record_sent([Sent((due.id,), 77, NOW)]))
    one = (await store.transact(lambda records: records.loans(user_id)))[0].instalments[0]
    await store.transact(lambda records: records.settle(user_id, one.id, InstalmentState.PAID, NOW))
    await store.transact(lambda records: records.snooze(user_id, one.id + 1, NOW))
    secrets = (str(user_id), user.alias, "阿美", json.dumps("阿美")[1:-1])

    def found() -> set[str]:
        return {place for place, value in values(path) if any(s in str(value) for s in secrets)}

    assert {"users.id", "users.alias", "conversations.data", "loans.name", "reminders.user_id"} <= found()

    await store.transact(lambda records: records.forget(user_id))

    assert found() == set()
    data = b"".join(f.read_bytes() for f in path.parent.iterdir())
    for secret in (*(s.encode() for s in secrets), user_id.to_bytes(6, "big")):
        assert secret not in data
    assert await store.transact(lambda records: records.user_ids()) == [OTHER]


async def test_what_is_erased_while_somebody_reads_is_overwritten_once_nobody_does(
    store: SqliteStore, path: Path
) -> None:
    user = await store.transact(subscribed)
    with closing(sqlite3.connect(path, isolation_level=None)) as copying:
        copying.execute("BEGIN")
        copying.execute("SELECT count(*) FROM users").fetchone()
        await store.transact(lambda records: records.forget(NAN))
        assert user.alias.encode() in read(path.with_name("bot.db-wal")) + read(path)

    await store.transact(lambda records: records.strike_off(1, NOW))

    assert user.alias.encode() not in read(path.with_name("bot.db-wal")) + read(path)


async def test_every_column_that_names_a_user_goes_with_the_user(store: SqliteStore, path: Path) -> None:
    """A table that a later migration adds must not be forgotten by `forget`."""
    for (table,) in rows(path, "SELECT name FROM sqlite_master WHERE type = 'table'"):
        columns = {str(row[1]) for row in rows(path, f'PRAGMA table_info("{table}")')}
        keys = rows(path, f'PRAGMA foreign_key_list("{table}")')
        cascades = {str(key[3]) for key in keys if key[6] == "CASCADE"}
        assert columns & {"user_id", "loan_id", "instalment_id", "reminder_id"} <= cascades, table


# speed ---------------------------------------------------------------------


async def test_looking_when_nothing_is_due_costs_the_same_however_much_is_planned(store: SqliteStore) -> None:
    ticks: Counter[int] = Counter()

    async def steps_of_a_look(loans: int) -> int:
        for _ in range(loans):
            await store.transact(lambda records: records.add_loan(NAN, LOAN, months(6), NOW))
        await store._worker.read(lambda db: db.conn.set_progress_handler(lambda: ticks.update([loans]), 10))
        assert await store.transact(lambda records: records.claim_due(NOW, lease(), 100)) == []
        await store.transact(lambda records: records.next_due())
        await store._worker.read(lambda db: db.conn.set_progress_handler(None, 0))
        return ticks[loans]

    await store.transact(subscribed)
    few = await steps_of_a_look(1)
    many = await steps_of_a_look(100)
    assert few > 0
    assert many < 2 * few
