"""The buttons that lead from one feature to another. Who answers them is said by the features."""

from dataclasses import dataclass
from datetime import date

from bot.chat.buttons import Press
from bot.texts import Texts
from bot.transport.messages import Button


@dataclass(frozen=True, slots=True)
class OnInstalment(Press):
    """`value` was chosen; `seen` is the instalment's stamp when the button was drawn."""

    prefix = "inst"
    what: str = ""
    id: int = 0
    value: str = ""
    seen: str = ""


@dataclass(frozen=True, slots=True)
class OnLoan(Press):
    """What to do with which loan; or what to list."""

    prefix = "loan"
    what: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class OnCalendar(Press):
    """`place` is a month (2026-12), a day (2026-12-15), or what does nothing; without it, this month."""

    prefix = "cal"
    place: str = ""
    what: str = ""


@dataclass(frozen=True, slots=True)
class OnSettings(Press):
    """All of them; the choices for one; or what was chosen."""

    prefix = "set"
    what: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class OnPause(Press):
    """A number of days, or `off`; without it, the question."""

    prefix = "pause"
    until: str = ""


@dataclass(frozen=True, slots=True)
class Go(Press):
    """A command, and the lender that it is given for, if any."""

    prefix = "go"
    command: str = ""
    lender: str = ""


@dataclass(frozen=True, slots=True)
class Subscribe(Press):
    """Reminders on."""

    prefix = "sub"


@dataclass(frozen=True, slots=True)
class OnDoor(Press):
    """Where somebody stands in the walk at the door: `path` is all that they answered.

    `what`: empty for that question or verdict itself; `new` for a walk of its own. `lender` is an id of the
    knowledge, or `#` and the id of a loan of theirs.
    """

    prefix = "door"
    what: str = ""
    path: str = ""
    lender: str = ""


@dataclass(frozen=True, slots=True)
class OnAround(Press):
    """Whom a card for those around is for; without it, the choice."""

    prefix = "around"
    who: str = ""


@dataclass(frozen=True, slots=True)
class OnLetter(Press):
    """A letter to a lender: empty for the choice, `to` for whom it goes to, `show`, or `file`.

    `whom` is an id of the knowledge, `#` and the id of a loan, `@` and that of an instalment, or `*` for
    nobody that we know; then what can be paid of the instalment (fen), and on which day the rest.
    """

    prefix = "letter"
    what: str = ""
    letter: str = ""
    whom: str = ""
    can_pay: int | None = None
    on: date | None = None


def around_button(t: Texts, label: str = "") -> Button:
    """Something to pass on to those who are called about somebody else's debt."""
    return OnAround().button(label or t("button-around"))


@dataclass(frozen=True, slots=True)
class OnLog(Press):
    """`what` of the log is shown or done; `value` is what was chosen, `day` and `page` say where."""

    prefix = "log"
    what: str = ""
    value: str = ""
    day: date | None = None
    page: int = 1


@dataclass(frozen=True, slots=True)
class OnContact(Press):
    """What to do with which contact that was written down, and with what."""

    prefix = "contact"
    what: str = ""
    id: int = 0
    value: str = ""


@dataclass(frozen=True, slots=True)
class OnOperator(Press):
    """Which of the operator's screens; without it, the first."""

    prefix = "op"
    what: str = ""


def start_buttons(t: Texts) -> list[list[Button]]:
    """What one can begin with."""
    return [
        [add_button(t), Go("rights").button(t("button-rights"))],
        [Go("verify").button(t("button-verify")), OnDoor("new").button(t("button-door-now"))],
    ]


def add_button(t: Texts, lender: str = "") -> Button:
    """Add a loan, of this lender."""
    return Go("add", lender).button(t("button-add"))


def log_button(t: Texts) -> Button:
    """Write down a call, a message or a visit."""
    return OnLog().button(t("button-log"))


def list_button(t: Texts) -> Button:
    """All loans."""
    return OnLoan("list").button(t("button-list"))


def loan_button(t: Texts, loan_id: int) -> Button:
    """One loan."""
    return OnLoan("open", loan_id).button(t("button-loan"))


def subscribe_button(t: Texts) -> Button:
    """Reminders on."""
    return Subscribe().button(t("button-subscribe"))
