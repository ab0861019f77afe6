"""A message or a number that is handed in: the verdict first, what in it says so, and nothing of it kept."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.world import EmulatedWorld
from tests.chat.test_paste import saved
from tests.chat_driver import Chat
from tests.worlds import open_world

FRAUD = "您的账户涉嫌洗钱，请立即将资金转入安全账户"
THREAT = "再不还钱就爆你通讯录，打断你的腿"
CALM = "【某某区人民法院】您的案件定于下周开庭，请准时到庭"
YESTERDAY = datetime(2026, 11, 29, 12, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
VERDICTS = ("危险", "像是诈骗", "还不能确认")


def first(text: str) -> str:
    return text.splitlines()[0]


class TestPasted:
    async def test_fraud_is_told_first_then_its_own_words_and_one_way_to_check(self, chat: Chat) -> None:
        (said,) = await chat.say(FRAUD)
        assert said.text.startswith("像是诈骗")
        assert "“安全账户”" in said
        assert "怎么核实" in said
        assert "96110" in said
        assert "没有保存" in said
        assert said.buttons[0] == "怎么核实"

    async def test_a_threat_is_danger_with_the_number_to_call_in_the_first_line(self, chat: Chat) -> None:
        (said,) = await chat.say(THREAT)
        assert first(said.text).startswith("危险")
        assert "110" in first(said.text)

    async def test_what_has_no_sign_cannot_be_verified_and_is_never_fine(self, chat: Chat) -> None:
        (said,) = await chat.say(CALM)
        assert said.text.startswith("还不能确认")

    async def test_the_buttons_lead_to_how_to_check_and_to_the_sources(self, chat: Chat) -> None:
        await chat.say(FRAUD)
        (screen,) = await chat.press("怎么核实")
        assert "短信、微信" not in screen.buttons  # it is this screen
        assert "来电话" in screen.buttons

    async def test_a_lender_named_in_it_is_the_one_to_check_with(self, chat: Chat) -> None:
        await chat.say(f"微粒贷：{FRAUD}")
        (screen,) = await chat.press("怎么核实")
        assert "微粒贷" in first(screen.text)

    async def test_two_parts_are_read_as_one_where_the_second_answers_the_first(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        update = world.api.say(1, "请把钱转到安全")
        await chat.send(update)
        number = update["message"]["message_id"]
        (said,) = await chat.say("账户，谢谢你的配合", reply_to=number)
        assert said.text.startswith("像是诈骗")

    @pytest.mark.parametrize(
        ("language", "verdicts"),
        [
            ("zh-hans", VERDICTS),
            ("zh-hant", ("危險", "像是詐騙", "還不能確認")),
            ("en", ("Danger", "Signs of fraud", "Can't be verified yet")),
        ],
    )
    async def test_each_language_has_its_words(
        self, chat: Chat, language: str, verdicts: tuple[str, str, str]
    ) -> None:
        other = chat.as_user(7, language)
        for text, verdict in zip((THREAT, FRAUD, CALM), verdicts, strict=True):
            (said,) = await other.say(text)
            assert said.text.startswith(verdict)


class TestPicture:
    async def test_what_stands_under_it_is_judged(self, chat: Chat) -> None:
        (said,) = await chat.album(2, FRAUD)
        assert said.text.startswith("像是诈骗")
        assert "图片" in said


class TestForwarded:
    async def test_is_judged_whatever_it_says(self, chat: Chat) -> None:
        (said,) = await chat.forward("晚上吃什么", written=YESTERDAY)
        assert said.text.startswith("还不能确认")
        (said,) = await chat.forward("让我转到安全账户", written=YESTERDAY)
        assert said.text.startswith("像是诈骗")


class TestNumber:
    async def test_one_that_we_know_says_whose_it_is_by_which_source(self, chat: Chat) -> None:
        for text in ("95384", "/verify 95384", "95384打来的"):
            (said,) = await chat.say(text)
            assert said.text.startswith("还不能确认")
            assert "微众银行客服" in said
            assert "来源" in said
            assert "伪造" in said

    async def test_one_that_we_do_not_know_is_shown_to_who_typed_it(self, chat: Chat) -> None:
        (said,) = await chat.say("/verify 138-0000-1234")
        assert said.text.startswith("还不能确认")
        assert "13800001234" in said
        assert "不在我们的名单里" in said

    async def test_one_on_the_deny_list_is_fraud(self, chat: Chat) -> None:
        (said,) = await chat.say("15070879527")
        assert said.text.startswith("像是诈骗")

    async def test_behind_add_a_fraud_is_no_loan(self, chat: Chat) -> None:
        (shown,) = await chat.say("/add 您好，微粒贷12月15日到期1200元，请转到安全账户，并提供验证码")

        assert shown.text.startswith("像是诈骗")

    async def test_a_line_with_a_number_in_it_is_still_a_loan(self, chat: Chat) -> None:
        (said,) = await chat.say("借呗 每月15号 95384")
        assert "机构：借呗" in said


class TestVerify:
    @pytest.mark.parametrize("text", [FRAUD, "把验证码发给我，我帮您取消扣款"])
    async def test_a_message_after_the_command_is_judged(self, chat: Chat, text: str) -> None:
        (said,) = await chat.say(f"/verify {text}")
        assert said.text.startswith("像是诈骗")

    async def test_a_lender_and_a_question_are_answered_as_before(self, chat: Chat) -> None:
        (said,) = await chat.say("/verify 微粒贷")
        assert "微粒贷" in first(said.text)
        (said,) = await chat.say("/verify 屏幕共享是骗局吗？")
        assert not said.text.startswith(VERDICTS)


class TestQuestion:
    @pytest.mark.parametrize("text", ["屏幕共享是骗局吗？", "会爆通讯录吗", "他们让我转到安全账户要转吗"])
    async def test_is_answered_by_its_card(self, chat: Chat, text: str) -> None:
        (said,) = await chat.say(text)
        assert not said.text.startswith(VERDICTS)

    async def test_danger_and_distress_go_first(self, chat: Chat) -> None:
        (said,) = await chat.say("他们在我家门口，让我把钱转到安全账户")
        assert "110" in first(said.text)
        (said,) = await chat.say("再不还就爆你通讯录，我不想活了")
        assert "12356" in "".join(said.text.splitlines()[:2])


class TestBill:
    async def test_goes_to_its_card_with_what_is_suspicious_in_it(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        (card,) = await chat.say(
            "【借呗】您的账单1,200.00元，还款日12月15日，请转到个人账户还款，户名张三，转完截图"
        )
        assert card.text.startswith("像是诈骗")
        assert "机构：借呗" in card
        assert "可疑：要你转给个人、扫码付款" in card
        assert "张三" not in card
        assert card.buttons[0] == "保存"
        (again,) = await chat.press("改为每月15号")
        assert "可疑：要你转给个人、扫码付款" in again
        assert await saved(world) == []

    async def test_an_honest_one_is_as_before(self, chat: Chat) -> None:
        (card,) = await chat.say("【借呗】您的账单1,200.00元，还款日12月15日，请确保余额充足")
        assert not card.text.startswith(VERDICTS)

    async def test_a_receipt_says_what_is_suspicious_in_it(self, chat: Chat) -> None:
        (said,) = await chat.say("【借呗】您已成功还款500.00元，请将短信验证码报给客服专员办理退款")
        assert said.text.startswith("像是诈骗")


class TestGroup:
    async def test_is_answered_from_the_knowledge_and_repeats_nothing(self, chat: Chat) -> None:
        group = chat.as_group()
        (said,) = await group.say("/verify 请把验证码发给我，打13800001234")
        assert said.text.startswith("像是诈骗")
        assert "1380000" not in said
        assert "发给我" not in said
        assert "没有保存" not in said

    async def test_a_message_that_the_command_answers_is_judged(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        group = chat.as_group()
        asked = world.api.say(2, FRAUD, group.chat_id)
        await group.send(asked)
        (said,) = await group.say("/verify", reply_to=asked["message"]["message_id"])
        assert said.text.startswith("像是诈骗")


async def test_nothing_of_it_is_stored(tmp_path: Path) -> None:
    async with open_world(tmp_path / "bot.db") as world:
        chat = Chat(world)
        await chat.say("/start")
        for text in (FRAUD, THREAT, "13800001234", f"/verify {FRAUD}"):
            await chat.say(text)
    with closing(sqlite3.connect(tmp_path / "bot.db")) as database:
        kept = "\n".join(database.iterdump())
    assert "安全账户" not in kept
    assert "打断" not in kept
    assert "13800001234" not in kept
