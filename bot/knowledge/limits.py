"""What of somebody's contacts may exceed a rule that was in force on their day. Knows no store and no words.

Never says that a rule was broken: whoever was contacted does not know all that it depends on (consent,
membership, whether they could be reached). A contact is judged by the rules of its own day, on the person's
clock. Calls that were taken and attempts that were not are counted apart, each by its own rule.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.contacts import PRIVATE, UNNAMED, Contact, ContactKind
from bot.knowledge.model import Act, Limit, Rule, Version


@dataclass(frozen=True, slots=True)
class Finding:
    """Contacts of one day and one lender that may exceed a rule, and how many they are."""

    rule: Rule
    version: Version
    day: date
    lender: str
    contacts: tuple[Contact, ...]
    number: int


# Which contacts an act speaks of.
_OF: Final[Mapping[Act, Callable[[Contact], bool]]] = {
    "contact": lambda contact: contact.exact,
    "connected-call": lambda contact: contact.kind is ContactKind.ANSWERED,
    "unanswered-call": lambda contact: contact.kind is ContactKind.MISSED,
    "third-party": lambda contact: contact.kind in (ContactKind.FAMILY, ContactKind.WORKPLACE),
    "unnamed": lambda contact: UNNAMED in contact.said,
    "private-phone": lambda contact: PRIVATE in contact.said,
}
JUDGED: Final = frozenset(_OF)
"""Acts that contacts are compared with."""


def findings(
    contacts: Iterable[Contact], zone: str, kind_of: Callable[[str], str], rules: Iterable[Rule]
) -> list[Finding]:
    """By day, the latest first; then by lender, then in the order of the rules.

    `kind_of` gives the kind of a lender's id, of those that nobody named too: a rule binds only its kinds.
    """
    clock = ZoneInfo(zone)
    days: defaultdict[tuple[date, str], list[Contact]] = defaultdict(list)
    for contact in sorted(contacts, key=lambda one: one.at):
        days[contact.at.astimezone(clock).date(), contact.lender].append(contact)
    limiting = [rule for rule in rules if any(version.limit for version in rule.versions)]
    found = []
    for (day, lender), those in sorted(days.items(), key=lambda one: (-one[0][0].toordinal(), one[0][1])):
        kind = kind_of(lender)
        for rule in limiting:
            version = rule.at(day)
            if version and version.limit and (not rule.kinds or kind in rule.kinds):
                counted = tuple(_exceeding(version.limit, those, clock))
                if counted:
                    number = sum(contact.times for contact in counted)
                    found.append(Finding(rule, version, day, lender, counted, number))
    return found


def most_on(day: date, act: Act, kind: str, rules: Iterable[Rule]) -> int | None:
    """The lowest number that a rule of that day sets for an act, for this kind of lender."""
    versions = (rule.at(day) for rule in rules if not rule.kinds or kind in rule.kinds)
    limits = (version.limit for version in versions if version and version.limit)
    return min((one.most for one in limits if one.act == act and one.most is not None), default=None)


def _exceeding(limit: Limit, contacts: Sequence[Contact], zone: ZoneInfo) -> Iterable[Contact]:
    """Those contacts of a day and lender that a limit counts, if they are over it."""
    speaks_of = _OF.get(limit.act)
    counted = [contact for contact in contacts if speaks_of and speaks_of(contact)]
    if limit.start is not None and limit.end is not None:
        start, end = limit.start, limit.end
        return (one for one in counted if _within(one.at.astimezone(zone).time(), start, end))
    if limit.most is not None:
        return counted if sum(contact.times for contact in counted) > limit.most else ()
    return counted


def _within(at: time, start: time, end: time) -> bool:
    """Whether a time of day lies in a span, its start included; it may cross midnight."""
    return start <= at < end if start < end else at >= start or at < end
