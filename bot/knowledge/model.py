"""What knowledge may hold: the one schema. Knows no files, no search and no user.

A *statement* is the unit: one claim in plain words, with the tier of its authority, its
sources and the days on which it was checked and is to be checked again. Lenders, kinds of
lender, rules, topics and stages are collections of statements.
"""

from collections.abc import Iterator, Mapping, Set
from datetime import date, time
from enum import StrEnum
from functools import partial
from typing import Annotated, Any, ClassVar, Final, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from bot.domain.language import Language
from bot.knowledge.dating import Dated, Month, latest

T = TypeVar("T")

# TOML has arrays and strings where Python has tuples and enums; nothing else is converted.
Many = Annotated[tuple[T, ...], Field(strict=False)]
Some = Annotated[tuple[T, ...], Field(strict=False, min_length=1)]
Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=48)]

_NOT_KEPT: Final[set[str]] = set()


class Model(BaseModel):
    """Strict: no unknown key, no silent conversion, no change after loading."""

    # Built when something is first read: whoever starts with prepared knowledge reads nothing.
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, defer_build=True)

    # Keys that only checks and indexes read: they are not there in knowledge that was prepared.
    unprepared: ClassVar[Set[str]] = frozenset()

    def __getstate__(self) -> dict[Any, Any]:
        """What a prepared entry holds. The names of the keys that were given do not: nobody asks for them."""
        return {key: value for key, value in vars(self).items() if key not in self.unprepared}

    def __setstate__(self, state: dict[Any, Any]) -> None:
        """Key by key: so the entries of a class share one table of keys, and have no dict each."""
        keep = partial(object.__setattr__, self)
        keep("__pydantic_fields_set__", _NOT_KEPT)
        keep("__pydantic_extra__", None)
        keep("__pydantic_private__", None)
        for key, value in state.items():
            keep(key, value)


class Text(Model):
    """A text in each language. `hant` is derived (`tools/derive.py`); the loader puts it in."""

    zh: str = Field(min_length=1)
    en: str = Field(min_length=1)
    hant: str = ""

    def of(self, language: Language) -> str:
        return {Language.HANS: self.zh, Language.HANT: self.hant or self.zh, Language.EN: self.en}[language]


class Tier(StrEnum):
    """Whose word a statement is. Names and explanations: `vocabulary.toml`."""

    STATUTE = "statute"  # law: binds everyone
    REGULATION = "regulation"  # department rules: bind licensed lenders
    NATIONAL_STANDARD = "national-standard"  # GB/T: recommended
    SELF_REGULATION = "self-regulation"  # an association's: members only
    LENDER_STATEMENT = "lender-statement"  # the lender published it
    REPORTED_PRACTICE = "reported-practice"  # press or users; hearsay
    ADVICE = "advice"  # the editors' counsel


class Stage(StrEnum):
    """Where a user stands with one loan. Titles and first steps: `stages/<id>.toml`."""

    NOT_DUE = "not-due"
    DUE_SOON = "due-soon"
    OVERDUE = "overdue"
    MONTHS = "months"  # overdue for months
    AGENCY = "agency"  # handed to a collection agency
    VISITED = "visited"  # someone comes, or says they will
    SUED = "sued"


class Contact(StrEnum):
    """How somebody who wants money got in touch. What to do first: `contacts/<id>.toml`."""

    ANY = "any"  # not said
    VISIT = "visit"
    CALL = "call"
    MESSAGE = "message"
    LETTER = "letter"
    COURT = "court"


class About(StrEnum):
    """What a statement about a lender or a kind of lender is about."""

    IDENTITY = "identity"  # what it is, former names, renames and splits
    CREDITOR = "creditor"  # who may legally be the creditor, and where to read it
    CONTACT = "contact"  # official ways to reach it
    PRACTICE = "practice"  # what collection is reported to look like
    UNKNOWN = "unknown"  # what nobody published
    VERIFY = "verify"  # how to check a collector with this lender
    HARDSHIP = "hardship"  # who cannot pay
    REGULATOR = "regulator"  # who supervises, which code applies, where to complain
    CREDIT_REPORT = "credit-report"


