"""What a user has said so far of a loan, and what is asked next. Reads no text, and knows no words."""

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Final

from bot.domain.dates import DateReading, DateRule, Listed, beginning_with, occurrence, repeats
from bot.domain.loans import MAX_COUNT, LoanDraft, draft_problem, spread
from bot.services.conversation import CARD_WAITS, Conversation


class Step(StrEnum):
    """What is asked now. CARD is the end: everything is known, save it or not."""

    LENDER = "lender"
    WHICH = "which"  # a near match: did you mean one of these?
    DATE = "date"
    PICKED = "picked"  # a day of the calendar: once, or each month or week?
    EITHER = "either"  # a date that can be read in more than one way
    OVERDUE = "overdue"  # a date in the past: is it overdue?
    SINCE = "since"  # the earliest due day that is still owed
    AMOUNT = "amount"
    COUNT = "count"
    SHARED = "shared"  # is the amount that of each instalment, or of all together?
    LAST = "last"  # the last amount, where it differs
    TOTAL = "total"  # all that is left to pay
    LABEL = "label"
    NOTE = "note"  # what the lender agreed to
    CARD = "card"
    FIELD = "field"  # what to change


class Problem(StrEnum):
    """Why an answer was not taken. Date problems have codes of their own (`DateProblemCode`)."""

    NAME = "name"  # empty, or longer than MAX_NAME
    LABEL = "label"
    NOTE = "note"
    AMOUNT = "amount"
    COUNT = "count"
    TOTAL = "total"  # does not agree with amount and number of instalments
    SINCE = "since"  # no past due day of this rule
    PRIVATE = "private"  # a number of a person or a card, which is not kept
    SETTLED = "settled"  # every line of a schedule says that it is paid
    IMPOSSIBLE = "impossible"  # more instalments, or later ones, than can be kept
    SINCE_WHEN = "since-when"  # a message says that it is overdue, and not since when
    UNREAD = "unread"  # parts of the line that could not be told apart


@dataclass(frozen=True, slots=True)
class Form:
    """What the user has said so far. `nonce` ties buttons to this card and no other."""

    nonce: str = field(compare=False)
    step: Step = Step.LENDER
    guided: bool = True
    lender: str | None = None
    name: str = ""
    near: tuple[str, ...] = ()
    label: str = ""
    picked: date | None = None  # a day of the calendar, and not yet how often
    rule: DateRule | None = None
    overdue: bool = False  # the date lies in the past, and the user has not said yet that it is overdue
    since: date | None = None  # the earliest due day that is still owed, where it is not the rule's first
    last_day: bool = False  # day 29 to 31 may have meant the last day of the month
    readings: tuple[DateReading, ...] = ()
    amount: int | None = None
    amount_asked: bool = False
    last_amount: int | None = None
    total: int | None = None  # fen, all that is left: with the amount it gives the count and the last amount
    amounts: tuple[int | None, ...] = ()  # one for each day of a Listed rule
    count: int | None = None
    shared: bool = False  # the amount may be that of all instalments together, and the user has not said yet
    statement_day: int | None = None  # of a card: the day on which its bill is drawn up
    unread: tuple[str, ...] = ()  # what was not understood, until the user says that it does not matter
    bill: bool = False  # read from a message that was passed on
    warnings: tuple[str, ...] = ()  # what that message holds that nobody should pay by (`BillWarning`)
    minimum: int | None = None  # fen, the least that a card's bill asks for
    loan_id: int | None = None
    settled: int = 0  # instalments of the saved loan that are paid or skipped
    agreed: bool = False  # the change is a plan that the lender agreed to
    note: str = ""
    shown_on: date | None = field(default=None, compare=False)  # when the user saw it last, on their day

    def draft(self) -> LoanDraft:
        """The loan, once the form is complete."""
        if self.rule is None:
            raise ValueError("the form has no date")
        begun = beginning_with(self.rule, self.since) if self.since else None
        rule, dropped = begun or (self.rule, 0)
        count, last_amount = self.count, self.last_amount
        if count is not None:
            count -= min(max(dropped, 0), count - 1)
        if self.is_spread:
            count, last_amount = spread(self.total or 0, self.amount or 1)
            count += self.settled
        if not repeats(rule):
            count = None
        fits = isinstance(self.rule, Listed) and len(self.amounts) == len(self.rule.days)
        return LoanDraft(
            lender=self.lender,
            name=self.name,
            rule=rule,
            amount=self.amount,
            count=count,
            last_amount=last_amount if count is not None else None,
            amounts=self.amounts[max(dropped, 0) :] if fits else (),
            label=self.label,
            statement_day=self.statement_day,
        )

    @property
    def is_spread(self) -> bool:
        """Whether the number of instalments follows from the total."""
        return self.total is not None and self.amount is not None and self.repeats

    @property
    def repeats(self) -> bool:
        """Whether it is a loan with a number of instalments, or without end."""
        return self.rule is not None and repeats(self.rule)


