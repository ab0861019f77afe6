"""Several loans of one lender: nothing is done to one of them before it was asked which."""

import pytest

from bot.domain.loans import InstalmentState
from bot.world import EmulatedWorld
from tests.chat_driver import Chat
from tests.sentences import NOW, SAVE, stored

LOANS = ("微粒贷 每月15号 1200 12期", "微粒贷 每月25号 500 6期", "微粒贷 每月5号 300 3期")
TITLES = ("微粒贷", "微粒贷 · 2", "微粒贷 · 3")


async def same(world: EmulatedWorld, language: str) -> Chat:
    """Somebody with three of them."""
    chat = Chat(world, 1, language)
    await chat.jump(NOW)
    for line in LOANS:
        await chat.say(f"/add {line}")
        await chat.press(SAVE[language])
    return chat


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh-hans", "微粒贷还了"),
        ("zh-hans", "微粒贷300那笔还了"),
        ("zh-hans", "微粒贷25号那笔还了"),
        ("zh-hans", "微粒贷全部还清了"),
        ("zh-hans", "暂停微粒贷"),
        ("zh-hans", "删掉微粒贷"),
        ("zh-hans", "微粒贷改成每月10号"),
        ("zh-hans", "微粒贷金额改成900"),
        ("zh-hans", "明天提醒我还微粒贷"),
        ("zh-hant", "微粒貸還了"),
        ("zh-hant", "暫停微粒貸"),
        ("en", "Weilidai is paid"),
        ("en", "pause Weilidai"),
    ],
)
async def test_the_name_that_several_share_is_asked_about(
    world: EmulatedWorld, language: str, text: str
) -> None:
    chat = await same(world, language)
    before = await stored(world, 1)

    shown = await chat.say(text)

    assert [label.split(" 2026-")[0] for label in shown[-1].buttons[:3]] == list(TITLES)
    after = await stored(world, 1)
    assert (after.views, after.user, after.snoozed) == (before.views, before.user, before.snoozed)


async def test_the_one_that_is_named_in_full_is_not_asked_about(world: EmulatedWorld) -> None:
    chat = await same(world, "zh-hans")

    await chat.say("微粒贷 · 2还了")

    after = await stored(world, 1)
    paid = [view.loan.title for view in after.views if view.instalments[0].state is InstalmentState.PAID]
    assert paid == ["微粒贷 · 2"]
