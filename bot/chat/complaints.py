"""/complain: a complaint from the log, chosen, looked through, and sent as files.

Nothing is stored: what is left out travels in the buttons, and the files are made when they are sent.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Final

from bot.chat import filing_card
from bot.chat.complaint_screens import (
    QUESTION,
    TRUE,
    OnComplaint,
    choice_screen,
    office_screen,
    review_screen,
)
from bot.chat.complaint_text import ASKS, complaint
from bot.chat.context import Services, Turn
from bot.chat.feature import Command, Feature
from bot.domain.language import Language
from bot.knowledge.library import Library
from bot.services import letter_files
from bot.services.complaints import MOST, ladder, listed, packed, unpacked
from bot.services.letter_files import DOCX, TXT
from bot.services.loans import Loans
from bot.services.users import Users
from bot.texts import texts_in
from bot.transport.messages import Content, File

FILE: Final = "complaint"
NEEDED: Final = (("questions", QUESTION), ("topics", TRUE.split("/")[1]))
_MOST_ID: Final = 10**9


def start(turn: Turn) -> None:
    """About whom?"""
    turn.reply(*choice_screen(turn))


def press(turn: Turn, pressed: OnComplaint) -> None:
    """The next screen, or the files. Another user's contact does not exist here."""
    t, library = turn.texts, turn.services.library
    pressed = replace(pressed, asks=pressed.asks & sum(ASKS))
    found = listed(turn.contacts, turn.user, pressed.id) if pressed.id else None
    if found is None:
        turn.toast(t("complain-gone") if pressed.id else "", alert=bool(pressed.id))
        turn.edit(*choice_screen(turn))
        return
    offices = ladder(library, found.lender)
    office = offices.get(pressed.office)
    if office is None:
        turn.toast()
        turn.edit(*office_screen(turn, pressed, found, offices))
    elif pressed.seen != found.seen:
        turn.toast()
        again = replace(pressed, seen=found.seen, page=1, out="")
        turn.edit(*review_screen(turn, again, found, office, t("complain-changed")))
    elif pressed.what == "file" and found.kept(unpacked(pressed.out, len(found.entries))):
        turn.toast()
        for form in (DOCX, TXT):
            turn.file(":".join((FILE, form, turn.language, pressed.text())))
        turn.reply(*filing_card.offer(t, pressed.id, office))
    else:
        turn.toast()
        turn.edit(*review_screen(turn, pressed, found, office))


def prepare(users: Users, _loans: Loans, services: Services, file: File, now: datetime) -> Content | None:
    """A complaint as a file, from what is stored when it is sent. None if that is not the same any more."""
    _, form, language, data = file.what.split(":", 3)
    pressed, user = OnComplaint.read(data.partition(":")[2]), users.known(file.user_id)
    found = listed(users.contacts, user, pressed.id) if user is not None else None
    if user is None or found is None or found.seen != pressed.seen:
        return None
    office = ladder(services.library, found.lender).get(pressed.office)
    kept = found.kept(unpacked(pressed.out, len(found.entries)))
    if office is None or not kept:
        return None
    parts = complaint(services.library, user, office, found.lender, kept, pressed.asks)
    make = partial(letter_files.docx, parts, now) if form == DOCX else partial(letter_files.txt, parts)
    return Content(f"complaint-{office.id}.{form}", texts_in(Language(language))(f"complain-{form}"), make)


def _carried(library: Library) -> Iterator[tuple[str, str, str]]:
    """The longest button of each office."""
    most = packed(range(MOST))
    for one in library.complaints:
        yield "complaints", one, OnComplaint("file", _MOST_ID, "----", one, sum(ASKS), MOST // 8, most).text()


FEATURE: Final = Feature(
    (Command("complain", start),), (OnComplaint.to(press),), carried=_carried, files={FILE: prepare}
)
