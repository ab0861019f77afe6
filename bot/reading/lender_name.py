"""Who a line says the loan is from: a known name, or what stands where a name stands. Knows no money."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from bot.reading.line import Line
from bot.reading.loan_words import (
    GENERIC,
    is_a_kind,
    is_filler,
    is_of_a_sentence,
    is_telling,
    may_be_a_name,
    pieces,
)
from bot.reading.patterns import regex
from bot.reading.text import Span, fold, names_in

_JOINT: Final = regex(r"\s?(?:[和及与跟、&/]|的)?\s?")
_MORE: Final = regex(r"\s?的?(?!总)(?P<more>[^\W\d_]{1,12}(?:\scard)?)")
_RUN: Final = regex(
    r"(?:(?<=mr)\.|(?<=mrs)\.|(?<=ms)\.|(?<=dr)\.|(?<![a-z][a-z])(?<=[a-z])\.(?=\s[a-z])|[^\0,.;:!?、()\[\]+|~¥\"“”‘’「」『』【】《》\n/…—*=])+"
)
_TOKEN: Final = regex(r"(?<![a-z])[a-z](?=[一-鿿])[^\s]+|[a-z][a-z0-9&'-]*(?:\.?\s[a-z][a-z&'-]*)*|[^\s]+")
_DIGIT: Final = regex("[0-9]")
_HAN: Final = regex("[\u4e00-\u9fff]")
_OF_ONE_KIND: Final = regex("[\u4e00-\u9fff]+|[a-z&' -]+")
_NUMBERED: Final = regex(r"[^\W\d_a-z]+[0-9]{1,2}")
_FIGURES_FIRST: Final = regex(r"[0-9]{2,4}(?=[^\W\d_]{2})")
_SUM_INSIDE: Final = regex(r"[^\W\d_][0-9.,]*(?:[0-9]{3}|[0-9][老小阿])")
_TWO_PEOPLE: Final = regex("(?:[老小阿][\u4e00-\u9fff]){2,}")
_AND: Final = regex("[和与跟及]|\\sand\\s")
_QUOTES: Final = "\"“”'‘’「」『』【】《》"
_VERB_BEFORE: Final = regex(
    r"(?:还款?给?|欠了?|[拿转付]?给|[向找跟]|(?<![a-z])(?:to|owe|pay|repay|from)(?:\s(?:my|the))?)\s?$"
)
_VERB_BEHIND: Final = regex(r"\s?(?:的(?:钱|贷款)|lent(?![a-z])|needs?(?![a-z]))")


@dataclass(frozen=True, slots=True)
class _Piece:
    span: Span
    telling: bool
    beside_a_verb: bool


def known_in(line: Line, names: Iterable[str]) -> str:
    """The known name in a line, taken from it, with what belongs to it (a bank's card); empty if none is.

    Several that stand apart are none: the user says which.
    """
    known = tuple(names)
    found = {name: spans for name, spans in names_in(line.rest, known).items() if not GENERIC.fullmatch(name)}
    groups: list[list[int]] = []
    for start, end in sorted(span for spans in found.values() for span in spans):
        if groups and _JOINT.fullmatch(line.rest, groups[-1][1], start):
            groups[-1][1] = end
        else:
            groups.append([start, end])
    groups = [[start, _with_its_product(line.rest, end)] for start, end in groups]
    if not groups:
        return _figures(line, known)
    titles = [line.text[start:end] for start, end in groups]
    line.drop(*((start, end) for start, end in groups))
    longest = max(titles, key=len)
    return longest if len(found) == 1 or all(fold(one) in fold(longest) for one in titles) else ""


def _with_its_product(rest: str, end: int) -> int:
    """Where the name ends with what touches it: 招商银行+信用卡, 兴业+消费金融."""
    match = _MORE.match(rest, end)
    if match is None:
        return end
    first = next(iter(pieces(match["more"])), None)
    if first is None or first[0] or not is_telling(match["more"][: first[1]]):
        return end
    return match.start("more") + first[1]


def _figures(line: Line, names: tuple[str, ...]) -> str:
    """A known name of figures alone (360), where another figure can be the amount."""
    for name in names:
        if name.isdecimal() and len(name) > 1:
            place = re.search(rf"(?<![\w.,¥-]){name}(?![\w.%]|[,:-][0-9]|\s?[元块期])", line.rest)
            others = _DIGIT.search(
                re.sub(r"[0-9]{1,4}\s?[年月日号期天周]|期", "", line.rest.replace(name, "", 1))
            )
            if place is not None and (others or not line.rest[: place.start()].strip()):
                line.drop(place.span())
                return line.text[slice(*place.span())]
    return ""


def refuse_mixed(line: Line) -> None:
    """A7, x9y8: figures among letters are no date and no money, only perhaps a part of a name."""
    for match in _MIXED.finditer(line.rest):
        word = _WORD.match(line.rest, match.start())
        if not _UNIT.fullmatch(match["word"]) and not (word and is_telling(word[0])):
            line.refuse(match.span())


_MIXED: Final = regex(
    r"(?<![a-z0-9.,¥-])(?:[0-9]{1,4}/)?(?P<word>(?=[a-z0-9]*[a-z])(?=[a-z0-9]*[0-9])[a-z0-9]+)(?![a-z0-9])(?:[^\W\d_a-z](?!\w))?"
)
_WORD: Final = regex(r"\w+")
_UNIT: Final = regex(
    r"[0-9]+(?:k|w|x|st|nd|rd|th|yuan|rmb|cny|am|pm|days?|weeks?|months?|usd|hkd|sgd)|x[0-9]+|(?:rmb|cny|usd|hkd|sgd|hk|us)[0-9]+"
    r"|[0-9]+x[0-9]+|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*[0-9]{1,2}(?:st|nd|rd|th)?"
    r"|[0-9]{1,2}(?:st|nd|rd|th)?(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*(?:20[0-9]{2})?"
)


def is_named(line: Line) -> bool:
    """Whether a word that can't but be a name stands there, apart from every figure."""
    return any(
        is_telling(token[0][start:end])
        for run in _RUN.finditer(line.rest)
        for token in _TOKEN.finditer(run[0])
        if not _DIGIT.search(token[0])
        for start, end in pieces(token[0])
    )


def name_in_rest(line: Line, known: str, *, priced: bool) -> str:
    """What of the rest is the lender's name, if no `known` name stands there; empty if nobody can be sure.

    All of the rest is taken: what holds a figure and is no name is refused. `priced`: the line has an amount,
    so that the figures of 58小贷 can be part of the name.
    """
    spans = [
        span for run in _RUN.finditer(line.rest) for span in _in_run(line, run.start(), run[0], priced=priced)
    ]
    numbered = [span for span in spans if _NUMBERED.fullmatch(line.rest, *span)]
    if known or len(numbered) < len(spans) or len(numbered) > 1 or not priced:
        line.refuse(*numbered)  # 老王2 is a name where there is no other, and another figure is the amount
        spans = [span for span in spans if span not in numbered]
    found = [_Piece(span, _is_telling(line, span), _is_beside_a_verb(line.folded, span)) for span in spans]
    line.drop((0, len(line.rest)))
    start, end = _chosen(line, found) if found and not known else (0, 0)
    if is_of_a_sentence(line.folded[start:end]):
        start, end = 0, 0
    line.refuse(
        *(
            one.span
            for one in found
            if _DIGIT.search(line.folded, *one.span) and not start <= one.span[0] < end
        )
    )
    return known or line.text[start:end]


def _chosen(line: Line, found: list[_Piece]) -> Span:
    """Where the name stands among the pieces that could be one; nowhere if nobody can be sure."""
    telling = [one for one in found if one.telling]
    chosen = telling or found
    if len(telling) > 1 and _stand_together(line, telling):
        return chosen[0].span[0], chosen[-1].span[1]
    if len(chosen) > 1:
        chosen = [one for one in chosen if one.beside_a_verb]
    if len(chosen) != 1 or _are_two(line.folded[slice(*chosen[0].span)]):
        return 0, 0
    start, end = chosen[0].span
    whose = found[max(0, found.index(chosen[0]) - 1) : found.index(chosen[0]) + 1]
    if (
        is_a_kind(line.folded[start:end])
        and _stand_together(line, whose)
        and not _DIGIT.search(line.folded, whose[0].span[0], end)
    ):
        start = whose[0].span[0]  # Toyota 车贷
    elif is_a_kind(line.folded[start:end]) and len(found) > 1:
        return 0, 0  # 速贷通(网贷): which of them is it?
    return start, end


def _in_run(line: Line, offset: int, run: str, *, priced: bool) -> list[Span]:
    found: list[Span] = []
    for token in _TOKEN.finditer(run):
        for start, end in pieces(token[0]):
            span = offset + token.start() + start, offset + token.start() + end
            name = line.rest[slice(*span)]
            if (figure := _DIGIT.search(name)) and not _has_figures(name, figure.start(), priced=priced):
                line.refuse((offset + token.start(), offset + token.end()))
            elif may_be_a_name(name) and any(one.isalnum() for one in name):
                found.append(span)
    return found


def _has_figures(name: str, first: int, *, priced: bool) -> bool:
    """Whether figures can be part of this name: 58小贷 beside an amount, 手机15分期, 老王2."""
    if _FIGURES_FIRST.match(name):
        return priced
    if _SUM_INSIDE.search(name):
        return False  # 房租1000押金, 老王50老李
    return bool(_OF_ONE_KIND.fullmatch(name, 0, first) and not is_filler(name[:first])) and (
        is_telling(name) or _NUMBERED.fullmatch(name) is not None
    )


def _is_telling(line: Line, span: Span) -> bool:
    start, end = span
    quoted = line.folded[start - 1 : start] in _QUOTES and line.folded[end : end + 1] in _QUOTES
    return is_telling(line.folded[start:end]) or bool(
        quoted and line.folded[start - 1 : start] and line.folded[end : end + 1]
    )


def _is_beside_a_verb(folded: str, span: Span) -> bool:
    before = _VERB_BEFORE.search(folded, max(0, span[0] - 16), span[0])
    return before is not None or _VERB_BEHIND.match(folded, span[1]) is not None


def _are_two(name: str) -> bool:
    """老王和老李: whose loan it is, or whether there are two, nobody knows."""
    if _TWO_PEOPLE.fullmatch(name):
        return True
    both = _AND.split(name, maxsplit=1)
    return len(both) == 2 and all(map(is_telling, both))


def _stand_together(line: Line, found: list[_Piece]) -> bool:
    """招商银行 信用卡: nothing but a blank between them."""
    edges = [one.span for one in found]
    if line.folded[: edges[0][0]].endswith(tuple("0123456789日号")):
        return False
    return all(not line.folded[end:start].strip() for (_, end), (start, _) in pairwise(edges))
