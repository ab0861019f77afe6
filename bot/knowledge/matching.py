"""Which question a sentence asks, or which command would answer it, by examples. Knows no user and no lender.

A sentence becomes features: runs of one to three words or characters, and pairs of subjects wherever they
stand; words that say the same are the same. It is compared with every example (cosine, what few cards
have weighs more), and a card is as near as its nearest examples are. Sure only with a margin.
"""

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from math import log, sqrt
from typing import Final

from bot.knowledge.fold import clauses, simplified
from bot.knowledge.numbered import UNKNOWN, Numbered
from bot.knowledge.questions import MatchingWords, Question
from bot.knowledge.vectors import Index, Vector, unit
from bot.reading.patterns import regex

_MOST: Final = 3  # candidates
_SURE: Final = 0.25  # how near at least
_SURE_ALONE: Final = 0.17  # the same where the next card is far behind, by this factor
_ALONE: Final = 1.5
_SURE_SUFFERED: Final = 0.33  # the same where it is told what others do, or what is wrong
_SURE_TOLD: Final = (0.6, 0.45, 0.36)  # the same of any other statement, by how many subjects it names
_SURE_COMMAND: Final = 0.22  # the same of the bot itself: a wrong screen of settings harms nobody
_MARGIN: Final = 1.2  # how much nearer than the next card
_MARGIN_RELATED: Final = 1.1  # or than one that is offered under the answer anyway
_MARGIN_OTHER: Final = 1.7  # or than what is none of ours
_NEAR: Final = 0.17  # how near at least, to be asked about
_NEAR_FOREIGN: Final = 0.5  # the same where another matter is named: then nothing is sure
_HEARD_SURE: Final = 0.55  # how much of what is said the card's examples have to hold, by weight
_HEARD_NEAR: Final = 0.3
_BESIDE: Final = 0.5  # of the nearest: as near a candidate is

_LONGEST: Final = 3  # runs
_NEAREST: Final = 3  # examples whose mean counts
_BY_EXAMPLES: Final = 0.7  # the rest by all that a card's examples have together
_UNHEARD: Final = 1.5  # what a word weighs that no example has; a run of words that none has
_UNHEARD_RUN: Final = 0.3
_SUBJECT, _WORD, _ASKING = 1.6, 0.7, 0.5  # what a word of each sort weighs
_FIRST: Final = 0xE000  # of the characters that stand for words that say the same

_ASKS: Final = regex(
    r"[吗么嘛?？谁哪啥咋几]|怎样|如何|多少|多久|[会能要是以有行]不|凭什么|有没有|真假|真的假|(\w)不\1|不(?:$|\s)|\b(?:what|how|who|when|where|which|why)\b"
    r"|^(?:can|could|will|would|do|does|is|are|am|should|may|did|has|have)\b"
    r"|\b(?:can|could|will|would|do|does|is|are|should) (?:i|it|they|you|this|that|there|my|he|she)\b"
)
_SUFFERS: Final = regex(
    r"逾期|overdue|不是我|没借|冒用|突然|又来|说[要能是会我他]|自称|[要让叫逼]我|不[让给肯]|收到|显示|失败|还没到|先交|未还|欠款状态"
    r"|\b(?:they|he|she|collectors?) (?:say|said|keep|put|want|charged?|refuse|threat)"
    r"|\b(?:never|wrong|received)\b|\bgot an?\b"
)
_OTHERS: Final = regex(  # who does it; to whom it is given or told is another thing
    "(?<![给被])(?<!告诉)(?:平台|催收|机构|银行|公司|法院|警察|他们|她们|对方|征信|网贷)|\\b(?:they|lenders?|banks?|collectors?|court|police)\\b"
)
_YOU: Final = regex(r"[你您]|\byou\b")
# 还 before these is "still"; 提前还要多少 is "to repay".
_STILL: Final = regex(
    r"(?<!提前)(?<![不没先晚来着清全法再])还(?!能[借再]|可以[借再])(?=[要能可会是在没有说用需得叫让催给打显想怎]|算(?!数))"
)
_ENDING: Final = regex(r"(?:'?s|ed|ing)$")
_FIGURE: Final = regex(r"(?!110)[0-9]{1,4}")
_SHORT: Final = 4
_PIECES: Final = regex(r"[a-z']+|[0-9]+|[\ue000-\uf8ff]|[^\W_]")


_Card = Question | str | None
"""A question, a field of `Commands`, or what is none of ours."""


@dataclass(frozen=True, slots=True)
class Match:
    """`sure` is the question; else `near` are those to ask about, likeliest first. Both empty: none.

    `command`: the field of `Commands` that answers what is asked of the bot itself; then it is no question.
    """

    sure: Question | None = None
    near: tuple[Question, ...] = ()
    command: str = ""

    def __bool__(self) -> bool:
        return self.sure is not None or bool(self.near)


def asks(text: str) -> bool:
    """Whether a text has the form of a question."""
    return _ASKS.search(simplified(text)) is not None


