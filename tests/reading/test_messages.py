"""A message that was passed on: what it is, whose, and what it holds. The bill itself: test_bills."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.messages import What, read_message
from tests.reading.test_bills import BILLS, NAMES, NO_BILLS, SUNDAY, TALK, shown


@pytest.mark.parametrize(
    ("text", "what", "lender", "fen"),
    [
        ("12月01日主动还款120.00元成功，月付账单已结清", What.RECEIPT, "", 12_000),
        ("【某银行】您的信用卡6081已入账1,933.47元，本期账单已全部还清。",
         What.RECEIPT, "某银行信用卡", 193_347),
        ("【某银行】您于12月1日转入信用卡1,000.00元，剩余应还5,404.18元，还款日12月21日。",
         What.RECEIPT, "某银行信用卡", 100_000),
        ("【某银行】您的信用卡自动还款3,286.75元已于12月1日成功", What.RECEIPT, "某银行信用卡", 328_675),
        ("【某银行】您的信用卡于12月1日还款1,933.47元入账", What.RECEIPT, "某银行信用卡", 193_347),
        ("[Bank] Your statement balance RMB 1,933.47 was paid on Dec 1.", What.RECEIPT, "Bank", 193_347),
        ("【某银行】您的借款申请已通过，20,000元已发放至尾号3321账户，首期还款日12月31日",
         What.WITHDRAWAL, "某银行", 2_000_000),
        ("【借呗】806.30元还款已到账，剩余本金4,800.00元。", What.RECEIPT, "借呗", 80_630),
        ("【某银行】您的卡0088于12月01日在线支付99.00元【某商城】，当前可用额度8,320.00元",
         What.SPENDING, "某银行", 9_900),
        ("【某银行】您14日14时03分成功消费268.00元", What.SPENDING, "某银行", 26_800),
        ("校验码 8866，还款800元，切勿泄露【某某】", What.CODE, "某某", 80_000),
        ("【某某】30,000元额度等您来借，最快3分钟到账", What.OFFER, "某某", 3_000_000),
        ("您有28,000元可提现，点击 s.example/tx 立即领取，今日有效", What.WITHDRAWAL, "", 2_800_000),
        ("【某银行】尾号5512本期账单还需还0.00元，谢谢您。", What.SETTLED, "某银行", None),
        ("【江蘇銀行】賬單￥0.00，本期無欠款，感謝您的使用！", What.SETTLED, "江蘇銀行", None),
        ("【快递】您的包裹已到驿站，取件码3-2-1015，请于12月03日前领取", What.OTHER, "快递", None),
    ],
)  # fmt: skip
def test_what_is_no_bill_is_told_for_what_it_is(text: str, what: What, lender: str, fen: int | None) -> None:
    message = read_message(text, SUNDAY, NAMES)
    assert message is not None
    assert (message.what, message.bills, message.lender_text, message.amount) == (what, (), lender, fen)


@pytest.mark.parametrize(
    ("text", "bill", "lender"),
    [
        ("【中国银行】202611账单已出，您的信用卡人民币欠款1794.00元，到期还款日12月14日",
         "2026-12-14 1794", "中国银行信用卡"),
        ("您6688卡账单已出，应还1,350.00元，还款日12月18日", "2026-12-18 1350", ""),
        ("贷款账户8820应还1,450.36元，还款日12月19日，如已还请忽略", "2026-12-19 1450.36", ""),
        ("款项998元应于12月08日支付，请确保账户余额充足", "2026-12-08 998", ""),
        ("【浦发银行】尾数2207卡片11月账单结欠6,404.18元，最小还款额640.42元，还款日12/21",
         "2026-12-21 6404.18", "浦发银行"),
        ("【某某】您 的 账 单 ￥ 1 , 0 2 4 . 5 0 ，还款日 12 月 24 日", "2026-12-24 1024.5", "某某"),
        ("【某某】12.15为您的还款日，应还500元", "2026-12-15 500", "某某"),
        ("【某某】您的账单500元，还款日12月15日。12月20日前回复ZD办理分期", "2026-12-15 500", "某某"),
        ("【某某】还款日12月4日，应还900元。账单可分3-24期，月供仅需51.87元起。", "2026-12-04 900", "某某"),
        ("【某某】还有3天到还款日，应还1130.00元", "2026-11-25 1130", "某某"),
        ("【某某】您的借款第9/12期512.80元应于12月19日偿还。", "2026-12-19 512.8", "某某"),
        ("【某某】12月16日到期，您还需还款1,120.00元（已还4,000.00元）", "2026-12-16 1120", "某某"),
        ("【某某】您的月付账单320.50元，12月8日自动扣款，回复1还款", "2026-12-08 320.5", "某某"),
        ("招商银行信用卡\n电子账单\n账单周期：2026/11/06-2026/12/05\n本期应还金额：￥3,286.75\n"
         "最低还款额：￥328.68\n到期还款日：2026/12/24", "2026-12-24 3286.75", "招商银行信用卡"),
        ("浦发信用卡账单\n人民币账户：应还6,404.18\n美元账户：应还0.00\n还款日12月21日",
         "2026-12-21 6404.18", "浦发信用卡"),
        ("[Some Bank] Reminder: RMB 1,888.00 for loan 4471 will be debited on Dec 31.",
         "2026-12-31 1888", "Some Bank"),
        ("[Some Bank] Statement 202612: outstanding RMB 2,140.30. Due date: 19-Dec-2026",
         "2026-12-19 2140.3", "Some Bank"),
        ("HSBC: Your statement balance is CNY 1,820.50. Min. due CNY 182.05. Please pay by 21 Dec 2026.",
         "2026-12-21 1820.5", "HSBC"),
    ],
)  # fmt: skip
def test_money_is_told_by_its_mark_and_a_day_by_its_words(text: str, bill: str, lender: str) -> None:
    message = read_message(text, SUNDAY, NAMES)
    assert message is not None
    assert [(shown(one), one.lender_text, one.unsure) for one in message.bills] == [(bill, lender, ())]


def test_a_day_that_a_holiday_may_shift_is_either() -> None:
    message = read_message(
        "【某银行】到期还款日12月20日（遇节假日顺延至12月21日），应还款额4,330.00元", SUNDAY
    )
    assert message is not None
    (bill,) = message.bills
    assert (bill.due, bill.either, bill.amount) == (None, (date(2026, 12, 20), date(2026, 12, 21)), 433_000)


def test_a_day_of_the_past_that_nothing_calls_due_is_none() -> None:
    message = read_message("【某银行】尾号6081的账单1,933.47元，11月22日处理完毕，敬请留意", SUNDAY)
    assert message is not None
    assert [(bill.due, bill.amount) for bill in message.bills] == [(None, 193_347)]


def test_an_account_to_pay_from_is_no_lender() -> None:
    text = "您的贷款本期应还500元，将于12月15日从您的工商银行账户扣款，请备足余额"
    message = read_message(text, SUNDAY, ("工商银行",))
    assert message is not None
    assert [(bill.lender_text, shown(bill)) for bill in message.bills] == [("", "2026-12-15 500")]


def test_so_many_instalments_of_as_much_are_counted() -> None:
    text = "【某银行】账单分期办妥，每期应还273.90元，共12期，首期还款日12月24日"
    message = read_message(text, SUNDAY)
    assert message is not None
    assert [bill.count for bill in message.bills] == [12]


def test_two_bills_in_a_message_are_two() -> None:
    message = read_message(
        "【花呗】12月账单652.18元，还款日12月10日\n【美团】月付账单320.50元，还款日12月8日", SUNDAY
    )
    assert message is not None
    found = [(bill.lender_text, shown(bill)) for bill in message.bills]
    assert found == [("花呗", "2026-12-10 652.18"), ("美团", "2026-12-08 320.5")]


@pytest.mark.parametrize(
    "text",
    [
        "【花呗】12月账单652.18元，还款日12月10日\n【借呗】您已成功还款500.00元",
        "【借呗】您已成功还款500.00元【花呗】12月账单652.18元，还款日12月10日",
    ],
)
def test_a_receipt_takes_nothing_from_the_bill_beside_it(text: str) -> None:
    message = read_message(text, SUNDAY)
    assert message is not None
    assert [(bill.lender_text, shown(bill)) for bill in message.bills] == [("花呗", "2026-12-10 652.18")]


@pytest.mark.parametrize(
    "text",
    [
        "您的借呗应还512.36元，还款日12月10日。\n您的花呗应还389.02元，还款日12月9日。",
        "您应还512.36元，还款日12月10日【借呗】\n您应还389.02元，还款日12月9日【花呗】",
        "[借呗] 应还512.36元，还款日12月10日\n[花呗] 应还389.02元，还款日12月9日",
    ],
)
def test_a_bill_on_each_line_is_a_bill_each(text: str) -> None:
    message = read_message(text, SUNDAY, ("借呗", "花呗"))
    assert message is not None
    found = [(bill.lender_text, shown(bill)) for bill in message.bills]
    assert found == [("借呗", "2026-12-10 512.36"), ("花呗", "2026-12-09 389.02")]


@pytest.mark.parametrize("text", [text for _, text in BILLS])
def test_every_bill_is_a_message(text: str) -> None:
    message = read_message(text, SUNDAY, NAMES)
    assert message is not None
    assert len(message.bills) == 1


@pytest.mark.parametrize("text", NO_BILLS)
def test_no_other_message_holds_a_bill(text: str) -> None:
    message = read_message(text, SUNDAY, NAMES)
    assert message is None or not message.bills


@pytest.mark.parametrize("text", [one for one in TALK if "退订" not in one])
def test_what_somebody_types_is_no_message(text: str) -> None:
    assert read_message(text, SUNDAY, NAMES) is None


@settings(max_examples=100)
@given(st.text(max_size=80) | st.text("【】您应还账单已验证码成功余额0123456789.,元月日 \n", max_size=80))
def test_no_text_breaks_it(text: str) -> None:
    message = read_message(text, SUNDAY, NAMES)
    assert message is None or not (message.bills and message.what not in (What.BILL, What.OVERDUE))
