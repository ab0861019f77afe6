"""What of the library concerns one question: a lender, a kind, a stage, a day, a language. Knows no screen.

Turns statements into lines, the lender's own or else those of its kind, and leaves out what is not in
force or binds others.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from bot.domain.language import Language
from bot.knowledge.freshness import is_stale
from bot.knowledge.library import Library, statement_of
from bot.knowledge.model import (
    About,
    Contact,
    Kind,
    Lender,
    LenderStatement,
    Opening,
    Phone,
    Rule,
    Stage,
    Statement,
    Text,
    Tier,
    Topic,
    Version,
)
from bot.services.answer import PER_LINE, Line, SectionRef

# The rule that every answer ends with, and the kind of lender that stands for not knowing.
OWED: Final = "debt-owed"
UNCLEAR: Final = "unclear"
NEEDED: Final = (("rules", OWED), ("kinds", UNCLEAR))

# The sections about a lender, by what they gather.
SECTIONS: Final = {
    "about-practice": (About.PRACTICE, About.UNKNOWN),
    "about-creditor": (About.IDENTITY, About.CREDITOR),
    "about-contact": (About.CONTACT,),
    "about-verify": (About.VERIFY,),
    "about-hardship": (About.HARDSHIP,),
    "about-regulator": (About.REGULATOR, About.CREDIT_REPORT),
}
TOPIC: Final = "topic-"
QUESTION: Final = "?"

# Long before the date, people ask what would come; long after it, an agency mostly has the case.
_NEAR: Final = {Stage.NOT_DUE: Stage.DUE_SOON, Stage.MONTHS: Stage.AGENCY}


class Scope:
    """What of the library concerns one lender (or kind, or nobody): a stage, a day, a language."""

    def __init__(
        self,
        library: Library,
        lender: Lender | None,
        kind: Kind | None,
        stage: Stage,
        on: date,
        language: Language,
        contact: Contact | None = None,
    ) -> None:
        """`contact`: how somebody got in touch, where that is what is asked about."""
        self._library = library
        self._contact = contact
        self.lender = lender
        self.kind = kind or library.kinds[lender.kind if lender else UNCLEAR]
        self.stage = stage
        self.on = on
        self.language = language

    @property
    def _opening(self) -> tuple[str, Opening]:
        """What the first screen opens with, and its place."""
        if self._contact is not None:
            return f"contacts/{self._contact}", self._library.contacts[self._contact]
        return f"stages/{self.stage}", self._library.stages[self.stage]

    @property
    def known_kind(self) -> str:
        """The id of the kind; empty where neither lender nor kind is known."""
        return self.kind.id if self.lender or self.kind.id != UNCLEAR else ""

    @property
    def title(self) -> str:
        """Who the answer is about; empty where neither lender nor kind is known."""
        profile = self.lender or (self.kind if self.known_kind else None)
        return profile.name.of(self.language) if profile else ""

    @property
    def names_note(self) -> str:
        """The former names."""
        names = [former.of(self.language) for former in self.lender.former] if self.lender else []
        return self.language.enumerated.join(names)

    @property
    def first(self) -> Line:
        """The one thing to do first."""
        place, opening = self._opening
        return self.line(f"{place}/{opening.first.id}", opening.first)

    @property
    def owed(self) -> Line:
        """That the debt stays owed, in short. Raises LookupError if the day lies before all of this law."""
        line = self.line_of_rule(self._library.rules[OWED], short=True)
        if line is None:
            raise LookupError(f"rules/{OWED} is not in force on {self.on}")
        return line

    def line(self, id_: str, said: Statement | Version, *, short: bool = False) -> Line:
        """A claim as a line; `short`: in its short words, if it has such. So is hearsay past its review."""
        short = short or (said.tier is Tier.REPORTED_PRACTICE and is_stale(said, self.on))
        return self._line(id_, said, said.short if short and said.short else said.text)

    def line_of_rule(self, rule: Rule, *, short: bool = False) -> Line | None:
        """What a rule says on the day, to this kind of lender; in short, after the name of its document."""
        line = self._line_of_rule(rule, short=short)
        return replace(line, text=f"{self._brief(rule)}{line.text}") if line and short else line

    def _line_of_rule(self, rule: Rule, *, short: bool) -> Line | None:
        version = rule.at(self.on)
        if version is None or (rule.kinds and self.kind.id not in rule.kinds):
            return None
        return self.line(f"rules/{rule.id}/{version.since}", version, short=short)

    def line_at(self, reference: str, *, short: bool = False) -> Line | None:
        """What is held elsewhere. None for a rule that is not in force, or binds others."""
        folder, _, key = reference.partition("/")
        if folder == "rules":
            return self.line_of_rule(self._library.rules[key], short=short)
        said = statement_of(self._library, reference)
        return self.line(reference, said, short=short) if said else None

    def rules(self) -> Iterator[Line]:
        """The rules to open with that are in force, in short, most important first.

        What one document says stands in one line, after its name.
        """
        _, opening = self._opening
        found: dict[str, Line] = {}
        for rule in (self._library.rules[id_] for id_ in opening.rules if id_ != OWED):
            line = self._line_of_rule(rule, short=True)
            if line is None:
                continue
            brief = self._brief(rule)
            if brief and brief in found:
                found[brief] = found[brief].joined(line, self.language.semicolon)
            else:
                found[brief or rule.id] = replace(line, text=f"{brief}{line.text}")
        return iter(found.values())

    def _brief(self, rule: Rule) -> str:
        """The name of the document before what a rule says in short; empty if that names it itself."""
        version = rule.at(self.on)
        if version is None or version.short is None:
            return ""
        brief = self._library.sources[version.cites[0].source].brief
        return f"{brief.of(self.language)}{self.language.colon}" if brief else ""

    def told(self, about: About) -> Iterator[Line]:
        """What is known of the lender, else of its kind, at the stage, in short."""
        for id_, said in self._said(about):
            if self._at_stage(said):
                yield self.line(id_, said, short=True)
        yield from self._seen_elsewhere(about, opening=True)

    def checks(self) -> Iterator[Line]:
        """How to check who got in touch: by the kind of contact, or as the lender or its kind says."""
        shows = self._library.contacts[self._contact].shows if self._contact is not None else ()
        if not shows:
            yield from self.told(About.VERIFY)
        yield from (line for one in shows if (line := self.line_at(one, short=True)))

    def own(self, about: About, stage: Stage | None = None) -> Iterator[Line]:
        """What is said of the lender itself, or else of its kind itself; nothing where neither is known.

        As of the stage, where a question is about one; else as of that of the scope.
        """
        if self.known_kind:
            held = self.lender if self.lender and self.lender.statements else self.kind
            folder = "lenders" if held is self.lender else "kinds"
            for said in held.statements:
                if said.about is about and self._at_stage(said, stage):
                    yield self.line(f"{folder}/{held.id}/{said.id}", said, short=True)

    def about_lines(self, section_id: str) -> Iterator[Line]:
        """What a section about the lender says, of every stage, with its numbers at the end."""
        for about in SECTIONS.get(section_id, ()):
            yield from (self.line(id_, said) for id_, said in self._said(about))
            yield from self._seen_elsewhere(about)
        if section_id == "about-contact" and self.lender:
            yield from self._phones(self.lender.phones)
        if section_id == "about-regulator":
            yield from self._phones(self.kind.regulator_phones)

    def said_on(self, topic: Topic) -> Iterator[Line]:
        """The statements of a topic that concern the stage."""
        for said in topic.statements:
            if self._at_stage(said):
                yield self.line(f"topics/{topic.id}/{said.id}", said)

    def topic_lines(self, topic: Topic) -> Iterator[Line]:
        """All that a topic says: its statements, the rules on it that are in force, its numbers.

        Rules that matter at the stage come before the others.
        """
        yield from (self.line(f"topics/{topic.id}/{said.id}", said) for said in topic.statements)
        ranks = {id_: rank for rank, id_ in enumerate(self._opening[1].rules)}
        rules = [r for r in self._library.rules.values() if r.topic == topic.id or r.id in topic.see]
        rules.sort(key=lambda rule: (ranks.get(rule.id, len(ranks)), rule.order))
        yield from (line for line in map(self.line_of_rule, rules) if line)
        yield from self._phones(topic.phones)

    def sections(self) -> tuple[SectionRef, ...]:
        """The sections that have something to say: about the lender, how to check, then the topics."""
        about = [
            SectionRef(id_, "") for id_ in SECTIONS if next(iter(self.about_lines(id_)), None) is not None
        ]
        checks = self._library.contacts[self._contact].checks if self._contact is not None else ()
        others = (*(QUESTION + id_ for id_ in checks), *(TOPIC + id_ for id_ in self._opening[1].topics))
        return (*about, *map(self.section, others))

    def section(self, section_id: str) -> SectionRef:
        """A topic or a question, by the id of its section."""
        library = self._library
        if section_id.startswith(QUESTION):
            title: Text = library.questions[section_id.removeprefix(QUESTION)].title
        else:
            title = library.topics[section_id.removeprefix(TOPIC)].title
        return SectionRef(section_id, title.of(self.language))

    def _said(self, about: About) -> Iterator[tuple[str, LenderStatement]]:
        """What is said of the lender; where nothing is, of its kind; where nothing is, of all."""
        general = self._library.kinds[UNCLEAR]
        own = [("lenders", self.lender)] if self.lender else []
        for folder, profile in (*own, ("kinds", self.kind), ("kinds", general)):
            said = [one for one in profile.statements if one.about is about]
            if said:
                yield from ((f"{folder}/{profile.id}/{one.id}", one) for one in said)
                return

    def _seen_elsewhere(self, about: About, *, opening: bool = False) -> Iterator[Line]:
        """What is held by a rule or a topic and belongs to what is said of the kind.

        `opening`: in short, and only what concerns the stage.
        """
        for place in self.kind.see.get(about, ()):
            held = self._library.rules.get(place.partition("/")[2])
            if opening and held is not None and not self._at_stage(held):
                continue
            line = self.line_at(place, short=opening)
            if line:
                yield line

    def _at_stage(self, said: Statement | Rule, stage: Stage | None = None) -> bool:
        at = stage or self.stage
        return not said.stages or at in said.stages or _NEAR.get(at) in said.stages

    def _phones(self, numbers: Sequence[str]) -> Iterator[Line]:
        listed = {phone.number: phone for phone in self._library.channels.phones}
        return (self.phone(listed[number]) for number in numbers)

    def phone(self, phone: Phone) -> Line:
        """A number as a line: whose it is, and for what."""
        texts = {
            key: f"{phone.number} · {getattr(phone.name, key)} · {getattr(phone.use, key)}"
            for key in ("zh", "hant", "en")
        }
        return self._line(f"channels/{phone.number}", phone, Text(**texts))

    def _line(self, id_: str, what: Statement | Version | Phone, text: Text) -> Line:
        label = self._library.vocabulary.tiers[what.tier].label
        return Line(
            text=text.of(self.language),
            tier_label=label.of(self.language),
            tier=what.tier,
            statement_id=id_,
            checked=what.checked,
            stale=is_stale(what, self.on),
            weight=len(text.zh) + len(label.zh) + PER_LINE,
        )
