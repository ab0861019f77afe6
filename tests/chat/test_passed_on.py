"""Messages of banks and lenders through the real door: passed on, after /add, in the middle of a card."""

import logging
from collections.abc import Awaitable, Callable
from datetime import date

import pytest

from bot.domain.dates import Once
from bot.domain.loans import Loan
from bot.world import EmulatedWorld
from tests.chat_driver import Chat, Shown
from tests.corpus import Case, cases
from tests.reading.bill_words import TUNED
from tests.worlds import shanghai

WRITTEN = shanghai(12, 1, 10)
SAVES = {"保存", "全部保存", "Save", "Save all", "儲存"}


def no_bills() -> list[Case]:
    """Of the corpus, what is never owed to anybody by what it says."""
    return [
        case
        for part in TUNED
        for case in cases(part)
        if not {case["what"], *case.get("what_also", ())} & {"bill", "overdue"}
    ]


async def saved(world: EmulatedWorld, user: int = 1) -> list[Loan]:
    return [view.loan for view in await world.bot.store.transact(lambda records: records.loans(user))]


async def said(chat: Chat, text: str) -> list[Shown]:
    return await chat.say(text)


async def added(chat: Chat, text: str) -> list[Shown]:
    return await chat.say(f"/add {text}")


async def forwarded(chat: Chat, text: str) -> list[Shown]:
    return await chat.forward(text, written=WRITTEN)


async def as_a_date(chat: Chat, text: str) -> list[Shown]:
    """In place of the date that is asked for."""
    await chat.say("/add")
    await chat.press("微粒贷")
    return await chat.say(text)


@pytest.mark.parametrize("way", [said, added, forwarded, as_a_date])
async def test_what_is_no_bill_is_never_offered_to_be_saved(
    world: EmulatedWorld, way: Callable[[Chat, str], Awaitable[list[Shown]]]
) -> None:
    found = no_bills()
    assert len(found) > 100
    for number, case in enumerate(found, start=100):
        for shown in await way(Chat(world, number), case["text"]):
            assert not SAVES & set(shown.buttons), case["text"]


@pytest.mark.parametrize("button", ["修改", None])
async def test_what_is_no_bill_changes_no_open_card(world: EmulatedWorld, button: str | None) -> None:
    for number, case in enumerate(no_bills()[::6], start=100):
        chat = Chat(world, number)
        (card,) = await chat.say("/add 老王 每月15号 500")
        if button:
            (card,) = await chat.press(button)
        await chat.say(case["text"])
        if button:
            (card,) = await chat.press("返回", card)
        await chat.press("保存", card)
        (loan,) = await saved(world, number)
        assert (loan.name, loan.amount) == ("老王", 50_000), case["text"]


BILLS = [
    ("【微众银行】我行将于12月15日从您尾号9920的银行卡中扣划微粒贷还款1,102.30元。", "2026-12-15", 110_230),
    ("【平安银行】12月账单已出：应还3,018.22元，最低150.91元，还款日12月20日", "2026-12-20", 301_822),
    ("【招商银行】账单\n账单日：12月05日\n到期还款日：12月23日\n应还：￥2,966.18", "2026-12-23", 296_618),
    ("【花唄】本月帳單應還389.02元，最後還款日12月9日", "2026-12-09", 38_902),
    ("[CMB] Total amount due: CNY 2,966.18. Due date: 23 December 2026.", "2026-12-23", 296_618),
    ("【桔多多】您的账单将于后天扣款，金额530.33元", "2026-12-03", 53_033),
    ("【微粒贷】本月15日应还863.12元", "2026-12-15", 86_312),
]  # fmt: skip


@pytest.mark.parametrize(("text", "due", "fen"), BILLS)
async def test_a_bill_that_is_passed_on_days_later_counts_from_when_it_was_written(
    chat: Chat, world: EmulatedWorld, text: str, due: str, fen: int
) -> None:
    await chat.jump(shanghai(12, 2, 9))

    await chat.forward(text, written=WRITTEN)
    await chat.press("保存")

    (loan,) = await saved(world)
    assert (loan.rule, loan.amount) == (Once(date.fromisoformat(due)), fen)


