"""Dates as they are typed in Chinese or in figures alone. Knows no words around them."""

import re
from dataclasses import replace
from datetime import date
from typing import Final

from bot.reading.dates import calendar
from bot.reading.dates.calendar import Form, Found, Kind
from bot.reading.numbers import HAN, NUMBER, number

S: Final = r"\s{0,2}"
SUFFIX: Final = "[日号](?![楼线码店院])"
# What makes a number before it no day: 每月50元, 每月12期, 每月1,200, 12-15天.
NOT_A_UNIT: Final = (
    rf"(?![0-9{HAN}%]|[.:][0-9]|(?<=[0-9]),[0-9]{{3}}(?![0-9])"
    rf"|{S}(?:[元块圆万千百期个次笔天周年月时点人¥]|[kwx](?![a-z])|yuan|rmb|cny|instal|pay|(?:day|week|month|year|time)s?(?![a-z])))"
)
LAST: Final = "(?P<last>最后[一1]?[天日]|月?[底末尾])"

SMALL: Final = rf"(?:[0-9]{{1,2}}|[{HAN}]{{1,3}})"
START: Final = rf"(?<![0-9.{HAN}百千第])"
BARE_DAY: Final = rf"(?P<day>{SMALL}){S}"
DAY: Final = rf"{BARE_DAY}(?:{SUFFIX}|{NOT_A_UNIT})"
MONTH: Final = rf"(?P<month>{SMALL}|元(?=月))"
WEEK: Final = "(?:周|星期|礼拜)"
# 周五百元 and 周1200 name no weekday.
WEEKDAY: Final = (
    rf"{WEEK}(?P<weekday>[一二三四五六日天](?![百千万])|[1-7](?![月/-]){NOT_A_UNIT})(?![个次期笔])"
)
# 下下下 and the like count themselves; further off, nobody is sure how many there were.
_AND_NEXT: Final = f"(?P<also>(?<=[一二三四五六])[二三四五六日](?![{HAN}百千万元块个点次期号日]))"  # 周五六
_WHICH: Final = "(?<![上下再])(?P<which>上{1,2}个?|下{1,4}个?|本|这个?|当|[次来](?!日))"
_AWAY: Final = {"上上": -2, "上": -1, "本": 0, "这": 0, "当": 0, "次": 1, "来": 1}
YEAR_WORDS: Final = {
    "大前": -3,
    "前": -2,
    "去": -1,
    "今": 0,
    "本": 0,
    "明": 1,
    "次": 1,
    "来": 1,
    "后": 2,
    "大后": 3,
}
_YEAR_WORD: Final = "大?[前后]|[去今本明次来]"
_WORDS: Final = {
    "大前天": -3, "前天": -2, "昨天": -1, "昨日": -1, "今天": 0, "今日": 0,
    "明天": 1, "明日": 1, "后天": 2, "大后天": 3,
    "寻日": -1, "琴日": -1, "听日": 1, "后日": 2, "大后日": 3,
}  # fmt: skip
DAYS_IN: Final = {"天": 1, "日": 1, "周": 7, "星期": 7, "礼拜": 7}


def num(match: re.Match[str], name: str) -> int:
    """The number in a group, or 元 of 元月; 0, which is no day of any kind, where it is none (十十)."""
    return 1 if match[name] == "元" else number(match[name]) or 0


def months_away(match: re.Match[str]) -> int:
    """How many months (or weeks) away "which" is: 1 for 下个."""
    which = match["which"].rstrip("个")
    return len(which) if which[0] == "下" else _AWAY[which]


def day_of_week(said: str) -> int:
    """Monday is 0."""
    return int(said) - 1 if said.isdecimal() else "一二三四五六日".find(said.replace("天", "日"))


def said_year(said: str, today: date) -> int:
    """The year in figures, two of them in this century, or 去, 今, 明."""
    if said in YEAR_WORDS:
        return today.year + YEAR_WORDS[said]
    return (number(said) or 0) + (2000 if len(said) == 2 else 0)


def _full(match: re.Match[str], today: date) -> Found:
    return calendar.exact(num(match, "year"), num(match, "month"), num(match, "day"), today)


def _of_year(match: re.Match[str], today: date) -> Found:
    year, month = said_year(match["year"], today), num(match, "month")
    if match["last"] is None:
        return calendar.exact(year, month, num(match, "day"), today)
    return calendar.last_of(year, month, today)


def _of_month(match: re.Match[str], today: date) -> Found:
    month = num(match, "month")
    if match["last"] is None:
        return calendar.next_date(month, num(match, "day"), today)
    return calendar.end_of_month_named(month, today)