Faster = Literal["numbers", "lenders", "not-found"]  # what ages faster than its tier
TierName = Annotated[Tier, Field(strict=False)]
StageName = Annotated[Stage, Field(strict=False)]
ContactName = Annotated[Contact, Field(strict=False)]
AboutName = Annotated[About, Field(strict=False)]


class Cite(Model):
    """A source and the place in it. `article` is empty where only the document is known."""

    source: Id
    article: str = ""


class Statement(Model):
    """One claim. After `review_by` its line is marked as due for review.

    `short` says it in one line: what a first screen and a reminder show where there is one.
    """

    id: Id
    tier: TierName
    text: Text
    short: Text | None = None
    cites: Some[Cite]
    checked: date
    review_by: date
    stages: Many[StageName] = ()  # empty: at every stage
    searched: Many[str] = ()  # of “not found”: what was looked for and where; never shown


class LenderStatement(Statement):
    about: AboutName


class Source(Model):
    """A document or page that statements rest on, with three dates: its own, ours, and whether we saw it.

    Nothing that is found under `evidence` is ever shown: it is where we read, not where people should.
    """

    id: Id
    title: Text  # official name; readers find the document by it
    issuer: Text
    number: str = ""  # document number, e.g. GB/T 45251-2025
    brief: Text | None = None  # how it is named, with its hedge, where several things it says are one line
    nature: Literal["primary", "news", "low", "editor"]  # statute text, press copy, weak page, the editors
    dated: Dated  # the day of the document; of a law, of the copy: later amendments are not in it
    read: date  # the day on which we read what we read
    text_seen: Literal["full", "part", "no"]  # the words we rest on: all, some, or reports of them only
    articles: Many[str] = ()  # those whose words we read, used by a statement or not
    evidence: Many[str] = ()  # where it was read: addresses, files
    in_force: date | None = None
    repealed: date | None = None
    repealed_by: Text | None = None


Act = Literal[
    "contact",  # of any kind
    "connected-call",  # that was taken
    "unanswered-call",
    "visitors",  # who come together
    "third-party",  # somebody else was contacted: whether that was allowed depends on more
    "unnamed",  # nobody said for whom
    "private-phone",  # or a private account
]
COUNTED: Final[frozenset[Act]] = frozenset({"contact", "connected-call", "unanswered-call", "visitors"})
"""Acts that a limit has a number for."""


class Limit(Model):
    """What of a rule code compares with contacts. Words take its numbers from here by placeholder.

    Placeholders in a version's text: {most}, {least}, {start}, {end} (HH:MM).
    """

    act: Act
    most: int | None = None
    least: int | None = None
    start: time | None = None  # local time of the debtor; the span may cross midnight
    end: time | None = None
    per: Literal["day", ""] = ""

    def numbers(self) -> dict[str, str]:
        """What each placeholder stands for, as written in a text. Only the numbers that are set."""
        times = {name: f"{at:%H:%M}" for name in ("start", "end") if (at := getattr(self, name)) is not None}
        counts = {name: str(n) for name in ("most", "least") if (n := getattr(self, name)) is not None}
        return times | counts


class Version(Model):
    """What a rule said from a day on. A repeal is a version that ends."""

    since: Dated
    until: date | None = None  # the first day without it
    tier: TierName
    text: Text
    short: Text | None = None  # as in `Statement`; stands after its source's `brief`, if that has one
    cites: Some[Cite]
    checked: date
    review_by: date
    limit: Limit | None = None  # fills the placeholders of `text` and `short`, by the loader

    @property
    def begins(self) -> date:
        """The first day on which it is certainly in force."""
        return latest(self.since)


class Rule(Model):
    """One norm on collection, through its versions. Its text names whom it binds."""

    id: Id
    title: Text
    topic: Id
    order: int = 50  # within the topic, lowest first
    kinds: Many[Id] = ()  # kinds of lender it is shown for; empty: all
    stages: Many[StageName] = ()
    versions: Some[Version]

    def at(self, day: date) -> Version | None:
        """The version in force on that day, or None. Never the nearest."""
        in_force = (v for v in self.versions if v.begins <= day and (v.until is None or day < v.until))
        return next(in_force, None)


