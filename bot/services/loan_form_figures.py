"""The figures of a form: amount, last amount, total, number of instalments. Knows no words and no lender."""

from dataclasses import replace
from datetime import date

from bot.domain.dates import DateReading, Monthly
from bot.domain.loans import spread
from bot.reading.amounts import read_amount
from bot.reading.instalments import Sort, find_counts, the_count
from bot.reading.loan_line import Entry, read_entry
from bot.reading.text import fold
from bot.services.loan_form import Form, Problem, Reply, Step, at_next
from bot.services.loan_form_dates import dated


def filled(form: Form, entry: Entry, *, left: bool = False) -> Form:
    """The form with the figures of a line, where there are any. `left`: its count is of those that remain."""
    if entry.amount is not None:
        form = replace(_with_amount(form, entry.amount), shared=entry.shared)
    if entry.statement_day is not None:
        form = replace(form, statement_day=entry.statement_day)
    if entry.last_amount is not None:
        count = form.draft().count if form.is_spread else form.count
        form = replace(form, last_amount=entry.last_amount, count=count, total=None)
    if entry.count is not None:
        form = replace(form, count=entry.count + (form.settled if left else 0), total=None)
    if entry.total is None:
        return form
    if entry.amount is None and entry.count is not None:
        return divided(form, entry.total, entry.count)
    return replace(form, total=entry.total)


def divided(form: Form, total: int, count: int) -> Form:
    """A total in so many instalments, the last of which takes what the division leaves."""
    each = total // count
    last = total - each * (count - 1)
    if not each:
        return form
    form = replace(form, amount=each, amount_asked=True, amounts=(), total=None, shared=False)
    return replace(form, count=count + form.settled, last_amount=last if last != each else None)


def for_all(form: Form) -> Form:
    """The amount was that of all instalments together."""
    count = form.draft().count
    return form if form.amount is None or count is None else divided(form, form.amount, count)


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
    unread = (*form.unread, yuan(form.total))
    return replace(reply, form=at_next(replace(form, total=None, unread=unread)), problem=Problem.TOTAL)


def yuan(fen: int) -> str:
    """An amount as anyone may have typed it."""
    whole, rest = divmod(fen, 100)
    return f"¥{whole:,}.{rest:02}" if rest else f"¥{whole:,}"


def says_something(entry: Entry) -> bool:
    """Whether there is anything in a line that a loan has, but its lender."""
    return any(
        one is not None
        for one in (
            entry.date,
            entry.amount,
            entry.count,
            entry.total,
            entry.last_amount,
            entry.statement_day,
        )
    )


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
    return replace(form, amount=amount, amount_asked=True, amounts=(), shared=False)


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