def _this_month(match: re.Match[str], today: date) -> Found:
    if match["last"] is not None:
        return calendar.month_end(months_away(match), today)
    return calendar.in_month(months_away(match), num(match, "day"), today)


def _weekday(match: re.Match[str], today: date) -> Found:
    if match["also"] is not None:
        return calendar.SEVERAL
    weekday = day_of_week(match["weekday"] or match["short"])
    if match["which"] is None:
        return calendar.coming(weekday, today)
    return calendar.in_week(months_away(match), weekday, today)


def _distance(match: re.Match[str], today: date) -> Found:
    sign = -1 if match["way"] == "前" else 1
    unit = match["unit"].removeprefix("个")
    if match["count"] == "半":
        return calendar.in_months(6 * sign, today)
    count = num(match, "count")
    if number(match["count"]) is None:  # 三四天后 is no number of days
        return calendar.UNREADABLE
    if unit in ("月", "年"):
        return calendar.in_months(sign * count * (1 if unit == "月" else 12), today)
    return calendar.in_days(sign * count * DAYS_IN[unit], today)


def _overdue(match: re.Match[str], today: date) -> Found:
    unit = match["unit"].removeprefix("个")
    if number(match["count"]) is None:
        return calendar.UNREADABLE
    if unit in ("月", "年"):
        return calendar.asked(calendar.in_months(-num(match, "count") * (1 if unit == "月" else 12), today))
    found = calendar.in_days(-num(match, "count") * DAYS_IN[unit], today)
    return found if DAYS_IN[unit] == 1 else calendar.asked(found)  # weeks are rarely counted to the day


MONTH_AND_DAY: Final = Form.of(
    "month and day in figures",
    ("12/15", "12-15"),
    rf"(?<![a-z0-9./:-])(?P<month>[0-9]{{1,2}})[-/](?P<day>[0-9]{{1,2}})(?![-/a-z]){NOT_A_UNIT}(?![日号])",
    lambda m, today: calendar.next_date_figures(num(m, "month"), num(m, "day"), today),
    Kind.WEAK,
    yearless=True,
)

EITHER_ORDER: Final = replace(
    MONTH_AND_DAY,
    read=lambda m, today: calendar.next_date_either(num(m, "month"), num(m, "day"), today),
)
"""As it is read in English."""

IN_FIGURES: Final = (
    Form.of(
        "year, month and day in figures",
        ("2026-12-15", "2026/12/15", "2026.12.15"),
        rf"(?<![0-9./-])(?P<year>[0-9]{{4}})(?P<sep>[-/.]){MONTH}(?P=sep)(?P<day>{SMALL})(?![0-9]|[./-][0-9])",
        _full,
    ),
    Form.of(
        "day, month and year in figures, in either order",
        ("5/12/2026",),
        r"(?<![0-9./-])(?P<first>[0-9]{1,2})(?P<sep>[-/.])(?P<second>[0-9]{1,2})(?P=sep)(?P<year>[0-9]{4})(?![0-9])",
        lambda m, today: calendar.either_order(num(m, "first"), num(m, "second"), num(m, "year"), today),
    ),
    MONTH_AND_DAY,
    Form.of(
        "month and day with a point",
        ("12.25号",),
        rf"(?<![a-z0-9./:-])(?P<month>[0-9]{{1,2}})\.(?P<day>[0-9]{{1,2}}){SUFFIX}",
        lambda m, today: calendar.next_date(num(m, "month"), num(m, "day"), today),
        yearless=True,
    ),
)

