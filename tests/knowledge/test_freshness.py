from datetime import date
from pathlib import Path

from bot.knowledge.freshness import due, is_stale
from bot.knowledge.load import load

LIBRARY = load(Path(__file__).parent / "minimal", hant=str)
PRACTICE = LIBRARY.lenders["alpha"].statements[-1]  # to be reviewed by 2026-05-01


def test_nothing_is_due_before_the_first_review() -> None:
    assert due(LIBRARY, date(2026, 2, 28)) == []


def test_a_statement_is_due_on_the_day_of_its_review_and_overdue_after_it() -> None:
    on_the_day = {one.id: one.overdue for one in due(LIBRARY, date(2026, 5, 1))}
    day_after = {one.id: one.overdue for one in due(LIBRARY, date(2026, 5, 2))}
    assert on_the_day["lenders/alpha/practice"] is False
    assert day_after["lenders/alpha/practice"] is True


def test_the_longest_overdue_comes_first_and_says_where_it_stands() -> None:
    found = due(LIBRARY, date(2026, 5, 1))
    assert [one.id for one in found] == [
        "rules/entry/2021-01-01",
        "channels/95001",
        "lenders/alpha/practice",
        "lenders/beta/practice",
    ]
    assert (found[1].file, found[1].place) == ("channels.toml", "phones.95001")


def test_an_answer_carries_a_caution_from_the_day_after_the_review() -> None:
    assert not is_stale(PRACTICE, date(2026, 5, 1))
    assert is_stale(PRACTICE, date(2026, 5, 2))


def test_every_claim_is_due_one_day() -> None:
    assert len(due(LIBRARY, date(2100, 1, 1))) == len(list(LIBRARY.claims()))
