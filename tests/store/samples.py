"""Users, loans and leases to test a store with. Knows the protocol, and no store."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from bot.domain.dates import Monthly
from bot.domain.language import Language
from bot.domain.loans import Loan, LoanDraft
from bot.domain.preferences import Preferences, QuietHours
from bot.domain.reminders import Planned
from bot.store.protocol import Records
from bot.store.records import (
    DueReminder,
    Lease,
    OfLoan,
    PlannedInstalment,
    StoredConversation,
    Subscription,
    User,
)

NOW = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
DAY = timedelta(days=1)
NAN = 4001
OTHER = 4002

PREFERENCES = Preferences(
    "Asia/Shanghai", (7, 3, 1, 0), (1, 3, 7), time(9, 0), QuietHours(time(22, 0), time(8, 0))
)
LOAN = LoanDraft("weilidai", "阿美的微粒贷", Monthly(date(2026, 12, 15), 15), 120_000, 12)


def subscribed(store: Records, user_id: int = NAN) -> User:
    """A user whose reminders are on."""
    user = store.add_user(user_id, Language.HANS, PREFERENCES, NOW)
    store.patch_user(user_id, subscription=Subscription.ON)
    return replace(user, subscription=Subscription.ON)


def draft(user_id: int = NAN, *, expires_at: datetime = NOW + DAY) -> StoredConversation:
    """A guided conversation under way."""
    return StoredConversation(user_id, "loan", '{"step":"amount","name":"阿美"}', expires_at)


def planned(**rules: datetime) -> tuple[Planned, ...]:
    """Reminders by rule; the names stand for rules here."""
    return tuple(Planned(rule, send_at) for rule, send_at in rules.items())


def instalment(
    number: int, due_on: date, *reminders: Planned, amount: int | None = 120_000
) -> PlannedInstalment:
    """One instalment to be saved."""
    return PlannedInstalment(number, due_on, amount, reminders)


def months(count: int, *, first: int = 1, rules: Sequence[int] = (1, 0)) -> list[PlannedInstalment]:
    """Instalments of `LOAN`, each with one reminder per day before its due day, at 01:00 UTC."""
    due = [date(2026 + (11 + n) // 12, (11 + n) % 12 + 1, 15) for n in range(first - 1, first - 1 + count)]
    return [
        instalment(
            number,
            day,
            *(
                Planned(f"-{r}", datetime(day.year, day.month, day.day, 1, tzinfo=UTC) - r * DAY)
                for r in rules
            ),
        )
        for number, day in enumerate(due, first)
    ]


def loan_due(store: Records, send_at: datetime, user_id: int = NAN, *, rule: str = "-0") -> tuple[Loan, int]:
    """A loan with one instalment and one reminder; also the instalment's id."""
    loan = store.add_loan(user_id, LOAN, [instalment(1, send_at.date(), Planned(rule, send_at))], NOW)
    view = store.loan(user_id, loan.id)
    assert view is not None
    return loan, view.instalments[0].id


def lease(owner: str = "a", now: float = 0.0, seconds: float = 300.0) -> Lease:
    """A claim by `owner` at the monotonic second `now`."""
    return Lease(owner, now, now + seconds)


def claim(store: Records, now: datetime, *, user_id: int = NAN, by: Lease | None = None) -> list[DueReminder]:
    """Claim what is due; what was claimed of the user now."""
    by = by or lease()
    if user_id not in store.claim_due(now, by, 100):
        return []
    return claimed(store, user_id, by.owner)


def of_loan(due: DueReminder) -> OfLoan:
    """What a reminder of a loan is about."""
    assert isinstance(due.about, OfLoan)
    return due.about


def claimed(store: Records, user_id: int, owner: str) -> list[DueReminder]:
    """What this owner has claimed of the user."""
    return (store.claimed([user_id], owner)).get(user_id, [])
