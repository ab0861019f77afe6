"""The clock of the emulated world, and what outlives it."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.world import EmulatedWorld
from tests.chat_driver import Chat
from tests.worlds import chat, numbers_shown, open_world, world

__all__ = ["chat", "world"]


async def test_its_clock_stands_still_but_for_what_moves_it(world: EmulatedWorld) -> None:
    before = world.now

    await world.advance(before - timedelta(days=1))
    assert world.now == before

    await world.advance(before + timedelta(days=1))
    assert world.now == before + timedelta(days=1)


async def test_the_daily_work_keeps_reminders_of_an_open_ended_loan_coming(chat: Chat) -> None:
    await chat.say("/add 微粒贷 每月15号 1200")
    await chat.press("保存")

    shown = await chat.advance(days=200)

    for day in ("2026年12月15日", "2027年3月15日", "2027年5月15日"):
        assert any(day in message for message in shown)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<pre>没接 ▇▇▇│▇▇… 129\n接了 ··│ 110</pre>", set()),
        ("<pre>没接 ▇▇▇… 129</pre>", set()),
        ("<pre>没接 ▇▇▇│▇▇… 打 129</pre>", {"129"}),
        ("没接 │ 129 转 1", {"129"}),
        ("没接 129", {"129"}),
        ("好\n还有 129 处可能超出\n還有 129 處\n129 more that may exceed", set()),
        ("打 129 处理，再打 129 处\nCall 129 more than once", {"129"}),
        ("Missed call × 129, 129 × missed call", {"129"}),
        ("欠 ¥95533.00，2026年12月15日", set()),
        ("2026年12月15日 <b>12315</b>", {"12315"}),
        ("致电 139 1234 5678", {"13912345678"}),
    ],
)
def test_a_count_is_no_telephone_number_and_all_else_is(text: str, found: set[str]) -> None:
    assert numbers_shown(text) == found


@pytest.mark.parametrize(("language", "said"), [("zh-hans", "未接来电 129 次"), ("en", "Missed call × 129")])
async def test_so_many_calls_may_be_shown(chat: Chat, language: str, said: str) -> None:
    someone = chat.as_user(2, language)
    await someone.say("/log 昨天 微粒贷 99个未接")
    await someone.say("/log 昨天 微粒贷 30个未接")

    (shown,) = await someone.say("/log list")

    assert said in shown


async def test_what_is_stored_outlives_the_world(tmp_path: Path) -> None:
    async with open_world(tmp_path / "bot.db") as first:
        chat = Chat(first)
        await chat.say("/add 微粒贷 每月15号 1200")
        await chat.press("保存")

    async with open_world(tmp_path / "bot.db") as second:
        (shown,) = await Chat(second).say("/list")
    assert "微粒贷" in shown
