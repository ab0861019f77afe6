"""What a store hands out and takes in, in the words of the domain. Knows no query."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final, Generic, TypedDict, TypeVar

from bot.domain.filings import Filing, FilingDraft
from bot.domain.hearings import Hearing, HearingDraft
from bot.domain.language import Language
from bot.domain.loans import Closed, Instalment, InstalmentState, Loan, LoanState
from bot.domain.matters import Over
from bot.domain.preferences import Preferences
from bot.domain.reminders import Planned

Plans = Mapping[int, Sequence[Planned]]
"""By instalment (or matter), its reminders within AHEAD."""
Matter = Hearing | Filing
"""What is reminded of and is no loan: a date at court, or a complaint that was handed in."""
MatterDraft = HearingDraft | FilingDraft
M = TypeVar("M", bound=Matter)
M_co = TypeVar("M_co", bound=Matter, covariant=True)


class StoreLockedError(Exception):
    """Another process holds the database."""


class StoreUnreadableError(Exception):
    """The database can't be used: no database at all, damaged, made by a newer version, or not allowed."""


class StoreUnwritableError(Exception):
    """Nothing can be kept now: the disk is full, can't be written to, or fails. Nothing was changed."""


class CopyError(Exception):
    """A copy could not be made or put back, or is none. What there was is as it was."""


class UnknownUserError(LookupError):
    """Something was to be kept for a user who is not there (erased meanwhile)."""


class Subscription(StrEnum):
    """NONE: never said anything; OFF: said no, which only the user takes back."""

    NONE = "none"
    ON = "on"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class User:
    """A person who speaks to the bot in a private chat (whose chat id is the user's id)."""

    id: int
    alias: str  # random; what logs call this user
    language: Language
    language_chosen: bool  # False: it follows Telegram's language_code
    preferences: Preferences
    subscription: Subscription
    reachable: bool  # False: Telegram said that the user blocked the bot or is gone
    created_at: datetime
    seen_at: datetime
    paused_until: datetime | None = None  # no reminder of any loan before this instant; what falls due waits


class UserChanges(TypedDict, total=False):
    """What can change about a user, field by field: what is not named stays as it is."""

    language: Language
    language_chosen: bool
    preferences: Preferences
    subscription: Subscription
    reachable: bool
    seen_at: datetime
    paused_until: datetime | None


@dataclass(frozen=True, slots=True)
class StoredConversation:
    """A conversation under way: at most one of a kind and key per user."""

    user_id: int
    kind: str
    data: str  # its state, as JSON
    expires_at: datetime
    key: str = ""  # tells those of a kind apart of which there may be several


@dataclass(frozen=True, slots=True)
class Applied:
    """An update whose effects are kept; `answer` is what the person has not been told yet, as JSON."""

    answer: str | None


@dataclass(frozen=True, slots=True)
class PlannedInstalment:
    """An instalment to be saved, with the reminders that belong to it."""

    number: int
    due_on: date
    amount: int | None
    reminders: tuple[Planned, ...]


@dataclass(frozen=True, slots=True)
class Lease:
    """Who claims, and for how long. Monotonic seconds: a jump of the wall clock moves no lease.

    A row claimed by another `owner` is free at once: the database belongs to one process,
    so that other owner is dead.
    """

    owner: str
    now: float
    until: float


@dataclass(frozen=True, slots=True)
class OfLoan:
    """What a reminder of a loan is about."""

    loan: Loan
    instalment: Instalment


@dataclass(frozen=True, slots=True)
class DueReminder:
    """A claimed reminder with the truth of now."""

    id: int
    rule: str
    send_at: datetime
    attempts: int  # how often it was claimed before
    user: User
    about: OfLoan | Matter
    told: bool = False  # a reminder of this instalment was sent before


@dataclass(frozen=True, slots=True)
class Arrears:
    """What is overdue: how many instalments, their known amounts in fen, and how many name none."""

    count: int = 0
    money: int = 0
    unknown: int = 0


NOTHING_OVERDUE: Final = Arrears()


@dataclass(frozen=True, slots=True)
class Sent:
    """Claimed reminders that one message brought to a user."""

    reminder_ids: tuple[int, ...]
    message_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class LoanView:
    """A loan with all its instalments (by number) and the next reminder that will go out.

    What comes after `planned_until` has no row yet. None: nobody knows, since an earlier version planned it.
    """

    loan: Loan
    instalments: tuple[Instalment, ...]
    next_reminder: datetime | None
    planned_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class LoanRow:
    """Of a loan, for the operator: nothing but its id and how it stands."""

    id: int
    instalment: InstalmentState
    state: LoanState
    closed: Closed | None


@dataclass(frozen=True, slots=True)
class MatterRow:
    """The same of a matter."""

    id: int
    kind: str  # "hearing" or "complaint"
    closed: Over | None


@dataclass(frozen=True, slots=True)
class ReminderRow:
    """A reminder as the outbox has it, for the operator."""

    rule: str
    send_at: datetime
    state: str  # "pending", "sending", "sent", "cancelled" or "failed"
    attempts: int
    sent_at: datetime | None
    why: str | None  # why it failed, or was cancelled
    day: date
    about: LoanRow | MatterRow


@dataclass(frozen=True, slots=True)
class Counts:
    """What an operator may know of all users together. `sent`, `late` and `failed`: in 24 hours.

    `waiting`: reminders that are due and may go out, the oldest of them since `waits_since`.
    """

    users: int
    subscribed: int
    unreachable: int
    loans: int
    due_today: int
    sent: int
    late: int
    failed: int
    waiting: int
    waits_since: datetime | None
    answers_owed: int
    failures: tuple[tuple[str, int], ...]  # why reminders failed, in our own words, and how many


@dataclass(frozen=True, slots=True)
class MatterView(Generic[M_co]):
    """A matter with the next reminder that will go out."""

    matter: M_co
    next_reminder: datetime | None


@dataclass(frozen=True, slots=True)
class Reminded:
    """A user by alias, with all that decides about their reminders, and the reminders by time."""

    alias: str
    subscription: Subscription
    reachable: bool
    paused_until: datetime | None
    preferences: Preferences
    reminders: tuple[ReminderRow, ...]
