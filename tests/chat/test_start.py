"""/start, subscribing, help, cancel, the menu, and coming back after a block."""

import pytest

from bot.chat import menu
from bot.chat.features import COMMANDS
from bot.emulator.params import ApiError
from bot.store.records import Subscription
from bot.world import EmulatedWorld
from tests.chat_driver import Chat
from tests.worlds import library, shanghai


async def subscription(chat: Chat, world: EmulatedWorld) -> Subscription | None:
    user = await world.bot.store.transact(lambda records: records.user(chat.user_id))
    return user.subscription if user else None


class TestStart:
    async def test_welcomes_says_what_is_stored_and_subscribes(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        (shown,) = await chat.say("/start")

        assert "我只存" in shown
        assert "/delete_me" in shown
        assert "欠款仍然要还" in shown
        assert await subscription(chat, world) is Subscription.ON

    async def test_offers_the_three_languages_and_the_first_step(self, chat: Chat) -> None:
        (shown,) = await chat.say("/start")

        assert {"简体中文", "繁體中文", "English", "添加还款"} <= set(shown.buttons)

    @pytest.mark.parametrize(("label", "word"), [("English", "Language"), ("繁體中文", "語言")])
    async def test_a_language_is_one_tap(self, chat: Chat, label: str, word: str) -> None:
        await chat.say("/start")

        (shown,) = await chat.press(label)

        assert word in shown

    @pytest.mark.parametrize(
        ("code", "word"),
        [
            ("zh-hans", "到期前"),
            ("zh", "到期前"),
            ("de", "到期前"),
            ("zh-hant", "提醒你還款"),
            ("zh-TW", "提醒你還款"),
            ("en-GB", "I remind you"),
        ],
    )
    async def test_speaks_the_language_of_telegram(self, world: EmulatedWorld, code: str, word: str) -> None:
        (shown,) = await Chat(world, 2, code).say("/start")

        assert word in shown

    @pytest.mark.parametrize("lender", ["qifu", "pingan-haodai", "58haojie", "weilidai", "jiebei"])
    @pytest.mark.parametrize(("place", "title"), [("rights", "催收与规则"), ("verify", "怎么核实")])
    async def test_a_link_opens_the_answer(self, chat: Chat, lender: str, place: str, title: str) -> None:
        (shown,) = await chat.say(f"/start {place}_{lender}")

        assert shown.text.startswith(f"{library().lenders[lender].name.zh} · {title}")
        assert "欠款" in shown

    async def test_a_link_that_leads_nowhere_welcomes(self, chat: Chat) -> None:
        for payload in ("rights_nobody", "rights_", "x" * 64, "verify_~bank", "_"):
            (shown,) = await chat.say(f"/start {payload}")
            assert "到期前" in shown

    @pytest.mark.parametrize("payload", ["list", "add"])
    async def test_a_link_from_a_group_opens_what_changes_nothing(
        self, world: EmulatedWorld, payload: str
    ) -> None:
        (by_link,) = await Chat(world, 2).say(f"/start {payload}")
        (by_command,) = await Chat(world, 3).say(f"/{payload}")

        assert (by_link.text, by_link.buttons) == (by_command.text, by_command.buttons)

    @pytest.mark.parametrize("payload", ["unsubscribe", "delete_me", "cancel", "subscribe", "x", "add_x"])
    async def test_no_link_changes_what_was_said_before(self, world: EmulatedWorld, payload: str) -> None:
        on, off = Chat(world, 2), Chat(world, 3)
        for chat, wish in ((on, "/subscribe"), (off, "/unsubscribe")):
            await chat.say(wish)
            await chat.say("/add 微粒贷 每月15号")

            await chat.say(f"/start {payload}")

            (card,) = await chat.say("1200")  # the card is still open
            assert "微粒贷" in card
        people = await world.bot.store.read(lambda records: [records.user(2), records.user(3)])
        assert [one and one.subscription for one in people] == [Subscription.ON, Subscription.OFF]

    async def test_a_link_says_truly_whether_reminders_are_on(self, chat: Chat) -> None:
        (fresh,) = await chat.say("/start x")
        await chat.say("/unsubscribe")

        (off,) = await chat.say("/start x")
        (on,) = await chat.say("/start")

        assert "提醒已开启" in fresh
        assert "提醒是关着的" in off
        assert "提醒已开启" in on


class TestSubscribe:
    async def test_a_test_message_says_when_the_next_one_comes(self, chat: Chat) -> None:
        await chat.say("/add 微粒贷 每月15号")
        await chat.press("保存")

        (shown,) = await chat.say("/subscribe")

        assert "提醒已开启" in shown
        assert "2026年12月8日 周二 09:00（Asia/Shanghai）" in shown

    async def test_without_a_loan_there_is_nothing_to_come(self, chat: Chat) -> None:
        (shown,) = await chat.say("/subscribe")

        assert "没有安排好的提醒" in shown

    async def test_unsubscribing_stops_reminders_and_erases_nothing(self, chat: Chat) -> None:
        await chat.say("/add 微粒贷 每月15号")
        await chat.press("保存")
        (shown,) = await chat.say("/unsubscribe")
        assert "没有删除" in shown

        assert await chat.until(shanghai(12, 10)) == []
        (shown,) = await chat.say("/list")
        assert "微粒贷" in shown
        assert "提醒现在是关闭的" in shown

    async def test_subscribing_again_brings_what_lies_ahead(self, chat: Chat) -> None:
        await chat.say("/add 微粒贷 每月15号")
        await chat.press("保存")
        await chat.say("/unsubscribe")
        await chat.until(shanghai(12, 10))

        (shown,) = await chat.press("开启提醒")

        assert "2026年12月12日 周六 09:00" in shown
        assert len(await chat.until(shanghai(12, 12, 9, 1))) == 1

    async def test_saving_a_loan_subscribes(self, chat: Chat, world: EmulatedWorld) -> None:
        await chat.say("/add 微粒贷 每月15号")
        assert await subscription(chat, world) is Subscription.NONE

        await chat.press("保存")

        assert await subscription(chat, world) is Subscription.ON

    async def test_saving_a_loan_after_unsubscribing_says_so_and_offers_it(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        await chat.say("/unsubscribe")
        await chat.say("/add 微粒贷 每月15号")

        (shown,) = await chat.press("保存")

        assert "提醒现在是关闭的" in shown
        assert await subscription(chat, world) is Subscription.OFF
        (shown,) = await chat.press("开启提醒")
        assert "2026年12月8日" in shown
        assert await subscription(chat, world) is Subscription.ON


class TestHelpAndMenu:
    async def test_help_lists_every_command(self, chat: Chat) -> None:
        (shown,) = await chat.say("/help")

        assert all(f"/{entry.name} " in shown for entry in COMMANDS)

    async def test_the_menu_is_there_in_each_language_and_scope(self, world: EmulatedWorld) -> None:
        for code, word in (("", "添加"), ("zh", "添加"), ("en", "Add")):
            scope = {"type": "all_private_chats"}
            listed = world.api.call("getMyCommands", {"scope": scope, "language_code": code})
            assert [one["command"] for one in listed] == [entry.name for entry in COMMANDS]
            assert word in listed[0]["description"]
            for scope in ({"type": "all_group_chats"}, {"type": "default"}):
                listed = world.api.call("getMyCommands", {"scope": scope, "language_code": code})
                assert [one["command"] for one in listed] == ["rights", "verify", "help"]

    async def test_a_menu_that_telegram_refuses_is_a_warning(
        self, world: EmulatedWorld, caplog: pytest.LogCaptureFixture
    ) -> None:
        world.api.fail_next("setMyCommands", ApiError(404, "Not Found: method not found"))

        await menu.publish(world.bot.application.bot)

        assert "the menu of commands could not be set" in caplog.text


class TestCancel:
    async def test_ends_the_form_and_saves_nothing(self, chat: Chat) -> None:
        await chat.say("/add 微粒贷")

        (shown,) = await chat.say("/cancel")

        assert "已取消" in shown
        (shown,) = await chat.say("/list")
        assert "还没有记录" in shown

    async def test_without_anything_under_way_says_so(self, chat: Chat) -> None:
        (shown,) = await chat.say("/cancel")

        assert "没有进行中的操作" in shown


class TestComingBack:
    async def test_nothing_is_sent_to_someone_who_blocked_the_bot(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        await chat.say("/add 微粒贷 每月15号")
        await chat.press("保存")

        await chat.send(world.api.block(1), silent=True)

        assert await chat.until(shanghai(12, 9)) == []
        user = await world.bot.store.transact(lambda records: records.user(1))
        assert user is not None
        assert not user.reachable

    async def test_unblocking_brings_the_reminders_back_and_says_so(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        await chat.say("/add 微粒贷 每月15号")
        await chat.press("保存")
        await chat.send(world.api.block(1), silent=True)
        await chat.until(shanghai(12, 9))

        (shown,) = await chat.send(world.api.unblock(1))

        assert "欢迎回来" in shown
        assert "/list" in shown
        assert len(await chat.until(shanghai(12, 12, 9, 1))) == 1

    async def test_a_block_that_telegram_did_not_tell_of_is_noticed_when_sending(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        await chat.say("/add 微粒贷 每月15号")
        await chat.press("保存")
        world.api.block(1)
        await chat.until(shanghai(12, 9))
        user = await world.bot.store.transact(lambda records: records.user(1))
        assert user is not None
        assert not user.reachable
        world.api.unblock(1)  # and the bot never hears of it

        first, answer = await chat.say("/list")

        assert "欢迎回来" in first
        assert "2026年12月12日 周六 09:00" in answer
        assert len(await chat.until(shanghai(12, 12, 9, 1))) == 1

    async def test_a_block_by_a_stranger_stores_nothing(self, chat: Chat, world: EmulatedWorld) -> None:
        await chat.say("/rights 微粒贷")
        await chat.send(world.api.block(1), silent=True)
        await chat.send(world.api.unblock(1), silent=True)

        assert await world.bot.store.transact(lambda records: records.user(1)) is None
