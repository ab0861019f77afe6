"""提前5天提醒我: said once, it is done, and what else the sentence tells is not lost."""

import pytest

from bot.world import EmulatedWorld
from tests.chat_driver import Chat
from tests.worlds import shanghai


async def days_before(world: EmulatedWorld) -> tuple[int, ...]:
    user = await world.bot.store.read(lambda records: records.user(1))
    assert user is not None
    return user.preferences.days_before


async def test_a_day_is_added_none_is_taken_away_and_there_is_a_way_back(
    chat: Chat, world: EmulatedWorld
) -> None:
    await chat.say("/add 微粒贷 每月15号 1200")
    await chat.press("保存")

    (shown,) = await chat.say("提前5天提醒我")

    assert shown.text.startswith(
        "已设置：到期前 7, 5, 3, 1, 0 天都会提醒（0 是当天）。\n下一次提醒：2026年12月8日"
    )
    came = await chat.until(shanghai(12, 11))
    assert ["还有 7 天到期" in came[0], "还有 5 天到期" in came[1]] == [True, True]
    assert len(came) == 2
    (again,) = await chat.say("提前5天提醒我")
    assert "改回" not in again
    await chat.say("提前两天提醒我")
    await chat.press("改回 7, 5, 3, 1, 0")
    assert await days_before(world) == (7, 5, 3, 1, 0)


@pytest.mark.parametrize(
    "text",
    [
        "微粒贷每月15号1200，提前5天提醒我",
        "/add 微粒贷 每月15号 1200 提前5天提醒",
        "提前5天提醒我，微粒贷 每月15号 1200",
    ],
)
async def test_a_loan_in_the_same_sentence_keeps_its_own_day(
    chat: Chat, world: EmulatedWorld, text: str
) -> None:
    said, card = await chat.say(text)

    assert said.text.startswith("已设置：到期前 7, 5, 3, 1, 0 天都会提醒")
    assert all(part in card for part in ("还款日：每月15号", "每期：¥1,200"))
    assert "没看懂" not in card


async def test_of_one_loan_it_is_that_loans_own(chat: Chat, world: EmulatedWorld) -> None:
    for line in ("360借条 每月15号 1200", "借呗 每月20号 800"):
        await chat.say(f"/add {line}")
        await chat.press("保存")

    (shown,) = await chat.say("360借条提前5天提醒我")

    assert "360借条：这笔的提醒" in shown
    assert "到期前几天提醒：7, 5, 3, 1, 0" in shown
    assert await days_before(world) == (7, 3, 1, 0)


@pytest.mark.parametrize("text", ["提前61天提醒我", "提前90天提醒我"])
async def test_more_than_can_be_planned_is_refused_with_the_limit(
    chat: Chat, world: EmulatedWorld, text: str
) -> None:
    await chat.say("/start")

    (shown,) = await chat.say(text)

    assert "0 到 60" in shown
    assert await days_before(world) == (7, 3, 1, 0)


async def test_in_english(chat: Chat) -> None:
    await chat.say("English please")

    (shown,) = await chat.say("please remind me 5 days before the due date")

    assert shown.text.startswith(
        "Settings changed: reminders come 7, 5, 3, 1, 0 days before (0 is the due day)."
    )
