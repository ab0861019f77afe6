"""What users called wrong, counted by statement. Knows no user: a note does not say who wrote it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class SaidWrong:
    """How often a statement stood on a screen that was called wrong, in which languages, and when last."""

    statement: str
    count: int
    languages: tuple[str, ...]
    last: date


def tally(notes: Iterable[tuple[datetime, str, str]]) -> list[SaidWrong]:
    """By statement, the most frequent first. A note is of all statements of a screen."""
    told: dict[str, list[tuple[datetime, str]]] = {}
    for at, statements, language in notes:
        for statement in statements.split():
            told.setdefault(statement, []).append((at, language))
    found = [
        SaidWrong(
            statement,
            len(said),
            tuple(sorted({language for _, language in said})),
            max(at for at, _ in said).date(),
        )
        for statement, said in told.items()
    ]
    return sorted(found, key=lambda one: -one.count)
