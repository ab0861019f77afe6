"""The conversation that adds or changes a loan: takes what was typed or pressed into its form.

Knows no Telegram and no words: each question is a `Step`, each refusal a code.
"""

import secrets
from dataclasses import replace
from datetime import date
from typing import Final

from bot.domain.dates import DateReading, Listed, Monthly, Once, due_day_from
from bot.domain.language import Language
from bot.domain.loans import MAX_LABEL, MAX_NAME, MAX_NOTE, InstalmentState
from bot.knowledge.library import Library
from bot.knowledge.search import Search
from bot.reading.amounts import read_amount
from bot.reading.bills import Bill
from bot.reading.card_text import read_card
from bot.reading.dates.matching import find, read_date_rule, stands_alone
from bot.reading.loan_line import Entry, read_entry
from bot.reading.numbers import without_private
from bot.reading.repayment_plan import Schedule, read_schedule
from bot.reading.text import fold, one_line
from bot.services.loan_form import Form, Problem, Reply, Step, at_next, fields_of, is_sound
from bot.services.loan_form_dates import (
    chosen,
    dated,
    last_days,
    meant,
    near_day,
    overtaken,
    since,
    since_typed,
    taken,
)
from bot.services.loan_form_figures import (
    amount_typed,
    count_typed,
    filled,
    for_all,
    says_left,
    says_something,
    skipped,
    weighed,
    with_last,
    with_total,
)
from bot.store.records import LoanView

COUNTED_FROM_TODAY: Final = "from-today"
"""Beside a bill's warnings: its date was said as 明天 or 15日."""

_BRACKETS: Final = frozenset("【】[]\n")
_PAST: Final = (Step.OVERDUE, Step.SINCE)


