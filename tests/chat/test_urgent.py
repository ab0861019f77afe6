"""Danger and distress are answered before everything, whatever is open, and nothing of them is kept."""

import logging
import re

import pytest

from bot.chat.urgent import CLAIMS, LISTENS
from bot.domain.language import Language
from bot.reading.danger_words import Danger
from bot.texts import texts_in
from bot.world import EmulatedWorld
from tests.chat_driver import Chat, Shown
from tests.worlds import library

SAID = {
    Language.HANS: {
        Danger.DOOR: "有人一直敲我家门说要还钱",
        Danger.INSIDE: "催收的人坐在我家客厅不走",
        Danger.WAITING: "楼下有几个人守着我",
        Danger.FOLLOWING: "后面有人跟着我😱",
        Danger.WORK: "摧收到我公司来闹了",
        Danger.PARENTS: "他们堵在我爸妈家",
        Danger.VIOLENCE: "他说要打断我的腿",
        Danger.POLICE: "门外有人自称警查",
        Danger.COURT: "来了两个人说是法院的",
    },
    Language.HANT: {
        Danger.DOOR: "有人砸我家的門",
        Danger.INSIDE: "他們闖進來了",
        Danger.WAITING: "收數佬喺我屋企樓下等我",
        Danger.FOLLOWING: "有架車一直跟住我",
        Danger.WORK: "討債的到我公司了",
        Danger.PARENTS: "他們去我父母家鬧",
        Danger.VIOLENCE: "佢話要斬我",
        Danger.POLICE: "有差佬喺門口話我欠錢",
        Danger.COURT: "法院的人在按門鈴",
    },
    Language.EN: {
        Danger.DOOR: "someones banging on my door",
        Danger.INSIDE: "they are in my house and wont leave",
        Danger.WAITING: "two men waiting downstairs for me",
        Danger.FOLLOWING: "a car is following me",
        Danger.WORK: "debt colector at my office",
        Danger.PARENTS: "they're at my parents' place",
        Danger.VIOLENCE: "he says he will kill me",
        Danger.POLICE: "police are at my door about a loan",
        Danger.COURT: "a bailiff is knocking",
    },
}
LONGEST = {Language.HANS: 40, Language.HANT: 40, Language.EN: 90}
AD = re.compile("/add|没看懂|添加还款")
OPENERS = ["/add", "/add 借呗", "/add 借呗 每月15号"]


def speaker(world: EmulatedWorld, language: Language) -> Chat:
    return Chat(world, 2, {Language.HANS: "zh-hans", Language.HANT: "zh-hant", Language.EN: "en"}[language])


def first(language: Language, kind: Danger) -> str:
    return texts_in(language)(f"danger-{kind}").splitlines()[0]


def told_of_danger(shown: Shown) -> bool:
    return "110" in shown.text.splitlines()[0]


