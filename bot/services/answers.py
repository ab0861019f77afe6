"""What an answer says: which statements, in which order, on one screen. Knows no user and no clock.

Selects from the library and writes nothing of its own. Every line keeps its tier and the id of its claim.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice
from typing import Any, Final, Literal, TypeVar

from bot.domain.language import Language
from bot.knowledge.dating import NOT_KNOWN
from bot.knowledge.freshness import is_stale
from bot.knowledge.library import Library
from bot.knowledge.model import About, Cite, Contact, Kind, Lender, Phone, Source, Stage, Tier
from bot.services.answer import (
    Answer,
    KindRef,
    Line,
    Page,
    oldest,
    pages,
)
from bot.services.questions import Asked, asked, particular
from bot.services.selection import QUESTION, TOPIC, UNCLEAR, Scope

# The topic of people who cannot pay.
NEGOTIATE: Final = "negotiate"
NEEDED: Final = (("topics", NEGOTIATE),)

# What a first screen says of the lender at a stage, in its order.
_TOLD: Final = {
    Stage.NOT_DUE: (About.HARDSHIP, About.PRACTICE),
    Stage.DUE_SOON: (About.HARDSHIP, About.PRACTICE),
    Stage.OVERDUE: (About.PRACTICE, About.HARDSHIP),
    Stage.MONTHS: (About.PRACTICE, About.HARDSHIP),
    Stage.AGENCY: (About.PRACTICE, About.VERIFY),
    Stage.VISITED: (About.VERIFY, About.PRACTICE),
    Stage.SUED: (About.CREDITOR, About.HARDSHIP),
}
_CHECKS: Final = 2  # ways to check somebody with this lender
_WAYS: Final = 2  # to ask this lender for time
_RULES: Final = 3
_TIPS: Final = 3

_BEFORE_DUE: Final = (Stage.NOT_DUE, Stage.DUE_SOON)

_KEPT: Final = 2000  # answers; about as many as there are on a day

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class SourceNote:
    """A source of a shown statement, to be found by its name and number."""

    title: str
    issuer: str
    number: str
    articles: tuple[str, ...]  # empty where only the document is known
    dated: str  # the day, month or year of the text; empty where nobody knows it
    read: date
    text_seen: Literal["full", "part", "no"] | None  # None: the editors' own word has no text
    in_force: date | None
    repealed: date | None


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The state of the whole knowledge, for /sources."""

    tiers: tuple[tuple[str, str, int], ...]  # label, meaning, number of claims; the strongest first
    oldest: date  # the check that lies furthest back
    newest: date
    next_review: date  # may have passed
    due: int  # claims whose review day has passed
    sources: tuple[SourceNote, ...]


