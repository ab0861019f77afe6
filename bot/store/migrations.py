"""The schema of the SQLite store, forward only. Knows no value of the domain.

Names of migrations are for ever: a database remembers which it has seen.
"""

import json
import sqlite3
from typing import Any

from sqlite_utils import Database, Migrations

MIGRATIONS = Migrations("bot")


class MigrationError(Exception):
    """The schema could not be brought up to date; nothing was changed."""


# Ids count up for ever (AUTOINCREMENT): a button of a deleted loan must never meet a newer one.
# Instants are UTC text of one width, so that they sort; days are ISO dates; amounts are fen.
@MIGRATIONS()
def m001_first(db: Database) -> None:
    """Users, their drafts, loans and reminders; update ids; notes to the operator."""
    _run(
        db,
        """
        CREATE TABLE users (
            id INTEGER PRIMARY KEY,
            alias TEXT NOT NULL UNIQUE,
            language TEXT NOT NULL,
            language_chosen INTEGER NOT NULL CHECK (language_chosen IN (0, 1)),
            zone TEXT NOT NULL,
            days_before TEXT NOT NULL,
            days_after TEXT NOT NULL,
            at TEXT NOT NULL,
            quiet_start TEXT NOT NULL,
            quiet_end TEXT NOT NULL,
            subscription TEXT NOT NULL CHECK (subscription IN ('none', 'on', 'off')),
            reachable INTEGER NOT NULL CHECK (reachable IN (0, 1)),
            created_at TEXT NOT NULL,
            seen_at TEXT NOT NULL
        ) STRICT;

        CREATE TABLE drafts (
            user_id INTEGER PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
            kind TEXT NOT NULL,
            step TEXT NOT NULL,
            data TEXT NOT NULL,
            expires_at TEXT NOT NULL
        ) STRICT;

        CREATE TABLE loans (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
            lender TEXT,
            name TEXT NOT NULL,
            rule_kind TEXT NOT NULL CHECK (rule_kind IN ('once', 'monthly')),
            rule_first TEXT NOT NULL,
            rule_anchor INTEGER,
            rule_every INTEGER,
            amount INTEGER,
            count INTEGER,
            state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'paused')),
            created_at TEXT NOT NULL,
            CHECK ((rule_kind = 'once') = (rule_anchor IS NULL)),
            CHECK ((rule_kind = 'once') = (rule_every IS NULL))
        ) STRICT;
        CREATE INDEX loans_by_user ON loans (user_id);

        CREATE TABLE instalments (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            loan_id INTEGER NOT NULL REFERENCES loans (id) ON DELETE CASCADE,
            number INTEGER NOT NULL,
            due_on TEXT NOT NULL,
            amount INTEGER,
            state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'paid', 'skipped')),
            settled_at TEXT,
            UNIQUE (loan_id, number),
            CHECK ((state = 'open') = (settled_at IS NULL))
        ) STRICT;

        CREATE TABLE reminders (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
            instalment_id INTEGER NOT NULL REFERENCES instalments (id) ON DELETE CASCADE,
            rule TEXT NOT NULL,
            send_at TEXT NOT NULL,
            state TEXT NOT NULL DEFAULT 'pending'
                CHECK (state IN ('pending', 'sending', 'sent', 'cancelled', 'failed')),
            owner TEXT,
            lease_until REAL,
            attempts INTEGER NOT NULL DEFAULT 0,
            message_id INTEGER,
            sent_at TEXT,
            why TEXT,
            UNIQUE (instalment_id, rule),
            CHECK (state != 'pending' OR owner IS NULL),
            CHECK (state != 'sending' OR owner IS NOT NULL),
            CHECK ((owner IS NULL) = (lease_until IS NULL))
        ) STRICT;
        CREATE INDEX reminders_by_user ON reminders (user_id);
        CREATE INDEX reminders_pending ON reminders (send_at) WHERE state = 'pending';
        CREATE INDEX reminders_claimed ON reminders (lease_until) WHERE owner IS NOT NULL;

        CREATE TABLE updates (
            id INTEGER PRIMARY KEY,
            at TEXT NOT NULL
        ) STRICT;
        CREATE INDEX updates_by_time ON updates (at);

        CREATE TABLE notes (
            id INTEGER PRIMARY KEY,
            statement TEXT NOT NULL,
            text TEXT NOT NULL,
            at TEXT NOT NULL
        ) STRICT;
        """,
    )


