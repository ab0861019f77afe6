"""Several loans that were pasted, under review: none is saved before the user has seen it. Knows no words."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from bot.reading.loan_line import Entry
from bot.reading.repayment_plan import MAX_LOANS
from bot.services.adding import Adding
from bot.services.conversation import Conversation
from bot.services.loan_form import Form, Reply, is_settled, is_sound


@dataclass(frozen=True, slots=True)
class Batch:
    """Loans as they were read: those that can be saved as they stand, and the others with what is open."""

    nonce: str
    ready: tuple[Form, ...]
    others: tuple[Reply, ...]
    cut: bool = False  # there were more lines than are read at once

    def without_ready(self) -> "Batch":
        """What is left once those that are ready are saved."""
        return replace(self, ready=())

    def without_other(self, number: int) -> "Batch":
        """One of the others is asked about on its own."""
        return replace(self, others=self.others[:number] + self.others[number + 1 :])


REVIEW: Final = Conversation("paste", Batch, timedelta(days=2))


def review(adding: Adding, entries: Sequence[Entry], today: date) -> Batch:
    """Every line as a form of its own. Only what was read in full is ready."""
    ready: list[Form] = []
    others: list[Reply] = []
    for entry in entries:
        reply = adding.entry(entry, today)
        if is_settled(reply.form) and is_sound(reply.form, today):
            ready.append(reply.form)
        else:
            others.append(reply)
    return Batch(secrets.token_hex(3), tuple(ready), tuple(others), len(entries) > MAX_LOANS)
