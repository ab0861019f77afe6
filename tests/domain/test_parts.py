"""Which part of what was paid is undone first."""

from datetime import UTC, datetime

import pytest

from bot.domain.loans import Event, Happened, last_part

AT = datetime(2026, 12, 1, tzinfo=UTC)


def part(amount: int) -> Event:
    return Event(AT, Happened.PART, amount=amount)


def undone(amount: int | None = None) -> Event:
    return Event(AT, Happened.REOPENED, amount=amount)


@pytest.mark.parametrize(
    ("events", "paid", "last"),
    [
        ([part(500)], 500, 500),
        ([part(500), part(300)], 800, 300),
        ([part(500), part(300), undone(300)], 500, 500),
        ([part(200), part(300), part(100), undone(100)], 500, 300),
        ([part(500), Event(AT, Happened.PAID, amount=700), undone()], 500, 500),
        ([part(500), part(400), undone(), part(300)], 300, 300),  # an earlier version took back both
        ([], 500, 500),
        ([part(200), part(100)], 500, 500),  # of parts that are not in the history, all are taken back
        ([part(200), part(100)], 250, 250),
    ],
)
def test_the_last_part_is_the_last_that_was_not_taken_back(events: list[Event], paid: int, last: int) -> None:
    assert last_part(events, paid) == last
