"""/list: what is due and overdue, and one loan with its buttons. Holds no rule about loans."""

from typing import Final

from bot.chat import add, cards, filing_card, hearing_card, loan_card
from bot.chat.context import Turn
from bot.chat.feature import Command, Feature
from bot.chat.sample import sample_button
from bot.chat.shared_buttons import OnCalendar, OnLoan, add_button
from bot.chat.wording import distance, local, money, next_of, short_name, too_many
from bot.domain.loans import LimitError, Loan, LoanState
from bot.services.instalments import Owed
from bot.services.loans import Overview
from bot.services.matters import coming
from bot.store.records import Subscription
from bot.transport.messages import Button, Rows, esc, in_rows

_SHOWN = 20  # instalments in one list; a longer one is cut, and says so


def show(turn: Turn) -> None:
    """/list."""
    text, rows = _list(turn)
    turn.reply(text, rows)


def press(turn: Turn, pressed: OnLoan) -> None:
    """Buttons of the list and of one loan."""
    turn.toast()
    loans, loan_id = turn.loans, pressed.id
    match pressed.what:
        case "list":
            turn.edit(*_list(turn))
            return
        case "closed":
            turn.edit(*_finished(turn))
            return
        case "pause":
            loans.pause(turn.user, loan_id, turn.now)
        case "resume":
            loans.resume(turn.user, loan_id, turn.now)
        case "finish":
            loans.finish(turn.user, loan_id, turn.now)
        case "restore":
            try:
                loans.restore(turn.user, loan_id, turn.now)
            except LimitError as error:
                turn.reply(too_many(turn.texts, error), [[Button(turn.texts("button-list"), "loan:list")]])
                return
        case "change":
            if add.change(turn, loan_id):
                return
        case "history":
            if view := loans.find(turn.user, loan_id):
                events = loans.history(turn.user, loan_id)
                turn.edit(*loan_card.history(turn, view, events))
                return
        case "delete":
            if view := loans.find(turn.user, loan_id):
                yes = OnLoan("deleted", loan_id).button(turn.texts("button-delete"))
                no = OnLoan("open", loan_id).button(turn.texts("button-keep"))
                turn.edit(turn.texts("loan-delete-ask", name=esc(view.loan.title)), [[yes, no]])
                return
        case "deleted":
            _delete(turn, loan_id)
            return
        case _:
            pass
    _open(turn, loan_id)


def _delete(turn: Turn, loan_id: int) -> None:
    """Gone from the list, with a way back."""
    done = turn.loans.delete(turn.user, loan_id, turn.now)
    text, rows = _list(turn)
    if not done:
        turn.edit(text, rows)
        return
    undo = OnLoan("restore", loan_id).button(turn.texts("button-undo-delete"))
    turn.edit(f"{turn.texts('loan-deleted')}\n\n{text}", [[undo], *rows])


def _open(turn: Turn, loan_id: int) -> None:
    view = turn.loans.find(turn.user, loan_id)
    if view is None:
        turn.edit(turn.texts("loan-gone"))
        return
    turn.edit(*loan_card.card(turn, view))


def _finished(turn: Turn) -> tuple[str, Rows]:
    t = turn.texts
    overview = turn.loans.overview(turn.user, turn.now)
    rows = in_rows([_loan_button(view.loan) for view in overview.finished])
    return f"<b>{t('list-finished')}</b>", [*rows, [OnLoan("list").button(t("button-back"))]]


def _loan_button(loan: Loan) -> Button:
    return OnLoan("open", loan.id).button(short_name(loan.title))


def _list(turn: Turn) -> tuple[str, Rows]:
    """What was not saved yet, then what was: dates at court first, then complaints that wait."""
    parts = [cards.listed(turn), _hearings(turn), _filings(turn)]
    above = "\n\n".join("\n".join(lines) for lines, _ in parts if lines)
    if not above:
        return _loans(turn)
    buttons = [row for _, rows in parts for row in rows]
    if not turn.loans.views(turn.user):
        return above, [*buttons, [add_button(turn.texts)]]
    text, rows = _loans(turn)
    return f"{above}\n\n{text}", [*buttons, *rows]


