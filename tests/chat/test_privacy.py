"""/privacy, /sources and /delete_me: what is said, and that nothing is left."""

import logging
import sqlite3
from pathlib import Path

import pytest

from bot.domain.language import Language
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

        for words in ("存了什么", "为什么", "不存什么", "存多久", "365 天", "/delete_me"):
            assert words in shown
        assert shown.buttons == ("删除我的资料",)

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
        assert left_in(tmp_path, *needles) == []

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
