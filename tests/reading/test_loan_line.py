"""A whole loan in one line, and the number of instalments that a line names."""

from datetime import date
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.dates import DateProblem, Once
from bot.reading.instalments import find_counts, the_count
from bot.reading.loan_line import contains_date_rule, read_entry
from bot.reading.text import fold
from tests.reading.dates.test_matching import TEXTS, TRADITIONAL, WIDE
from tests.reading.notation import shown

SUNDAY = date(2026, 11, 22)


NAMES = ("360借条", "360", "奇富借条", "58金融", "58好借", "微粒贷", "借呗", "weilidai", "平安好贷")


MONTHLY = "15 from 2026-12-15"


EITHER = "!once-or-monthly: 2026-12-15 | 15 from 2026-12-15"


@pytest.mark.parametrize(
    ("text", "lender", "when", "yuan", "count"),
    [
        ("微粒贷 每月15号 1200", "微粒贷", MONTHLY, 1200, None),
        ("微粒贷 每月15号 1200 12期", "微粒贷", MONTHLY, 1200, 12),
        ("微粒贷 每月十五，1200元", "微粒贷", MONTHLY, 1200, None),
        ("微粒贷 每月15，1200元", "微粒贷", MONTHLY, 1200, None),
        ("微粒贷每月15号1200元12期", "微粒贷", MONTHLY, 1200, 12),
        ("每月15号，微粒贷，1200，12期", "微粒贷", MONTHLY, 1200, 12),
        ("360借条 每月15号 1200 12期", "360借条", MONTHLY, 1200, 12),
        ("58金融每月15号1200元12期", "58金融", MONTHLY, 1200, 12),
        ("58好借 12月15日 ¥800.50", "58好借", "2026-12-15", 800.5, None),
        ("58好借15号1200", "58好借", EITHER, 1200, None),
        ("微粒貸 每月十五號 １２００元 分12期", "微粒貸", MONTHLY, 1200, 12),
        ("weilidai the 15th of every month 1200 12 instalments", "weilidai", MONTHLY, 1200, 12),
        ("weilidai Dec 15 1200", "weilidai", "2026-12-15", 1200, None),
        ("平安好贷 明天 1200块 x12", "平安好贷", "23 from 2026-11-23", 1200, 12),
        ("借呗，每月最后一天，¥1,200.50，24期", "借呗", "31 from 2026-11-30", 1200.5, 24),
        ("微粒贷 2026-12-15 1.2万", "微粒贷", "2026-12-15", 12000, None),
        ("还呗 每月15号 1200", "还呗", MONTHLY, 1200, None),
        ("随借随还 每月15号 1200", "随借随还", MONTHLY, 1200, None),
        ("今日头条放心借 每月15号 1200", "今日头条放心借", MONTHLY, 1200, None),
        ("招商银行 信用卡 每月8号 3000", "招商银行 信用卡", "8 from 2026-12-08", 3000, None),
        ("分12期 每期1200 每月15号 花呗", "花呗", MONTHLY, 1200, 12),
        ("每月15号 月供1200元 招行", "招行", MONTHLY, 1200, None),
        ("每月15号 月供1200元 共14400元 招行", "招行", MONTHLY, 1200, None),
        ("帮我记一下 每月15号还微粒贷1200元", "微粒贷", MONTHLY, 1200, None),
        ("京东白条 12/15 1200", "京东白条", "2026-12-15", 1200, None),
        ("微粒贷 还剩9期 每月15号 1200", "微粒贷", MONTHLY, 1200, 9),
        ("微粒贷 每月15号 50 12期", "微粒贷", MONTHLY, 50, 12),
        ("微粒贷 2026-13-05 1200", "微粒贷", "!no-such-day", 1200, None),
        ("借呗 每月10日和25日 500", "借呗", "!several-days", 500, None),
        ("微粒贷 1200", "微粒贷", "nothing", 1200, None),
        ("微粒贷", "微粒贷", "nothing", None, None),
        ("明天", "", "2026-11-23", None, None),
        ("1200", "", "nothing", 1200, None),
        ("", "", "nothing", None, None),
    ],
)
def test_a_line_is_taken_apart(
    text: str, lender: str, when: str, yuan: float | None, count: int | None
) -> None:
    for names in ((), NAMES):
        entry = read_entry(text, SUNDAY, names)
        assert (entry.lender_text, shown(entry.date), entry.count, entry.unread) == (lender, when, count, ())
        assert entry.amount == (None if yuan is None else round(yuan * 100))