class Matching:
    """The examples of all questions, indexed once. Safe to share: nothing changes afterwards."""

    def __init__(self, questions: Iterable[Question], words: MatchingWords) -> None:
        self._words = _Words(words)
        # What is none of ours is told apart by examples, too: whoever asks about the weather gets no card.
        commands = dict(words.commands)
        self._cards: list[_Card] = [*questions, *commands, None]
        self._numbers = {_key(card): number for number, card in enumerate(self._cards)}
        read = [
            (number, self._words.features(self._words.pieces(simplified(text))))
            for number, card in enumerate(self._cards)
            for text in _said_of(card, commands, words)
        ]
        cards_with, latest = Counter[str](), dict[str, int]()
        for number, features in read:  # card by card
            for feature in features:
                if latest.get(feature) != number:
                    latest[feature] = number
                    cards_with[feature] += 1
        self._features = Numbered(cards_with)
        self._cards_with = array("H", bytes(2 * len(self._features)))
        for feature, many in cards_with.items():
            self._cards_with[self._features[feature]] = many
        self._owners = array("H", (number for number, _ in read))
        profiles: list[dict[int, float]] = [defaultdict(float) for _ in self._cards]

        def vectors() -> Iterator[Vector]:
            for number, features in read:
                vector = self._vector(features)
                for feature, weight in vector:
                    profiles[number][feature] += weight
                yield vector

        self._examples = Index(len(self._features), vectors())
        self._profiles = Index(
            len(self._features),
            (unit((one, sqrt(sum_)) for one, sum_ in sums.items()) for sums in profiles),
        )

    def match(self, simple: str, *, of_a_lender: bool = False) -> Match:
        """The question that a simplified text asks, the names of lenders being taken out of it.

        `of_a_lender`: one was named; then it is hardly about another matter.
        """
        ranked = self.ranked(simple)
        (nearest, card), (next_, rival) = (*ranked, (0.0, None), (0.0, None))[:2]
        if card is None:
            return Match()
        heard_of = partial(self._has_heard, card)
        foreign = not all(map(heard_of, self._words.foreign(simple)))
        if nearest < (_NEAR_FOREIGN if foreign else _NEAR):
            return Match()
        heard = self._share_heard(card, simple)
        named = self._words.subjects(simple)
        known = not foreign and heard >= _HEARD_SURE and (not named or any(map(heard_of, named)))
        other = _MARGIN if of_a_lender else _MARGIN_OTHER
        if known and self._is_sure(card, nearest, rival, next_, simple, other):
            return Match(command=card) if isinstance(card, str) else Match(card)
        if heard < _HEARD_NEAR:
            return Match()
        near = [one for score, one in ranked if score >= nearest * _BESIDE and isinstance(one, Question)]
        return Match(near=tuple(near[:_MOST]))

    def _is_sure(
        self,
        card: Question | str,
        near: float,
        rival: _Card,
        behind: float,
        simple: str,
        margin: float,
    ) -> bool:
        """Whether a card is near enough, and enough nearer than the one behind it (`None`: none of ours)."""
        plain = self._words.plain(simple)
        if isinstance(card, str):
            of_others = _OTHERS.search(plain) is not None and _YOU.search(plain) is None
            return not of_others and near >= max(_SURE_COMMAND, behind * _MARGIN)
        if asks(plain):
            least = _SURE_ALONE if near >= behind * _ALONE else _SURE
        elif _SUFFERS.search(plain):
            least = _SURE_SUFFERED
        else:
            least = _SURE_TOLD[min(len(self._words.subjects(simple)), len(_SURE_TOLD) - 1)]
        if rival is not None:
            margin = _MARGIN_RELATED if _key(rival) in card.related else _MARGIN
        return near >= max(least, behind * margin)

    def ranked(self, simple: str) -> list[tuple[float, _Card]]:
        """The cards that a simplified text is near to, the nearest first. None: something else."""
        vector = self._vector(self._words.features(self._words.pieces(simple)))
        by_card: dict[int, list[float]] = defaultdict(list)
        for at, score in self._examples.near(vector).items():
            by_card[self._owners[at]].append(score)
        whole = self._profiles.near(vector)
        scores = ((_nearness(found, whole[number]), number) for number, found in by_card.items())
        ranked = sorted(scores, key=lambda one: (-one[0], one[1]))
        return [(score, self._cards[number]) for score, number in ranked]

    def _share_heard(self, card: Question | str, simple: str) -> float:
        """How much of what is said stands in some example of the card: the rest may be another matter."""
        pieces = self._words.pieces(simple)
        weights = [self._weight(one, self._features[one]) * self._words.weight(one) for one in pieces]
        heard = (w for piece, w in zip(pieces, weights, strict=True) if self._has_heard(card, piece))
        return sum(heard) / sum(weights)

    def _has_heard(self, card: Question | str, piece: str) -> bool:
        """Whether a word or character stands in some example of the card."""
        return self._profiles.holds(self._numbers[_key(card)], self._features[piece])

    def _vector(self, features: Mapping[str, float]) -> Vector:
        numbered = ((one, self._features[one], weight) for one, weight in features.items())
        return unit((number, self._weight(one, number) * weight) for one, number, weight in numbered)

    def _weight(self, feature: str, number: int) -> float:
        many = len(self._cards)
        if number != UNKNOWN:
            return log(1 + many / self._cards_with[number])
        run = " " in feature or "&" in feature
        return log(1 + many) * (_UNHEARD_RUN if run else _UNHEARD)