@pytest.mark.parametrize("last", [True, False])
async def test_a_receipt_beside_a_bill_in_one_message_is_told_too(
    chat: Chat, world: EmulatedWorld, last: bool
) -> None:
    bill = "【微众银行】您的微粒贷12月15日应还1,203.45元"
    receipt = "【借呗】还款成功，本次还款500.00元"

    shown = await chat.forward("\n".join((bill, receipt) if last else (receipt, bill)), written=WRITTEN)

    assert "¥1,203.45" in shown[0].text
    assert "保存" in shown[0].buttons
    assert "已经还款的通知" in shown[-1].text
    assert await saved(world) == []


async def test_a_receipt_among_several_bills_is_told_for_what_it_is(chat: Chat, world: EmulatedWorld) -> None:
    for text, _, _ in BILLS[:3]:
        await chat.forward(text, written=WRITTEN)
    await chat.forward("【借呗】还款成功，本次还款500.00元", written=WRITTEN)

    assert await saved(world) == []
    assert "已经还款的通知" in chat.last


@pytest.mark.parametrize(
    "text",
    [
        "【借呗】已从您的银行卡扣款500.00元用于归还借呗，12月账单已还清",
        "【支付宝】你的借呗账单已于12月1日通过余额宝还款500.00元",
        "【借呗】还款完成啦，还款金额500.00元",
        "【借呗】感谢您的付款500.00元",
        "【借唄】您的還款500.00元已成功入賬",
        "您已成功归还借呗借款500.00元",
    ],
)
async def test_a_receipt_in_any_words_offers_to_mark_the_instalment(chat: Chat, text: str) -> None:
    await chat.say("/add 借呗 2026-12-01 500")
    await chat.press("保存")

    (shown,) = await chat.forward(text, written=WRITTEN)

    assert "标记已还：借呗" in shown.buttons


@pytest.mark.parametrize(
    "text",
    [
        "【借呗】扣款失败：您的银行卡余额不足，待还500.00元",
        "【借呗】未能成功扣款500.00元，请尽快还款",
        "【借呗】还未收到您的还款500.00元",
    ],
)
async def test_a_debit_that_failed_is_still_owed(chat: Chat, text: str) -> None:
    await chat.say("/add 借呗 2026-12-01 500")
    await chat.press("保存")

    (shown,) = await chat.forward(text, written=WRITTEN)

    assert not any("标记已还" in button for button in shown.buttons)
    assert "¥500" in shown or "还款" in shown


async def test_nothing_of_a_message_reaches_a_log(chat: Chat, caplog: pytest.LogCaptureFixture) -> None:
    texts = [case["text"] for part in TUNED for case in cases(part)][::9]
    with caplog.at_level(logging.DEBUG, logger="bot"):  # libraries stay at warnings, as in `logs.set_up`
        for text in texts:
            await chat.forward(text, written=WRITTEN)
    pieces = {text[at : at + 4] for text in texts for at in range(len(text) - 3)}
    assert [piece for piece in pieces if piece in caplog.text and not piece.isascii()] == []


_NEXT = "【微粒贷】您已成功还款1200元，下期还款日2027年1月15日，应还1300元"


@pytest.mark.parametrize(
    "text", [_NEXT, "【微粒贷】还款成功1200.00元。下期应还1300.00元，还款日2027/01/15。"]
)
async def test_a_receipt_that_names_the_next_instalment_offers_it_where_no_loan_is_kept(
    chat: Chat, world: EmulatedWorld, text: str
) -> None:
    receipt, card = await chat.say(text)

    assert "已经还款的通知" in receipt
    assert "2027年1月15日 周五，一次" in card
    assert "¥1,300" in card
    assert await saved(world) == []


async def test_of_a_loan_that_is_kept_the_next_instalment_is_there(chat: Chat, world: EmulatedWorld) -> None:
    await chat.say("/add 微粒贷 每月15号 1200 12期")
    await chat.press("保存")

    shown = await chat.say(_NEXT)

    assert not any(button in SAVES for one in shown for button in one.buttons)
    assert len(await saved(world)) == 1


async def test_a_receipt_whose_next_day_is_not_said_opens_no_card(chat: Chat) -> None:
    (shown,) = await chat.say("【招联金融】扣款成功：430元。下期账单日1月3日")

    assert "没有找到对应的待还记录" in shown