class Adding:
    """Fills forms. Every method returns the form as it stands next; nothing is kept here."""

    def __init__(self, library: Library, search: Search) -> None:
        self._library = library
        self._search = search

    def names_in(self, text: str) -> tuple[str, ...]:
        """The names of lenders in a text, as they stand there. None reaches over a bracket: 【美团】月付."""
        found = (
            text[one.start : one.end]
            for one in self._search.names.find(text)
            if one.certain or text[one.start : one.end].isdecimal()  # 360: the line tells whether it is money
        )
        return tuple(dict.fromkeys(one for one in found if not _BRACKETS & set(one)))

    def line(
        self, text: str, written: date, today: date | None = None, *, both_orders: bool = False
    ) -> Reply:
        """`/add …` in one line, or its guided beginning if the line is empty.

        Here and below, `written` is the day on which the text was, `today` that of reading, where it differs.
        `both_orders`: 3/4 may be either of them, as in English.
        """
        if not text.strip():
            return Reply(_new())
        entry = read_card(text, written)
        if entry is None:
            entry = read_entry(text, written, self.names_in(text), both_orders=both_orders)
            if entry == Entry("", None, None, None):  # nothing is dropped without a word
                entry = replace(entry, unread=(one_line(text),))
        return self.entry(entry, today or written)

    def entry(self, entry: Entry, today: date) -> Reply:
        """What one line said."""
        form = filled(replace(_new(), guided=False, unread=entry.unread), entry)
        if entry.lender_text:
            form = self._named(form, entry.lender_text).form
        reply = Reply(at_next(form)) if entry.date is None else dated(form, entry.date)
        reply = weighed(overtaken(reply, form, today))
        return replace(reply, problem=Problem.PRIVATE) if entry.private and not reply.problem else reply

    def bill(self, bill: Bill, today: date) -> Reply:
        """A bill that was passed on: whatever it does not say for sure is asked."""
        form = replace(
            _new(),
            bill=True,
            warnings=tuple(bill.warnings) + ((COUNTED_FROM_TODAY,) if bill.from_today else ()),
            amount=bill.amount,
            minimum=bill.minimum,
        )
        if bill.lender_text:  # a machine's own name, and no slip of a finger
            form = replace(self._named(form, bill.lender_text).form, near=())
        if bill.due is not None:
            once = DateReading(Once(bill.due), overdue=bill.due < today)
            if bill.count is None:
                form = taken(form, once)
            else:  # the first of several, or this one alone?
                monthly = DateReading(Monthly(bill.due, bill.due.day), overdue=bill.due < today)
                form = replace(form, readings=(monthly, once), count=bill.count)
        elif bill.either:
            form = replace(form, readings=tuple(DateReading(Once(day), day < today) for day in bill.either))
            return Reply(at_next(form))
        problem = Problem.SINCE_WHEN if bill.overdue and bill.due is None else ""
        return Reply(at_next(replace(form, unread=bill.unsure)), problem)

    def lender(self, name: str) -> str | None:
        """The id of the lender that a message names, if we have a file on it."""
        found = self._search.find(name).lender if name else None
        return None if found is None else found.id

    def schedule(self, schedule: Schedule, today: date, form: Form | None = None) -> Reply:
        """A schedule of dates that was pasted, for a new form or for one that asks for its date."""
        if not schedule.rows:
            return Reply(form or _new(), Problem.SETTLED)
        days, amounts = zip(*schedule.rows, strict=True)
        form = form or _new()
        overdue = days[0] < today
        if form.loan_id is not None:  # what is settled or overdue of it does not count among these
            taking = replace(taken(form, DateReading(Listed(days), overdue)), amounts=amounts)
        else:
            taking = replace(
                taken(form, DateReading(schedule.rule, overdue)),
                amount=form.amount if schedule.amount is None else schedule.amount,
                amounts=schedule.amounts,
                last_amount=schedule.last_amount,
                count=schedule.count,
                total=None,
            )
        if schedule.lender_text and not taking.name:
            taking = self._named(taking, schedule.lender_text).form
        return Reply(at_next(replace(taking, unread=schedule.unread)), settled=schedule.settled)

    def with_lender(self, lender_id: str, name: str) -> Reply:
        """Guided, the lender being known already."""
        return Reply(at_next(replace(_new(), lender=lender_id, name=name)))

    def on_day(self, day: date) -> Reply:
        """Guided, the day being known already."""
        return Reply(at_next(replace(_new(), picked=day)))

    def of_loan(self, view: LoanView) -> Form:
        """A saved loan, to be changed."""
        loan = view.loan
        return replace(
            _new(),
            step=Step.FIELD,
            guided=False,
            lender=loan.lender,
            name=loan.name,
            label=loan.label,
            statement_day=loan.statement_day,
            rule=loan.rule,
            amount=loan.amount,
            amounts=loan.amounts,
            last_amount=loan.last_amount,
            count=loan.count,
            loan_id=loan.id,
            settled=sum(one.state is not InstalmentState.OPEN for one in view.instalments),
        )

    def text(self, form: Form, text: str, written: date, today: date | None = None) -> Reply:
        """What the user typed at the form's step. What no loan can be like is not taken."""
        today = today or written
        reply = self._answer(form, text, written)
        if reply.problem and form.name and form.name in text:  # everything once more
            again = self._correction(form, text, written)
            reply = reply if again.problem else again
        reply = weighed(overtaken(reply, form, today))
        return reply if is_sound(reply.form, today) else Reply(form, Problem.IMPOSSIBLE)

    def choose(self, form: Form, choice: str, value: str, language: Language, today: date) -> Form:
        """What the user pressed at the form's step. A choice that does not fit changes nothing."""
        changed = self._chosen(form, choice, value, language, today)
        return changed if is_sound(changed, today) else form

    def owned(self, form: Form, lender: str | None, name: str) -> Form:
        """The lender of another loan of this user, named as there."""
        return at_next(replace(form, lender=lender, name=name, near=()))

    def is_same(self, form: Form, name: str) -> bool:
        """Whether a name is that of the form's lender."""
        found = self._search.find(name).lender
        return name == form.name or (found is not None and found.id == form.lender)

    def _answer(self, form: Form, text: str, today: date) -> Reply:
        match form.step:
            case Step.LENDER | Step.WHICH:
                instead = self._day_instead(form, text, today)
                return instead or self._named(form, text, settle=True)
            case Step.SHARED:
                return amount_typed(form, text, today)
            case Step.DATE | Step.PICKED | Step.EITHER | Step.OVERDUE:
                if (schedule := read_schedule(text, today, self.names_in(text))) is not None:
                    return self.schedule(schedule, today, form)
                return dated(form, read_date_rule(text, today))
            case Step.SINCE:
                return since_typed(form, text, today)
            case Step.AMOUNT:
                return amount_typed(form, text, today)
            case Step.COUNT:
                return count_typed(form, text)
            case Step.LAST | Step.TOTAL:
                amount = read_amount(text)
                if amount is None:
                    return Reply(form, Problem.AMOUNT)
                take = with_last if form.step is Step.LAST else with_total
                return Reply(take(form, amount))
            case Step.LABEL:
                label = one_line(without_private(text))
                if not label or len(label) > MAX_LABEL:
                    return Reply(form, Problem.LABEL)
                return Reply(at_next(replace(form, label=label)))
            case Step.NOTE:
                note = one_line(without_private(text))
                if len(note) > MAX_NOTE:
                    return Reply(form, Problem.NOTE)
                return Reply(replace(form, agreed=True, note=note, step=Step.FIELD))
            case Step.CARD | Step.FIELD:
                return self._correction(form, text, today)

    def _chosen(self, form: Form, choice: str, value: str, language: Language, today: date) -> Form:
        match choice:
            case "lender" if value in self._library.lenders:
                lender = self._library.lenders[value]
                return at_next(replace(form, lender=value, name=lender.name.of(language), near=()))
            case "asis" if form.name:
                return at_next(replace(form, near=()))
            case "day" if form.step is Step.DATE and (day := near_day(value, today)) is not None:
                return at_next(replace(form, picked=day, readings=()))
            case "once" | "monthly" | "monthend" | "weekly" if form.picked is not None:
                return at_next(taken(form, meant(form.picked, choice, today)))
            case "monthly" if form.bill and form.step is Step.CARD and isinstance(form.rule, Once):
                return at_next(taken(form, meant(form.rule.day, choice, today)))
            case "reading" if value.isdecimal() and int(value) < len(form.readings):
                return at_next(chosen(form, int(value)))
            case "each" if form.shared:
                return at_next(replace(form, shared=False))
            case "all" if form.shared:
                return at_next(for_all(form))
            case "never-mind":
                return replace(form, unread=())
            case "again" if form.step in (Step.PICKED, Step.EITHER, Step.OVERDUE):
                return replace(form, picked=None, step=Step.DATE)
            case "overdue" if form.step is Step.OVERDUE:
                return at_next(replace(form, overdue=False))
            case "since" if form.step in (Step.OVERDUE, Step.SINCE) or (
                form.repeats and form.loan_id is None
            ):
                return since(form, value, today)
            case "ahead" if form.step in _PAST and form.rule is not None:
                day = due_day_from(form.rule, today)
                return form if day is None else at_next(replace(form, since=day, overdue=False))
            case "skip":
                return skipped(form)
            case "last" if isinstance(form.rule, Monthly) and form.last_day:
                return at_next(replace(form, rule=last_days(form.rule), since=None, last_day=False))
            case "card":
                return at_next(form)
            case "change" if at_next(form).step is Step.CARD:  # nothing is skipped this way
                return replace(form, step=Step.FIELD)
            case "field" if value in fields_of(form):
                return replace(form, step=Step(value))
            case _:
                return form

    def renamed(self, form: Form, name: str) -> Reply:
        """The loan under another name, on its card."""
        return self._named(form, name, settle=True)

    def _day_instead(self, form: Form, text: str, today: date) -> Reply | None:
        """A day alone, where the lender is asked for, is no name: it is kept, and the lender asked again."""
        finding = find(fold(text), today)
        is_day = finding is not None and stands_alone(fold(text), finding)
        if not is_day or self._search.find(one_line(text)).lender is not None:
            return None
        return dated(form, read_date_rule(text, today))

    def _named(self, form: Form, text: str, *, settle: bool = False) -> Reply:
        name = one_line(without_private(text))
        if not name or len(name) > MAX_NAME:
            return Reply(form, Problem.NAME)
        found = self._search.find(name)
        if found.lender is not None:
            # A former name leads to the file, and the user keeps the name they know.
            form = replace(form, lender=found.lender.id, name=name, near=())
        else:
            form = replace(form, lender=None, name=name, near=tuple(one.id for one in found.near))
        problem = Problem.PRIVATE if without_private(text) != text else ""
        return Reply(at_next(form) if settle else form, problem)

    def _correction(self, form: Form, text: str, today: date) -> Reply:
        """Something typed under a finished card: a new date, amount or number of instalments.

        It corrects what was not understood, too.
        """
        entry = read_entry(text, today, self.names_in(text))
        others = entry.lender_text and not self.is_same(form, entry.lender_text)
        if others or entry.unread or not says_something(entry):
            return Reply(form, Problem.UNREAD)
        form = filled(replace(form, unread=()), entry, left=says_left(text))
        return Reply(at_next(form)) if entry.date is None else dated(form, entry.date)


def _new() -> Form:
    return Form(nonce=secrets.token_hex(3))
