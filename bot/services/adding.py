"""The conversation that adds or changes a loan: what is known, what is asked next.

A form is a value that survives a restart as a draft. Knows no Telegram and no words: each
question is a `Step`, each refusal a code.
"""

import secrets
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from bot.domain.dates import DateProblem, DateReading, DateRule, Monthly, Once, day_in_month
from bot.domain.entry import read_entry
from bot.domain.grammar import read_date_rule
from bot.domain.language import Language
from bot.domain.loans import MAX_NAME, Loan, LoanDraft
from bot.domain.money import read_amount
from bot.knowledge.library import Library
from bot.knowledge.search import Search
from bot.store.base import Draft

KIND: Final = "loan"
LIFETIME: Final = timedelta(days=2)


class Step(StrEnum):
    """What is asked now. CARD is the end: everything is known, save it or not."""

    LENDER = "lender"
    WHICH = "which"  # a near match: did you mean one of these?
    DATE = "date"
    EITHER = "either"  # a date that can be read in more than one way
    OVERDUE = "overdue"  # a date in the past: is it overdue?
    AMOUNT = "amount"
    COUNT = "count"
    CARD = "card"
    FIELD = "field"  # what to change


@dataclass(frozen=True, slots=True)
class Form:
    """What the user has said so far. `nonce` ties buttons to this conversation and no other."""

    nonce: str
    step: Step = Step.LENDER
    guided: bool = True
    lender: str | None = None
    name: str = ""
    near: tuple[str, ...] = ()
    rule: DateRule | None = None
    overdue: bool = False  # the date lies in the past, and the user has not said yet that it is overdue
    last_day: bool = False  # day 29 to 31 may have meant the last day of the month
    readings: tuple[DateReading, ...] = ()
    amount: int | None = None
    amount_asked: bool = False
    count: int | None = None
    loan_id: int | None = None

    def draft(self) -> LoanDraft:
        """The loan, once the form is complete."""
        if self.rule is None:
            raise ValueError("the form has no date")
        count = self.count if isinstance(self.rule, Monthly) else None
        return LoanDraft(self.lender, self.name, self.rule, self.amount, count)


class Problem(StrEnum):
    """Why an answer was not taken. Date problems have codes of their own (`DateProblemCode`)."""

    NAME = "name"  # empty, or longer than MAX_NAME
    AMOUNT = "amount"
    COUNT = "count"
    UNREAD = "unread"  # parts of the line that could not be told apart


@dataclass(frozen=True, slots=True)
class Reply:
    """The form after an answer, and why the answer was not taken, if so."""

    form: Form
    problem: str = ""
    unread: tuple[str, ...] = ()  # parts of a line that were not understood


class Adding:
    """Fills forms. Every method returns the form as it stands next; nothing is kept here."""

    def __init__(self, library: Library, search: Search) -> None:
        self._library = library
        self._search = search
        self._names = tuple(
            name
            for lender in library.lenders.values()
            for name in (
                lender.name.zh,
                lender.name.hant,
                lender.name.en,
                *(name for former in lender.former for name in (former.zh, former.hant, former.en)),
                *lender.aliases,
                *lender.pinyin,
            )
            if name
        )

    def line(self, text: str, today: date) -> Reply:
        """`/add …` in one line, or its guided beginning if the line is empty."""
        form = Form(nonce=secrets.token_hex(3))
        if not text.strip():
            return Reply(form)
        entry = read_entry(text, today, self._names)
        form = replace(form, guided=False, amount=entry.amount, count=entry.count)
        if entry.lender_text:
            form = self._named(form, entry.lender_text).form
        problem = Problem.UNREAD if entry.unread else ""
        if entry.date is not None:
            dated = _dated(form, entry.date)
            return Reply(_next(dated.form), dated.problem or problem, entry.unread)
        return Reply(_next(form), problem, entry.unread)

    def with_lender(self, lender_id: str, name: str) -> Reply:
        """Guided, the lender being known already."""
        return Reply(_next(Form(nonce=secrets.token_hex(3), lender=lender_id, name=name)))

    def of_loan(self, loan: Loan) -> Form:
        """A saved loan, to be changed."""
        return Form(
            nonce=secrets.token_hex(3),
            step=Step.FIELD,
            guided=False,
            lender=loan.lender,
            name=loan.name,
            rule=loan.rule,
            amount=loan.amount,
            count=loan.count,
            loan_id=loan.id,
        )

    def text(self, form: Form, text: str, today: date) -> Reply:
        """What the user typed at the form's step."""
        match form.step:
            case Step.LENDER | Step.WHICH:
                return self._named(form, text, settle=True)
            case Step.DATE | Step.EITHER | Step.OVERDUE:
                return _dated(form, read_date_rule(text, today))
            case Step.AMOUNT:
                return _amount(form, text, today)
            case Step.COUNT:
                count = read_entry(f"{text.strip().removesuffix('期')}期", today).count
                if count is None:
                    return Reply(form, Problem.COUNT)
                return Reply(_next(replace(form, count=count)))
            case Step.CARD | Step.FIELD:
                return self._correction(form, text, today)

    def choose(self, form: Form, choice: str, value: str, language: Language) -> Form:
        """What the user pressed at the form's step. A choice that does not fit changes nothing."""
        match choice:
            case "lender" if value in self._library.lenders:
                lender = self._library.lenders[value]
                return _next(replace(form, lender=value, name=lender.name.of(language), near=()))
            case "asis" if form.name:
                return _next(replace(form, near=()))
            case "reading" if value.isdecimal() and int(value) < len(form.readings):
                return _next(_read(form, form.readings[int(value)]))
            case "again" if form.step in (Step.EITHER, Step.OVERDUE):
                return replace(form, step=Step.DATE)
            case "overdue" if form.step is Step.OVERDUE:
                return _next(replace(form, overdue=False))
            case "skip" if form.step is Step.AMOUNT:
                return _next(replace(form, amount=None, amount_asked=True))
            case "skip" if form.step is Step.COUNT:
                return _next(replace(form, count=None))
            case "last" if isinstance(form.rule, Monthly) and form.last_day:
                return _next(replace(form, rule=_last_days(form.rule), last_day=False))
            case "change" | "card" if _next(form).step is Step.CARD:  # nothing is skipped this way
                return replace(form, step=Step.FIELD if choice == "change" else Step.CARD)
            case "field" if value in (Step.LENDER, Step.DATE, Step.AMOUNT, Step.COUNT):
                return replace(form, step=Step(value))
            case _:
                return form

    def _named(self, form: Form, text: str, *, settle: bool = False) -> Reply:
        name = " ".join("".join(" " if _is_unseen(one) else one for one in text).split())
        if not name or len(name) > MAX_NAME:
            return Reply(form, Problem.NAME)
        found = self._search.find(name)
        if found.lender is not None:
            # A former name leads to the file, and the user keeps the name they know.
            form = replace(form, lender=found.lender.id, name=name, near=())
        else:
            form = replace(form, lender=None, name=name, near=tuple(one.id for one in found.near))
        return Reply(_next(form) if settle else form)

    def _correction(self, form: Form, text: str, today: date) -> Reply:
        """Something typed under a finished card: a new date, amount or number of instalments."""
        entry = read_entry(text, today)
        if entry.lender_text or entry.unread or (entry.date, entry.amount, entry.count) == (None, None, None):
            return Reply(form, Problem.UNREAD)
        amount = form.amount if entry.amount is None else entry.amount
        count = form.count if entry.count is None else entry.count
        form = replace(form, amount=amount, count=count)
        return Reply(_next(form)) if entry.date is None else _dated(form, entry.date)


