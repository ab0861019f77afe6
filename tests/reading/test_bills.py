"""A bill that was passed on: what it says, what it leaves open, and what is no bill at all."""

from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opencc import OpenCC

from bot.reading.bills import Bill, BillWarning, read_bill
from bot.reading.text import fold

SUNDAY = date(2026, 11, 22)
NAMES = (
    "360借条", "360", "奇富借条", "奇富", "58金融", "58好借", "微粒贷", "微众银行", "WeBank", "借呗",
    "蚂蚁借呗", "信用贷", "平安好贷", "weilidai", "Jiebei", "信用卡", "信用卡账单", "银行信用卡",
)  # fmt: skip
LINK, PHONE, ACCOUNT = BillWarning.LINK, BillWarning.PHONE, BillWarning.ACCOUNT
TO_TRADITIONAL = OpenCC("s2hk")
WIDE = str.maketrans({chr(n): chr(n + 0xFEE0) for n in range(0x21, 0x7F)})

# Day and yuan (- where the message leaves a doubt) and the lender's name as it is written, then the text.
BILLS: list[tuple[str, str]] = [
    # 微粒贷
    ("2026-12-15 1234.56 微粒贷",
     "【微粒贷】您本期账单1,234.56元，请于12月15日前还款，届时将从您尾号1234的银行卡自动扣款。"),
    ("2026-12-15 860.25 微众银行",
     "【微众银行】您的微粒贷12月应还款860.25元，还款日为12月15日，请确保扣款卡余额充足。"),
    ("2026-11-23 1050 微粒贷",
     "【微粒贷】还款提醒：您有1笔借款将于明天（11月23日）到期，应还本息共1,050.00元。"),
    ("2026-12-15 500 微粒贷",
     "【微粒贷】尊敬的客户，您2026年12月15日需还款人民币500.00元，系统将自动扣款，余额不足会产生罚息。"
     "如已还款请忽略。"),
    ("2026-11-15 1234.56 微粒贷",
     "尊敬的用户，您的微粒贷借款已于11月15日到期，目前已逾期7天，应还金额1,234.56元，请尽快登录还款。"),
    # 奇富借条, 360借条
    ("2026-12-15 1200 奇富借条",
     "【奇富借条】您的借款将于2026-12-15到期，应还金额￥1200.00元，请提前将资金存入尾号5678的还款卡。"),
    ("2026-12-10 1088 360借条",
     "【360借条】您好，您第3/12期账单1,088.00元将于12月10日自动扣款，请保持卡内余额充足。"),
    ("2026-12-08 933.4 奇富借条",
     "【奇富借条】亲爱的用户，本期应还¥933.40（本金¥833.33，利息¥100.07），最后还款日：2026/12/08。"),
    ("2026-12-08 933.4 奇富借条",
     "【奇富借条】还款日12月8日，本期待还 933.40 元，剩余本金 8,333.30 元，可用额度 12,000 元。"),
    ("- 933.4 奇富借条",
     "【奇富借条】您11月20日的账单已逾期2天，逾期金额933.40元，请尽快处理，以免影响您的信用。"),
    # 借呗
    ("2026-12-10 800.5 借呗",
     "尊敬的用户，您借呗本月应还 800.50 元，还款日 12月10日，将自动扣款"),
    ("2026-12-10 800.5 借呗",
     "【支付宝】您的借呗本期账单800.50元，到期还款日12月10日，可在支付宝内提前还款。客服95188"),
    ("2026-12-10 800.5 借呗",
     "【支付宝】借呗还款提醒：12月10日需还800.50元，届时将从您的余额或银行卡扣款，请提前准备。"),
    ("2026-12-10 2400 蚂蚁借呗",
     "【蚂蚁借呗】您2026年12月10日应还款￥2,400，其中本金￥2,000、利息￥400，请按时还款。"),
    ("2026-12-20 1500 信用贷",
     "【支付宝】您的信用贷将于12月20日自动还款1,500元，请确保账户余额充足。"),
    # 平安好贷
    ("2026-12-18 1680 平安好贷",
     "【平安好贷】尊敬的客户，您本期应还款1,680.00元，还款日2026年12月18日，请提前存足款项。"),
    ("2026-12-18 1680 平安好贷",
     "【平安好贷】温馨提示：您尾号8888的借款合同本月应还1,680.00元，扣款日12月18日，详询95511。"),
    ("2026-12-18 1680 平安好贷",
     "【平安好贷】您的借款应于12月18日归还，月供1680元，如有疑问请联系95511。"),
    # 58好借, 58金融
    ("2026-12-05 652.3 58好借",
     "【58好借】您的第2期账单已出，应还金额：652.30元，还款日：2026-12-05，请及时还款。"),
    ("2026-12-05 652.3 58金融",
     "【58金融】用户您好，您有一笔652.30元的还款将于12月5日到期，请登录58好借App还款。"),
    ("2026-11-22 652.3 58好借",
     "【58好借】今日是您的还款日，应还652.30元，请于今日24:00前还款，避免逾期。"),
    # banks and their cards
    ("2026-12-08 5678.9 招商银行信用卡",
     "【招商银行】您尾号1234的信用卡11月账单人民币5,678.90元，最低还款额283.95元，到期还款日12月08日。"),
    ("2026-12-10 3210 工商银行信用卡",
     "【工商银行】尊敬的客户，您信用卡(1234)本期账单应还款额3,210.00元，最低还款额321.00元，"
     "请于2026年12月10日前还款。"),
    ("2026-12-09 1999.99 建设银行信用卡",
     "【建设银行】您尾号4321的龙卡信用卡账单日为11月20日，本期应还RMB1,999.99，最低还款RMB200.00，"
     "还款日12月9日。"),
    ("2026-12-07 2345.67 中信银行信用卡",
     "【中信银行】信用卡账单提醒：截至11月18日，您本期账单金额2,345.67元，最低还款额234.57元，"
     "最后还款日12月7日。"),
    ("2026-12-24 1800 广发银行",
     "【广发银行】您11月5日至12月4日的账单已生成，应还总额1,800元，最低应还180元，还款日2026-12-24。"),
    ("2026-12-21 4321 交通银行",
     "【交通银行】您好，您的贷款12月21日应还本息合计4,321.00元，请在扣款日前将款项存入尾号2222的账户。"),
    ("2026-12-20 1111.11 浦发银行",
     "尊敬的客户，您在浦发银行的消费贷款将于2026年12月20日扣款1,111.11元，请确保账户余额充足。"),
    ("2026-12-12 1500 平安银行信用卡",
     "【平安银行】您的信用卡本期人民币应还1,500.00元，美元应还0.00，到期还款日12月12日。"),
    ("2026-12-20 2000 农业银行",
     "【农业银行】您的个人贷款（合同号3301012026000123）本期应还款2,000.00元，"
     "请于12月20日17:00前存足。"),
    # consumer finance and other lenders
    ("2026-12-13 456.78 招联金融",
     "【招联金融】您的好期贷本期应还款456.78元，还款日12月13日，请按时还款维护良好信用。"),
    ("2026-12-11 777 马上消费",
     "【马上消费】您的安逸花账单777.00元将于12月11日到期，点此还款 https://example.com/r/abc"),
    ("2026-12-16 1000 中邮消费金融",
     "【中邮消费金融】尊敬的客户，您在我司的贷款于2026-12-16应还1,000.00元，剩余本金9,000.00元。"),
    ("2026-12-19 500 京东金融",
     "【京东金融】您的白条本月账单500.00元已出，最后还款日为12月19日，如已还款请忽略本短信。"),
    ("2026-12-08 120 美团",
     "【美团】您的月付账单120.00元将于12月8日自动扣款，请保持支付账户余额充足。"),
    ("2026-12-15 1234 度小满",
     "【度小满】您本期需还¥1,234.00，还款日为2026.12.15，如需帮助请拨打400-***-****"),
    ("2026-12-15 1234.56",
     "您的账单已出\n应还金额 1,234.56元\n最低还款 123.46元\n还款日 2026-12-15\n请按时还款"),
    ("2026-12-15 1200",
     "还款提醒：您尾号1234的借款应还1200元，还款日20261215。"),
    ("2026-12-28 310.5 分期乐",
     "【分期乐】您12月1日的借款，首期应还310.5元，请于12月28日前还款。"),
    # traditional
    ("2026-12-15 1234.56 微粒貸",
     "【微粒貸】您本期賬單1,234.56元，請於12月15日前還款，逾期將產生罰息。"),
    ("2026-12-15 1200 奇富借條",
     "【奇富借條】尊敬的用戶，您的借款將於2026年12月15日到期，應還金額¥1,200元。"),
    ("2026-12-18 3000 玉山信用卡",
     "【玉山信用卡】您的信用卡帳單本期應繳金額人民幣3,000元，最低應繳金額300元，繳款截止日12月18日。"),
    # English
    ("2026-12-15 1234.56 WeBank",
     "[WeBank] Dear customer, your bill of CNY 1,234.56 is due on Dec 15. Please keep enough balance."),
    ("2026-12-10 800.5 Jiebei",
     "Your Jiebei repayment of RMB 800.50 is due on 10 Dec 2026. It will be paid automatically."),
    ("2026-12-18 2000",
     "Credit card statement: amount due CNY 2,000.00, minimum payment CNY 200.00,"
     " payment due date 2026-12-18. Your card ending 1234."),
]  # fmt: skip