@pytest.mark.parametrize(
    ("text", "lender", "when", "yuan", "count"),
    [
        ("微粒贷 每月15号 一千二", "微粒贷", MONTHLY, 1200, None),
        ("微粒贷每月15号一千二百元十二期", "微粒贷", MONTHLY, 1200, 12),
        ("微粒貸 每月十五號 １萬２ 還剩５期", "微粒貸", MONTHLY, 12_000, 5),
        ("借呗 每月15号还两千 分12个月", "借呗", MONTHLY, 2000, 12),
        ("借呗 每月15号 1200块5", "借呗", MONTHLY, 1200.5, None),
        ("借呗 每月15号 1200块5期", "借呗", MONTHLY, 1200, 5),
        ("借呗 每月15号 十五元", "借呗", MONTHLY, 15, None),
        ("借呗 每月15号 一期1200", "借呗", MONTHLY, 1200, None),
        ("借呗 每月15号 1200一期 12期", "借呗", MONTHLY, 1200, 12),
        ("借呗 每月15号 1200/期 12期", "借呗", MONTHLY, 1200, 12),
        ("借呗 每周五 500 12期", "借呗", "7d from 2026-11-27", 500, 12),
        ("借呗每周五500元还剩5期", "借呗", "7d from 2026-11-27", 500, 5),
        ("借呗 每周五百元", "借呗", "!which-date: 7d from 2026-11-22", 500, None),
        ("借呗 每周还1200，周五", "借呗", "7d from 2026-11-27", 1200, None),
        ("借呗 从12月1日起每15天 500元 x12", "借呗", "15d from 2026-12-01", 500, 12),
        ("借呗 每15天 500", "借呗", "!which-date: 15d from 2026-11-22", 500, None),
        ("weilidai every 2 weeks on Friday 500", "weilidai", "14d from 2026-11-27", 500, None),
        ("weilidai every friday 500 5 payments left", "weilidai", "7d from 2026-11-27", 500, 5),
        ("借呗 每月15号 1200 共12期，已还7期，还剩5期", "借呗", MONTHLY, 1200, 5),
        ("借呗 从8月15日起每月15号 1200", "借呗", "15 from 2026-08-15 overdue", 1200, None),
        ("借呗 2026-08-15 已逾期 1200", "借呗", "2026-08-15 overdue", 1200, None),
        ("借呗 2026-08-15 已逾期1200元", "借呗", "2026-08-15 overdue", 1200, None),
        ("借呗 逾期3天 1200", "借呗", "2026-11-19 overdue", 1200, None),
        ("借呗 2026年12月15日 周二，一次 1200", "借呗", "2026-12-15", 1200, None),
        ("千金贷 每月15号 一千", "千金贷", MONTHLY, 1000, None),
        ("百信银行 每月15号 五百", "百信银行", MONTHLY, 500, None),
        ("陆金所 每月15号 1200", "陆金所", MONTHLY, 1200, None),
        ("万卡 每月15号 1200 分期", "万卡", MONTHLY, 1200, None),
    ],
)
def test_other_rules_amounts_and_counts_are_taken_apart_too(
    text: str, lender: str, when: str, yuan: float, count: int | None
) -> None:
    entry = read_entry(text, SUNDAY)
    assert (entry.lender_text, shown(entry.date), entry.count, entry.unread) == (lender, when, count, ())
    assert entry.amount == round(yuan * 100)


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("还剩总共5400", 5400), ("总共还剩5400元", 5400), ("剩余应还¥5,400", 5400),
        ("一共还要还五千四", 5400),
        ("總共還剩５４００", 5400), ("剩余待还总额：5400", 5400), ("total left 5400", 5400),
        ("5400 left in total", 5400),
    ],
)  # fmt: skip
def test_what_is_left_in_all_is_told_from_the_amount(text: str, total: int) -> None:
    for amount, fen in (("", None), ("1200", 120_000), ("月供1200元", 120_000)):
        for line in (f"借呗 每月15号 {amount}， {text}", f"借呗，{text}，每月15号，{amount}"):
            entry = read_entry(line, SUNDAY)
            assert (entry.lender_text, shown(entry.date), entry.unread) == ("借呗", MONTHLY, ()), line
            assert (entry.amount, entry.total, entry.count) == (fen, total * 100, None), line


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("最后一期300", 300), ("最後一期是300元", 300), ("末期三百", 300), ("尾期 300.50", 300.5),
        ("最后一期还300", 300),
        ("last one 300", 300), ("last payment is ¥300", 300), ("final instalment: 300", 300),
    ],
)  # fmt: skip
def test_a_last_instalment_that_differs_is_told(text: str, yuan: float) -> None:
    entry = read_entry(f"借呗 每月15号 500 12期 {text}", SUNDAY)
    assert (entry.amount, entry.count, entry.last_amount) == (50_000, 12, round(yuan * 100))
    assert (entry.lender_text, entry.unread) == ("借呗", ())


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("借呗 每月15号 500 还剩5400", ("还剩5400",)),  # of this instalment, or of all?
        ("借呗 每月15号 还剩5400元", ("还剩5400元",)),
        ("借呗 每月15号 剩余本金5400", ("剩余本金5400",)),
        ("借呗 每月15号 欠5400元", ("欠5400元",)),
        ("借呗 每月15号 借了一万", ("借了一万",)),
        ("借呗 每月15号 500, 5400 left", ("5400 left",)),
        ("借呗 每月15号 总共还剩5400 剩余应还5300", ("总共还剩5400", "剩余应还5300")),
        ("借呗 每月15号 500 12期 最后一期", ("12期", "最后一期")),
        ("借呗 每月15号 500 12期 末期", ("末期",)),
        ("借呗 每月15号 最后一期300 最后一期400", ("最后一期300", "最后一期400")),
        ("借呗 每月15号 1200 1期", ("1期",)),  # only one, or for each?
        ("借呗 每月15号 还3期", ("还3期",)),
        ("借呗 每月15号 共12期，已还3期，还剩5期", ("共12期", "已还3期", "还剩5期")),
        ("借呗 每2个月15号 500 分12个月", ("分12个月",)),
        ("借呗 每周五 500 12个月的分期", ("12个月的分期",)),
        ("借呗 每月15号 十五", ("十五",)),
        ("借呗 每月15号 一千多", ("一千多",)),
        ("借呗 每月15号 三五千", ("三五千",)),
        ("借呗 每月15号 两千二十二期", ("两千二十二期",)),  # 2,002 and 12, or 2,000 and 22?
        ("借呗 每月15号 ¥1,20", ("1,20",)),
        ("借呗 每月15号 USD 500", ("USD 500",)),
        ("借呗 每月15号 港币 一千二", ("港币 一千二",)),
        ("借呗 每月15号 500 逾期了", ()),
        ("借呗 500 逾期了", ("逾期了",)),
        ("借呗 明天晚上 500元", ("晚上",)),
        ("借呗 从3月 每月15号 500元", ("3月",)),
    ],
)
def test_what_is_not_sure_is_handed_back_and_never_the_name_of_a_lender(
    text: str, unread: tuple[str, ...]
) -> None:
    entry = read_entry(text, SUNDAY)
    assert set(unread) <= set(entry.unread)
    assert entry.lender_text in ("借呗", "借呗 从")


