"""What a wish is: what was done or is wanted, and the pieces that it names. Knows no words."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from bot.domain.language import Language
from bot.reading.dates.calendar import Found


class Does(StrEnum):
    """What was done, or is wanted."""

    PAID = "paid"
    PAID_OFF = "paid off"
    REMIND = "remind"
    CHANGE_DATE = "change date"
    CHANGE_AMOUNT = "change amount"
    RENAME = "rename"
    PUT_OFF = "put off"
    LIST = "list"
    OWED = "owed sum"
    PAID_SUM = "paid sum"
    EXPORT = "export"
    SETTINGS = "settings"
    SET_TIME = "set time"
    OFF = "reminders off"
    ON = "reminders on"
    PAUSE = "pause"
    LANGUAGE = "language"
    DELETE_LOAN = "delete loan"
    DELETE_ME = "delete me"
    UNDO = "undo"
    SAVE = "save card"
    EDIT = "edit card"
    CANCEL = "cancel"
    GREETING = "greeting"
    THANKS = "thanks"
    MENU = "menu"
    ADD = "add"


@dataclass(frozen=True, slots=True)
class Wish:
    """A wish, and the pieces that it names."""

    does: Does
    lenders: tuple[str, ...] = ()  # as typed
    amount: int | None = None  # fen
    name: str = ""  # what a loan is to be called, as typed
    half: bool = False  # of what is left
    part: bool = False  # said to be a part only
    unsure: bool = False  # so that even a single fit is asked about
    whole: bool = False  # 还清: of this instalment, or of the loan
    when: Found | None = None  # the date that is named
    when_text: str = ""
    past: date | None = None  # the day on which something was done
    at: time | None = None
    days: int | None = None  # for how long, or after how many
    minutes: int | None = None  # after how many
    due_month: int | None = None  # the month of the instalment
    language: Language | None = None
    one: bool = False  # of this instalment, or this once, and not from now on
    month: bool = False  # of this month only
    states: bool = False  # how a loan is: of one that is not stored, this is no wish
