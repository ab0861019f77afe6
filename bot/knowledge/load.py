"""Reading `knowledge/` into a Library, or every problem with its place. Knows no user and no clock."""

import hashlib
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from sys import intern
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ValidationError

from bot.knowledge.cards import with_cards
from bot.knowledge.complaints import Office
from bot.knowledge.draft import Draft, Needed, draft
from bot.knowledge.flows import Flow
from bot.knowledge.letters import Letter
from bot.knowledge.library import Library, place_of
from bot.knowledge.lint import lint
from bot.knowledge.model import (
    Channels,
    ContactText,
    Everyday,
    Kind,
    Lender,
    Limit,
    NameList,
    Products,
    Rule,
    Source,
    StageText,
    Text,
    Topic,
    Vocabulary,
)
from bot.knowledge.phrasing import Wording
from bot.knowledge.problems import Problem, explain, key_of
from bot.knowledge.questions import MatchingWords, Question
from bot.knowledge.signs import Judging, Sign
from bot.knowledge.urgency import UrgentExamples

M = TypeVar("M", bound=BaseModel)
E = TypeVar(
    "E",
    Source,
    Kind,
    Lender,
    NameList,
    Rule,
    Topic,
    StageText,
    ContactText,
    Question,
    Flow,
    Letter,
    Office,
    Sign,
)
Derived = Callable[[str], str | None]

FOLDERS: Final = (
    "sources",
    "kinds",
    "lenders",
    "names",
    "rules",
    "topics",
    "stages",
    "contacts",
    "questions",
    "flows",
    "letters",
    "complaints",
    "signs",
)
HANT_FILE: Final = "zh-hant.toml"
TOOLS_ONLY: Final = ("overrides.toml",)


class KnowledgeError(Exception):
    """Knowledge that must not be shown. `unreadable`: some file could not be read at all."""

    def __init__(self, problems: list[Problem], unreadable: bool) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
        self.unreadable = unreadable


