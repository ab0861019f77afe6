"""Reading a card of this bot again. Its lines begin with fixed words, in each language."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from bot.domain.loans import MAX_COUNT, MAX_NAME
from bot.reading.amounts import read_amount
from bot.reading.dates.matching import read_date_rule
from bot.reading.loan_line import Entry
from bot.reading.patterns import regex
from bot.reading.text import fold

_LABELS: Final = {
    "机构": "lender", "还款日": "due", "账单日": "statement", "帐单日": "statement", "每期": "each",
    "期数": "count", "最后一期": "last", "没看懂": "unread",
    "lender": "lender", "due": "due", "statement day": "statement", "each": "each", "instalments": "count",
    "the last one": "last", "not understood": "unread",
}  # fmt: skip
_LINE: Final = regex(rf"^\s*({'|'.join(_LABELS)})\s?:\s?(.+)$")
_DAY: Final = regex("[0-9]{1,2}")
_JOINT: Final = regex("[、；;]")
MOST_CHARACTERS: Final = 2000
"""A card is no longer than this."""


def is_card(text: str) -> bool:
    """Whether a text is a card: it names a lender and a due day on lines of their own."""
    return {"lender", "due"} <= set(_parts(text))


def read_card(text: str, today: date) -> Entry | None:
    """What a card shows; None if it is none."""
    parts = _parts(text)
    if not {"lender", "due"} <= set(parts):
        return None
    count = re.fullmatch("[0-9]{1,3}", parts.get("count", ""))
    statement = _DAY.search(parts.get("statement", ""))
    return Entry(
        parts["lender"][:MAX_NAME],
        read_date_rule(parts["due"], today),
        read_amount(parts.get("each", "")),
        int(count[0]) if count and 1 <= int(count[0]) <= MAX_COUNT else None,
        tuple(one.strip() for one in _JOINT.split(parts.get("unread", "")) if one.strip()),
        last_amount=read_amount(parts.get("last", "")),
        statement_day=int(statement[0]) if statement and 1 <= int(statement[0]) <= 31 else None,
    )


def _parts(text: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    if len(text) > MOST_CHARACTERS:
        return found
    for line in text.splitlines():
        if (match := _LINE.match(fold(line))) is not None:
            found.setdefault(_LABELS[match[1]], line[match.start(2) :].strip())
    return found
