"""In groups: answers from the knowledge alone, nothing of anybody's data, and silence where nobody asked."""

import pytest

from bot.chat.features import COMMANDS
from bot.emulator.cloud import buttons
from bot.emulator.params import ApiError
from bot.world import EmulatedWorld
from tests.chat_driver import Chat
from tests.worlds import shanghai

PERSONAL = [entry.name for entry in COMMANDS if not entry.group]


@pytest.fixture
async def group(chat: Chat) -> Chat:
    """A group in which user 1 speaks, who has a loan, a language and a zone of their own."""
    await chat.say("/settings")
    await chat.press("时区")
    await chat.press("Asia/Tokyo")
    await chat.say("/add 微粒贷 2026-11-20 1234.56")
    await chat.press("已经逾期")
    await chat.press("保存")
    await chat.say("/settings")
    await chat.press("语言")
    await chat.press("English")
    return chat.as_group()


class TestKnowledge:
    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("/rights 微粒贷", "微粒贷 · 催收与规则"),
            ("/verify 微粒贷", "微粒贷 · 怎么核实"),
            ("/rights@rights_console_bot 借呗", "借呗 · 催收与规则"),
            ("/rights 某某某某某", "没有这家机构的资料"),
            ("/rights 微粒代", "你指的是哪一个"),
            ("/rights", "看哪家机构"),
            ("/verify", "对方说自己是哪家的"),
            ("/help", "/rights"),
        ],
    )
    async def test_is_answered_in_the_language_of_telegram(self, group: Chat, text: str, words: str) -> None:
        (shown,) = await group.say(text)

        assert words in shown

    async def test_nothing_stored_is_used(self, group: Chat) -> None:
        stranger = group.as_user(9)
        for text in ("/rights", "/rights 微粒贷", "/verify", "/verify 微粒贷", "/help"):
            (mine,) = await group.say(text)
            (theirs,) = await stranger.say(text)
            assert (mine.text, mine.buttons) == (theirs.text, theirs.buttons)

    async def test_asking_stores_nothing(self, world: EmulatedWorld) -> None:
        group = Chat(world, 5).as_group()
        await group.say("/rights 微粒贷")
        await group.press("更多")

        assert await world.bot.store.transact(lambda records: records.user_ids()) == []

    async def test_anyone_may_press_and_the_language_stays(self, group: Chat) -> None:
        (shown,) = await group.say("/rights 微粒贷")
        english = group.as_user(9, "en")

        for label in ("更多", "谁监管、去哪投诉", "返回", "出处", "返回", "快到期"):
            (shown,) = await english.press(label)
            assert "〔" in shown or "出处" in shown

    async def test_this_is_wrong_can_be_said_here_too(self, group: Chat) -> None:
        await group.say("/rights 微粒贷")

        await group.press("这里不对")

        assert "没有记录你是谁" in group.notices[-1]

    async def test_help_lists_what_answers_here(self, group: Chat) -> None:
        (shown,) = await group.say("/help")

        assert [name for name in PERSONAL if f"/{name} " in shown] == []

    async def test_no_button_here_leads_to_anything_personal(self, group: Chat) -> None:
        for text in ("/rights 微粒贷", "/verify", "/rights 微粒代", "/help"):
            (shown,) = await group.say(text)
            data = [button["callback_data"] for button in buttons(shown.message)]
            assert all(one.startswith("a:") or one == "around" for one in data)


class TestPersonalCommands:
    @pytest.mark.parametrize("command", PERSONAL)
    async def test_give_a_button_into_the_private_chat(self, group: Chat, command: str) -> None:
        (shown,) = await group.say(f"/{command}")

        assert "不在群里显示" in shown
        link = "https://t.me/rights_console_bot"
        opened = command in ("add", "list", "door", "log")  # what no link may change, a link does not lead to
        assert shown.url("到私聊里用") == (f"{link}?start={command}" if opened else link)

    @pytest.mark.parametrize(
        "text", ["/add 微粒贷 每月15号 1200", "/list", "/privacy", "/start add", "/start rights_jiebei"]
    )
    async def test_do_nothing_here(self, group: Chat, world: EmulatedWorld, text: str) -> None:
        stranger = group.as_user(9)

        (shown,) = await stranger.say(text)

        assert await world.bot.store.transact(lambda records: records.user(9)) is None
        assert "1234" not in shown
        assert "1200" not in shown

    async def test_the_button_opens_what_was_asked_for(self, group: Chat) -> None:
        (shown,) = await group.say("/list")
        payload = shown.url("到私聊里用").rpartition("=")[2]

        (shown,) = await Chat(group.world, 1).say(f"/start {payload}")

        assert "¥1,234.56" in shown.text.replace("CN", "")