@dataclass(frozen=True, slots=True)
class Reply:
    """The form after an answer, and why the answer was not taken, if so."""

    form: Form
    problem: str = ""
    settled: int = 0  # lines of a schedule that say that they are paid, and were left out


SIGN: Final = "sign:"
"""Before the id of a sign of fraud among the warnings of a bill."""
FORM: Final = Conversation("loan", Form, CARD_WAITS, key=lambda form: form.nonce)


def at_next(form: Form) -> Form:
    """The form at its next question: the first thing that is not known yet."""
    if form.near:
        step = Step.WHICH
    elif not form.name:
        step = Step.LENDER
    elif form.picked is not None:
        step = Step.PICKED
    elif form.readings:
        step = Step.EITHER
    elif form.rule is None:
        step = Step.DATE
    elif form.overdue:
        step = Step.OVERDUE
    elif form.shared:
        step = Step.SHARED
    elif _wants_amount(form):
        step = Step.AMOUNT
    elif form.repeats and form.last_amount is not None and form.draft().count is None:
        step = Step.COUNT  # a last amount needs a last instalment
    else:
        step = Step.CARD
    return replace(form, step=step)


def is_settled(form: Form) -> bool:
    """Whether it can be saved as it stands: nothing is open, and nothing that was said is left out."""
    return form.step is Step.CARD and not form.unread


def is_blank(form: Form) -> bool:
    """Whether nothing was said yet."""
    return form == Form(form.nonce)


def is_begun(form: Form) -> bool:
    """Whether more than its lender is known of it."""
    return bool(form.picked is not None or form.rule is not None or form.readings or form.amount is not None)


def _wants_amount(form: Form) -> bool:
    """Step by step, everyone is asked once; in one line, whoever named a total, which alone says nothing."""
    known = form.amount is not None or form.amounts
    return not known and not form.amount_asked and (form.guided or form.total is not None)


def is_sound(form: Form, today: date) -> bool:
    """Whether this can be saved, once everything is known."""
    if form.step not in (Step.CARD, Step.FIELD):
        return True
    draft = form.draft()
    if draft_problem(draft) is not None:
        return False
    beyond = occurrence(draft.rule, MAX_COUNT + 1)  # more than can be overdue without a slip of the finger
    return form.loan_id is not None or beyond is None or beyond >= today


def fields_of(form: Form) -> tuple[Step, ...]:
    """What of this loan can be changed."""
    fields = [Step.LENDER, Step.LABEL, Step.DATE, Step.AMOUNT]
    if form.repeats:
        fields.append(Step.COUNT)
        if form.amount is not None:
            fields.append(Step.TOTAL)
        if form.draft().count is not None:
            fields.append(Step.LAST)
    if form.loan_id is not None:
        fields.append(Step.NOTE)
    return tuple(fields)
