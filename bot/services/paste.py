"""Several loans that were pasted, under review: none is saved before the user has seen it. Knows no words."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Final

from bot.reading.loan_line import Entry
from bot.services.adding import Adding
from bot.services.loan_form import Form, Reply, Step, is_sound
from bot.services.loan_form_codec import pack_form, unpack_form
from bot.store.base import Draft

KIND: Final = "paste"
LIFETIME: Final = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Batch:
    """Loans as they were read: those that can be saved as they stand, and the others with what is open."""

    nonce: str
    ready: tuple[Form, ...]
    others: tuple[Reply, ...]

    def without_ready(self) -> "Batch":
        """What is left once those that are ready are saved."""
        return replace(self, ready=())

    def without_other(self, number: int) -> "Batch":
        """One of the others is asked about on its own."""
        return replace(self, others=self.others[:number] + self.others[number + 1 :])


def review(adding: Adding, entries: Sequence[Entry], today: date) -> Batch:
    """Every line as a form of its own. Only what was read in full is ready."""
    ready: list[Form] = []
    others: list[Reply] = []
    for entry in entries:
        reply = adding.entry(entry)
        if reply.form.step is Step.CARD and not reply.problem and is_sound(reply.form, today):
            ready.append(reply.form)
        else:
            others.append(reply)
    return Batch(secrets.token_hex(3), tuple(ready), tuple(others))


def to_draft(batch: Batch, user_id: int, now: datetime) -> Draft:
    """The batch as a row that survives a restart."""
    data = {
        "nonce": batch.nonce,
        "ready": [pack_form(form) for form in batch.ready],
        "others": [[pack_form(one.form), str(one.problem), list(one.unread)] for one in batch.others],
    }
    return Draft(user_id, KIND, "review", data, now + LIFETIME)


def from_draft(draft: Draft) -> Batch:
    """The batch of a stored row."""
    others: list[Any] = draft.data["others"]
    return Batch(
        nonce=draft.data["nonce"],
        ready=tuple(unpack_form(form) for form in draft.data["ready"]),
        others=tuple(Reply(unpack_form(form), problem, tuple(unread)) for form, problem, unread in others),
    )