def to_draft(form: Form, user_id: int, now: datetime) -> Draft:
    """The form as a row that survives a restart."""
    data = {
        "nonce": form.nonce,
        "guided": form.guided,
        "lender": form.lender,
        "name": form.name,
        "near": list(form.near),
        "rule": _packed(form.rule) if form.rule else None,
        "overdue": form.overdue,
        "last_day": form.last_day,
        "readings": [[_packed(one.rule), one.overdue, one.offers_last_day] for one in form.readings],
        "amount": form.amount,
        "amount_asked": form.amount_asked,
        "count": form.count,
        "loan_id": form.loan_id,
    }
    return Draft(user_id, KIND, form.step, data, now + LIFETIME)


def from_draft(draft: Draft) -> Form:
    """The form of a stored row."""
    data = dict(draft.data)
    data["near"] = tuple(data["near"])
    data["rule"] = _unpacked(data["rule"]) if data["rule"] else None
    data["readings"] = tuple(
        DateReading(_unpacked(rule), overdue, offers_last_day)
        for rule, overdue, offers_last_day in data["readings"]
    )
    return Form(step=Step(draft.step), **data)


def _is_unseen(character: str) -> bool:
    """Control characters and marks of direction, and two blanks that count as printable."""
    return not character.isprintable() or character in "\u2800\ufffc"


def _next(form: Form) -> Form:
    """The form at its next question: the first thing that is not known yet."""
    if form.near:
        step = Step.WHICH
    elif not form.name:
        step = Step.LENDER
    elif form.readings:
        step = Step.EITHER
    elif form.rule is None:
        step = Step.DATE
    elif form.overdue:
        step = Step.OVERDUE
    elif form.guided and form.amount is None and not form.amount_asked:
        step = Step.AMOUNT
    else:
        step = Step.CARD
    return replace(form, step=step)


def _dated(form: Form, found: DateReading | DateProblem) -> Reply:
    """The form with what was read as a date; a problem leaves the date open."""
    if isinstance(found, DateReading):
        return Reply(_next(_read(form, found)))
    form = replace(form, rule=None, overdue=False, last_day=False, readings=found.readings)
    return Reply(_next(form), "" if found.readings else found.code)


def _read(form: Form, reading: DateReading) -> Form:
    return replace(
        form,
        rule=reading.rule,
        overdue=reading.overdue,
        last_day=reading.offers_last_day,
        readings=(),
    )


def _amount(form: Form, text: str, today: date) -> Reply:
    """An amount; a number of instalments may stand beside it."""
    amount = read_amount(text)
    if amount is not None:
        return Reply(_next(replace(form, amount=amount, amount_asked=True)))
    entry = read_entry(text, today)
    if isinstance(entry.date, DateReading) and not entry.lender_text and not entry.unread:
        # The date once more, because it was wrong: better than to call it no amount.
        return _dated(form if entry.amount is None else replace(form, amount=entry.amount), entry.date)
    if entry.amount is None or entry.lender_text or entry.date is not None or entry.unread:
        return Reply(form, Problem.AMOUNT)
    count = form.count if entry.count is None else entry.count
    return Reply(_next(replace(form, amount=entry.amount, amount_asked=True, count=count)))


def _last_days(rule: Monthly) -> Monthly:
    """The same months, on their last days."""
    return Monthly(day_in_month(rule.first.year, rule.first.month, 31), 31, rule.every)


def _packed(rule: DateRule) -> list[Any]:
    if isinstance(rule, Once):
        return ["once", rule.day.isoformat()]
    return ["monthly", rule.first.isoformat(), rule.anchor, rule.every]


def _unpacked(packed: list[Any]) -> DateRule:
    kind, day, *rest = packed
    return Once(date.fromisoformat(day)) if kind == "once" else Monthly(date.fromisoformat(day), *rest)
