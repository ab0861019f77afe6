"""Contacts that a person wrote down: opening, correcting and erasing one. Knows no flow and no list."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from telegram import Message

from bot.chat.buttons import number
from bot.chat.contact_card import LOAN, MARKS, TYPED, asking, card, fixing, most_of
from bot.chat.context import Turn
from bot.chat.feature import Feature, Talk
from bot.chat.log_lines import read_typed
from bot.chat.shared_buttons import OnContact, OnLog
from bot.domain.contacts import BOUNDS, Contact, ContactKind, WrittenContact
from bot.knowledge.library import Library
from bot.reading.contact_lines import read_moment
from bot.reading.numbers import number as number_in
from bot.reading.numbers import without_private
from bot.reading.patterns import regex
from bot.services import contacts
from bot.services.contacts import ASKED, LINES
from bot.services.conversation import Waiting
from bot.transport.messages import Rows

_MOST_ID: Final = 10**9
_NUMBER: Final = regex(r"[+0-9０-９*()\s-]{3,}")


def press(turn: Turn, pressed: OnContact) -> None:
    """A button of a contact. Another user's does not exist here."""
    written = turn.contacts.find(turn.user, pressed.id)
    if written is None:
        turn.toast(turn.texts("contact-gone"), alert=True)
        return
    turn.toast()
    turn.end(ASKED)
    match pressed:
        case OnContact("erase"):
            turn.contacts.erase(turn.user, written.id)
            t = turn.texts
            rows = [[OnLog().button(t("button-log-again")), OnLog("list").button(t("button-log-list"))]]
            turn.edit(t("contact-erased"), rows)
        case OnContact("fix"):
            turn.edit(*fixing(turn, written))
        case OnContact(what, _, value) if what in MARKS and value:
            said = {*written.contact.said} - {MARKS[what]} | ({MARKS[what]} if value == "yes" else set())
            after = _changed(turn, written, replace(written.contact, said=tuple(sorted(said))))
            turn.edit(*fixing(turn, after))
        case OnContact(what, _, value) if value and (changed := _chosen(turn, written, what, value)):
            turn.edit(*_done(turn, written, changed))
        case OnContact(what) if what in TYPED or what == "kind":
            if what in TYPED:
                turn.keep(ASKED, Waiting(what, written.id))
            turn.edit(*asking(turn, written, what))
        case _:
            turn.edit(*card(turn, written))


def read(turn: Turn, state: Waiting, *, unless_unread: bool) -> bool:
    """What was typed for it. False, and nothing said, as in `add.read`."""
    if state.step == LINES:
        return read_typed(turn)
    written = turn.contacts.find(turn.user, state.id)
    if written is None:
        turn.end(ASKED)
        if not unless_unread:
            turn.reply(turn.texts("contact-gone"))
        return not unless_unread
    changed = _typed(turn, written, state.step, turn.args.strip(), sure=unless_unread)
    if changed is None:
        if unless_unread:
            return False
        turn.reply(turn.texts(f"contact-bad-{state.step}", most=most_of(state.step)))
        return True
    turn.end(ASKED)
    turn.reply(*_done(turn, written, changed))
    return True


def attach(turn: Turn, state: Waiting) -> bool:
    """A picture, a file or a voice message: only Telegram's id of it is kept. False if none is asked for."""
    written = turn.contacts.find(turn.user, state.id)
    file_id = _file_id(turn.message) if turn.message is not None else ""
    if state.step != "note" or written is None or not file_id:
        return False
    note = without_private(turn.args.strip())[: BOUNDS["note"]] or written.contact.note
    turn.end(ASKED)
    turn.reply(*_done(turn, written, replace(written.contact, file_id=file_id, note=note)))
    return True


def _done(turn: Turn, before: WrittenContact, contact: Contact) -> tuple[str, Rows]:
    return card(turn, _changed(turn, before, contact), "contact-changed")


def _changed(turn: Turn, before: WrittenContact, contact: Contact) -> WrittenContact:
    return turn.contacts.change(turn.user, before, contact, turn.now) or before


def _chosen(turn: Turn, written: WrittenContact, what: str, value: str) -> Contact | None:
    """As a button says it is. None for what makes no sense: anyone can forge data."""
    contact = written.contact
    match what:
        case "kind" if value in list(ContactKind):
            return replace(contact, kind=ContactKind(value))
        case "times" if 1 <= number(value) <= most_of("times"):
            return replace(contact, times=number(value))
        case "lender" if value == "-":
            return replace(contact, lender="", loan_id=None)
        case "lender" if value in turn.services.library.lenders:
            return replace(contact, lender=value)
        case "lender" if value.startswith(LOAN):
            view = turn.loans.find(turn.user, number(value.removeprefix(LOAN)))
            return replace(contact, lender=view.loan.title, loan_id=view.loan.id) if view else None
        case _:
            return None


def _typed(turn: Turn, written: WrittenContact, what: str, text: str, *, sure: bool) -> Contact | None:
    """As it was typed to be. None if that can't be read, or is too long. `sure`: no name is guessed."""
    contact = written.contact
    match what:
        case "at" if found := read_moment(text, turn.written):
            on, at = found
            moment = contacts.moment_of(on, at, turn.user)
            return replace(contact, at=moment, exact=at is not None)
        case "times" if 1 <= (number_in(text.rstrip("次个通条")) or 0) <= most_of("times"):
            return replace(contact, times=number_in(text.rstrip("次个通条")) or 1)
        case "number" if _NUMBER.fullmatch(text) and len(text) <= BOUNDS["number"]:
            return replace(contact, number=" ".join(text.split()))
        case "lender" if text:
            named = turn.services.search.find(text)
            name = named.lender.id if named.lender else " ".join(without_private(text).split())
            known = named.lender is not None or (not sure and 0 < len(name) <= BOUNDS["lender"])
            return replace(contact, lender=name, loan_id=None) if known else None
        case "note" if len(text) <= BOUNDS["note"]:
            return replace(contact, note=without_private(text).strip())
        case _:
            return None


def _file_id(message: Message) -> str:
    if message.photo:
        return message.photo[-1].file_id
    kinds = (message.document, message.voice, message.audio, message.video, message.video_note)
    return next((one.file_id for one in kinds if one is not None), "")


def _carried(library: Library) -> Iterator[tuple[str, str, str]]:
    """The longest button of each lender."""
    return (("lenders", one, OnContact("lender", _MOST_ID, one).text()) for one in library.lenders)


FEATURE: Final = Feature(buttons=(OnContact.to(press),), carried=_carried, talk=Talk(ASKED, read, attach))