# Tables with a CHECK that grows are made anew: SQLite can't change one. Foreign keys are off meanwhile.
@MIGRATIONS()
def m002_every_kind_of_loan(db: Database) -> None:
    """More date rules, labels, own reminders, closed loans, part payments, history; several drafts a user."""
    _run(
        db,
        """
        ALTER TABLE users ADD COLUMN nag INTEGER NOT NULL DEFAULT 1 CHECK (nag IN (0, 1));
        ALTER TABLE users ADD COLUMN discreet INTEGER NOT NULL DEFAULT 0 CHECK (discreet IN (0, 1));
        ALTER TABLE users ADD COLUMN paused_until TEXT;

        ALTER TABLE instalments ADD COLUMN paid INTEGER NOT NULL DEFAULT 0 CHECK (paid >= 0);
        ALTER TABLE instalments ADD COLUMN paid_on TEXT;
        ALTER TABLE instalments ADD COLUMN moved_from TEXT;

        CREATE TABLE new_drafts (
            id INTEGER PRIMARY KEY,
            user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
            kind TEXT NOT NULL,
            step TEXT NOT NULL,
            data TEXT NOT NULL,
            expires_at TEXT NOT NULL,
            UNIQUE (user_id, kind)
        ) STRICT;
        INSERT INTO new_drafts (user_id, kind, step, data, expires_at)
            SELECT user_id, kind, step, data, expires_at FROM drafts;
        DROP TABLE drafts;
        ALTER TABLE new_drafts RENAME TO drafts;

        CREATE TABLE new_loans (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
            lender TEXT,
            name TEXT NOT NULL,
            label TEXT NOT NULL DEFAULT '',
            rule_kind TEXT NOT NULL CHECK (rule_kind IN ('once', 'monthly', 'days', 'listed')),
            rule_first TEXT NOT NULL,
            rule_anchor INTEGER,
            rule_every INTEGER,
            rule_days TEXT,
            amount INTEGER,
            count INTEGER,
            last_amount INTEGER,
            amounts TEXT,
            own_before TEXT,
            own_after TEXT,
            own_at TEXT,
            state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'paused')),
            closed TEXT CHECK (closed IN ('finished', 'deleted')),
            closed_at TEXT,
            created_at TEXT NOT NULL,
            CHECK ((rule_kind = 'monthly') = (rule_anchor IS NOT NULL)),
            CHECK ((rule_kind IN ('monthly', 'days')) = (rule_every IS NOT NULL)),
            CHECK ((rule_kind = 'listed') = (rule_days IS NOT NULL)),
            CHECK ((closed IS NULL) = (closed_at IS NULL))
        ) STRICT;
        INSERT INTO new_loans (id, user_id, lender, name, rule_kind, rule_first, rule_anchor, rule_every,
                               amount, count, state, created_at)
            SELECT id, user_id, lender, name, rule_kind, rule_first, rule_anchor, rule_every,
                   amount, count, state, created_at FROM loans;
        DELETE FROM sqlite_sequence WHERE name = 'new_loans';
        INSERT INTO sqlite_sequence (name, seq)
            SELECT 'new_loans', seq FROM sqlite_sequence WHERE name = 'loans';
        DROP TABLE loans;
        ALTER TABLE new_loans RENAME TO loans;
        CREATE INDEX loans_by_user ON loans (user_id);

        CREATE TABLE history (
            id INTEGER PRIMARY KEY,
            loan_id INTEGER NOT NULL REFERENCES loans (id) ON DELETE CASCADE,
            at TEXT NOT NULL,
            what TEXT NOT NULL,
            due_on TEXT,
            amount INTEGER,
            paid_on TEXT,
            note TEXT NOT NULL DEFAULT ''
        ) STRICT;
        CREATE INDEX history_by_loan ON history (loan_id);
        INSERT INTO history (loan_id, at, what) SELECT id, created_at, 'saved' FROM loans;

        -- A claim walks along what is pending and finds there all that it asks first.
        DROP INDEX reminders_pending;
        DROP INDEX reminders_claimed;
        CREATE INDEX reminders_pending ON reminders (send_at, user_id, instalment_id)
            WHERE state = 'pending';
        CREATE INDEX reminders_claimed ON reminders (user_id) WHERE owner IS NOT NULL;
        CREATE INDEX users_pausing ON users (paused_until) WHERE paused_until IS NOT NULL;
        """,
    )


