"""Statements over contacts that people write down. Knows no transaction."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.domain.contacts import Contact, ContactKind, WrittenContact
from bot.store._rows import Row, maybe_moment, moment_of, text_of
from bot.store._users import Users


class Contacts(Users):
    def add_contact(self, user_id: int, contact: Contact, now: datetime) -> WrittenContact | None:
        self.require_user(user_id)
        columns = _columns(contact) | {
            "user_id": user_id,
            "origin": contact.origin,
            "said": json.dumps(contact.said),
            "written_at": text_of(now),
        }
        # Looked up first: an insert that conflicts uses up an id, as often as it is tried.
        known = "SELECT 1 FROM contacts WHERE user_id = ? AND origin = ?"
        if self.first(known, [user_id, contact.origin]) is not None:
            return None
        names, places = ", ".join(columns), ", ".join(f":{name}" for name in columns)
        added = self.db.execute(f"INSERT INTO contacts ({names}) VALUES ({places})", columns)
        return self.contact(user_id, int(added.lastrowid or 0))

    def contact(self, user_id: int, contact_id: int) -> WrittenContact | None:
        return self._contact("SELECT * FROM contacts WHERE id = ? AND user_id = ?", [contact_id, user_id])

    def count_contacts(self, user_id: int) -> int:
        (count,) = self.db.execute("SELECT count(*) FROM contacts WHERE user_id = ?", [user_id]).fetchone()
        return int(count)

    def contacts(self, user_id: int, since: datetime, until: datetime) -> list[WrittenContact]:
        rows = self.db.query(
            "SELECT * FROM contacts WHERE user_id = ? AND at >= ? AND at < ? ORDER BY at, id",
            [user_id, text_of(since), text_of(until)],
        )
        return list(map(_written_of, rows))

    def contact_before(self, user_id: int, moment: datetime | None = None) -> WrittenContact | None:
        return self._contact(
            "SELECT * FROM contacts WHERE user_id = ? AND at < ? ORDER BY at DESC, id DESC LIMIT 1",
            [user_id, text_of(moment) if moment else "A"],  # after all figures
        )

    def contact_from(self, user_id: int, moment: datetime) -> WrittenContact | None:
        return self._contact(
            "SELECT * FROM contacts WHERE user_id = ? AND at >= ? ORDER BY at, id LIMIT 1",
            [user_id, text_of(moment)],
        )

    def contact_lenders(self, user_id: int) -> list[tuple[str, int, int]]:
        found = self.db.execute(
            "SELECT lender, sum(times), max(id) FROM contacts WHERE user_id = ?"
            " GROUP BY lender ORDER BY 2 DESC, lender",
            [user_id],
        )
        return [(lender, int(times), int(id_)) for lender, times, id_ in found.fetchall()]

    def contacts_of(self, user_id: int, lender: str, most: int) -> list[WrittenContact]:
        rows = self.db.query(
            "SELECT * FROM contacts WHERE user_id = ? AND lender = ? ORDER BY at DESC, id DESC LIMIT ?",
            [user_id, lender, most],
        )
        return list(map(_written_of, rows))

    def change_contact(
        self, user_id: int, contact_id: int, contact: Contact, now: datetime, *, corrects: bool
    ) -> WrittenContact | None:
        before = self.contact(user_id, contact_id)
        if before is None:
            return None
        columns = _columns(contact) | {"said": json.dumps(contact.said)}
        if corrects:
            was = _columns(before.contact) | {"said": before.contact.said}
            columns |= {"corrected_at": text_of(now)}
            columns |= {"was": json.dumps(was, ensure_ascii=False)} if before.was is None else {}
        changed = ", ".join(f"{name} = :{name}" for name in columns)
        self.db.execute(f"UPDATE contacts SET {changed} WHERE id = :id", columns | {"id": contact_id})
        self.erased = True
        return self.contact(user_id, contact_id)

    def erase_contact(self, user_id: int, contact_id: int) -> bool:
        self.erased = True
        gone = self.db.execute("DELETE FROM contacts WHERE id = ? AND user_id = ?", [contact_id, user_id])
        return gone.rowcount > 0

    def erase_contacts_from(self, user_id: int, origin: str) -> int:
        self.erased = True
        gone = self.db.execute(
            "DELETE FROM contacts WHERE user_id = ? AND substr(origin, 1, ?) = ?",
            [user_id, len(origin), origin],
        )
        return int(gone.rowcount)

    def _contact(self, statement: str, params: Sequence[Any]) -> WrittenContact | None:
        row = self.first(statement, params)
        return None if row is None else _written_of(row)


def _columns(contact: Contact) -> dict[str, Any]:
    """What may be changed later, as it is kept; `said` is a list in one place and a text in another."""
    return {
        "kind": contact.kind.value,
        "at": text_of(contact.at),
        "lender": contact.lender,
        "loan": contact.loan_id,
        "number": contact.number,
        "agency": contact.agency,
        "note": contact.note,
        "file_id": contact.file_id,
        "verdict": contact.verdict,
        "times": contact.times,
        "exact": int(contact.exact),
    }


def _contact_of(row: Row, origin: str, said: Sequence[str]) -> Contact:
    return Contact(
        kind=ContactKind(row["kind"]),
        at=moment_of(row["at"]),
        origin=origin,
        lender=row["lender"],
        loan_id=row["loan"],
        number=row["number"],
        agency=row["agency"],
        note=row["note"],
        file_id=row["file_id"],
        said=tuple(said),
        verdict=row["verdict"],
        times=row["times"],
        exact=bool(row["exact"]),
    )


def _written_of(row: Row) -> WrittenContact:
    contact = _contact_of(row, row["origin"], json.loads(row["said"]))
    was = json.loads(row["was"]) if row["was"] else None
    return WrittenContact(
        row["id"],
        contact,
        moment_of(row["written_at"]),
        maybe_moment(row["corrected_at"]),
        _contact_of(was, contact.origin, was["said"]) if was else None,
    )
