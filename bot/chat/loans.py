"""/list: what is due and overdue, and one loan with its buttons. Holds no rule about loans."""

from bot.chat import add
from bot.chat.phrases import distance, local, money, short_day, short_name
from bot.chat.turn import Button, Rows, Turn, esc, in_rows, row_id
from bot.domain.loans import InstalmentState, Loan, LoanState
from bot.services.loans import Overview, Owed
from bot.store.base import LoanView, Subscription

_SHOWN = 20  # instalments in one list; a longer one is cut, and says so


async def show(turn: Turn) -> None:
    """/list."""
    text, rows = await _list(turn)
    await turn.reply(text, rows)


async def press(turn: Turn, args: list[str]) -> None:
    """Buttons of the list and of one loan: `loan:<what>:<id>`."""
    await turn.toast()
    what, loan_id = args[0] if args else "", row_id(args)
    loans = turn.services.loans
    match what:
        case "list":
            text, rows = await _list(turn)
            await turn.edit(text, rows)
            return
        case "pause":
            await loans.pause(turn.user, loan_id, turn.now)
        case "resume":
            await loans.resume(turn.user, loan_id, turn.now)
        case "change":
            if await add.change(turn, loan_id):
                return
        case "delete":
            if view := await loans.find(turn.user, loan_id):
                await turn.edit(
                    turn.texts("loan-delete-ask", name=esc(view.loan.name)),
                    [
                        [
                            Button(turn.texts("button-delete"), f"loan:deleted:{loan_id}"),
                            Button(turn.texts("button-keep"), f"loan:open:{loan_id}"),
                        ]
                    ],
                )
                return
        case "deleted":
            await loans.delete(turn.user, loan_id)
            text, rows = await _list(turn)
            await turn.edit(f"{turn.texts('loan-deleted')}\n\n{text}", rows)
            return
        case _:
            pass
    await _open(turn, loan_id)


async def _open(turn: Turn, loan_id: int) -> None:
    view = await turn.services.loans.find(turn.user, loan_id)
    if view is None:
        await turn.edit(turn.texts("loan-gone"))
        return
    await turn.edit(*_card(turn, view))


def _card(turn: Turn, view: LoanView) -> tuple[str, Rows]:
    t, loan = turn.texts, view.loan
    owed = [one for one in view.instalments if one.state is InstalmentState.OPEN]
    settled = [one for one in view.instalments if one.state is not InstalmentState.OPEN]
    lines = [f"<b>{esc(loan.name)}</b>"]
    if loan.state is LoanState.PAUSED:
        lines.append(t("loan-paused"))
    lines += [t("loan-owed", day=t.day(one.due_on), money=money(t, one.amount)) for one in owed[:4]]
    if not owed:
        lines.append(t("loan-nothing-open"))
    if settled:
        lines.append(t("loan-settled", count=len(settled)))
    if view.next_reminder is not None:
        lines.append(t("loan-next", moment=t.moment(local(view.next_reminder, turn.user.preferences.zone))))
    rows = [
        [Button(t("button-open-instalment", day=short_day(one.due_on)), f"inst:open:{one.id}")]
        for one in owed[:3]
    ]
    if settled:
        last = max(settled, key=lambda one: one.number)
        rows.append([Button(t("button-undo-last", day=short_day(last.due_on)), f"inst:undo:{last.id}")])
    paused = loan.state is LoanState.PAUSED
    rows += in_rows(
        [
            Button(t("button-change"), f"loan:change:{loan.id}"),
            Button(t("button-resume"), f"loan:resume:{loan.id}")
            if paused
            else Button(t("button-pause"), f"loan:pause:{loan.id}"),
            Button(t("button-delete"), f"loan:delete:{loan.id}"),
            Button(t("button-back"), "loan:list"),
        ]
    )
    return "\n".join(lines), rows


async def _list(turn: Turn) -> tuple[str, Rows]:
    t = turn.texts
    overview = await turn.services.loans.overview(turn.user, turn.now)
    if not overview.views:
        return t("list-empty"), [[Button(t("button-add"), "go:add")]]
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
    buttons = [
        Button(short_name(view.loan.name), f"loan:open:{view.loan.id}")
        for view in overview.views[: _SHOWN * 2]
    ]
    return "\n".join(lines), in_rows(buttons)


def _line(turn: Turn, owed: Owed) -> str:
    t = turn.texts
    return t(
        "list-line",
        name=esc(owed.loan.name),
        day=t.day(owed.instalment.due_on),
        when=distance(t, owed.days),
        money=money(t, owed.instalment.amount),
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
    known = [one.instalment.amount for one in owed if one.instalment.amount is not None]
    return turn.texts(key, money=turn.texts.money(sum(known)), unknown=len(owed) - len(known))
