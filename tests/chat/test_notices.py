"""A notice to all users, from its draft to its end, as operators and users see it."""

import re
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest
from telegram.error import RetryAfter

from bot.chat.notices import OnNotice
from bot.emulator.cloud import buttons
from bot.world import EmulatedWorld
from tests.chat_driver import Chat, Shown
from tests.worlds import open_world, shanghai

ADMIN, OTHER_ADMIN, STRANGER = 900, 901, 666
ENGLISH, CHINESE, OFF, SILENT = 11, 12, 13, 14
TEXT = "本机器人 2027年1月31日停止服务。<b>谢谢</b> & 再见"


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[EmulatedWorld]:
    async with open_world(tmp_path / "bot.db", admins=(ADMIN, OTHER_ADMIN)) as opened:
        yield opened


@pytest.fixture
def admin(world: EmulatedWorld) -> Chat:
    return Chat(world, ADMIN)


async def people(world: EmulatedWorld) -> dict[int, Chat]:
    """Who reads English, who reads Chinese, who wants no reminders, who never said anything of them."""
    chats = {
        ENGLISH: Chat(world, ENGLISH, "en"),
        CHINESE: Chat(world, CHINESE),
        OFF: Chat(world, OFF),
        SILENT: Chat(world, SILENT),
    }
    for user_id in (ENGLISH, CHINESE, OFF):
        await chats[user_id].say("/start")
    await chats[OFF].say("/unsubscribe")
    await chats[SILENT].say("/settings")
    await chats[SILENT].press("语言")
    await chats[SILENT].press("简体中文")
    return chats


async def drafted(admin: Chat, kind: str = "停止服务", text: str = TEXT) -> Shown:
    """The draft with one Chinese text."""
    await admin.say("/operator")
    await admin.press("给所有用户的通知")
    await admin.press(f"写：{kind}")
    (shown,) = await admin.say(f"/operator 简体中文 {text}")
    return shown


async def sure(admin: Chat) -> Shown:
    """The question whether to send it."""
    await admin.press("预览和试算")
    (shown,) = await admin.press("发送…")
    return shown


async def sent_to(world: EmulatedWorld, text: str = "停止服务。") -> list[int]:
    """Who got it, in order, as often as they got it."""
    await world.advance(world.now)
    return [
        event.chat_id
        for event in world.api.events
        if event.kind == "sent"
        and text in event.message.get("text", "")
        and event.chat_id < ADMIN
        and event.message["from"]["is_bot"]
    ]


def rows(database: Path) -> dict[int, str]:
    with closing(sqlite3.connect(database)) as db:
        return dict(db.execute("SELECT user_id, state FROM notice_recipients").fetchall())


