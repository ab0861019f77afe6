"""The questions of a form with their buttons. What is asked next is decided in `services.forms`."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from bot.chat import cards
from bot.chat.cards import OnForm
from bot.chat.context import Turn
from bot.chat.loan_preview import card, unread
from bot.chat.months import month_rows
from bot.chat.wording import describe, short_name
from bot.domain.dates import (
    EveryDays,
    Monthly,
    Once,
    day_in_month,
    due_day_from,
    due_days_before,
    first_day,
)
from bot.knowledge.library import Library
from bot.services.loan_form import FORM, Form, Reply, Step, fields_of
from bot.services.loan_form_dates import passed
from bot.services.loan_form_figures import for_all
from bot.store.records import LoanView
from bot.transport.messages import Button, Rows, esc, in_rows

_OWN: Final = 6  # lenders of the user's own loans that are offered
_PAST: Final = 12  # due days that are offered as the earliest one owed; others can be typed


def carried(library: Library) -> Iterator[tuple[str, str, str]]:
    """The buttons that name a lender."""
    return (("lenders", one, OnForm("abcdef", "lender", one).text()) for one in library.lenders)


def ask(turn: Turn, reply: Reply, *, edit: bool = False, month: date | None = None, first: str = "") -> None:
    """Keep the form, and ask its question: or say why an answer was not taken, and ask again.

    `month`: what the calendar shows, if there is one. `first`: what is said before it.
    """
    opened = cards.opened(turn, reply.form)
    if opened is None:
        return
    form = replace(passed(opened, turn.today), shown_on=turn.today)
    turn.keep(FORM, form)
    question = Question(turn, form, turn.loans.views(turn.user), month)
    text, rows = question.shown()
    if reply.settled:
        text = f"{turn.texts('form-settled', count=reply.settled)}\n\n{text}"
    if form.unread and form.step not in (Step.CARD, Step.FIELD):  # the card says it itself
        text = f"{unread(turn.texts, form)}\n\n{text}"
    if reply.problem:
        text = f"{turn.texts(f'form-problem-{reply.problem}')}\n\n{text}"
    text = f"{first}\n\n{text}" if first else text
    (turn.edit(text, rows) if edit else turn.reply(text, rows))


class Question:
    """The question of a form's step."""

    def __init__(self, turn: Turn, form: Form, loans: Sequence[LoanView], month: date | None) -> None:
        self._turn = turn
        self._t = turn.texts
        self._form = form
        self._loans = [view.loan for view in loans if view.loan.closed is None]
        self._today = turn.today
        self._month = month or self._today

    def shown(self) -> tuple[str, Rows]:
        """Text and buttons."""
        t, form = self._t, self._form
        stop = self._button("button-cancel", "cancel")
        back = self._button("button-back", "card")
        match form.step:
            case Step.LENDER:
                return f"{self._known_day()}{t('ask-lender')}", [*in_rows(self._lenders()), [stop]]
            case Step.WHICH:
                lenders = self._turn.services.library.lenders
                near = [self._labelled(lenders[one].name.of(t.language), "lender", one) for one in form.near]
                as_typed = [self._button("button-as-typed", "asis")]
                return t("ask-which", name=esc(form.name)), [*in_rows(near), as_typed, [stop]]
            case Step.DATE:
                days = month_rows(t, self._month, self._today, self._place)
                return t("ask-date", name=esc(form.name or "…")), [*days, [stop]]
            case Step.PICKED:
                return self._picked(stop)
            case Step.EITHER:
                readings = []
                for at, one in enumerate(form.readings):
                    words = describe(t, one.rule, day_named=one.offers_last_day, today=self._today)
                    if one.overdue and isinstance(one.rule, Once):
                        words = t("button-reading-overdue", rule=words)
                    readings.append([self._labelled(words, "reading", str(at))])
                ask = t("ask-either") if len(readings) > 1 else t("ask-whether")
                return ask, [*readings, [self._button("button-again", "again"), stop]]
            case Step.OVERDUE:
                return self._overdue(stop)
            case Step.SINCE:
                return self._since(back)
            case Step.SHARED:
                amount, whole = form.amount or 0, for_all(form).draft()
                each = self._labelled(t("button-shared-each", money=t.money(amount)), "each")
                shared = t("button-shared-all", money=t.money(amount), each=t.money(whole.amount or 0))
                text = t("ask-shared", money=t.money(amount), count=form.count or 1)
                return text, [[each], [self._labelled(shared, "all")], [stop]]
            case Step.AMOUNT:
                text = t("ask-amount-each" if form.repeats else "ask-amount")
                if form.total is not None:
                    text = f"{t('ask-amount-of', money=t.money(form.total))}\n{text}"
                return text, [[self._button("button-skip-amount", "skip")], [stop]]
            case Step.COUNT:
                key = "ask-count-all" if form.settled else "ask-count"
                return t(key), [[self._button("button-skip-count", "skip")], [back]]
            case Step.LAST:
                return t("ask-last"), [[self._button("button-skip-last", "skip")], [back]]
            case Step.TOTAL:
                return t("ask-total", money=t.money(form.amount or 0)), [[back]]
            case Step.LABEL:
                rows = [[self._button("button-skip-label", "skip")]] if form.label else []
                return t("ask-label", name=esc(form.name)), [*rows, [back]]
            case Step.NOTE:
                return t("ask-note"), [[self._button("button-skip-note", "skip")], [back]]
            case Step.FIELD:
                choices = [self._button(f"button-field-{one}", "field", one) for one in fields_of(form)]
                if form.loan_id is None and form.repeats:
                    choices.append(self._button("button-already-overdue", "since"))
                text = f"{card(self._turn, form, self._today)}\n\n{t('ask-field')}"
                return text, [*in_rows(choices), [back, stop]]
            case Step.CARD:
                return self._card(stop)

    def _button(self, key: str, choice: str, value: str = "") -> Button:
        return self._labelled(self._t(key), choice, value)

    def _known_day(self) -> str:
        """The day that was said before the lender, or all that it may be."""
        form, t = self._form, self._t
        rules = [form.rule] if form.rule is not None else [one.rule for one in form.readings]
        said = " / ".join(describe(t, one, day_named=form.last_day, today=self._today) for one in rules)
        return f"{t('card-rule', rule=said)}\n\n" if said else ""

    def _labelled(self, label: str, choice: str, value: str = "") -> Button:
        return OnForm(self._form.nonce, choice, value).button(label)

    def _place(self, place: str) -> str:
        """The data of a button of the calendar: a day, or another month."""
        choice = "month" if len(place) == len("2026-12") else "day"
        return OnForm(self._form.nonce, choice, place).text()

    def _lenders(self) -> list[Button]:
        """The user's own first, the latest of them first; then the others that we have a file on."""
        own = {(loan.lender, loan.name): loan for loan in reversed(self._loans)}
        chosen = list(own.values())[:_OWN]
        known = {loan.lender for loan in chosen}
        return [self._labelled(short_name(loan.name), "own", str(loan.id)) for loan in chosen] + [
            self._labelled(one.name.of(self._t.language), "lender", one.id)
            for one in self._turn.services.library.lenders.values()
            if not one.brief and one.id not in known
        ]

    def _picked(self, stop: Button) -> tuple[str, Rows]:
        t, day = self._t, self._form.picked or self._today
        end = day_in_month(day.year, day.month, 31)
        often = [
            self._button("button-once", "once"),
            self._labelled(describe(t, Monthly(day, day.day), day_named=True), "monthly"),
            self._labelled(describe(t, EveryDays(day, 7)), "weekly"),
        ]
        if day == end or day.day >= 29:
            often.insert(2, self._labelled(describe(t, Monthly(end, 31)), "monthend"))
        return t("ask-how-often", day=t.day(day)), [
            *in_rows(often),
            [self._button("button-other-day", "again"), stop],
        ]

    def _overdue(self, stop: Button) -> tuple[str, Rows]:
        t, rule = self._t, self._form.draft().rule
        again = [self._button("button-again", "again"), stop]
        if isinstance(rule, Once):
            return t("ask-overdue", day=t.day(rule.day)), [
                [self._button("button-overdue-yes", "overdue")],
                again,
            ]
        past = [day for day in due_days_before(rule, self._today, 1000) if day >= first_day(rule)]
        rows = [[self._button("button-overdue-all", "overdue")]]
        if len(past) > 1:
            rows.append([self._button("button-overdue-some", "since")])
        if due_day_from(rule, self._today) is not None:
            rows.append([self._button("button-overdue-none", "ahead")])
        return t("ask-overdue-several", day=t.day(past[-1]), count=len(past)), [*rows, again]

    def _since(self, back: Button) -> tuple[str, Rows]:
        t, form = self._t, self._form
        past = due_days_before(form.rule, self._today, _PAST) if form.rule else []
        days = [
            self._labelled(t("button-since", day=str(day), count=count), "since", day.isoformat())
            for count, day in enumerate(past, 1)
        ]
        rows = in_rows(days)
        if form.rule is not None and due_day_from(form.rule, self._today) is not None:
            rows.append([self._button("button-overdue-none", "ahead")])
        return t("ask-since"), [*rows, [back]]

    def _card(self, stop: Button) -> tuple[str, Rows]:
        """The card, and under its first row what only this loan asks for."""
        t, form = self._t, self._form
        text = card(self._turn, form, self._today)
        further: list[Button] = []
        if form.last_day:
            further.append(self._button("button-last-day", "last"))
        if form.bill and isinstance(form.rule, Once):
            day = form.rule.day
            rule = describe(t, Monthly(day, day.day), day_named=True)
            further.append(self._labelled(t("button-make-monthly", rule=rule), "monthly"))
        if form.loan_id is None and (label := self._second()):
            text = f"{text}\n{t('card-second', name=esc(form.name), label=esc(label))}"
            further.append(self._button("button-give-label", "field", Step.LABEL))
        # What was not understood is corrected or dismissed first; then it can be saved.
        go_on = ("button-never-mind", "never-mind") if form.unread else ("button-save", "save")
        rows = [[self._button(*go_on), self._button("button-change", "change"), stop]]
        return text, [*rows, *in_rows(further)]

    def _second(self) -> str:
        """The label that a second loan of the same title would be saved with."""
        draft = self._form.draft()
        label = self._turn.loans.label(self._turn.user, draft)
        return "" if label == draft.label else label
