"""One loan on a screen: how it stands, its buttons, its history. Changes nothing."""

from typing import Final

from bot.chat.context import Turn
from bot.chat.loan_reminders import OnOwn
from bot.chat.shared_buttons import OnInstalment, OnLoan
from bot.chat.wording import describe, local, money, short_day
from bot.domain.loans import Closed, Event, Instalment, InstalmentState, Loan, LoanDraft, LoanState
from bot.domain.preferences import AS_USUAL
from bot.store.records import LoanView
from bot.texts import Texts
from bot.transport.messages import Button, Rows, esc, in_rows

_OPEN_SHOWN: Final = 4
_EVENTS_SHOWN: Final = 25


def card(turn: Turn, view: LoanView) -> tuple[str, Rows]:
    """A loan with its open instalments, what is left of it, and what can be done."""
    t, loan = turn.texts, view.loan
    finished = loan.closed is Closed.FINISHED  # then none of it is owed, whatever was open
    owed = [one for one in view.instalments if one.state is InstalmentState.OPEN and not finished]
    settled = [one for one in view.instalments if one.state is not InstalmentState.OPEN]
    lines = [
        f"<b>{esc(loan.title)}</b>",
        t("card-rule", rule=describe(t, loan.rule, today=turn.today)),
    ]
    if finished:
        lines.append(t("loan-finished"))
    elif loan.state is LoanState.PAUSED:
        lines.append(t("loan-paused"))
    lines += [_line(t, one) for one in owed[:_OPEN_SHOWN]]
    if not owed and not finished:
        lines.append(t("loan-nothing-open"))
    if left := _left(t, loan, owed):
        lines.append(left)
    if settled:
        lines.append(t("loan-settled", count=len(settled)))
    if loan.own != AS_USUAL:
        lines.append(t("loan-own"))
    if view.next_reminder is not None:
        lines.append(t("loan-next", moment=t.moment(local(view.next_reminder, turn.user.preferences.zone))))
    return "\n".join(lines), [*_instalment_rows(t, owed, [] if finished else settled), *_loan_rows(t, loan)]


def history(turn: Turn, view: LoanView, events: list[Event]) -> tuple[str, Rows]:
    """What happened to a loan, the latest first."""
    t, zone = turn.texts, turn.user.preferences.zone
    lines = [f"<b>{t('history-title', name=esc(view.loan.title))}</b>"]
    became: Loan | LoanDraft = view.loan  # what the loan was after the event that is told
    for event in reversed(events[-_EVENTS_SHOWN:]):
        said = t(f"history-{event.what}")
        if event.due_on is not None:
            said = f"{said} · {t('history-due', day=short_day(event.due_on))}"
        if event.amount is not None:
            said = f"{said} · {t.money(event.amount)}"
        if event.on is not None:
            said = f"{said} → {short_day(event.on)}"
        lines.append(f"• {local(event.at, zone):%Y-%m-%d %H:%M}  {said}")
        if event.was is not None:
            lines += _changes(t, event.was, became)
            became = event.was
        if event.note:
            lines.append(f"  <i>{esc(event.note)}</i>")
    if len(events) > _EVENTS_SHOWN:
        lines.append(t("history-more", count=len(events) - _EVENTS_SHOWN))
    return "\n".join(lines), [[OnLoan("open", view.loan.id).button(t("button-back"))]]


def _changes(t: Texts, was: LoanDraft, became: Loan | LoanDraft) -> list[str]:
    """What was changed: from what, to what."""
    now = _fields(t, became)
    return [
        f"  {t('history-change', what=t(f'button-field-{what}'), old=old, new=now[what])}"
        for what, old in _fields(t, was).items()
        if old != now[what]
    ]


def _fields(t: Texts, loan: Loan | LoanDraft) -> dict[str, str]:
    """What can be changed of a loan, in words."""
    amounts = [amount for amount in loan.amounts if amount is not None]
    return {
        "lender": esc(loan.title),
        "date": describe(t, loan.rule),
        "amount": t.money(sum(amounts)) if amounts else money(t, loan.amount),
        "count": t("history-no-count") if loan.count is None else str(loan.count),
        "last": t("history-as-others") if loan.last_amount is None else t.money(loan.last_amount),
    }


def _line(t: Texts, one: Instalment) -> str:
    line = t("loan-owed", day=t.day(one.due_on), money=money(t, one.left))
    return line if not one.paid else f"{line}{t('loan-part', paid=t.money(one.paid))}"


def _left(t: Texts, loan: Loan, owed: list[Instalment]) -> str:
    """How much is left in all, where the loan has an end and every amount is known."""
    ends = loan.count is not None or loan.amounts
    known = [one.left for one in owed if one.left is not None]
    if not owed or not ends or len(known) < len(owed):
        return ""
    return t("loan-left", count=len(owed), money=t.money(sum(known)))


def _instalment_rows(t: Texts, owed: list[Instalment], settled: list[Instalment]) -> list[list[Button]]:
    rows = [
        [OnInstalment("open", one.id).button(t("button-open-instalment", day=short_day(one.due_on)))]
        for one in owed[:3]
    ]
    if settled:
        last = max(settled, key=lambda one: one.number)
        undo = t("button-undo-last", day=short_day(last.due_on))
        rows.append([OnInstalment("undo", last.id, last.stamp).button(undo)])
    return rows


def _loan_rows(t: Texts, loan: Loan) -> list[list[Button]]:
    def button(key: str, what: str) -> Button:
        return OnLoan(what, loan.id).button(t(f"button-{key}"))

    if loan.closed is Closed.FINISHED:
        buttons = [button("not-finished", "restore"), button("history", "history")]
    else:
        paused = loan.state is LoanState.PAUSED
        buttons = [
            button("change", "change"),
            button("resume", "resume") if paused else button("pause", "pause"),
            OnOwn(loan.id).button(t("button-own")),
            button("finish", "finish"),
            button("history", "history"),
        ]
    return in_rows([*buttons, button("delete", "delete"), OnLoan("list").button(t("button-back"))])