class TestWriting:
    async def test_it_is_shown_exactly_as_each_user_will_see_it(
        self, world: EmulatedWorld, admin: Chat
    ) -> None:
        chats = await people(world)
        await drafted(admin)
        *previews, dry = await admin.press("预览和试算")
        await admin.press("发送…")
        await admin.press("确定")
        await world.advance(world.now)

        got = [chats[user_id].last for user_id in (CHINESE, ENGLISH)]
        assert [(one.text, one.buttons) for one in previews if "來自" not in one.text] == [
            (one.text, one.buttons) for one in got
        ]
        assert TEXT in got[0].text  # what was typed is text, whatever it looks like
        assert "in 简体中文 only" in got[1].text
        assert "只有" not in got[0].text
        assert got[0].buttons == ("把我的资料带走（.zip）", "删除我的全部资料")
        assert "什么都还没发" in dry

    async def test_a_text_in_each_language_goes_to_those_who_read_it(
        self, world: EmulatedWorld, admin: Chat
    ) -> None:
        chats = await people(world)
        await drafted(admin)
        await admin.say("/operator English\nThe service ends.\nThank you.")
        await sure(admin)
        await admin.press("确定")
        await world.advance(world.now)

        assert "The service ends.\nThank you." in chats[ENGLISH].last
        assert "only" not in chats[ENGLISH].last
        assert "停止服务。" in chats[CHINESE].last

    async def test_the_dry_run_sends_nothing_and_says_to_whom_how_fast_and_how_long(
        self, world: EmulatedWorld, admin: Chat
    ) -> None:
        await people(world)
        for user_id in range(100, 112):
            await Chat(world, user_id, "en").say("/start")
        await drafted(admin)
        start = len(world.api.events)

        *_, dry = await admin.press("预览和试算")

        assert {event.chat_id for event in world.api.events[start:]} == {ADMIN}
        assert "会收到的人：16" in dry
        assert "English：10" in dry  # thirteen of them: rounded down, it points to nobody
        assert "简体中文：少于 5" in dry
        assert "每秒 200 条，至少 1 分钟" in dry

    @pytest.mark.parametrize(
        ("text", "says"),
        [
            ("/operator 简体中文 请打 13800138000", "不在名单上的电话号码"),
            (f"/operator 简体中文 {'长' * 2_501}", "太长了"),
            ("/operator 繁體中文", "没有正文"),
        ],
    )
    async def test_what_can_not_be_sent_is_refused_and_changes_nothing(
        self, world: EmulatedWorld, admin: Chat, text: str, says: str
    ) -> None:
        await drafted(admin)

        refused, draft = await admin.say(text)

        assert says in refused
        assert f"简体中文：{len(TEXT)} 字" in draft

    async def test_the_words_of_a_notice_are_no_call_for_help(self, admin: Chat) -> None:
        shown = await drafted(admin, text="不想活了的，打 12356；有人在门口，打 110。")

        assert "简体中文：26 字" in shown

    async def test_a_text_without_a_draft_is_kept_nowhere(self, admin: Chat) -> None:
        (shown,) = await admin.say("/operator 简体 你好")

        assert "没有草稿" in shown

    async def test_a_draft_can_be_erased_and_a_language_taken_out(self, admin: Chat, tmp_path: Path) -> None:
        await drafted(admin)
        (shown,) = await admin.say("/operator 简体中文")
        assert "简体中文：没有" in shown
        assert not any("预览" in label for label in shown.buttons)
        await admin.say(f"/operator 简体中文 {TEXT}")

        (shown,) = await admin.press("删除草稿")

        assert "已删除" in shown
        assert rows(tmp_path / "bot.db") == {}


class TestWhom:
    async def test_the_end_is_told_to_all_who_can_be_reached(self, world: EmulatedWorld, admin: Chat) -> None:
        await people(world)
        await drafted(admin)
        await sure(admin)
        await admin.press("确定")

        assert await sent_to(world) == [ENGLISH, CHINESE, OFF, SILENT]

    async def test_news_goes_to_those_alone_who_want_reminders_now(
        self, world: EmulatedWorld, admin: Chat
    ) -> None:
        chats = await people(world)
        pausing = Chat(world, 15)
        await pausing.say("/start")
        await pausing.say("/pause")
        await pausing.press("7 天")
        await drafted(admin, "消息", "停止服务。")
        await sure(admin)
        await admin.press("确定")

        assert await sent_to(world) == [ENGLISH, CHINESE]
        assert chats[CHINESE].last.buttons == ()

    async def test_who_has_blocked_the_bot_is_skipped_and_counted(
        self, world: EmulatedWorld, admin: Chat, tmp_path: Path
    ) -> None:
        await people(world)
        await world.handle(world.api.block(ENGLISH))
        world.api.deactivate(CHINESE)  # Telegram says so only when it is written to
        await drafted(admin)
        await sure(admin)
        await admin.press("确定")

        assert await sent_to(world) == [OFF, SILENT]
        (shown,) = await admin.press("刷新")
        assert "发完了" in shown
        assert "已发 2" in shown
        assert "发不到 1；" in shown
        assert "开始时就发不到 1" in shown
        assert rows(tmp_path / "bot.db")[CHINESE] == "gone"

    async def test_quiet_hours_are_waited_for_unless_it_is_urgent(
        self, world: EmulatedWorld, admin: Chat
    ) -> None:
        await people(world)
        await world.advance(shanghai(11, 22, 23))
        await drafted(admin)
        await sure(admin)
        await admin.press("确定")
        assert await sent_to(world) == []
        await world.advance(shanghai(11, 23, 7, 59))
        assert await sent_to(world) == []

        await world.advance(shanghai(11, 23, 8))

        assert len(await sent_to(world)) == 4

    async def test_what_is_urgent_goes_at_night(self, world: EmulatedWorld, admin: Chat) -> None:
        await people(world)
        await world.advance(shanghai(11, 22, 23))
        await drafted(admin)
        await admin.press("改成紧急")
        *_, dry = await admin.press("预览和试算")
        assert "紧急：安静时段也发" in dry
        await admin.press("发送…")
        await admin.press("确定")

        assert len(await sent_to(world)) == 4