def _key(card: _Card) -> str:
    return card.id if isinstance(card, Question) else f"/{card or ''}"


def _said_of(card: _Card, commands: Mapping[str, Sequence[str]], words: MatchingWords) -> Iterable[str]:
    if isinstance(card, Question):
        return examples_of(card)
    return words.others if card is None else commands[card]


class _Words:
    """Reads a text as features."""

    def __init__(self, words: MatchingWords) -> None:
        foreign = [(word,) for word in words.foreign]
        subjects = (*words.same, *foreign)
        self._foreign = frozenset(chr(_FIRST + len(words.same) + number) for number in range(len(foreign)))
        self._subjects = frozenset(chr(_FIRST + number) for number in range(len(subjects)))
        self._asking = frozenset(chr(_FIRST + len(subjects) + number) for number in range(len(words.asking)))
        self._spoken = {_written(one): _written(first) for first, *said in words.spoken for one in said}
        self._speech = _any_of(self._spoken)
        self._said = dict.fromkeys(map(_written, words.fillers), "")
        for number, group in enumerate((*subjects, *words.asking)):
            self._said |= dict.fromkeys(map(_written, group), chr(_FIRST + number))
        self._known = _any_of(self._said)

    def features(self, pieces: Sequence[str]) -> Mapping[str, float]:
        """What a text of these pieces is made of, and how much each part says by its sort."""
        weights = [self.weight(piece) for piece in pieces]
        found: dict[str, float] = defaultdict(float)
        for size in range(1, _LONGEST + 1):
            for at in range(len(pieces) - size + 1):
                found[" ".join(pieces[at : at + size])] += sum(weights[at : at + size]) / size
        subjects = sorted(self._subjects & set(pieces))
        for pair in combinations(subjects, 2):
            found["&".join(pair)] += _SUBJECT
        return found

    def foreign(self, simple: str) -> frozenset[str]:
        """The words of other matters in a simplified text."""
        return self._foreign & frozenset(self.pieces(simple))

    def subjects(self, simple: str) -> frozenset[str]:
        """The subjects that a simplified text names."""
        return self._subjects & frozenset(self.pieces(simple))

    def plain(self, simple: str) -> str:
        """A simplified text in the words of the written language."""
        return self._speech.sub(lambda hit: self._spoken[hit[1] or hit[0]], simple)

    def pieces(self, simple: str) -> list[str]:
        """Its words and characters; words that say the same are one character."""
        plain = _STILL.sub("", _gapless(self.plain(simple)))
        found = _PIECES.findall(self._known.sub(lambda hit: f" {self._said[hit[1] or hit[0]]} ", plain))
        return [_stem(piece) for piece in found]

    def weight(self, piece: str) -> float:
        """What a piece says by its sort."""
        if piece in self._subjects:
            return _SUBJECT
        return _ASKING if piece in self._asking else _WORD


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Any of these words, the longest first; Latin ones whole, in group 1, and their plural."""
    longest = sorted(filter(None, words), key=len, reverse=True)
    latin = "|".join(re.escape(one) for one in longest if one.isascii())
    other = "|".join(re.escape(one) for one in longest if not one.isascii())
    return regex(rf"(?<![a-z0-9'])({latin or '(?!)'})(?:'?s)?(?![a-z0-9'])|{other or '(?!)'}")


def _stem(piece: str) -> str:
    """A word without what tells its number and tense (lawyers, charged); any small figure as one."""
    if _FIGURE.fullmatch(piece):
        return "0"
    return _ENDING.sub("", piece) if len(piece) > _SHORT else piece


def examples_of(card: Question) -> Iterator[str]:
    """How people ask a question."""
    yield from (*card.examples.zh, *card.examples.en, card.title.zh, card.title.en)


def _written(word: str) -> str:
    return _STILL.sub("", _gapless(simplified(word)))


def _gapless(simple: str) -> str:
    """A simplified text without punctuation, and without gaps but between Latin words."""
    return " ".join(clauses(simple.replace("’", "'")))


def _nearness(examples: list[float], whole: float) -> float:
    """Of a card: the nearest example tells most, but one may be an accident; and all of them together."""
    nearest = sorted(examples, reverse=True)[:_NEAREST]
    return _BY_EXAMPLES * (nearest[0] + sum(nearest) / _NEAREST) / 2 + (1 - _BY_EXAMPLES) * whole