# What a person said is kept as what it was read to: JSON of its dataclass, the step among it.
@MIGRATIONS()
def m003_answers_that_are_owed(db: Database) -> None:
    """An update is kept with the answer that it is owed. Conversations are kept in one piece."""
    _run(
        db,
        """
        ALTER TABLE updates ADD COLUMN chat_id INTEGER;
        ALTER TABLE updates ADD COLUMN answer TEXT;
        CREATE INDEX updates_owed ON updates (id) WHERE answer IS NOT NULL;

        CREATE TABLE conversations (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
            kind TEXT NOT NULL,
            data TEXT NOT NULL,
            expires_at TEXT NOT NULL,
            UNIQUE (user_id, kind)
        ) STRICT;
        """,
    )
    for row in list(db.query("SELECT * FROM drafts ORDER BY id")):
        data = _in_one_piece(row["kind"], row["step"], json.loads(row["data"]))
        db.execute(
            "INSERT INTO conversations (id, user_id, kind, data, expires_at) VALUES (?, ?, ?, ?, ?)",
            [row["id"], row["user_id"], row["kind"], json.dumps(data), row["expires_at"]],
        )
    db.execute("DROP TABLE drafts")


@MIGRATIONS()
def m004_planned_until(db: Database) -> None:
    """How far the reminders of each loan are rows. Not known of those there are: the daily work looks."""
    _run(
        db,
        """
        ALTER TABLE loans ADD COLUMN planned_until TEXT NOT NULL DEFAULT '';
        CREATE INDEX loans_by_plan ON loans (planned_until) WHERE closed IS NULL;
        """,
    )


@MIGRATIONS()
def m005_weekly(db: Database) -> None:
    """What is overdue is named once a week; the daily work looks at all loans. What was changed is kept."""
    _run(
        db,
        """
        ALTER TABLE users ADD COLUMN weekly INTEGER NOT NULL DEFAULT 1 CHECK (weekly IN (0, 1));
        UPDATE loans SET planned_until = '';
        ALTER TABLE history ADD COLUMN was TEXT;
        """,
    )


@MIGRATIONS()
def m006_statement_day(db: Database) -> None:
    """The day on which a card's bill is drawn up, beside the day on which it is due."""
    db.execute("ALTER TABLE loans ADD COLUMN statement_day INTEGER")


@MIGRATIONS()
def m007_several_cards(db: Database) -> None:
    """Each card that waits to be saved is a row of its own; its key is what its buttons carry."""
    _run(
        db,
        """
        CREATE TABLE new_conversations (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
            kind TEXT NOT NULL,
            key TEXT NOT NULL DEFAULT '',
            data TEXT NOT NULL,
            expires_at TEXT NOT NULL,
            UNIQUE (user_id, kind, key)
        ) STRICT;
        INSERT INTO new_conversations (id, user_id, kind, key, data, expires_at)
            SELECT id, user_id, kind,
                   CASE WHEN kind IN ('loan', 'paste') AND json_valid(data)
                        THEN coalesce(json_extract(data, '$.nonce'), '') ELSE '' END,
                   data, expires_at FROM conversations;
        DELETE FROM sqlite_sequence WHERE name = 'new_conversations';
        INSERT INTO sqlite_sequence (name, seq)
            SELECT 'new_conversations', seq FROM sqlite_sequence WHERE name = 'conversations';
        DROP TABLE conversations;
        ALTER TABLE new_conversations RENAME TO conversations;
        """,
    )