class TestOnce:
    async def test_a_process_that_dies_leaves_the_rest_to_the_next_and_nobody_gets_it_twice(
        self, tmp_path: Path
    ) -> None:
        async with open_world(tmp_path / "bot.db", admins=(ADMIN,)) as first:
            await people(first)
            await drafted(Chat(first, ADMIN))
            await sure(Chat(first, ADMIN))
            await Chat(first, ADMIN).press("确定")
            first.api.fail_next("sendMessage", RetryAfter(600), chat_id=OFF)
            assert await sent_to(first) == [ENGLISH, CHINESE]
        assert rows(tmp_path / "bot.db") == {
            ENGLISH: "sent", CHINESE: "sent", OFF: "waiting", SILENT: "waiting"
        }  # fmt: skip

        async with open_world(tmp_path / "bot.db", admins=(ADMIN,)) as second:
            for user_id in (ENGLISH, CHINESE, OFF, SILENT):
                Chat(second, user_id)
                second.api.user(user_id)
            assert await sent_to(second) == [OFF, SILENT]
            assert set(rows(tmp_path / "bot.db").values()) == {"sent"}
        async with open_world(tmp_path / "bot.db", admins=(ADMIN,)) as third:
            assert await sent_to(third) == []

    async def test_two_operators_press_at_once(self, world: EmulatedWorld, admin: Chat) -> None:
        await people(world)
        await drafted(admin)
        other = Chat(world, OTHER_ADMIN)
        await other.say("/operator")
        await other.press("给所有用户的通知")
        mine, theirs = await sure(admin), await sure(other)

        await admin.press("确定", mine)
        (shown,) = await other.press("确定", theirs)
        await admin.press("确定", mine)

        assert "正在发" in shown
        assert await sent_to(world) == [ENGLISH, CHINESE, OFF, SILENT]

    async def test_what_another_operator_has_changed_is_looked_at_again(
        self, world: EmulatedWorld, admin: Chat
    ) -> None:
        await people(world)
        await drafted(admin)
        asked = await sure(admin)
        await Chat(world, OTHER_ADMIN).say("/operator 简体中文 别的话，停止服务。")

        (shown,) = await admin.press("确定", asked)

        assert "改过" in shown
        assert await sent_to(world) == []

    async def test_one_at_a_time(self, world: EmulatedWorld, admin: Chat) -> None:
        await people(world)
        await world.advance(shanghai(11, 22, 23))
        await drafted(admin)
        await sure(admin)
        await admin.press("确定")
        await drafted(admin)
        await sure(admin)

        (shown,) = await admin.press("确定")

        assert "现在不能发" in shown


