"""A list of calls as copied from a phone: a number on one line, when and how on the next. Knows no lender."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from enum import Enum
from itertools import zip_longest
from typing import Final

from bot.reading.contact_lines import Untold, is_ahead, read_contact_lines, read_moment
from bot.reading.text import LONGEST_LINE, fold

# A number, how many calls there were, and where the phone says that it is from.
_NUMBER: Final = re.compile(
    r"(?P<number>\+?[0-9][0-9*()\s-]{3,20}[0-9*])\s?(?P<times>\([0-9]{1,2}\))?"
    r"\s?(?P<where>[\u4e00-\u9fff ·]{0,12})"
)
_BETWEEN: Final = re.compile(r"[^0-9*+]")
_FEWEST: Final = 5  # digits


class _Shape(Enum):
    NUMBER = "number"
    MOMENT = "moment"  # when, or how, and no number
    ELSE = "else"


def joined(lines: Sequence[str], now: datetime) -> list[str]:
    """The lines, with each number and its moment in one; `now` in the zone of the person.

    Where numbers and moments take turns, a pair begins as the first line does. Of an odd number of lines that
    begin with a moment, the first stands alone: on most phones the number comes first.
    """
    shapes = [_shape(line, now) for line in lines]
    return [one for start, end in _turns(shapes) for one in _pairs(lines[start:end], shapes[start])]


def _turns(shapes: Sequence[_Shape]) -> Iterator[tuple[int, int]]:
    """Where numbers and moments take turns, and each other line alone."""
    start = 0
    for at in range(1, len(shapes) + 1):
        if at == len(shapes) or {shapes[at - 1], shapes[at]} != {_Shape.NUMBER, _Shape.MOMENT}:
            yield start, at
            start = at


def _pairs(lines: Sequence[str], first: _Shape) -> Iterator[str]:
    number_first = first is _Shape.NUMBER or len(lines) % 2 == 1
    if first is _Shape.MOMENT and number_first:
        yield lines[0]
        lines = lines[1:]
    for one, other in zip_longest(lines[::2], lines[1::2]):
        yield one if other is None else _in_one(*((one, other) if number_first else (other, one)))


def _in_one(number: str, moment: str) -> str:
    found = _NUMBER.fullmatch(fold(number))
    assert found is not None
    digits = _BETWEEN.sub("", found["number"])
    return " ".join(filter(None, (digits, found["times"], moment, found["where"].strip())))


def _shape(line: str, now: datetime) -> _Shape:
    if len(line) > LONGEST_LINE:
        return _Shape.ELSE
    if (found := _NUMBER.fullmatch(fold(line))) is not None:
        digits = len(_BETWEEN.sub("", found["number"]))
        says_more = read_moment(line, now) is not None or _tells(found["where"], now)
        return _Shape.NUMBER if digits >= _FEWEST and not says_more else _Shape.ELSE
    told = read_contact_lines(line, now)
    if any(one.number for one in told):
        return _Shape.ELSE
    is_moment = read_moment(line, now) is not None or _tells(line, now) or is_ahead(line, now)
    return _Shape.MOMENT if is_moment else _Shape.ELSE


def _tells(words: str, now: datetime) -> bool:
    """Whether words say of what kind a contact is."""
    return any(one.kind is not Untold.NOTHING for one in read_contact_lines(words, now))