def default_root() -> Path:
    """The knowledge that ships with the program: in the installed package, or else beside the checkout's."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "_knowledge"
    return installed if installed.is_dir() else package.parent / "knowledge"


@dataclass(frozen=True, slots=True)
class Reading:
    """What the files gave. `draft` is None where too little could be read to judge the rest."""

    draft: Draft | None
    problems: list[Problem]
    unreadable: bool
    digest: str = ""  # of all that was read


def load(root: Path, *, hant: Derived | None = None, needed: Needed = ()) -> Library:
    """The library in `root`, which has all that is `needed`.

    `hant` gives the 繁體 of a text in place of `zh-hant.toml`, for the tool that writes that file.
    Raises KnowledgeError with all problems: of files, of the schema, and between entries.
    """
    if not root.is_dir():
        raise KnowledgeError(
            [Problem(str(root), "", "there is no such folder of knowledge")], unreadable=True
        )
    reading = read(root, hant=hant, needed=needed)
    found = reading.problems + (lint(reading.draft) if reading.draft else [])
    if reading.draft is None or found:
        raise KnowledgeError(sorted(set(found)), reading.unreadable)
    library = reading.draft.library
    rules = {key: _filled(rule) for key, rule in library.rules.items()}
    newest = max((claim.what.checked for claim in library.claims()), default="")
    return with_cards(replace(library, rules=rules, version=f"{newest}.{reading.digest}"))


def read(root: Path, *, hant: Derived | None = None, needed: Needed = ()) -> Reading:
    """What is in `root`, not cross-checked. Where a file is broken, the rest is read all the same."""
    reader = _Reader(root, hant)
    vocabulary = reader.one("vocabulary.toml", Vocabulary)
    channels = reader.one("channels.toml", Channels)
    wording = reader.one("forbidden.toml", Wording)
    topics = reader.folder("topics", Topic)
    stages = reader.folder("stages", StageText)
    contacts = reader.folder("contacts", ContactText)
    sources = reader.folder("sources", Source)
    kinds = reader.folder("kinds", Kind)
    lists = reader.folder("names", NameList)
    lenders = reader.lenders(lists.values())
    everyday = reader.one("everyday.toml", Everyday)
    rules = reader.folder("rules", Rule)
    questions = reader.folder("questions", Question)
    flows = reader.folder("flows", Flow)
    letters = reader.folder("letters", Letter)
    complaints = reader.folder("complaints", Office)
    matching = reader.one("matching.toml", MatchingWords)
    urgent = reader.one("urgent.toml", UrgentExamples)
    signs = reader.folder("signs", Sign)
    judging = reader.one("judging.toml", Judging)
    reader.find_strays()
    if not (vocabulary and channels and wording):
        return Reading(None, reader.problems, reader.unreadable)
    library = Library(
        vocabulary=vocabulary,
        sources=sources,
        channels=channels,
        kinds=kinds,
        lenders=lenders,
        rules=rules,
        topics=dict(sorted(topics.items(), key=lambda item: item[1].order)),
        stages={stage.id: stage for stage in stages.values()},
        contacts={contact.id: contact for contact in contacts.values()},
        lists=lists,
        everyday=everyday.phrases if everyday else (),
        questions=dict(sorted(questions.items(), key=lambda item: item[1].order)),
        matching=matching or MatchingWords(),
        urgent=urgent or UrgentExamples(),
        flows=flows,
        letters=dict(sorted(letters.items(), key=lambda item: item[1].order)),
        complaints=dict(sorted(complaints.items(), key=lambda item: item[1].order)),
        signs=signs,
        judging=judging or Judging(),
    )
    drafted = draft(library, wording, reader.ids, needed)
    return Reading(drafted, reader.problems, reader.unreadable, reader.digest)


def zh_texts(root: Path) -> Iterator[str]:
    """Every 简体 text in `root` that has a 繁體 form, as far as the files can be read."""
    for path in sorted(root.rglob("*.toml")):
        if path.name not in (HANT_FILE, *TOOLS_ONLY):
            yield from (node["zh"] for _, node in _texts(tomllib.loads(path.read_text("utf-8")), ""))


class _Reader:
    """Reads files, and remembers what was wrong with them."""

    def __init__(self, root: Path, hant: Derived | None) -> None:
        self._root = root
        self._read: set[str] = {HANT_FILE, *TOOLS_ONLY}
        self.problems: list[Problem] = []
        self.unreadable = False
        self.ids: dict[str, set[str]] = {}
        self._digest = hashlib.sha256()
        self._hant = hant or self._derived().get

    @property
    def digest(self) -> str:
        return self._digest.hexdigest()[:8]

    def one(self, file: str, model: type[M]) -> M | None:
        """What is in a file, or None where there is a problem."""
        data = self._toml(file)
        if data is None:
            return None
        self._put_hant(file, data)
        try:
            return model.model_validate(data)
        except ValidationError as error:
            self.problems += explain(file, data, model, error)
            return None

    def folder(self, folder: str, model: type[E]) -> dict[str, E]:
        """What is in the files of a folder, by id."""
        found: dict[str, E] = {}
        files = sorted(path.stem for path in (self._root / folder).glob("*.toml"))
        self.ids[folder] = set(files)
        for name in files:
            entry = self.one(f"{folder}/{name}.toml", model)
            if entry is None:
                continue
            found[name] = entry
            if entry.id != name:
                self._problem(f"{folder}/{name}.toml", "id", f"must be the name of the file, “{name}”")
        return found

    def lenders(self, lists: Iterable[NameList]) -> dict[str, Lender]:
        """The lenders with a file, then those that only have a name."""
        found = self.folder("lenders", Lender)
        for file, lender in found.items():
            if lender.brief:
                self._problem(
                    f"lenders/{file}.toml", "brief", "belongs to no file: it is set for products.toml"
                )
            if lender.listed:
                self._problem(f"lenders/{file}.toml", "listed", "belongs to no file: it is set for names/")
        products = self.one("products.toml", Products)
        brief = [
            one.model_copy(update={"brief": True, "listed": ""})
            for one in (products.products if products else ())
        ]
        for lender in (*brief, *(one for names in lists for one in names.lenders())):
            if lender.id in self.ids["lenders"]:
                self._problem(*place_of(lender), "another lender has this id")
            self.ids["lenders"].add(lender.id)
            found[lender.id] = lender
        return found

    def find_strays(self) -> None:
        """Files that nobody reads hold knowledge that nobody sees."""
        for path in sorted(self._root.rglob("*.toml")):
            file = path.relative_to(self._root).as_posix()
            if file not in self._read:
                self._problem(file, "", "no such file is known here; folders are " + ", ".join(FOLDERS))

    def _derived(self) -> dict[str, Any]:
        texts = (self._toml(HANT_FILE) or {}).get("texts", {})
        return texts if isinstance(texts, dict) else {}

    def _put_hant(self, file: str, data: dict[str, Any]) -> None:
        stale = []
        for place, node in _texts(data, ""):
            if "hant" in node:
                self._problem(file, place, "“hant” is derived: take it out and run `make derive`")
            hant = self._hant(node["zh"])
            if hant is None or _ascii(hant) != _ascii(node["zh"]):
                stale.append(place)
            else:
                node["hant"] = hant
        if stale:
            more = f", and of {len(stale) - 1} more" if len(stale) > 1 else ""
            self._problem(file, stale[0], f"the 繁體 of this text{more} is not current: run `make derive`")

    def _toml(self, file: str) -> dict[str, Any] | None:
        self._read.add(file)
        try:
            text = (self._root / file).read_text("utf-8")
            self._digest.update(f"{file}\0{text}\0".encode())
            return {key: _shared(value) for key, value in tomllib.loads(text).items()}
        except FileNotFoundError:
            self._problem(file, "", "the file is missing")
        except OSError as error:
            self._problem(file, "", f"cannot be read: {error.strerror}")
        except UnicodeDecodeError as error:
            self._problem(file, f"byte {error.start + 1}", "is not UTF-8; save the file as UTF-8")
        except tomllib.TOMLDecodeError as error:
            self._problem(file, "", f"is not TOML: {error}")
        self.unreadable = True
        return None

    def _problem(self, file: str, place: str, message: str) -> None:
        self.problems.append(Problem(file, place, message))


def _shared(value: Any) -> Any:
    """The same, with equal texts as one: names of sources and words of signs come again and again."""
    if isinstance(value, str):
        return intern(value)
    if isinstance(value, dict):
        return {key: _shared(inner) for key, inner in value.items()}
    return [_shared(inner) for inner in value] if isinstance(value, list) else value


def _ascii(text: str) -> str:
    """What no change of script may touch: numbers, placeholders, Latin names."""
    return "".join(filter(str.isascii, text))


def _texts(node: object, place: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(node, dict):
        if isinstance(node.get("zh"), str):
            yield place, node
        else:
            for key, value in node.items():
                yield from _texts(value, f"{place}.{key}" if place else key)
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from _texts(value, f"{place}.{key_of(value, index)}")


def _filled(rule: Rule) -> Rule:
    versions = tuple(
        v.model_copy(update={"text": _fill(v.text, v.limit), "short": v.short and _fill(v.short, v.limit)})
        for v in rule.versions
    )
    return rule.model_copy(update={"versions": versions})


def _fill(text: Text, limit: Limit | None) -> Text:
    numbers = limit.numbers() if limit else {}
    filled = {}
    for language in ("zh", "en", "hant"):
        filled[language] = getattr(text, language)
        for name, number in numbers.items():
            filled[language] = filled[language].replace(f"{{{name}}}", number)
    return Text(**filled)
