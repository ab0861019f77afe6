"""Spellings made equal: what search compares instead of the letters. Knows no lender and no topic."""

import unicodedata
from collections.abc import Callable
from functools import cache

from bot.reading.patterns import regex

# What OpenCC leaves alone because it depends on the word, and digits written as characters.
_LEFT_OVER = str.maketrans("藉〇零一二三四五六七八九", "借00123456789")

# Characters taken for one another, by a camera (贷/货) or by an input method (粒/利). The first of a group
# stands for all. Never enough to be certain of a lender: the user is asked.
_LOOKALIKES = (
    "微徽徵薇威维唯",
    "粒拉立力利里丽历",
    "贷货代带袋贸贪待戴",
    "借惜措昔界介戒",
    "呗坝贝狈钡",
    "奇寄骑琦齐",
    "富冨福副付复",
    "条调跳迢",
    "平苹坪评",
    "安按案",
    "好妤号浩郝",
    "金全今",
    "融容荣溶",
    "花华划",
    "还坏环",
    "拍柏派怕",
    "滴嘀",
    "钱前浅",
    "0o",
    "1il",
    "5s",
    "8b",
)
# Characters that sound alike. Too common to look for within a text; a whole name may be misspelt with them.
_SOUNDALIKES = (
    "借接结解",
    "花化话画",
    "宝保",
    "银音",
    "上尚",
    "行航",
    "招找昭",
    "消肖",
    "商伤",
    "东冬",
    "美每",
    "马码",
    "抖斗陡",
    "月越",
)


def _made_same(*groups: str) -> dict[int, str]:
    return str.maketrans({char: group[0] for group in groups for char in group[1:]})


_SKELETON = _made_same(*_LOOKALIKES)
_SOUND = _made_same(*_SOUNDALIKES)

_HARD_STOPS = regex(r"[,，。!！?？;；、\n\r]+")
_WORD = regex(r"[a-z0-9]+")
_NOT_LETTERS = regex(r"[\W_]+")
_NOT_BETWEEN_WORDS = regex(r"(?<![a-z0-9\W_])[\W_]++|[\W_]++(?![a-z0-9])")


@cache
def _to_simplified() -> Callable[[str], str]:
    from opencc import OpenCC  # here and not above: a start with prepared knowledge folds nothing

    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert


class _Signs(dict[int, str]):
    """What each character becomes, found when it is first met."""

    _MOST = 20_000  # kept; no text of a person has so many different characters

    def __missing__(self, code: int) -> str:
        char = chr(code)
        simple = simplified(char)
        simple = simple if len(simple) == 1 else char
        if len(self) < self._MOST:
            self[code] = simple
        return simple


_SIGNS = _Signs()


def simplified(text: str) -> str:
    """One width, one case, simplified characters, Arabic digits; spaces and punctuation kept."""
    narrow = unicodedata.normalize("NFKC", text).casefold()
    simple: str = _to_simplified()(narrow)
    return simple.translate(_LEFT_OVER)


def bare(text: str) -> str:
    """The text as it is compared: `simplified`, and nothing but letters and digits left."""
    return squeezed(simplified(text))


def aligned(text: str) -> str:
    """A text `simplified` character by character, so that each keeps its place."""
    return text.translate(_SIGNS)


def skeleton(folded: str) -> str:
    """A folded text in which characters that are taken for one another are the same character."""
    return folded.translate(_SKELETON)


def sound(folded: str) -> str:
    """`skeleton`, with characters that sound alike made the same, too."""
    return skeleton(folded).translate(_SOUND)


def clauses(simple: str) -> list[str]:
    """The clauses of a simplified text, folded but for the gaps between Latin words.

    No name runs across a comma.
    """
    parts = (_NOT_BETWEEN_WORDS.sub("", part) for part in _HARD_STOPS.split(simple))
    return [part for part in parts if part]


def squeezed(simple: str) -> str:
    """A simplified text without anything but letters and digits."""
    return _NOT_LETTERS.sub("", simple)


def words(simple: str) -> list[str]:
    """The Latin words and numbers of a simplified text, in order."""
    return _WORD.findall(simple)