def read(text: str, today: date = SUNDAY) -> Bill:
    bill = read_bill(text, today, NAMES)
    assert bill is not None, text
    return bill


def shown(bill: Bill) -> str:
    """`2026-12-15 1200`, and - for what is not known."""
    return f"{bill.due or '-'} {'-' if bill.amount is None else f'{bill.amount / 100:.8g}'}"


@pytest.mark.parametrize(("expected", "text"), BILLS)
def test_a_bill_says_who_when_and_how_much(expected: str, text: str) -> None:
    bill = read(text)
    assert f"{shown(bill)} {bill.lender_text}".strip() == expected
    for written in (text, text.translate(WIDE), TO_TRADITIONAL.convert(text)):
        assert shown(read(written)) == shown(bill)
        assert bool(read(written).unsure) == ("-" in expected.split()[:2])


NO_BILLS = [
    # offers
    "【微粒贷】恭喜您获得专属额度50,000元，12月15日前申请可享低息，点击领取。",
    "【奇富借条】您的可借额度已提升至80,000元，借1万元每期仅需还款915元，12月15日前有效，回T退订",
    "【借呗】您有一张免息券将于12月15日到期，最高可免利息50元，立即借款使用。",
    "【58好借】邀您领取20,000元额度，首期还款低至10元，活动截止12月15日，拒收请回复R",
    "【某某金融】抽奖赢取现金1000元！12月15日到期，还款用户均可参加。",
    "【平安好贷】尊敬的客户，您的预授信额度100,000元即将到期，请于12月15日前激活领取。",
    "【招商银行】您的信用卡可申请提额，本期账单1,000元以上客户12月15日前申请。",
    "【招联金融】还款后再借更轻松，最高可借20万元，12月15日前利率8折。",
    "【某钱包】无抵押，秒批秒下款，30,000元等您来借，还款灵活，12月15日截止。",
    "【微粒贷】還款滿三期，提額機會來了！最高額度30萬元，12月15日前立即申請。",
    "[Some Loan] Congratulations, you are pre-approved. Repay CNY 50,000 in 12 instalments from Dec 15.",
    "【某某分期】12月15日前分期还款享优惠，立减100元，详情见App，退订回T",
    # codes
    "【微粒贷】验证码123456，您正在进行还款1,200.00元操作，12月15日前有效，请勿泄露。",
    "【支付宝】校验码 8866，您正在还款800元，打死都不要告诉别人。今日有效。",
    "【奇富借條】您的驗證碼是 4321，用於12月15日還款1200元，請勿告訴他人。",
    "[WeBank] Your verification code is 123456 for a repayment of CNY 500 on Dec 15.",
    # threats, and messages by or to others
    "【某某金融】您的欠款5,000元已逾期，若12月15日前仍未还款，我司将依法起诉。",
    "【律师函】您所欠借款12,000元已逾期30天，请于12月15日前还款，否则将提交仲裁。",
    "您好，您的欠款3,200元逾期未还，外访人员将于12月15日上门，请尽快还款。",
    "【通知】您名下账户将于12月15日被冻结，请立即还款8,000元至指定账户。",
    "机主您好，请转告您的朋友张某，其欠款2,000元应于12月15日前还款。",
    "您的案件已移交法务部，12月15日前还款4,500元可撤销立案，逾期后果自负。",
    "【某资产】受委托催收您在某平台的借款6,000元，请于12月15日前还款。",
    "【某資產】您的欠款6,000元已逾期，12月15日前不還款將起訴並上門走訪。",
    "【某某】再 不 还 款 就 上 门，12月15日前还清3,000元",
    "【某某】12月15日前还款3000元，否则起*诉",
    "Dear customer, your debt of CNY 5,000 is overdue. Pay by Dec 15 or we will take legal action.",
    "We will visit your home on Dec 15 unless your payment of CNY 5,000 is made.",
    "【某某】您的征信将上失信名单，12月15日前还款1,000元可撤销。",
    "【某公司】您的债权已转让，12月15日起应还金额5,000元，债权转让通知见附件。",
    "【征信中心】您的账单1,200元已逾期，请于今日18点前还款，逾期将影响征信。",
    "【某某】最后通知：您的欠款3,000元，12月15日前还款。",
    "【某某】12月15日前还款3,000元，否则联系您的单位和父母。",
    # offers to mend a debt
    "【某某】停息挂账，协商还款，12月15日前办理，首付500元。",
    "【某某】限时减免！12月15日前一次性还款3,000元可结清全部欠款。",
    # receipts and other news
    "【微粒贷】您已成功还款1,234.56元，本期账单已还清，感谢您的及时还款。",
    "【招商银行】您尾号1234的信用卡12月15日还款成功，金额5,678.90元。",
    "【工商银行】您尾号1234的卡11月22日消费128.00元，余额1,000.00元。",
    "[WeBank] Your repayment of CNY 500.00 was received on Dec 15. Thank you for your payment.",
    "【快递】您的包裹12月15日送达，到付12元，请保持电话畅通。",
    "【某银行】您尾号1234的卡12月15日扣款1,200.00元，余额100.00元（微粒贷还款）",
    "【某银行】您尾号1234的卡于11月15日10:05支出1,200.00元，摘要：贷款还款。",
    "【某银行】尊敬的客户，我行将于12月15日起调整信用卡还款手续费，最低10元",
    "【某某】您的账户有一笔5000元资金待提取，12月15日到期，登录查看",
    "还款日",
    "",
]  # fmt: skip