def test_of_two_of_a_kind_none_is_taken() -> None:
    entry = read_entry("借呗 每月15号 总共还剩5400 剩余应还5300 最后一期300 末期400", SUNDAY)
    assert (entry.amount, entry.total, entry.last_amount) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("微粒贷 15 1200", ("15", "1200")),  # a day, an amount, a number of instalments?
        ("微粒贷 15", ("15",)),
        ("微粒贷 每月15号 1200 12", ("1200", "12")),
        ("微粒贷 每月15号 12", ("12",)),
        ("微粒贷 每月15号 15 1200元", ("15",)),
        ("借呗 每月15号 本金10000", ("本金10000",)),
        ("借呗 每月15号 1200元 1300元", ("1200元", "1300元")),
        ("借呗 每月15号 $200", ("$200",)),
        ("借呗 每月15号 1.200", ("1.200",)),
        ("借呗 每月15号 0元", ("0元",)),
        ("借呗 每月15号 第3期", ("第3期",)),
        ("借呗 每月15号 601期", ("601期",)),
        ("借呗 每月15号 0期", ("0期",)),
        ("借呗 每月15号 三五千元", ("三五千元",)),
        ("借呗 每月15号 9:00", ("9:00",)),
    ],
)
def test_what_could_be_more_than_one_thing_is_handed_back(text: str, unread: tuple[str, ...]) -> None:
    entry = read_entry(text, SUNDAY)
    assert entry.lender_text in ("微粒贷", "借呗")
    assert set(unread) <= set(entry.unread)


