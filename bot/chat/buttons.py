"""What the data of a button says, as a typed value. Knows no feature and no words."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from typing import Any, ClassVar, Final, NamedTuple, Self, get_args, get_type_hints

from bot.chat.context import Turn
from bot.knowledge.library import Library, place_of
from bot.knowledge.problems import Problem
from bot.reading.patterns import regex
from bot.transport.messages import Button, Style

MOST: Final = 64
"""Bytes of data that Telegram takes."""

_UNSAID: Final = "-"
_NUMBER: Final = regex(r"[0-9]{1,18}")
_DAY: Final = regex(r"[0-9]{8}")


@dataclass(frozen=True, slots=True)
class Buttons:
    """The buttons whose data begins with `prefix`, and who is told what follows it."""

    prefix: str
    press: Callable[[Turn, str], None]


class Press:
    """What pressing a button says: a frozen dataclass, and its data `prefix:field:field…` in their order.

    A field has a default, and is a text, a number, an enum, a day, or None instead. What is as by default
    at the end is left out. Only the last text may hold a colon.
    """

    __slots__ = ()
    prefix: ClassVar[str]

    def text(self) -> str:
        """As data."""
        said = [(getattr(self, one.name), one.default) for one in self._fields()]
        while said and said[-1][0] == said[-1][1]:
            said.pop()
        return ":".join((self.prefix, *(_written(value) for value, _ in said)))

    @classmethod
    def read(cls, text: str) -> Self:
        """What follows the prefix. What makes no sense is as by default: anyone can forge data."""
        known = cls._fields()
        parts = text.split(":", max(len(known) - 1, 0))
        return cls(*(one.of(part) for one, part in zip(known, parts, strict=False)))

    def button(self, label: str, style: Style = "") -> Button:
        """A button that says this."""
        return Button(label, self.text(), style=style)

    @classmethod
    def to(cls, press: Callable[[Turn, Self], None]) -> Buttons:
        """Who is told."""
        return Buttons(cls.prefix, lambda turn, text: press(turn, cls.read(text)))

    @classmethod
    def _fields(cls) -> "tuple[_Field, ...]":
        kind: Any = cls  # mypy takes it for not hashable
        return _fields(kind)


def number(text: str) -> int:
    """The number in plain figures that a text is, or else 0, which no row has."""
    return int(text) if _NUMBER.fullmatch(text) else 0


def too_long(library: Library, carried: Iterable[tuple[str, str, str]]) -> list[Problem]:
    """The ids that make some button longer than Telegram takes: `carried` is folder, id and data."""
    longest: dict[tuple[str, str], str] = {}
    for folder, key, data in carried:
        longest[folder, key] = max(longest.get((folder, key), ""), data, key=_size)
    return [
        Problem(
            *_place(library, folder, key),
            f"“{key}” is too long: the button “{data}” has {_size(data)} bytes, Telegram takes {MOST}",
        )
        for (folder, key), data in longest.items()
        if _size(data) > MOST
    ]


def _place(library: Library, folder: str, key: str) -> tuple[str, str]:
    if folder != "lenders":
        return f"{folder}/{key}.toml", "id"
    lender = library.lenders[key]
    return place_of(lender, "id")


def _size(data: str) -> int:
    return len(data.encode())


def _written(value: object) -> str:
    if value is None:
        return _UNSAID
    return f"{value:%Y%m%d}" if isinstance(value, date) else str(value)


class _Field(NamedTuple):
    name: str
    default: object
    read: Callable[[str], object]

    def of(self, part: str) -> object:
        try:
            return self.read(part) if part else self.default
        except ValueError:
            return self.default


@cache
def _fields(press: Any) -> tuple[_Field, ...]:
    hints = get_type_hints(press)
    return tuple(_Field(one.name, one.default, _reader(hints[one.name])) for one in fields(press))


def _reader(hint: Any) -> Callable[[str], object]:
    """How a text becomes a value of this type. ValueError where that makes no sense."""
    kind: Any = next((one for one in get_args(hint) if one is not type(None)), hint)
    read: Callable[[str], object] = {int: _int, date: _date}.get(kind, kind)
    return read


def _int(text: str) -> int:
    if not _NUMBER.fullmatch(text):
        raise ValueError(text)
    return int(text)


def _date(text: str) -> date:
    if not _DAY.fullmatch(text):
        raise ValueError(text)
    return date.fromisoformat(text)
