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

    @property
    def forms(self) -> tuple[Form, ...]:
        """Each loan as it stands."""
        return (*self.ready, *(one.form for one in self.others))

    def without_ready(self) -> "Batch":
        """What is left once those that are ready are saved."""
        return replace(self, ready=())

    def without_other(self, number: int) -> "Batch":
        """One of the others is asked about on its own."""
        return replace(self, others=self.others[:number] + self.others[number + 1 :])


REVIEW: Final = Conversation("paste", Batch, timedelta(days=2))


def together(replies: Sequence[Reply], today: date, before: Batch | None = None) -> Batch:
    """Loans that were read one by one, under one review, behind those of the review `before`."""
    ready = list(before.ready) if before else []
    others = list(before.others) if before else []
    for reply in replies:
        if is_settled(reply.form) and not reply.problem and is_sound(reply.form, today):
            ready.append(reply.form)
        else:
            others.append(reply)
    return Batch(secrets.token_hex(3), tuple(ready), tuple(others), before is not None and before.cut)


def review(adding: Adding, entries: Sequence[Entry], today: date) -> Batch:
    """Every line as a form of its own. Only what was read in full is ready."""
    batch = together([adding.entry(entry, today) for entry in entries], today)
    return replace(batch, cut=len(entries) > MAX_LOANS)
