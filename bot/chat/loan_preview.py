"""The card of a loan that is about to be saved: everything, dates in full. Asks nothing and saves nothing."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import count, islice
from typing import Final

from bot.chat.context import Turn
from bot.chat.wording import describe, money
from bot.domain.dates import Listed, Once, first_day, occurrence, occurrences_until
from bot.domain.loans import LoanDraft, amount_of
from bot.services.loan_form import SIGN, Form
from bot.texts import Texts
from bot.transport.messages import esc

_AHEAD: Final = 3
_PIECE, _PIECES = 60, 12  # what was not understood: characters and pieces that are shown
_LISTED: Final = 8  # dates of a schedule of its own that are shown; the others are counted


def card(turn: Turn, form: Form, today: date) -> str:
    """Everything that will be saved. `today` is the user's."""
    t, draft = turn.texts, form.draft()
    lines = [f"<b>{t('card-title')}</b>", *_lender(turn, draft)]
    if form.bill:
        lines += [t("card-bill"), *warned(turn, form.warnings)]
    lines.append(t("card-rule", rule=describe(t, draft.rule, day_named=form.last_day, today=today)))
    if draft.statement_day is not None:
        lines.append(t("card-statement", day=draft.statement_day))
    if not draft.amounts:
        lines.append(t("card-amount", money=money(t, draft.amount)))
    if form.minimum is not None:
        lines.append(t("card-minimum", money=t.money(form.minimum)))
    match draft.rule:
        case Once(day):
            lines += [t("card-overdue")] if day < today else []
        case Listed():
            lines += _schedule(t, form, draft, today)
        case _:
            lines += [*_instalments(t, form, draft), *_dates(t, form, draft, today)]
    if form.loan_id is None and form.repeats and first_day(draft.rule) >= today:
        lines.append(t("card-change"))
    lines.append(t("card-zone", zone=turn.user.preferences.zone))
    if form.last_day:
        lines.append(t("card-last-day"))
    if form.unread:
        lines.append(f"<b>{unread(t, form)}</b>")
    if form.agreed:
        lines += [t("card-agreed"), *([t("card-note", note=esc(form.note))] if form.note else [])]
    return "\n".join(lines)


def unread(t: Texts, form: Form) -> str:
    """What was not understood: it stands on every question, until the user says that it does not matter."""
    joined = t("unread-joint").join(one[:_PIECE] for one in form.unread[:_PIECES])
    return t("card-unread", text=esc(joined))


def warned(turn: Turn, warnings: Iterable[str]) -> list[str]:
    """What to beware of in the message that a bill came from; no sign that is not known any more."""
    t, signs = turn.texts, turn.services.library.signs
    titles = {f"{SIGN}{one.id}": esc(one.title.of(turn.language)) for one in signs.values()}
    return [
        t("card-warning-sign", title=titles[one]) if one in titles else t(f"card-warning-{one}")
        for one in dict.fromkeys(warnings)
        if one in titles or not one.startswith(SIGN)
    ]


def _lender(turn: Turn, draft: LoanDraft) -> list[str]:
    t = turn.texts
    lender = turn.services.library.lenders.get(draft.lender or "")
    lines = [t("card-lender", name=esc(draft.title))]
    if lender is None:
        lines.append(t("card-no-file"))
    elif lender.name.of(turn.language) != draft.name:
        lines.append(t("card-file", name=esc(lender.name.of(turn.language))))
    return lines


def _instalments(t: Texts, form: Form, draft: LoanDraft) -> list[str]:
    """How many, what the last one costs, and what follows from what."""
    if draft.count is None:
        return [t("card-open-ended")]
    lines = [t("card-count", count=draft.count)]
    if form.is_spread:
        left = draft.count - form.settled
        lines.append(t("card-derived", total=money(t, form.total), money=money(t, form.amount), count=left))
    if draft.last_amount is not None:
        lines.append(t("card-last-amount", money=t.money(draft.last_amount)))
    if form.loan_id is None and not form.is_spread:
        lines += _sum(t, draft, draft.count)
    return lines


def _dates(t: Texts, form: Form, draft: LoanDraft, today: date) -> list[str]:
    """The next three; of a new loan also what is overdue, and the end."""
    lines: list[str] = []
    if form.loan_id is None:
        lines += _overdue(t, draft, today)
    ahead = list(islice((day for day in _days(draft) if day >= today), _AHEAD))
    if ahead:
        lines += [t("card-dates"), *(f"  {t.day(day)}" for day in ahead)]
    last = occurrence(draft.rule, draft.count) if draft.count is not None else None
    if last is not None and last not in ahead and form.loan_id is None:
        lines.append(t("card-last-date", day=t.day(last)))
    return lines


def _schedule(t: Texts, form: Form, draft: LoanDraft, today: date) -> list[str]:
    """The first dates of a schedule of its own with their amounts, how many there are, and the sum."""
    days = list(_days(draft))
    lines = [
        t("card-listed", day=t.day(day), money=money(t, amount_of(draft, number)))
        for number, day in enumerate(days[:_LISTED], 1)
    ]
    if len(days) > _LISTED:
        lines.append(t("card-listed-more", count=len(days) - _LISTED, day=t.day(days[-1])))
    if form.loan_id is None:
        lines += _overdue(t, draft, today)
    return [*lines, *_sum(t, draft, len(days))]


def _overdue(t: Texts, draft: LoanDraft, today: date) -> list[str]:
    """How many overdue instalments will be recorded."""
    overdue = len(occurrences_until(draft.rule, today - timedelta(days=1), draft.count))
    return [t("card-since", day=t.day(first_day(draft.rule)), count=overdue)] if overdue else []


def _sum(t: Texts, draft: LoanDraft, instalments: int) -> list[str]:
    amounts = [amount_of(draft, number) for number in range(1, instalments + 1)]
    known = [amount for amount in amounts if amount is not None]
    return [t("card-sum", money=t.money(sum(known)), count=instalments)] if len(known) == instalments else []


def _days(draft: LoanDraft) -> Iterator[date]:
    """Every due day, without end where there is none."""
    for number in count(1):
        day = occurrence(draft.rule, number)
        if day is None or (draft.count is not None and number > draft.count):
            return
        yield day
