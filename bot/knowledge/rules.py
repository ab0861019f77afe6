"""The checks of rules on collection: their versions, and the limits that these set. Knows no file.

Each takes the draft and yields problems, as those of `lint` do.
"""

from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import Final

from bot.knowledge.draft import Draft
from bot.knowledge.model import COUNTED, Rule, Version
from bot.knowledge.problems import Problem


def versions_in_order(draft: Draft) -> Iterator[Problem]:
    """The versions of a rule follow one another without overlap."""
    for rule in draft.library.rules.values():
        file = f"rules/{rule.id}.toml"
        for version in rule.versions:
            if version.until is not None and version.until <= version.begins:
                yield Problem(
                    file, f"versions.{version.since}.until", f"must be later than since, {version.since}"
                )
        for first, second in pairwise(rule.versions):
            if first.until is None or second.begins < first.until:
                message = f"begins before the version of {first.since} ends"
                yield Problem(file, f"versions.{second.since}.since", message)


def sensible_limits(draft: Draft) -> Iterator[Problem]:
    """A limit has the numbers that its act needs; conversations and missed calls are counted apart."""
    for rule in draft.library.rules.values():
        file = f"rules/{rule.id}.toml"
        acts = {version.limit.act for version in rule.versions if version.limit}
        if {"connected-call", "unanswered-call"} <= acts:
            yield Problem(file, "versions", "connected and unanswered calls are counted by different rules")
        for version in rule.versions:
            if limit := version.limit:
                place = f"versions.{version.since}.limit"
                if (limit.start is None) != (limit.end is None):
                    yield Problem(file, place, "start and end go together")
                if limit.act in COUNTED and not limit.numbers():
                    yield Problem(file, place, "has no number")
                if limit.most is not None and limit.least is not None and limit.most < limit.least:
                    yield Problem(file, place, "most is less than least")


def contradictions(draft: Draft) -> Iterator[Problem]:
    """At one time, one tier sets one limit for one act of one kind of lender."""
    limited = [
        (rule, version) for rule in draft.library.rules.values() for version in rule.versions if version.limit
    ]
    for (one, first), (other, second) in combinations(limited, 2):
        if (
            one is not other
            and first.tier is second.tier
            and first.limit
            and second.limit
            and first.limit.act == second.limit.act
            and first.limit != second.limit
            and _same_lenders(one, other)
            and _same_time(first, second)
        ):
            place = f"versions.{second.since}.limit"
            yield Problem(f"rules/{other.id}.toml", place, f"contradicts rules/{one.id}.toml")


def _same_lenders(one: Rule, other: Rule) -> bool:
    return not one.kinds or not other.kinds or bool({*one.kinds} & {*other.kinds})


def _same_time(one: Version, other: Version) -> bool:
    first, second = sorted((one, other), key=lambda version: version.begins)
    return first.until is None or second.begins < first.until


RULE_CHECKS: Final = (versions_in_order, sensible_limits, contradictions)
