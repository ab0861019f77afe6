"""The buttons of an instalment: paid, later, I may not manage. Decides nothing about when to remind."""

from datetime import timedelta
from typing import Final

from bot.chat.deliver import compose
from bot.chat.phrases import local, money
from bot.chat.places import GENERAL, Place, stage_of
from bot.chat.turn import Button, Rows, Turn, esc, row_id
from bot.domain.dates import due_end
from bot.domain.loans import InstalmentState, LoanState
from bot.services.loans import Owed
from bot.services.reminders import Item, Notice

_LATER: Final = {"1h": timedelta(hours=1), "3h": timedelta(hours=3), "1d": timedelta(days=1)}
_DEFAULT_LATER: Final = "3h"


async def press(turn: Turn, args: list[str]) -> None:
    """Buttons of an instalment: `inst:<what>:<id>`. Another user's instalment does not exist here."""
    what, instalment_id = args[0] if args else "", row_id(args)
    loans = turn.services.loans
    owed = await loans.owed(turn.user, instalment_id, turn.now)
    if owed is None:
        await turn.toast(turn.texts("instalment-gone"), alert=True)
        return
    await turn.toast()
    is_open = owed.instalment.state is InstalmentState.OPEN
    match what:
        case "paid" | "skip":
            state = InstalmentState.PAID if what == "paid" else InstalmentState.SKIPPED
            if await loans.settle(turn.user, instalment_id, state, turn.now):
                owed = await loans.owed(turn.user, instalment_id, turn.now) or owed
            await turn.edit(*_settled(turn, owed))
        case "undo":
            await loans.reopen(turn.user, instalment_id, turn.now)
            await _show(turn, instalment_id)
        case "show":
            text, rows = _view(turn, owed)
            await turn.reply(text, rows)
        case "later" if is_open:
            await _later(turn, owed, args[2] if len(args) > 2 else _DEFAULT_LATER)
        case "hard" if is_open:
            await _guidance(turn, owed)
        case _:
            await _show(turn, instalment_id)


async def _show(turn: Turn, instalment_id: int) -> None:
    owed = await turn.services.loans.owed(turn.user, instalment_id, turn.now)
    if owed is not None:
        await turn.edit(*_view(turn, owed))


def _view(turn: Turn, owed: Owed) -> tuple[str, Rows]:
    """One instalment as it stands now, with the buttons of a reminder."""
    if owed.instalment.state is not InstalmentState.OPEN:
        return _settled(turn, owed)
    notice = Notice(turn.user, (Item(owed.loan, owed.instalment, owed.days),), False, turn.now)
    text, rows = compose(notice, turn.services)
    if owed.loan.state is LoanState.PAUSED:
        text += f"\n\n{turn.texts('loan-paused')}"
    skip = Button(turn.texts("button-skip"), f"inst:skip:{owed.instalment.id}")
    back = Button(turn.texts("button-loan"), f"loan:open:{owed.loan.id}")
    return text, [*rows, [skip, back]]


def _settled(turn: Turn, owed: Owed) -> tuple[str, Rows]:
    t = turn.texts
    key = "instalment-skipped" if owed.instalment.state is InstalmentState.SKIPPED else "instalment-paid"
    text = t(
        key,
        name=esc(owed.loan.name),
        day=t.day(owed.instalment.due_on),
        money=money(t, owed.instalment.amount),
    )
    return text, [
        [
            Button(t("button-undo"), f"inst:undo:{owed.instalment.id}"),
            Button(t("button-loan"), f"loan:open:{owed.loan.id}"),
        ]
    ]


async def _later(turn: Turn, owed: Owed, choice: str) -> None:
    """Remind again: at once with the usual delay, other delays one tap away."""
    t = turn.texts
    delay = _LATER.get(choice, _LATER[_DEFAULT_LATER])
    send_at = await turn.services.loans.snooze(turn.user, owed.instalment.id, delay, turn.now)
    if send_at is None:
        await _show(turn, owed.instalment.id)
        return
    lines = [
        f"<b>{esc(owed.loan.name)}</b> · {t.day(owed.instalment.due_on)}",
        t("later-set", moment=t.moment(local(send_at, turn.user.preferences.zone))),
    ]
    if turn.user.subscription != "on":
        lines.append(t("list-off"))
    if owed.days >= 0 and send_at >= due_end(owed.instalment.due_on):
        lines.append(t("later-too-late"))
    rows = [
        [
            Button(t(f"button-later-{key}"), f"inst:later:{owed.instalment.id}:{key}")
            for key in _LATER
            if key != choice
        ],
        [
            Button(t("button-paid"), f"inst:paid:{owed.instalment.id}"),
            Button(t("button-hard"), f"inst:hard:{owed.instalment.id}"),
        ],
    ]
    await turn.edit("\n".join(lines), rows)


async def _guidance(turn: Turn, owed: Owed) -> None:
    """What to do when the money will not be there: before the date, with the lender itself."""
    t, services = turn.texts, turn.services
    lender = services.library.lenders.get(owed.loan.lender or "")
    late = owed.days < 0
    guidance = services.answers.guidance(lender, None, turn.now.date(), turn.language, overdue=late)
    lines = [
        f"<b>{t('hard-title', name=esc(owed.loan.name))}</b>",
        t("hard-first-overdue" if late else "hard-first"),
        "",
        *(t("line", tier=esc(line.tier_label), text=esc(line.text)) for line in guidance.lines),
        "",
        t("hard-middlemen"),
        t("line", tier=esc(guidance.owed.tier_label), text=esc(guidance.owed.text)),
        t("checked", day=str(guidance.checked)),
    ]
    place = Place(target=owed.loan.lender or GENERAL, stage=stage_of(owed.days))
    await turn.reply("\n".join(lines), [[Button(t("button-full-answer"), place.data(turn.language))]])
