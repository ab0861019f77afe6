"""A whole loan in one line."""

from datetime import date
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.entry import contains_date_rule, read_entry
from tests.domain.notation import shown
from tests.domain.test_grammar import TEXTS

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
        ("平安好贷 明天 1200块 x12", "平安好贷", "2026-11-23", 1200, 12),
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
    ("text", "unread"),
    [
        ("微粒贷 15 1200", ("15", "1200")),  # a day, an amount, a number of instalments?
        ("微粒贷 15", ("15",)),
        ("微粒贷 每月15号 1200 12", ("1200", "12")),
        ("微粒贷 每月15号 12", ("12",)),
        ("微粒贷 每月15号 15 1200元", ("15",)),
        ("借呗 每月15号 一共14400元 12期", ("一共14400元",)),  # an amount is per instalment
        ("借呗 每月15号 本金10000", ("本金10000",)),
        ("借呗 每月15号 1200元 1300元", ("1200元", "1300元")),
        ("借呗 每月15号 $200", ("$200",)),
        ("借呗 每月15号 1.200", ("1.200",)),
        ("借呗 每月15号 0元", ("0元",)),
        ("借呗 每月15号 13800138000", ("13800138000",)),
        ("借呗 每月15号 6225123412341234", ("6225123412341234",)),
        ("借呗 每月15号 第3期", ("第3期",)),
        ("借呗 每月15号 共12期 已还3期", ("共12期", "已还3期")),
        ("借呗 每月15号 601期", ("601期",)),
        ("借呗 每月15号 0期", ("0期",)),
        ("借呗 每月15号 两千元", ("两千元",)),
        ("借呗 每月15号 12个月", ("12个月",)),
        ("借呗 每月15号 9:00", ("9:00",)),
    ],
)
def test_what_could_be_more_than_one_thing_is_handed_back(text: str, unread: tuple[str, ...]) -> None:
    entry = read_entry(text, SUNDAY)
    assert entry.lender_text in ("微粒贷", "借呗")
    assert set(unread) <= set(entry.unread)


def test_a_total_is_never_the_amount_of_an_instalment() -> None:
    for text in ("借呗 每月15号 一共14400元 12期", "借呗 每月15号 本金10000", "借呗 每月15号 共14400元"):
        assert read_entry(text, SUNDAY).amount is None, text


def test_a_number_that_touches_a_name_is_an_amount_only_if_the_name_is_known() -> None:
    assert read_entry("每月15号还微粒贷1200", SUNDAY).lender_text == "微粒贷1200"
    known = read_entry("每月15号还微粒贷1200", SUNDAY, NAMES)
    assert (known.lender_text, known.amount, shown(known.date)) == ("微粒贷", 120_000, MONTHLY)


def test_a_known_name_of_figures_alone_is_still_a_number() -> None:
    assert read_entry("360 每月15号 1200", SUNDAY, NAMES).unread == ("360", "1200")


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
