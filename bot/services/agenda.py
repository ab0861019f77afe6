"""What falls due on which day: open instalments, and those to come that have no row yet. Knows no words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import count

from bot.domain.dates import occurrence, repeats
from bot.domain.loans import Instalment, InstalmentState, Loan
from bot.store.records import LoanView


@dataclass(frozen=True, slots=True)
class Due:
    """Something to pay on a day. `instalment` is None where it lies too far ahead to have a row."""

    day: date
    loan: Loan
    instalment: Instalment | None

    @property
    def amount(self) -> int | None:
        """What is still to be paid, in fen; None if it is not known."""
        return self.loan.amount if self.instalment is None else self.instalment.left


def due_between(views: Iterable[LoanView], first: date, last: date) -> list[Due]:
    """All that is owed from `first` to `last`, earliest first.

    A loan without end has rows for some months only; after the last of them its rule says what comes.
    """
    found: list[Due] = []
    for view in views:
        found += (
            Due(one.due_on, view.loan, one)
            for one in view.instalments
            if one.state is InstalmentState.OPEN and first <= one.due_on <= last
        )
        if view.loan.count is None and repeats(view.loan.rule):
            found += (Due(day, view.loan, None) for day in _to_come(view, last) if day >= first)
    return sorted(found, key=lambda due: (due.day, due.loan.id))


def _to_come(view: LoanView, last: date) -> Iterable[date]:
    known = max((one.scheduled_on for one in view.instalments), default=date.min)
    for number in count(1):
        day = occurrence(view.loan.rule, number)
        if day is None or day > last:
            return
        if day > known:
            yield day