class Answers:
    """Answers out of a library. Safe to share: nothing changes afterwards."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._claims = {claim.id: claim.what for claim in library.claims()}
        self._held = {*self._claims, *(f"rules/{one}" for one in library.rules)}
        self._kept: dict[tuple[object, ...], Any] = {}

    def rights(
        self, lender: Lender | None, kind: Kind | None, stage: Stage, on: date, language: Language
    ) -> Answer:
        """What to expect and what the rules allow, at a stage.

        `kind`: who stands in the contract, where the user has said so; else the lender's own kind.
        """
        return self._keep(
            ("rights", lender and lender.id, kind and kind.id, stage, on, language),
            lambda: self._rights(Scope(self.library, lender, kind, stage, on, language)),
        )

    def verify(
        self, lender: Lender | None, kind: Kind | None, contact: Contact, on: date, language: Language
    ) -> Answer:
        """How to check somebody who calls, writes or comes."""
        return self._keep(
            ("verify", lender and lender.id, kind and kind.id, contact, on, language),
            lambda: self._verify(Scope(self.library, lender, kind, Stage.VISITED, on, language, contact)),
        )

    def guidance(
        self, lender: Lender | None, kind: Kind | None, on: date, language: Language, *, overdue: bool = False
    ) -> Answer:
        """For a user who may not be able to pay an instalment: the way to this lender, then what helps."""
        scope = Scope(self.library, lender, kind, Stage.OVERDUE if overdue else Stage.DUE_SOON, on, language)
        negotiate = self.library.topics[NEGOTIATE]
        own = islice(scope.told(About.HARDSHIP), _WAYS)
        rules = (line for line in scope.rules() if self._topic_of(line) == NEGOTIATE)
        tips = chain(rules, scope.said_on(negotiate))
        return self._screen(scope, [*own, *islice(tips, _TIPS)])

    def next_steps(
        self, lender: Lender | None, kind: Kind | None, stage: Stage, on: date, language: Language
    ) -> tuple[Line, ...]:
        """One or two lines for a reminder: what this lender is reported to do next, and one rule on it."""
        missed = Stage.OVERDUE if stage in _BEFORE_DUE else stage

        def find() -> tuple[Line, ...]:
            scope = Scope(self.library, lender, kind, missed, on, language)
            steps = next(scope.told(About.PRACTICE), None), next(scope.rules(), None)
            return tuple(line for line in steps if line)

        return self._keep(("next", lender and lender.id, kind and kind.id, missed, on, language), find)

    def section(
        self,
        section_id: str,
        lender: Lender | None,
        kind: Kind | None,
        stage: Stage,
        on: date,
        language: Language,
    ) -> tuple[Page, ...]:
        """The pages of a section named by a `SectionRef`. Empty if there is no such section (any more)."""
        scope = Scope(self.library, lender, kind, stage, on, language)
        if section_id.startswith(TOPIC):
            topic = self.library.topics.get(section_id.removeprefix(TOPIC))
            return pages(topic.title.of(language), [*scope.topic_lines(topic)]) if topic else ()
        if section_id.startswith(QUESTION):
            question_id = section_id.removeprefix(QUESTION)
            known = question_id in self.library.questions
            return self.question(question_id, lender, kind, stage, on, language).pages() if known else ()
        return pages("", [*scope.about_lines(section_id)])

    def question(
        self,
        question_id: str,
        lender: Lender | None,
        kind: Kind | None,
        stage: Stage,
        on: date,
        language: Language,
    ) -> Asked:
        """The answer to a question. Raises KeyError if there is no such question."""
        return self._keep(
            ("question", question_id, lender and lender.id, kind and kind.id, stage, on, language),
            lambda: asked(
                Scope(self.library, lender, kind, stage, on, language), self.library.questions[question_id]
            ),
        )

    def own_line(
        self, question_id: str, lender: Lender, stage: Stage, on: date, language: Language
    ) -> Line | None:
        """What is particular to a lender where a question is about that."""
        scope = Scope(self.library, lender, None, stage, on, language)
        return next(particular(scope, self.library.questions[question_id]), None)

    def topic(
        self, topic_id: str, lender: Lender | None, kind: Kind | None, on: date, language: Language
    ) -> tuple[Page, ...]:
        """The pages of a topic; rules for other kinds of lender are left out where the kind is known."""
        return self.section(TOPIC + topic_id, lender, kind, Stage.OVERDUE, on, language)

    def said(self, ids: Iterable[str], on: date, language: Language) -> tuple[Line, ...]:
        """These statements and numbers, in their order. Unknown ids are skipped."""
        scope = Scope(self.library, None, None, Stage.VISITED, on, language)
        known = ((id_, self._claims[id_]) for id_ in ids if id_ in self._claims)
        return tuple(
            scope.phone(what) if isinstance(what, Phone) else scope.line(id_, what) for id_, what in known
        )

    def held(
        self, references: Iterable[str], on: date, language: Language, *, short: bool = False
    ) -> tuple[Line, ...]:
        """What is held at these places, in their order. Rules not in force on the day are left out."""
        scope = Scope(self.library, None, None, Stage.VISITED, on, language)
        found = (scope.line_at(one, short=short) for one in references if one in self._held)
        return tuple(line for line in found if line is not None)

    def kinds(self, language: Language) -> tuple[KindRef, ...]:
        """The kinds of lender to choose from: "who stands in your contract?"."""
        return tuple(
            KindRef(kind.id, kind.name.of(language), kind.asks.of(language))
            for kind in sorted(self.library.kinds.values(), key=lambda kind: kind.order)
            if kind.id != UNCLEAR
        )

    def sources_of(self, ids: Iterable[str], language: Language) -> tuple[SourceNote, ...]:
        """The sources of shown statements, each once, with all articles cited. Unknown ids are skipped."""
        cites = [cite for id_ in ids if id_ in self._claims for cite in self._claims[id_].cites]
        return self._notes(cites, language)

    def catalogue(self, on: date, language: Language) -> Catalogue:
        """Where the facts come from and when they were last checked."""
        claims = list(self._claims.values())
        names = self.library.vocabulary.tiers
        counts = Counter(claim.tier for claim in claims)
        return Catalogue(
            tiers=tuple(
                (names[tier].label.of(language), names[tier].meaning.of(language), counts[tier])
                for tier in Tier
                if counts[tier]
            ),
            oldest=min(claim.checked for claim in claims),
            newest=max(claim.checked for claim in claims),
            next_review=min(claim.review_by for claim in claims),
            due=sum(is_stale(claim, on) for claim in claims),
            sources=tuple(
                _note(source, (), language)
                for source in self.library.sources.values()
                if source.nature != "editor"
            ),
        )

    def _notes(self, cites: Sequence[Cite], language: Language) -> tuple[SourceNote, ...]:
        articles: dict[str, dict[str, None]] = {}
        for cite in cites:
            articles.setdefault(cite.source, {}).update({cite.article: None} if cite.article else {})
        return tuple(
            _note(self.library.sources[id_], tuple(places), language) for id_, places in articles.items()
        )

    def _topic_of(self, rule: Line) -> str:
        return self.library.rules[rule.statement_id.split("/")[1]].topic

    def _rights(self, scope: Scope) -> Answer:
        """What this lender does, what the rules say, and at the end, in one line, what nobody published."""
        told = [line for about in _TOLD[scope.stage] for line in islice(scope.told(about), 1)]
        unknown = islice(scope.told(About.UNKNOWN), 1)
        return self._screen(scope, [*told, *islice(scope.rules(), _RULES), *unknown])

    def _verify(self, scope: Scope) -> Answer:
        checks = islice(scope.checks(), _CHECKS)
        return self._screen(scope, [*checks, *islice(scope.rules(), _RULES)])

    def _keep(self, key: tuple[object, ...], find: Callable[[], _T]) -> _T:
        """What was found before: on one day many ask for the same, and many are told the same."""
        if key not in self._kept:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            self._kept[key] = find()
        found: _T = self._kept[key]
        return found

    def _screen(self, scope: Scope, lines: Iterable[Line]) -> Answer:
        """The first step, the lines, each once, and that the debt stays owed.

        No line is left out for its length: what a first screen shows is short, in each language.
        """
        first, owed = scope.first, scope.owed
        held = {first.statement_id, owed.statement_id}
        chosen = {line.statement_id: line for line in lines if line.statement_id not in held}
        shown = (first, *chosen.values(), owed)
        return Answer(
            lender=scope.lender.id if scope.lender else "",
            kind=scope.known_kind,
            title=scope.title,
            names_note=scope.names_note,
            first=first,
            lines=tuple(chosen.values()),
            owed=owed,
            sections=scope.sections(),
            kinds=self.kinds(scope.language) if scope.kind.id == UNCLEAR else (),
            checked=oldest(shown),
        )


def _note(source: Source, articles: tuple[str, ...], language: Language) -> SourceNote:
    return SourceNote(
        title=source.title.of(language),
        issuer=source.issuer.of(language),
        number=source.number,
        articles=articles,
        dated="" if source.dated == NOT_KNOWN else str(source.dated),
        read=source.read,
        text_seen=None if source.nature == "editor" else source.text_seen,
        in_force=source.in_force,
        repealed=source.repealed,
    )
