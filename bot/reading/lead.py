"""How many days before a due date somebody wants to be reminded. Knows no loan and no setting."""

from dataclasses import dataclass
from typing import Final

from bot.reading.numbers import ENGLISH, NUMBER, number
from bot.reading.patterns import regex
from bot.reading.text import fold

LONGEST_LEAD: Final = 200  # characters: whoever writes more tells something else


@dataclass(frozen=True, slots=True)
class Lead:
    """The days, most first, and what else was said, as it was typed; empty if nothing was."""

    days: tuple[int, ...]
    rest: str


_UNIT: Final = r"(?:[天日]|个?(?:周|星期|礼拜))"
_DUE_DAY: Final = "[当那][天日]"
_APART: Final = r"[\s,、/和及跟与]"
_SPANS: Final = (
    rf"(?:{NUMBER}(?:\s?{_UNIT}{_APART}*|{_APART}+)(?:提前)?){{0,5}}(?:{NUMBER}\s?{_UNIT}|{_DUE_DAY})"
)
_BEFORE: Final = r"(?:提前|(?:还款日?|到期日?|截止日?|扣款日?|账单日?|每期)(?:的|之)?前)"
_REMIND: Final = r"(?:提醒|通知|提示|叫|喊|告诉|跟我说)"
_ASKED: Final = (
    r"(?:(?:请|麻烦你?|帮我|给我|记得|以后|每次|每个月|每月(?!\s?[0-9一二三十])|每期|都|希望|然后|并且?|而且"
    r"|另外|你|我想?要?|最好|可不可以|可以|能不能|能|到时候?|再|就|来|要|在)\s?){0,5}"
)
_TAIL: Final = (
    r"(?:一下|一声|一次|下|我|还款|还钱|就?[行好]了?|就可以了?|即可|可以吗|好吗|行吗|[吧哦啊呀]"
    r"|[,\s]*(?:谢谢|多谢)|\s)*"
)
_CHINESE: Final = regex(
    rf"(?<![没不未别会])(?<!没有){_ASKED}(?:"
    rf"{_BEFORE}\s?(?P<one>{_SPANS})(?:左右|的?时候)?[\s,]?(?:再|就|都|来|给我|帮我|要|\s){{0,3}}{_REMIND}"
    rf"|{_REMIND}我?(?:的?时间)?\s?(?:要|在|改[成为]|设[成为]?|调[成到]|是)?\s?{_BEFORE}\s?(?P<two>{_SPANS}))"
    rf"(?!过|了|你|您|对方|客户){_TAIL}(?![了过])(?P<asked>[吗么?])?"
)
_MAY: Final = regex("能|可以|可不可以")
_FIGURE: Final = rf"(?:[0-9]{{1,2}}|an?|{'|'.join(ENGLISH)})"
_LIST: Final = rf"{_FIGURE}(?:\s?(?:,|and|&|, and)\s?{_FIGURE}){{0,5}}\s?(?P<unit%d>days?|weeks?)"
_AHEAD: Final = (
    r"(?:before(?:hand)?|ahead|in advance|earl(?:y|ier)|prior)(?:\s(?:of|to|each|every|the|my|it'?s|it is"
    r"|they'?re|is|are|due|dates?|day|payments?|repayments?|instal+ments?|bills?|deadline|time)(?![a-z]))*"
)
_OTHERS: Final = r"(?<!they )(?<!he )(?<!it )(?<!not )(?<!n't )(?<!bank )(?<!will )"
_ENGLISH: Final = regex(
    rf"(?<![a-z]){_OTHERS}"
    r"(?:(?:please|pls|and|also|can you|could you|want to be|i want|always|just)[\s,]+){0,4}(?:"
    r"(?:remind(?:ed)?(?: me)?|reminders?|(?:notify|alert|tell) me)(?: again| always| about it| of it)?,?\s"
    rf"(?P<one>{_LIST % 1})\s{_AHEAD}|(?P<two>{_LIST % 2})\s{_AHEAD},?\s(?:please\s)?(?:remind|notify) me)"
    r"(?:[\s,]+(?:please|thanks|thank you))*(?=\s*(?:$|[,.;!?\n]|and\b))"
)
_ONE: Final = regex(rf"({NUMBER})\s?({_UNIT})?|({_DUE_DAY})")
_ENGLISH_ONE: Final = regex(rf"(?<![a-z]){_FIGURE}(?![a-z])")
_ENDS: Final = " \t\r\n,.;，。；、!！"


def read_lead(text: str) -> Lead | None:
    """提前3天提醒我, 还款日前一周和两天提醒, "remind me 3 and 1 days before". Never raises.

    None where no such wish is said, or it is asked or told of what was done.
    """
    if len(text) > LONGEST_LEAD:
        return None
    folded = fold(text)
    chinese = _CHINESE.search(folded)
    match = chinese or _ENGLISH.search(folded)
    if match is None or (chinese is not None and chinese["asked"] and not _MAY.match(chinese[0])):
        return None
    said = match["one"] or match["two"]
    days = _chinese_days(said) if chinese else _english_days(said, match["unit1"] or match["unit2"])
    if not days:
        return None
    before, after = text[: match.start()].rstrip(_ENDS), text[match.end() :].lstrip(_ENDS)
    return Lead(tuple(sorted(days, reverse=True)), " ".join(part for part in (before, after) if part.strip()))


def _chinese_days(said: str) -> set[int]:
    found: set[int] = set()
    for match in _ONE.finditer(said):
        count = 0 if match[3] else number(match[1])
        if count is not None:
            found.add(count if match[2] in (None, "天", "日") else count * 7)
    return found


def _english_days(said: str, unit: str) -> set[int]:
    counts = (_english(match[0]) for match in _ENGLISH_ONE.finditer(said.removesuffix(unit)))
    return {count * (7 if unit.startswith("week") else 1) for count in counts if count}


def _english(word: str) -> int | None:
    if word in ("a", "an"):
        return 1
    return ENGLISH.index(word) + 1 if word in ENGLISH else number(word)