TALK = [
    "我的信用卡账单1200元，12月15日还款日，已经逾期了怎么办",
    "您好，我的借呗12月15日要还款1200元，请问可以晚几天吗，账单已经出了",
    "Hello, my bill of CNY 500 is due on Dec 15, can you remind me of your rules?",
    "您好，12月15日还款1200元",
    "【微粒贷】还款计划\n12月15日应还1200元\n1月15日应还1200元",  # of several instalments
    "【某某分期】12月15日前分期还款享优惠，立减100元，详情见App，退订回T",
    "微粒贷 每月15号 1200 12期",
    "微粒贷12月15日要还1200元",
    "帮我记一下12月15日还微粒贷1200元",
    "我的账单12月15日到期，1200元",
    "他们说12月15日必须还款1200元，怎么办",
    "逾期了怎么办",
    "明天",
    "1200",
]  # fmt: skip


@pytest.mark.parametrize("text", NO_BILLS)
def test_an_offer_a_code_a_threat_or_a_receipt_is_no_bill(text: str) -> None:
    for written in (text, TO_TRADITIONAL.convert(text)):
        assert read_bill(written, SUNDAY, NAMES) is None


# doubts ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "due", "yuan", "unsure"),
    [
        ("您的账单12月10日和12月15日分别应还500元", None, 500, ("12月10日", "12月15日")),
        ("您12月15日应还500元，12月20日应还600元", None, None, ("12月15日", "500元", "12月20日", "600元")),
        ("您应还500元，还款日12月15日，将于12月14日自动扣款", None, 500, ("12月15日", "12月14日")),
        ("12月15日应还500元，2027年12月15日前可随时结清", None, 500, ("12月15日", "2027年12月15日")),
        ("您12月10日账单800元已出", None, 800, ("12月10日",)),  # is it due on this day?
        ("账单日11月20日，本期应还800元", None, 800, ("11月20日",)),
        ("您的借款10,000元将于12月15日到期", "2026-12-15", None, ("10,000元",)),  # the loan, or what is due?
        ("应还本金1000元，应还利息200元，还款日12月15日", "2026-12-15", None, ("1000元", "200元")),
        ("账单人民币1000元，美元12.00，还款日12月15日", "2026-12-15", None, ("人民币1000元", "美元12.00")),
        ("应还HK$1,200，还款日12月15日，人民币0.00", "2026-12-15", None, ("HK$1,200",)),
        ("应还500元，最低还款600元，12月15日到期", "2026-12-15", None, ("500元", "600元")),
        ("剩余本金8,000元，1200元，12月15日到期应还", "2026-12-15", None, ("1200元",)),
        ("应还 95188，还款日12月15日", "2026-12-15", None, ("95188",)),  # a sum, or a telephone number?
        ("应还500元，已还200元，12月15日到期", "2026-12-15", None, ("500元", "200元")),
        ("应还1,2345元，12月15日到期", "2026-12-15", None, ("1,2345元",)),
        ("应还¥1,200-¥1,300，12月15日到期", "2026-12-15", None, ("¥1,200", "-¥1,300")),
        ("应还金额-1200元，12月15日到期", "2026-12-15", None, ("-1200元",)),
        ("1000元，应还500元，12月15日到期", "2026-12-15", None, ("1000元", "500元")),
        ("您15日应还500元", None, 500, ("15日",)),  # the last one, or the next one in three weeks?
        ("您的还款日为每月20日，本期应还500元", None, 500, ("每月20日",)),
        ("还款日6月15日，应还500元", None, 500, ("6月15日",)),  # of this year, or of the next?
        ("还款日05/12/2026，应还500元", None, 500, ("05/12/2026",)),
        ("请于2月30日前还款500元", None, 500, ("2月30日",)),
        ("请于12月15日(周三)前还款500元", None, 500, ("12月15日(周三)",)),  # it is a Tuesday
        ("您已逾期，请于12月15日前还款500元", None, 500, ("12月15日",)),  # a demand, and no due date
        ("您的借款已逾期3天，请于今日还款500元", None, 500, ("今日",)),
        ("您12月15日起逾期，应还500元", None, 500, ("12月15日",)),
        ("账单12月15日到期，请按时还款", "2026-12-15", None, ()),
        ("您尾号1200的卡12月15日应还款，客服95188", "2026-12-15", None, ()),
        ("最低还款额100元，还款日12月15日", "2026-12-15", None, ()),
    ],
)  # fmt: skip
def test_a_doubt_is_handed_back_and_not_decided(
    text: str, due: str | None, yuan: float | None, unsure: tuple[str, ...]
) -> None:
    bill = read(f"【某某】{text}")
    amount = None if yuan is None else round(yuan * 100)
    assert (bill.due and str(bill.due), bill.amount, bill.unsure) == (due, amount, unsure)


