"""Rules that repeat, typed in Chinese, and the month they start in. Knows no words around them."""

import re
from datetime import date
from typing import Final

from bot.domain import days
from bot.domain.days import Form, Found, Kind
from bot.domain.forms_zh import (
    BARE_DAY,
    DAY,
    DAYS_IN,
    LAST,
    MONTH,
    NOT_A_UNIT,
    SMALL,
    START,
    SUFFIX,
    WEEK,
    WEEKDAY,
    S,
    day_of_week,
    months_away,
    num,
    said_year,
)
from bot.domain.numerals import NUMBER

_LABEL: Final = "(?P<label>逢|还款日?[是为]?|还|[是在])"
_EVERY_MONTH: Final = (
    rf"每(?P<skip>隔)?{S}(?:(?P<every>{SMALL}){S}个?|个)?{S}月份?{S}的?{S}"
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
        return days.every_other(lambda months: days.monthly(anchor, months, today, last=last), _times(match))
    return days.monthly(anchor, _times(match), today, last=last)


def _every_or_yearly(match: re.Match[str], today: date) -> Found:
    return days.asked(_every(match, today), days.yearly(_times(match), _anchor(match), today))


def _every_weeks(match: re.Match[str], today: date) -> Found:
    if match["other"] is not None:
        return days.SEVERAL
    weekday = day_of_week(match["weekday"])
    if match["skip"] or match["second"]:
        return days.every_other(lambda weeks: days.every_weeks(weeks, weekday, today), _times(match))
    return days.every_weeks(_times(match), weekday, today)


def _every_days(match: re.Match[str], today: date) -> Found:
    if match["often"] and num(match, "often") != 1:
        return days.UNSUPPORTED
    count, unit = _times(match), DAYS_IN[match["unit"]]
    if match["skip"] or match["second"]:
        return days.asked(days.every_other(lambda every: days.every_days(every * unit, today), count))
    found = days.every_days(count * unit, today)
    if match["every"] and match["unit"] == "日":  # 每15日 may be short for 每月15日
        return days.asked(days.monthly(count, 1, today), found)
    return days.asked(found)


def _in_turns(match: re.Match[str], today: date) -> Found:
    return days.asked(days.every_days(num(match, "every") * DAYS_IN[match["unit"]], today))


def _start_month(match: re.Match[str], today: date) -> Found:
    if match["which"] is not None:
        return days.in_month(months_away(match), 1, today)
    if match["year"] is None:
        return days.next_date(num(match, "month"), 1, today)
    return days.exact(said_year(match["year"], today), num(match, "month"), 1, today)


FORMS: Final = (
    # 每月15号, 每个月的十五, 每2个月15号, 每隔一个月15号, 每月最后一天
    Form.of(rf"(?!{_MAYBE_YEARLY}){_EVERY_MONTH}", _every),
    # 每2月15号: every second month, or every February?
    Form.of(rf"(?={_MAYBE_YEARLY}){_EVERY_MONTH}", _every_or_yearly, Kind.YEARLY),
    # 每年12月15日
    Form.of(
        rf"每年{S}的?{S}{MONTH}{S}月份?{S}{DAY}",
        lambda m, today: days.yearly(num(m, "month"), num(m, "day"), today),
        Kind.YEARLY,
    ),
    # 每季度15号
    Form.of(
        rf"每个?季度?{S}的?{S}{DAY}",
        lambda m, today: days.quarterly(num(m, "day"), today),
        Kind.INTERVAL,
    ),
    # 每周五, 每两周的周五, 隔周周五
    Form.of(rf"{_REPEAT}(?:{WEEK}{S}的?{S})?{WEEKDAY}{_OTHER_WEEKDAY}?", _every_weeks, Kind.WEAK),
    # 每周, 每15天, 隔天, 每15天一次
    Form.of(rf"{_REPEAT}(?P<unit>周|星期|礼拜|天|日)(?!末){_OFTEN}", _every_days, Kind.INTERVAL),
    # 15天一期
    Form.of(
        rf"{START}(?P<every>{NUMBER}){S}个?(?P<unit>天|周|星期|礼拜){S}[一1]{S}[次期](?![\w])",
        _in_turns,
        Kind.INTERVAL,
    ),
    # 每季度, 每半个月, 每周末, 双周
    Form.of(
        rf"每隔?{S}(?:{NUMBER}{S})?个?{S}(?:季度?|旬|年|半年|半个?月|周末)|双[周日天月年]|隔[月年]",
        days.unsupported,
        Kind.WEAK,
    ),
    # 从3月起, 下个月开始: the start of a rule that names the day
    Form.of(
        rf"从?(?:(?P<which>这个?|本|下下?个?){S}月|(?:(?P<year>[0-9]{{4}}|[去今明]){S}年{S})?{START}{MONTH}{S}月)份?"
        rf"{S}(?:起|开始)",
        _start_month,
        Kind.MONTH,
        yearless=True,
    ),
)
