"""Lines on a screen: what fits, what gives way, and what is never cut."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.model import Tier
from bot.services.answer import CHROME, SCREEN, Line, fit, oldest, pages


def line(id_: str, size: int, checked: date = date(2026, 3, 31)) -> Line:
    """A line that takes `size` characters with what stands around it."""
    bare = Line("", "法", Tier.STATUTE, id_, checked, stale=False, weight=0)
    return replace(bare, text="字" * (size - bare.size), weight=size)


def test_what_matters_most_is_kept_and_a_smaller_line_may_still_fit() -> None:
    wanted = [[line("a", 60)], [line("b", 50)], [line("c", 40)]]
    assert [one.statement_id for one in fit(wanted, 100)] == ["a", "c"]


def test_a_line_is_shortened_rather_than_another_left_out() -> None:
    wanted = [[line("a", 60), line("a", 20)], [line("b", 50)]]
    assert [(one.statement_id, one.size) for one in fit(wanted, 100)] == [("a", 20), ("b", 50)]


def test_a_line_is_shown_in_full_where_there_is_room() -> None:
    wanted = [[line("a", 60), line("a", 20)], [line("b", 40)]]
    assert [one.size for one in fit(wanted, 100)] == [60, 40]


def test_no_claim_is_said_twice() -> None:
    assert len(fit([[line("a", 10)], [line("a", 10)]], 100)) == 1


@given(st.lists(st.integers(10, 400), max_size=12), st.integers(0, 1000))
def test_what_was_chosen_always_fits(sizes: list[int], room: int) -> None:
    chosen = fit([[line(str(n), size), line(str(n), 8)] for n, size in enumerate(sizes)], room)
    assert sum(one.size for one in chosen) <= room


@given(st.lists(st.integers(10, 900), max_size=12))
def test_pages_hold_every_line_in_order_on_as_many_screens_as_needed(sizes: list[int]) -> None:
    lines = [line(str(n), size) for n, size in enumerate(sizes)]
    found = pages("题", lines)
    assert [one for page in found for one in page.lines] == lines
    assert [(page.number, page.of) for page in found] == [(n + 1, len(found)) for n in range(len(found))]
    assert all(sum(one.size for one in page.lines) <= SCREEN - CHROME for page in found)


def test_the_age_of_a_page_is_that_of_its_oldest_line() -> None:
    lines = [line("a", 10), line("b", 10, checked=date(2025, 4, 30))]
    assert oldest(lines) == date(2025, 4, 30)


def test_what_fits_is_reckoned_in_one_language() -> None:
    english = replace(line("a", 60), text="letters " * 100)
    assert fit([[english]], 60) == (english,)
