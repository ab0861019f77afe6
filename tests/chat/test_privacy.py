"""/privacy, /sources and /delete_me: what is said, and that nothing is left."""

import logging
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from bot.config import Copies
from bot.domain.language import Language
from bot.domain.notices import NoticeKind
from bot.store.protocol import Records
from bot.world import EmulatedWorld
from tests.chat_driver import Chat
from tests.worlds import library, open_world, shanghai

USER = 987654321


def rows_about(database: Path, *needles: str) -> list[tuple[str, str]]:
    """Every stored value, in any table, that holds one of the needles."""
    found = []
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as db:
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            for row in db.execute(f'SELECT * FROM "{table}"'):
                found += [(table, str(value)) for value in row for one in needles if one in str(value)]
    db.close()
    return found


def left_in(folder: Path, *needles: str) -> list[str]:
    """Every file that holds one of the needles, deleted pages of the database included."""
    return [
        path.name for path in folder.iterdir() if any(one.encode() in path.read_bytes() for one in needles)
    ]


def held_in(folder: Path, number: bytes) -> list[str]:
    """The same of a number."""
    return [path.name for path in folder.iterdir() if number in path.read_bytes()]


def tables(database: Path) -> tuple[set[str], set[str]]:
    """The tables whose rows are of a user, by their references, and the others."""
    with closing(sqlite3.connect(database)) as db:
        names = {
            name
            for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if not name.startswith(("sqlite_", "_sqlite_"))
        }
        parents = {
            name: {parent for _, _, parent, *_ in db.execute(f"PRAGMA foreign_key_list({name})")}
            for name in names
        }
    theirs = {"users"}
    while more := {name for name in names - theirs if parents[name] & theirs}:
        theirs |= more
    return theirs, names - theirs


def count(database: Path, table: str) -> int:
    with closing(sqlite3.connect(database)) as db:
        found: int = db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    return found


async def leave_all(world: EmulatedWorld) -> None:
    """A row in every table that is a user's: of one user alone."""
    chat = Chat(world, USER)
    await live(chat)
    await chat.say("12月20号开庭")
    await chat.press("保存")

    def notice(records: Records) -> None:
        draft = records.draft_notice(NoticeKind.END, world.now)
        records.write_notice(draft.id, {Language.HANS: "停止"}, False, world.now)
        assert records.begin_notice(draft.id, draft.version + 1, world.now)
        records.stop_notice(draft.id, world.now)

    await world.bot.store.transact(notice)


async def live(chat: Chat) -> None:
    """Leave traces everywhere."""
    await chat.say("/start")
    await chat.say("/add 微粒贷 每月15号 1234.56 12期")
    await chat.press("保存")
    await chat.say("/add 老王 2026-11-20")
    await chat.press("已经逾期")
    await chat.press("保存")
    await chat.until(shanghai(12, 9))
    await chat.press("稍后提醒")
    await chat.say("/settings")
    await chat.press("时区")
    await chat.press("Asia/Tokyo")
    await chat.say("/rights 微粒贷")
    await chat.press("这里不对")
    await chat.say("/door")
    await chat.press("现在有危险")
    await chat.press("记下来")
    await chat.say("/log 今天 3个未接 02136525555 赵六说的")
    await chat.say("/log 老钱 昨天打了两次电话")
    await chat.say("/add 小李的店")