@MIGRATIONS()
def m008_contacts(db: Database) -> None:
    """Contacts that people write down. `origin` is what one was written down from, and then once only."""
    _run(
        db,
        """
        CREATE TABLE contacts (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
            kind TEXT NOT NULL,
            at TEXT NOT NULL,
            origin TEXT NOT NULL,
            lender TEXT NOT NULL DEFAULT '',
            loan INTEGER REFERENCES loans (id) ON DELETE SET NULL,
            number TEXT NOT NULL DEFAULT '',
            agency TEXT NOT NULL DEFAULT '',
            note TEXT NOT NULL DEFAULT '',
            file_id TEXT NOT NULL DEFAULT '',
            said TEXT NOT NULL DEFAULT '[]',
            verdict TEXT NOT NULL DEFAULT '',
            times INTEGER NOT NULL DEFAULT 1,
            exact INTEGER NOT NULL DEFAULT 1,
            written_at TEXT NOT NULL,
            corrected_at TEXT,
            was TEXT,
            UNIQUE (user_id, origin)
        ) STRICT;
        CREATE INDEX contacts_by_time ON contacts (user_id, at);
        CREATE INDEX contacts_of_loan ON contacts (loan);
        """,
    )


@MIGRATIONS()
def m009_hearings(db: Database) -> None:
    """Dates at court. A reminder is of an instalment or of a hearing, and of one of them."""
    _run(
        db,
        """
        CREATE TABLE hearings (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
            day TEXT NOT NULL,
            at TEXT,
            place TEXT NOT NULL DEFAULT '',
            closed TEXT CHECK (closed IN ('over', 'deleted')),
            closed_at TEXT,
            planned_until TEXT NOT NULL,
            created_at TEXT NOT NULL,
            CHECK ((closed IS NULL) = (closed_at IS NULL))
        ) STRICT;
        CREATE INDEX hearings_by_user ON hearings (user_id);
        CREATE INDEX hearings_by_plan ON hearings (planned_until) WHERE closed IS NULL;

        CREATE TABLE new_reminders (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
            instalment_id INTEGER REFERENCES instalments (id) ON DELETE CASCADE,
            hearing_id INTEGER REFERENCES hearings (id) ON DELETE CASCADE,
            rule TEXT NOT NULL,
            send_at TEXT NOT NULL,
            state TEXT NOT NULL DEFAULT 'pending'
                CHECK (state IN ('pending', 'sending', 'sent', 'cancelled', 'failed')),
            owner TEXT,
            lease_until REAL,
            attempts INTEGER NOT NULL DEFAULT 0,
            message_id INTEGER,
            sent_at TEXT,
            why TEXT,
            UNIQUE (instalment_id, rule),
            CHECK ((instalment_id IS NULL) != (hearing_id IS NULL)),
            CHECK (state != 'pending' OR owner IS NULL),
            CHECK (state != 'sending' OR owner IS NOT NULL),
            CHECK ((owner IS NULL) = (lease_until IS NULL))
        ) STRICT;
        INSERT INTO new_reminders (id, user_id, instalment_id, rule, send_at, state, owner, lease_until,
                                   attempts, message_id, sent_at, why)
            SELECT id, user_id, instalment_id, rule, send_at, state, owner, lease_until,
                   attempts, message_id, sent_at, why FROM reminders;
        DELETE FROM sqlite_sequence WHERE name = 'new_reminders';
        INSERT INTO sqlite_sequence (name, seq)
            SELECT 'new_reminders', seq FROM sqlite_sequence WHERE name = 'reminders';
        DROP TABLE reminders;
        ALTER TABLE new_reminders RENAME TO reminders;
        CREATE INDEX reminders_by_user ON reminders (user_id);
        CREATE INDEX reminders_pending ON reminders (send_at, user_id, instalment_id, hearing_id)
            WHERE state = 'pending';
        CREATE INDEX reminders_claimed ON reminders (user_id) WHERE owner IS NOT NULL;
        CREATE UNIQUE INDEX reminders_of_hearing ON reminders (hearing_id, rule)
            WHERE hearing_id IS NOT NULL;
        """,
    )


