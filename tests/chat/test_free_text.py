"""A message that is no command: read in the order of the interface, and always answered."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.emulator.markup import is_blank, units
from bot.world import EmulatedWorld
from tests.chat_driver import Chat
from tests.worlds import Lasting


class TestTheOrder:
    async def test_an_answer_to_an_open_question_comes_before_a_lenders_name(self, chat: Chat) -> None:
        await chat.say("/add")

        (shown,) = await chat.say("借呗")

        assert "借呗：哪天还款" in shown

    async def test_talk_of_collection_is_no_answer_to_a_question(self, chat: Chat) -> None:
        await chat.say("/add")
        (shown,) = await chat.say("催收说要上门怎么办")
        assert "哪天还款" not in shown
        (asked,) = await chat.say("借呗")
        assert "借呗：哪天还款" in asked

        (shown,) = await chat.say("催收说要上门怎么办")

        assert "哪天还款" not in shown
        (asked,) = await chat.say("每月15号")
        assert "每期还多少" in asked

    @pytest.mark.parametrize(
        ("text", "card"),
        [
            ("每月9号还妈妈1500", ("机构：妈妈", "每期：¥1,500")),
            ("借呗12月15号本金1000利息32.5", ("机构：借呗", "每期：¥1,032.50")),
            ("老王下下周五500", ("机构：老王", "12月")),
            ("欠同事阿强800发工资那天还", ("没看懂：", "阿强800", "发工资那天")),
            ("微粒贷15号应还1200其中利息89", ("没看懂：", "1200其中利息")),
            ("借呗 发薪日还 500", ("没看懂：发薪日", "借呗：哪天还款")),
            ("借呗 500", ("借呗：哪天还款",)),
        ],
    )
    async def test_a_whole_loan_is_no_talk_of_family_or_interest(
        self, chat: Chat, text: str, card: tuple[str, ...]
    ) -> None:
        shown = await chat.say(text)

        assert all(part in shown[-1] for part in card)

    @pytest.mark.parametrize(
        ("text", "question", "card"),
        [
            (
                "我欠了三家，微粒贷每月15号1200，借呗每月20号800，360借条每月8号980.5，都快还不上了",
                "还不上了怎么办",
                "读到 3 笔",
            ),
            ("微粒贷每月15号1200，借呗每月20号800，还不上了怎么办", "还不上了怎么办", "读到 2 笔"),
            ("微粒贷每月15号1,200，还不上了怎么办", "微粒贷 · 还不上了怎么办", "每期：¥1,200"),
            ("微粒贷每月15号1200，会不会上门", "微粒贷 · 会上门吗", "每期：¥1,200"),
            ("借呗每月20号800，逾期一天会上征信吗？", "借呗 · 逾期几天上征信", "每期：¥800"),
            ("能打给我爸妈吗？花呗每月10号300", "花呗 · 催收能打给我父母吗", "还款日：每月10号"),
            ("帮我记一下，微粒贷每月15号1200，另外借呗会不会上门", "借呗 · 会上门吗", "机构：微粒贷"),
        ],
    )
    async def test_who_tells_of_a_loan_and_asks_something_gets_both(
        self, chat: Chat, text: str, question: str, card: str
    ) -> None:
        asked, told = await chat.say(text)

        assert question in asked
        assert card in told

    @pytest.mark.parametrize(
        "text",
        [
            "微粒贷每月15号1200，谢谢",
            "帮我记一下，微粒贷每月15号1200，别忘了",
            "微粒贷每月15号1200，压力好大",
        ],
    )
    async def test_who_asks_nothing_gets_the_card_alone(self, chat: Chat, text: str) -> None:
        (card,) = await chat.say(text)

        assert all(part in card for part in ("机构：微粒贷", "每期：¥1,200"))

    @pytest.mark.parametrize(
        ("text", "first"),
        [
            ("我12月20日上午9点开庭，提前3天提醒我", "开庭提醒"),
            ("微粒贷每月15号1200，安全账户验证，请把验证码发给我，不然会上门吗", "像是诈骗"),
        ],
    )
    async def test_what_the_whole_is_comes_before_its_clauses(
        self, chat: Chat, text: str, first: str
    ) -> None:
        (shown,) = await chat.say(text)

        assert shown.text.startswith(first)

    async def test_who_is_asked_for_a_lender_and_asks_about_the_bot_names_none(self, chat: Chat) -> None:
        await chat.say("/add")

        (shown,) = await chat.say("怎么删掉我的数据")

        assert "删除全部资料？" in shown

    async def test_who_is_asked_for_a_lender_and_writes_of_distress_names_none(self, chat: Chat) -> None:
        await chat.say("/add")

        (shown,) = await chat.say("最后一次跟大家说话，珍重了")

        assert "12356" in shown

    @pytest.mark.parametrize(
        "text", ["借呗，有人往我家阳台扔烂菜叶", "借呗 12月15号，有人往我家阳台扔烂菜叶"]
    )
    async def test_a_call_for_help_comes_before_a_name_or_a_day(self, chat: Chat, text: str) -> None:
        (shown,) = await chat.say(text)

        assert "110" in shown.text.splitlines()[0]

    @pytest.mark.parametrize("text", ["借呗5000还不上", "我妈15号要动手术500", "欠5000催收打给我妈"])
    async def test_what_only_holds_a_sum_is_none(self, chat: Chat, text: str) -> None:
        (shown,) = await chat.say(text)

        assert "核对日期" in shown or "你想问的是" in shown

    @pytest.mark.parametrize(
        "text",
        [
            "您好，我是奇富委外催收，工号0321，请您今天18点前还款，有困难可以和我们协商",
            "我司已委托律师准备起诉，请在12月10日前处理欠款，联系电话见合同",
        ],
    )
    async def test_what_a_collector_wrote_is_judged_before_its_subject(self, chat: Chat, text: str) -> None:
        (pasted,) = await chat.say(text)
        (forwarded,) = await chat.forward(text, written=chat.world.now)

        assert pasted.text.startswith("还不能确认")
        assert forwarded.text.startswith("还不能确认")

    @pytest.mark.parametrize("text", ["修改", "不对", "改一下", "错了"])
    async def test_the_word_of_the_button_changes_the_card_that_is_open(self, chat: Chat, text: str) -> None:
        await chat.say("/add 微粒贷 每月15号 1200 12期")

        (shown,) = await chat.say(text)

        assert "要改哪一项" in shown

    @pytest.mark.parametrize(
        "text",
        ["微粒贷打电话给我家人", "微粒贷的人要上门", "微粒贷催收", "微粒贷的催收好烦", "微粒贷说要起诉我"],
    )
    async def test_words_of_collection_lead_to_the_lender_that_is_named(self, chat: Chat, text: str) -> None:
        (shown,) = await chat.say(text)

        assert shown.text.startswith("微粒贷 · ")

    @pytest.mark.parametrize(
        ("text", "first"),
        [
            ("催收", "你想问的是哪一个？"),
            ("他们打电话给我家人", "催收能打给我父母吗"),
            ("收到律师函怎么办", "收到律师函怎么办"),
        ],
    )
    async def test_without_a_lender_they_lead_to_what_holds_for_all(
        self, chat: Chat, text: str, first: str
    ) -> None:
        (shown,) = await chat.say(text)

        assert shown.text.partition("\n")[0] == first

    async def test_words_of_collection_about_a_near_match_ask(self, chat: Chat) -> None:
        (shown,) = await chat.say("平安好带说要上门催收")

        assert "你指的是哪一个" in shown
        assert "平安好贷" in shown.buttons

    @pytest.mark.parametrize("text", ["借呗 每月15号", "每月15号还借呗1200", "借呗 12月15日 500"])
    async def test_a_date_rule_begins_adding(self, chat: Chat, text: str) -> None:
        (shown,) = await chat.say(text)

        assert "机构：借呗" in shown
        assert "保存" in shown.buttons

    async def test_a_lender_a_day_and_an_amount_are_a_loan_whatever_else_is_missing(self, chat: Chat) -> None:
        for text in ("微粒贷 15号 500", "借呗 800 20号", "借唄20號 800"):
            (shown,) = await chat.say(text)

            assert "不止一种读法" in shown, text

    @pytest.mark.parametrize("text", ["逾期3天会怎样", "what happens if I pay 3 days late"])
    async def test_a_question_with_a_day_in_it_changes_no_open_card(
        self, chat: Chat, world: EmulatedWorld, text: str
    ) -> None:
        await chat.say("借呗 每月15号 500")
        kept = await world.bot.store.transact(lambda records: records.conversations(1, world.now))

        (shown,) = await chat.say(text)

        assert shown.text.startswith("逾期一两天会怎样")
        assert await world.bot.store.transact(lambda records: records.conversations(1, world.now)) == kept

    @pytest.mark.parametrize(
        ("text", "name"), [("360借条", "奇富借条"), ("jiebei", "借呗"), ("58金融", "58好借")]
    )
    async def test_a_lenders_name_gives_the_choice(self, chat: Chat, text: str, name: str) -> None:
        (shown,) = await chat.say(text)

        assert name in shown
        assert shown.buttons == ("催收规则", "核实来人", "添加还款")

    @pytest.mark.parametrize("text", ["借呗", "借呗已经还了3期", "准备明天还借呗"])
    async def test_a_lenders_name_leads_to_the_own_loan_first(self, chat: Chat, text: str) -> None:
        for line in ("借呗 每月20号 800", "微粒贷 每月15号 1200"):
            await chat.say(f"/add {line}")
            await chat.press("保存")

        (shown,) = await chat.say(text)

        assert shown.buttons == ("借呗", "催收规则", "核实来人", "添加还款")
        await chat.press("借呗", shown)
        assert "还款日：每月20号" in chat.last

    async def test_a_near_match_asks(self, chat: Chat) -> None:
        (shown,) = await chat.say("微粒代")

        assert "你指的是哪一个" in shown
        assert "微粒贷" in shown.buttons

    @pytest.mark.parametrize("text", ["？", "今天天气不错", "9", "👍"])
    async def test_anything_else_names_the_ways_on(self, chat: Chat, text: str) -> None:
        (shown,) = await chat.say(text)

        assert "没看懂" in shown
        assert shown.buttons == ("添加还款", "催收规则", "核实来人", "现在有人在门口")
        for label in shown.buttons:
            assert await chat.press(label, shown)


class TestWhatIsAsked:
    @pytest.mark.parametrize("text", ["微粒贷逾期三天了会上门吗", "微粒贷会不会上门"])
    async def test_whether_they_come_is_a_question_about_visits(self, chat: Chat, text: str) -> None:
        (shown,) = await chat.say(text)

        assert "微粒贷 · 会上门吗" in shown

    @pytest.mark.parametrize("text", ["微粒贷说要上门"])
    async def test_someone_who_is_to_be_checked_is_checked_first(self, chat: Chat, text: str) -> None:
        (shown,) = await chat.say(text)

        assert "微粒贷 · 有人上门 · 怎么核实" in shown

    async def test_the_same_in_english(self, world: EmulatedWorld) -> None:
        (shown,) = await Chat(world, 2, "en").say("can they come to my house")

        assert shown.text.startswith("Will they come")

    @pytest.mark.parametrize(("text", "name"), [("花呗逾期了", "花呗"), ("jiebei overdue", "借呗")])
    async def test_that_it_is_overdue_is_answered_for_the_lender(
        self, chat: Chat, text: str, name: str
    ) -> None:
        (shown,) = await chat.say(text)

        assert f"{name} · 逾期一两天会怎样" in shown

    async def test_an_overdue_date_is_still_a_date(self, chat: Chat) -> None:
        (shown,) = await chat.say("微粒贷 2026-11-01 已逾期")

        assert "这一期已经逾期？" in shown


class TestAnyText:
    @settings(
        max_examples=200,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(
        words=st.lists(
            st.one_of(
                st.text(max_size=40),
                st.sampled_from(
                    [
                        "微粒贷",
                        "每月15号",
                        "/add ",
                        "上门",
                        "1200",
                        "12期",
                        "²",
                        "٣",
                        "\0",
                        "\u202e",
                        "<b>",
                        "&#0;",
                    ]
                ),
            ),
            min_size=1,
            max_size=6,
        )
    )
    def test_is_answered(self, lasting: Lasting, words: list[str]) -> None:
        """Straight after one another: what one opens, the next answers."""
        text = "".join(words)
        if is_blank(text) or units(text) > 4096 or any("\ud800" <= one <= "\udfff" for one in text):
            return
        shown = lasting.run(lasting.chat.send(lasting.world.api.post(1, {"text": text})))

        assert all("刚才出了点问题" not in one for one in shown)

    @pytest.mark.parametrize(
        "text",
        [
            "字" * 4096,
            "微粒贷 " * 1024,
            "1" * 4096,
            "每月15号" * 800,
            "<" * 4096,
            "😀" * 2048,
            "a\0b",
            "\u202eabc \u200f",
            "مرحبا بالعالم",
            '<3 & "x"_*[',
            "/" * 4096,
        ],
        ids=range(11),
    )
    @pytest.mark.parametrize("before", ["", "/add", "/add 借呗", "/add 借呗 每月15号"])
    def test_however_long_or_odd(self, lasting: Lasting, text: str, before: str) -> None:
        lasting.run(lasting.chat.say(before or "/cancel"))

        shown = lasting.run(lasting.chat.send(lasting.world.api.post(1, {"text": text})))

        assert all("刚才出了点问题" not in one for one in shown)

    @pytest.mark.parametrize("command", ["/add", "/rights", "/verify", "/start", "/list", "/settings"])
    def test_behind_a_command_too(self, lasting: Lasting, command: str) -> None:
        for text in ("字" * 4080, "<b>&" * 1000, "\u202e\0", "🏦" * 2000):
            shown = lasting.run(lasting.chat.say(f"{command} {text}"))
            assert all("刚才出了点问题" not in one for one in shown)
