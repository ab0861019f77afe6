"""Where a text names a lender: all names of a library in one index, and what they mean where they stand.

Knows no user and no answer. A place is certain only where a name is written as the knowledge has it,
and is no everyday word there; what merely resembles a name is left to `search`.
"""

import re
from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass
from sys import intern
from typing import Final, NamedTuple

from bot.knowledge.cards import BANK, BANK_CARD, card_id
from bot.knowledge.fold import aligned, bare
from bot.knowledge.library import Library, names_of
from bot.knowledge.model import Lender
from bot.reading.patterns import regex

_APART: Final = regex(r"[,，。!！?？;；、\n\r\0]")
_RUN: Final = regex(r"[^\W_]+")
_HAN: Final = regex(r"[\u3400-\u9fff]+")
_LEAST_IN_PIECES: Final = 5  # "ping an" is a name, "b oc" is none

# What may stand between a bank's name and its card.
_COMPANY: Final = regex("(?:股份)?有限(?:责任)?公司|股份公司")
_CARD: Final = regex(
    r"的?(?:(?:标准)?(?:白金|金|普)?(?:信用卡|贷记卡)(?:中心)?|(?:银行)?卡(?![号里上内中片包扣余被丢冻激点拉车塔通路位住主带])"
    r"|creditcards?|cards?)"
)
# An everyday word is a lender beside one of these.
_DEBT: Final = regex(
    r"的?(?:银行|贷款|借款|借钱|信贷|房贷|车贷|网贷|消费贷|信用贷|欠款|逾期|催收|催债|账单|还款|还钱|客服"
    r"|打电话|发短信|上门|起诉|app|loan|bank|debt|bill)"
)
_OWED: Final = regex("(?:欠了?|还)$")
_WHOSE: Final = regex("[我的在是被欠叫]$")
_TO: Final = regex("[的家钱]")  # 欠360钱 is owed to 360, 欠360 may be a sum
_DATED: Final = regex(r"(?:每|下|本|这|今天|明天|[0-9]{1,2}[号日月])")
# A bank's name that goes on is no bank: 中国银行业, 招商银行间.
_GOES_ON: Final = regex("业(?!务)|间")

# One of several names: after a name, before their number or 都 (微粒贷借呗360三家), or joined (微粒贷和360).
_COUNTED: Final = regex("[0-9几两]家|都|全")
_AND: Final = regex("(?:和|跟|与|以?及|还有|and)$")
_SUM: Final = regex("[元块期多几万千百]|rmb|yuan")

# Signs that end what could be an unlisted name, read backwards from its ending.
_NOT_IN_NAMES: Final = frozenset(
    "我你他她它们的了着过在与及或是被把给跟向从为由让叫找去到还欠借要有没不也都很这那哪某每各该本个笔些"
)
_BEFORE_NAMES: Final = "和用来对"
# What stands before 银行 or 小贷 and names nobody.
_NOBODY: Final = regex(
    "(?:中国)?人民|中央|手机|网上|网络|电子|电话|互联网|世界|投资|私人|开户|[发办]卡|[放贷还收扣借]款|国有|民[营间]|外资|地方"
    "|其[他它]|别的|合作|工资|商业|农村|城市|正规|一般|普通|所有|很多|许多|各大|消费|汽车|上市|.*家"
)
_LONGEST_UNLISTED: Final = 8
_LONG: Final = 7  # from so many characters on, names are looked up by their first seven


class Mention(NamedTuple):
    """A name in a text. Where only its ending tells a kind, `lender` is empty and `name` as written."""

    start: int
    end: int
    name: str  # as listed, 简体
    kind: str
    lender: str  # an id of `Library.lenders`
    certain: bool  # False: to be asked about


@dataclass(frozen=True, slots=True)
class _Known:
    lender: Lender
    word: bool  # an everyday word