@pytest.mark.parametrize("text", ["退款500元12月1日到账", "理财产品12月15日到期", "12月8日退税300元"])
def test_money_that_comes_in_is_no_lender(text: str) -> None:
    entry = read_entry(text, SUNDAY)
    assert entry.lender_text == ""
    assert entry.unread


def test_a_total_is_never_the_amount_of_an_instalment() -> None:
    for text in ("借呗 每月15号 一共14400元 12期", "借呗 每月15号 本金10000", "借呗 每月15号 共14400元"):
        assert read_entry(text, SUNDAY).amount is None, text


def test_a_number_that_touches_a_name_is_an_amount() -> None:
    for names in ((), NAMES):
        entry = read_entry("每月15号还微粒贷1200", SUNDAY, names)
        assert (entry.lender_text, entry.amount, shown(entry.date)) == ("微粒贷", 120_000, MONTHLY)


def test_a_known_name_of_figures_alone_is_one_where_another_figure_is_the_amount() -> None:
    entry = read_entry("360 每月15号 1200", SUNDAY, NAMES)
    assert (entry.lender_text, entry.amount, entry.unread) == ("360", 120_000, ())
    assert read_entry("借呗 每月15号 360", SUNDAY, NAMES).amount == 36_000


def test_two_known_names_stay_together_for_the_user_to_see() -> None:
    assert read_entry("微粒贷和借呗 每月15号", SUNDAY, NAMES).lender_text == "微粒贷和借呗"


def test_a_time_that_is_no_date_rule_is_a_problem_and_not_a_name() -> None:
    entry = read_entry("我的贷款 每月初五 1200", SUNDAY)
    assert (entry.lender_text, shown(entry.date)) == ("我的贷款", "!unreadable")


@pytest.mark.parametrize("separator", [" ", "，", "  ", "\n"])
def test_the_order_does_not_matter(separator: str) -> None:
    for parts in permutations(("微粒贷", "每月15号", "1200", "12期")):
        entry = read_entry(separator.join(parts), SUNDAY)
        assert (entry.lender_text, shown(entry.date), entry.amount, entry.count, entry.unread) == (
            "微粒贷", MONTHLY, 120_000, 12, (),
        ), parts  # fmt: skip


@settings(max_examples=200)
@given(TEXTS, st.dates() | st.just(SUNDAY), st.sampled_from([(), NAMES]))
def test_no_text_breaks_it(text: str, today: date, names: tuple[str, ...]) -> None:
    entry = read_entry(text, today, names)
    assert entry.amount is None or entry.amount > 0
    assert entry.count is None or 1 <= entry.count <= 600
    assert all(fen is None or fen > 0 for fen in (entry.total, entry.last_amount))
    assert set(entry.lender_text) <= set(text) | {" "}
    assert contains_date_rule(text, today) in (True, False)