class TestStopping:
    async def test_it_stops_and_goes_on_and_nobody_gets_it_twice(
        self, world: EmulatedWorld, admin: Chat
    ) -> None:
        await people(world)
        await world.advance(shanghai(11, 22, 23))
        await drafted(admin)
        await sure(admin)
        await admin.press("确定")
        await world.advance(world.now)

        (shown,) = await admin.press("停下")
        assert "已停下" in shown
        await world.advance(shanghai(11, 23, 9))
        assert await sent_to(world) == []

        (shown,) = await admin.press("接着发")
        assert "还在等 4" in shown
        assert await sent_to(world) == [ENGLISH, CHINESE, OFF, SILENT]

    async def test_who_erased_everything_meanwhile_gets_nothing(
        self, world: EmulatedWorld, admin: Chat, tmp_path: Path
    ) -> None:
        chats = await people(world)
        await world.advance(shanghai(11, 22, 23))
        await drafted(admin)
        await sure(admin)
        await admin.press("确定")
        await chats[CHINESE].say("/delete_me")
        await chats[CHINESE].press("全部删除")
        await world.advance(shanghai(11, 23, 9))

        assert await sent_to(world) == [ENGLISH, OFF, SILENT]
        assert CHINESE not in rows(tmp_path / "bot.db")


class TestUsersButtons:
    async def test_one_tap_takes_the_data_along_and_one_begins_to_erase(
        self, world: EmulatedWorld, admin: Chat
    ) -> None:
        chats = await people(world)
        await chats[CHINESE].say("/add 微粒贷 每月15号 1200")
        await chats[CHINESE].press("保存")
        await drafted(admin)
        await sure(admin)
        await admin.press("确定")
        await world.advance(world.now)
        notice = chats[CHINESE].last

        (taken,) = await chats[CHINESE].press("带走", notice)
        assert taken.file == "my-data.zip"
        (asked,) = await chats[CHINESE].press("删除我的全部资料", notice)
        assert "不能恢复" in asked


class TestStrangers:
    async def test_forged_data_finds_nothing(self, world: EmulatedWorld, admin: Chat, tmp_path: Path) -> None:
        await people(world)
        draft = await drafted(admin)
        stranger = Chat(world, STRANGER)
        await stranger.say("/help")
        message = stranger.last.message
        forged = {"op", "op:errors", "op:review", "op:notes", "notice", "notice:news", "notice:end"}
        forged |= {
            f"notice:{what}:1:{seen}"
            for what in ("look", "ask", "send", "stop", "resume", "urgent", "discard", "show")
            for seen in range(4)
        }

        for data in sorted(forged):
            assert await stranger.press_data(data, message) == []

        assert set(stranger.notices) == {"这个按钮已经失效。"}
        assert await sent_to(world) == []
        with closing(sqlite3.connect(tmp_path / "bot.db")) as db:
            assert db.execute("SELECT state, version FROM notices").fetchall() == [("draft", 2)]
        assert draft.buttons

    @pytest.mark.parametrize(
        "data",
        [
            *("notice:send", "notice:send:99:1", "notice:send:1:-5", "notice:x:1:1", "notice:send:1:a:b"),
            *(f"op:{'x' * 50}", OnNotice("stop", 1).text(), OnNotice("resume", 1, 7).text()),
        ],
    )
    async def test_an_operators_old_or_broken_button_does_no_harm(
        self, world: EmulatedWorld, admin: Chat, data: str
    ) -> None:
        await people(world)
        await drafted(admin)

        assert await admin.press_data(data, admin.last.message)

        assert await sent_to(world) == []

    async def test_in_a_group_an_operator_is_nobody(self, world: EmulatedWorld, admin: Chat) -> None:
        await drafted(admin)
        group = admin.as_group()
        assert await group.say("/operator") == []
        await group.say("/help")

        assert await group.press_data("notice:show:1", group.last.message) == []

    async def test_no_button_of_it_is_too_long(self, world: EmulatedWorld, admin: Chat) -> None:
        draft = await drafted(admin)
        copies = [one["copy_text"]["text"] for one in buttons(draft.message) if "copy_text" in one]

        assert [re.sub(r"\S+$", "", one) for one in copies] == [
            "/operator 简体中文 ",
            "/operator 繁體中文 ",
            "/operator English ",
        ]
