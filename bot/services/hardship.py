"""When the money will not be there: what can be offered to a lender, which days make sense, what is known.

Decisions about one instalment, and the choice of facts. Knows no Telegram, no store and no clock.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final, NamedTuple

from bot.domain.dates import (
    FAR,
    DateProblem,
    DateProblemCode,
    DateReading,
    Once,
    day_in_month,
    due_end,
    local_to_utc,
    month_after,
    today_in,
)
from bot.domain.language import Language
from bot.domain.loans import MAX_NOTE, Instalment
from bot.domain.preferences import Preferences
from bot.knowledge.model import Lender, Stage
from bot.reading.amounts import read_amount
from bot.reading.dates.matching import read_date_rule
from bot.reading.numbers import has_personal_number
from bot.reading.patterns import regex
from bot.reading.text import fold
from bot.services.answer import Line
from bot.services.answers import Answers
from bot.services.conversation import Conversation

SOON: Final = timedelta(hours=3)

_OLD: Final = timedelta(days=365)
_LIMITATION: Final = "limitation"  # the topic of old debts
LETTER: Final = "extension"
"""The letter that asks for time."""

NEEDED: Final = (("topics", _LIMITATION), ("letters", LETTER))
_LATER: Final = (timedelta(days=7), timedelta(days=14))
# What stands around a rough amount.
_AROUND: Final = regex(
    r"^(?:我|现在|到期前|先|只|最多|大概|大约|能|可以|还(?!不)|付|\s|(?:about|only|maybe|i|can|pay)\s)+|(?:左右|吧)+$"
)
_NOTHING: Final = frozenset(
    (
        "0",
        "0元",
        "零",
        "没有",
        "没钱",
        "无",
        "一分都没有",
        "一分也没有",
        "还不了",
        "还不上",
        "nothing",
        "none",
        "zero",
    )
)
_HALF: Final = frozenset(("一半", "half"))


class Step(StrEnum):
    """What is on the screen. Each can be skipped."""

    AMOUNT = "ask"  # how much can you pay by the due date?
    OTHER = "other"  # … an amount that is typed
    WHEN = "when"  # when can you pay the rest?
    PLAN = "plan"  # what to say, what to ask for, what not to do
    LETTER = "letter"
    AGREED = "agreed"  # which day did the lender agree to?
    NOTE = "note"  # who agreed, when, reference number


class Problem(StrEnum):
    """Why an answer was not taken."""

    AMOUNT = "amount"  # not read for sure
    ENOUGH = "enough"  # it covers all that is left
    DATE = "date"  # not read for sure, or years away
    PAST = "past"
    IN_TIME = "in-time"  # the rest on a day that is not after the due date
    SAME = "same"  # agreed to the day that it is due on anyway
    NOTE = "note"  # longer than MAX_NOTE, or nothing
    PRIVATE = "private"  # a note that seems to hold a phone or identity number


@dataclass(frozen=True, slots=True)
class Plan:
    """What the user could offer. None: not said, or not known yet.

    `can_pay` is fen by the due date, of an overdue instalment now; 0 is nothing. `on` is the day of
    the rest; while an agreement is recorded, the day that was agreed to.
    """

    can_pay: int | None = None
    on: date | None = None

    def rest(self, left: int | None) -> int | None:
        """Fen to be paid later, of what is `left`; None if that is not known."""
        return None if left is None else left - (self.can_pay or 0)


@dataclass(frozen=True, slots=True)
class Hardship:
    """Where the conversation stands: which question is open, about which instalment, what was said so far."""

    step: Step
    instalment: int
    plan: Plan
    note: str = ""


HARDSHIP: Final = Conversation("hardship", Hardship, timedelta(days=2))


class Days(NamedTuple):
    """The days that a text may name. Unless `sure`, only the user knows which is meant."""

    days: tuple[date, ...]
    sure: bool


def step_for(wanted: Step, plan: Plan, instalment: Instalment, today: date) -> tuple[Step, Problem | None]:
    """The wanted step; or, where the plan makes no sense (any more), the step that asks again, and why.

    `today` on the lender's clock.
    """
    match wanted:
        case Step.WHEN | Step.PLAN | Step.LETTER:
            if plan.can_pay and instalment.left is not None and plan.can_pay >= instalment.left:
                return Step.OTHER, Problem.ENOUGH
            if wanted is Step.WHEN or plan.on is None:
                return wanted, None
            problem = _rest_problem(plan.on, instalment, today)
            return (Step.WHEN, problem) if problem else (wanted, None)
        case Step.NOTE:
            problem = Problem.DATE if plan.on is None else agreed_problem(plan.on, instalment, today)
            return (Step.AGREED, problem) if problem else (wanted, None)
        case _:
            return wanted, None


def agreed_problem(day: date, instalment: Instalment, today: date) -> Problem | None:
    """Why a lender can't have agreed to this day. The day of the schedule takes an agreement back."""
    if day == instalment.due_on:
        return Problem.SAME
    if day < today and day != instalment.scheduled_on:
        return Problem.PAST
    return Problem.DATE if day - today > FAR else None


