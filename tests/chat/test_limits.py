"""More than one person can have is refused by its number, and what was to be saved waits."""

from tests.chat_driver import Chat


async def test_a_paste_beyond_the_limit_names_it_and_saves_nothing(chat: Chat) -> None:
    await chat.say("\n".join(f"老王{n} 每月{n % 28 + 1}号 100 600期" for n in range(20)))

    (refused,) = await chat.press("全部保存")

    assert "最多记 3,000 期" in refused
    assert (await chat.say("/list"))[-1].text == "还没保存，不会提醒：\n• 20 笔：老王0、老王1、老王2…"


async def test_the_loan_after_the_fiftieth_waits_until_there_is_room(chat: Chat) -> None:
    for start in (0, 25):
        await chat.say("\n".join(f"老王{start + n} 每月{n + 1}号 100 2期" for n in range(25)))
        await chat.press("全部保存")
    (card,) = await chat.say("/add 借呗 每月15号 500 12期")

    (refused,) = await chat.press("保存", card)
    await chat.press("还款列表")
    await chat.press("老王0")
    await chat.press("删除")
    await chat.press("删除")
    (saved,) = await chat.press("保存", card)
    await chat.say("/list")

    assert "最多记 50 笔" in refused
    assert "已保存：借呗" in saved
