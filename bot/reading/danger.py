"""Whether somebody is here, inside, waiting, following or threatening: read by who, where and what they do.

Knows no answer; the words are in `danger_zh` and `danger_en`. What has passed, what may come and what is
asked about collectors as such is no danger now. In doubt somebody is there: a wrong hit costs one message.
"""

from collections.abc import Iterator
from typing import Final

from bot.reading import danger_en, danger_zh
from bot.reading.danger_words import Danger, Vocabulary
from bot.reading.text import drawn_together, fold

_LANGUAGES: Final = (danger_zh.VOCABULARY, danger_en.VOCABULARY)


def danger_in(text: str) -> Danger | None:
    """The danger that someone says they are in now, if any."""
    folded = fold(drawn_together(text)).replace("’", "'")
    found = {kind for words in _LANGUAGES for kind in _dangers(folded, words)}
    return next((kind for kind in Danger if kind in found), None)


def _dangers(folded: str, words: Vocabulary) -> Iterator[Danger]:
    """The dangers of now, and who or where it is."""
    for pattern, instead in words.mended:
        folded = pattern.sub(instead, folded)
    folded = words.gone.split(folded)[-1]
    unwelcome = _is_unwelcome(folded, words)
    formal = words.formal.search(folded) is not None
    found = False
    if_only = threatened = False  # whether the clauses before spoke of what may be; of what somebody will do
    for clause in words.ends.split(folded):
        lasting = words.lasting.search(clause) is not None
        if_only = (if_only and not lasting) or words.condition.search(clause) is not None
        threatened = if_only and (threatened or words.threatened.search(clause) is not None)
        if (if_only and not threatened) or (words.past.search(clause) and not lasting):
            continue
        for kind in _in_clause(clause, words, unwelcome=unwelcome and not formal, lasting=lasting):
            if if_only and kind is not Danger.VIOLENCE:
                continue
            found = True
            yield kind
    if found:
        yield from (kind for kind, pattern in words.refined.items() if pattern.search(folded))


def _is_unwelcome(folded: str, words: Vocabulary) -> bool:
    """Whether somebody is spoken of whom one need not let in."""
    if words.collector.search(folded):
        return True
    owed = words.owed.search(folded) is not None
    if words.service.search(folded) and not owed:
        return False
    if words.stranger.search(folded):
        return True
    return words.anyone.search(folded) is not None and (owed or not words.welcome.search(folded))


def _in_clause(clause: str, words: Vocabulary, *, unwelcome: bool, lasting: bool) -> Iterator[Danger]:
    """The dangers of a clause that is about now."""
    if words.general.search(clause) and not lasting:
        return
    supposed, future = words.supposed.search(clause), words.future.search(clause)
    for kinds, counts in ((words.harm, True), (words.coming, unwelcome)):
        for kind, pattern in kinds.items() if counts else ():
            event = pattern.search(clause)
            # Violence is a danger as soon as somebody says that he will do it.
            ahead = (supposed, None if kind is Danger.VIOLENCE else future)
            if event and not any(one and one.start() <= event.start() for one in ahead):
                yield kind
