"""The wish that a short sentence is.

Every word of it is accounted for, so that neither a question nor a loan is taken for one. Knows no store and
no loan: the names to look for are handed in.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from bot.reading.dates.matching import read_date_rule
from bot.reading.patterns import regex
from bot.reading.text import fold
from bot.reading.times import read_past_day
from bot.reading.wishes import changing, en, paying, reminding, showing, talking, zh
from bot.reading.wishes.changing import kept
from bot.reading.wishes.form import Form, Token, has
from bot.reading.wishes.pieces import LETTERS, Pieces, cut
from bot.reading.wishes.renaming import read_renaming
from bot.reading.wishes.senses import Sense
from bot.reading.wishes.wish import Does, Wish

LONGEST_WISH: Final = 60
"""So many characters a wish has at most."""

FORMS: Final = (
    *talking.UNDO,
    *paying.FORMS,
    *reminding.FORMS,
    *showing.FORMS,
    *changing.FORMS,
    *talking.FORMS,
    *paying.UNKNOWN,
    *reminding.UNKNOWN,
    *changing.UNKNOWN,
)
"""In the order in which they are tried."""


def read_wish(text: str, today: date, names: Iterable[str], own: Iterable[str] = ()) -> Wish | None:
    """The wish that a whole text is; None if it is none, or not surely one. Never raises.

    `names` are those of lenders, `own` what the user calls the own loans.
    """
    if len(text) > LONGEST_WISH or "\n" in text.strip():
        return None
    if (renamed := read_renaming(text)) is not None:
        old, new = renamed
        return Wish(Does.RENAME, (old,) if old else (), name=new)
    pieces = cut(text, today, names, own)
    tokens = list(_tokens(pieces.words))
    if None in pieces.amounts or not tokens or not _is_one_name(tokens):
        return None
    form = next((form for form in FORMS if form.fits(tokens)), None)
    return None if form is None else _wish(form, tokens, pieces, text, today)


# the words -------------------------------------------------------------------


def _meanings() -> dict[str, frozenset[Sense]]:
    meanings: dict[str, set[Sense]] = {}
    for words in (zh.WORDS, en.WORDS):
        for sense, row in words.items():
            for word in row.split():
                meanings.setdefault(word.replace("_", " "), set()).add(sense)
    shared = {one: one for one in map(frozenset, meanings.values())}  # most words have one of a few
    return {word: shared[frozenset(senses)] for word, senses in meanings.items()}


_MEANINGS: Final = _meanings()
_PIECES: Final = {letter: frozenset((sense,)) for letter, sense in LETTERS.items()}
_UNKNOWN: Final = frozenset((Sense.UNKNOWN,))


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


_LATIN: Final = _any_of(word for word in _MEANINGS if word.isascii() and word.replace(" ", "").isalpha())
_OTHERS: Final = _any_of(
    word for word in _MEANINGS if not (word.isascii() and word.replace(" ", "").isalpha())
)
_TOKEN: Final = regex(rf"(?P<piece>[{''.join(LETTERS)}])|(?<![a-z])(?:{_LATIN})(?![a-z])|{_OTHERS}|[a-z]+|\S")
_SIGNS: Final = regex(r"[^\w?]|_")


def _tokens(words: str) -> Iterator[Token]:
    """The longest known words, one after the other; what lies between them is not known."""
    unknown = ""
    for match in _TOKEN.finditer(" ".join(_SIGNS.sub(" ", words.replace("'", "")).split())):
        text = match[0]
        senses = _PIECES.get(text) if match["piece"] else _MEANINGS.get(text)
        if senses is None:
            unknown += f" {text}" if unknown and text.isascii() else text
            continue
        if unknown:
            yield Token(unknown, _UNKNOWN)
            unknown = ""
        yield Token(text, senses)
    if unknown:
        yield Token(unknown, _UNKNOWN)


_NO_NAME: Final = regex(
    "[?吗么没不未别无怎哪几多少如果能会说他她它你您谁什要早都就已刚才了先我还被让替催诉征重错]|失败|[两几多]次"
    r"|(?<![a-z])(?:they|he|she|who|why|how|if|when|says?|said|someone|message|app|chat|history)(?![a-z])"
)
_NAME_LENGTHS: Final = range(2, 25)


def _is_one_name(tokens: Sequence[Token]) -> bool:
    """Whether what is not known may be the name of somebody, and stands in one place."""
    unknown = [one.text for one in tokens if Sense.UNKNOWN in one.senses]
    return not unknown or (
        len(unknown) == 1 and len(unknown[0]) in _NAME_LENGTHS and _NO_NAME.search(unknown[0]) is None
    )


# what it says ----------------------------------------------------------------

_FROM_AND_TO: Final = (Does.CHANGE_DATE, Does.CHANGE_AMOUNT, Does.SET_TIME, Does.SETTINGS)
"""Of two pieces the one that is said last is meant (15号改成18号), or none."""


def _wish(form: Form, tokens: Sequence[Token], pieces: Pieces, text: str, today: date) -> Wish | None:
    dates = [pieces.dates[n] for n in kept(tokens, Sense.DATE)]
    amounts = [pieces.amounts[n] for n in kept(tokens, Sense.AMOUNT)]
    if has(tokens, Sense.REST):  # what follows is of what is left
        dates, amounts = [], amounts[:1]
    if form.does not in _FROM_AND_TO and max(len(dates), len(amounts), len(pieces.times)) > 1:
        return None
    said = dates[-1] if dates else ""
    unknown = tuple(one.text for one in tokens if Sense.UNKNOWN in one.senses)
    is_paid = form.does in (Does.PAID, Does.PAID_OFF)
    return Wish(
        does=form.does,
        lenders=tuple(_as_typed(name, text) for name in dict.fromkeys(pieces.lenders or unknown)),
        amount=amounts[-1] if amounts else None,
        half=has(tokens, Sense.HALF),
        part=has(tokens, Sense.PART, Sense.ONLY),
        unsure=has(tokens, Sense.MISHEARD),
        whole=has(tokens, Sense.WHOLE, Sense.EARLY),
        when=read_date_rule(said, today) if said else None,
        when_text=said,
        past=read_past_day(said, today) if said and is_paid else None,
        at=pieces.times[-1] if pieces.times else None,
        days=pieces.lengths[0] if pieces.lengths else None,
        minutes=pieces.delays[0] if pieces.delays else None,
        due_month=pieces.due_months[0] if pieces.due_months else None,
        language=form.language,
        one=has(tokens, Sense.AGAIN, Sense.THIS),
        month=has(tokens, Sense.THIS_MONTH),
        states=form.states,
    )


def _as_typed(name: str, text: str) -> str:
    at = fold(text).find(name)
    return text[at : at + len(name)] if at >= 0 else name