class TestPrivacy:
    async def test_says_what_is_kept_why_and_for_how_long(self, chat: Chat) -> None:
        (shown,) = await chat.say("/privacy")

        for words in ("存什么", "为什么", "不存什么", "存多久", "365 天", "/delete_me"):
            assert words in shown
        assert shown.buttons == ("删除我的资料",)
        assert "备份" not in shown

    @pytest.mark.parametrize("language", Language, ids=str)
    async def test_fits_a_phone_and_begins_with_what_people_fear(
        self, world: EmulatedWorld, language: Language
    ) -> None:
        (shown,) = await Chat(world, 2, language.value).say("/privacy")
        first, *_ = lines = shown.text.splitlines()

        assert any(word in first for word in ("家人", "family"))
        width = 45 if language is Language.EN else 21
        assert sum(-(-len(line) // width) for line in lines) <= 30

    async def test_says_for_how_long_copies_keep_what_was_erased(self, tmp_path: Path) -> None:
        async with open_world(tmp_path / "bot.db", copies=Copies(tmp_path / "copies", 9, "")) as world:
            chat = Chat(world)
            await chat.say("/start")
            (shown,) = await chat.say("/privacy")
            await chat.say("/delete_me")
            (erased,) = await chat.press("全部删除")

        assert "最多再 9 天" in shown
        assert "最多再 9 天" in erased

    async def test_nobodys_name_user_name_or_number_is_kept_or_logged(
        self, tmp_path: Path, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.DEBUG)
        secrets = ("欧阳娜娜", "Zyxwvut", "qq_secret_qq", "13912345678", "钱多多")
        name, last, username, phone, friend = secrets
        async with open_world(tmp_path / "bot.db") as world:
            chat = Chat(world, USER)
            for known in (world.api.users[USER], world.api.user(USER, name)):
                known |= {"first_name": name, "last_name": last, "username": username}
            world.api.chats[USER] |= {"last_name": last, "username": username}
            await live(chat)
            shared = {"contact": {"phone_number": phone, "first_name": friend, "last_name": last}}
            await chat.send(world.api.post(USER, shared))
            await chat.forward("微粒贷 每月15号 500", written=shanghai(11, 20))
            await world.handle(world.api.block(USER))
            assert world.api.users[USER]["username"] == username
            assert rows_about(tmp_path / "bot.db", *secrets) == []

        assert left_in(tmp_path, *secrets) == []
        ours = [record.getMessage() for record in caplog.records if record.name.startswith("bot")]
        assert not [line for line in ours for secret in secrets if secret in line]

    async def test_looking_stores_nothing(self, chat: Chat, world: EmulatedWorld) -> None:
        for text in ("/privacy", "/sources", "/help", "/list", "/cancel", "你好", "/delete_me"):
            await chat.say(text)

        assert await world.bot.store.transact(lambda records: records.user_ids()) == []

    async def test_the_log_names_nobody(self, world: EmulatedWorld, caplog: pytest.LogCaptureFixture) -> None:
        caplog.set_level(logging.DEBUG)
        await live(Chat(world, USER))

        ours = [record.getMessage() for record in caplog.records if record.name.startswith("bot")]

        assert any("reminder sent" in line for line in ours)
        for secret in (
            str(USER),
            "微粒贷",
            "weilidai",
            "老王",
            "小李",
            "1234",
            "123456",
            "Tokyo",
            "赵六",
            "老钱",
            "36525",
        ):
            assert not [line for line in ours if secret in line]


class TestDeleteMe:
    async def test_asks_first_and_can_be_taken_back(self, chat: Chat, world: EmulatedWorld) -> None:
        await live(chat)
        (asked,) = await chat.say("/delete_me")
        assert "不能恢复" in asked
        before = await world.bot.store.transact(lambda records: records.loans(1))

        (shown,) = await chat.press("不删")

        assert "没有删除" in shown
        assert await world.bot.store.transact(lambda records: records.loans(1)) == before

    async def test_can_be_reached_from_privacy(self, chat: Chat) -> None:
        await chat.say("/privacy")

        (asked,) = await chat.press("删除我的资料")

        assert "删除全部资料" in asked

    async def test_leaves_no_row(self, tmp_path: Path) -> None:
        database = tmp_path / "bot.db"
        async with open_world(database) as world:
            chat = Chat(world, USER)
            await live(chat)
            user = await world.bot.store.transact(lambda records: records.user(USER))
            assert user is not None
            needles = (str(USER), user.alias, "老王", "小李", "Tokyo", "123456", "赵六", "老钱", "36525")
            assert rows_about(database, *needles)
            await chat.say("/delete_me")

            (shown,) = await chat.press("全部删除")

            assert "已全部删除" in shown
            assert "欠款仍然要还" in shown
            assert rows_about(database, *needles) == []
            assert left_in(tmp_path, *needles) == []  # while the bot holds its database
        assert left_in(tmp_path, *needles) == []

    async def test_leaves_no_byte_of_the_number_or_of_an_amount(self, tmp_path: Path) -> None:
        async with open_world(tmp_path / "bot.db") as world:
            chat = Chat(world, USER)
            await chat.say("/add 老王 2026-12-15 8765432.10")
            await chat.press("保存")
            await chat.say("/log 今天 3个未接 02136525555 赵六说的")
            # As SQLite keeps them, in rows and in indexes.
            numbers = [USER.to_bytes(4), (876_543_210).to_bytes(4)]
            assert all(held_in(tmp_path, number) for number in numbers)
            await chat.say("/delete_me")
            await chat.press("全部删除")

            assert [held_in(tmp_path, number) for number in numbers] == [[], []]
        assert [held_in(tmp_path, number) for number in numbers] == [[], []]

    async def test_no_table_is_forgotten(self, tmp_path: Path) -> None:
        """A new table that is a user's has to be filled by `leave_all`, and is emptied."""
        database = tmp_path / "bot.db"
        async with open_world(database) as world:
            await leave_all(world)
            theirs, others = tables(database)
            assert others == {"updates", "notes", "notices", "zones"}
            assert {table for table in theirs if not count(database, table)} == set()
            chat = Chat(world, USER)
            await chat.say("/delete_me")
            await chat.press("全部删除")
            assert {table for table in theirs if count(database, table)} == set()
            assert rows_about(database, str(USER)) == []

    async def test_no_table_outlasts_the_days_of_keeping(self, tmp_path: Path) -> None:
        database = tmp_path / "bot.db"
        async with open_world(database) as world:
            await leave_all(world)
            theirs, others = tables(database)
            with closing(sqlite3.connect(database)) as db, db:  # all is paid and over: nothing is owed
                db.execute(
                    "UPDATE instalments SET state = 'paid', settled_at = ?", ["2026-11-22T00:00:00+00:00"]
                )
                db.execute("UPDATE reminders SET state = 'cancelled' WHERE state = 'pending'")
            world.now += timedelta(days=364)
            await world.bot.daily()
            assert count(database, "users") == 1
            world.now += timedelta(days=2)
            await world.bot.daily()
            kept = theirs | others - {"notes", "zones"}  # of nobody
            assert {table for table in kept if count(database, table)} == set()

    async def test_nothing_comes_afterwards_and_old_buttons_bring_nothing_back(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        await live(chat)
        (card,) = [shown for shown in chat.shown if shown.buttons[:1] == ("保存",)][:1]
        (reminder,) = [shown for shown in chat.shown if shown.buttons[:1] == ("已还",)][:1]
        await chat.say("/delete_me")
        await chat.press("全部删除")

        for shown, labels in (
            (card, ("保存", "修改", "取消")),
            (reminder, ("已还", "稍后提醒", "可能还不上")),
        ):
            for label in labels:
                assert await chat.press(label, shown) == []

        assert await world.bot.store.transact(lambda records: records.user_ids()) == []
        assert await chat.until(shanghai(2, 1, year=2027)) == []

    async def test_one_can_begin_again(self, chat: Chat, world: EmulatedWorld) -> None:
        await live(chat)
        old = await world.bot.store.transact(lambda records: records.user(1))
        await chat.say("/delete_me")
        await chat.press("全部删除")

        await chat.say("/start")

        new = await world.bot.store.transact(lambda records: records.user(1))
        assert old is not None
        assert new is not None
        assert new.alias != old.alias
        assert new.preferences.zone == "Asia/Shanghai"
        (shown,) = await chat.say("/list")
        assert "还没有记录" in shown

    async def test_others_keep_theirs(self, chat: Chat, world: EmulatedWorld) -> None:
        other = chat.as_user(2)
        await other.say("/add 借呗 每月15号")
        await other.press("保存")
        await live(chat)
        before = await world.bot.store.transact(lambda records: records.loans(2))

        await chat.say("/delete_me")
        await chat.press("全部删除")

        assert await world.bot.store.transact(lambda records: records.loans(2)) == before


class TestSources:
    @pytest.mark.parametrize("language", Language, ids=lambda one: str(one.value))
    async def test_names_every_document_tier_and_the_days_of_the_checks(
        self, world: EmulatedWorld, language: Language
    ) -> None:
        shown = await Chat(world, 2, language.value).say("/sources")

        text = "\n".join(one.text for one in shown)
        for source in library().sources.values():
            assert source.nature == "editor" or source.title.of(language) in text
        for tier in library().vocabulary.tiers.values():
            assert tier.label.of(language) in text
        checked = [claim.what.checked for claim in library().claims()]
        assert str(min(checked)) in text
        assert str(max(checked)) in text
        assert "http" not in text