@pytest.mark.parametrize(
    "text",
    [
        "每月15号还微粒贷1200", "微粒贷12月15日", "2026-12-15", "今天", "明天要还款", "下周五还1200", "15号",
        "月底",
        "the 15th of every month", "pay weilidai tomorrow", "每月10日和25日", "13月5日", "借呗明天到期",
        "周五 500元",
    ],
)  # fmt: skip
def test_a_message_that_speaks_of_a_due_date_is_told(text: str) -> None:
    assert contains_date_rule(text, SUNDAY)


@pytest.mark.parametrize(
    "text",
    [
        "", "你好", "今天天气好", "你们今天上班吗", "他们每天打电话", "我住15号楼", "催收说明天上门",
        "微粒贷", "1200",
        "昨天有人来我家", "they call me every day", "360借条",
    ],
)  # fmt: skip
def test_a_message_that_only_mentions_a_day_is_not(text: str) -> None:
    assert not contains_date_rule(text, SUNDAY)


@settings(max_examples=200)
@given(
    st.permutations(["每周五", "一千二", "还剩9期", "总共还剩10000", "最后一期400"]),
    st.sampled_from([" ", "，", "\n"]),
)
def test_no_order_of_the_parts_changes_what_is_read(parts: list[str], separator: str) -> None:
    entry = read_entry(separator.join(["借呗", *parts]), SUNDAY)
    assert (entry.lender_text, shown(entry.date), entry.unread) == ("借呗", "7d from 2026-11-27", ())
    assert (entry.amount, entry.count, entry.total, entry.last_amount) == (120_000, 9, 1_000_000, 40_000)


@settings(max_examples=200)
@given(TEXTS)
def test_other_characters_for_the_same_line_are_read_the_same(text: str) -> None:
    plain, wide = read_entry(fold(text), SUNDAY), read_entry(fold(text).translate(WIDE), SUNDAY)
    old = read_entry(fold(text).translate(TRADITIONAL), SUNDAY)
    for other in (wide, old):
        assert (plain.date, plain.amount, plain.count, plain.total, plain.last_amount) == (
            other.date, other.amount, other.count, other.total, other.last_amount,
        )  # fmt: skip
        assert len(plain.unread) == len(other.unread)


# how many instalments --------------------------------------------------------


def count(text: str, *, monthly: bool = True) -> int | None:
    return the_count(find_counts(fold(text)), monthly=monthly)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12期", 12), ("１２期", 12), ("12 期", 12), ("分12期", 12), ("分成12期", 12), ("共12期", 12),
        ("总共12期", 12),
        ("十二期", 12), ("二十四期", 24), ("一百二十期", 120), ("x12", 12), ("×12", 12), ("期数：12", 12),
        ("12 instalments", 12), ("twelve installments", 12), ("12 monthly payments", 12),
        ("Instalments: 12", 12),
        # what is left
        ("还剩5期", 5), ("還剩５期", 5), ("剩5期", 5), ("剩下5期", 5), ("剩余五期", 5), ("还有5期", 5),
        ("还差5期", 5),
        ("5 payments left", 5), ("5 more payments", 5), ("5 instalments remaining", 5),
        ("共12期，还剩5期", 5), ("还剩5期，共12期", 5), ("12期还剩5期", 5), ("第8期，还剩5期", 5),
        ("共12期，已还7期，还剩5期", 5), ("总期数12 剩余期数5", 5), ("12 payments, 5 payments left", 5),
        # numbers that do not agree, or do not say what is left
        ("共12期，已还3期，还剩5期", None), ("还剩13期，共12期", None), ("已还3期，共12期", 9),
        ("共12期 已還3期", 9), ("共12期，已还12期", None),
        ("第3期，共12期", 10), ("第3/12期", 10), ("3 of 12 paid", 9), ("instalment 3 of 12", 10),
        ("还剩5期，剩6期", None), ("12期 24期", None), ("还剩0期，共12期", None),
        # no number of instalments that are due
        ("第3期", None), ("已还3期", None), ("还了3期", None), ("已经还了3期", None), ("还3期", None),
        ("逾期3期", None),
        ("已逾期3期", None), ("欠3期", None), ("前3期", None), ("最后一期", None), ("paid 3 payments", None),
        ("of 12 payments", None), ("0期", None), ("601期", None), ("期限12", None), ("3/12期", 10),
        ("13/12期", None),
        ("1.5期", None),
        ("12期限", None), ("二千期", None), ("", None),
    ],
)  # fmt: skip
def test_a_number_is_told_or_not(text: str, expected: int | None) -> None:
    assert count(text) == expected


