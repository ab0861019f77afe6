"""One date rule in a text, or a question: never a guess, never an exception."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.dates import (
    DateProblem,
    DateProblemCode,
    DateReading,
    EveryDays,
    Monthly,
    Once,
    day_in_month,
    first_day,
)
from bot.reading.dates import en, zh
from bot.reading.dates.calendar import Form, Kind
from bot.reading.dates.matching import find, hits_in, read_date_rule, without_weekday
from bot.reading.dates.modifiers import readings_of
from bot.reading.text import fold
from tests.reading.notation import shown

SUNDAY = date(2026, 11, 22)


TRADITIONAL = str.maketrans(
    "号个后周两这礼内农历阴开从经贷还总余应", "號個後週兩這禮內農曆陰開從經貸還總餘應"
)


WIDE = str.maketrans({chr(n): chr(n + 0xFEE0) for n in range(0x21, 0x7F)})


FRAGMENTS = [
    *"0123456789年月日号天周个每下上本前后十五廿三两底末初内起和、/-.,:: ()元块期x从隔第",
    *(
        "12",
        "15",
        "31",
        "2026",
        "每月",
        "每个月",
        "最后一天",
        "月底",
        "星期",
        "明天",
        "下个月",
        "农历",
        "12/15",
        "1200",
    ),
    *(
        "每周",
        "周五",
        "每15天",
        "隔周",
        "每季度",
        "开始",
        "从12月1日起",
        "一次",
        "逾期",
        "已逾期",
        "逾期3天",
        "首期",
    ),
    *(
        "一千二",
        "1万2",
        "两千元",
        "还剩",
        "总共还剩",
        "最后一期",
        "剩余应还",
        "5期",
        "已还3期",
        "共12期",
        "12个月",
        "今晚",
    ),
    *(
        "every",
        "month",
        "the",
        "15th",
        "Dec",
        "next",
        "friday",
        "in",
        "days",
        "of",
        "last day",
        "monthly",
        "week",
    ),
    *(
        "weekly",
        "from",
        "starting",
        "overdue",
        "once",
        "every 2 weeks",
        "payments",
        "left",
        "total",
        "微粒贷",
        " ",
    ),
]


TEXTS = st.text(max_size=40) | st.lists(st.sampled_from(FRAGMENTS), max_size=12).map("".join)


@pytest.mark.parametrize(
    "text",
    [
        "每月10日和25日", "每月10日、25日", "每月10、25日", "每月10和25", "每月10-15号", "10号和25号",
        "10、25号",
        "每月1号到5号", "12月15日和1月15日", "12月15、16日", "15日或16日", "明天或后天", "每月15号和月底",
        "12月15日至2027年1月15日", "12月18日(周四)", "每月10/25", "10到15号", "每月10号&25号",
    ],
)  # fmt: skip
def test_two_days_in_one_rule_are_never_half_read(text: str) -> None:
    assert shown(read_date_rule(text, SUNDAY)) == "!several-days"
    assert shown(read_date_rule(text.translate(TRADITIONAL).translate(WIDE), SUNDAY)) == "!several-days"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("明天(11月23日)", "2026-11-23"),
        ("12月18日(周五)", "2026-12-18"),
        ("2026年12月15日 星期二", "2026-12-15"),
        ("每月15号，即12月15日", "!several-days"),
        ("还款日：每月15号。", "15 from 2026-12-15"),
        ("到期日 2026-12-15", "2026-12-15"),
        ("是12月15日吧", "2026-12-15"),
    ],
)
def test_the_same_day_may_be_said_twice_and_with_words_around_it(text: str, expected: str) -> None:
    assert shown(read_date_rule(text, SUNDAY)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每月15号前", "!which-date: 15 from 2026-12-15"),
        ("12月15日之前", "!which-date: 2026-12-15"),
        ("12月15日起", "!which-date: 2026-12-15"),
        ("15号前", "!which-date: 2026-12-15 | 15 from 2026-12-15"),
        ("2月30日前", "!no-such-day"),
        ("15号后", "!unreadable"),
        ("大概12月15日", "!unreadable"),
        ("农历十二月十五", "!unreadable"),
        ("除了每月15号", "!unreadable"),
    ],
)
def test_a_word_beside_the_date_that_changes_it_is_not_passed_over(text: str, expected: str) -> None:
    assert shown(read_date_rule(text, SUNDAY)) == expected


def test_with_monthly_elsewhere_a_bare_day_is_a_day_of_each_month() -> None:
    finding = find("每月还1200, 15号", SUNDAY)
    assert finding is not None
    assert shown(finding.found) == "15 from 2026-12-15"


def test_a_full_date_beside_monthly_is_not_taken_for_once() -> None:
    finding = find("12月15日每月1200", SUNDAY)
    assert finding is not None
    assert shown(finding.found) == "!unreadable"


def test_a_full_date_that_monthly_starts_with_is_its_first() -> None:
    finding = find("12月15日开始每月1200", SUNDAY)
    assert finding is not None
    assert shown(finding.found) == "15 from 2026-12-15"


@settings(max_examples=200)
@given(TEXTS, st.dates() | st.just(SUNDAY))
def test_no_text_breaks_the_grammar(text: str, today: date) -> None:
    for reading in readings_of(read_date_rule(text, today)):
        rule = reading.rule
        assert reading.overdue == (first_day(rule) < today)
        assert abs(first_day(rule) - today) <= timedelta(days=3653 + 366)
        if isinstance(rule, EveryDays):
            assert 1 <= rule.days <= 366
        elif isinstance(rule, Monthly):
            assert rule.first == day_in_month(rule.first.year, rule.first.month, rule.anchor)
            assert 1 <= rule.every <= 12
        assert (isinstance(rule, Monthly) and rule.anchor >= 29) or not reading.offers_last_day


@settings(max_examples=200)
@given(st.sampled_from(FRAGMENTS), st.sampled_from(FRAGMENTS), st.sampled_from(FRAGMENTS))
def test_nothing_repeats_that_was_not_said_to(first: str, second: str, third: str) -> None:
    text = f"{first}{second} {third}"
    found = read_date_rule(text, SUNDAY)
    if isinstance(found, DateReading) and not isinstance(found.rule, Once):
        assert any(word in text for word in ("每", "隔", "一期", "every", "monthly", "weekly", "days")), text


@settings(max_examples=200)
@given(TEXTS)
def test_other_characters_for_the_same_text_are_read_the_same(text: str) -> None:
    assert read_date_rule(text, SUNDAY) == read_date_rule(fold(text), SUNDAY)
    folded = fold(text)
    assert read_date_rule(folded.translate(WIDE), SUNDAY) == read_date_rule(folded, SUNDAY)
    assert read_date_rule(folded.translate(TRADITIONAL), SUNDAY) == read_date_rule(folded, SUNDAY)


@given(st.dates(date(2020, 1, 1), date(2090, 1, 1)), st.integers(0, 300))
def test_every_date_that_can_be_written_is_read_back(today: date, ahead: int) -> None:
    day = today + timedelta(ahead)
    written = [
        day.isoformat(),
        f"{day:%Y/%m/%d}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%B} {day.day} {day.year}" if day.year < 2060 else day.isoformat(),
        f"{ahead}天后",
        f"in {ahead} days",
    ]
    if (day.month, day.day) != (2, 29):
        written += [
            f"{day.month}月{day.day}日",
            f"{day.month}/{day.day}",
            f"{day:%b} {day.day}",
            f"{day.day} {day:%B}",
        ]
    for text in written:
        assert read_date_rule(text, today) == DateReading(Once(day)), text


@given(st.dates(date(2020, 1, 1), date(2090, 1, 1)), st.integers(1, 31))
def test_every_day_of_the_month_is_read_back(today: date, anchor: int) -> None:
    suffix = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}.get(anchor, "th")
    for text in (
        f"每月{anchor}号",
        f"每个月{anchor}日",
        f"每月{anchor}",
        f"the {anchor}{suffix} of every month",
    ):
        found = read_date_rule(text, today)
        assert isinstance(found, DateReading)
        assert isinstance(found.rule, Monthly)
        assert (found.rule.anchor, found.rule.every) == (anchor, 1)
        assert found.offers_last_day == (anchor >= 29)


@given(st.integers(1, 31), st.integers(1, 12), st.integers(2026, 2036))
def test_a_day_is_refused_exactly_if_it_does_not_exist(day: int, month: int, year: int) -> None:
    refused = DateProblem(DateProblemCode.NO_SUCH_DAY)
    exists = day_in_month(year, month, day).day == day
    for text in (f"{year}-{month}-{day}", f"{year}年{month}月{day}日", f"{year:04}{month:02}{day:02}"):
        assert (read_date_rule(text, SUNDAY) == refused) is not exists


@pytest.mark.parametrize(
    "text",
    [
        "我下周五可能还不上，每天都睡不着", "催收说15号前要还", "每个月都还不起", "他们每周打三次电话",
        "三天两头来电话",
        "借了一万二，还了三千", "我15号以后才发工资", "每月10号发工资，15号还款", "上次逾期3天就爆通讯录",
        "我已经逾期了怎么办", "利息每天加五十", "分期还是一次还清", "12月还是1月还", "不是15号是16号",
        "every month they raise it", "I get paid on the 10th and pay on the 15th", "maybe next week",
        "overdue since a while", "not before Dec 15", "either Friday or Sunday",
    ],
)  # fmt: skip
def test_talk_is_never_taken_for_a_rule(text: str) -> None:
    assert isinstance(read_date_rule(text, SUNDAY), DateProblem)


@given(st.dates(date(2020, 1, 1), date(2090, 1, 1)), st.integers(0, 6), st.integers(1, 52))
def test_every_weekday_is_read_back(today: date, weekday: int, weeks: int) -> None:
    first = today + timedelta((weekday - today.weekday()) % 7)
    zh, en = "一二三四五六日"[weekday], f"{first:%A}"
    written = [f"每{weeks}周的周{zh}", f"每{weeks}个星期的星期{zh}", f"every {weeks} weeks on {en}"]
    if weeks == 1:
        written += [f"每周{zh}", f"每周{weekday + 1}", f"every {en}", f"{en}s", f"weekly on {en}"]
    if weeks == 2:
        written += [f"隔周周{zh}", f"every other {en}", f"每隔一周的周{zh}"]
    for text in written:
        assert read_date_rule(text, today) == DateReading(EveryDays(first, weeks * 7)), text


@given(st.dates(date(2024, 1, 1), date(2045, 1, 1)), st.integers(1, 366), st.integers(-300, 300))
def test_every_interval_is_read_back_with_its_start_and_asked_about_without(
    today: date, days: int, ahead: int
) -> None:
    start = today + timedelta(ahead)
    reading = DateReading(EveryDays(start, days), overdue=ahead < 0)
    for text in (
        f"从{start.isoformat()}起每{days}天",
        f"每{days}天，{start.year}年{start.month}月{start.day}日开始",
        f"every {days} days from {start:%b} {start.day} {start.year}",
        f"starting on {start.isoformat()}, every {days} days",
    ):
        assert read_date_rule(text, today) == reading, text
    for text in (f"每{days}天", f"every {days} days"):
        assert read_date_rule(text, today) == DateProblem(
            DateProblemCode.WHICH_DATE, (DateReading(EveryDays(today, days)),)
        )


def places(text: str) -> list[str]:
    return [text[slice(*hit.span)] for hit in hits_in(fold(text), SUNDAY)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每月15号还，12月15日开始", ["每月15号", "12月15日"]),  # the longer of those that start together
        ("2026年12月15日", ["2026年12月15日"]),
        ("明天或下周五", ["明天", "下周五"]),
        ("从3月起每月15号", ["从3月起", "每月15号"]),
        ("从3月起还款", []),  # a month alone is no date
        ("每两周的周五和Dec 15", ["每两周的周五", "Dec 15"]),
        ("你好", []),
    ],
)
def test_every_form_is_found_once(text: str, expected: list[str]) -> None:
    assert places(text) == expected


def test_a_weekday_beside_its_own_date_says_nothing_new() -> None:
    for text, left in (("12月18日(周五)", 1), ("12月18日(周四)", 2), ("周五", 1)):
        assert len(without_weekday(hits_in(text, SUNDAY))) == left


def test_a_year_that_was_said_is_told_from_one_that_was_worked_out() -> None:
    for text, yearless in (
        ("12月15日", True),
        ("dec 15", True),
        ("dec 15 2026", False),
        ("2026-12-15", False),
    ):
        assert [hit.yearless for hit in hits_in(text, SUNDAY)] == [yearless]


def test_a_form_tells_how_much_it_says() -> None:
    for text, kind in (
        ("2026-12-15", Kind.FULL), ("12/15", Kind.WEAK), ("15号", Kind.DAY), ("周五", Kind.WEEKDAY),
        ("每15天", Kind.INTERVAL), ("每周五", Kind.WEAK), ("每年12月15日", Kind.YEARLY),
    ):  # fmt: skip
        assert [hit.kind for hit in hits_in(text, SUNDAY)] == [kind]


# every form by itself -----------------------------------------------------------

LANGUAGES = {"zh": (*zh.IN_FIGURES, *zh.FORMS, *zh.RULES), "en": (*en.FORMS, *en.RULES)}


@pytest.mark.parametrize("form", [form for forms in LANGUAGES.values() for form in forms])
def test_a_form_reads_its_examples(form: Form) -> None:
    assert form.examples
    for example in form.examples:
        text = fold(example)
        match = form.pattern.match(text)
        assert match is not None, example
        first = hits_in(text, SUNDAY)[0]
        assert (first.span, first.kind) == (match.span(), form.kind), example
        assert first.found == form.read(match, SUNDAY), example


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_forms_of_a_language_have_one_name_or_one_example(language: str) -> None:
    forms = LANGUAGES[language]
    assert len({form.name for form in forms}) == len(forms)
    examples = [example for form in forms for example in form.examples]
    assert len(set(examples)) == len(examples)
