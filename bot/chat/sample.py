"""What a reminder looks like, for newcomers. Its buttons explain themselves and change nothing."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from bot.chat.buttons import Press
from bot.chat.context import Turn
from bot.chat.feature import Feature
from bot.chat.reminder_message import compose
from bot.chat.shared_buttons import add_button
from bot.domain.dates import Once, lender_day
from bot.domain.loans import Instalment, InstalmentState, Loan, LoanState
from bot.services.instalments import Owed
from bot.services.reminders import Notice
from bot.texts import Texts
from bot.transport.messages import Button

_LENDER: Final = "weilidai"
_AMOUNT: Final = 120_000  # fen
_EXPLAINED: Final = ("paid", "later", "hard", "full")


@dataclass(frozen=True, slots=True)
class OnSample(Press):
    """Show one; or say what this button of a real reminder does."""

    prefix = "sample"
    which: str = ""


def sample_button(t: Texts) -> Button:
    """Shows what a reminder looks like."""
    return OnSample().button(t("button-sample"))


def press(turn: Turn, pressed: OnSample) -> None:
    """The sample, or what one of its buttons does."""
    if pressed.which in _EXPLAINED:
        turn.toast(turn.texts(f"sample-{pressed.which}"), alert=True)
        return
    turn.toast()
    t = turn.texts
    text, rows = compose(_notice(turn), turn.services)
    labels = [button.label for row in rows for button in row]
    own = [OnSample(what).button(label) for what, label in zip(_EXPLAINED, labels, strict=True)]
    turn.reply(f"{t('sample-title')}\n\n{text}", [own[:3], own[3:], [add_button(t)]])


def _notice(turn: Turn) -> Notice:
    """A loan that nobody owes, due tomorrow."""
    day = lender_day(turn.now) + timedelta(days=1)
    lender = turn.services.library.lenders.get(_LENDER)
    name = lender.name.of(turn.language) if lender else _LENDER
    loan = Loan(
        id=0,
        user_id=turn.user.id,
        lender=lender.id if lender else None,
        name=name,
        rule=Once(day),
        amount=_AMOUNT,
        count=None,
        state=LoanState.ACTIVE,
        created_at=turn.now,
    )
    instalment = Instalment(0, 0, 1, day, _AMOUNT, InstalmentState.OPEN)
    user = replace(turn.user, preferences=replace(turn.user.preferences, discreet=False))
    return Notice(user, (Owed(loan, instalment, 1),), late=False, now=turn.now)


FEATURE: Final = Feature(buttons=(OnSample.to(press),))
