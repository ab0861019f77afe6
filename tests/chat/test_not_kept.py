"""A disk that takes nothing: what needs no keeping is answered, the rest is told so; then it passes."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import cast

import pytest

from bot.store.sqlite import SqliteStore
from bot.world import EmulatedWorld
from tests.chat_driver import Chat

NOT_KEPT = "现在存不了东西"


@asynccontextmanager
async def read_only(world: EmulatedWorld) -> AsyncIterator[list[str]]:
    """SQLite takes no change, as on a disk that is read-only. What the operator is told meanwhile."""
    store, told = cast(SqliteStore, world.bot.store), list[str]()
    store.alarm = told.append
    await store._worker.read(lambda db: db.execute("PRAGMA query_only = ON").fetchall())
    yield told
    await store._worker.read(lambda db: db.execute("PRAGMA query_only = OFF").fetchall())


def count(path: Path, what: str) -> int:
    with closing(sqlite3.connect(path)) as db:
        return int(db.execute(f"SELECT count(*) FROM {what}").fetchone()[0])


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("/rights 微粒贷", "微粒贷"),
        ("/verify 微粒贷 电话", "微粒贷"),
        ("/door", "110"),
        ("有人敲我门", "110"),
        ("我想一了百了", "12356"),
        ("会不会坐牢", "不"),
        ("/help", "/rights"),
        ("/list", "阿美"),
        ("【公安局】你涉嫌洗钱，请立即把钱转入安全账户配合调查", "像是诈骗"),
    ],
)
async def test_what_needs_no_keeping_is_answered_to_whoever_asks(
    world: EmulatedWorld, chat: Chat, said: str, answer: str
) -> None:
    await chat.say("/add 阿美 2026-12-15 1200")
    await chat.press("保存")
    stranger = chat.as_user(77)
    async with read_only(world) as told:
        await chat.advance(days=2)  # so that they were not seen today
        for one in (chat, stranger):
            shown = await one.say(said if one is chat or said != "/list" else "/rights 阿美")
            assert (answer in shown[0].text, NOT_KEPT in shown[0].text) == (True, False)

    assert len(told) == 1
    assert "SQLITE_READONLY" in told[0]


async def test_what_can_not_be_kept_is_said_and_done_once_it_is_said_again(
    world: EmulatedWorld, chat: Chat, tmp_path: Path
) -> None:
    await chat.say("/add 借呗 2026-12-20 800")
    card = chat.last
    async with read_only(world) as told:
        for _ in range(2):
            shown = await chat.press("保存", card)
            assert NOT_KEPT in shown[-1].text
        assert NOT_KEPT in (await chat.say("/add 微粒贷 2026-12-15 1200"))[0].text
        english = await chat.as_user(78, "en").say("/add Capital 2026-12-15")
        assert "Nothing can be saved right now" in english[0].text
        assert len(told) == 1

    await chat.press("保存", card)

    (view,) = await world.bot.store.read(lambda records: records.loans(1))
    assert view.loan.name == "借呗"
    assert told[1:] == ["the database can be written to again"]


async def test_an_answer_that_was_said_is_not_said_again_though_that_could_not_be_kept(
    world: EmulatedWorld, chat: Chat, tmp_path: Path
) -> None:
    async with read_only(world):
        update = world.api.say(1, "/rights 微粒贷")
        assert len(await chat.send(update, silent=None)) == 1
        for _ in range(3):
            assert await chat.advance(minutes=1) == []
    await chat.advance(minutes=1)

    assert await chat.send(update, silent=True) == []
    ids = await world.bot.store.read(lambda records: records.seen_updates([update["update_id"]]))
    assert ids == {update["update_id"]}


async def test_no_reminder_goes_out_that_could_not_be_recorded_and_all_go_once_it_can(
    world: EmulatedWorld, chat: Chat
) -> None:
    await chat.say("/add 借呗 2026-12-20 800")
    await chat.press("保存")
    async with read_only(world) as told:
        assert await chat.advance(days=60) == []
        assert len(told) == 1

    shown = await chat.advance(minutes=1)

    assert len(shown) == 1
    assert "借呗" in shown[0].text
