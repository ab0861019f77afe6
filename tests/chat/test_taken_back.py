"""What was marked by mistake, or paused, and is taken back in words."""

import pytest

from bot.domain.loans import InstalmentState
from bot.store.records import Subscription
from bot.world import EmulatedWorld
from tests.chat_driver import Chat
from tests.sentences import GIVEN, NOW, SAVE, Stored, stored


async def owing(world: EmulatedWorld, language: str = "zh-hans") -> Chat:
    chat = Chat(world, 1, language)
    await chat.jump(NOW)
    for line in GIVEN["two loans"]:
        await chat.say(f"/add {line}")
        await chat.press(SAVE[language])
    return chat


def paid(after: Stored) -> list[str]:
    return [one.loan.name for one in after.views if one.instalments[0].state is InstalmentState.PAID]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh-hans", "微粒贷点错了"),
        ("zh-hans", "微粒贷没还，点错了"),
        ("zh-hans", "微粒贷其实没还"),
        ("zh-hans", "微粒贷取消已还"),
        ("zh-hant", "微粒貸點錯了，還沒還"),
        ("en", "undo Weilidai"),
    ],
)
async def test_what_was_marked_of_a_loan_is_taken_back(
    world: EmulatedWorld, language: str, text: str
) -> None:
    chat = await owing(world, language)
    await chat.say("微粒贷还了")
    await chat.say("借呗还了")
    assert paid(await stored(world, 1)) == ["微粒贷", "借呗"]

    await chat.say(text)

    assert paid(await stored(world, 1)) == ["借呗"]


async def test_cancelled_as_paid_takes_back_the_last(world: EmulatedWorld) -> None:
    chat = await owing(world)
    await chat.say("微粒贷还了")

    await chat.say("取消已还")

    assert paid(await stored(world, 1)) == []


async def test_what_is_only_wrong_with_a_loan_takes_nothing_back(world: EmulatedWorld) -> None:
    chat = await owing(world)
    await chat.say("借呗还了")

    await chat.say("借呗记错了")

    assert paid(await stored(world, 1)) == ["借呗"]


@pytest.mark.parametrize(
    ("language", "paused", "text"),
    [
        ("zh-hans", "暂停微粒贷", "恢复微粒贷"),
        ("zh-hans", "暂停3天", "取消暂停"),
        ("zh-hans", "暂停3天", "不暂停了"),
        ("zh-hans", "暂停3天", "恢复"),
        ("zh-hant", "暫停3天", "結束暫停"),
        ("en", "pause Weilidai", "resume Weilidai"),
        ("en", "pause for 3 days", "unpause"),
    ],
)
async def test_a_pause_ends(world: EmulatedWorld, language: str, paused: str, text: str) -> None:
    chat = await owing(world, language)
    await chat.say(paused)
    before = await stored(world, 1)
    assert before.user is not None
    assert before.user.paused_until is not None or before.loan("微粒贷").loan.state == "paused"

    await chat.say(text)

    after = await stored(world, 1)
    assert after.user is not None
    assert after.user.paused_until is None
    assert after.user.subscription is Subscription.ON
    assert after.loan("微粒贷").loan.state == "active"
