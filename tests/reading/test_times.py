"""Times of day, days before and after, moments to come and past days, as people say them."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.preferences import QuietHours
from bot.reading.text import fold
from bot.reading.times import read_days, read_length, read_moment, read_past_day, read_quiet, read_time
from tests.reading.dates.test_matching import FRAGMENTS, TRADITIONAL, WIDE

NIGHT = QuietHours(time(22), time(8))
NONE = QuietHours(time(), time())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("09:00", time(9)), ("9:00", time(9)), ("９：００", time(9)), ("21:30", time(21, 30)),
        ("00:00", time()),
        ("23:59", time(23, 59)), ("9点", time(9)), ("9點", time(9)), ("九点", time(9)),
        ("十点半", time(10, 30)),
        ("9点30分", time(9, 30)), ("9点5分", time(9, 5)), ("9时", time(9)), ("9点钟", time(9)),
        ("9点整", time(9)),
        ("晚上9点", time(21)), ("晚上21点", time(21)), ("早上8点", time(8)), ("下午3点半", time(15, 30)),
        ("中午12点", time(12)), ("中午1点", time(13)), ("凌晨1点", time(1)), ("9am", time(9)),
        ("9 PM", time(21)),
        ("12am", time()), ("12pm", time(12)), ("9:30pm", time(21, 30)),
        ("9", None), ("九", None), ("24:00", None), ("25:00", None), ("9:60", None), ("9:5", None),
        ("9:", None),
        ("13pm", None), ("0am", None), ("晚上12点", None), ("晚上1点", None), ("早上12点", None),
        ("上午9am", None),
        ("", None), ("早上", None), ("9点到10点", None), ("明天9点", None), ("0900", None),
    ],
)  # fmt: skip
def test_a_time_of_day_is_read_or_refused(text: str, expected: time | None) -> None:
    assert read_time(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("22:00-08:00", NIGHT), ("22:00 - 8:00", NIGHT), ("22:00–08:00", NIGHT),
        ("２２：００～０８：００", NIGHT),
        ("22点到8点", NIGHT), ("22點至8點", NIGHT), ("从22点到8点", NIGHT), ("晚上10点到早上8点", NIGHT),
        ("22-8", NIGHT),
        ("10pm to 8am", NIGHT), ("22:00-24:00", QuietHours(time(22), time())), ("无", NONE), ("無", NONE),
        ("off", NONE),
        ("不要", NONE), ("-", NONE),
        ("22:00-22:00", None), ("0-24", None), ("22:00", None), ("", None), ("22-25", None),
        ("22:00-08:00-09:00", None),
        ("晚上", None),
    ],
)  # fmt: skip
def test_quiet_hours_are_read_or_refused(text: str, expected: QuietHours | None) -> None:
    assert read_quiet(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7,3,1,0", (7, 3, 1, 0)), ("7 3 1", (7, 3, 1)), ("0，1，3，7", (7, 3, 1, 0)), ("7、3、1", (7, 3, 1)),
        ("1 1 1", (1,)), ("7天 3天 当天", (7, 3, 0)), ("提前7天、3天", (7, 3)), ("7 days, 1 day", (7, 1)),
        ("7,3 and 1", (7, 3, 1)), ("七天和三天", (7, 3)), ("3", (3,)), ("无", ()), ("off", ()), ("-", ()),
        ("", None), ("很多", None), ("7,x", None), ("-3", None), ("3.5", None), ("٣", None),
    ],
)  # fmt: skip
def test_days_are_read_or_refused(text: str, expected: tuple[int, ...] | None) -> None:
    assert read_days(text) == expected


def test_days_after_come_in_their_order() -> None:
    assert read_days("7,3,1", after=True) == (1, 3, 7)


@given(st.text(alphabet="0123456789:点半时分早上晚下午到至-~ ampm,、天当无廿十") | st.text())
def test_no_text_breaks_the_readers(text: str) -> None:
    read_time(text)
    read_days(text)
    quiet = read_quiet(text)
    assert quiet is None or quiet == NONE or quiet.start != quiet.end


@given(st.times().map(lambda at: at.replace(second=0, microsecond=0)))
def test_every_time_is_read_back(at: time) -> None:
    assert read_time(f"{at:%H:%M}") == at
    assert read_time(f"{at.hour}点{at.minute}分") == at


# moments and past days -------------------------------------------------------

SHANGHAI = ZoneInfo("Asia/Shanghai")


NOW = datetime(2026, 11, 22, 14, 30, tzinfo=SHANGHAI)


NINE = time(9)


TIMES = [
    *(
        "今晚",
        "明早",
        "下午",
        "晚上",
        "3点",
        "8点半",
        "20:00",
        "9am",
        "3pm",
        "小时",
        "分钟",
        "后",
        "半",
        "一个半",
        "tonight",
    ),
    *("in", "hours", "half an hour", "morning", "at", "noon", "中午"),
]


TEXTS = st.text(max_size=30) | st.lists(st.sampled_from(FRAGMENTS + TIMES), max_size=8).map("".join)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a day and a time
        ("明天下午3点", "11-23 15:00"), ("明天下午三点半", "11-23 15:30"), ("明天 15:00", "11-23 15:00"),
        ("12月14日 20:00", "12-14 20:00"), ("１２月１４日２０：００", "12-14 20:00"),
        ("十二月十四日晚上八点", "12-14 20:00"),
        ("2026-12-14 20:00", "12-14 20:00"), ("12/14 20:00", "12-14 20:00"),
        ("20:00，12月14日", "12-14 20:00"),
        ("周五9点", "11-27 09:00"), ("下周五 10:00", "11-27 10:00"), ("周日下午4点", "11-22 16:00"),
        ("15号9点", "12-15 09:00"), ("后天早上9点半", "11-24 09:30"), ("兩天後下午3點", "11-24 15:00"),
        ("明天中午", "11-23 12:00"), ("月底 20:00", "11-30 20:00"), ("tomorrow 3pm", "11-23 15:00"),
        ("3pm tomorrow", "11-23 15:00"), ("tomorrow at 3:30 pm", "11-23 15:30"),
        ("Dec 14 20:00", "12-14 20:00"),
        ("Dec 14 at 8pm", "12-14 20:00"), ("on friday at 9am", "11-27 09:00"),
        ("tomorrow noon", "11-23 12:00"),
        # a part of a day
        ("今晚8点", "11-22 20:00"), ("今天晚上8点", "11-22 20:00"), ("明早8点", "11-23 08:00"),
        ("明晚九點", "11-23 21:00"),
        ("tonight at 8", "11-22 20:00"), ("tonight 8:30", "11-22 20:30"), ("tonight 8pm", "11-22 20:00"),
        ("tomorrow morning at 9", "11-23 09:00"), ("tomorrow 9 in the morning", "11-23 09:00"),
        ("this evening at 8", "11-22 20:00"),
        # so long from now
        ("3小时后", "11-22 17:30"), ("三個小時後", "11-22 17:30"), ("半小时后", "11-22 15:00"),
        ("半个小时", "11-22 15:00"),
        ("一个半小时后", "11-22 16:00"), ("1.5小时后", "11-22 16:00"), ("90分钟后", "11-22 16:00"),
        ("过2小时", "11-22 16:30"),
        ("12小时后", "11-23 02:30"), ("in 2 hours", "11-22 16:30"), ("in an hour", "11-22 15:30"),
        ("half an hour", "11-22 15:00"), ("in half an hour", "11-22 15:00"),
        ("90 minutes later", "11-22 16:00"),
        ("two hours from now", "11-22 16:30"), ("2h", "11-22 16:30"),
        # a day alone: at the time of day for reminders
        ("明天", "11-23 09:00"), ("两天后", "11-24 09:00"), ("in 3 days", "11-25 09:00"),
        ("周五", "11-27 09:00"),
        ("15号", "12-15 09:00"), ("12月14日", "12-14 09:00"), ("tomorrow", "11-23 09:00"),
        # a time alone: its next coming
        ("20:00", "11-22 20:00"), ("9:00", "11-23 09:00"), ("14:30", "11-23 14:30"),
        ("下午4点", "11-22 16:00"),
        ("下午2点", "11-23 14:00"), ("早上9点", "11-23 09:00"), ("16点", "11-22 16:00"),
        ("13点", "11-23 13:00"),
        ("8pm", "11-22 20:00"), ("9am", "11-23 09:00"), ("noon", "11-23 12:00"),
        # passed, or not sure
        ("9点", None),  # tonight, or tomorrow?
        ("今天", None), ("今天9:00", None), ("周日9点", None), ("昨天20:00", None), ("2026-11-21", None),
        ("3天前", None),
        ("0小时后", None), ("今晚", None), ("tonight", None), ("明天早上", None), ("明天下午", None),
        ("明天 15", None),
        ("明天晚上12点", None), ("明天9点到10点", None), ("明天或后天", None), ("明天左右", None),
        ("明天前", None),
        ("晚点", None), ("一会儿", None), ("later", None), ("每天9点", None), ("每月15号", None),
        ("每周五", None),
        ("下下下周", None), ("next week", None), ("十十小时后", None), ("25:00", None),
        ("2月30日 9:00", None),
        ("2050年1月1日", None), ("morning", None), ("9 tomorrow", None), ("8 at night or so", None),
        ("", None),
    ],
)  # fmt: skip
def test_a_moment_is_read_or_not(text: str, expected: str | None) -> None:
    moment = read_moment(text, NOW, NINE)
    assert (moment and f"{moment:%m-%d %H:%M}") == expected
    assert moment is None or (moment.year, moment.tzinfo) == (2026, SHANGHAI)


def test_an_hour_that_is_still_to_come_is_read_without_its_half_of_the_day() -> None:
    early = NOW.replace(hour=8)
    assert read_moment("9点", early, NINE) == NOW.replace(hour=9, minute=0)
    assert read_moment("十点半", early, NINE) == NOW.replace(hour=10, minute=30)


def test_a_time_that_the_clocks_skip_is_the_moment_after() -> None:
    toronto = ZoneInfo("America/Toronto")
    now = datetime(2027, 3, 13, 20, 0, tzinfo=toronto)
    moment = read_moment("明天 2:30", now, NINE)
    assert moment is not None
    assert moment.astimezone(UTC) == datetime(2027, 3, 14, 7, 0, tzinfo=UTC)
    assert f"{moment:%H:%M %z}" == "03:00 -0400"


def test_a_time_that_comes_twice_is_the_next_of_the_two() -> None:
    toronto = ZoneInfo("America/Toronto")
    between = datetime(2026, 11, 1, 5, 45, tzinfo=UTC).astimezone(toronto)
    assert f"{between:%H:%M %z}" == "01:45 -0400"
    moment = read_moment("1:30", between, NINE)
    assert moment is not None
    assert moment.astimezone(UTC) == datetime(2026, 11, 1, 6, 30, tzinfo=UTC)


def test_hours_pass_by_the_clock_that_is_never_turned() -> None:
    toronto = ZoneInfo("America/Toronto")
    now = datetime(2027, 3, 14, 1, 0, tzinfo=toronto)
    moment = read_moment("in 3 hours", now, NINE)
    assert moment is not None
    assert f"{moment:%H:%M}" == "05:00"


@settings(max_examples=200)
@given(TEXTS, st.sampled_from(["Asia/Shanghai", "America/Toronto", "Pacific/Apia", "UTC"]))
def test_no_text_breaks_it_and_every_moment_is_to_come(text: str, zone: str) -> None:
    now = NOW.astimezone(ZoneInfo(zone))
    moment = read_moment(text, now, NINE)
    assert moment is None or now < moment <= now + timedelta(days=3655)
    assert moment is None or moment.tzinfo == now.tzinfo
    folded = fold(text)
    assert read_moment(folded.translate(WIDE), now, NINE) == moment
    assert read_moment(folded.translate(TRADITIONAL), now, NINE) == moment


@given(st.dates(date(2026, 11, 23), date(2029, 1, 1)), st.times())
def test_every_moment_that_is_written_in_full_is_read_back(day: date, at: time) -> None:
    at = at.replace(second=0, microsecond=0)
    expected = datetime.combine(day, at, SHANGHAI)
    for written in (
        f"{day.isoformat()} {at:%H:%M}",
        f"{day.year}年{day.month}月{day.day}日{at.hour}点{at.minute}分",
        f"{day:%b} {day.day}, {day.year} at {at:%H:%M}",
        f"{at:%H:%M} {day.isoformat()}",
    ):
        assert read_moment(written, NOW, NINE) == expected, written


@given(st.integers(1, 9999))
def test_every_length_of_time_is_read_back(count: int) -> None:
    for written, unit in (
        (f"{count}小时后", timedelta(hours=1)),
        (f"in {count} hours", timedelta(hours=1)),
        (f"{count}分钟后", timedelta(minutes=1)),
        (f"{count} minutes", timedelta(minutes=1)),
    ):
        assert read_moment(written, NOW, NINE) == NOW + count * unit, written


TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("今天", date(2026, 11, 22)),
        ("昨天", date(2026, 11, 21)),
        ("前天", date(2026, 11, 20)),
        ("三天前", date(2026, 11, 19)),
        ("上周五", date(2026, 11, 13)),
        ("11月20日", date(2026, 11, 20)),
        ("15号", date(2026, 11, 15)),
        ("2026-11-01", date(2026, 11, 1)),
        ("2025-12-30", date(2025, 12, 30)),
        ("yesterday", date(2026, 11, 21)),
        ("Nov 20", date(2026, 11, 20)),
    ],
)
def test_a_day_without_a_year_is_the_latest_such_day(text: str, day: date) -> None:
    assert read_past_day(text, TODAY) == day


@pytest.mark.parametrize(
    "text", ["明天", "下周五", "2026-12-01", "12月1日", "2024-01-01", "2月30日", "每周五", "阿美", ""]
)
def test_a_day_to_come_or_long_ago_or_none_is_no_day_of_payment(text: str) -> None:
    assert read_past_day(text, TODAY) is None


@given(st.text(max_size=20) | st.dates(date(2020, 1, 1), date(2030, 1, 1)).map(str), st.dates())
def test_whatever_is_said_the_day_is_not_in_the_future(text: str, today: date) -> None:
    day = read_past_day(text, today)
    assert day is None or today - timedelta(days=400) <= day <= today


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("3", 3),
        ("30天", 30),
        ("兩個星期", 14),
        ("一周", 7),
        ("2 weeks", 14),
        ("0", None),
        ("3号", None),
        ("12-20", None),
        ("3天4天", None),
        ("", None),
    ],
)
def test_a_length_of_days_or_weeks(text: str, days: int | None) -> None:
    assert read_length(text) == (timedelta(days) if days else None)
