"""A database of a thousand loans that an earlier version left: nothing of it is lost, and work goes on."""

from collections import Counter
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import pytest

from bot.config import Reminders
from bot.domain.language import Language
from bot.services.conversation import Conversation, Waiting
from bot.services.delivery import Delivered, Outcome
from bot.services.hardship import HARDSHIP
from bot.services.loan_form import FORM
from bot.services.loans import extend_all
from bot.services.paste import REVIEW
from bot.services.ratelimit import Rate
from bot.services.reminders import Notice, Outbox
from bot.services.users import Users
from bot.store._rows import text_of
from bot.store.protocol import Records
from bot.store.sqlite import SqliteStore, inspect
from tests import before_rooms
from tests.before_rooms import NOW

T = TypeVar("T")

WAITING = ("instalment", "own", "pause", "settings")
KINDS: dict[str, Conversation[Any]] = {one.kind: one for one in (FORM, REVIEW, HARDSHIP)} | {
    kind: Conversation(kind, Waiting) for kind in WAITING
}


class Heard:
    """Takes every message."""

    def __init__(self) -> None:
        self.users: Counter[int] = Counter()

    async def send(self, notice: Notice) -> Outcome:
        self.users[notice.user.id] += 1
        return Delivered(sum(self.users.values()))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    before_rooms.write(tmp_path / "bot.db")
    return tmp_path / "bot.db"


@pytest.fixture
async def store(path: Path) -> AsyncIterator[SqliteStore]:
    opened = await SqliteStore.open(path)
    yield opened
    await opened.close()


async def ask(store: SqliteStore, sql: str) -> list[Any]:
    return await store.read(lambda records: list(records.db.execute(sql).fetchall()))  # type: ignore[attr-defined]


async def states(store: SqliteStore, table: str = "reminders") -> dict[str, int]:
    return dict(await ask(store, f"SELECT state, count(*) FROM {table} GROUP BY state"))


async def of_all_users(store: SqliteStore, what: Callable[[Records, int], T]) -> list[T]:
    return await store.read(lambda records: [what(records, user_id) for user_id in records.user_ids()])


async def test_nothing_is_lost_and_nothing_is_wrong(store: SqliteStore, path: Path) -> None:
    tables = ("users", "loans", "instalments", "reminders", "history", "conversations", "updates", "notes")
    counts = [(await ask(store, f"SELECT count(*) FROM {table}"))[0][0] for table in tables]

    assert counts == [357, 996, 2496, 9404, 1639, 54, 233, 3]
    assert await states(store, "instalments") == {"open": 2169, "paid": 297, "skipped": 30}
    assert await states(store) == {
        "pending": 7111,
        "sent": 702,
        "cancelled": 1560,
        "failed": 16,
        "sending": 15,
    }
    assert inspect(path) == []


async def test_all_of_it_can_be_read(store: SqliteStore) -> None:
    views = await of_all_users(store, lambda records, user_id: records.loans(user_id))
    histories = await of_all_users(
        store,
        lambda records, user_id: [
            len(records.history(user_id, one.loan.id)) for one in records.loans(user_id)
        ],
    )

    assert sum(map(len, views)) == 996 - 10  # the deleted ones can be restored, and are not listed
    assert min(map(min, filter(None, histories))) > 0


async def test_every_conversation_goes_on_as_what_it_was(store: SqliteStore) -> None:
    rows = await ask(store, "SELECT user_id, kind, key FROM conversations WHERE user_id != 5091 ORDER BY id")
    read = await store.read(
        lambda records: [KINDS[kind].find(records, user_id, NOW, key) for user_id, kind, key in rows]
    )

    assert [kind for (_, kind, _), state in zip(rows, read, strict=True) if state is None] == []
    assert {kind for _, kind, _ in rows} == set(KINDS)
    assert {kind for _, kind, key in rows if key} == {FORM.kind, REVIEW.kind}


async def test_what_a_killed_process_had_claimed_goes_out_once(store: SqliteStore) -> None:
    heard = Heard()
    for _ in range(2):
        outbox = Outbox(store, heard, Rate(1000, burst=1000), lambda: NOW)
        await outbox.drain()

    assert (len(heard.users), set(heard.users.values())) == (26, {1})
    after = await states(store)
    assert after["sent"] == 702 + 31
    assert "sending" not in after


async def test_the_daily_work_finds_all_of_it_planned(store: SqliteStore) -> None:
    planned = (await states(store))["pending"]

    await extend_all(store, Reminders().preferences(), NOW)

    assert (await states(store))["pending"] >= planned


async def test_a_change_of_settings_plans_every_open_instalment_anew(store: SqliteStore) -> None:
    def one_day_later(records: Records, user_id: int) -> int:
        users = Users(records, Reminders().preferences())
        user = users.find(user_id, Language.HANS, NOW)
        users.set_preferences(
            user, replace(user.preferences, days_before=(2,), days_after=(), weekly=False), NOW
        )
        return user_id

    everyone = await store.transact(
        lambda records: [one_day_later(records, user_id) for user_id in records.user_ids()]
    )

    rules = await ask(
        store,
        f"""
        SELECT DISTINCT rule FROM reminders r JOIN instalments i ON i.id = instalment_id
        JOIN loans l ON l.id = loan_id WHERE own_before IS NULL AND own_after IS NULL
        AND r.state = 'pending' AND attempts = 0 AND send_at > '{text_of(NOW)}' AND rule != 'snooze'
        """,
    )
    assert len(everyone) == 357
    assert rules == [("-2",)]
