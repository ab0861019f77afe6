"""Several loans that were pasted, under review: none is saved before the user has seen it. Knows no words."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from bot.reading.loan_line import Entry
from bot.reading.repayment_plan import MAX_LOANS
from bot.services.adding import Adding
from bot.services.conversation import CARD_WAITS, Conversation
from bot.services.loan_form import Form, Reply, is_settled, is_sound
from bot.services.loan_form_dates import passed


@dataclass(frozen=True, slots=True)
class Batch:
    """Loans as they were read: those that can be saved as they stand, and the others with what is open."""

    nonce: str = field(compare=False)
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


REVIEW: Final = Conversation("paste", Batch, CARD_WAITS, key=lambda batch: batch.nonce)


def together(replies: Sequence[Reply], today: date, *, cut: bool = False) -> Batch:
    """Loans that were read one by one, under one review. Only what was read in full is ready."""
    return _sorted(Batch(secrets.token_hex(3), (), (), cut), replies, today)


def review(adding: Adding, entries: Sequence[Entry], today: date) -> Batch:
    """Every line as a form of its own."""
    replies = [adding.entry(entry, today) for entry in entries]
    return together(replies, today, cut=len(entries) > MAX_LOANS)


def later(batch: Batch, today: date) -> Batch:
    """The same review on another day: a date that has passed since it was shown is asked about."""
    return _sorted(batch, [*map(Reply, batch.ready), *batch.others], today)


def _sorted(batch: Batch, replies: Sequence[Reply], today: date) -> Batch:
    ready: list[Form] = []
    others: list[Reply] = []
    for reply in replies:
        form = replace(passed(reply.form, today), shown_on=today)
        if is_settled(form) and not reply.problem and is_sound(form, today):
            ready.append(form)
        else:
            others.append(replace(reply, form=form))
    return replace(batch, ready=tuple(ready), others=tuple(others))