FORMS: Final = (
    Form.of(
        "a date with its year",
        ("2026年12月15日", "二〇二六年十二月十五日", "明年1月5号", "后年元月5号", "明年1月底"),
        rf"{START}(?P<year>[0-9]{{4}}|[0-9]{{2}}|[{HAN}]{{4}}|{_YEAR_WORD}){S}年{S}的?{S}{MONTH}{S}月份?{S}(?:的?{S}{LAST}|{DAY})",
        _of_year,
    ),
    Form.of(
        "the first day of the year",
        ("元旦", "明年元旦"),
        rf"(?:(?P<year>[0-9]{{4}}|{_YEAR_WORD})年?)?元旦(?:节|当?[天日])?",
        lambda m, today: (
            calendar.exact(said_year(m["year"], today), 1, 1, today)
            if m["year"]
            else calendar.coming_date(1, 1, today)
        ),
    ),
    Form.of(
        "the end of a quarter",
        ("季度末", "每季度末"),
        rf"(?P<every>每个?{S})?(?:季度|(?<=每)季|(?<=每个)季|季(?=[底末])){S}的?(?:最后[一1]?天|[底末])",
        lambda m, today: calendar.quarter_end(today, every=m["every"] is not None),
    ),
    Form.of(
        "a day of a named month",
        ("12月15日", "十二月十五", "12月底"),
        rf"(?<!每){START}{MONTH}{S}月份?{S}的?{S}(?:{LAST}|{DAY})",
        _of_month,
        yearless=True,
    ),
    Form.of(
        "a day of this month or another",
        ("下个月3号", "本月底"),
        rf"{_WHICH}月份?{S}的?{S}(?:{LAST}|{DAY})",
        _this_month,
    ),
    Form.of(
        "the end of the month",
        ("月底",),
        rf"(?<![0-9{HAN}元个每本这当上下次来隔])月[底末尾]",
        lambda _, today: calendar.month_end(0, today),
    ),
    Form.of(
        "the end of the year",
        ("年底",),
        "(?<![明去每前后])(?:今年|年)[底末]",
        lambda _, today: calendar.exact(today.year, 12, 31, today),
    ),
    Form.of(
        "the last day",
        ("最后一天",),
        "最后[一1]?天",
        lambda _, today: calendar.bare_day(31, today, last=True),
        Kind.DAY,
    ),
    Form.of(
        "a weekday",
        ("下周五", "这周五", "周五"),
        rf"(?:{_WHICH}|(?<![0-9{HAN}每隔个双上下次来再])){WEEKDAY}{_AND_NEXT}?"
        r"|(?<=[0-9日号])\s?\((?P<short>[一二三四五六日])\)",  # 12月18日(五)
        _weekday,
        Kind.WEEKDAY,
    ),
    Form.of(
        "a word for a day",
        ("明天",),
        "(?<![大年月周])(?!(?<=[以之])后日)(?:" + "|".join(_WORDS) + ")(?!头条|[子本])",
        lambda m, today: calendar.in_days(_WORDS[m[0]], today),
        Kind.WEAK,
    ),
    Form.of(
        "so many days from now",
        ("3天后", "两个月后", "俩月后", "一周前"),
        rf"(?:{START}(?P<count>{NUMBER}|半(?=年))){S}(?P<unit>天|年|周|个?星期|个?礼拜|个月|(?<=[俩仨])月){S}[之以]?(?P<way>[前后])(?!天)",
        _distance,
        Kind.WEAK,
    ),
    Form.of(
        "so many days overdue",
        ("逾期3天",),
        rf"(?<![没未不会别要怕快免能将])(?<!没有)(?:已经?)?逾期了?{S}(?P<count>{NUMBER}){S}(?P<unit>天|日|年|周|个?星期|个?礼拜|个月|(?<=[俩仨])月)了?"
        r"(?![\w内])",
        _overdue,
        Kind.WEAK,
    ),
    Form.of(
        "a day",
        ("15号",),
        rf"{START}{BARE_DAY}{SUFFIX}",
        lambda m, today: calendar.bare_day(num(m, "day"), today),
        Kind.DAY,
    ),
)

_LABEL: Final = "(?P<label>逢|还款日?[是为]?|还|[是在])"
_EVERY_MONTH: Final = (
    rf"每(?P<skip>隔)?{S}(?:(?P<every>{SMALL}){S}个?|个)?{S}月份?{S}的?{S}(?:月?初{S}(?=[0-9]))?"
    rf"(?:{LAST}|{_LABEL}?{S}{BARE_DAY}(?(label){SUFFIX}|(?:{SUFFIX}|{NOT_A_UNIT})))"
)
_MAYBE_YEARLY: Final = rf"每{S}{SMALL}{S}月"
_OTHER_WEEKDAY: Final = (
    rf"(?P<other>(?:{S}(?:[、/&+~-]|和|及|与|跟|或|到|至|以及){S}{WEEK}?|{WEEK}?)"
    r"[一二三四五六日天](?![百千万十点个次期]))"
)
_REPEAT: Final = rf"(?:每(?P<skip>隔)?{S}(?:(?P<every>{NUMBER}){S}个?|个|逢)?|(?P<second>隔)){S}"
_OFTEN: Final = rf"(?:{S}(?P<often>{NUMBER}){S}[次期笔])?"


def _anchor(match: re.Match[str]) -> int:
    return 31 if match["last"] is not None else num(match, "day")


def _times(match: re.Match[str]) -> int:
    return num(match, "every") if match["every"] else 1


def _every(match: re.Match[str], today: date) -> Found:
    anchor, last = _anchor(match), match["last"] is not None
    if match["skip"]:
        return calendar.every_other(
            lambda months: calendar.monthly(anchor, months, today, last=last), _times(match)
        )
    return calendar.monthly(anchor, _times(match), today, last=last)


