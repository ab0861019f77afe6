"""Pasted lines: one plan or several loans, told apart, and nothing dropped."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opencc import OpenCC

from bot.domain.dates import Listed, Monthly, day_in_month, occurrence
from bot.domain.loans import LoanDraft, amount_of, draft_problem
from bot.reading.loan_line import Entry
from bot.reading.repayment_plan import MAX_LOANS, Schedule, read_lines, read_schedule
from tests.reading import notation

SUNDAY = date(2026, 11, 22)


NAMES = ("360借条", "360", "奇富借条", "58金融", "58好借", "微粒贷", "借呗", "平安好贷")


TO_TRADITIONAL = OpenCC("s2hk")


WIDE = str.maketrans({chr(n): chr(n + 0xFEE0) for n in range(0x21, 0x7F)})


TWO = "2026-12-15 1200 | 2027-01-15 1200"


THREE = "2026-12-15 1200 | 2027-01-15 1200 | 2027-02-15 1200"


def read(text: str, today: date = SUNDAY) -> Schedule:
    schedule = read_schedule(text, today, NAMES)
    assert schedule is not None, text
    return schedule


def shown(schedule: Schedule) -> str:
    """`2026-12-15 1200 | 2027-01-15 ?`, in yuan."""
    return " | ".join(f"{day} {'?' if fen is None else f'{fen / 100:g}'}" for day, fen in schedule.rows)


@pytest.mark.parametrize(
    ("text", "rows", "lender"),
    [
        ("12月15日 1200\n1月15日 1200\n2月15日 1200", THREE, ""),
        ("12月15日 1200元\n\n1月15日 1200元\n2月15日 1200元\n", THREE, ""),
        ("12月15日：1200；1月15日：1200；2月15日：1200", THREE, ""),
        ("12月15日，1200\n1月15日，1200\n2月15日，1200", THREE, ""),
        ("12月15日, 1,200.00\n1月15日, 1,200.00", TWO, ""),
        ("12/15 ¥1,200.00\n1/15 ¥1,200.00\n2/15 ¥1,200.00", THREE, ""),
        ("十二月十五日 1200元\n一月十五日 1200元\n二月十五日 1200元", THREE, ""),
        ("Dec 15 1200\nJan 15 1200\nFeb 15 1200", THREE, ""),
        ("Dec 15, 2026 CNY 1,200\nJan 15, 2027 CNY 1,200\nFeb 15, 2027 CNY 1,200", THREE, ""),
        ("20261215 1200\n20270115 1200\n20270215 1200", THREE, ""),
        ("2026.12.15 1200\n2027.1.15 1200\n2027.2.15 1200", THREE, ""),
        ("2月15日 1200\n1月15日 1200\n12月15日 1200", THREE, ""),  # the latest first
        ("1、12月15日 1200\n2、1月15日 1200\n3、2月15日 1200", THREE, ""),
        ("(1) 12月15日 1200\n(2) 1月15日 1200\n(3) 2月15日 1200", THREE, ""),
        ("1 12月15日 1200\n2 1月15日 1200\n3 2月15日 1200", THREE, ""),
        ("3/12 2026-12-15 1200\n4/12 2027-01-15 1200\n5/12 2027-02-15 1200", THREE, ""),
        ("第一期：12月15日，1200元\n第二期：1月15日，1200元\n第三期：2月15日，1200元", THREE, ""),
        ("微粒贷\n12月15日 1200\n1月15日 1200\n2月15日 1200", THREE, "微粒贷"),
        ("微粒贷还款计划\n12月15日 1200\n1月15日 1200", TWO, "微粒贷"),
        ("某某分期 还款计划\n12月15日 1200\n1月15日 1200", TWO, "某某分期"),
        ("我的还款计划如下：\n12月15日 1200\n1月15日 1200", TWO, ""),
        ("微粒贷 12月15日 1200\n1月15日 1200", TWO, "微粒贷"),
        ("360借条 12月15日 1200\n1月15日 1200", TWO, "360借条"),
        ("58好借\n12月15日 1200\n1月15日 1200", TWO, "58好借"),
        ("微粒贷 12月15日 1200\n微粒贷 1月15日 1200\n微粒贷 2月15日 1200", THREE, "微粒贷"),
        ("第3期 2026/12/15 应还1200.00 本金1000.00 利息200.00\n"
         "第4期 2027/01/15 应还1200.00 本金1005.00 利息195.00",
         TWO, ""),
        ("1 2026-12-15 1200.00 1000.00 200.00 待还\n2 2027-01-15 1200.00 1005.00 195.00 待还",
         TWO, ""),  # the sum of the others
        ("1,2026-12-15,1200.00,1000.00,200.00,未还\n2,2027-01-15,1200.00,1000.00,200.00,未还", TWO, ""),
        ("期数\t还款日\t应还金额\t本金\t剩余本金\n1\t2026-12-15\t1,200.00\t1,000.00\t11,000.00\n"
         "2\t2027-01-15\t1,200.00\t1,000.00\t10,000.00",
         TWO, ""),
        ("期数 还款日 本金 利息 每期金额\n1 2026-12-15 1000.00 200.00 1200.00\n"
         "2 2027-01-15 1000.00 200.00 1200.00",
         TWO, ""),
        ("期数,还款日,本金,应还总额\n1,2026-12-15,1000,1200\n2,2027-01-15,1000,1200", TWO, ""),
        ("第1期\n2026-12-15\n1,200.00\n待还款\n第2期\n2027-01-15\n1,200.00\n待还款", TWO, ""),
        ("微粒贷\n第1期 待还\n还款日 2026-12-15\n应还 1,200.00元\n第2期 待还\n还款日 2027-01-15\n"
         "应还 1,200.00元",
         TWO, "微粒贷"),
        ("还款计划\n2026-12-15\n1200.00\n2027-01-15\n1200.00\n2027-02-15\n1200.00", THREE, ""),
        ("1200.00\n2026-12-15\n1200.00\n2027-01-15", TWO, ""),
        ("12月15日\n1月15日", "2026-12-15 ? | 2027-01-15 ?", ""),
        ("2026-12-15 逾期3天 1200\n2027-01-15 1200", TWO, ""),
        ("12月15日(周二) 1200\n1月15日(周五) 1200", TWO, ""),
    ],
)  # fmt: skip
def test_a_plan_is_read_as_it_was_pasted(text: str, rows: str, lender: str) -> None:
    schedule = read(text)
    assert (shown(schedule), schedule.lender_text, schedule.unread, schedule.settled) == (rows, lender, (), 0)
    if "," not in text.replace(", ", ""):  # in full width, a comma only parts what is not figures
        assert shown(read(text.translate(WIDE))) == rows
    assert shown(read(TO_TRADITIONAL.convert(text))) == rows


@pytest.mark.parametrize(
    ("text", "rows", "settled"),
    [
        ("10月15日 1200 已还\n11月15日 1200 已还\n12月15日 1200\n1月15日 1200", TWO, 2),
        ("第1期 2026/11/15 应还1200.00 已还清\n第2期 2026/12/15 应还1200.00 待还\n"
         "第3期 2027/01/15 应还1200.00 未到期",
         TWO, 1),
        ("第1期 2026-11-15 1200 已結清\n第2期 2026-12-15 1200 待還\n第3期 2027-01-15 1200", TWO, 1),
        ("第1期 已还清\n第2期 2026-12-15 1200\n第3期 2027-01-15 1200", TWO, 1),
        ("第1期 应还日2026-11-15 实际还款日2026-11-14 1200 已还\n第2期 2026-12-15 1200\n"
         "第3期 2027-01-15 1200",
         TWO, 1),
        ("11月15日 应还1200 已还1200\n12月15日 应还1200 已还0.00\n1月15日 应还1200", TWO, 1),
        ("2026-11-15 1200 paid\n2026-12-15 1200 unpaid\n2027-01-15 1200 not paid", TWO, 1),
        ("2026-11-15\t1200\t✓\n2026-12-15\t1200\t\n2027-01-15\t1200\t", TWO, 1),
        ("2026-10-15 1200 已还\n2026-11-15 1200 已还", "", 2),
        ("2026-12-15 1200 未结清\n2027-01-15 1200 未还清", TWO, 0),
    ],
)  # fmt: skip
def test_what_is_paid_is_counted_and_left_out(text: str, rows: str, settled: int) -> None:
    schedule = read(text)
    assert (shown(schedule), schedule.settled, schedule.unread) == (rows, settled, ())


@pytest.mark.parametrize(
    ("text", "rows", "unread"),
    [
        ("12月15日 1200\n12月15日 1300\n1月15日 1200", TWO, ("12月15日 1300",)),  # twice
        ("12月15日 1200 1300\n1月15日 1200", "2026-12-15 ? | 2027-01-15 1200", ("12月15日 1200 1300",)),
        ("12月15日 12\n1月15日 1200", "2026-12-15 ? | 2027-01-15 1200", ("12月15日 12",)),  # the 12th?
        ("12月15日-1200\n1月15日 1200", "2026-12-15 ? | 2027-01-15 1200", ("12月15日-1200",)),
        ("12月15日 1,20\n1月15日 1200", "2026-12-15 ? | 2027-01-15 1200", ("12月15日 1,20",)),
        ("12月15日 $200\n1月15日 1200", "2026-12-15 ? | 2027-01-15 1200", ("12月15日 $200",)),
        ("12月15日 本金1000\n1月15日 1200", "2026-12-15 ? | 2027-01-15 1200", ("12月15日 本金1000",)),
        ("12月15日 1200 本金1000\n1月15日 1200",
         "2026-12-15 ? | 2027-01-15 1200",
         ("12月15日 1200 本金1000",)),
        ("12月15日 应还1200 已还500\n1月15日 1200",
         "2026-12-15 ? | 2027-01-15 1200",
         ("12月15日 应还1200 已还500",)),
        ("12月15日 200.00利息 1200.00应还 30.00费用\n1月15日 1200", "2026-12-15 ? | 2027-01-15 1200",
         ("12月15日 200.00利息 1200.00应还 30.00费用",)),
        ("2026-12-15，1，802.50元\n2027-01-15，1200元",
         "2026-12-15 ? | 2027-01-15 1200",
         ("2026-12-15，1，802.50元",)),
        ("2026-12-15,3,916.00\n2027-01-15,1200", "2026-12-15 ? | 2027-01-15 1200", ("2026-12-15,3,916.00",)),
        ("2026-12-15,200,100,待还\n2027-01-15,1200,待还",
         "2026-12-15 ? | 2027-01-15 1200",
         ("2026-12-15,200,100,待还",)),
        ("12月15日 1200\n1月15日 1200\n32号 500", TWO, ("32号 500",)),
        ("12月15日 1200\n1月15日 1200\n2月30日 1200", TWO, ("2月30日 1200",)),
        ("12月15日 1200\n1月15日 1200\n每月15日 1200", TWO, ("每月15日 1200",)),
        ("12月15日 1200\n1月15日 1200\n合计 2400", TWO, ("合计 2400",)),
        ("共12期 总额14400元\n12月15日 1200\n1月15日 1200", TWO, ("共12期 总额14400元",)),
        ("微粒贷 借款10000元\n12月15日 1200\n1月15日 1200", TWO, ("微粒贷 借款10000元",)),
        ("12月15日 1200\n1月15日 1200\n3月15日或4月15日 1200", TWO, ("3月15日或4月15日 1200",)),
        ("12月15日 1200\n1月15日 1200\n12月20日 1200 (11月15日已还)", TWO, ("12月20日 1200 (11月15日已还)",)),
        ("12月15日 1200\n1月15日 1200\n账单日2月1日", TWO, ("账单日2月1日",)),
        ("2026-12-15 1200\n2027-01-15 1200\n5/6/2027 1200", TWO, ("5/6/2027 1200",)),
        ("12月15日 1200\n1月15日 1200\n2月15日 1200\n12月30日 1200",
         THREE,
         ("12月30日 1200",)),  # of which year?
        ("12月15日 1200\n1月15日 1200\n2月15日 1200\n3月15日 问一下 1200", f"{THREE} | 2027-03-15 1200",
         ("3月15日 问一下 1200",)),
    ],
)  # fmt: skip
def test_what_is_doubtful_is_handed_back_and_a_sure_day_kept(
    text: str, rows: str, unread: tuple[str, ...]
) -> None:
    schedule = read(text)
    assert (shown(schedule), schedule.unread) == (rows, unread)


@pytest.mark.parametrize(
    ("days", "rows"),
    [
        ("11月15日 12月15日 1月15日", "2026-11-15 2026-12-15 2027-01-15"),  # the first was due a week ago
        ("12月15日 1月15日", "2026-12-15 2027-01-15"),
        ("1月15日 12月15日", "2026-12-15 2027-01-15"),
        ("1月5日 2月5日 3月5日", "2027-01-05 2027-02-05 2027-03-05"),
        ("8月5日 9月5日 10月5日 11月5日", "2026-08-05 2026-09-05 2026-10-05 2026-11-05"),
        ("2026年12月15日 1月15日 2月15日", "2026-12-15 2027-01-15 2027-02-15"),
        ("11月30日 2027年5月30日 11月30日", "2026-11-30 2027-05-30 2027-11-30"),
        ("11月30日 12月31日 2月28日", "2026-11-30 2026-12-31 2027-02-28"),
    ],
)
def test_years_that_are_left_out_follow_from_the_order(days: str, rows: str) -> None:
    schedule = read("\n".join(days.split()))
    assert " ".join(str(day) for day, _ in schedule.rows) == rows


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12月15日 1200",
        "微粒贷 每月15号 1200\n借呗 每月10号 800",
        "微粒贷 12月15日 1200\n借呗 12月20日 500",
        "12月15日 微粒贷 1200\n12月20日 花呗 500\n12月25日 白条 300",
        "微粒贷 12月15日 1200\n微粒贷 12月20日 500",  # two loans, as far as one can tell
        "今天 1200\n明天 1300",
        "每月15号 1200\n每月20号 1300",
        "12月15日他们来电\n12月16日又来电",
        "12月15日 1200\n1月15日 1200\n他们今天又打电话了\n说要上门\n我很害怕",
        "你好\n请问\n怎么办",
    ],
)
def test_other_lines_are_no_plan(text: str) -> None:
    assert read_schedule(text, SUNDAY, NAMES) is None


@pytest.mark.parametrize(
    ("text", "anchor", "every", "amount", "last"),
    [
        ("12月15日 1200\n1月15日 1200\n2月15日 1200", 15, 1, 120_000, None),
        ("12月15日 1200\n1月15日 1200\n2月15日 1100", 15, 1, 120_000, 110_000),
        ("12月31日 1200\n1月31日 1200\n2月28日 1200", 31, 1, 120_000, None),
        ("2026-11-30 1200\n2026-12-30 1200\n2027-01-30 1200\n2027-02-28 1200", 30, 1, 120_000, None),
        ("2027-02-28 1200\n2027-03-31 1200\n2027-04-30 1200", 31, 1, 120_000, None),
        ("2027-03-15 1200\n2026-12-15 1200\n2027-06-15 1200", 15, 3, 120_000, None),
        ("12月15日\n1月15日\n2月15日", 15, 1, None, None),
        ("11月15日 1200 已还\n12月15日 1200\n1月15日 1200", 15, 1, 120_000, None),
    ],
)
def test_a_plan_that_is_a_monthly_rule_says_so(
    text: str, anchor: int, every: int, amount: int | None, last: int | None
) -> None:
    schedule = read(text)
    assert isinstance(schedule.rule, Monthly)
    assert (schedule.rule.anchor, schedule.rule.every) == (anchor, every)
    assert (schedule.amount, schedule.last_amount, schedule.amounts) == (amount, last, ())


@pytest.mark.parametrize(
    ("text", "amount", "amounts"),
    [
        ("12月15日 1200\n1月16日 1200", 120_000, ()),
        ("12月15日 1200\n1月15日 1100\n2月15日 1200", None, (120_000, 110_000, 120_000)),
        ("12月15日 1200\n1月15日\n2月15日 1200", None, (120_000, None, 120_000)),
        ("12月15日\n1月15日\n2月15日 1200", None, (None, None, 120_000)),
        ("12月15日 1200\n1月15日 1200 已还\n2月15日 1200", 120_000, ()),  # January is missing
        ("12月15日 1200\n2月15日 1200\n3月15日 1200", 120_000, ()),
    ],
)
def test_any_other_plan_is_a_list_of_days(
    text: str, amount: int | None, amounts: tuple[int | None, ...]
) -> None:
    schedule = read(text)
    assert schedule.rule == Listed(tuple(day for day, _ in schedule.rows))
    assert (schedule.amount, schedule.last_amount, schedule.amounts) == (amount, None, amounts)


def test_more_rows_than_a_loan_can_have_are_handed_back() -> None:
    days = [SUNDAY + timedelta(days=n) for n in range(605)]
    schedule = read("\n".join(f"{day} 100.00" for day in days))
    assert len(schedule.rows) == 600
    assert schedule.unread == tuple(f"{day} 100.00" for day in days[600:])


def test_the_year_is_that_of_the_first_row_that_is_not_paid() -> None:
    paid = [f"{month}月15日 1200 已还" for month in range(1, 12)]
    schedule = read("\n".join([*paid, "12月15日 1200", "1月15日 1200"]))
    assert (shown(schedule), schedule.settled) == (TWO, 11)


def test_full_width_figures_are_read_alike() -> None:
    assert shown(read("１２月１５日　１，２００．００元\n１月１５日　￥１２００")) == TWO


# properties ------------------------------------------------------------------

_FORMS = (
    "{day} {fen:,.2f}元", "{day} {fen:.2f}", "{day}\t¥{fen:,.2f}", "{day}，{fen:.2f}元",
    "第{n}期 {day} 应还{fen:.2f}元 待还", "{n}\t{day}\t{fen:,.2f}\t待还",
    "{n}. {day} 应还金额：{fen:,.2f}", "{day} 应还{fen:.2f} 本金{part:.2f} 利息{rest:.2f}",
    "{n} {day} {fen:.2f} {part:.2f} {rest:.2f}",
)  # fmt: skip


@st.composite
def _plans(draw: st.DrawFn) -> tuple[str, list[tuple[date, int]]]:
    count = draw(st.integers(2, 14))
    monthly = draw(st.booleans())
    anchor = draw(st.integers(1, 31))
    start = SUNDAY + timedelta(days=draw(st.integers(-40, 120)))
    first = day_in_month(start.year, start.month, anchor)
    gaps = draw(st.lists(st.integers(20, 40), min_size=count, max_size=count))
    days = [
        occurrence(Monthly(first, anchor), n + 1) if monthly else first + timedelta(sum(gaps[:n]))
        for n in range(count)
    ]
    plan = [(day, draw(st.integers(6_100, 999_999))) for day in days if day is not None]
    full = st.sampled_from(("{0.year}-{0.month:02}-{0.day:02}", "{0.year}年{0.month}月{0.day}日"))
    short = st.sampled_from(("{0.month}月{0.day}日", "{0.month}/{0.day}"))
    # 29 February without its year is a day that need not exist, and is handed back.
    leap = any((day.month, day.day) == (2, 29) for day, _ in plan)
    years = draw(full if leap else full | short)
    form = draw(st.sampled_from(_FORMS))
    lines = [
        form.format(n=n, day=years.format(day), fen=fen / 100, part=(fen - 700) / 100, rest=7)
        for n, (day, fen) in enumerate(plan, start=1)
    ]
    if draw(st.booleans()):
        lines.reverse()
    return "\n".join(lines), plan


@settings(max_examples=200)
@given(_plans())
def test_a_plan_in_any_form_is_read_back(plan: tuple[str, list[tuple[date, int]]]) -> None:
    text, rows = plan
    schedule = read(text)
    assert (list(schedule.rows), schedule.unread, schedule.settled) == (rows, (), 0)


_FRAGMENTS = (
    "12月15日", "1月15日", "2026-12-15", "2月30日", "每月15号", "15号", "明天", "1200", "1,200.50元",
    "¥5", "12", "第3期", "3/12", "期数", "还款日", "金额", "本金1000", "应还", "已还", "已还清", "待还",
    "微粒贷", "360借条", "58", "，", "\t", " ", "\n", "\n", "；", "-", "共", "合计",
)  # fmt: skip


@settings(max_examples=200)
@given(
    st.text(max_size=60) | st.lists(st.sampled_from(_FRAGMENTS), max_size=24).map("".join),
    st.dates() | st.just(SUNDAY),
)
def test_no_text_breaks_it_and_what_it_reads_can_be_saved(text: str, today: date) -> None:
    schedule = read_schedule(text, today, NAMES)
    if schedule is None:
        return
    days = [day for day, _ in schedule.rows]
    assert days == sorted(set(days))
    assert len(days) + schedule.settled + len(schedule.unread) >= 2
    if days:
        draft = LoanDraft(
            None,
            "微粒贷",
            schedule.rule,
            schedule.amount,
            schedule.count,
            schedule.last_amount,
            schedule.amounts,
        )
        assert draft_problem(draft) is None or days[-1].year >= date.max.year
        assert [(occurrence(draft.rule, n), amount_of(draft, n)) for n in range(1, len(days) + 1)] == list(
            schedule.rows
        )


# several loans ---------------------------------------------------------------

LENDERS = ("360借条", "奇富借条", "58好借", "微粒贷", "借呗", "平安好贷")


MONTHLY = "15 from 2026-12-15"


def loans(text: str) -> tuple[Entry, ...]:
    assert read_schedule(text, SUNDAY, LENDERS) is None, text
    read = read_lines(text, SUNDAY, LENDERS)
    assert read is not None, text
    return read


@pytest.mark.parametrize(
    "text",
    [
        "微粒贷 每月15号 1200 12期\n借呗 12月20日 500",
        "1. 微粒贷 每月15号 1200 12期\n2. 借呗 12月20日 500",
        "1.微粒贷 每月15号 1200 12期\n2.借呗 12月20日 500",
        "- 微粒贷 每月15号 1200 12期\n- 借呗 12月20日 500",
        "（1）微粒贷 每月15号 1200 12期\n（2）借呗 12月20日 500",
        "微粒贷 每月15号 1200 12期；借呗 12月20日 500",
        "平台 还款日 金额 期数\n微粒贷 每月15号 1200 12期\n\n借呗 12月20日 500",
        "每月15号还微粒贷1200，12期\n12月20日还借呗500",
    ],
)
def test_each_line_is_a_loan(text: str) -> None:
    assert [
        (one.lender_text, notation.shown(one.date), one.amount, one.count, one.unread) for one in loans(text)
    ] == [
        ("微粒贷", MONTHLY, 120_000, 12, ()),
        ("借呗", "2026-12-20", 50_000, None, ()),
    ]


def test_a_line_that_cannot_be_read_stays_in_its_place() -> None:
    first, second, third, fourth = loans("微粒贷 每月15号 1200\n什么东西\n花呗 500\n借呗 每月10日 800")
    assert second == Entry("", None, None, None, ("什么东西",))
    assert (third.lender_text, third.date, third.amount) == ("花呗", None, 50_000)
    assert (first.lender_text, fourth.lender_text) == ("微粒贷", "借呗")


def test_a_known_name_with_a_date_is_a_loan_without_an_amount() -> None:
    assert [one.lender_text for one in loans("微粒贷 12月15日\n借呗 12月20日")] == ["微粒贷", "借呗"]


def test_two_loans_at_one_lender_stay_two() -> None:
    read = loans("微粒贷 12月15日 1200\n微粒贷 12月20日 500")
    assert [(one.lender_text, one.amount) for one in read] == [("微粒贷", 120_000), ("微粒贷", 50_000)]


def test_more_loans_than_anyone_has_are_handed_back() -> None:
    lines = [f"花呗{'甲乙丙丁'[n % 4]} 每月{n % 28 + 1}号 {n + 100}元" for n in range(MAX_LOANS + 3)]
    read = loans("\n".join(lines))
    assert len(read) == MAX_LOANS + 1
    assert read[-1] == Entry("", None, None, None, tuple(lines[MAX_LOANS:]))


@pytest.mark.parametrize(
    "text",
    [
        "微粒贷\n12月15日 1200\n1月15日 1200",
        "微粒贷 12月15日 1200\n1月15日 1200",
        "12月15日 1200\n1月15日 1200",
        "微粒贷 12月15日 1200\n微粒贷 1月15日 1200\n微粒贷 2月15日 1200",
    ],
)
def test_lines_of_one_lender_are_a_plan(text: str) -> None:
    assert read_schedule(text, SUNDAY, LENDERS) is not None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "微粒贷 每月15号 1200",
        "今天天气好\n明天不好",
        "12月15日他们来电\n12月16日又来电",
        "12月15日张三打了3次电话\n12月16日李四打了5次",
        "你好\n我的微粒贷每月15号还1200\n他们说要上门\n怎么办",
        "每月15号\n1200\n12期",
        "微粒贷 每月15号 1200\n借呗 每月10号 800\n这两笔都还不上了\n他们天天打电话\n怎么办",
        "微粒贷\n借呗",
    ],
)
def test_talk_is_neither(text: str) -> None:
    assert (read_schedule(text, SUNDAY, LENDERS), read_lines(text, SUNDAY, LENDERS)) == (None, None)


_PIECES = (
    "微粒贷", "借呗", "360借条", "花呗", "每月15号", "12月15日", "1月15日", "15号", "明天", "1200",
    "800元", "12期", "已还", " ", "\n", "\n", "；", "，", "1.", "- ", "第1期", "上门", "¥",
)  # fmt: skip


@settings(max_examples=200)
@given(
    st.text(max_size=60) | st.lists(st.sampled_from(_PIECES), max_size=20).map("".join),
    st.dates() | st.just(SUNDAY),
)
def test_no_text_breaks_it_and_no_line_is_lost(text: str, today: date) -> None:
    assert read_schedule(text, today, LENDERS) is None or True
    read = read_lines(text, today, LENDERS)
    assert read is None or len(read) >= 2