class Names:
    """All names of a library. Built once, safe to share: nothing changes afterwards."""

    def __init__(self, library: Library) -> None:
        self._found: dict[str, list[Mention]] | None = None
        lenders = library.lenders
        self._cards = {one.id: lenders[card_id(one)] for one in lenders.values() if card_id(one) in lenders}
        self._known: dict[str, _Known | None] = {bare(phrase): None for phrase in library.everyday}
        for lender in lenders.values():
            for name in names_of(lender):
                folded, word = intern(bare(name)), name in lender.words
                if word or is_telling(folded):
                    self._known.setdefault(folded, _Known(lender, word))
        self._brief = _sizes(self._known, 2, _LONG - 1)
        self._long = _sizes(self._known, _LONG, max(map(len, self._known), default=0))
        self._shared = frozenset(self._beginnings())
        endings = {bare(ending): kind.id for kind in library.kinds.values() for ending in kind.endings}
        self._endings = dict(sorted(endings.items(), key=lambda item: -len(item[0])))
        self._ending = regex("|".join(map(re.escape, self._endings)) or "(?!)")

    def for_one_message(self) -> "Names":
        """The same, finding the names of a text once, however often they are asked for.

        It lives no longer than its message: nothing that a person typed is kept.
        """
        one = copy(self)
        one._found = {}
        return one

    def find(self, text: str) -> list[Mention]:
        """The names in a text, in their order, none within another. Their places are those of `text`.

        It may be as typed or folded: case, width, script and blanks between characters make no difference.
        """
        if self._found is None:
            return self._find(text)
        if text not in self._found:
            self._found[text] = self._find(text)
        return self._found[text]

    def _find(self, text: str) -> list[Mention]:
        line = _Line(text)
        found = []
        covered = bytearray(len(line.chars))
        for start, size in self._candidates(line.chars):
            if covered[start] or (hit := self._hit(line, start, start + size, covered)) is None:
                continue
            end, lender, certain = hit
            covered[start:end] = b"\1" * (end - start)
            if lender is not None:
                begin, stop = line.span(start, end)
                found.append(Mention(begin, stop, lender.name.zh, lender.kind, lender.id, certain))
        unlisted = list(self._unlisted(line, covered))
        inside = {at for one in unlisted for at in range(one.start, one.end)}
        return sorted([*unlisted, *(one for one in found if one.start not in inside)])

    def kind_of(self, name: str) -> str:
        """The id of the kind that the end of a whole name tells; empty if it tells none."""
        folded = _COMPANY.sub("", bare(name))
        for ending, kind in self._endings.items():
            if folded.endswith(ending):
                return kind if _names_somebody(folded.removesuffix(ending)) else ""
        return ""

    def is_ending(self, simple: str) -> bool:
        """Whether a whole name is nothing but what tells a kind: 信用社."""
        return bare(simple) in self._endings

    def stem(self, folded: str) -> int:
        """How many characters come before the ending that tells the kind; all of them where none does."""
        ending = next((one for one in self._endings if folded.endswith(one)), "")
        return len(folded) - len(ending) or len(folded)

    def steps(self, text: str) -> int:
        """How many looks into the index a text takes: a cost that no busy machine changes."""
        chars = _Line(text).chars
        return sum(
            1 + len(self._brief.get(chars[at : at + 2], ())) + len(self._long.get(chars[at : at + _LONG], ()))
            for at in range(len(chars))
        )

    def _candidates(self, chars: str) -> Iterator[tuple[int, int]]:
        """Where names stand in the characters, with their sizes: from the left, the longest first."""
        known, brief, long = self._known, self._brief, self._long
        for start in range(len(chars) - 1):
            sizes = brief.get(chars[start : start + 2])
            if sizes is None:
                continue
            for size in long.get(chars[start : start + _LONG], ()):
                if chars[start : start + size] in known:
                    yield start, size
            for size in sizes:
                if chars[start : start + size] in known:
                    yield start, size

    def _hit(
        self, line: "_Line", start: int, end: int, covered: bytearray
    ) -> tuple[int, Lender | None, bool] | None:
        """What a stretch is: where it ends with what belongs to it, whom it names, whether for certain."""
        chars = line.chars
        folded = chars[start:end]
        if len(folded) < end - start or not line.stands(start, end):
            return None
        known = self._known[folded]
        if known is None:
            return end, None, True
        if known.lender.kind == BANK and _GOES_ON.match(chars, end):
            return None
        company = _COMPANY.match(chars, end)
        tail = company.end() if company else end
        card = self._cards.get(known.lender.id)
        if card is not None and (hit := _CARD.match(chars, tail)) and line.stands(tail, hit.end()):
            return hit.end(), card, True
        if not known.word:
            return tail, known.lender, True
        meant = _is_counted(line, start, end, covered) or _is_meant(line, start, end)
        return None if meant is None else (end, known.lender, meant and folded not in self._shared)

    def _unlisted(self, line: "_Line", covered: bytearray) -> Iterator[Mention]:
        """Names that stand on no list, by their endings. They begin for certain at an edge only."""
        chars = line.chars
        for hit in self._ending.finditer(chars):
            first = start = hit.start()
            if any(covered[first : hit.end()]) or _GOES_ON.match(chars, hit.end()):
                continue
            while first - start < _LONGEST_UNLISTED and line.joins(start) and not covered[start - 1]:
                if chars[start - 1] in _NOT_IN_NAMES or not _HAN.match(chars[start - 1]):
                    break
                start -= 1
            if len(chars[start:first].lstrip(_BEFORE_NAMES)) >= 2:
                start = first - len(chars[start:first].lstrip(_BEFORE_NAMES))
            if not _names_somebody(chars[start:first]):
                continue
            kind, end = self._endings[hit.group()], hit.end()
            if company := _COMPANY.match(chars, end):
                end = company.end()
            if kind == BANK and (card := _CARD.match(chars, end)):
                kind, end = BANK_CARD, card.end()
            covered[start:end] = b"\1" * (end - start)
            begin, stop = line.span(start, end)
            yield Mention(begin, stop, line.text[begin:stop], kind, "", first - start < _LONGEST_UNLISTED)

    def _beginnings(self) -> Iterator[str]:
        """The everyday words with which names of other lenders begin too: 中信 of 中信消费金融."""
        words = {folded: one.lender for folded, one in self._known.items() if one and one.word}
        for folded, known in self._known.items():
            for size in range(2, len(folded)):
                owner = words.get(folded[:size])
                if (
                    owner
                    and known
                    and known.lender.id not in (owner.id, card_id(owner))
                    and not folded[:size].isdigit()
                ):
                    yield folded[:size]


