"""Statements over contacts that people wrote down. Knows no transaction."""

import json
from datetime import datetime

from bot.domain.contacts import Contact, ContactKind, WrittenContact
from bot.store._rows import Row, maybe_moment, moment_of, text_of
from bot.store._users import Users


class Contacts(Users):
    def add_contact(self, user_id: int, contact: Contact, now: datetime) -> WrittenContact | None:
        self.require_user(user_id)
        columns = {
            "user_id": user_id,
            "kind": contact.kind.value,
            "at": text_of(contact.at),
            "origin": contact.origin,
            "lender": contact.lender,
            "loan": contact.loan_id,
            "number": contact.number,
            "agency": contact.agency,
            "note": contact.note,
            "file_id": contact.file_id,
            "said": json.dumps(contact.said),
            "verdict": contact.verdict,
            "times": contact.times,
            "exact": int(contact.exact),
            "written_at": text_of(now),
        }
        names, places = ", ".join(columns), ", ".join(f":{name}" for name in columns)
        added = self.db.execute(
            f"INSERT INTO contacts ({names}) VALUES ({places}) ON CONFLICT (user_id, origin) DO NOTHING",
            columns,
        )
        return self.contact(user_id, int(added.lastrowid or 0)) if added.rowcount else None

    def contact(self, user_id: int, contact_id: int) -> WrittenContact | None:
        row = self.first("SELECT * FROM contacts WHERE id = ? AND user_id = ?", [contact_id, user_id])
        return None if row is None else _contact_of(row)

    def erase_contact(self, user_id: int, contact_id: int) -> bool:
        self.erased = True
        gone = self.db.execute("DELETE FROM contacts WHERE id = ? AND user_id = ?", [contact_id, user_id])
        return gone.rowcount > 0


def _contact_of(row: Row) -> WrittenContact:
    contact = Contact(
        kind=ContactKind(row["kind"]),
        at=moment_of(row["at"]),
        origin=row["origin"],
        lender=row["lender"],
        loan_id=row["loan"],
        number=row["number"],
        agency=row["agency"],
        note=row["note"],
        file_id=row["file_id"],
        said=tuple(json.loads(row["said"])),
        verdict=row["verdict"],
        times=row["times"],
        exact=bool(row["exact"]),
    )
    return WrittenContact(row["id"], contact, moment_of(row["written_at"]), maybe_moment(row["corrected_at"]))
