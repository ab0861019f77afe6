"""What of the library concerns one question: a lender, a kind, a stage, a day, a language. Knows no screen.

Turns statements into lines, the lender's own or else those of its kind, and leaves out what is not in
force or binds others.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from bot.domain.language import Language
from bot.knowledge.library import Library, statement_of
from bot.knowledge.model import (
    About,
    Kind,
    Lender,
    LenderStatement,
    Phone,
    Rule,
    Stage,
    Statement,
    Text,
    Topic,
    Version,
)
from bot.services.answer import Line, SectionRef

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
    ) -> None:
        self._library = library
        self.lender = lender
        self.kind = kind or library.kinds[lender.kind if lender else UNCLEAR]
        self.stage = stage
        self.on = on
        self.language = language

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
        return (", " if self.language is Language.EN else "、").join(names)

    @property
    def first(self) -> Line:
        """The one thing to do first at the stage."""
        said = self._library.stages[self.stage].first
        return self.line(f"stages/{self.stage}/{said.id}", said)

    @property
    def owed(self) -> Line:
        """That the debt stays owed. Raises LookupError if the day lies before all of this law."""
        line = self.line_of_rule(self._library.rules[OWED])
        if line is None:
            raise LookupError(f"rules/{OWED} is not in force on {self.on}")
        return line

    def line(self, id_: str, said: Statement | Version, text: Text | None = None) -> Line:
        """A claim as a line, or its short text."""
        label = self._library.vocabulary.tiers[said.tier].label.of(self.language)
        words = (text or said.text).of(self.language)
        return Line(words, label, said.tier, id_, said.checked, said.review_by)

    def line_of_rule(self, rule: Rule) -> Line | None:
        """What a rule says on the day, to this kind of lender."""
        if rule.kinds and self.kind.id not in rule.kinds:
            return None
        version = rule.at(self.on)
        return self.line(f"rules/{rule.id}/{version.since}", version) if version else None

    def line_at(self, reference: str) -> Line | None:
        """What a question refers to. None for a rule that is not in force, or binds others."""
        folder, _, key = reference.partition("/")
        if folder == "rules":
            return self.line_of_rule(self._library.rules[key])
        said = statement_of(self._library, reference)
        return self.line(reference, said) if said else None

    def rules(self) -> Iterator[Line]:
        """The rules of the stage that are in force, most important first."""
        found = (
            self.line_of_rule(self._library.rules[id_]) for id_ in self._library.stages[self.stage].rules
        )
        return (line for line in found if line and line.statement_id.split("/")[1] != OWED)

    def told(self, about: About) -> Iterator[list[Line]]:
        """What is known of the lender, else of its kind, at the stage: the text, and the short one if any."""
        for id_, said in self._said(about):
            if self._at_stage(said):
                yield [
                    self.line(id_, said),
                    *([self.line(id_, said, said.short)] if said.short else []),
                ]

    def about_lines(self, section_id: str) -> Iterator[Line]:
        """What a section about the lender says, of every stage, with its numbers at the end."""
        for about in SECTIONS.get(section_id, ()):
            yield from (self.line(id_, said) for id_, said in self._said(about))
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
        ranks = {id_: rank for rank, id_ in enumerate(self._library.stages[self.stage].rules)}
        rules = [rule for rule in self._library.rules.values() if rule.topic == topic.id]
        on_it = map(
            self.line_of_rule, sorted(rules, key=lambda rule: (ranks.get(rule.id, len(ranks)), rule.order))
        )
        yield from (line for line in on_it if line)
        yield from self._phones(topic.phones)

    def sections(self) -> tuple[SectionRef, ...]:
        """The sections that have something to say: about the lender, then the topics of the stage."""
        about = [
            SectionRef(id_, "") for id_ in SECTIONS if next(iter(self.about_lines(id_)), None) is not None
        ]
        topics = (TOPIC + id_ for id_ in self._library.stages[self.stage].topics)
        return (*about, *map(self.section, topics))

    def section(self, section_id: str) -> SectionRef:
        """A topic or a question, by the id of its section."""
        library = self._library
        if section_id.startswith(QUESTION):
            title: Text = library.questions[section_id.removeprefix(QUESTION)].title
        else:
            title = library.topics[section_id.removeprefix(TOPIC)].title
        return SectionRef(section_id, title.of(self.language))

    def _said(self, about: About) -> Iterator[tuple[str, LenderStatement]]:
        """What is said of the lender; where nothing is, what is said of its kind."""
        own = [said for said in self.lender.statements if said.about is about] if self.lender else []
        if self.lender and own:
            yield from ((f"lenders/{self.lender.id}/{said.id}", said) for said in own)
            return
        for said in self.kind.statements:
            if said.about is about:
                yield f"kinds/{self.kind.id}/{said.id}", said

    def _at_stage(self, said: Statement) -> bool:
        # Long before the date, people ask what would come: that is what is said of the days around it.
        near = (self.stage, Stage.DUE_SOON) if self.stage is Stage.NOT_DUE else (self.stage,)
        return not said.stages or any(stage in said.stages for stage in near)

    def _phones(self, numbers: Sequence[str]) -> Iterator[Line]:
        listed = {phone.number: phone for phone in self._library.channels.phones}
        return (self._phone(listed[number]) for number in numbers)

    def _phone(self, phone: Phone) -> Line:
        label = self._library.vocabulary.tiers[phone.tier].label.of(self.language)
        name, use = phone.name.of(self.language), phone.use.of(self.language)
        text = f"{phone.number} · {name} · {use}"
        return Line(text, label, phone.tier, f"channels/{phone.number}", phone.checked, phone.review_by)
