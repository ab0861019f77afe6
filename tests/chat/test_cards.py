"""Promise 15: several cards may be open, each waits for seven days, and none ends another."""

from pathlib import Path

import pytest

from bot.chat.cards import MOST
from bot.domain.dates import Monthly, Once
from bot.domain.loans import Loan
from bot.world import EmulatedWorld
from tests.chat_driver import Chat, Shown
from tests.worlds import open_world

WORDS = {
    "zh-hans": ("保存", "修改", "取消", "还没保存", "已保存", "已取消"),
    "zh-hant": ("保存", "修改", "取消", "還沒保存", "已保存", "已取消"),
    "en": ("Save", "Change", "Cancel", "Not saved yet", "Saved", "Cancelled"),
}
LINES = ("微粒贷 每月15号 1200", "借呗 每月20号 800", "花呗 每月10号 300")
BILLS = (
    "【微粒贷】您12月应还1,216.44元，还款日12月15日",
    "【借呗】尊敬的用户，您本期账单应还金额1,234.56元，最后还款日2026年12月10日，请按时还款。",
)
SEVERAL = "58好借 每月12号 90\n老王的店 每月14号 300"
SHOPS = [f"铺子{name} 每月15号 90元" for name in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"]

Spoken = tuple[Chat, tuple[str, ...]]


@pytest.fixture(params=WORDS)
def spoken(request: pytest.FixtureRequest, world: EmulatedWorld) -> Spoken:
    """Somebody of each language, and the words of that language."""
    return Chat(world, language_code=request.param), WORDS[request.param]


async def saved(world: EmulatedWorld, user_id: int = 1) -> list[Loan]:
    views = await world.bot.store.transact(lambda records: records.loans(user_id))
    return [view.loan for view in views]


async def names(world: EmulatedWorld) -> list[str]:
    return [loan.name for loan in await saved(world)]


async def opened(chat: Chat, *texts: str) -> list[Shown]:
    """The card of each text."""
    return [(await chat.say(text))[-1] for text in texts]


class TestSeveral:
    async def test_each_button_acts_on_its_own_card(self, spoken: Spoken, world: EmulatedWorld) -> None:
        chat, (save, change, *_) = spoken
        first, second, third = await opened(chat, *LINES)

        (fields,) = await chat.press(change, second)
        assert "借呗" in fields
        await chat.press(save, first)
        await chat.press(save, third)

        assert await names(world) == ["微粒贷", "花呗"]

    async def test_a_line_for_another_loan_leaves_the_first_as_it_was(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        first, second = await opened(chat, *LINES[:2])
        assert "机构：借呗" in second

        await chat.press("保存", first)

        (loan,) = await saved(world)
        assert (loan.name, loan.amount) == ("微粒贷", 120000)

    @pytest.mark.parametrize("begun", ["/add 微粒贷", "/add 微粒贷 15号", "/add 微粒贷 总共 5000 每月15号"])
    async def test_so_it_does_where_the_first_asks_something(
        self, chat: Chat, world: EmulatedWorld, begun: str
    ) -> None:
        (asked,) = await chat.say(begun)
        (second,) = await chat.say("借呗 每月20号 800")
        assert "机构：借呗" in second
        assert "每月20号" in second
        await chat.press("保存", second)

        (listed,) = await chat.say("/list")
        (again,) = await chat.press("继续：微粒贷")

        assert (again.text, again.buttons) == (asked.text, asked.buttons)
        assert "• 微粒贷" in listed

    async def test_so_does_a_second_loan_at_the_same_lender(self, chat: Chat, world: EmulatedWorld) -> None:
        for card in await opened(chat, "借呗 每月15号 500 12期", "借呗 每月20号 700 6期"):
            await chat.press("保存", card)

        assert [(one.title, one.amount) for one in await saved(world)] == [
            ("借呗", 50000),
            ("借呗 · 2", 70000),
        ]

    async def test_what_corrects_one_piece_opens_none(self, chat: Chat, world: EmulatedWorld) -> None:
        await opened(chat, "借呗 每月15号 500 12期", "借呗 每月15号 600", "借呗 每月16号")

        await chat.say("好")
        (fine,) = await chat.say("好")

        assert [one.amount for one in await saved(world)] == [60000]
        assert "没有等你确认的卡片" in fine

    async def test_everything_once_more_goes_on_with_the_card_that_asks(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        _, card = await opened(chat, "/add 微粒贷", "微粒贷 每月20号 500")
        assert "¥500" in card

        await chat.press("保存", card)

        assert "还没保存" not in (await chat.say("/list"))[0]

    @pytest.mark.parametrize("command", ["/pause", "/settings"])
    async def test_so_it_does_where_something_else_is_asked(self, chat: Chat, command: str) -> None:
        await chat.say(command)
        if command == "/settings":
            await chat.press("提醒时间")

        (card,) = await chat.say("花呗 12月20日 500")

        assert "机构：花呗" in card
        assert "保存" in card.buttons

    async def test_bills_one_after_the_other_are_cards_of_their_own(
        self, spoken: Spoken, world: EmulatedWorld
    ) -> None:
        chat, (save, *_) = spoken
        first, second = await opened(chat, *BILLS)

        await chat.press(save, second)
        await chat.press(save, first)

        assert [(one.name, one.amount) for one in await saved(world)] == [
            ("借呗", 123456),
            ("微粒贷", 121644),
        ]

    async def test_what_is_pasted_together_waits_beside_a_card_too(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        card, review, other = await opened(chat, LINES[0], SEVERAL, BILLS[1])

        await chat.press("全部保存", review)
        await chat.press("保存", other)
        await chat.press("保存", card)

        assert await names(world) == ["58好借", "老王的店", "借呗", "微粒贷"]

    async def test_changes_of_several_loans_wait_side_by_side(self, chat: Chat, world: EmulatedWorld) -> None:
        for card in await opened(chat, *LINES[:2]):
            await chat.press("保存", card)
        (first,) = await chat.say("微粒贷改成每月16号")
        (second,) = await chat.say("借呗金额改成600")

        await chat.press("保存", first)
        await chat.press("保存", second)

        loans = await saved(world)
        assert [one.rule.anchor for one in loans if isinstance(one.rule, Monthly)] == [16, 20]
        assert [one.amount for one in loans] == [120000, 60000]

    async def test_two_changes_of_one_loan_are_one_card(self, chat: Chat, world: EmulatedWorld) -> None:
        (card,) = await opened(chat, LINES[0])
        await chat.press("保存", card)
        (first,) = await chat.say("微粒贷改成每月16号")
        (second,) = await chat.say("微粒贷金额改成600")
        assert "每月16号" in second

        await chat.press("保存", second)
        assert await chat.press("保存", first) == []

        (loan,) = await saved(world)
        assert (loan.rule, loan.amount) == (Monthly(loan.rule.first, 16), 60000)  # type: ignore[union-attr]

    async def test_all_of_it_survives_a_restart(self, tmp_path: Path) -> None:
        async with open_world(tmp_path / "bot.db") as world:
            cards = await opened(Chat(world), LINES[0], BILLS[1], SEVERAL, LINES[2])
        async with open_world(tmp_path / "bot.db") as world:
            chat = Chat(world)
            world.api.say(1, "x")  # never handled: there is a chat, as before
            for card in cards:
                data = card.message["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
                await chat.press_data(data, card.message)

            assert await names(world) == ["微粒贷", "借呗", "58好借", "老王的店", "花呗"]


class TestTyped:
    async def test_an_edit_goes_to_the_card_that_was_shown_last(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        first, _ = await opened(chat, *LINES[:2])

        (second,) = await chat.say("900元")
        assert "机构：借呗" in second
        await chat.press("修改", first)
        await chat.press("金额")
        (card,) = await chat.say("1300元")

        assert "机构：微粒贷" in card
        assert "¥1,300" in card

    async def test_a_reply_goes_to_the_card_that_it_replies_to(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        first, review, _ = await opened(chat, LINES[0], SEVERAL, LINES[1])

        (card,) = await chat.say("1300元", reply_to=first.message["message_id"])
        assert "机构：微粒贷" in card
        assert "¥1,300" in card
        await chat.say("好", reply_to=review.message["message_id"])

        assert await names(world) == ["58好借", "老王的店"]

    async def test_who_was_asked_for_a_lender_days_ago_is_not_naming_one(self, chat: Chat) -> None:
        await chat.say("/add")
        await chat.advance(days=3)

        (shown,) = await chat.say("哈哈哈")

        assert "哈哈哈：" not in shown
        assert "哪天还款" not in shown

    async def test_a_review_takes_nothing_from_the_card_that_asks(self, chat: Chat) -> None:
        await opened(chat, "/add", "微粒贷", "每月15号", SEVERAL)

        (card,) = await chat.say("800")

        assert "机构：微粒贷" in card
        assert "¥800" in card

    async def test_whoever_is_asked_for_the_lender_may_say_everything(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        await opened(chat, "/add", "借呗 每月20号 800")
        (listed,) = await chat.say("/list")
        assert listed.text.count("• ") == 1

        await chat.say("好")

        (loan,) = await saved(world)
        assert (loan.name, loan.amount) == ("借呗", 80000)

    @pytest.mark.parametrize(
        ("code", "yes"),
        [
            *(
                ("zh-hans", word)
                for word in ("好", "对", "确认", "保存", "ok", "可以", "是的", "没错", "存", "好的！")
            ),
            *(("zh-hant", word) for word in ("對", "儲存", "確認", "沒錯", "可以的", "好")),
            *(("en", word) for word in ("ok", "OK.", "save", "yes", "correct", "Save it", "looks good")),
        ],
    )
    async def test_yes_saves_the_latest_and_no_other(self, world: EmulatedWorld, code: str, yes: str) -> None:
        chat = Chat(world, language_code=code)
        await opened(chat, *LINES)

        (done,) = await chat.say(yes)

        assert await names(world) == ["花呗"]
        assert WORDS[code][3] in done

    async def test_yes_goes_on_with_the_ones_before(self, chat: Chat, world: EmulatedWorld) -> None:
        await opened(chat, LINES[0], SEVERAL, BILLS[1])

        for _ in range(3):
            await chat.say("好")
        (fine,) = await chat.say("好")

        assert await names(world) == ["借呗", "58好借", "老王的店", "微粒贷"]
        assert "没有等你确认的卡片" in fine

    async def test_yes_saves_none_in_place_of_one_that_asks(self, chat: Chat, world: EmulatedWorld) -> None:
        _, asked = await opened(chat, LINES[0], "/add 借呗")

        (again,) = await chat.say("好")

        assert again.text == asked.text
        assert await saved(world) == []


class TestOnce:
    async def test_a_second_tap_on_save_saves_nothing(self, spoken: Spoken, world: EmulatedWorld) -> None:
        chat, (save, *_) = spoken
        first, second = await opened(chat, *LINES[:2])

        await chat.press(save, second)
        assert await chat.press(save, second) == []

        assert await names(world) == ["借呗"]
        assert chat.notices
        await chat.press(save, first)
        assert await names(world) == ["借呗", "微粒贷"]

    async def test_the_same_line_twice_is_one_card(self, chat: Chat, world: EmulatedWorld) -> None:
        first, second = await opened(chat, LINES[0], LINES[0])

        await chat.press("保存", second)
        assert await chat.press("保存", first) == []

        assert await names(world) == ["微粒贷"]

    async def test_add_twice_is_one_form(self, chat: Chat) -> None:
        first, _ = await opened(chat, "/add", "/add")

        (asked,) = await chat.press("微粒贷", first)

        assert "哪天还款" in asked
        (listed,) = await chat.say("/list")
        assert listed.text.count("• ") == 1


class TestList:
    async def test_names_what_was_not_saved_and_brings_it_back(self, spoken: Spoken) -> None:
        chat, (save, _, _, waiting, done, _) = spoken
        card, _ = await opened(chat, *LINES[:2])

        (listed,) = await chat.say("/list")
        assert listed.text.startswith(waiting)
        for words in ("微粒贷", "¥1,200", "借呗", "¥800"):
            assert words in listed
        (again,) = await chat.press(1)

        assert (again.text, again.buttons) == (card.text, card.buttons)
        (saying,) = await chat.press(save)
        assert saying.text.startswith(done)

    async def test_says_what_is_not_complete_and_what_is_a_change(self, chat: Chat) -> None:
        (card,) = await opened(chat, LINES[0])
        await chat.press("保存", card)
        await opened(chat, "微粒贷改成每月16号", "/add 借呗", SEVERAL)

        (listed,) = await chat.say("/list")

        assert listed.text.splitlines()[:4] == [
            "还没保存，不会提醒：",
            "• 2 笔：58好借、老王的店",
            "• 借呗（没填完）",
            "• 修改：微粒贷 每月16号 ¥1,200",
        ]
        assert listed.buttons[:3] == ("继续：2 笔", "继续：借呗", "继续：微粒贷")

    async def test_a_review_comes_back(self, chat: Chat, world: EmulatedWorld) -> None:
        review, _ = await opened(chat, SEVERAL, LINES[0])
        await chat.say("/list")

        (again,) = await chat.press("继续：2 笔")
        assert (again.text, again.buttons) == (review.text, review.buttons)
        await chat.say("好")

        assert await names(world) == ["58好借", "老王的店"]

    async def test_without_any_it_is_as_ever(self, chat: Chat) -> None:
        await chat.say("/add")

        (listed,) = await chat.say("/list")

        assert "还没保存" not in listed

    async def test_another_person_can_not_bring_it_back(self, chat: Chat, world: EmulatedWorld) -> None:
        await opened(chat, LINES[0])
        (listed,) = await chat.say("/list")
        data = listed.message["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
        other = chat.as_user(2)
        (theirs,) = await other.say("/list")

        assert await other.press_data(data, theirs.message) == []


class TestCancel:
    async def test_one_leaves_the_others(self, spoken: Spoken, world: EmulatedWorld) -> None:
        chat, (save, _, cancel, waiting, _, done) = spoken
        first, second = await opened(chat, *LINES[:2])

        (said,) = await chat.press(cancel, second)
        assert said.text.startswith(done)
        assert waiting in said
        await chat.press(save, first)

        assert await names(world) == ["微粒贷"]

    async def test_the_command_ends_the_latest_and_says_which(
        self, spoken: Spoken, world: EmulatedWorld
    ) -> None:
        chat, (save, _, _, waiting, _, done) = spoken
        first, second = await opened(chat, *LINES[:2])

        (said,) = await chat.say("/cancel")
        assert said.text.startswith(done)
        assert "借呗" in said.text.splitlines()[0]
        assert "微粒贷" in said.text.splitlines()[1]
        assert waiting in said.text.splitlines()[1]
        assert await chat.press(save, second) == []
        await chat.press(save, first)

        assert await names(world) == ["微粒贷"]

    async def test_a_review_is_cancelled_for_itself(self, chat: Chat, world: EmulatedWorld) -> None:
        card, review = await opened(chat, LINES[0], SEVERAL)

        await chat.press("取消", review)
        await chat.press("保存", card)

        assert await names(world) == ["微粒贷"]


class TestDays:
    @pytest.mark.parametrize("days", [1, 3, 6])
    async def test_it_waits_for_seven_days(self, spoken: Spoken, world: EmulatedWorld, days: int) -> None:
        chat, _ = spoken
        card, bill, review = await opened(chat, LINES[0], BILLS[1], SEVERAL)
        await chat.advance(days=days, hours=23)

        for one in (card, bill, review):
            await chat.press(0, one)

        assert await names(world) == ["微粒贷", "借呗", "58好借", "老王的店"]

    @pytest.mark.parametrize("days", [7, 12])
    async def test_after_that_it_says_so_and_is_written_again(
        self, spoken: Spoken, world: EmulatedWorld, days: int
    ) -> None:
        chat, _ = spoken
        cards = await opened(chat, LINES[0], SEVERAL)
        await chat.advance(days=days)

        for card in cards:
            (again,) = await chat.press(0, card)
            assert "7" in again.text.splitlines()[0]
            assert again.text.endswith(card.text)
            await chat.press(0, again)

        assert await names(world) == ["微粒贷", "58好借", "老王的店"]

    async def test_long_after_that_it_says_so_and_offers_to_add(self, spoken: Spoken) -> None:
        chat, (save, *_) = spoken
        (card,) = await opened(chat, LINES[0])
        await chat.advance(days=40)

        (said,) = await chat.press(save, card)

        assert "7" in said.text
        assert len(said.buttons) == 1
        (asked,) = await chat.press(0)
        assert "58" in asked.buttons[0]

    async def test_one_that_expired_can_be_cancelled(self, chat: Chat) -> None:
        (card,) = await opened(chat, LINES[0])
        await chat.advance(days=8)

        (said,) = await chat.press("取消", card)

        assert said.text.startswith("已取消")

    async def test_a_day_that_has_passed_meanwhile_is_asked_about(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        (card,) = await opened(chat, "老王 11月25日 500")
        await chat.advance(days=5)

        (asked,) = await chat.press("保存", card)
        assert "已经过去了" in asked
        assert await saved(world) == []
        await chat.press("已经逾期")
        await chat.press("保存")

        (loan,) = await saved(world)
        assert isinstance(loan.rule, Once)

    async def test_so_it_is_in_a_review(self, chat: Chat, world: EmulatedWorld) -> None:
        (review,) = await opened(chat, "老王 11月25日 500\n借呗 每月15号 90")
        await chat.advance(days=5)

        (again,) = await chat.press("全部保存", review)
        assert await saved(world) == []
        assert "老王" in again
        await chat.press("全部保存")

        assert await names(world) == ["借呗"]


class TestMost:
    async def test_more_than_can_wait_says_the_number_and_loses_nothing(
        self, spoken: Spoken, world: EmulatedWorld
    ) -> None:
        chat, (save, *_) = spoken
        cards = await opened(chat, *SHOPS)

        for text in ("借呗 每月20号 800", BILLS[0], SEVERAL, "/add"):
            (refused,) = await chat.say(text)
            assert str(MOST) in refused
            assert save not in refused.buttons
        (listed,) = await chat.say("/list")
        assert listed.text.count("铺子") == MOST

        for card in cards[:-1]:
            await chat.press(save, card)
        (card,) = await chat.say("借呗 每月20号 800")
        assert save in card.buttons

        assert len(await saved(world)) == MOST - 1

    async def test_a_review_opens_none_of_its_loans_where_there_is_no_room(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        (review,) = await opened(chat, "借呗 每月15号 500 12期\n微粒贷 12月20日 1200\n某某贷 90")
        await opened(chat, *SHOPS[1:])

        (refused,) = await chat.press("补全：某某贷", review)
        assert str(MOST) in refused
        await chat.say("/cancel")
        await chat.press("补全：某某贷", review)

        assert "某某贷" in chat.last
