"""The card of a contact that was written down, and what of it can be corrected. Changes nothing."""

from collections.abc import Sequence
from typing import Final

from bot.chat.contact_words import counts_word, finding_line, lender_word, told, unknown_lines
from bot.chat.context import Turn
from bot.chat.shared_buttons import OnContact, OnLog
from bot.chat.wording import short_name
from bot.domain.contacts import BOUNDS, PRIVATE, UNNAMED, ContactKind, WrittenContact
from bot.services import contacts
from bot.transport.messages import Button, Rows, esc, in_rows

LOAN: Final = "#"
"""Before the id of a loan of this user, in place of a lender's."""
MARKS: Final = {"unnamed": UNNAMED, "private": PRIVATE}
"""What can be said of a contact and taken back."""
TYPED: Final = ("at", "lender", "times", "number", "note")
"""What can be typed."""

_OWN: Final = 6  # lenders as buttons
_TIMES: Final = (1, 2, 3, 4, 5, 6, 8, 10)


def card(turn: Turn, written: WrittenContact, title: str = "contact-title") -> tuple[str, Rows]:
    """What was written down, what the day has come to, and what may exceed a rule."""
    t, contact = turn.texts, written.contact
    day = turn.contacts.day(turn.user, contacts.day_of(contact, turn.user))
    those = [one for one in day.contacts if one.lender == contact.lender]
    found = contacts.judged(turn.services.library, those, turn.user)
    name, counts = esc(lender_word(turn, contact.lender)), counts_word(turn, those)
    lines = [t(title), *told(turn, written), "", t("contact-so-far", name=name, counts=counts)]
    lines += [*(finding_line(turn, one) for one in found), *unknown_lines(turn, found)]
    rows: list[list[Button]] = []
    if not contact.lender:
        lines += ["", t("contact-which-lender")]
        other = OnContact("lender", written.id).button(t("button-contact-other"))
        rows += in_rows([*_own(turn, written.id), other])
    rows += [
        [
            OnContact("fix", written.id).button(t("button-contact-fix")),
            OnContact("erase", written.id).button(t("button-contact-erase-it")),
        ],
        [OnLog().button(t("button-log-again")), OnLog("list").button(t("button-log-list"))],
    ]
    return "\n".join(lines), rows


def fixing(turn: Turn, written: WrittenContact) -> tuple[str, Rows]:
    """What can be corrected."""
    t, id_ = turn.texts, written.id
    keys = ("at", "kind", "lender", "times", "number", "note")
    rows = in_rows([OnContact(key, id_).button(t(f"button-contact-{key}")) for key in keys], 3)
    for key, mark in MARKS.items():
        said, label = mark in written.contact.said, t(f"button-contact-{key}")
        rows.append([OnContact(key, id_, "no" if said else "yes").button(f"✓ {label}" if said else label)])
    lines = [*told(turn, written), "", t("contact-fix")]
    return "\n".join(lines), [*rows, _back(turn, written)]


def asking(turn: Turn, written: WrittenContact, what: str) -> tuple[str, Rows]:
    """The question for one thing, with what can be tapped."""
    t, id_ = turn.texts, written.id
    rows: list[list[Button]] = []
    match what:
        case "kind":
            kinds = [OnContact(what, id_, one).button(t(f"contact-kind-{one}")) for one in ContactKind]
            rows = in_rows(kinds)
        case "lender":
            nobody = OnContact(what, id_, "-").button(t("button-contact-nobody"))
            rows = in_rows([*_own(turn, id_), nobody])
        case "times":
            rows = in_rows([OnContact(what, id_, str(one)).button(str(one)) for one in _TIMES], 4)
    return t(f"contact-ask-{what}", most=most_of(what)), [*rows, _back(turn, written)]


def most_of(what: str) -> int:
    """How much may be typed for it, in characters; how many, for `times`."""
    return {"times": 99}.get(what, BOUNDS.get(what, 0))


def _own(turn: Turn, contact_id: int) -> Sequence[Button]:
    """The lenders of this user, the most urgent first."""
    overview, library = turn.loans.overview(turn.user, turn.now), turn.services.library
    named: dict[str, str] = {}
    for owed in (*overview.overdue, *overview.coming):
        known = library.lenders.get(owed.loan.lender or "")
        title = known.name.of(turn.language) if known else owed.loan.title
        named.setdefault(known.id if known else f"{LOAN}{owed.loan.id}", title)
    unique = {title: key for key, title in reversed(named.items())}
    return [
        OnContact("lender", contact_id, key).button(short_name(title))
        for key, title in named.items()
        if unique[title] == key
    ][:_OWN]


def _back(turn: Turn, written: WrittenContact) -> list[Button]:
    return [OnContact("open", written.id).button(turn.texts("button-back"))]