class TestSilence:
    @pytest.mark.parametrize(
        "text",
        [
            "微粒贷每月15号还1200",
            "我不想活了",
            "催收上门了",
            "/list@another_bot",
            "/nothing",
            "/nothing@another_bot",
            "@another_bot 微粒贷",
        ],
    )
    async def test_where_nobody_spoke_to_the_bot(self, group: Chat, text: str) -> None:
        assert await group.say(text) == []

    async def test_about_pictures_and_edits(self, group: Chat, world: EmulatedWorld) -> None:
        assert await group.send(world.api.photo(1, "看", -100)) == []
        assert await group.send(world.api.sticker(1, chat=-100)) == []
        said = world.api.say(1, "微粒贷", -100)
        edited = world.api.edit(1, said["message"]["message_id"], "/rights 微粒贷", -100)
        assert await group.send(edited) == []

    @pytest.mark.parametrize("text", ["@rights_console_bot 怎么用", "/nothing@rights_console_bot"])
    async def test_ends_where_the_bot_is_addressed(self, group: Chat, text: str) -> None:
        (shown,) = await group.say(text)

        assert "/" in shown

    async def test_ends_where_the_bot_is_replied_to(self, group: Chat) -> None:
        (help_,) = await group.say("/help")

        (shown,) = await group.say("谢谢，然后呢", reply_to=help_.message["message_id"])

        assert shown.text == help_.text

    async def test_reminders_go_to_the_private_chat_only(self, group: Chat) -> None:
        await group.say("/help")
        private = Chat(group.world, 1)

        assert await group.until(shanghai(11, 28)) == []

        assert "微粒贷" in private.last


class TestOthersButtons:
    async def test_personal_buttons_do_nothing_in_a_group(self, group: Chat, world: EmulatedWorld) -> None:
        (view,) = await world.bot.store.transact(lambda records: records.loans(1))
        (message,) = await group.say("/help")
        for data in (
            f"inst:paid:{view.instalments[0].id}",
            f"loan:open:{view.loan.id}",
            f"loan:deleted:{view.loan.id}",
            "loan:list",
            "forget:yes",
            "lang:zh-hant",
            "set",
            "go:add",
            "sub",
        ):
            for one in (group, group.as_user(9)):
                assert await one.press_data(data, message.message) == []
                assert "失效" in one.notices[-1]

        assert (await world.bot.store.transact(lambda records: records.loans(1))) == [view]
        assert await world.bot.store.transact(lambda records: records.user_ids()) == [1]

    async def test_another_users_data_does_nothing(self, group: Chat, world: EmulatedWorld) -> None:
        (view,) = await world.bot.store.transact(lambda records: records.loans(1))
        thief = Chat(world, 9)
        await thief.say("/add 借呗 2026-12-01 10")
        (saved,) = await thief.press("保存")
        (own,) = await world.bot.store.transact(lambda records: records.loans(9))
        before = await world.bot.store.transact(lambda records: records.loans(1))

        for what in ("paid", "skip", "undo", "show", "later", "hard", "open"):
            assert await thief.press_data(f"inst:{what}:{view.instalments[0].id}", saved.message) == []
            assert "已经不在了" in thief.notices[-1]
        for what in ("open", "pause", "resume", "change", "delete", "deleted"):
            for shown in await thief.press_data(f"loan:{what}:{view.loan.id}", saved.message):
                assert "微粒贷" not in shown
                assert "1,234" not in shown

        assert await world.bot.store.transact(lambda records: records.loans(1)) == before
        assert await world.bot.store.transact(lambda records: records.loans(9)) == [own]


async def test_someone_in_distress_who_speaks_to_the_bot_is_given_the_numbers(group: Chat) -> None:
    (shown,) = await group.say("@rights_console_bot 我不想活了")

    assert "12356" in shown
    assert await group.say("我不想活了", silent=True) == []


async def test_a_group_that_became_a_supergroup_is_answered_there(world: EmulatedWorld) -> None:
    group = Chat(world).as_group()
    moved = Chat(world).as_group(-1001)
    world.api.fail_next(
        "sendMessage", ApiError(400, "Bad Request: group chat was upgraded", {"migrate_to_chat_id": -1001})
    )

    assert await group.say("/help", silent=True) == []

    assert "/rights" in moved.last
