"""Dates as they are typed in Chinese or in figures alone. Knows no words around them."""

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from bot.domain import days
from bot.domain.days import Form, Found, Kind
from bot.domain.numerals import HAN, NUMBER, number

S: Final = r"\s{0,2}"
SUFFIX: Final = "[日号](?![楼线码店院])"
# What makes a number before it no day: 每月50元, 每月12期, 每月1,200, 12-15天.
NOT_A_UNIT: Final = (
    rf"(?![0-9{HAN}%]|[.:][0-9]|(?<=[0-9]),[0-9]{{3}}(?![0-9])"
    rf"|{S}(?:[元块圆万千百期个次笔天周年月时点人¥]|[kwx](?![a-z])|yuan|rmb|cny|instal|pay))"
)
LAST: Final = "(?P<last>最后[一1]?[天日]|月?[底末])"

_SMALL: Final = rf"(?:[0-9]{{1,2}}|[{HAN}]{{1,3}})"
_START: Final = rf"(?<![0-9.{HAN}百千第])"
_BARE_DAY: Final = rf"(?P<day>{_SMALL}){S}"
_DAY: Final = rf"{_BARE_DAY}(?:{SUFFIX}|{NOT_A_UNIT})"
_MONTH: Final = rf"(?P<month>{_SMALL})"
_LABEL: Final = "(?P<label>逢|还款日?[是为]?|还|[是在])"
_WEEKDAY: Final = r"(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天]|[1-7](?![0-9]))(?![个次期])"
_WHICH: Final = "(?P<which>上上个?|上个?|本|这个?|当|下下个?|下个?)"
_AWAY: Final = {"上上": -2, "上": -1, "本": 0, "这": 0, "当": 0, "下": 1, "下下": 2}
_WORDS: Final = {
    "大前天": -3, "前天": -2, "昨天": -1, "昨日": -1, "今天": 0, "今日": 0,
    "明天": 1, "明日": 1, "后天": 2, "大后天": 3,
}  # fmt: skip
_DAYS_IN: Final = {"天": 1, "周": 7, "星期": 7, "礼拜": 7}


def _n(match: re.Match[str], name: str) -> int:
    """The number in a group; 0, which is no day of any kind, where it is none (十十)."""
    return number(match[name]) or 0


def _away(match: re.Match[str]) -> int:
    return _AWAY[match["which"].rstrip("个")]


def _full(match: re.Match[str], today: date) -> Found:
    return days.exact(_n(match, "year"), _n(match, "month"), _n(match, "day"), today)


def _of_year(match: re.Match[str], today: date) -> Found:
    said = match["year"]
    year = {"去": today.year - 1, "今": today.year, "明": today.year + 1}.get(said, number(said) or 0)
    return days.exact(year + (2000 if len(said) == 2 else 0), _n(match, "month"), _n(match, "day"), today)


def _of_month(match: re.Match[str], today: date) -> Found:
    month = _n(match, "month")
    if match["last"] is None:
        return days.next_date(month, _n(match, "day"), today)
    return (
        days.month_end((month - today.month) % 12, today) if 1 <= month <= 12 else days.exact(1, 0, 0, today)
    )


def _every(match: re.Match[str], today: date) -> Found:
    last = match["last"] is not None
    anchor = 31 if last else _n(match, "day")
    every = _n(match, "every") if match["every"] else 1
    if match["skip"]:
        return days.every_other(anchor, every, today, last=last)
    found = days.monthly(anchor, every, today, last=last)
    if match["every"] and not match["unit"]:  # 每2月15号: every second month, or every February?
        return days.asked(found, days.yearly(every, anchor, today))
    return found


def _this_month(match: re.Match[str], today: date) -> Found:
    if match["last"] is not None:
        return days.month_end(_away(match), today)
    return days.in_month(_away(match), _n(match, "day"), today)


def _weekday(match: re.Match[str], today: date) -> Found:
    said = match["weekday"]
    weekday = int(said) - 1 if said.isdecimal() else "一二三四五六日".find(said.replace("天", "日"))
    if match["which"] is None:
        return days.coming(weekday, today)
    return days.in_week(_away(match), weekday, today)


def _distance(match: re.Match[str], today: date) -> Found:
    sign = -1 if match["way"] == "前" else 1
    unit = match["unit"].removeprefix("个")
    if match["count"] == "半":
        return days.in_months(6 * sign, today)
    count = _n(match, "count")
    if unit in ("月", "年"):
        return days.in_months(sign * count * (1 if unit == "月" else 12), today)
    return days.in_days(sign * count * _DAYS_IN[unit], today)


