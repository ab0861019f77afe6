"""The instalments that a loan becomes, with their reminders, as far as they are written; knows no store."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.domain.dates import lender_day, repeats
from bot.domain.loans import HORIZON, Instalment, Loan, LoanDraft, amount_of, draft_problem, instalment_days
from bot.domain.preferences import AS_USUAL, OwnReminders
from bot.services.users import plans_for
from bot.store.records import PlannedInstalment, User


def schedule(
    user: User,
    draft: LoanDraft,
    now: datetime,
    *,
    own: OwnReminders = AS_USUAL,
    after: Sequence[Instalment] = (),
    silent: bool = False,
) -> list[PlannedInstalment]:
    """The instalments up to the horizon, those that follow `after` only, with their reminders."""
    require_sound(draft)
    until = horizon(now)
    last = max((one.scheduled_on for one in after), default=date.min)
    days = [one for one in instalment_days(draft.rule, draft.count, until) if one[1] > last]
    shift = max((one.number for one in after), default=0) + 1 - (days[0][0] if days else 0)
    return [
        PlannedInstalment(
            number + shift if after else number,
            day,
            amount_of(draft, number),
            () if silent else plans_for(user, draft.rule, own, day, now),
        )
        for number, day in days
    ]


def draft_of(loan: Loan) -> LoanDraft:
    """A saved loan as a draft, to be changed."""
    return LoanDraft(
        lender=loan.lender,
        name=loan.name,
        rule=loan.rule,
        amount=loan.amount,
        count=loan.count,
        last_amount=loan.last_amount,
        amounts=loan.amounts,
        label=loan.label,
    )


def require_sound(draft: LoanDraft) -> None:
    """Raises ValueError for what no loan can be like."""
    if (problem := draft_problem(draft)) is not None:
        raise ValueError(f"no loan can be like this: {problem}")


def is_endless(loan: Loan) -> bool:
    """Whether there is always one more instalment."""
    return loan.count is None and loan.closed is None and repeats(loan.rule)


def horizon(now: datetime) -> date:
    """The last day for which instalments are written ahead."""
    return lender_day(now) + HORIZON
