"""Paid, beside thanks or no more reminders; and what is like it, and is no payment."""

import re
from collections.abc import Iterator
from itertools import count

import pytest

from bot.domain.language import Language
from bot.domain.loans import InstalmentState
from bot.store.records import Subscription
from bot.texts import texts_in
from tests.chat_driver import Chat
from tests.sentences import GIVEN, NOW, SAVE, Stored, stored
from tests.worlds import Lasting

USERS = count(20_000)
PERSON = "张三 每月10号 500 5期"


@pytest.fixture(scope="module")
def december(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lasting]:
    with Lasting(tmp_path_factory.mktemp("paid") / "bot.db") as opened:
        opened.run(opened.chat.jump(NOW))
        yield opened


def said(opened: Lasting, language: str, text: str) -> tuple[str, Stored]:
    """What is answered, and stored, where somebody with three loans says it."""

    async def say() -> tuple[str, Stored]:
        chat = Chat(opened.world, next(USERS), language)
        for line in (*GIVEN["two loans"], PERSON):
            await chat.say(f"/add {line}")
            await chat.press(SAVE[language])
        shown = await chat.say(text)
        return "\n".join([shown[-1].text, *shown[-1].buttons]), await stored(opened.world, chat.user_id)

    return opened.run(say())


def plain(text: str) -> str:
    """As it is shown, without its marks."""
    return re.sub("<[^>]+>", "", text)


def paid(after: Stored) -> list[str]:
    """Of which loans an instalment is paid."""
    return [
        view.loan.name
        for view in after.views
        if any(one.state is InstalmentState.PAID for one in view.instalments)
    ]


def reminds(after: Stored) -> bool:
    """Whether all reminders come as before."""
    assert after.user is not None
    active = all(view.loan.state == "active" for view in after.views)
    return after.user.subscription is Subscription.ON and after.user.paused_until is None and active


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("zh-hans", "微粒贷别提醒了，还了", "微粒贷"),
        ("zh-hans", "微粒贷已还，不用再提醒", "微粒贷"),
        ("zh-hans", "微粒贷还了谢谢", "微粒贷"),
        ("zh-hans", "别再发了，借呗已经还了", "借呗"),
        ("zh-hant", "微粒貸已還，不用再提醒", "微粒贷"),
        ("zh-hant", "借唄還了，多謝", "借呗"),
        ("en", "I paid Jiebei, no more reminders please", "借呗"),
        ("en", "Jiebei paid thank you", "借呗"),
        ("zh-hans", "还张三500了", "张三"),
        ("zh-hans", "还了我借呗800", "借呗"),
    ],
)
def test_what_is_paid_is_marked_and_reminders_go_on(
    december: Lasting, language: str, text: str, name: str
) -> None:
    _, after = said(december, language, text)

    assert paid(after) == [name]
    assert reminds(after)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh-hans", "别提醒了，还了"),
        ("zh-hans", "不用提醒了我已经还了"),
        ("zh-hans", "还了，别发了"),
        ("zh-hans", "还了，谢谢"),
        ("zh-hant", "還了，謝謝"),
        ("en", "stop reminding me, I already paid"),
        ("en", "paid, thanks"),
    ],
)
def test_which_one_is_paid_is_asked_and_no_reminder_ends(december: Lasting, language: str, text: str) -> None:
    answer, after = said(december, language, text)

    assert texts_in(Language(language))("wish-which") in answer
    assert paid(after) == []
    assert reminds(after)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh-hans", "先别提醒"),
        ("zh-hans", "先别给我发消息"),
        ("zh-hans", "暂时不要提醒我"),
        ("zh-hant", "先別提醒我"),
        ("en", "don't remind me for now"),
    ],
)
def test_no_reminders_for_now_asks_until_when(december: Lasting, language: str, text: str) -> None:
    answer, after = said(december, language, text)

    assert plain(texts_in(Language(language))("pause-ask")) in answer
    assert reminds(after)


@pytest.mark.parametrize("text", ["不要再提醒我还钱了", "别提醒了"])
def test_no_reminders_at_all_are_none(december: Lasting, text: str) -> None:
    _, after = said(december, "zh-hans", text)

    assert after.user is not None
    assert after.user.subscription is Subscription.OFF
    assert paid(after) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh-hans", "张三还我钱了"),
        ("zh-hans", "张三还我500了"),
        ("zh-hans", "张三还了我500"),
        ("zh-hant", "張三還我錢了"),
        ("en", "Weilidai paid me 500"),
    ],
)
def test_what_somebody_paid_back_is_no_payment(december: Lasting, language: str, text: str) -> None:
    _, after = said(december, language, text)

    assert paid(after) == []
    assert reminds(after)


