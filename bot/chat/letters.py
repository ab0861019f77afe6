"""/letter: a letter to the lender, chosen, read, and sent as files. Everything travels in the buttons.

Nothing is stored: the files are made when they are sent, from the loan as it stands then.
"""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Final

from bot.chat.context import Services, Turn
from bot.chat.feature import Command, Feature
from bot.chat.letter_screens import choice_screen, chosen, letter_screen, whom_screen
from bot.chat.shared_buttons import OnLetter
from bot.domain.dates import lender_day
from bot.domain.language import Language
from bot.knowledge.library import Library
from bot.services import letter_files
from bot.services.letter_files import DOCX, TXT
from bot.services.loans import Loans
from bot.services.users import Users
from bot.texts import texts_in
from bot.transport.messages import Content, File

FILE: Final = "letter"


def start(turn: Turn) -> None:
    """Which letter?"""
    turn.reply(*choice_screen(turn))


def press(turn: Turn, pressed: OnLetter) -> None:
    """The next screen, or the files. Another user's loan does not exist here."""
    letter = turn.services.library.letters.get(pressed.letter)
    if letter is None or not pressed.whom:
        turn.toast()
        turn.edit(*(whom_screen(turn, letter) if letter else choice_screen(turn)))
        return
    found = chosen(turn.services.library, turn.loans, turn.user, pressed, turn.now)
    if found is None:
        turn.toast(turn.texts("letter-gone"), alert=True)
        turn.edit(*whom_screen(turn, letter))
        return
    turn.toast()
    if pressed.what == "file":
        for form in (DOCX, TXT):
            turn.file(":".join((FILE, form, turn.language, pressed.text())))
        return
    turn.edit(*letter_screen(turn, found))


def prepare(users: Users, loans: Loans, services: Services, file: File, now: datetime) -> Content | None:
    """A letter as a file, from what is stored when it is sent. None if its loan is not there any more."""
    _, form, language, data = file.what.split(":", 3)
    pressed = OnLetter.read(data.partition(":")[2])
    found = chosen(services.library, loans, users.known(file.user_id), pressed, now)
    if found is None:
        return None
    t, text = texts_in(Language(language)), found.text(services.library, lender_day(now)).split("\n")
    title = found.letter.title.of(t.language)
    make = partial(letter_files.docx, text, now) if form == DOCX else partial(letter_files.txt, text)
    return Content(f"letter-{found.letter.id}.{form}", t(f"letter-{form}", title=title), make)


def _carried(library: Library) -> Iterator[tuple[str, str, str]]:
    """The longest button of each lender, and of each letter."""
    longest = max(library.letters, key=len, default="")
    yield from (("lenders", one, OnLetter("show", longest, one).text()) for one in library.lenders)
    lender = max(library.lenders, key=len, default="")
    yield from (("letters", one, OnLetter("show", one, lender).text()) for one in library.letters)


FEATURE: Final = Feature(
    (Command("letter", start),), (OnLetter.to(press),), carried=_carried, files={FILE: prepare}
)