@pytest.mark.parametrize(
    ("text", "due", "yuan"),
    [
        ("请于12月15日（周二）24点前还款500元", "2026-12-15", 500),
        ("本期剩余应还500元，12月15日到期，剩余应还本息8,000元", "2026-12-15", 500),
        ("12月15日前应还500元（含罚息20元），12月16日起每日加收", "2026-12-15", 500),
        ("还款失败，余额不足，应还500元，请于12月15日前重新还款", "2026-12-15", 500),
        ("您已成功借款5,000元，首期还款日12月10日，应还450元", "2026-12-10", 450),
        ("应还1.2万元，12月15日到期", "2026-12-15", 12000),
        ("您有3期未还，12月15日前请还款1200元，逾期将影响信用", "2026-12-15", 1200),
        ("应还500元，2027年1月15日到期", "2027-01-15", 500),
        ("您于3月1日应还500元", "2027-03-01", 500),
        ("应还500元，已于10月15日到期", "2026-10-15", 500),
    ],
)  # fmt: skip
def test_what_stands_beside_it_is_not_mixed_up_with_it(text: str, due: str, yuan: float) -> None:
    bill = read(f"【某某】{text}")
    assert (str(bill.due), bill.amount, bill.unsure) == (due, round(yuan * 100), ())


def test_a_minimum_is_kept_apart() -> None:
    bill = read("【招商银行】您的账单1000元，最低还款额100元，还款日12月15日，分期可享优惠，回FQ办理")
    assert (bill.amount, bill.minimum) == (100_000, 10_000)
    assert read("【某某】最低还款额100元，还款日12月15日").minimum == 10_000


