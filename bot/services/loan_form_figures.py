"""The figures of a form: amount, last amount, total, number of instalments. Knows no words and no lender."""

from dataclasses import replace
from datetime import date

from bot.domain.dates import DateReading, Monthly
from bot.domain.loans import spread
from bot.reading.amounts import read_amount
from bot.reading.loan_line import Entry, Sort, find_counts, read_entry, the_count
from bot.reading.text import fold
from bot.services.loan_form import Form, Problem, Reply, Step, at_next
from bot.services.loan_form_dates import dated


def filled(form: Form, entry: Entry, *, left: bool = False) -> Form:
    """The form with the figures of a line, where there are any. `left`: its count is of those that remain."""
    if entry.amount is not None:
        form = _with_amount(form, entry.amount)
    if entry.last_amount is not None:
        count = form.draft().count if form.is_spread else form.count
        form = replace(form, last_amount=entry.last_amount, count=count, total=None)
    if entry.count is not None:
        form = replace(form, count=entry.count + (form.settled if left else 0), total=None)
    return form if entry.total is None else replace(form, total=entry.total)


def weighed(reply: Reply) -> Reply:
    """Without a total that does not agree with what else was said: nobody knows which of them is wrong."""
    form = reply.form
    if form.total is None or form.amount is None or form.rule is None:
        return reply
    count, last_amount = spread(form.total, form.amount)
    if (
        form.count in (None, count + form.settled) and form.last_amount in (None, last_amount)
        if form.repeats
        else form.total == form.amount
    ):
        return reply
    return replace(reply, form=at_next(replace(form, total=None)), problem=Problem.TOTAL)


def says_left(text: str) -> bool:
    """Whether a number of instalments is of those that remain."""
    return any(one.sort is Sort.LEFT for one in find_counts(fold(text)))


def amount_typed(form: Form, text: str, today: date) -> Reply:
    """An amount; a number of instalments may stand beside it."""
    amount = read_amount(text)
    if amount is not None:
        return Reply(at_next(_with_amount(form, amount)))
    entry = read_entry(text, today)
    if isinstance(entry.date, DateReading) and not entry.lender_text and not entry.unread:
        # The date once more, because it was wrong: better than to call it no amount.
        return dated(filled(form, entry, left=says_left(text)), entry.date)
    if entry.amount is None or entry.lender_text or entry.date is not None or entry.unread:
        return Reply(form, Problem.AMOUNT)
    return Reply(at_next(filled(form, entry, left=says_left(text))))


def count_typed(form: Form, text: str) -> Reply:
    """A number of instalments: of all, or of those that remain."""
    folded = fold(text).strip()
    counts = find_counts(folded) or find_counts(f"{folded}期")
    count = the_count(counts, monthly=isinstance(form.rule, Monthly) and form.rule.every == 1)
    if count is None:
        return Reply(form, Problem.COUNT)
    count += form.settled if says_left(text) else 0
    return Reply(at_next(replace(form, count=count, total=None)))


def _with_amount(form: Form, amount: int) -> Form:
    return replace(form, amount=amount, amount_asked=True, amounts=())


def with_last(form: Form, amount: int) -> Form:
    """The last amount differs; the number of instalments stays as it stands, derived or not."""
    return at_next(replace(form, last_amount=amount, count=form.draft().count, total=None))


def with_total(form: Form, total: int) -> Form:
    """What is left in all: the number of instalments and the last amount follow."""
    return at_next(replace(form, total=total, count=None, last_amount=None))


def skipped(form: Form) -> Form:
    """Nothing for what is asked."""
    match form.step:
        case Step.AMOUNT:
            form = replace(form, amount=None, amounts=(), total=None, last_amount=None)
            return at_next(replace(form, amount_asked=True))
        case Step.COUNT:
            return at_next(replace(form, count=None, total=None, last_amount=None))
        case Step.LAST:
            return at_next(replace(form, last_amount=None, count=form.draft().count, total=None))
        case Step.LABEL:
            return at_next(replace(form, label=""))
        case Step.NOTE:
            return replace(form, agreed=True, note="", step=Step.FIELD)
        case _:
            return form
