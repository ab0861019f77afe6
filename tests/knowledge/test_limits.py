"""Days of contacts against the rules of their own day, as the facts have it: tests/data/contacts/days.txt."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.contacts import PRIVATE, UNNAMED, Contact, ContactKind
from bot.knowledge.limits import findings
from tests.worlds import library
from tools.limits_doc import CODES, counts, document

DATA: Final = Path(__file__).parents[1] / "data" / "contacts"
RULES: Final = CODES
KINDS: Final = {
    "a": ContactKind.ANSWERED,
    "m": ContactKind.MISSED,
    "s": ContactKind.MESSAGE,
    "v": ContactKind.VISIT,
    "f": ContactKind.FAMILY,
    "w": ContactKind.WORKPLACE,
}
_DAY: Final = r"\d{4}-\d\d-\d\d"
_CONTACT: Final = re.compile(
    rf"(?:(?P<day>{_DAY}) )?(?P<time>\d\d:\d\d|\?) (?P<kind>[amsvfw])(?P<said>[!*]*)"
    r"(?P<other>/2)?(?: x(?P<times>\d+))?"
)

Findings = Counter[tuple[date, str, int]]


@dataclass(frozen=True)
class Case:
    line: str
    kind: str
    zone: str
    contacts: tuple[Contact, ...]
    expected: Findings


def read(name: str) -> Iterator[Case]:
    for line in (DATA / f"{name}.txt").read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        who, what, found = (part.strip() for part in line.split("|"))
        kind, zone = who.split(", ")
        contacts = tuple(_contacts(what, zone))
        first = contacts[0].at.astimezone(ZoneInfo(zone)).date()
        expected = Findings()
        for day, rule, number in re.findall(rf"(?:({_DAY}) )?([A-Z]\d?)=(\d+)", found):
            expected[date.fromisoformat(day) if day else first, RULES[rule], int(number)] += 1
        assert found == "-" or expected, line
        yield Case(line, kind, zone, contacts, expected)


def _contacts(text: str, zone: str) -> Iterator[Contact]:
    day = ""
    for number, found in enumerate(_CONTACT.finditer(text)):
        day = found["day"] or day
        exact = found["time"] != "?"
        at = datetime.combine(
            date.fromisoformat(day),
            time.fromisoformat(found["time"]) if exact else time(12),
            ZoneInfo(zone),
        )
        said = {"!": UNNAMED, "*": PRIVATE}
        yield Contact(
            KINDS[found["kind"]],
            at.astimezone(UTC),
            f"test:{number}",
            lender="second" if found["other"] else "first",
            said=tuple(said[mark] for mark in found["said"]),
            times=int(found["times"] or 1),
            exact=exact,
        )


def judged(case: Case) -> Findings:
    found = findings(case.contacts, case.zone, lambda _: case.kind, library().rules.values())
    return Findings((one.day, one.rule.id, one.number) for one in found)


def right(name: str) -> tuple[int, int]:
    """How many days of a part hold, of how many."""
    cases = list(read(name))
    return sum(judged(case) == case.expected for case in cases), len(cases)


@pytest.mark.parametrize("case", list(read("days")), ids=lambda case: case.line)
def test_a_day_is_judged_by_the_rules_of_that_day(case: Case) -> None:
    assert judged(case) == case.expected


def test_the_days_set_aside_are_judged_so_too() -> None:
    held, of = right("days_aside")

    assert (held, held / of) == (of, 1)


# A second counter, by minutes on a wall clock: no shared code, no order, no grouping.
_NIGHT: Final = {*range(22 * 60, 24 * 60), *range(8 * 60)}
_BOUND: Final = {
    "contact-hours-gbt": ("2025-02-28", "bank consumer-finance small-loan facilitator unclear"),
    "connected-calls-gbt": ("2025-02-28", "bank consumer-finance small-loan facilitator unclear"),
    "third-parties-gbt": ("2025-02-28", "bank consumer-finance small-loan facilitator unclear"),
    "contact-hours-cba": ("2026-01-30", "bank consumer-finance bank-card facilitator unclear"),
    "unanswered-calls-cba": ("2026-01-30", "bank consumer-finance bank-card facilitator unclear"),
    "third-parties-cba": ("2026-01-30", "bank consumer-finance bank-card facilitator unclear"),
    "cba-say-who": ("2026-01-30", "bank consumer-finance bank-card facilitator unclear"),
    "private-phones-cba": ("2026-01-30", "bank consumer-finance bank-card facilitator unclear"),
    "cfc-collection": ("2024-04-18", "consumer-finance facilitator unclear"),
}


def counted(rule: str, day: str, lender: str, contacts: list[Contact], zone: str) -> int:
    number = 0
    for one in contacts:
        local = one.at.astimezone(ZoneInfo(zone))
        if f"{local:%Y-%m-%d}" != day or one.lender != lender:
            continue
        number += (
            one.times
            * {
                "contact-hours-gbt": one.exact and local.hour * 60 + local.minute in _NIGHT,
                "contact-hours-cba": one.exact and local.hour * 60 + local.minute in _NIGHT,
                "connected-calls-gbt": one.kind == "answered",
                "unanswered-calls-cba": one.kind == "missed",
                "third-parties-gbt": one.kind in ("family", "workplace"),
                "third-parties-cba": one.kind in ("family", "workplace"),
                "cfc-collection": one.kind in ("family", "workplace"),
                "cba-say-who": UNNAMED in one.said,
                "private-phones-cba": PRIVATE in one.said,
            }[rule]
        )
    allowed = {"connected-calls-gbt": 3, "unanswered-calls-cba": 6}.get(rule, 0)
    return number if number > allowed else 0


_STARTS: Final = [
    datetime(2024, 4, 18, tzinfo=UTC),
    datetime(2025, 2, 28, tzinfo=UTC),
    datetime(2026, 1, 30, tzinfo=UTC),
    datetime(2026, 3, 8, tzinfo=UTC),
]
_MOMENTS = st.builds(
    lambda start, minutes: start + timedelta(minutes=minutes),
    st.sampled_from(_STARTS),
    st.integers(-3000, 3000),
)
_CONTACTS = st.lists(
    st.builds(
        Contact,
        st.sampled_from(ContactKind),
        _MOMENTS,
        st.uuids().map(str),
        lender=st.sampled_from(["", "first", "second"]),
        said=st.sets(st.sampled_from([UNNAMED, PRIVATE])).map(tuple),
        times=st.integers(1, 9),
        exact=st.booleans(),
    ),
    max_size=12,
)


@given(
    _CONTACTS,
    st.sampled_from(["Asia/Shanghai", "America/Los_Angeles", "Europe/London", "Pacific/Kiritimati"]),
    st.sampled_from(sorted(library().kinds)),
)
def test_a_counter_that_shares_nothing_finds_the_same(contacts: list[Contact], zone: str, kind: str) -> None:
    found = Findings(
        (one.day, one.rule.id, one.number)
        for one in findings(contacts, zone, lambda _: kind, library().rules.values())
    )

    days = {f"{one.at.astimezone(ZoneInfo(zone)):%Y-%m-%d}" for one in contacts}
    expected = Findings()
    for rule, (since, kinds) in _BOUND.items():
        for day in days:
            for lender in ("", "first", "second"):
                number = counted(rule, day, lender, contacts, zone)
                if number and day >= since and kind in kinds.split():
                    expected[date.fromisoformat(day), rule, number] += 1
    assert found == expected


def test_every_contact_of_a_finding_is_one_of_the_day_and_each_stands_once() -> None:
    for case in read("days"):
        for one in findings(case.contacts, case.zone, lambda _: case.kind, library().rules.values()):  # noqa: B023
            assert len({contact.origin for contact in one.contacts}) == len(one.contacts)
            for contact in one.contacts:
                assert contact.at.astimezone(ZoneInfo(case.zone)).date() == one.day


def test_the_document_counts_the_days_that_exceed_each_rule() -> None:
    exceeded = Counter(rule for case in read("days") for rule in {rule for _, rule, _ in case.expected})
    text = (DATA / "days.txt").read_text("utf-8")

    assert counts(text.splitlines()) == exceeded + Counter({"": len(list(read("days")))})
    assert set(exceeded) == set(CODES.values())
    rule = "unanswered-calls-cba"
    (row,) = [one for one in document(library(), {"days": text}).splitlines() if f"`{rule}`" in one]
    for cell in ("at most 6 a day", "2026-01-30", "`cba-guideline-2026`", str(exceeded[rule])):
        assert f"| {cell} |" in row
