"""Contacts that people write down: from the walk through a flow. Knows no Telegram and no words."""

from collections.abc import Iterable
from datetime import datetime

from bot.domain.contacts import Contact, ContactKind, WrittenContact
from bot.domain.loans import Loan
from bot.store.protocol import Records
from bot.store.records import User


class Contacts:
    """Contacts within a transaction."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def write_down_visit(
        self,
        user: User,
        walk: int,
        at: datetime,
        facts: Iterable[str],
        verdict: str,
        now: datetime,
        lender: str = "",
        loan: Loan | None = None,
    ) -> WrittenContact | None:
        """Somebody was at the door. `walk` tells this walk from others of this user.

        None if it was written down already. Raises UnknownUserError.
        """
        contact = Contact(
            ContactKind.VISIT,
            at,
            f"door:{walk}",
            lender=lender,
            loan_id=loan.id if loan else None,
            said=tuple(sorted(facts)),
            verdict=verdict,
        )
        return self._records.add_contact(user.id, contact, now)

    def erase(self, user: User, contact_id: int) -> bool:
        """Erase what was written down. False if there is no such contact of this user."""
        return self._records.erase_contact(user.id, contact_id)
