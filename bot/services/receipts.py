"""Which instalment a receipt may be of. Decides nothing: the user says that it is paid. Knows no words."""

from datetime import date, timedelta
from typing import Final

from bot.reading.text import fold
from bot.services.instalments import Owed
from bot.services.loans import Overview

_AHEAD: Final = timedelta(days=25)
"""Who pays is seldom earlier than that; the instalment after it is not offered for a receipt sent twice."""

_CARD: Final = "信用卡"


def may_be_of(
    overview: Overview, lender: str | None, name: str, amount: int | None, written: date
) -> tuple[Owed, ...]:
    """Open instalments, at most one of each loan, that a receipt may be of; the nearest due first.

    Those of its lender, or of any where it names none. Where one is over just this amount, no other is meant.
    """
    near: dict[int, list[Owed]] = {}
    for owed in (*overview.overdue, *overview.coming):
        if owed.instalment.due_on <= written + _AHEAD and _is_of(owed, lender, name):
            near.setdefault(owed.loan.id, []).append(owed)
    exact = [next((one for one in of_loan if _left(one) == amount), None) for of_loan in near.values()]
    found = [one for one in exact if one is not None and amount is not None]
    if not found and (lender or name):
        found = [of_loan[0] for of_loan in near.values()]
    return tuple(sorted(found, key=lambda owed: owed.instalment.due_on))


def _left(owed: Owed) -> int | None:
    return owed.instalment.left


def _is_of(owed: Owed, lender: str | None, name: str) -> bool:
    if lender is not None or not name:
        return lender in (None, owed.loan.lender)
    said, own = (fold(one).removesuffix(_CARD) for one in (name, owed.loan.name))
    return bool(own) and (said in own or own in said)