def test_a_day_that_was_counted_from_today_says_so() -> None:
    assert read("【某某】您的借款将于明天到期，应还500元").from_today
    assert read("【某某】您的借款将于3天后到期，应还500元").due == SUNDAY + timedelta(days=3)
    monthly = read("【某某】您的还款日为每月25日，本期应还500元")
    assert (monthly.due, monthly.from_today) == (date(2026, 11, 25), True)
    # Passed on a day later, the date that stands beside the word still counts.
    both = read("【某某】您的借款将于明天（11月22日）到期，应还500元")
    assert (both.due, both.from_today) == (SUNDAY, False)


@pytest.mark.parametrize(
    ("text", "late"),
    [
        ("您的借款已逾期3天，11月19日应还500元", True),
        ("逾期金额500元，到期日11月19日", True),
        ("应还500元，到期日11月19日", True),  # the day has passed
        ("应还500元，到期日11月22日，以免逾期", False),
        ("应还500元，到期日12月19日，如逾期将产生罚息", False),
        ("应还500元，到期日12月19日，请避免逾期影响信用", False),
        ("Your payment of CNY 500 was due on Nov 19 and is now overdue", True),
    ],
)
def test_overdue_is_what_the_message_says_or_the_day_tells(text: str, late: bool) -> None:
    assert read(f"【某某】{text}").overdue is late