def _unsupported(_match: re.Match[str], _today: date) -> Found:
    return days.UNSUPPORTED


def _form(pattern: str, read: Callable[[re.Match[str], date], Found], kind: Kind = Kind.FULL) -> Form:
    return Form(re.compile(pattern), read, kind)


FORMS: Final = (
    # 2026-12-15, 2026/12/15, 2026.12.15
    _form(
        rf"(?<![0-9./-])(?P<year>[0-9]{{4}})(?P<sep>[-/.]){_MONTH}(?P=sep)(?P<day>{_SMALL})(?![0-9]|[./-][0-9])",
        _full,
    ),
    # 5/12/2026
    _form(
        r"(?<![0-9./-])(?P<first>[0-9]{1,2})(?P<sep>[-/.])(?P<second>[0-9]{1,2})(?P=sep)(?P<year>[0-9]{4})(?![0-9])",
        lambda m, today: days.either_order(_n(m, "first"), _n(m, "second"), _n(m, "year"), today),
    ),
    # 12/15, 12-15
    _form(
        rf"(?<![0-9./:-])(?P<month>[0-9]{{1,2}})[-/](?P<day>[0-9]{{1,2}})(?![-/]){NOT_A_UNIT}(?![日号])",
        lambda m, today: days.next_date_figures(_n(m, "month"), _n(m, "day"), today),
        Kind.WEAK,
    ),
    # 2026年12月15日, 二〇二六年十二月十五日, 明年1月5号
    _form(
        rf"{_START}(?P<year>[0-9]{{4}}|[0-9]{{2}}|[{HAN}]{{4}}|[去今明]){S}年{S}{_MONTH}{S}月份?{S}{_DAY}",
        _of_year,
    ),
    # 12月15日, 十二月十五, 12月底
    _form(rf"(?<!每){_START}{_MONTH}{S}月份?{S}的?{S}(?:{LAST}|{_DAY})", _of_month),
    # 每月15号, 每个月的十五, 每2个月15号, 每隔一个月15号, 每月最后一天
    _form(
        rf"每(?P<skip>隔)?{S}(?:(?P<every>{_SMALL}){S}(?P<unit>个)?|个)?{S}月份?{S}的?{S}"
        rf"(?:{LAST}|{_LABEL}?{S}{_BARE_DAY}(?(label){SUFFIX}|(?:{SUFFIX}|{NOT_A_UNIT})))",
        _every,
    ),
    # 每年12月15日
    _form(
        rf"每年{S}的?{S}{_MONTH}{S}月份?{S}{_DAY}",
        lambda m, today: days.yearly(_n(m, "month"), _n(m, "day"), today),
    ),
    # 每周五, 每15天, 每季度
    _form(
        rf"每隔?{S}(?:{NUMBER}{S}|半)?个?{S}(?:周|星期|礼拜|天|日|季度?|旬|年|半年|半个?月)[一二三四五六日]?|[双隔][周日天月年]",
        _unsupported,
        Kind.WEAK,
    ),
    # 下个月3号, 本月底
    _form(rf"{_WHICH}月份?{S}的?{S}(?:{LAST}|{_DAY})", _this_month),
    # 月底
    _form(rf"(?<![0-9{HAN}个每本这当上下隔])月[底末]", lambda _, today: days.month_end(0, today)),
    # 年底
    _form("(?<![明去每前后])(?:今年|年)[底末]", lambda _, today: days.exact(today.year, 12, 31, today)),
    # 最后一天
    _form("最后[一1]?天", lambda _, today: days.bare_day(31, today, last=True), Kind.DAY),
    # 下周五, 这周五, 周五
    _form(rf"(?:{_WHICH}|(?<![0-9{HAN}每隔个双])){_WEEKDAY}", _weekday, Kind.WEEKDAY),
    # 明天
    _form(
        "(?<!大)(?:" + "|".join(_WORDS) + ")(?!头条)",
        lambda m, today: days.in_days(_WORDS[m[0]], today),
        Kind.WEAK,
    ),
    # 3天后, 两个月后, 一周前
    _form(
        rf"(?:{_START}(?P<count>{NUMBER}|半(?=年))){S}(?P<unit>天|年|周|个?星期|个?礼拜|个月){S}[之以]?(?P<way>[前后])(?!天)",
        _distance,
        Kind.WEAK,
    ),
    # 15号
    _form(rf"{_START}{_BARE_DAY}{SUFFIX}", lambda m, today: days.bare_day(_n(m, "day"), today), Kind.DAY),
)