def _hearings(turn: Turn) -> tuple[list[str], Rows]:
    t, views = turn.texts, turn.hearings.views(turn.user, turn.now)
    if not views:
        return [], []
    lines = [f"<b>{t('court-list')}</b>"]
    for view in views:
        lines.append(hearing_card.line(t, coming(view.matter, turn.now)))
        if view.next_reminder is not None:
            lines.append(f"  {next_of(t, turn.user, view.next_reminder)}")
    return lines, in_rows([hearing_card.open_button(t, view.matter) for view in views])


def _filings(turn: Turn) -> tuple[list[str], Rows]:
    t, views = turn.texts, turn.filings.views(turn.user, turn.now)
    if not views:
        return [], []
    lines = [f"<b>{t('filed-list')}</b>"]
    for view in views:
        lines.append(filing_card.line(turn.services.library, t, coming(view.matter, turn.now)))
        if view.next_reminder is not None:
            lines.append(f"  {next_of(t, turn.user, view.next_reminder)}")
    return lines, in_rows([filing_card.open_button(t, view.matter) for view in views])


def _loans(turn: Turn) -> tuple[str, Rows]:
    t = turn.texts
    overview = turn.loans.overview(turn.user, turn.now)
    closed = [[OnLoan("closed").button(t("button-finished", count=len(overview.finished)))]]
    if not overview.views and not overview.finished:
        return t("list-empty"), [[add_button(t)], [sample_button(t)]]
    if not overview.overdue and not overview.coming:
        loans = in_rows([_loan_button(view.loan) for view in overview.views[: _SHOWN * 2]])
        return t("list-clear"), [[add_button(t)], *loans, *(closed if overview.finished else [])]
    lines = [f"<b>{t('list-title', day=t.day(overview.today))}</b>"]
    if overview.overdue:
        lines += ["", f"<b>{t('list-overdue')}</b>"]
        said = {owed.loan.id for owed in overview.coming}  # when the next reminder comes: once a loan
        for owed in overview.overdue[:_SHOWN]:
            lines.append(_line(turn, owed))
            if owed.loan.id not in said:
                said.add(owed.loan.id)
                lines.append(_next(turn, overview, owed.loan))
        lines.append(_sum(turn, "list-overdue-sum", overview.overdue))
    if overview.coming:
        lines += ["", f"<b>{t('list-coming')}</b>"]
        for owed in overview.coming[:_SHOWN]:
            lines.append(_line(turn, owed))
            lines.append(_next(turn, overview, owed.loan))
        lines.append(_sum(turn, "list-coming-sum", overview.coming))
    hidden = max(len(overview.overdue) - _SHOWN, 0) + max(len(overview.coming) - _SHOWN, 0)
    if hidden:
        lines.append(t("list-more", count=hidden))
    if turn.user.subscription is not Subscription.ON:
        lines += ["", t("list-off")]
    elif turn.user.paused_until is not None and turn.now < turn.user.paused_until:
        until = t.moment(local(turn.user.paused_until, turn.user.preferences.zone))
        lines += ["", t("list-paused", moment=until)]
    buttons = [_loan_button(view.loan) for view in overview.views[: _SHOWN * 2]]
    calendar = [OnCalendar().button(t("button-calendar"))]
    return "\n".join(lines), [*in_rows(buttons), calendar, *(closed if overview.finished else [])]


def _line(turn: Turn, owed: Owed) -> str:
    t = turn.texts
    return t(
        "list-line",
        name=esc(owed.loan.title),
        day=t.day(owed.instalment.due_on),
        when=distance(t, owed.days),
        money=money(t, owed.instalment.left),
    )


def _next(turn: Turn, overview: Overview, loan: Loan) -> str:
    t = turn.texts
    view = next(view for view in overview.views if view.loan.id == loan.id)
    if loan.state is LoanState.PAUSED:
        return f"  {t('loan-paused')}"
    if view.next_reminder is None:
        return f"  {t('list-no-reminder')}"
    return f"  {t('loan-next', moment=t.moment(local(view.next_reminder, turn.user.preferences.zone)))}"


def _sum(turn: Turn, key: str, owed: tuple[Owed, ...]) -> str:
    known = [one.instalment.left for one in owed if one.instalment.left is not None]
    return turn.texts(key, money=turn.texts.money(sum(known)), unknown=len(owed) - len(known))


FEATURE: Final = Feature((Command("list", show),), (OnLoan.to(press),))