# what nobody should pay by ---------------------------------------------------


@pytest.mark.parametrize(
    ("text", "warnings"),
    [
        ("，点此还款 https://example.com/r/abc", (LINK,)),
        ("，详见 pay.example.com/x1", (LINK,)),
        ("，如有疑问请致电95188", (PHONE,)),
        ("，请联系客服 138****0000", (PHONE,)),
        ("，请拨打400-***-****办理", (PHONE,)),
        ("，请加客服微信hk_888", (PHONE,)),
        ("，请转账至户名张某的账户", (ACCOUNT,)),
        ("，请汇款至个人账户6222****1111", (ACCOUNT,)),
        ("，扫码还款更快", (ACCOUNT,)),
        ("，收款账号6222000011112222333，电话138****0000，example.cn", (LINK, ACCOUNT, PHONE)),
        ("，请勿向个人账户转账，谨防诈骗", ()),
        ("，请将资金存入尾号5678的还款卡", ()),
        ("，请确保账户余额充足", ()),
    ],
)
def test_ways_to_pay_or_call_that_a_message_holds_are_warned_of(
    text: str, warnings: tuple[BillWarning, ...]
) -> None:
    bill = read(f"【某某】您12月15日应还500元{text}")
    assert bill.warnings == warnings
    assert (bill.due, bill.amount) == (date(2026, 12, 15), 50_000)


# who -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "lender"),
    [
        ("【微粒贷】您的借呗12月15日应还500元", "微粒贷"),  # the sender goes first
        ("【支付宝】您的借呗12月15日应还500元，借呗提醒您按时还款", "借呗"),
        ("您的微粒贷和借呗12月15日应还500元", ""),  # which one?
        ("【某银行】【微粒贷】12月15日应还500元", "微粒贷"),
        ("【还款提醒】12月15日应还500元", ""),
        ("【某某银行】【某某】12月15日应还500元", ""),
        ("12月15日应还500元【某某金融】", "某某金融"),
        ("【还款提醒】您在宁波银行的贷款12月15日应还500元", "宁波银行"),
        ("【360】您12月15日应还500元", "360"),
        ("您的浦发银行信用卡账单，12月15日应还500元", "浦发银行信用卡"),
        ("【浦发银行】您的消费贷款12月15日应还500元", "浦发银行"),
        ("【某某】您的信用卡12月15日应还500元", "某某"),
        ("您的信用卡12月15日应还500元", ""),  # of which bank?
        ("【360借条】您12月15日应还360元", "360借条"),
    ],
)
def test_the_lender_is_the_one_that_the_message_names(text: str, lender: str) -> None:
    assert read(text).lender_text == lender


def test_without_known_names_the_sender_is_the_lender() -> None:
    bill = read_bill("【微粒贷】您12月15日应还500元", SUNDAY)
    assert bill is not None
    assert bill.lender_text == "微粒贷"


# properties ------------------------------------------------------------------

