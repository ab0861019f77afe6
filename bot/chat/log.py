"""/log: writing down who got in touch, in one tap or in lines, and all that was written. Corrects nothing."""

from collections.abc import Iterator
from typing import Final

from telegram import Message

from bot.chat.complaint_screens import OnComplaint
from bot.chat.contact_card import card
from bot.chat.contact_words import day_lines, label_of, unknown_lines
from bot.chat.context import Turn
from bot.chat.feature import Command, Feature, Talk
from bot.chat.log_lines import menu_rows, press_answer, undo, write_lines
from bot.chat.shared_buttons import OnContact, OnLog
from bot.domain.contacts import BOUNDS, Contact, ContactKind
from bot.knowledge.library import Library
from bot.services import contacts
from bot.services.contact_lines import ASKING
from bot.services.contacts import ASKED, LINES, Day
from bot.services.conversation import Waiting
from bot.transport.messages import Button, in_rows

_LISTS: Final = frozenset({"list", "看记录", "記錄", "看記錄", "记录", "列表"})
_FINDINGS: Final = 6  # of a page of days; a day shows all of its own
_YEARS: Final = range(2000, 2100)  # anyone can forge a day
_ENTRIES: Final = 24  # of a day, on one screen


def start(turn: Turn) -> None:
    """`/log`, `/log list`, `/log 昨天22:30 微粒贷 电话 接了`."""
    words = turn.args.lower().split()
    # With a lender behind it too: the list has all. (记录 may begin a line that is to be written down.)
    if " ".join(words) in _LISTS or words[:1] in (["list"], ["列表"]):
        _list(turn, OnLog("list"))
    elif turn.args.strip():
        write_lines(turn, turn.args)
    else:
        turn.keep(ASKED, Waiting(LINES))
        turn.reply(turn.texts("log-ask"), menu_rows(turn))


def press(turn: Turn, pressed: OnLog) -> None:
    """A button of the log. What is shown belongs to whoever pressed."""
    if pressed.day is not None and pressed.day.year not in _YEARS:
        pressed = OnLog(pressed.what)
    match pressed:
        case OnLog("tap", value):
            _tap(turn, value)
        case OnLog("is", value):
            press_answer(turn, value)
        case OnLog("undo", value):
            undo(turn, value)
        case OnLog("list"):
            turn.toast()
            _list(turn, pressed)
        case OnLog("day", _, day) if day is not None:
            turn.toast()
            _day(turn, turn.contacts.day(turn.user, day), pressed.page)
        case _:
            turn.toast()
            turn.args = ""
            start(turn)


def _tap(turn: Turn, value: str) -> None:
    """Write down what happened just now: once for each message with the buttons."""
    kind, _, lender = value.partition(".")
    message = turn.update.callback_query.message if turn.update.callback_query else None
    if kind not in list(ContactKind) or not isinstance(message, Message):
        turn.toast(turn.texts("button-old"))
        return
    if not turn.contacts.has_room(turn.user):
        turn.toast(turn.texts("log-full", most=BOUNDS["kept"]), alert=True)
        return
    turn.user = turn.users.ensure(turn.user, turn.now)
    known = lender if lender in turn.services.library.lenders else ""
    at = turn.now.replace(second=0, microsecond=0)
    contact = Contact(ContactKind(kind), at, f"tap:{message.message_id}", lender=known)
    written = turn.contacts.write_down(turn.user, contact, turn.now)
    turn.end(ASKED)
    if written is None:
        turn.toast(turn.texts("contact-before"))
        return
    turn.toast()
    turn.edit(*card(turn, written, "contact-written"))


def _list(turn: Turn, pressed: OnLog) -> None:
    """Some days, the latest first."""
    t, page = turn.texts, turn.contacts.page(turn.user, pressed.day)
    if not page.days:
        turn.edit(t("log-empty"), menu_rows(turn))
        return
    lines, most = [t("log-title", count=turn.contacts.count(turn.user))], _FINDINGS
    for day in page.days:
        of_day = day_lines(turn, day, most)
        most -= len(contacts.judged(turn.services.library, day.contacts, turn.user))
        lines += ["", *of_day]
    days = [
        OnLog("day", "", day.on).button(f"{day.on:%m-%d} · {sum(one.times for one in day.contacts)}")
        for day in page.days
    ]
    beside = [
        OnLog("list", "", on).button(t(f"button-log-{key}"))
        for key, on in (("newer", page.newer), ("older", page.older))
        if on is not None
    ]
    rows: list[list[Button]] = [*in_rows(days, 3), *([beside] if beside else [])]
    rows.append([OnLog().button(t("button-log-again")), OnComplaint().button(t("button-complain"))])
    turn.edit("\n".join([*lines, "", t("log-legend")]), rows)


def _day(turn: Turn, day: Day, page: int) -> None:
    """One day, and a button for each entry."""
    t, back = turn.texts, OnLog("list", "", day.on).button(turn.texts("button-log-back"))
    if not day.written:
        turn.edit(t("log-empty"), [[back]])
        return
    pages = -(-len(day.written) // _ENTRIES)
    page = min(max(page, 1), pages)
    found = contacts.judged(turn.services.library, day.contacts, turn.user)
    lines = [*day_lines(turn, day), *unknown_lines(turn, found)]
    lines += ["", t("log-entries", page=page, pages=pages)]
    shown = day.written[(page - 1) * _ENTRIES : page * _ENTRIES]
    rows = in_rows([OnContact("open", one.id).button(label_of(turn, one.contact)) for one in shown], 3)
    beside = [
        OnLog("day", "", day.on, to).button(t(f"button-log-{key}"))
        for key, to in (("newer", page - 1), ("older", page + 1))
        if 1 <= to <= pages
    ]
    turn.edit("\n".join(lines), [*rows, *([beside] if beside else []), [back]])


def _carried(library: Library) -> Iterator[tuple[str, str, str]]:
    """The longest button of each lender."""
    return (("lenders", one, OnLog("tap", f"{ContactKind.ANSWERED}.{one}").text()) for one in library.lenders)


FEATURE: Final = Feature(
    (Command("log", start),), (OnLog.to(press),), carried=_carried, talk=Talk(ASKING, None)
)