def note_problem(note: str) -> Problem | None:
    """Why a note can't be kept."""
    if not note.strip() or len(note) > MAX_NOTE:
        return Problem.NOTE
    return Problem.PRIVATE if has_personal_number(fold(note)) else None


def half(left: int | None) -> int:
    """About half of what is left, in whole yuan where there are any; 0 if that is not known."""
    fen = (left or 0) // 2
    return fen - fen % 100 if fen >= 100 else fen


def days_to_offer(due_on: date, today: date) -> tuple[date, ...]:
    """Days on which the rest could be paid: one and two weeks later, and the same day of the next month.

    Later than the due date, or than today if that has passed.
    """
    start = max(due_on, today)
    year, month = month_after(start, 1)
    return (*(start + later for later in _LATER), day_in_month(year, month, start.day))


def read_can_pay(text: str, left: int | None) -> int | None:
    """Fen out of an amount that was typed, of what is `left`. None if it can't be read for sure."""
    folded = _AROUND.sub("", fold(text).strip(" \t\r\n,.;!"))
    if folded in _NOTHING:
        return 0
    return half(left) or None if folded in _HALF else read_amount(folded)


def read_day(text: str, today: date, after: date) -> Days:
    """One day that was typed; `today` is the user's. None at all where nothing can be read for sure.

    A bare day of the month (22号) is the first such day later than `after`, and is meant once.
    """
    found = read_date_rule(text, today)
    bare = isinstance(found, DateProblem) and found.code is DateProblemCode.ONCE_OR_MONTHLY
    if bare:
        found = read_date_rule(text, max(today, after + timedelta(days=1)))
    readings = (found,) if isinstance(found, DateReading) else found.readings
    days = tuple(dict.fromkeys(one.rule.day for one in readings if isinstance(one.rule, Once)))
    return Days(days, sure=len(days) == 1 and (bare or isinstance(found, DateReading)))


def tomorrow(due_on: date, prefs: Preferences, now: datetime) -> datetime | None:
    """Tomorrow at the user's time of day, to be reminded of the call. None if the due day ends before it."""
    moment = local_to_utc(today_in(now, prefs.zone) + timedelta(days=1), prefs.at, prefs.zone)
    return None if now < due_end(due_on) <= moment else moment


def is_old(days: int) -> bool:
    """Whether an instalment is overdue so long that advice comes before any answer to the lender.

    Asking for time, paying a part or making a plan starts the years of limitation anew (Civil Code,
    article 195). `days` to the due date; negative is overdue.
    """
    return timedelta(days=-days) >= _OLD


def facts(
    answers: Answers, lender: Lender | None, on: date, language: Language, days: int
) -> tuple[Line, ...]:
    """What is known of asking this lender for time: its own way, the law, and that the debt stays owed.

    Advice that holds everywhere is left out: the screens say it. Nothing is said twice.
    """
    guidance = answers.guidance(lender, None, on, language, overdue=days < 0)
    lines = [line for line in guidance.lines if not line.statement_id.startswith("topics/")]
    # The same article, said of this kind of lender and again as a rule.
    sources = {answers.sources_of([line.statement_id], language): line for line in reversed(lines)}
    return (*reversed(sources.values()), guidance.owed)


def contact(answers: Answers, lender: Lender | None, on: date, language: Language) -> Line | None:
    """Where this lender can be reached, by what is known of it."""
    pages = answers.section("about-contact", lender, None, Stage.DUE_SOON, on, language)
    return pages[0].lines[0] if pages else None


def old_debt(answers: Answers, lender: Lender | None, on: date, language: Language) -> Line:
    """What comes first where a debt is old (`is_old`). Raises LookupError if nothing is known."""
    return answers.topic(_LIMITATION, lender, None, on, language)[0].lines[0]


def _rest_problem(day: date, instalment: Instalment, today: date) -> Problem | None:
    if day < today:
        return Problem.PAST
    if day <= instalment.due_on:
        return Problem.IN_TIME
    return Problem.DATE if day - today > FAR else None
