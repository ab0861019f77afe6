"""Lines in which people write down who got in touch: 昨天22:30 电话 接了, 今天 8个未接, a list of calls.

Knows no lender, no rule and no store. What is no day, time, number, kind or filler is left over for the note.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from itertools import zip_longest
from typing import Final

from bot.domain.contacts import ContactKind
from bot.reading.dates.matching import hits_in
from bot.reading.numbers import ENGLISH, HAN, number
from bot.reading.patterns import regex
from bot.reading.text import LONGEST_LINE, Span, any_of, blank, fold, is_english, spaced
from bot.reading.times import read_past_day, times_in

MOST: Final = 99
"""So many alike contacts are written down at once."""


class Untold(Enum):
    """What a line says in place of a kind."""

    CALL = "call"  # a call, of which it does not say whether it was taken
    NOTHING = "nothing"
    OWN = "own"  # the person called: nothing to be written down


@dataclass(frozen=True, slots=True)
class ContactLine:
    """A contact as one line tells of it. `times` is 0 where a number was not understood (十几个)."""

    kind: ContactKind | Untold
    day: date
    at: time | None  # None: the time of day is not told
    times: int = 1
    number: str = ""
    rest: str = ""  # words as they were typed, for a name and a note

    @property
    def clear(self) -> bool:
        """Whether it can be written down as it is."""
        return isinstance(self.kind, ContactKind) and self.times > 0


_COUNT: Final = rf"(?P<count>[0-9]{{1,3}}|[{HAN}两]{{1,3}}|{'|'.join(ENGLISH)})"
_CALLS: Final = r"(?:missed |unanswered )?(?:calls|texts?|messages?|visits?|attempts?)"
_COUNTED: Final = any_of(
    rf"{_COUNT}\s?(?:[个次通条遍回](?!人|月|小时|分|星期)|times(?![a-z]))",
    rf"(?<![a-z0-9]){_COUNT.replace('count', 'calls')}\s(?={_CALLS}(?![a-z]))",
    r"(?<![a-z0-9])\((?P<listed>[0-9]{1,2})\)",
)
_VAGUE: Final = regex(
    rf"[{HAN}]?[十百]?(?:好几|几十|几|多)\s?[个次通条遍回]|(?<![a-z])(?:several|many|dozens of)(?![a-z])"
)
_PEOPLE: Final = (
    "爸妈|爸爸|妈妈|爸|妈|父母|父亲|母亲|家人|家里人|家属|老婆|老公|妻子|丈夫|太太|先生|哥哥?|姐姐?|弟弟?|妹妹?"
    "|儿子|女儿|孩子|亲戚|亲人|朋友|室友|邻居|男友|女友|对象|紧急联系人|通讯录"
)
_TO: Final = (
    r"(?:(?:打(?:过?电话)?(?:给|到|去)|联系到?|骚扰到?|找到?|给|发(?:短信|微信|信息)?给|(?:来|到|去))了?\s?)?"
)
_KINDS: Final[tuple[tuple[ContactKind | Untold, re.Pattern[str]], ...]] = (
    (Untold.OWN, any_of("呼出|拨出|去电", r"(?<![a-z])(?:outgoing|i called)(?![a-z])")),
    (
        ContactKind.FAMILY,
        any_of(
            rf"{_TO}(?:我的?)?(?:{_PEOPLE})",
            r"(?<![a-z])(?:called |texted |phoned |contacted |messaged )?(?:my )?(?:family|mother|mom|mum"
            r"|father|dad|parents?|wife|husband|brother|sister|friends?|relatives?|son|daughter)(?![a-z])",
        ),
    ),
    (
        ContactKind.WORKPLACE,
        any_of(
            rf"{_TO}(?:我们?的?)?(?:单位|领导|老板|同事|人事|hr(?![a-z])|前台|主管|经理)",
            r"(?:打(?:过?电话)?(?:给|到|去)|联系到?|骚扰到?|找到?|来|到|去)了?(?:我们?的?)?公司|我们?公司",
            r"(?<![a-z])(?:called |phoned |contacted |came to )?(?:my |at )?"
            r"(?:work|workplace|office|boss|colleagues?|employer)(?![a-z])",
        ),
    ),
    (
        ContactKind.VISIT,
        any_of(
            "上门|敲(?:我家?)?的?门|按门铃|[来到](?:了)?我?家(?:里)?|堵门",
            r"(?<![a-z])(?:visit(?:ed|s)?|came to my (?:house|home|door|flat|place)|at my door)(?![a-z])",
        ),
    ),
    (
        ContactKind.MESSAGE,
        any_of(
            "(?:短信|微信|简讯|信息|消息|私信|彩信|邮件)[上里]?",
            r"(?<![a-z])(?:(?:text )?messages?|texts?|texted|sms|wechat|whatsapp|e-?mails?)(?![a-z])",
        ),
    ),
    (
        ContactKind.MISSED,
        any_of(
            "未接通?|[没冇]有?接[到听]?|漏接|没人接|无人接听|拒接|响铃",
            r"(?<![a-z])(?:missed|unanswered|(?:didn't|did not|not) (?:answer(?:ed)?|pick up))(?![a-z])",
            r"(?<![a-z])no answer(?![a-z])",
        ),
    ),
    (
        ContactKind.ANSWERED,
        any_of(
            "已接|接了|接通|接听|通话|打通|呼入",
            r"(?<![a-z])(?:answered|picked up|took|talked|spoke|incoming)(?![a-z])",
        ),
    ),
    (Untold.CALL, any_of("电话|来电|打来", r"(?<![a-z])(?:called|calls?|phoned|rang)(?![a-z])")),
)
_FILLERS: Final = any_of(
    "催收(?:公司|人员|员|的)?|来电|电话|号码|他们|对方|有人|打(?:过?来|了|嚟)?|还|又|都|给|发|来|找|我|了|的|在|过|和|是|从",
    r"(?<![a-z])(?:they|he|she|someone|i|me|my|we|was|were|called|calls?|phoned|from|at|on|in|the|an?|and|this|of"
    r"|collectors?|morning|afternoon|evening|night|today)(?![a-z])",
    r"[\s,;:、，。；：.!?]+",
)
# What somebody said is told, it did not happen: 接了，说要上门 is a call.
_SAYS: Final = regex(r"说(?!是)|威胁|扬言|声称|(?<![a-z])(?:said|says|saying|threaten\w*)(?![a-z])")
_DURATION: Final = regex(
    r"(?<![点时0-9:])(?:[0-9]{1,2}\s?小?时)?\s?[0-9]{1,3}\s?分钟?(?:\s?[0-9]{1,2}\s?秒)?|[0-9]{1,3}\s?秒钟?"
)
_NUMBER: Final = regex(r"(?<![0-9:.*-])\+?[0-9][0-9*]{4,12}(?:-[0-9]{3,8})?(?![0-9:*-])")
_JUST_NOW: Final = regex(r"刚刚?才?|(?<![a-z])just(?: now)?(?![a-z])")
_LONGEST_TOLD: Final = 30
_ANY_CALL: Final = (Untold.CALL, ContactKind.ANSWERED, ContactKind.MISSED)
_CALLED: Final = regex(r"给(?!我)|我(?:刚刚?|又|已经|就)*打|(?<![a-z])i (?:just )?call")  # the person did
_CAME: Final = regex(
    r"(?:刚|又|一直|还在|不停|老是).*(?:电话|打[来过])|电话.*(?:又|来了)|(?<![a-z])(?:just|again|keep)(?![a-z])"
)
# A day and a part of it in one word: how many days ago, and what stands for the part.
_SHORT_DAYS: Final = (
    (regex("前[晚夜]"), 2, " 晚"),
    (regex("昨[晚夜]"), 1, " 晚"),
    (regex("今[晚夜]"), 0, " 晚"),
    (regex("今早"), 0, " 早"),
    (regex("昨早"), 1, " 早"),
    (regex(r"(?<![a-z])last night(?![a-z])"), 1, " " * 10),
    (regex(r"(?<![a-z])(?:tonight|this (?:morning|afternoon|evening))(?![a-z])"), 0, ""),
)


def read_contact_lines(text: str, now: datetime) -> list[ContactLine]:
    """The contacts that a text tells of, in its order; `now` in the zone of the person. Never raises.

    A line that names a day which has not come tells of none.
    """
    return [one for line in text.splitlines() if line.strip() for one in _line(line, now)]


def is_ahead(line: str, now: datetime) -> bool:
    """Whether a line tells of a day or a time that has not come."""
    words = fold(line[:LONGEST_LINE])
    days = [
        read_past_day(words[slice(*hit.span)], now.date())
        for hit in hits_in(words, now.date(), both_orders=is_english(words))
    ]
    tonight = now.replace(hour=23, minute=59)
    return None in days or bool(not _line(line, now) and _line(line, tonight))


def read_moment(text: str, now: datetime) -> tuple[date, time | None] | None:
    """The day and the time that an answer to "when?" names; None if it names neither, or is ahead."""
    found = read_contact_lines(text.replace("\n", " "), now)
    words = fold(text[:LONGEST_LINE])
    short = any(pattern.search(words) for pattern, _, _ in _SHORT_DAYS) or _JUST_NOW.search(words)
    named = short or times_in(words) or hits_in(words, now.date(), both_orders=is_english(words))
    if len({(one.day, one.at) for one in found}) != 1 or not named:
        return None
    return found[0].day, found[0].at


def tells_of_call(text: str, now: datetime) -> bool:
    """Whether a sentence says of a call that it came just now, and little else: 催收刚打电话."""
    words = fold(text)
    if len(text) > _LONGEST_TOLD or "\n" in text or not _CAME.search(words) or _CALLED.search(words):
        return False
    lines = read_contact_lines(text, now)
    return len(lines) == 1 and lines[0].kind in _ANY_CALL and lines[0].at is not None


def _line(line: str, now: datetime) -> list[ContactLine]:
    if len(line) > LONGEST_LINE:
        return []
    words, days, short = fold(line), set[date | None](), list[Span]()
    for pattern, ago, part in _SHORT_DAYS:
        for match in pattern.finditer(words):
            days.add(now.date() - timedelta(ago))
            short.append(match.span())
            words = words[: match.start()] + part.ljust(len(match[0]))[: len(match[0])] + words[match.end() :]
    used = [match.span() for match in _DURATION.finditer(words)]
    words = blank(words, used)
    times = times_in(words)
    used += [span for span, _ in times]
    words = blank(words, [span for span, _ in times])
    for hit in hits_in(words, now.date(), both_orders=is_english(words)):
        days.add(read_past_day(words[slice(*hit.span)], now.date()))
        used.append(hit.span)
    just = _JUST_NOW.search(words)
    used += [*short, *([just.span()] if just else [])]
    words = blank(words, used)
    calling = [match.group() for match in _NUMBER.finditer(words)]
    numbers = [match.span() for match in _NUMBER.finditer(words)]
    words, used = blank(words, numbers), used + numbers
    if None in days or len(days) > 1 or len(times) > 1 or len(calling) > 1:
        return []
    day = next(iter(days), now.date())
    assert day is not None
    at = times[0][1] if times else None
    said = _SAYS.search(words)
    told = words[: said.start()] if said and _kind(words[: said.start()])[1] else words
    found = _kinds(told)
    used += [span for _, _, spans in found for span in spans]
    rest = _left(line, told, used)
    if any(times == 0 for _, times, _ in found) and (vague := _VAGUE.search(words)):
        rest = f"{rest} {vague[0]}".strip()
    if at is None and not days and all(count == 1 for _, count, _ in found) and not _has_count(words):
        at = now.time().replace(second=0, microsecond=0)
    number_said = calling[0] if calling else ""
    lines = [ContactLine(kind, day, at, count, number_said, rest) for kind, count, _ in found]
    moments = [datetime.combine(one.day, one.at or time(), now.tzinfo) for one in lines]
    return lines if all(moment <= now for moment in moments) else []


def _has_count(words: str) -> bool:
    return _COUNTED.search(words) is not None


def _kinds(words: str) -> list[tuple[ContactKind | Untold, int, list[Span]]]:
    """Each kind that a line tells of with how many: several where each has a number of its own."""
    counts = [match for match in _COUNTED.finditer(words) if _count(match)]
    several = []
    for number_, following in zip_longest(counts, counts[1:]):
        part = words[number_.start() : following.start() if following else len(words)]
        kind, spans = _kind(part)
        if kind is not Untold.NOTHING:
            offset = number_.start()
            several.append((kind, number_, [(a + offset, b + offset) for a, b in spans]))
    if len(several) > 1 and len({kind for kind, _, _ in several}) == len(several):
        return [(kind, _count(one), [one.span(), *spans]) for kind, one, spans in several]
    kind, spans = _kind(words)
    if _VAGUE.search(words):
        return [(kind, 0, [*spans, *(match.span() for match in _VAGUE.finditer(words))])]
    if len(counts) > 1:
        return [(kind, 0, spans)]
    return [(kind, _count(counts[0]) if counts else 1, spans + [one.span() for one in counts])]


def _kind(words: str) -> tuple[ContactKind | Untold, list[Span]]:
    """The first kind that has a word here: who was contacted says more than by which way."""
    spans = [match.span() for _, pattern in _KINDS for match in pattern.finditer(words)]
    kind = next((kind for kind, pattern in _KINDS if pattern.search(words)), Untold.NOTHING)
    return kind, spans


def _count(match: re.Match[str]) -> int:
    said = next(one for one in match.groups() if one)
    value = ENGLISH.index(said) + 1 if said in ENGLISH else number(said)
    return value if value and value <= MOST else 0


def _left(line: str, words: str, used: list[Span]) -> str:
    """What was typed and is neither read nor a filler."""
    fillers = [match.span() for match in _FILLERS.finditer(blank(words, used))]
    return " ".join(spaced(line, [*used, *fillers]).split())
