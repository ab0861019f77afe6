"""Copies of the database: whole, made beside a bot that writes, and never of what was not looked into."""

import asyncio
import os
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from pyrage import x25519

from bot.store.copies import DailyCopies, back_up
from bot.store.records import CopyError, StoreUnreadableError
from bot.store.restoring import restore
from bot.store.sqlite import SqliteStore
from tests import before_rooms
from tests.store.samples import DAY, LOAN, NAN, NOW, months, subscribed

SECRET = x25519.Identity.generate()
TODAY = NOW.date()


@pytest.fixture
async def live(path: Path) -> SqliteStore:
    """A database that a bot holds, with a loan in it; what was written last stands in its log alone."""
    store = await SqliteStore.open(path)
    await store.transact(subscribed)
    await store.transact(lambda records: records.add_loan(NAN, LOAN, months(3), NOW))
    return store


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return tmp_path / "copy.db"


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def count(path: Path, table: str = "loans") -> int:
    with closing(sqlite3.connect(path)) as db:
        return int(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def content(path: Path) -> bytes:
    return path.read_bytes()


def write(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def names(folder: Path, which: str = "*") -> list[str]:
    return sorted(one.name for one in folder.glob(which))


def key_file(folder: Path) -> Path:
    file = folder / "key.txt"
    file.write_text(f"# created: today\n# public key: {SECRET.to_public()}\n{SECRET}\n")
    return file


def daily(path: Path, folder: Path | None, *, keep: int = 3, recipient: str = "") -> DailyCopies:
    return DailyCopies(path, folder, keep, recipient)


def name(days_ago: int, end: str = "") -> str:
    return f"bot-{TODAY - timedelta(days_ago)}.db{end}"


# made ----------------------------------------------------------------------


async def test_a_copy_beside_a_running_bot_holds_what_was_confirmed(
    live: SqliteStore, path: Path, copy: Path
) -> None:
    rows = back_up(path, copy)

    assert rows["loans"] == count(copy) == 1
    assert (rows["instalments"], rows["reminders"]) == (3, 6)
    assert mode(copy) == 0o600
    assert names(copy.parent) == ["copy.db", "data"]
    await live.close()


async def test_a_copy_is_one_moment_of_a_database_that_is_written_to(
    live: SqliteStore, path: Path, tmp_path: Path
) -> None:
    async def write() -> None:
        for _ in range(40):
            await live.transact(lambda records: records.add_loan(NAN, LOAN, months(3), NOW))

    writing = asyncio.create_task(write())
    made = [await asyncio.to_thread(back_up, path, tmp_path / f"{n}.db") for n in range(8)]
    await writing

    assert all(rows["instalments"] == 3 * rows["loans"] for rows in made)
    assert made[-1]["loans"] > made[0]["loans"]
    await live.close()


async def test_a_file_that_is_there_is_never_overwritten(live: SqliteStore, path: Path, copy: Path) -> None:
    write(copy, b"holiday pictures")

    with pytest.raises(CopyError, match="is there already"):
        back_up(path, copy)

    assert content(copy) == b"holiday pictures"
    await live.close()


async def test_two_that_write_the_same_copy_do_not_spoil_it(
    live: SqliteStore, path: Path, copy: Path
) -> None:
    made = await asyncio.gather(
        *(asyncio.to_thread(back_up, path, copy) for _ in range(4)), return_exceptions=True
    )

    assert sum(isinstance(one, dict) for one in made) == 1
    assert all(isinstance(one, dict | CopyError) for one in made)
    assert count(copy) == 1
    await live.close()


async def test_what_is_damaged_is_no_copy(live: SqliteStore, path: Path, copy: Path) -> None:
    await live.close()
    damaged = bytearray(content(path))
    damaged[36:40] = (5).to_bytes(4, "big")  # five free pages, says the header
    write(path, bytes(damaged))

    with pytest.raises(CopyError, match="damaged"):
        back_up(path, copy)

    assert names(copy.parent) == ["data"]


def test_without_a_database_there_is_nothing_to_copy(path: Path, copy: Path) -> None:
    with pytest.raises(CopyError, match="no database"):
        back_up(path, copy)


async def test_a_copy_does_not_fill_the_disk(
    live: SqliteStore, path: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = os.statvfs_result((4096, 4096, 100, 2, 2, 100, 100, 100, 0, 255))
    monkeypatch.setattr(os, "statvfs", lambda _: full)

    with pytest.raises(CopyError, match="no room"):
        back_up(path, copy)

    await live.close()


# encrypted -----------------------------------------------------------------


async def test_an_encrypted_copy_shows_nothing_and_comes_back(
    live: SqliteStore, path: Path, tmp_path: Path
) -> None:
    sealed = tmp_path / "out" / "copy.db.age"
    sealed.parent.mkdir()
    back_up(path, sealed, str(SECRET.to_public()))
    await live.transact(lambda records: records.forget(NAN))
    await live.close()

    assert content(sealed).startswith(b"age-encryption.org/v1\n")
    assert b"SQLite format" not in content(sealed)
    assert "阿美".encode() not in content(sealed)
    assert mode(sealed) == 0o600
    assert names(sealed.parent) == [sealed.name]
    assert names(path.parent) == ["bot.db", "bot.db.lock"]

    restored = restore(sealed, path, NOW, key_file(tmp_path))
    assert restored.rows["loans"] == count(path) == 1


async def test_a_key_that_is_none_is_named_before_anything_is_written(
    live: SqliteStore, path: Path, copy: Path
) -> None:
    with pytest.raises(CopyError, match="expected an age public key"):
        back_up(path, copy, "age1nonsense")

    assert names(copy.parent) == ["data"]
    await live.close()


async def test_an_encrypted_copy_needs_its_own_key(live: SqliteStore, path: Path, tmp_path: Path) -> None:
    sealed, wrong, empty = tmp_path / "copy.db.age", tmp_path / "wrong", tmp_path / "empty"
    missing = tmp_path / "missing"
    back_up(path, sealed, str(SECRET.to_public()))
    await live.close()
    wrong.write_text(str(x25519.Identity.generate()))
    empty.touch()

    for identity, said in (
        (None, "--identity"),
        (wrong, "can't be decrypted"),
        (empty, "AGE-SECRET-KEY"),
        (missing, f"{missing}: No such file or directory"),
    ):
        with pytest.raises(CopyError, match=said):
            restore(sealed, path, NOW, identity)
        assert count(path) == 1
        assert names(path.parent) == ["bot.db", "bot.db.lock"]


# daily ---------------------------------------------------------------------


async def test_one_copy_a_day_and_old_ones_go(live: SqliteStore, path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    made = [daily(path, folder).make(NOW + n * DAY / 2) for n in range(10)]
    await live.close()

    days = [one.name for one in made if one]
    assert days == [f"bot-2026-11-{day}.db" for day in range(22, 27)]
    assert names(folder) == days[-3:]
    assert (mode(folder), {mode(one) for one in folder.iterdir()}) == (0o700, {0o600})


async def test_only_files_of_that_very_name_are_erased(live: SqliteStore, path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    others = ["bot-2020-01-01.db.bak", "xbot-2020-01-01.db", "bot-2020-13-01.db", "bot.db", "bot-2020-1-1.db"]
    old = [name(3), name(9, ".age"), name(1, ".db")[:-3] + ".part", name(-2), name(700)]
    for one in (*others, name(2), *old):
        (folder / one).touch()

    daily(path, folder).make(NOW)

    left = {one.name for one in folder.iterdir()}
    assert left == {*others, name(0), name(2), name(1, ".part")}
    await live.close()


async def test_the_latest_copy_stays_while_no_newer_one_can_be_made(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    for days in (40, 50):
        (folder / name(days)).touch()

    with pytest.raises(CopyError, match="no database"):
        daily(path, folder).make(NOW)

    assert names(folder) == [name(40)]


async def test_what_was_kept_beside_the_database_goes_as_well(live: SqliteStore, path: Path) -> None:
    old, young = path.with_name("bot.db.before-m002_x"), path.with_name("bot.db.before-m003_x")
    left = path.with_name("bot.db.copying")
    for file, days in ((old, 4), (young, 2), (left, 0)):
        file.touch()
        os.utime(file, ((NOW - days * DAY).timestamp(),) * 2)

    assert daily(path, None).make(NOW) is None

    await live.close()
    assert names(path.parent) == ["bot.db", young.name, "bot.db.lock"]


# before a migration --------------------------------------------------------


async def test_a_migration_leaves_a_copy_from_before_it(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    before_rooms.write(path)
    await (await SqliteStore.open(path)).close()
    await (await SqliteStore.open(path)).close()  # nothing is pending any more

    assert names(tmp_path, "*.before-*") == ["bot.db.before-m003_answers_that_are_owed"]
    kept = tmp_path / "bot.db.before-m003_answers_that_are_owed"
    assert (count(kept, "drafts"), count(path, "conversations")) == (54, 54)
    assert mode(kept) == 0o600

    restore(kept, path, NOW)
    assert count(path, "drafts") == 54
    await (await SqliteStore.open(path)).close()
    assert count(path, "conversations") == 54


async def test_a_new_database_has_nothing_to_be_kept(path: Path) -> None:
    await (await SqliteStore.open(path)).close()

    assert names(path.parent) == ["bot.db", "bot.db.lock"]


async def test_what_can_not_be_copied_is_not_migrated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "bot.db"
    before_rooms.write(path)
    full = os.statvfs_result((4096, 4096, 100, 2, 2, 100, 100, 100, 0, 255))
    monkeypatch.setattr(os, "statvfs", lambda _: full)

    with pytest.raises(StoreUnreadableError, match="no room for a copy"):
        await SqliteStore.open(path)

    assert count(path, "drafts") == 54
    assert names(tmp_path, "*.before-*") == []


# restored ------------------------------------------------------------------


async def test_a_copy_comes_back_and_what_was_there_stays_beside_it(
    live: SqliteStore, path: Path, copy: Path
) -> None:
    back_up(path, copy)
    await live.transact(lambda records: records.add_loan(NAN, LOAN, months(3), NOW))
    await live.close()

    restored = restore(copy, path, NOW)

    assert restored.before == path.with_name("bot.db.before-restore-20261122T010000Z")
    assert (count(path), count(restored.before), count(copy)) == (1, 2, 1)
    assert (mode(path), mode(restored.before)) == (0o600, 0o600)
    store = await SqliteStore.open(path)
    assert len(await store.read(lambda records: records.loans(NAN))) == 1
    await store.close()
    assert count(restored.before) == 2


async def test_a_log_that_a_killed_bot_left_goes_with_what_it_belongs_to(
    live: SqliteStore, path: Path, copy: Path, tmp_path: Path
) -> None:
    back_up(path, copy)
    await live.transact(lambda records: records.add_loan(NAN, LOAN, months(3), NOW))
    killed = tmp_path / "killed" / "bot.db"
    killed.parent.mkdir()
    for end in ("", "-wal"):  # as they stood when it was killed
        killed.with_name(f"bot.db{end}").write_bytes(path.with_name(f"bot.db{end}").read_bytes())
    await live.close()

    restored = restore(copy, killed, NOW)

    assert restored.before is not None
    assert names(killed.parent) == ["bot.db", restored.before.name, "bot.db.lock"]
    assert (count(killed), count(restored.before)) == (1, 2)


async def test_a_damaged_database_is_replaced_and_kept(live: SqliteStore, path: Path, copy: Path) -> None:
    back_up(path, copy)
    await live.close()
    write(path, b"nothing of a database" * 100)
    write(path.with_name("bot.db-wal"), b"nor of a log")

    restored = restore(copy, path, NOW)

    assert restored.before is not None
    assert count(path) == 1
    assert restored.before.read_bytes().startswith(b"nothing of a database")
    assert names(path.parent, "*-wal") == []


async def test_a_copy_comes_to_a_place_where_nothing_was(
    live: SqliteStore, path: Path, tmp_path: Path
) -> None:
    copy, there = tmp_path / "copy.db", tmp_path / "new" / "bot.db"
    back_up(path, copy)
    await live.close()

    assert restore(copy, there, NOW).before is None
    assert count(there) == 1


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (
            "INSERT INTO _sqlite_migrations (migration_set, name) VALUES ('bot', 'm999_later')",
            "newer version",
        ),
        ("INSERT INTO conversations VALUES (1, 7, 'add', '', '{}', 'z')", "refer to no row of users"),
        ("DELETE FROM _sqlite_migrations", "no database of this bot"),
    ],
)
async def test_what_can_not_be_used_is_not_put_back(
    live: SqliteStore, path: Path, copy: Path, spoil: str, said: str
) -> None:
    back_up(path, copy)
    await live.close()
    with closing(sqlite3.connect(copy)) as db, db:
        db.execute(spoil)
    before = content(path)

    with pytest.raises(CopyError, match=f"^{copy}: .*{said}"):  # and no file that nobody has named
        restore(copy, path, NOW)

    assert content(path) == before
    assert names(path.parent) == ["bot.db", "bot.db.lock"]


async def test_while_somebody_reads_the_database_it_stays(live: SqliteStore, path: Path, copy: Path) -> None:
    back_up(path, copy)
    await live.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM loans").fetchone()
        with pytest.raises(CopyError, match=r"bot\.db: "):
            restore(copy, path, NOW)

    assert names(path.parent, "*before*") == []