class Topic(Model):
    """A theme a section is about: calls, visits, family, … Rules name their topic themselves."""

    id: Id
    title: Text
    order: int
    keywords: Many[str] = ()  # lead free text to it
    statements: Many[Statement] = ()
    see: Many[Id] = ()  # rules of other topics that belong here too
    phones: Many[str] = ()  # channels named at the end


class Opening(Model):
    """Where somebody stands: its title, the one thing to do first, and what its first screen shows."""

    title: Text
    first: Statement
    rules: Many[Id] = ()  # rules on the first screen, most important first
    topics: Many[Id] = ()  # sections offered as buttons, in this order


class StageText(Opening):
    """A stage of a loan: what `/rights` opens with."""

    id: StageName


class ContactText(Opening):
    """A kind of contact: what `/verify` opens with, and the questions of how to check what it brings."""

    id: ContactName
    keywords: Many[str] = ()  # tell in a text that it was this kind
    checks: Many[Id] = ()  # questions offered as buttons, before the topics
    shows: Many[str] = ()  # what is said elsewhere, where a lender's word on its collectors is no help


class Phone(Model):
    """A number on the allow-list, with what it is for. The only numbers a user is ever shown."""

    number: str = Field(pattern=r"^[0-9]{3,5}$")
    name: Text
    use: Text
    tier: TierName
    hedged: bool = False
    cites: Some[Cite]
    checked: date
    review_by: date


class Channels(Model):
    """The allow-list and the deny-list of telephone numbers."""

    phones: Many[Phone]
    denied: Many[str]  # planted or wrong: never displayed, tested for


class Named(Model):
    id: Id
    name: Text


class Profile(Named):
    statements: Many[LenderStatement] = ()
    phones: Many[str] = ()  # its own hotlines, from the allow-list


class Kind(Profile):
    """A kind of lender, by who stands in the contract; the answer for lenders without a file."""

    order: int  # among the kinds to choose from
    asks: Text  # how its name looks in a contract ("…消费金融有限公司")
    endings: Many[str] = ()  # how names of this kind end ("…消费金融"), for those that stand on no list
    regulator_phones: Many[str] = ()  # where to complain, in order
    see: Mapping[AboutName, Many[str]] = {}  # held elsewhere and shown here: rules/<id>, topics/<id>/<id>


class Name(Named):
    """What a lender, or a name on a list, is called."""

    former: Many[Text] = ()  # names that the product or its platform had
    aliases: Many[str] = ()  # other names people type, simplified
    words: Many[str] = ()  # everyday words that name it beside a word of banking only (民生信用卡)
    pinyin: Many[str] = ()  # full and initials, made once


class Lender(Profile, Name):
    """A lender (or platform, or product) that people owe money to."""

    kind: Id
    brief: bool = False  # a known name that leads to its kind's answer (`products.toml`, `names/`)
    listed: str = ""  # the list in `names/` that it stands on


class NameList(Model):
    """Names of one kind, with the documents that they were read in."""

    id: Id
    kind: Id
    sources: Some[Id]
    names: Some[Name]

    def lenders(self) -> Iterator[Lender]:
        for name in self.names:
            yield Lender(**dict(name), kind=self.kind, brief=True, listed=self.id)


class Everyday(Model):
    """Words of every day in which a name stands by accident: 其中行 is not 中行."""

    phrases: Many[str] = ()


class TierText(Model):
    label: Text  # e.g. 法律规定
    meaning: Text


class Vocabulary(Model):
    """Names of tiers, and how long a statement may go unreviewed: by tier, and what ages faster."""

    tiers: Mapping[TierName, TierText]
    review_days: Mapping[TierName, int]
    review_days_of: Mapping[Faster, int]
    searched_until: Month  # rules made later were not looked for


class Products(Model):
    """Names that people know and that have no file of their own; they lead to their kind's answer."""

    products: Many[Lender] = ()
