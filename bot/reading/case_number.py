"""The number that an office gave a complaint, as a person types it: 受理编号：TS〔2026〕0123号."""

import re
from enum import StrEnum
from typing import Final

from bot.domain.filings import MAX_NUMBER
from bot.reading.numbers import has_personal_number
from bot.reading.text import fold


class NumberProblem(StrEnum):
    """Why it is not taken."""

    UNREAD = "unread"
    PRIVATE = "private"  # it may be an identity, a mobile or a card number


_LABEL: Final = re.compile(
    r"^(?:(?:(?:受理|投诉|工单|案件|登记|信访|反馈)?(?:编号|单号|号码|序号|编码|号)(?:是|为)?"
    r"|(?:case|reference|ticket|complaint)?\s?(?:number|no\.?|id)(?: is)?)\s?[:#]?\s*)+",
)
_TYPED: Final = re.compile(r"[a-z0-9/_.()\[\]〔〕【】#-]+")
_CODE: Final = re.compile(r"[a-z0-9/_.()\[\]〔〕【】#\u4e00-\u9fff-]+")
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
_MOST_HAN: Final = 10  # 沪金监访〔2026〕12号; more is a sentence
_FEWEST: Final = 3  # digits
_LONG_RUN: Final = re.compile(r"[0-9]{15,19}x?")


def read_case_number(text: str, *, certain: bool = False) -> str | NumberProblem:
    """The number as it was typed, without spaces and what stands before it.

    `certain`: nothing but what is surely one. What looks like a number of the person is never taken.
    """
    typed = "".join(filter(str.isprintable, " ".join(text.split())))
    words = fold(typed)
    label = _LABEL.match(words)
    start = label.end() if label is not None and len(words) == len(typed) else 0
    said = typed[start:] if start else typed
    number, folded = said.replace(" ", ""), fold(said).replace(" ", "")
    if _is_private(fold(said)) or _is_private(folded):
        return NumberProblem.PRIVATE
    is_code = (_TYPED if certain and not start else _CODE).fullmatch(folded) is not None
    digits = sum(char.isdigit() for char in folded)
    if not is_code or digits < _FEWEST or len(number) > MAX_NUMBER or len(_HAN.findall(folded)) > _MOST_HAN:
        return NumberProblem.UNREAD
    return number


def _is_private(words: str) -> bool:
    """Also a long row of digits that a card or an old identity card may have: none begins with a year."""
    runs = (match[0] for match in _LONG_RUN.finditer(words))
    return has_personal_number(words) or any(
        not run.startswith("20") and (len(run) == 15 or run[0] in "34569") for run in runs
    )