def is_telling(folded: str) -> bool:
    """Whether a name can stand for its lender by itself: two letters, or digits alone, can't."""
    return not folded.isascii() or (len(folded) > 2 and not folded.isdigit())


class _Line:
    """A text as it is compared: `chars`, with a line break where a clause ends, and the `places` of these."""

    def __init__(self, text: str) -> None:
        self.text = text
        same = aligned(text)
        pieces: list[str] = []
        self.places: list[int] = []
        end = 0
        for run in _RUN.finditer(same):
            if end and _APART.search(same, end, run.start()):
                pieces.append("\n")
                self.places.append(end)
            pieces.append(run.group())
            end = run.end()
            self.places.extend(range(run.start(), end))
        self.chars = "".join(pieces)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the text."""
        return self.places[start], self.places[end - 1] + 1

    def joins(self, at: int) -> bool:
        """Whether nothing stands between this character and the one before it."""
        chars, places = self.chars, self.places
        return 0 < at < len(chars) and "\n" not in chars[at - 1 : at + 1] and places[at] == places[at - 1] + 1

    def begins(self, at: int) -> bool:
        """Whether a clause begins here."""
        return at == 0 or self.chars[at - 1] == "\n"

    def ends(self, at: int) -> bool:
        """Whether a word ends here, to be followed by a figure at most."""
        return (
            at == len(self.chars) or not self.joins(at) or self.chars[at].isdigit() or self.chars[at] == "\n"
        )

    def _is_latin(self, at: int) -> bool:
        """Whether it is a letter or digit as written: 三 is none, though it is compared as 3."""
        return self.chars[at].isascii() and not _HAN.match(self.text, self.places[at])

    def stands(self, start: int, end: int) -> bool:
        """Whether no Latin letter or digit runs on over an edge. A figure may follow letters: wld500."""
        chars = self.chars
        last = chars[end - 1]
        if chars[start].isascii() and self.joins(start) and self._is_latin(start - 1):
            return False
        if last.isascii() and self.joins(end) and self._is_latin(end):
            return last.isalpha() and chars[end].isdigit()
        if last.isascii() and chars[start:end].isascii() and end - start < _LEAST_IN_PIECES:
            return self.places[end - 1] - self.places[start] == end - 1 - start
        return True


def _is_meant(line: _Line, start: int, end: int) -> bool | None:
    """Whether an everyday word is a lender here. None: it is not; False: it may be."""
    chars = line.chars
    if start == 0 and end == len(chars):
        return not chars.isascii() or chars.isdigit()  # abc is many things
    figure = chars[start:end].isdigit()
    owed = _OWED.search(chars, max(0, start - 2), start)
    if owed and (_TO.match(chars, end) if figure else line.ends(end)):
        return True
    if _DEBT.match(chars, end) and (
        not figure or line.begins(start) or _WHOSE.search(chars, start - 1, start)
    ):
        return True
    dated = line.begins(start) and not line.joins(end) and _DATED.match(chars, end)
    return False if dated else None


def _is_counted(line: _Line, start: int, end: int, covered: bytearray) -> bool:
    """Whether an everyday word is one of several names: they are counted after it, or joined before it."""
    if joined := _AND.search(line.chars, max(0, start - 3), start):
        before = joined.start() - 1
        return before >= 0 and covered[before] == 1 and not _SUM.match(line.chars, end)
    before = start - (2 if line.begins(start) else 1)
    return before >= 0 and covered[before] == 1 and _COUNTED.match(line.chars, end) is not None


def _names_somebody(stem: str) -> bool:
    return len(stem) >= 2 and not _NOBODY.fullmatch(stem)


def _sizes(names: Iterable[str], least: int, most: int) -> dict[str, tuple[int, ...]]:
    """By their first characters, how long the names are that have so many characters; longest first.

    Names that are longer have an entry too, without their sizes.
    """
    sizes: dict[str, set[int]] = {}
    for name in names:
        if len(name) >= least:
            sizes.setdefault(name[:least], set()).update({len(name)} if len(name) <= most else ())
    return {first: tuple(sorted(found, reverse=True)) for first, found in sizes.items()}