def _every_or_yearly(match: re.Match[str], today: date) -> Found:
    return calendar.asked(_every(match, today), calendar.yearly(_times(match), _anchor(match), today))


def _every_weeks(match: re.Match[str], today: date) -> Found:
    if match["other"] is not None:
        return calendar.SEVERAL
    weekday = day_of_week(match["weekday"])
    if match["second"] and len(re.findall(WEEK, match[0])) == 1:  # 隔周五, but not 隔周周五
        return calendar.every_other_week(weekday, today)
    if match["skip"] or match["second"]:
        return calendar.every_other(lambda weeks: calendar.every_weeks(weeks, weekday, today), _times(match))
    return calendar.every_weeks(_times(match), weekday, today)


def _every_days(match: re.Match[str], today: date) -> Found:
    if match["often"] and num(match, "often") != 1:
        return calendar.UNSUPPORTED
    count, unit = _times(match), DAYS_IN[match["unit"]]
    if match["skip"] or match["second"]:
        return calendar.asked(
            calendar.every_other(lambda every: calendar.every_days(every * unit, today), count)
        )
    found = calendar.every_days(count * unit, today)
    if match["every"] and match["unit"] == "日":  # 每15日 may be short for 每月15日
        return calendar.asked(calendar.monthly(count, 1, today), found)
    return calendar.asked(found)


def _in_turns(match: re.Match[str], today: date) -> Found:
    return calendar.asked(calendar.every_days(num(match, "every") * DAYS_IN[match["unit"]], today))


def _start_month(match: re.Match[str], today: date) -> Found:
    if match["which"] is not None:
        return calendar.in_month(months_away(match), 1, today)
    if match["year"] is None:
        return calendar.coming_date(num(match, "month"), 1, today)
    return calendar.exact(said_year(match["year"], today), num(match, "month"), 1, today)


RULES: Final = (
    Form.of(
        "a day of every month",
        ("每月15号", "每个月的十五", "每2个月15号", "每隔一个月15号", "每月最后一天"),
        rf"(?!{_MAYBE_YEARLY}){_EVERY_MONTH}",
        _every,
    ),
    Form.of(
        "a day of every second month, or of every February",
        ("每2月15号",),
        rf"(?={_MAYBE_YEARLY}){_EVERY_MONTH}",
        _every_or_yearly,
        Kind.YEARLY,
    ),
    Form.of(
        "a day of every year",
        ("每年12月15日",),
        rf"每年{S}的?{S}{MONTH}{S}月份?{S}{DAY}",
        lambda m, today: calendar.yearly(num(m, "month"), num(m, "day"), today),
        Kind.YEARLY,
    ),
    Form.of(
        "a day of every quarter",
        ("每季度15号",),
        rf"每个?季度?{S}的?{S}{DAY}",
        lambda m, today: calendar.quarterly(num(m, "day"), today),
        Kind.INTERVAL,
    ),
    Form.of(
        "a weekday of every week",
        ("每周五", "每两周的周五", "隔周周五"),
        rf"{_REPEAT}(?:{WEEK}{S}的?{S})?{WEEKDAY}{_OTHER_WEEKDAY}?",
        _every_weeks,
        Kind.WEAK,
    ),
    Form.of(
        "every so many days",
        ("每周", "每15天", "隔天", "每15天一次"),
        rf"{_REPEAT}(?P<unit>周|星期|礼拜|天|日)(?!末){_OFTEN}",
        _every_days,
        Kind.INTERVAL,
    ),
    Form.of(
        "so many days for each instalment",
        ("15天一期",),
        rf"{START}(?P<every>{NUMBER}){S}个?(?P<unit>天|周|星期|礼拜){S}[一1]{S}[次期](?![\w])",
        _in_turns,
        Kind.INTERVAL,
    ),
    Form.of(
        "what no rule can keep",
        ("每季度", "每半个月", "每周末", "双周"),
        rf"每隔?{S}(?:{NUMBER}{S})?个?{S}(?:季度?|旬|年|半年|半个?月|周末)|双[周日天月年]|隔[月年]",
        calendar.unsupported,
        Kind.WEAK,
    ),
    Form.of(
        "the month in which a rule starts",
        ("从3月起每月15号", "下个月开始每月15号"),
        rf"从?(?:(?P<which>这个?|本|次|来|下{{1,4}}个?){S}月|(?:(?P<year>[0-9]{{4}}|{_YEAR_WORD}){S}年{S})?{START}{MONTH}{S}月)份?"
        rf"{S}(?:起|开始)",
        _start_month,
        Kind.MONTH,
        yearless=True,
    ),
)