class TestDanger:
    @pytest.mark.parametrize("language", SAID)
    async def test_of_each_kind_is_told_what_to_do_now(
        self, world: EmulatedWorld, language: Language
    ) -> None:
        chat = speaker(world, language)
        for kind, text in SAID[language].items():
            (shown,) = await chat.say(text)

            assert shown.text.splitlines()[0] == first(language, kind), text
            assert not AD.search(shown.text)

    @pytest.mark.parametrize("language", SAID)
    def test_its_first_line_fits_a_locked_phone(self, language: Language) -> None:
        for kind in Danger:
            line = first(language, kind)
            assert "110" in line
            assert len(line) <= LONGEST[language], line

    async def test_leads_to_checking_who_that_was(self, chat: Chat) -> None:
        (shown,) = await chat.say("门口有两个人说是微粒贷的")

        assert "微粒贷 · 有人上门 · 怎么核实" in (await chat.press("核实来人", shown))[0]
        assert "核对日期" in (await chat.press("出处", shown))[0]

    def test_says_what_the_knowledge_has(self) -> None:
        known = {claim.id for claim in library().claims()}

        assert {LISTENS, *(one for ids in CLAIMS.values() for one in ids)} <= known
        assert set(CLAIMS) == set(Danger)

    @pytest.mark.parametrize(
        "text",
        [
            "/verify 有人在敲门",
            "/add 有人在砸门",
            "/list 他们在门口",
            "/nothing 他们在门口",
            "/start 催收堵我家门",
        ],
    )
    async def test_is_heard_behind_a_command(self, chat: Chat, text: str) -> None:
        (shown,) = await chat.say(text)

        assert told_of_danger(shown)

    @pytest.mark.parametrize("open_", OPENERS)
    async def test_leaves_open_what_is_open(self, chat: Chat, open_: str) -> None:
        (asked,) = await chat.say(open_)

        (shown,) = await chat.say("他们在砸门")

        assert told_of_danger(shown)
        assert shown.text.endswith("等你方便了再接着做。")
        assert "已取消" in (await chat.press("取消", asked))[0]

    async def test_is_no_answer_to_the_question_that_is_open(self, chat: Chat) -> None:
        await chat.say("/add 借呗")
        await chat.say("有人敲我门")

        (shown,) = await chat.say("每月15号")

        assert "还款日：每月15号" in shown

    async def test_without_anything_open_nothing_waits(self, chat: Chat) -> None:
        (shown,) = await chat.say("有人敲我门")

        assert "接着做" not in shown

    async def test_under_a_picture_or_in_a_message_that_was_mended_is_heard_too(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        (under,) = await chat.send(world.api.photo(1, "他们在我家门口"))
        assert told_of_danger(under)

        message = world.api.post(1, {"text": "你好"})
        await chat.send(message)
        (mended,) = await chat.send(world.api.edit(1, message["message"]["message_id"], "他们在我家门口"))
        assert told_of_danger(mended)

    async def test_in_a_group_is_answered_where_the_bot_is_spoken_to(self, world: EmulatedWorld) -> None:
        group = Chat(world).as_group()

        assert await group.say("有人在砸门", silent=True) == []
        for text in ("@rights_console_bot 有人在砸门", "/verify 有人在砸门", "/add 有人在砸门"):
            (shown,) = await group.say(text)
            assert told_of_danger(shown)

    @pytest.mark.parametrize(
        "text", ["催收会上门吗", "快递员在门口等我签收", "上次他们来过", "/add 门口超市 每月5号 300"]
    )
    async def test_is_not_read_into_other_words(self, chat: Chat, text: str) -> None:
        (shown,) = await chat.say(text)

        assert not told_of_danger(shown)


class TestDistress:
    @pytest.mark.parametrize("language", SAID)
    async def test_is_answered_with_somebody_to_call(self, world: EmulatedWorld, language: Language) -> None:
        chat = speaker(world, language)
        for text in (
            "我想一了百了",
            "撐不下去了",
            "i cant go on",
            "/add 我不想活了",
            "催收逼我，我想自杀，每月15号还 1200",
        ):
            (shown,) = await chat.say(text)

            assert "12356" in "".join(shown.text.splitlines()[:2])
            assert {"120", "110"} <= set(re.findall("[0-9]+", shown.text))
            assert texts_in(language)("distress-last") in shown.text
            assert texts_in(language)("distress-danger") not in shown.text
            assert not shown.buttons
            assert not AD.search(shown.text)

    async def test_with_danger_names_both(self, chat: Chat) -> None:
        (shown,) = await chat.say("他们在砸门，我不想活了")

        assert "12356" in "".join(shown.text.splitlines()[:2])
        assert "110" in shown.text.splitlines()[2]

    @pytest.mark.parametrize("open_", OPENERS)
    async def test_leaves_open_what_is_open(self, chat: Chat, open_: str) -> None:
        (asked,) = await chat.say(open_)

        (shown,) = await chat.say("我不想活了")

        assert "人先要在" in shown
        assert shown.text.endswith("等你方便了再接着做。")
        assert "已取消" in (await chat.press("取消", asked))[0]

    async def test_comes_first_while_a_setting_is_asked_about(self, chat: Chat) -> None:
        await chat.say("/settings")
        await chat.press("时区")

        (shown,) = await chat.say("活不下去")

        assert "人先要在" in shown

    @pytest.mark.parametrize("text", ["我死也要还清", "热死了", "人死了债怎么办", "借呗 15号 1200"])
    async def test_other_words_are_not_it(self, chat: Chat, text: str) -> None:
        (shown,) = await chat.say(text)

        assert "12356" not in "".join(
            shown.text.split("\n")[:2]
        )  # where nothing is understood, it stands at the end


@pytest.mark.parametrize("text", ["我不想活了", "有人在砸我家的门"])
async def test_nothing_of_it_is_stored_or_logged(
    chat: Chat, world: EmulatedWorld, caplog: pytest.LogCaptureFixture, text: str
) -> None:
    caplog.set_level(logging.DEBUG)

    await chat.say(text)

    assert await world.bot.store.transact(lambda records: records.user_ids()) == []
    assert text not in caplog.text


class TestLikeness:
    """What no pattern has; these are no examples either."""

    @pytest.mark.parametrize(
        ("text", "language"),
        [
            ("在江边从天黑坐到天亮", Language.HANS),
            ("如果哪天我不在了，你们别难过", Language.HANS),
            ("最後一次跟大家說話，珍重了", Language.HANT),
            ("i will not wake up tomorrow and that is fine", Language.EN),
        ],
    )
    async def test_distress_in_other_words_is_answered_as_distress(
        self, world: EmulatedWorld, text: str, language: Language
    ) -> None:
        shown = await speaker(world, language).say(text)

        assert len(shown) == 1
        assert shown[0].text.startswith(texts_in(language)("distress-first").splitlines()[0])

    async def test_what_may_be_danger_is_answered_and_help_is_named_with_a_way_in(self, chat: Chat) -> None:
        answer, help_ = await chat.say("快递在门口")

        assert "怎么核实" in answer
        assert "110" in help_.text.splitlines()[0]
        assert "谁" in (await chat.press("一步一步带我应对", help_))[0]

    async def test_what_is_surely_nothing_else_and_may_be_danger_says_so_first(self, chat: Chat) -> None:
        (shown,) = await chat.say("有人往我家阳台扔烂菜叶")

        assert "110" in shown.text.splitlines()[0]
        assert "没看懂" in shown
        assert "一步一步带我应对" in shown.buttons

    @pytest.mark.parametrize(
        ("text", "answered"),
        [
            ("微粒贷每月15号 1200", "还款日"),
            ("死期是几号", ""),
            ("饿死了", ""),
            ("谢谢你", ""),
            ("不用提醒我了", ""),
        ],
    )
    async def test_a_plain_word_is_answered_and_no_help_is_named(
        self, chat: Chat, text: str, answered: str
    ) -> None:
        (shown,) = await chat.say(text)

        assert answered in shown
        assert shown.text.splitlines()[0] not in (
            texts_in(Language.HANS)(one).splitlines()[0]
            for one in ("maybe-danger", "maybe-distress", "distress-first")
        )

    @pytest.mark.parametrize("text", ["提前3天提醒我，快递在门口", "提前3天提醒我，快递在门口，会不会上门"])
    async def test_beside_a_wish_for_earlier_reminders_help_is_named_once(
        self, chat: Chat, text: str
    ) -> None:
        shown = await chat.say(text)

        assert "已设置" in shown[0]
        assert [one.text for one in shown].count(texts_in(Language.HANS)("maybe-danger")) == 1

    async def test_what_another_wrote_is_no_call_for_help(self, chat: Chat) -> None:
        shown = await chat.say(
            "【提醒】钱不到位，我让你在这个城市待不下去，你老婆几点下班我都知道，劝你想清楚，今天之内还清。"
        )

        assert all("12356" not in one for one in shown)
