"""What is written as a reply to a reminder, or to the card of a loan, is about that one."""

import pytest

from bot.domain.loans import InstalmentState
from bot.store.records import Subscription
from bot.world import EmulatedWorld
from tests.chat_driver import Chat, Shown
from tests.sentences import GIVEN, NOW, SAVE, Stored, stored
from tests.worlds import shanghai

DUE = shanghai(12, 15, 10)


async def reminded(world: EmulatedWorld, language: str = "zh-hans") -> tuple[Chat, Shown]:
    """Somebody with two loans on the day on which the first one is due, and its reminder."""
    chat = Chat(world, 1, language)
    await chat.jump(NOW)
    for line in GIVEN["two loans"]:
        await chat.say(f"/add {line}")
        await chat.press(SAVE[language])
    return chat, (await chat.until(DUE))[-1]


async def answer(chat: Chat, reminder: Shown, text: str) -> Shown:
    """What is shown last where this is said as a reply to it."""
    return (await chat.say(text, reply_to=reminder.message["message_id"]))[-1]


def states(after: Stored, name: str) -> list[InstalmentState]:
    return [one.state for one in after.loan(name).instalments[:2]]


@pytest.mark.parametrize(
    ("language", "text"), [("zh-hans", "还了"), ("zh-hans", "自动扣了"), ("zh-hant", "繳了"), ("en", "paid")]
)
async def test_paid_marks_the_one_that_is_replied_to(world: EmulatedWorld, language: str, text: str) -> None:
    chat, reminder = await reminded(world, language)

    await answer(chat, reminder, text)

    after = await stored(world, 1)
    assert states(after, "微粒贷") == [InstalmentState.PAID, InstalmentState.OPEN]
    assert states(after, "借呗") == [InstalmentState.OPEN] * 2


async def test_paid_said_of_a_paid_one_marks_no_other(world: EmulatedWorld) -> None:
    chat, reminder = await reminded(world)
    await answer(chat, reminder, "还了")

    shown = await answer(chat, reminder, "还了")

    assert "撤销" in shown.buttons
    assert states(await stored(world, 1), "微粒贷") == [InstalmentState.PAID, InstalmentState.OPEN]


async def test_of_several_that_are_overdue_the_one_replied_to_is_marked(world: EmulatedWorld) -> None:
    chat, reminder = await reminded(world)
    await chat.until(shanghai(1, 25, year=2027))

    await answer(chat, reminder, "还了")

    assert states(await stored(world, 1), "微粒贷") == [InstalmentState.PAID, InstalmentState.OPEN]


async def test_a_part_is_of_the_one_replied_to(world: EmulatedWorld) -> None:
    chat, reminder = await reminded(world)

    await answer(chat, reminder, "还了500")

    assert (await stored(world, 1)).loan("微粒贷").instalments[0].paid == 50000


async def test_another_reminder_is_of_the_one_replied_to(world: EmulatedWorld) -> None:
    chat, reminder = await reminded(world)

    shown = await answer(chat, reminder, "今晚8点提醒我")

    assert "微粒贷" in shown.text
    assert (await stored(world, 1)).snoozed == (shanghai(12, 15, 20),)


@pytest.mark.parametrize(
    ("language", "text"), [("zh-hans", "晚点再提醒"), ("zh-hant", "晚點再提醒"), ("en", "remind me again")]
)
async def test_later_asks_when_of_the_one_replied_to(world: EmulatedWorld, language: str, text: str) -> None:
    chat, reminder = await reminded(world, language)

    shown = await answer(chat, reminder, text)

    assert "微粒贷" in shown.text
    assert (await stored(world, 1)).snoozed == ()


async def test_another_day_is_the_loan_s_that_is_replied_to(world: EmulatedWorld) -> None:
    chat, reminder = await reminded(world)

    await answer(chat, reminder, "改成每月18号")

    form = (await stored(world, 1)).form
    assert form is not None
    assert form.name == "微粒贷"


async def test_a_name_goes_before_what_is_replied_to(world: EmulatedWorld) -> None:
    chat, reminder = await reminded(world)

    await answer(chat, reminder, "借呗还了")

    assert states(await stored(world, 1), "借呗")[0] is InstalmentState.PAID
    assert states(await stored(world, 1), "微粒贷")[0] is InstalmentState.OPEN


async def test_a_reply_to_what_tells_of_several_asks_which(world: EmulatedWorld) -> None:
    chat, _ = await reminded(world)
    (listed, *_) = await chat.say("/list")

    shown = await answer(chat, listed, "还了")

    assert [label.split()[0] for label in shown.buttons[:2]] == ["微粒贷", "借呗"]


@pytest.mark.parametrize(
    ("language", "text", "one", "everything"),
    [
        ("zh-hans", "别发了", "只停这笔：微粒贷", "全部不再提醒"),
        ("zh-hant", "別提醒我了", "只停這筆：微粒贷", "全部不再提醒"),
        ("en", "stop reminding me", "Only this one: 微粒贷", "None at all"),
    ],
)
async def test_no_more_reminders_asks_whether_of_this_one_or_at_all(
    world: EmulatedWorld, language: str, text: str, one: str, everything: str
) -> None:
    chat, reminder = await reminded(world, language)

    shown = await answer(chat, reminder, text)

    assert shown.buttons == (one, everything)
    before = await stored(world, 1)
    assert before.user is not None
    assert before.user.subscription is Subscription.ON
    assert before.loan("微粒贷").loan.state == "active"

    await chat.press(one)
    paused = await stored(world, 1)
    assert [paused.loan(name).loan.state for name in ("微粒贷", "借呗")] == ["paused", "active"]

    await answer(chat, reminder, text)
    await chat.press(everything)
    after = await stored(world, 1)
    assert after.user is not None
    assert after.user.subscription is Subscription.OFF
