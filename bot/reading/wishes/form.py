"""One way to say a wish: the meanings that its words need, and those they may have. Knows no words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from bot.domain.language import Language
from bot.reading.wishes.senses import Sense
from bot.reading.wishes.wish import Does

_POLITE: Final = frozenset((Sense.PLEASE, Sense.MAY, Sense.DOUBT, Sense.THANKS))
_ASKING: Final = frozenset((Sense.QUESTION, Sense.DOUBT, Sense.SHOW, Sense.PLEASE))


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a piece of what was said, with all that it may mean."""

    text: str
    senses: frozenset[Sense]


@dataclass(frozen=True, slots=True)
class Form:
    """Fits what has a word for each of `needs`, and no word that means none of these, of `may`, or nothing.

    Of a need any one meaning will do. `polite`: it may be asked for (能不能…吗); what is said to be done may
    not, or 还了吗 would be a payment. `asks`: it is a question itself.
    `states`: it says how a loan is, not what is to be done. A test reads the examples.
    """

    name: str
    does: Does
    examples: tuple[str, ...]
    needs: tuple[frozenset[Sense], ...]
    may: frozenset[Sense] = frozenset()
    polite: bool = False
    asks: bool = False
    states: bool = False
    language: Language | None = None
    unless: Callable[[Sequence[Token]], bool] | None = None  # what speaks against it all the same

    def fits(self, tokens: Sequence[Token]) -> bool:
        """Whether all that was said says this."""
        meant = frozenset[Sense]().union(*(token.senses for token in tokens))
        if not all(need & meant for need in self.needs):
            return False
        allowed = self.may.union(*self.needs, (Sense.FILLER,))
        if self.polite:
            allowed |= _POLITE | ({Sense.QUESTION} if Sense.MAY in meant else set())
        if self.asks:
            allowed |= _ASKING
        return all(token.senses & allowed for token in tokens) and not (self.unless and self.unless(tokens))


def needs(*senses: Sense | set[Sense]) -> tuple[frozenset[Sense], ...]:
    """One of each: a set says that any one of it will do."""
    return tuple(frozenset(one) if isinstance(one, set) else frozenset((one,)) for one in senses)


def has(tokens: Sequence[Token], *senses: Sense) -> bool:
    """Whether a word means one of these."""
    return any(token.senses & frozenset(senses) for token in tokens)


def is_unpaid(tokens: Sequence[Token]) -> bool:
    """微粒贷没还成功: that it is paid is denied."""
    return any(
        Sense.NOT in one.senses and (Sense.PAY in one.senses or has(tokens[n + 1 : n + 2], Sense.PAY))
        for n, one in enumerate(tokens)
    )
