"""docs/limits.md: what of the rules is compared with contacts, and how many cases test it. Reads no file."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from bot.knowledge.library import Library
from bot.knowledge.limits import JUDGED
from bot.knowledge.model import Act, Limit, Rule, Version

_HEAD: Final = """\
<!-- Made by `make derive`. Do not edit: change knowledge/rules/*.toml or tests/data/contacts/. -->

# Limits that a contact is compared with

`/log` compares each contact with the rules of its own day, on the clock of the person, by day and lender.
What is over one is called 可能超出 (may exceed): whether a rule was broken depends on what stands in the last
column, which the bot does not know. Calls that were taken and attempts that were not are counted apart and
never added. How it is counted: `bot/knowledge/limits.py`.

A rule binds the kinds of lender in its row, `unclear` among them: of a lender that nobody named, or that we
have no file on, it is said that the kind is not known. Cases are days of contacts in `tests/data/contacts/`:
so many of them exceed the rule, all others test that it is not said to be. The days set aside were not looked
at while the code was written.
"""
_COUNTS: Final[Mapping[Act, str]] = {
    "contact": "contacts in the hours",
    "connected-call": "calls that were taken",
    "unanswered-call": "attempts that were not taken",
    "third-party": "family or workplace contacted",
    "unnamed": "contacts in which nobody said who they are",
    "private-phone": "contacts from a private phone or account",
    "visitors": "people at a visit (not compared: a log does not say how many came)",
}
_DEPENDS: Final[Mapping[Act, str]] = {
    "contact": "consent, another agreement",
    "connected-call": "–",
    "unanswered-call": "another agreement; whether all went to one number",
    "third-party": "whether the person could be reached; whether the other has to do with the debt",
    "unnamed": "whether it was the first contact",
    "private-phone": "the consent of the institution",
    "visitors": "–",
}
_FOUND: Final = re.compile(r"([A-Z]\d?)=\d+")
CODES: Final = {
    "H1": "contact-hours-gbt",
    "H2": "contact-hours-cba",
    "C": "connected-calls-gbt",
    "U": "unanswered-calls-cba",
    "T1": "third-parties-gbt",
    "T2": "third-parties-cba",
    "T3": "cfc-collection",
    "N": "cba-say-who",
    "P": "private-phones-cba",
}
"""What stands for which rule in the days of contacts."""


def document(library: Library, parts: Mapping[str, str]) -> str:
    """The whole document, in Markdown. `parts`: the days of contacts by the name of their file."""
    counted = {name: counts(text.splitlines()) for name, text in parts.items()}
    return "\n".join(_lines(library, counted)) + "\n"


def counts(lines: Iterable[str]) -> Counter[str]:
    """In how many of these days each rule is exceeded; under an empty name, how many days there are."""
    found = Counter[str]()
    for line in lines:
        if line and not line.startswith("#"):
            found[""] += 1
            found.update({CODES[code] for code in _FOUND.findall(line.split("|")[2])})
    return found


def _lines(library: Library, counted: Mapping[str, Counter[str]]) -> Iterator[str]:
    yield _HEAD
    days = [f"`{name}` ({found['']})" for name, found in counted.items()]
    heads = ["rule", "counts", "limit", "binds", "tier", "since", "until", "source", *days, "depends on"]
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for rule in library.rules.values():
        for version in rule.versions:
            if version.limit is not None:
                cells = _cells(rule, version, version.limit)
                cases = [
                    str(found[rule.id]) if version.limit.act in JUDGED else "–" for found in counted.values()
                ]
                yield f"| {' | '.join([*cells, *cases, _DEPENDS[version.limit.act]])} |"


def _cells(rule: Rule, version: Version, limit: Limit) -> list[str]:
    return [
        f"`{rule.id}` {rule.title.en}",
        _COUNTS[limit.act],
        _limit(limit),
        ", ".join(rule.kinds) or "all",
        version.tier,
        str(version.since),
        str(version.until or "–"),
        ", ".join(f"`{cite.source}`{f' {cite.article}' if cite.article else ''}" for cite in version.cites),
    ]


def _limit(limit: Limit) -> str:
    if limit.start is not None and limit.end is not None:
        return f"none from {limit.start:%H:%M} to {limit.end:%H:%M}"
    if limit.most is not None:
        return f"at most {limit.most}{' a day' if limit.per == 'day' else ''}"
    return f"at least {limit.least}" if limit.least is not None else "none"