@pytest.mark.parametrize("text", ["借呗催我还钱", "张三催我还钱"])
def test_a_lender_who_presses_is_no_reminder(december: Lasting, text: str) -> None:
    answer, after = said(december, "zh-hans", text)

    assert plain(texts_in(Language.HANS)("instalment-snooze-ask")) not in answer
    assert after.snoozed == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh-hans", "微粒贷没还成功"),
        ("zh-hans", "没还成功"),
        ("zh-hans", "微粒贷没还了"),
        ("zh-hans", "借呗没还清了"),
        ("zh-hans", "借呗没还完"),
        ("zh-hans", "微粒贷今天没还"),
        ("zh-hans", "微粒贷还有500没还"),
        ("zh-hant", "微粒貸沒還成功"),
        ("zh-hant", "借唄還沒繳"),
        ("en", "Weilidai payment not done"),
        ("en", "I haven't paid Weilidai"),
    ],
)
def test_what_is_not_paid_is_no_payment_and_no_change(december: Lasting, language: str, text: str) -> None:
    answer, after = said(december, language, text)

    assert paid(after) == []
    assert all(one.paid == 0 for view in after.views for one in view.instalments)
    assert texts_in(Language(language))("wish-which") not in answer
    assert after.form is None
    assert reminds(after)


@pytest.mark.parametrize(
    ("language", "question", "yes", "unchanged"),
    [
        ("zh-hans", "清空", "是的", "没有改动"),
        ("zh-hans", "删除微粒贷", "确定", "没有改动"),
        ("zh-hant", "刪除微粒貸", "好", "沒有改動"),
        ("en", "delete all my data", "yes", "nothing was changed"),
    ],
)
def test_yes_to_a_question_with_buttons_is_not_said_to_be_done(
    december: Lasting, language: str, question: str, yes: str, unchanged: str
) -> None:
    async def say() -> str:
        chat = Chat(december.world, next(USERS), language)
        for line in GIVEN["two loans"]:
            await chat.say(f"/add {line}")
            await chat.press(SAVE[language])
        await chat.say(question)
        return (await chat.say(yes))[-1].text

    assert unchanged in december.run(say())


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh-hans", "微粒贷15号还了"),
        ("zh-hans", "微粒贷11月16号还了"),
        ("zh-hans", "借呗25号还了"),
        ("zh-hant", "微粒貸15號繳了"),
        ("en", "paid Weilidai on November 16"),
    ],
)
def test_a_day_that_is_nearer_to_the_instalment_before_is_asked_about(
    december: Lasting, language: str, text: str
) -> None:
    answer, after = said(december, language, text)

    assert texts_in(Language(language))("wish-which") in answer
    assert paid(after) == []


@pytest.mark.parametrize("text", ["微粒贷昨天还了", "微粒贷30号还了", "微粒贷12月15号还了"])
def test_a_day_that_is_near_is_not_asked_about(december: Lasting, text: str) -> None:
    _, after = said(december, "zh-hans", text)

    assert paid(after) == ["微粒贷"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh-hans", "不要停止提醒"),
        ("zh-hans", "别取消提醒"),
        ("zh-hans", "不要关闭提醒"),
        ("zh-hans", "请不要停掉微粒贷的提醒"),
        ("zh-hans", "别给我停了提醒"),
        ("zh-hant", "不要取消提醒"),
        ("zh-hant", "唔好停止提醒我"),
        ("en", "don't stop reminding me"),
        ("en", "please do not turn off reminders"),
    ],
)
def test_reminders_that_are_not_to_stop_go_on(december: Lasting, language: str, text: str) -> None:
    _, after = said(december, language, text)

    assert reminds(after)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh-hans", "取消提醒"),
        ("zh-hans", "不要提醒了，取消吧"),
        ("zh-hans", "请关闭提醒"),
        ("en", "stop reminding me"),
        ("en", "I don't want reminders anymore, stop"),
    ],
)
def test_reminders_that_are_to_stop_end(december: Lasting, language: str, text: str) -> None:
    _, after = said(december, language, text)

    assert after.user is not None
    assert after.user.subscription is Subscription.OFF


@pytest.mark.parametrize(
    ("language", "text", "coming"),
    [
        ("zh-hans", "为什么没提醒我", "下一次提醒"),
        ("zh-hans", "怎么没有提醒", "下一次提醒"),
        ("zh-hans", "今天没收到提醒", "下一次提醒"),
        ("zh-hant", "為什麼沒有提醒我", "下一次提醒"),
        ("en", "why didn't you remind me", "Next reminder"),
    ],
)
def test_why_no_reminder_came_is_answered_by_what_comes(
    december: Lasting, language: str, text: str, coming: str
) -> None:
    answer, after = said(december, language, text)

    assert coming in answer
    assert reminds(after)
