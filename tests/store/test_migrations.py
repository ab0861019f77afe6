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


def applied_before(db: Database) -> Migrations:
    """The migrations that this database has seen, to add new ones to."""

    def again(_: Database) -> None:
        raise AssertionError("was applied already")

    later = Migrations("bot")
    for migration in MIGRATIONS.applied(db):
        later(name=migration.name)(again)
    return later


def test_a_database_of_the_first_version_keeps_everything_and_its_ids_never_return(db: Database) -> None:
    MIGRATIONS.apply(db, stop_before="m002_every_kind_of_loan")
    db.executescript(
        """
        INSERT INTO users VALUES (7, 'abc', 'zh-hans', 0, 'Asia/Shanghai', '[3,0]', '[1]', '09:00:00',
                                  '22:00:00', '08:00:00', 'on', 1, '2026-11-01', '2026-11-02');
        INSERT INTO drafts VALUES (7, 'loan', 'date', '{"nonce": "abc123"}', '2026-12-01');
        INSERT INTO loans (id, user_id, name, rule_kind, rule_first, created_at)
            VALUES (3, 7, 'X', 'once', '2026-12-15', '2026-11-01'),
                   (9, 7, 'Y', 'once', '2026-12-16', '2026-11-01');
        DELETE FROM loans WHERE id = 9;
        INSERT INTO instalments (id, loan_id, number, due_on) VALUES (5, 3, 1, '2026-12-15');
        INSERT INTO reminders (user_id, instalment_id, rule, send_at) VALUES (7, 5, '-3', '2026-12-12');
        """
    )

    migrate(db)

    counts = {
        table: db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in ("users", "conversations", "loans", "instalments", "reminders", "history")
    }
    assert counts == dict.fromkeys(counts, 1)
    assert db.execute("SELECT kind, key FROM conversations").fetchone() == ("loan", "abc123")
    assert db.execute("SELECT nag, discreet, paused_until FROM users").fetchone() == (1, 0, None)
    db.execute(
        """
        INSERT INTO loans (user_id, name, rule_kind, rule_first, created_at)
        VALUES (7, 'Z', 'once', 'd', 'd')
        """
    )
    assert db.execute("SELECT max(id) FROM loans").fetchone() == (10,)


def test_a_date_at_court_of_an_earlier_version_is_a_matter_with_its_reminders(db: Database) -> None:
    MIGRATIONS.apply(db, stop_before="m010_matters")
    db.executescript(
        """
        INSERT INTO users (id, alias, language, language_chosen, zone, days_before, days_after, at,
                           quiet_start, quiet_end, subscription, reachable, created_at, seen_at)
            VALUES (7, 'abc', 'zh-hans', 0, 'Asia/Shanghai', '[]', '[]', '09:00:00', '22:00:00', '08:00:00',
                    'on', 1, '2026-11-01', '2026-11-02');
        INSERT INTO hearings (id, user_id, day, at, place, planned_until, created_at)
            VALUES (3, 7, '2026-12-20', '09:30:00', 'X', 'p', 'c'), (9, 7, '2026-12-21', NULL, '', 'p', 'c');
        DELETE FROM hearings WHERE id = 9;
        INSERT INTO reminders (user_id, hearing_id, rule, send_at) VALUES (7, 3, '-7', '2026-12-13');
        """
    )

    migrate(db)

    found = db.execute("SELECT id, kind, day, at, place, lender, office, number FROM matters").fetchall()
    assert found == [(3, "hearing", "2026-12-20", "09:30:00", "X", "", "", "")]
    assert db.execute("SELECT matter_id, rule FROM reminders").fetchall() == [(3, "-7")]
    db.execute(
        """
        INSERT INTO matters (user_id, kind, day, planned_until, created_at)
        VALUES (7, 'complaint', 'd', 'p', 'c')
        """
    )
    assert db.execute("SELECT max(id) FROM matters").fetchone() == (10,)
    with pytest.raises(sqlite3.IntegrityError):
        db.execute("INSERT INTO reminders (user_id, matter_id, rule, send_at) VALUES (7, 3, '-7', 'x')")
    db.execute("DELETE FROM matters WHERE id = 3")
    assert db.execute("SELECT count(*) FROM reminders").fetchone() == (0,)


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
    later = applied_before(db)

    @later()
    def m998_fine(db: Database) -> None:
        db.execute("CREATE TABLE extra (id INTEGER) STRICT")

    @later()
    def m999_bad(db: Database) -> None:
        db.execute("CREATE TABLE more (id INTEGER) STRICT")
        db.execute("ALTER TABLE nowhere ADD COLUMN x")

    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        migrate(db, later)

    assert schema(db) == before
    assert [m.name for m in later.pending(db)] == ["m998_fine", "m999_bad"]
    assert not db.conn.in_transaction


def test_a_migration_that_orphans_rows_is_undone(db: Database) -> None:
    migrate(db)
    later = applied_before(db)

    @later()
    def m999_orphan(db: Database) -> None:
        db.execute("INSERT INTO conversations VALUES (1, 7, 'add', '', '{}', 'z')")

    with pytest.raises(MigrationError, match="1 rows of conversations"):
        migrate(db, later)

    assert broken_references(db) == []
    assert db.execute("SELECT count(*) FROM conversations").fetchone() == (0,)


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
