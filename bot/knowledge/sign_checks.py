"""The checks of signs: what they refer to, that their words can be found, that they catch what they must.

Knows no file. Each takes the draft and yields problems, as those of `lint` do.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import Final

from bot.knowledge.draft import Draft
from bot.knowledge.judging import GROUP, Judge
from bot.knowledge.problems import Problem, nearest
from bot.knowledge.question_checks import is_there
from bot.knowledge.signs import Found, Sign
from bot.knowledge.undisguised import squeezed


def unknown_references_of_signs(draft: Draft) -> Iterator[Problem]:
    """The way to check, the section that says more, and the groups of words are there."""
    groups = draft.library.judging.groups
    for sign in draft.library.signs.values():
        if not is_there(draft, sign.check):
            yield Problem(_file(sign), "check", f"there is no {sign.check}")
        yield from draft.missing(_file(sign), "topic", "topics", [sign.topic])
        for number, found in enumerate(sign.found, 1):
            for word in _words(found):
                if word[:1] == GROUP and word[1:] not in groups:
                    message = f"there is no group “{word}” in judging.toml{nearest(word[1:], [*groups])}"
                    yield Problem(_file(sign), f"found.{number}", message)


def words_that_are_found(draft: Draft) -> Iterator[Problem]:
    """A way to find a sign says something, once, and with letters."""
    for sign in draft.library.signs.values():
        for number, found in enumerate(sign.found, 1):
            place = f"found.{number}"
            if not (found.words or found.link or found.denied):
                yield Problem(_file(sign), place, "says neither words nor what else is looked for")
            for group in (found.words, *found.near, *found.beside, found.unless):
                counts = Counter(map(squeezed, group))
                for word in {squeezed(one): one for one in group}.values():
                    if not squeezed(word):
                        yield Problem(_file(sign), place, f"“{word}” has no letter and no digit")
                    elif counts[squeezed(word)] > 1:
                        yield Problem(_file(sign), place, f"“{word}” stands here twice")


def signs_that_catch(draft: Draft) -> Iterator[Problem]:
    """A sign catches the messages that it must, and no two of a weight are equally telling."""
    library = draft.library
    if any(True for _ in chain(unknown_references_of_signs(draft), words_that_are_found(draft))):
        return
    orders: dict[tuple[str, int], Sign] = {}
    for sign in library.signs.values():
        owner = orders.setdefault((sign.weight, sign.order), sign)
        if owner is not sign:
            yield Problem(_file(sign), "order", f"signs/{owner.id}.toml has the same order")
        judge = Judge([sign], library.judging, library.channels)
        for language in ("zh", "en"):
            for text in getattr(sign.caught, language):
                if not judge.judge(text).seen:
                    yield Problem(_file(sign), f"caught.{language}", f"“{text}” is not found")


def _words(found: Found) -> Iterator[str]:
    return chain(found.words, *found.near, *found.beside, found.unless)


def _file(sign: Sign) -> str:
    return f"signs/{sign.id}.toml"


SIGN_CHECKS: Final = (unknown_references_of_signs, words_that_are_found, signs_that_catch)
