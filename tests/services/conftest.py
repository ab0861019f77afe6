"""What the tests of the services share: services over records, each call a transaction of its own."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from bot.config import Reminders
from bot.domain.language import Language
from bot.domain.reminders import ENOUGH
from bot.services.loans import Loans
from bot.services.users import Users
from bot.store.records import User
from tests.store.each import Each
from tests.worlds import START, chat, world

Extend = Callable[[datetime], int]

__all__ = ["chat", "world"]


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Each]:
    opened = Each(tmp_path / "each.db")
    yield opened
    opened.close()


@pytest.fixture
def users(records: Each) -> Users:
    return Users(records, Reminders().preferences())


@pytest.fixture
def loans(records: Each, users: Users) -> Loans:
    return Loans(records, users)


@pytest.fixture
def extend(records: Each, loans: Loans) -> Extend:
    """The daily work: rows ahead for everyone. Returns how many are new."""

    def work(now: datetime) -> int:
        short = records.running_out(now + ENOUGH, 1000)
        return sum(loans.extend(user_id, loan_id, now) for user_id, loan_id in short)

    return work


@pytest.fixture
def user(users: Users) -> User:
    """Somebody whose reminders are on."""
    return users.subscribe(users.stranger(1, Language.HANS, START), START)
