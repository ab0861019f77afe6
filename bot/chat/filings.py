"""After a complaint was handed in: when, its number, what came of it. Nothing of what it says is kept."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from bot.chat import filing_card
from bot.chat.context import Turn
from bot.chat.feature import Feature, Talk
from bot.chat.filing_card import OnFiling
from bot.chat.shared_buttons import list_button
from bot.chat.wording import too_many
from bot.domain.filings import LONGEST_AGO, MAX_NUMBER, Filing, FilingDraft
from bot.domain.loans import LimitError
from bot.domain.matters import Over
from bot.reading.case_number import NumberProblem, read_case_number
from bot.reading.times import read_past_day
from bot.services.complaints import ladder, listed
from bot.services.conversation import Conversation
from bot.store.records import MatterView
from bot.transport.messages import Rows

AGAIN: Final = 15
"""Days until it is asked about again, where no reminder is planned any more."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: the day or the number of a complaint; or the day of one that is not kept yet.

    With `office`, `id` is that of a contact with the lender.
    """

    step: str
    id: int
    office: str = ""


ASKED: Final = Conversation("filed", Asked)


def press(turn: Turn, pressed: OnFiling) -> None:
    """A button. Another user's complaint, or contact, does not exist here."""
    turn.end(ASKED)
    match pressed.what:
        case "today":
            turn.toast()
            _file(turn, pressed.id, pressed.office, turn.today)
        case "other":
            turn.toast()
            turn.keep(ASKED, Asked("new", pressed.id, pressed.office))
            turn.reply(filing_card.ask_day(turn.texts))
        case "restore":
            turn.toast()
            _restore(turn, pressed.id)
        case _:
            _press_kept(turn, pressed)


def read(turn: Turn, asked: Asked, *, unless_unread: bool) -> bool:
    """A day or a number. False, and nothing said, as in `add.read`."""
    t = turn.texts
    if asked.step == "number":
        number = read_case_number(turn.args, certain=unless_unread)
        if isinstance(number, NumberProblem):
            if unless_unread:
                return False
            turn.reply(t(f"filed-number-{number}", most=MAX_NUMBER))
            return True
        _change(turn, asked.id, number=number)
        return True
    day = read_past_day(turn.args, turn.written.date())
    if day is None or not turn.today - LONGEST_AGO <= day <= turn.today:
        if unless_unread:
            return False
        turn.reply(filing_card.ask_day(t, t("filed-bad-day")))
        return True
    if asked.step == "new":
        turn.end(ASKED)
        _file(turn, asked.id, asked.office, day)
    else:
        _change(turn, asked.id, day=day)
    return True


def _press_kept(turn: Turn, pressed: OnFiling) -> None:
    t, view = turn.texts, turn.filings.find(turn.user, pressed.id, turn.now)
    if view is None:
        turn.toast(t("filed-gone"), alert=True)
        return
    turn.toast()
    undo = [OnFiling("restore", pressed.id).button(t("button-undo")), list_button(t)]
    match pressed.what:
        case "number" | "day":
            turn.keep(ASKED, Asked(pressed.what, pressed.id))
            turn.reply(t("filed-ask-number") if pressed.what == "number" else filing_card.ask_day(t))
        case "answered":
            turn.filings.close(turn.user, pressed.id, Over.OVER, turn.now)
            turn.edit(t("filed-over"), [*filing_card.to_next(turn, view.matter), undo])
        case "stop" | "delete":
            turn.filings.close(turn.user, pressed.id, Over.DELETED, turn.now)
            turn.edit(t("filed-deleted"), [undo])
        case "waiting":
            if view.next_reminder is None:
                turn.filings.later(turn.user, pressed.id, AGAIN, turn.now)
            text, rows = _shown(turn, pressed.id, t("filed-waiting"))
            turn.edit(text, [*filing_card.to_next(turn, view.matter), *rows])
        case _:
            turn.edit(*filing_card.screen(turn, view))


def _file(turn: Turn, contact_id: int, office: str, day: date) -> None:
    """Keep that it was handed in: the same, said twice, is one."""
    t, found = turn.texts, listed(turn.contacts, turn.user, contact_id)
    if found is None or office not in ladder(turn.services.library, found.lender):
        turn.reply(t("filed-lost"))
        return
    same = _same(turn, FilingDraft(day, found.lender, office))
    if same is not None:
        turn.reply(*filing_card.screen(turn, same, t("filed-known")))
        return
    try:
        filing_id = turn.filings.save(turn.user, FilingDraft(day, found.lender, office), turn.now).id
    except LimitError as error:
        turn.reply(too_many(t, error), [[list_button(t)]])
        return
    turn.user = turn.users.find(turn.user.id, turn.language, turn.now)
    turn.reply(*_shown(turn, filing_id, t("filed-saved")))


def _same(turn: Turn, draft: FilingDraft) -> MatterView[Filing] | None:
    """One of the same day, lender and office, whatever its number."""
    views = turn.filings.views(turn.user, turn.now)
    return next((one for one in views if replace(one.matter.draft, number="") == draft), None)


def _change(turn: Turn, filing_id: int, day: date | None = None, number: str | None = None) -> None:
    turn.end(ASKED)
    view = turn.filings.find(turn.user, filing_id, turn.now)
    if view is None:
        turn.reply(turn.texts("filed-gone"), [[list_button(turn.texts)]])
        return
    known = view.matter.draft
    said = replace(
        known, day=known.day if day is None else day, number=known.number if number is None else number
    )
    turn.filings.change(turn.user, filing_id, said, turn.now)
    turn.reply(*_shown(turn, filing_id, turn.texts("filed-changed")))


def _restore(turn: Turn, filing_id: int) -> None:
    try:
        turn.filings.restore(turn.user, filing_id, turn.now)
    except LimitError as error:
        turn.reply(too_many(turn.texts, error), [[list_button(turn.texts)]])
        return
    turn.edit(*_shown(turn, filing_id))


def _shown(turn: Turn, filing_id: int, above: str = "") -> tuple[str, Rows]:
    view = turn.filings.find(turn.user, filing_id, turn.now)
    if view is None:
        return turn.texts("filed-gone"), [[list_button(turn.texts)]]
    return filing_card.screen(turn, view, above)


FEATURE: Final = Feature(buttons=(OnFiling.to(press),), talk=Talk(ASKED, read))