def test_months_are_instalments_only_where_one_falls_due_each_month() -> None:
    for text in ("分12个月", "分十二個月", "12个月分期", "12个月的分期", "12个月", "一年", "for 12 months"):
        assert (count(text), count(text, monthly=False)) == (12, None)
    for text, months in (("半年", 6), ("分两年还", 24), ("一年半", 18), ("2 years left", 24)):
        assert count(text) == months, text
    assert count("分12个月，还剩5期") is None


@given(st.integers(1, 600))
def test_every_number_is_told(number: int) -> None:
    for text in (f"{number}期", f"分{number}期", f"还剩{number}期", f"x{number}", f"{number} payments left"):
        assert count(text) == number


@given(st.integers(1, 600), st.integers(1, 600), st.integers(1, 600))
def test_three_numbers_are_taken_only_if_they_agree(every: int, paid: int, left: int) -> None:
    assert count(f"共{every}期，已还{paid}期，还剩{left}期") == (left if every - paid == left else None)
    assert count(f"共{every}期，已还{paid}期") == (every - paid if every > paid else None)


@given(st.text(alphabet="0123456789期第已还剩共分了个月x一二三十百 paymentsleft,/."))
def test_no_text_breaks_the_counting(text: str) -> None:
    found = find_counts(fold(text))
    numbers = [one.number for one in found if one.number is not None]
    assert all(1 <= number <= 600 for number in numbers)
    left = {every - paid for every, paid in permutations(numbers, 2)}  # of three in all one is paid
    assert the_count(found, monthly=True) in {None, *numbers, *left}


@pytest.mark.parametrize(
    "text",
    [
        "欠着老陈的2000 12月8号给",
        "从网贷平台拿了3000 12月28号还",
        "公司预支工资2000 12月15号扣",
        "借我5000的老李 每月10号还500",
        "12月6号还老王1000老李500",
        "每月6号房租1000押金500",
        "老王老李12月6号各500",
        "速贷通（网贷）每月6号1000",
    ],
)
def test_words_of_a_sentence_and_two_names_become_no_name(text: str) -> None:
    assert read_entry(text, SUNDAY).lender_text == ""


@pytest.mark.parametrize("text", ["Klarna 4 x 50 from Dec 4", "花呗 50*12 9号", "老王500 每月8号 还到25期"])
def test_a_count_that_may_be_something_else_is_not_taken(text: str) -> None:
    entry = read_entry(text, SUNDAY)

    assert entry.count is None
    assert entry.unread


@pytest.mark.parametrize(
    "text",
    [
        "微粒贷逾期了，客服说可以延到1月5号",
        "微粒贷逾期了 说最晚1月5号",
        "Weilidai is overdue, they said by January 5",
    ],
)
def test_a_day_that_was_put_off_lies_ahead_and_is_asked_about(text: str) -> None:
    found = read_entry(text, date(2026, 12, 1), ["微粒贷", "Weilidai"]).date

    assert isinstance(found, DateProblem)
    assert [one.rule for one in found.readings] == [Once(date(2027, 1, 5))]


@pytest.mark.parametrize(
    "text",
    ["老王 500 月底前三天", "老王500 12月底前一天还", "老王 500 12月15日前3天", "老王 500 月底提前两天"],
)
def test_days_before_a_day_are_never_that_day(text: str) -> None:
    found = read_entry(text, date(2026, 12, 1)).date

    assert isinstance(found, DateProblem)
    assert found.readings == ()


def test_what_is_owed_on_each_day_is_each_instalment() -> None:
    each = read_entry("I owe Tom 500 on the 15th of every month", date(2026, 12, 1))
    whole = read_entry("I owe Tom 5000, on the 15th of every month", date(2026, 12, 1))

    assert (each.amount, each.unread) == (50_000, ())
    assert (whole.amount, whole.unread) == (None, ("5000",))
