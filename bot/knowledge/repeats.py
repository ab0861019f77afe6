"""The check that a fact stands once: no two files say the same in the same or nearly the same words.

Knows no file. What is true in two places is held by one and referred to by the other (`see`, a rule, a topic,
or the general kind that every lender falls back on).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from bot.knowledge.draft import Draft
from bot.knowledge.library import names_of
from bot.knowledge.model import Phone
from bot.knowledge.problems import Problem
from bot.reading.patterns import regex

_LONG: Final = 4  # characters in a row that two texts share by accident seldom enough
_SAME: Final = 0.4  # of the shorter text
_SHORTEST: Final = 24  # pieces; less is a phrase, no fact
_FRAMES: Final = regex(
    r"《[^》]*》|据[^，。：]{0,12}，|国家推荐性标准|GB/T 45251-2025|中国银行业协会[^，。：]*[：，]?"
    r"|只约束协会会员及其外包公司|约束银行保险机构|对象是[^。]*|最高人民法院规定|一篇没有出处的网上文章说|\{\w+\}"
)


def repeated_facts(draft: Draft) -> Iterator[Problem]:
    """Names of sources, and words on whom they bind, may repeat; names of lenders tell nothing apart."""
    names = {n for one in draft.library.lenders.values() if not one.brief for n in names_of(one)}
    masked = regex("|".join(map(re.escape, sorted(names, key=len, reverse=True))) or "(?!)")
    pieces = {}
    holders: dict[str, list[int]] = defaultdict(list)
    for number, claim in enumerate(draft.claims):
        text = (claim.what.use if isinstance(claim.what, Phone) else claim.what.text).zh
        text = masked.sub("", _FRAMES.sub("", text))
        found = {text[i : i + _LONG] for i in range(len(text) - _LONG + 1)}
        pieces[number] = found if len(found) >= _SHORTEST else set()
        for piece in pieces[number]:
            holders[piece].append(number)
    shared = Counter(pair for found in holders.values() for pair in combinations(found, 2))
    for (one, other), count in sorted(shared.items()):
        first, second = draft.claims[one], draft.claims[other]
        shorter = min(len(pieces[one]), len(pieces[other]))
        if first.file != second.file and count >= _SAME * shorter:
            yield Problem(second.file, second.place, f"says what {first.id} says: hold it once, refer to it")
