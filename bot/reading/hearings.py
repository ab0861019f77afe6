"""A date at court in somebody's words, or in a court's text that was passed on. Keeps no case and no name."""

import re
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from bot.domain.dates import DateProblemCode, DateReading, Once
from bot.reading.dates.calendar import UNREADABLE, Found, Hit, Kind
from bot.reading.dates.matching import MOST_DATES, find, hits_in, without_weekday
from bot.reading.patterns import regex
from bot.reading.text import LONGEST_LINE, Span, any_of, blank, fold, is_english
from bot.reading.times import in_full, one_day, times_in

MAX_TEXT: Final = 1500
"""So many characters are read of a text that was passed on: a summons is shorter."""


@dataclass(frozen=True, slots=True)
class SaidHearing:
    """What was read. `day` is sure; else `days` are those it may be, or `problem` says why there is none.

    `unread`: what else stands there in figures or as a date. `told`: somebody else's words, of which only
    the day and the time are taken. `moves`: it says that a date is another one now.
    """

    day: date | None = None
    days: tuple[date, ...] = ()
    problem: str = ""
    at: time | None = None
    place: str = ""
    unread: tuple[str, ...] = ()
    told: bool = False
    moves: bool = False


_SITS: Final = any_of(
    "开庭|出庭|传票上|到庭|庭审|庭询|庭前会议|参加(?:诉讼|庭审|调解|审理)|应诉|公开审理|开审",
    r"(?<![a-z])(?:court (?:hearing|date|appearance|session|case)|hearing|trial)(?![a-z])",
    r"(?<![a-z])(?:appear|be|due|go) (?:in|at|before|to) (?:the )?court(?![a-z])",
)
"""What takes place at court on a day."""
_WEAK: Final = any_of("传票|法院|法庭|打官司", r"(?<![a-z])(?:court|summons)(?![a-z])")
"""What only a day to come makes a date at court."""
_NOT_A_DATE: Final = any_of(
    "起诉|提起诉讼|立案|告上|执行|强制|查封|冻结|判决|上门|过来|门口|短信",
    "sue|suing|judgment|enforce|coming",
)
_OFF: Final = any_of(
    "不用?开庭|没开庭|取消|撤诉|撤回|已经?开[过完]庭|开庭了没", "cancel|dropped|withdr|no hearing"
)
_GOT: Final = any_of("收到|接到|拿到|寄来|送来|通知", "(?<![a-z])(?:got|received|came|sent)(?![a-z])")
_MOVES: Final = any_of(
    "改期|改到|改成|改在|改为|推迟|延[期到]|提前到|另定", "moved|postponed|rescheduled|changed|new date"
)
_TOLD: Final = any_of(
    "【|案号|被告|原告|被申请人|[我本你贵]院|传唤|特此|[您你](?:与|于|的案|应|需|须|务必|诉)|请(?:[您你]|准时|按时|务必)|纠纷|当事人"
)
_OWN: Final = regex("我(?!院|国)")
_NEAR_AFTER: Final = 40  # from a day to what takes place on it
_NEAR_BEFORE: Final = 16  # from what takes place to its day
_TO_TIME: Final = 14  # from a day to its time of day
_STOP: Final = regex(r"[;；!！。\n]|\.(?![0-9])")
_PAUSE: Final = regex(rf"[,，]|{_STOP.pattern}")
_PLACE: Final = regex(r"[\u4e00-\u9fff]{2,18}?法院")
_BEFORE_PLACE: Final = regex("^.*[在到去于於至往我要的日号號点點分半会會]")
_PLACE_EN: Final = regex(r"\b(?:at|in) (?:the )?([A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+){0,2} [Cc]ourt)\b")
_NUMBERED: Final = regex(
    r"第[^,，.;\s]{1,4}?(?:审判)?(?:法庭|庭)|[(（][0-9]{4}[)）]\S{1,16}?号"
)  # a room, a case: neither is a day
_BESIDE: Final = regex(
    r"[\s\0,.;:!、()]|开庭|出庭|庭审|改期?[到为成在]?|时间|日期|不对|不是|应该|[是在的于]|(?<![a-z])(?:court|hearing|on|at|to|the|it|is|no|date)(?![a-z])"
)
_LEFT: Final = regex(r"每\S{0,4}|第?[0-9][0-9.,:/-]*[^\s\0,，.;；。]{0,2}|(?<![a-z])every \S{1,9}")


def read_hearing(text: str, day: date) -> SaidHearing | None:
    """What a text says of a date at court; `day`: when it was written. None if it is about something else.

    Never raises. Of two days the one beside what takes place is taken, and the other is named as unread.
    """
    if len(text) > MAX_TEXT:
        return None
    words = in_full(fold(text)) if len(text) < MAX_TEXT // 2 else fold(text)
    told = bool(_TOLD.search(words)) and not _OWN.search(words)
    sits = _SITS.search(words) is not None
    if not (sits or (not told and _WEAK.search(words) and not _NOT_A_DATE.search(words))) or _OFF.search(
        words
    ):
        return None
    times = times_in(words)
    ground = blank(words, [span for span, _ in times])
    ground = blank(ground, [one.span() for one in _NUMBERED.finditer(ground)])
    hits = without_weekday(hits_in(ground, day, both_orders=is_english(words)))
    if not hits or len(hits) > MOST_DATES:
        return None
    hit = _nearest(ground, hits)
    found = _found(ground, day, hits, hit)
    days, problem = _days(found)
    sure = days[0] if len(days) == 1 and _is_sure(found) else None
    if not sits and (sure is None or sure <= day):
        return None
    if not told and days and max(days) <= day and _GOT.search(words):
        return None  # today a notice came
    at = _time(times, hit, words)
    others = [one for one in hits if one.found != hit.found]
    return SaidHearing(
        day=sure,
        days=days if sure is None else (),
        problem=problem,
        at=None if at is None else at[1],
        place="" if told else _place(text),
        unread=_unread(text, words, [one.span for one in hits], others, times, at, told=told),
        told=told,
        moves=_MOVES.search(words) is not None,
    )


