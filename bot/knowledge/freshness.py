"""What has to be reviewed by a day. Knows no clock: the day is an argument."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from bot.knowledge.library import Library
from bot.knowledge.model import Tier


@dataclass(frozen=True, slots=True)
class Due:
    """A statement, version of a rule or phone that is to be reviewed."""

    id: str  # as in Library.claims()
    file: str  # relative to `knowledge/`
    place: str
    tier: Tier
    checked: date
    review_by: date
    overdue: bool  # its line is marked


class Reviewed(Protocol):
    @property
    def review_by(self) -> date: ...


def is_stale(one: Reviewed, on: date) -> bool:
    """Whether its line is marked on that day: the day of its review has passed."""
    return on > one.review_by


def due(library: Library, on: date) -> list[Due]:
    """What is to be reviewed on that day or was before, the longest overdue first."""
    found = [
        Due(
            id=claim.id,
            file=claim.file,
            place=claim.place,
            tier=claim.what.tier,
            checked=claim.what.checked,
            review_by=claim.what.review_by,
            overdue=is_stale(claim.what, on),
        )
        for claim in library.claims()
        if claim.what.review_by <= on
    ]
    return sorted(found, key=lambda one: (one.review_by, one.id))
