"""The checks of offices that take complaints: what they refer to, their order, that none is left without.

Each takes the draft and yields problems, as those of `lint` do. Knows no file.
"""

from collections.abc import Iterator
from itertools import pairwise, product
from typing import Final

from bot.knowledge.complaints import Office
from bot.knowledge.draft import Draft
from bot.knowledge.problems import Problem

LONGEST_SAID: Final = {"zh": 60, "en": 150}
"""Characters of what is said of an office: two lines of a phone each."""


def references_of_offices(draft: Draft) -> Iterator[Problem]:
    """The kinds, rules and offices that an office points at are there, and its number may be shown."""
    listed = {phone.number for phone in draft.library.channels.phones}
    for office in draft.library.complaints.values():
        for key, folder in (("kinds", "kinds"), ("rules", "rules"), ("next", "complaints")):
            yield from draft.missing(f"complaints/{office.id}.toml", key, folder, getattr(office, key))
        if office.id in office.next:
            yield _problem(office, "next", "names the office itself")
        if office.phone and office.phone not in listed:
            yield _problem(office, "phone", f"{office.phone} is not among the phones of channels.toml")


def regulators_of_kinds(draft: Draft) -> Iterator[Problem]:
    """A regulator's number stands for the same kinds of lender here and in their own files."""
    kinds = draft.library.kinds.values()
    regulators = {number for kind in kinds for number in kind.regulator_phones}
    for office, kind in product(draft.library.complaints.values(), kinds):
        if office.phone in regulators and office.takes(kind.id) != (office.phone in kind.regulator_phones):
            message = f"kinds/{kind.id}.toml says otherwise of {office.phone} in “regulator_phones”"
            yield _problem(office, "kinds", message)


def steps_of_the_ladder(draft: Draft) -> Iterator[Problem]:
    """No two offices are the same step."""
    for first, second in pairwise(sorted(draft.library.complaints.values(), key=lambda one: one.order)):
        if first.order == second.order:
            yield _problem(second, "order", f"complaints/{first.id}.toml has the same order")


def sizes_of_offices(draft: Draft) -> Iterator[Problem]:
    """What is said of an office is read at a glance."""
    for office in draft.library.complaints.values():
        for (key, told), (language, most) in product(office.told.items(), LONGEST_SAID.items()):
            size = len(getattr(told.text, language))
            if size > most:
                yield _problem(office, f"{key}.text.{language}", f"has {size} characters; at most {most}")


def _problem(office: Office, place: str, message: str) -> Problem:
    return Problem(f"complaints/{office.id}.toml", place, message)


COMPLAINT_CHECKS: Final = (
    references_of_offices,
    regulators_of_kinds,
    steps_of_the_ladder,
    sizes_of_offices,
)
