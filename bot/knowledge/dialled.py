"""The telephone numbers in a message, and whose they are, where we know that. Calls none.

In doubt a number is one that we do not know: sums, dates and card numbers are left out by their form.
"""

import re
from dataclasses import dataclass
from typing import Final

from bot.knowledge.model import Channels, Phone
from bot.knowledge.phones import denied_in
from bot.knowledge.undisguised import visible
from bot.reading.patterns import regex

_JOIN: Final = r"[^\w\n,.;:，。；：]{0,3}"  # what people put between digits
_LONG: Final = regex(
    rf"(?<![\d*])(?:(?:\+|00)?86{_JOIN})?"
    rf"(?:1{_JOIN}[3-9](?:{_JOIN}\d){{9}}|[48]{_JOIN}0{_JOIN}0(?:{_JOIN}\d){{7}}|0\d{{2,3}}{_JOIN}[2-8](?:{_JOIN}\d){{6,7}})"
    rf"(?!{_JOIN}\d|\*)"
)
_SHORT: Final = regex(
    r"(?<![\d.,*¥$:：/-])(?:9[56]\d{3}|96\d{4}|12\d{3}|1[12]0)(?![\d*:：/]|[.,]\d|\s?[元月年日期%])"
)
_TAIL: Final = regex(
    r"(?:尾号|尾數|末四位|编号|編號|单号|單號|案号|取件码|验证码|驗證碼|校验码|\bcode)[^\w]{0,3}(?:是|为|為|is)?[^\w]{0,2}$"
)
_MOBILE: Final = 11
_DIGITS: Final = str.maketrans("幺两", "12")
_COUNTRY: Final = regex(r"^(?:00)?86(?=1\d{10}$|[48]00)")


@dataclass(frozen=True, slots=True)
class Dialled:
    """A number in a text. `phone`: whose it is, of those that we know; `denied`: planted or wrong."""

    number: str
    start: int
    end: int
    phone: Phone | None = None
    denied: bool = False

    @property
    def is_mobile(self) -> bool:
        """Whether it is the number of a person's telephone."""
        return len(self.number) == _MOBILE


def dialled_in(text: str, channels: Channels) -> list[Dialled]:
    """Every number that a text may want called, once each, in order; and addresses on the deny-list."""
    shown, places = visible(text)
    plain = shown.translate(_DIGITS)
    known = {phone.number: phone for phone in channels.phones}
    found: dict[str, Dialled] = {}
    for pattern in (_LONG, _SHORT):
        for match in pattern.finditer(plain):
            if _TAIL.search(plain[max(0, match.start() - 12) : match.start()]):
                continue
            number = _COUNTRY.sub("", re.sub(r"\D", "", match[0]))
            denied = any(denied_in(number, channels.denied))
            one = Dialled(
                number, places[match.start()], places[match.end() - 1] + 1, known.get(number), denied
            )
            found.setdefault(number, one)
    for said in denied_in(plain, channels.denied):
        if not any(one.denied for one in found.values()):
            found[said] = Dialled(said, 0, len(text), denied=True)
    return sorted(found.values(), key=lambda one: one.start)
