"""The schema: applied once, all or nothing, and never by an older program."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from bot.store.migrations import MIGRATIONS, MigrationError, broken_references, migrate, unknown_migrations


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    opened = Database(
        sqlite3.connect(tmp_path / "x.db", isolation_level=None), execute_plugins=False, strict=True
    )
    yield opened
    opened.close()


def schema(db: Database) -> list[str]:
    return [row[0] for row in db.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()]


def test_migrating_again_changes_nothing(db: Database) -> None:
    migrate(db)
    before = schema(db)
    migrate(db)

    assert schema(db) == before
    assert not MIGRATIONS.pending(db)
    assert db.execute("PRAGMA foreign_keys").fetchone() == (1,)
    assert not db.conn.in_transaction


def test_every_table_of_ours_is_strict(db: Database) -> None:
    migrate(db)

    loose = {
        name
        for name, strict in db.execute(
            "SELECT name, strict FROM pragma_table_list WHERE schema = 'main'"
        ).fetchall()
        if not strict and not name.startswith(("sqlite_", "_sqlite_"))
    }
    assert loose == set()


def test_a_failed_migration_undoes_all_that_were_pending_with_it(db: Database) -> None:
    migrate(db)
    before = schema(db)
    later = Migrations("bot")

    @later()
    def m001_first(db: Database) -> None:
        raise AssertionError("was applied already")

    @later()
    def m002_fine(db: Database) -> None:
        db.execute("CREATE TABLE extra (id INTEGER) STRICT")

    @later()
    def m003_bad(db: Database) -> None:
        db.execute("CREATE TABLE more (id INTEGER) STRICT")
        db.execute("ALTER TABLE nowhere ADD COLUMN x")

    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        migrate(db, later)

    assert schema(db) == before
    assert [m.name for m in later.pending(db)] == ["m002_fine", "m003_bad"]
    assert not db.conn.in_transaction


def test_a_migration_that_orphans_rows_is_undone(db: Database) -> None:
    migrate(db)
    later = Migrations("bot")

    @later()
    def m001_first(db: Database) -> None:
        raise AssertionError("was applied already")

    @later()
    def m002_orphan(db: Database) -> None:
        db.execute("INSERT INTO drafts VALUES (7, 'add', 'x', '{}', 'z')")

    with pytest.raises(MigrationError, match="1 rows of drafts"):
        migrate(db, later)

    assert broken_references(db) == []
    assert db.execute("SELECT count(*) FROM drafts").fetchone() == (0,)


def test_the_database_of_a_newer_program_is_refused(db: Database) -> None:
    newer = Migrations("bot")

    @newer(name="m999_later")
    def later(db: Database) -> None:
        db.execute("CREATE TABLE later (id INTEGER) STRICT")

    migrate(db)
    newer.apply(db)

    assert unknown_migrations(db) == ["m999_later"]
    with pytest.raises(MigrationError, match="m999_later"):
        migrate(db)