@MIGRATIONS()
def m010_matters(db: Database) -> None:
    """A date at court is one kind of matter; a complaint that was handed in is another."""
    _run(
        db,
        """
        ALTER TABLE hearings RENAME TO matters;
        ALTER TABLE reminders RENAME COLUMN hearing_id TO matter_id;
        ALTER TABLE matters ADD COLUMN kind TEXT NOT NULL DEFAULT 'hearing'
            CHECK (kind IN ('hearing', 'complaint'));
        ALTER TABLE matters ADD COLUMN lender TEXT NOT NULL DEFAULT '';
        ALTER TABLE matters ADD COLUMN office TEXT NOT NULL DEFAULT '';
        ALTER TABLE matters ADD COLUMN number TEXT NOT NULL DEFAULT '';
        DROP INDEX hearings_by_user;
        DROP INDEX hearings_by_plan;
        DROP INDEX reminders_of_hearing;
        CREATE INDEX matters_by_user ON matters (user_id);
        CREATE INDEX matters_by_plan ON matters (planned_until) WHERE closed IS NULL;
        CREATE UNIQUE INDEX reminders_of_matter ON reminders (matter_id, rule)
            WHERE matter_id IS NOT NULL;
        """,
    )


@MIGRATIONS()
def m011_notices(db: Database) -> None:
    """Notices of the operator to all users, and whom each went to. One draft and one under way at a time."""
    _run(
        db,
        """
        CREATE TABLE notices (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            kind TEXT NOT NULL CHECK (kind IN ('news', 'end')),
            texts TEXT NOT NULL DEFAULT '{}',
            urgent INTEGER NOT NULL DEFAULT 0 CHECK (urgent IN (0, 1)),
            state TEXT NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'sending', 'stopped', 'done')),
            version INTEGER NOT NULL DEFAULT 1,
            skipped INTEGER NOT NULL DEFAULT 0,
            confirmed INTEGER NOT NULL DEFAULT 0 CHECK (confirmed IN (0, 1)),
            created_at TEXT NOT NULL,
            changed_at TEXT NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX notices_one_at_a_time ON notices (state) WHERE state IN ('draft', 'sending');

        CREATE TABLE notice_recipients (
            notice_id INTEGER NOT NULL REFERENCES notices (id) ON DELETE CASCADE,
            user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
            state TEXT NOT NULL DEFAULT 'waiting'
                CHECK (state IN ('waiting', 'sent', 'gone', 'refused', 'unwanted')),
            send_at TEXT NOT NULL,
            PRIMARY KEY (notice_id, user_id)
        ) STRICT;
        CREATE INDEX notice_recipients_by_user ON notice_recipients (user_id);
        CREATE INDEX notice_recipients_waiting ON notice_recipients (notice_id, send_at, user_id)
            WHERE state = 'waiting';
        """,
    )


@MIGRATIONS()
def m012_what_waits_of_a_user(db: Database) -> None:
    """To see what waits of a user, the years of reminders that were sent are not walked along."""
    _run(
        db,
        """
        DROP INDEX reminders_by_user;
        CREATE INDEX reminders_by_user ON reminders (user_id, state, send_at);
        """,
    )


@MIGRATIONS()
def m013_zones(db: Database) -> None:
    """By which rules of a zone its people are planned. A zone without a row: nobody knows."""
    _run(
        db,
        """
        CREATE TABLE zones (
            zone TEXT PRIMARY KEY,
            turns TEXT NOT NULL,
            until TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX users_by_zone ON users (zone);
        """,
    )


