"""Knowledge that was read but not yet admitted: what the checks look at. Reads no file and judges nothing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final, Literal

from pydantic import BaseModel

from bot.knowledge.library import Claim, Library, place_of
from bot.knowledge.model import Tier
from bot.knowledge.phrasing import Wording
from bot.knowledge.problems import Problem, key_of, nearest

# Keys whose values point at something, which people never read; and what is derived.
_POINTERS: Final = frozenset(
    {
        "id",
        "source",
        "kind",
        "kinds",
        "listed",
        "topic",
        "topics",
        "rules",
        "phone",
        "phones",
        "regulator_phones",
        "denied",
        "examples",
        "caught",
        "found",
        "check",
        "conditions",
        "related",
        "see",
        "articles",
        "evidence",
        "searched",
        "since",
        "dated",
        "searched_until",
        "hant",
        # of a flow
        "start",
        "checked_by",
        "begins",
        "code",
        "to",
        "subject",
        "like",
        "each",
        "when",
        "unless",
        "because",
        "levels",
        "channel",
    }
)


Needed = Sequence[tuple[str, str] | str]
"""What the program speaks of by its id: an entry, as folder and id, or one claim."""


@dataclass(frozen=True, slots=True)
class Words:
    """One string of the knowledge that people may see, with where it stands."""

    file: str
    place: str
    language: Literal["zh", "en", ""]  # "": a plain string, such as an alias or a document number
    text: str
    tier: Tier | None  # of the statement that it belongs to

    def problem(self, message: str) -> Problem:
        return Problem(self.file, self.place, message)


@dataclass(frozen=True, slots=True)
class Draft:
    """The library with its placeholders still open, and what is needed to judge it."""

    library: Library
    wording: Wording
    files: Mapping[str, set[str]]  # ids by folder, of files that could not be read too
    claims: Sequence[Claim]
    words: tuple[Words, ...]
    needed: Needed = ()

    def knows(self, folder: str, key: str) -> bool:
        return key in self.files.get(folder, ())

    def missing(self, file: str, place: str, folder: str, keys: Iterable[str]) -> Iterator[Problem]:
        """A problem of `file` at `place` for each key that `folder` has no file of."""
        for key in keys:
            if not self.knows(folder, key):
                hint = nearest(key, sorted(self.files.get(folder, ())))
                yield Problem(file, place, f"there is no {folder}/{key}.toml{hint}")


def draft(library: Library, wording: Wording, files: Mapping[str, set[str]], needed: Needed = ()) -> Draft:
    words = (words for file, place, node in _entries(library) for words in _words(file, place, node, None))
    return Draft(library, wording, files, library.claims(), tuple(words), needed)


def _entries(library: Library) -> Iterator[tuple[str, str, BaseModel]]:
    yield "vocabulary.toml", "", library.vocabulary
    yield "channels.toml", "", library.channels
    for phone in library.channels.phones:
        yield "channels.toml", f"phones.{phone.number}", phone
    for lender in library.lenders.values():
        yield *place_of(lender), lender
    folders = ("sources", "kinds", "rules", "topics", "stages", "contacts", "questions", "flows")
    for folder in (*folders, "letters", "complaints", "signs"):
        for key, entry in getattr(library, folder).items():
            yield f"{folder}/{key}.toml", "", entry


def _words(file: str, place: str, node: object, tier: Tier | None) -> Iterator[Words]:
    if isinstance(node, Enum) or node == "":
        return
    if isinstance(node, str):
        last = place.rpartition(".")[2]
        language: Literal["zh", "en", ""] = last if last in ("zh", "en") else ""  # type: ignore[assignment]
        yield Words(file, place, language, node, tier)
    elif isinstance(node, BaseModel):
        tier = getattr(node, "tier", tier)
        for key, value in node:
            if key not in _POINTERS:
                yield from _words(file, f"{place}.{key}" if place else key, value, tier)
    elif isinstance(node, tuple):
        for index, entry in enumerate(node):
            key = key_of(vars(entry) if isinstance(entry, BaseModel) else None, index)
            yield from _words(file, f"{place}.{key}", entry, tier)
    elif isinstance(node, Mapping):
        for key, entry in node.items():
            yield from _words(file, f"{place}.{key}", entry, tier)