_SENDERS = ("微粒贷", "奇富借条", "借呗", "平安好贷", "58好借", "招商银行", "某某消费金融")
_WHEN = (
    "还款日{}", "请于{}前还款", "将于{}到期", "到期还款日：{}", "{}将自动扣款", "最后还款日为{}",
    "您需在{} 24:00前还款", "還款日{}", "due date: {}",
)  # fmt: skip
_MUCH = (
    "应还{}", "本期应还金额：{}", "账单金额{}", "本期待还{}", "您需还款{}", "应还本息共{}", "應還金額{}",
    "还款金额为{}", "amount due: {}",
)  # fmt: skip
_BESIDE = (
    "账单日11月20日", "剩余本金88,888.00元", "可用额度50,000元", "尾号1234", "第3/12期", "详询95188",
    "含利息12.34元", "其中罚息1.00元", "如已还款请忽略", "11月1日借款", "请保持余额充足",
    "合同号AB20260101123",
)  # fmt: skip


@st.composite
def _bills(draw: st.DrawFn) -> tuple[str, str, date, int]:
    """A message made of clauses in any order: the text, who, when and how much."""
    day = SUNDAY + timedelta(days=draw(st.integers(0, 120)))
    fen = draw(st.integers(6_100, 9_999_999))
    yuan = draw(
        st.sampled_from(("{:,.2f}元", "{:.2f}元", "¥{:,.2f}", "￥{:.2f}元", "人民币{:,.2f}元", "RMB{:.2f}"))
    )
    dated = draw(
        st.sampled_from(
            (
                f"{day.month}月{day.day}日",
                f"{day:%Y-%m-%d}",
                f"{day.year}年{day.month}月{day.day}日",
                f"{day:%m/%d}",
                f"{day:%Y%m%d}",
            )
        )
    )
    clauses = [
        draw(st.sampled_from(_WHEN)).format(dated),
        draw(st.sampled_from(_MUCH)).format(yuan.format(fen / 100)),
        *draw(st.lists(st.sampled_from(_BESIDE), max_size=3, unique=True)),
    ]
    sender = draw(st.sampled_from(_SENDERS))
    text = f"【{sender}】您好，" + draw(st.sampled_from("，；。")).join(draw(st.permutations(clauses)))
    return (text.translate(WIDE) if draw(st.booleans()) else text), sender, day, fen


@settings(max_examples=200)
@given(_bills())
def test_a_bill_of_any_make_is_read_back_in_any_order_of_its_clauses(
    bill: tuple[str, str, date, int],
) -> None:
    text, lender, day, fen = bill
    found = read(text)
    assert (fold(found.lender_text), found.due, found.amount, found.unsure) == (lender, day, fen, ())


_CLAUSES = (
    "您好", "应还1,200.00元", "最低还款额120元", "还款日12月15日", "账单日11月20日", "可用额度50,000元",
    "剩余本金8,000元", "尾号1234",
)  # fmt: skip


def test_the_order_of_the_clauses_does_not_matter() -> None:
    for clauses in permutations(_CLAUSES[1:]):
        bill = read("【某某】" + "，".join(clauses))
        assert (bill.due, bill.amount, bill.minimum) == (date(2026, 12, 15), 120_000, 12_000)


_FRAGMENTS = (
    *_CLAUSES, *_BESIDE, "【微粒贷】", "逾期", "已", "元", "¥", "12", "15", "1,2", "月", "日", "前",
    "明天", "每月", "期", "（", "）", "*", "http", ".", "，", "\n", " ", "due", "Dec", "CNY", "0.00",
    "一千二", "$5", "－",
)  # fmt: skip


@settings(max_examples=200)
@given(
    st.text(max_size=80) | st.lists(st.sampled_from(_FRAGMENTS), max_size=14).map("".join),
    st.dates() | st.just(SUNDAY),
)
def test_no_text_breaks_it(text: str, today: date) -> None:
    bill = read_bill(text, today, NAMES)
    if bill is not None:
        assert bill.amount is None or bill.amount > 0
        assert bill.minimum is None or bill.amount is None or bill.minimum <= bill.amount
        assert all(one in text for one in bill.unsure)
        assert bill.due is not None or bill.amount is not None or bill.unsure


def test_a_very_long_text_is_no_bill() -> None:
    text = BILLS[0][1] + "好" * 1200
    assert read_bill(text, SUNDAY, NAMES) is None