def _run(db: Database, script: str) -> None:
    """Each statement of a script, within the transaction that is open. The library's own way tries the script
    letter by letter, which was half of what a new database cost."""
    statement = ""
    for part in script.split(";")[:-1]:
        statement += f"{part};"
        if sqlite3.complete_statement(statement):  # a trigger has several in one
            db.execute(statement)
            statement = ""


def _in_one_piece(kind: str, step: str, data: dict[str, Any]) -> dict[str, Any]:
    match kind:
        case "loan":
            return _named_form(data | {"step": step})
        case "paste":
            others = [
                {"form": _named_form(form), "problem": problem, "unread": unread}
                for form, problem, unread in data["others"]
            ]
            return data | {"ready": [_named_form(form) for form in data["ready"]], "others": others}
        case "hardship":
            amount, day = data["plan"]
            plan = {
                "can_pay": None if amount == "-" else int(amount),
                "on": None if day == "-" else f"{day[:4]}-{day[4:6]}-{day[6:]}",
            }
            return data | {"step": step, "plan": plan}
        case _:
            return data | {"step": step}


def _named_form(form: dict[str, Any]) -> dict[str, Any]:
    readings = [
        {"rule": _named_rule(rule), "overdue": overdue, "offers_last_day": last_day}
        for rule, overdue, last_day in form.get("readings", [])
    ]
    rule = _named_rule(form["rule"]) if form.get("rule") else None
    return form | {"rule": rule, "readings": readings}


def _named_rule(rule: list[Any]) -> dict[str, Any]:
    match rule:
        case ["once", day]:
            return {"day": day}
        case ["monthly", first, anchor, every]:
            return {"first": first, "anchor": anchor, "every": every}
        case ["days", first, days]:
            return {"first": first, "days": days}
        case [_, *days]:
            return {"days": days}
        case _:
            raise MigrationError("a conversation has a date rule that no version knew")


def migrate(db: Database, migrations: Migrations = MIGRATIONS) -> None:
    """Bring the schema up to date, all or nothing, and switch foreign keys on.

    Raises MigrationError if a newer version made this database, or a migration broke a reference.
    """
    # A table that is rebuilt would take its children along while foreign keys are on,
    # and inside a transaction the switch does nothing.
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute("BEGIN IMMEDIATE")
    try:
        if unknown := unknown_migrations(db, migrations):
            raise MigrationError(f"made by a newer version of the program ({', '.join(unknown)})")
        if migrations.pending(db):
            migrations.apply(db)
            if broken := broken_references(db):
                raise MigrationError("; ".join(broken))
        db.execute("COMMIT")
    except BaseException:
        db.rollback()
        raise
    db.execute("PRAGMA foreign_keys = ON")


def first_pending(db: Database, migrations: Migrations = MIGRATIONS) -> str | None:
    """The first migration that a database in use has not seen. Reads only."""
    pending = migrations.pending(db)
    return pending[0].name if pending and migrations.applied(db) else None


def is_behind(db: Database, migrations: Migrations = MIGRATIONS) -> bool:
    """Whether an older version left it, and `run` did not open it since. Reads only."""
    return bool(migrations.pending(db))


def unknown_migrations(db: Database, migrations: Migrations = MIGRATIONS) -> list[str]:
    """Names of applied migrations that this version of the program does not have. Reads only."""
    empty = Database(memory=True, execute_plugins=False)
    known = {m.name for m in migrations.pending(empty)}  # in an empty database all are
    empty.close()
    return [m.name for m in migrations.applied(db) if m.name not in known]


def broken_references(db: Database) -> list[str]:
    """One line for each table with rows whose parent is missing. Reads only."""
    rows = db.execute(
        'SELECT "table", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2'
    ).fetchall()
    return [f"{count} rows of {table} refer to no row of {parent}" for table, parent, count in rows]
