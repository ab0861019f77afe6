"""What a text in ordinary words is about: whom it names, what it asks, how urgent it is. Knows no user.

Of lenders only a name as it is written in the knowledge (in any script, width, case or spacing) is certain.
Whatever merely resembles one is offered as a question.
"""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from sys import intern
from typing import Final

from bot.knowledge.cards import BANK, BANK_CARD, card_id
from bot.knowledge.fold import aligned, bare, clauses, simplified, skeleton, squeezed
from bot.knowledge.intent import Intent, Themes
from bot.knowledge.library import Library, names_of
from bot.knowledge.matching import Match, Matching, examples_of
from bot.knowledge.model import Contact, Lender, Topic
from bot.knowledge.names import Mention, Names, is_telling
from bot.knowledge.nearly import Name, Nearly, Rank
from bot.knowledge.urgency import Urgency
from bot.reading.patterns import regex

_QUESTIONS = 3  # more than three guesses are a list, not a question
_SEVERAL = 6  # lenders of one sentence that are answered
# Everyday Chinese in which the name of a product may stand by accident: then it is asked about.
_ORDINARY = regex(r"[就先再快][借还花]呗(?=$|[,，。!！?？;；、\s])|没有钱花|放心借(?:给|吧|钱)")


@dataclass(frozen=True, slots=True)
class Named:
    """What a text names. `lender` is certain; `near` are guesses to ask about, likeliest first.

    `kind` is what the end of a name tells that we do not have; `written` is that name. `several` are all
    that are named, each for certain, where there are more than one.
    """

    lender: Lender | None = None
    near: tuple[Lender, ...] = ()
    kind: str = ""
    written: str = ""
    several: tuple[Lender, ...] = ()

    @property
    def certain(self) -> bool:
        """Whether an answer may speak of that lender without asking."""
        return self.lender is not None

    @property
    def unknown(self) -> bool:
        """Whether nothing that we have a file on, or a name, was named."""
        return self.lender is None and not self.near

    @property
    def first(self) -> Lender | None:
        """The lender, or the likeliest guess."""
        return self.lender or next(iter(self.near), None)


NOBODY: Final = Named()


@dataclass(frozen=True, slots=True)
class Understanding:
    """What a text in ordinary words says. All empty: nothing was understood."""

    lender: Named
    topic: Topic | None
    intent: Intent | None
    question: Match


class Search:
    """The names, questions and examples of a library, indexed once.

    Safe to share: nothing changes afterwards.
    """

    def __init__(self, library: Library) -> None:
        self.names = Names(library)
        self._lenders = library.lenders
        self._themes = Themes(library)
        self._matching = Matching(library.questions.values(), library.matching)
        asked = (said for card in library.questions.values() for said in examples_of(card))
        of_the_bot = (said for _, examples in library.matching.commands for said in examples)
        self.urgency = Urgency(library.urgent, (*asked, *library.matching.others, *of_the_bot))
        known: dict[str, Name] = {}
        for rank, texts in (
            (Rank.EXACT, lambda lender: (lender.name.zh, lender.name.en)),
            (Rank.ALIAS, _other_names),
            (Rank.PINYIN, lambda lender: lender.pinyin),
        ):
            for lender in library.lenders.values():
                for text in texts(lender):
                    folded = intern(bare(text))
                    known.setdefault(folded, Name(folded, self.names.stem(folded), lender, rank))
        self._vague = {folded: name.lender for folded, name in known.items() if not is_telling(folded)}
        self._nearly = Nearly(known.values())

    def for_one_message(self) -> "Search":
        """The same, finding the names in a text once, however often it is read."""
        one = copy(self)
        one.names = self.names.for_one_message()
        return one

    def find(self, text: str) -> Named:
        simple = simplified(text)
        found = self._named(text, self.names.find(text))
        if not found.unknown:
            return found
        near = () if self.names.is_ending(simple) else self._nearly.whole(squeezed(simple), _QUESTIONS)
        if near:
            return Named(near=near)
        return found if found.kind else Named(kind=self.names.kind_of(simple), written=text.strip())

    def contact(self, text: str) -> Contact:
        """How somebody got in touch, as far as a text tells; else `ANY`."""
        return self._themes.contact(simplified(text))

    def mentions(self, text: str) -> Named:
        """The lender named somewhere in a text. Two lenders in one text are a question."""
        return self._named(text, self.names.find(text))

    def understand(self, text: str) -> Understanding:
        """Lender, question, topic and intent of a text. What the whole text merely resembles counts only
        where it says nothing else."""
        simple = simplified(text)
        mentions = self.names.find(text)
        lender = self._named(text, mentions)
        question = self._matching.match(
            simplified(_without(text, mentions, lender.near)), of_a_lender=bool(lender.lender or lender.kind)
        )
        topic, intent = self._themes.of(simple)
        if lender.unknown and not lender.kind and intent is None and not question:
            lender = Named(near=self._nearly.whole(squeezed(simple), _QUESTIONS))
        return Understanding(lender, topic, intent, question)

    def _named(self, text: str, named: Sequence[Mention]) -> Named:
        simple = simplified(text)
        vague = self._vague.get(squeezed(simple))
        certain: dict[str, Lender] = {}
        doubtful: dict[str, Lender] = {}
        for one in named:
            lender = self._lenders.get(one.lender)
            if lender is not None:
                sure = one.certain and not _is_ordinary(text, one)
                (certain if sure else doubtful).setdefault(lender.id, lender)
        certain = _with_cards(certain)
        if len(certain) == 1:
            return Named(next(iter(certain.values())))
        if certain or doubtful:
            guesses = tuple((certain or doubtful).values())[:_QUESTIONS]
            return Named(near=guesses, several=tuple(certain.values())[:_SEVERAL])
        if vague is not None:
            return Named(near=(vague,))
        unlisted = [one for one in named if one.certain]
        if len(unlisted) == 1:
            return Named(kind=unlisted[0].kind, written=unlisted[0].name)
        near = (name.lender for clause in clauses(simple) for name in self._nearly.within(clause))
        return Named(near=tuple({one.id: one for one in near}.values())[:_QUESTIONS])


def search_in(library: Library) -> Search:
    """The index of a library, made once: it takes most of a second."""
    return library.once(Search)


def _other_names(lender: Lender) -> tuple[str, ...]:
    former = (name for old in lender.former for name in (old.zh, old.en))
    return (*lender.aliases, *former)


def _with_cards(named: dict[str, Lender]) -> dict[str, Lender]:
    """A bank and a card in one text are that bank's card, not two lenders."""
    banks = [one for one in named.values() if one.kind == BANK]
    cards = [one for one in named.values() if one.kind == BANK_CARD]
    if len(banks) == len(cards) == 1 and cards[0].id == card_id(banks[0]):
        return {key: one for key, one in named.items() if one is not banks[0]}
    return named


def _without(text: str, named: Sequence[Mention], near: Sequence[Lender]) -> str:
    """A text without the names in it, misread ones too: they say nothing of what is asked."""
    for one in reversed(named):
        if one.certain:
            text = f"{text[: one.start]} {text[one.end :]}"
    for name in {bare(name) for lender in near for name in names_of(lender)}:
        at = skeleton(aligned(text)).find(skeleton(name)) if len(name) > 2 else -1
        if at >= 0:
            text = f"{text[:at]} {text[at + len(name) :]}"
    return text


def _is_ordinary(text: str, named: Mention) -> bool:
    """Whether the name may be there by accident, as in 想借就借呗 ("then just borrow")."""
    return any(
        hit.start() < named.end and named.start < hit.end() for hit in _ORDINARY.finditer(aligned(text))
    )
