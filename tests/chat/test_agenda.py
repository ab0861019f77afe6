"""The calendar of /list: marked days, what is due on them, and adding on a free one."""

import pytest

from bot.domain.dates import Monthly, Once
from bot.world import EmulatedWorld
from tests.chat_driver import Chat, Shown


async def added(chat: Chat, *lines: str) -> None:
    for line in lines:
        (card,) = await chat.say(f"/add {line}")
        if "保存" not in card.buttons:
            await chat.press("已经逾期", card)
        await chat.press("保存")


async def opened(chat: Chat) -> Shown:
    """The calendar, by its button in the list."""
    await chat.say("/list")
    (shown,) = await chat.press("日历")
    return shown


async def test_days_with_something_due_are_marked(chat: Chat) -> None:
    await added(chat, "借呗 每月25号 500", "微粒贷 2026-11-25 700", "老王 2026-11-10 90", "58好借 2026-11-28")

    shown = await opened(chat)

    assert "日历 · 2026年11月" in shown
    assert "这个月要还 4 笔，合计 ¥1,290（另有 1 笔未填金额）" in shown
    marked = [label for label in shown.buttons if label.endswith(("·", "!"))]
    assert marked == ["10!", "25·", "28·"]


async def test_a_tap_on_a_marked_day_shows_what_is_due_and_opens_it(chat: Chat) -> None:
    await added(chat, "借呗 每月25号 500", "微粒贷 2026-11-25 700")
    await opened(chat)

    (shown,) = await chat.press("25·")
    assert "2026年11月25日 周三" in shown
    assert "• 借呗　¥500　还有 3 天到期" in shown
    assert "• 微粒贷　¥700" in shown

    (shown,) = await chat.press("微粒贷")
    assert "已还" in shown.buttons


async def test_what_was_paid_is_not_marked_any_more(chat: Chat) -> None:
    await added(chat, "借呗 2026-11-25 500")
    await opened(chat)
    await chat.press("25·")
    await chat.press("借呗")
    await chat.press("已还")

    assert "25·" not in (await opened_again(chat)).buttons


async def opened_again(chat: Chat) -> Shown:
    """The calendar where the list may be empty and have no button for it."""
    message = chat.world.api.latest_with_buttons(chat.chat_id)
    assert message is not None
    (shown,) = await chat.press_data("cal", message)
    return shown


async def test_a_free_day_says_so_and_offers_to_add(chat: Chat, world: EmulatedWorld) -> None:
    await added(chat, "借呗 每月25号 500")
    await opened(chat)
    await chat.press("12月 ›")

    (shown,) = await chat.press("10")
    assert "2026年12月10日 周四" in shown
    assert "没有要还的" in shown
    await chat.press("这一天添加一笔")
    (asked,) = await chat.press("微粒贷")
    assert "2026年12月10日" in asked
    await chat.press("每月10号")
    await chat.press("不填金额")
    await chat.press("保存")

    *_, view = await world.bot.store.transact(lambda records: records.loans(1))
    assert isinstance(view.loan.rule, Monthly)
    assert view.loan.rule.first.isoformat() == "2026-12-10"


async def test_adding_on_a_day_that_has_passed_asks_whether_it_is_overdue(
    chat: Chat, world: EmulatedWorld
) -> None:
    await added(chat, "借呗 每月25号 500")
    await opened(chat)
    await chat.press("10")
    await chat.press("这一天添加一笔")
    await chat.press("微粒贷")
    (asked,) = await chat.press("只这一次")
    assert "已经逾期" in asked

    await chat.press("已经逾期")
    await chat.press("不填金额")
    await chat.press("保存")

    *_, view = await world.bot.store.transact(lambda records: records.loans(1))
    assert isinstance(view.loan.rule, Once)
    assert "10!" in (await opened(chat)).buttons


async def test_a_loan_without_end_is_marked_far_ahead_and_opens_as_a_loan(chat: Chat) -> None:
    await added(chat, "借呗 每月31号 500")
    shown = await opened(chat)
    for _ in range(15):
        (shown,) = await chat.press("›")
    assert "2028年2月" in shown

    (shown,) = await chat.press("29·")
    assert "借呗　¥500" in shown
    (shown,) = await chat.press("借呗")

    assert "还款日：每月最后一天" in shown or "每月31号" in shown


async def test_back_leads_to_the_month_and_the_list(chat: Chat) -> None:
    await added(chat, "借呗 每月25号 500")
    await opened(chat)
    await chat.press("12月 ›")
    await chat.press("25·")

    (shown,) = await chat.press("返回")
    assert "日历 · 2026年12月" in shown
    (shown,) = await chat.press("还款列表")
    assert "还款列表 ·" in shown


async def test_headings_and_blank_cells_do_nothing(chat: Chat) -> None:
    await added(chat, "借呗 每月25号 500")
    shown = await opened(chat)

    for label in ("2026年11月", "一", "日"):
        assert await chat.press(shown.buttons.index(label), shown) == []


@pytest.mark.parametrize(
    "data",
    [
        "cal:x",
        "cal:2026-13",
        "cal:9999-12-31",
        "cal:0001-01-01:add",
        "cal:2026-12-10:x",
        "cal:2026-12-10:add:y",
    ],
)
async def test_forged_data_does_nothing(chat: Chat, data: str) -> None:
    await added(chat, "借呗 每月25号 500")
    shown = await opened(chat)

    assert await chat.press_data(data, shown.message) == []


async def test_a_month_out_of_reach_is_the_last_one_within(chat: Chat) -> None:
    await added(chat, "借呗 每月25号 500")
    shown = await opened(chat)

    (far,) = await chat.press_data("cal:9999-12", shown.message)

    assert "2028年11月" in far


async def test_nobody_sees_what_another_user_has_due(chat: Chat) -> None:
    await added(chat, "借呗 每月25号 500")
    other = chat.as_user(2)
    await added(other, "微粒贷 2026-11-28 700")

    shown = await opened(other)

    assert [label for label in shown.buttons if label.endswith("·")] == ["28·"]


async def test_in_english(world: EmulatedWorld) -> None:
    chat = Chat(world, 2, "en")
    await chat.say("/add jiebei the 25th of every month 500")
    await chat.press("Save")
    await chat.say("/list")
    (shown,) = await chat.press("Calendar")
    assert shown.buttons[:10] == ("‹ Oct", "November 2026", "Dec ›", "Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")

    (shown,) = await chat.press("25·")

    assert "Wed 25 Nov 2026" in shown