def read_when(text: str, day: date) -> SaidHearing | None:
    """What a correction says: a day, a time of day or both, and nothing else. None if it is not that."""
    if len(text) > LONGEST_LINE:
        return None
    words = in_full(fold(text))
    times = times_in(words)
    ground = blank(words, [span for span, _ in times])
    finding = find(ground, day)
    rest = ground if finding is None else blank(ground, finding.spans)
    if (finding is None and not times) or _BESIDE.sub("", rest):
        return None
    days, problem = ((), "") if finding is None else _days(finding.found)
    sure = days[0] if len(days) == 1 and finding is not None and _is_sure(finding.found) else None
    at = _afternoon(times[0], words) if len(times) == 1 else None
    unread = () if len(times) < 2 else tuple(words[slice(*span)].strip() for span, _ in times)
    return SaidHearing(sure, days if sure is None else (), problem, at, unread=unread)


def _nearest(ground: str, hits: list[Hit]) -> Hit:
    """The day beside what takes place; of two as near, the first. What it is moved to goes before all."""
    return min(hits, key=lambda hit: _distance(ground, hit.span))


def _distance(ground: str, span: Span) -> float:
    start, end = span
    before, after = ground[max(0, start - _NEAR_BEFORE) : start], ground[end : end + _NEAR_AFTER]
    moved = [one.end() for one in _MOVES.finditer(before)]
    if moved and not _STOP.search(before[moved[-1] :]):
        return -1
    found = _SITS.search(after) or _WEAK.search(after)
    stop = _STOP.search(after)
    ahead = [found.start()] if found and not (stop and stop.start() < found.start()) else []
    behind = [one.end() for one in _SITS.finditer(before)]
    back = [len(before) - behind[-1]] if behind and not _PAUSE.search(before[behind[-1] :]) else []
    return min([*ahead, *back], default=1000)


def _found(ground: str, day: date, hits: list[Hit], hit: Hit) -> Found:
    """What is said of the day; where it is the only one, with the words beside it."""
    if len({one.found for one in hits}) == 1 and (alone := find(ground, day)) is not None:
        return alone.found
    return hit.found


def _days(found: Found) -> tuple[tuple[date, ...], str]:
    """The days that it may be, and why there is none."""
    if (day := one_day(found)) is not None:
        return (day,), ""
    if isinstance(found, DateReading):
        return (), UNREADABLE.code
    days = [one.rule.day for one in found.readings if isinstance(one.rule, Once)]
    return tuple(dict.fromkeys(days)), "" if days else found.code


def _is_sure(found: Found) -> bool:
    """Whether it is that day: 15号 is the next one, since nobody is at court each month."""
    return isinstance(found, DateReading) or found.code is DateProblemCode.ONCE_OR_MONTHLY


def _time(times: list[tuple[Span, time]], hit: Hit, words: str) -> tuple[Span, time] | None:
    """The time of day said right after the day; or the only one."""
    near = [one for one in times if 0 <= one[0][0] - hit.span[1] <= _TO_TIME]
    found = near[0] if near else times[0] if len(times) == 1 else None
    if found is None:
        return None
    return found[0], _afternoon(found, words)


def _afternoon(found: tuple[Span, time], words: str) -> time:
    """2点半 is half past two in the afternoon: no court sits before dawn."""
    (start, end), at = found
    dawn = 1 <= at.hour <= 6 and not re.search("凌晨|早|上午|am", words[start:end])
    return at.replace(hour=at.hour + 12) if dawn else at


def _place(text: str) -> str:
    """The court, as it was typed."""
    if (named := _PLACE.search(text)) is not None:
        place = _BEFORE_PLACE.sub("", named[0])
        return place if len(place) > len("法院") else ""
    english = _PLACE_EN.search(text)
    return english[1] if english else ""


def _unread(
    text: str,
    words: str,
    dates: list[Span],
    others: list[Hit],
    times: list[tuple[Span, time]],
    at: tuple[Span, time] | None,
    *,
    told: bool,
) -> tuple[str, ...]:
    """Other days and times; in the user's own words every figure that was not taken."""
    if len(words) != len(text):
        text = words
    spans = [one.span for one in others if one.kind is not Kind.MONTH]
    spans += [span for span, _ in times if at is None or span != at[0]]
    left = sorted((start, text[start:end].strip()) for start, end in spans)
    if not told:
        rest = blank(words, [*dates, *(span for span, _ in times)])
        left += (
            (one.start(), text[one.start() : one.end()].strip("\0 ,，.。")) for one in _LEFT.finditer(rest)
        )
    return tuple(dict.fromkeys(words for _, words in sorted(left) if words))
