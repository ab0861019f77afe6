"""Lines on a screen: how they are joined, and how many fit."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.model import Tier
from bot.services.answer import CHROME, PER_LINE, SCREEN, Line, oldest, pages


def line(id_: str, size: int, checked: date = date(2026, 3, 31)) -> Line:
    """A line that takes `size` characters with what stands around it."""
    bare = Line("", "法", Tier.STATUTE, id_, checked, stale=False, weight=0)
    return replace(bare, text="字" * (size - len("法") - PER_LINE), weight=size)


def test_two_lines_of_one_document_are_one_with_the_claims_and_the_age_of_both() -> None:
    both = line("a", 10).joined(line("b", 10, checked=date(2025, 4, 30)), "；")
    assert both.text == "字字字；字字字"
    assert (both.ids, both.checked) == (("a", "b"), date(2025, 4, 30))


@given(st.lists(st.integers(10, 700), max_size=12))
def test_pages_hold_every_line_in_order_on_as_many_screens_as_needed(sizes: list[int]) -> None:
    lines = [line(str(n), size) for n, size in enumerate(sizes)]
    found = pages("题", lines)
    assert [one for page in found for one in page.lines] == lines
    assert [(page.number, page.of) for page in found] == [(n + 1, len(found)) for n in range(len(found))]
    assert all(sum(one.weight for one in page.lines) <= SCREEN - CHROME for page in found)


def test_the_age_of_a_page_is_that_of_its_oldest_line() -> None:
    lines = [line("a", 10), line("b", 10, checked=date(2025, 4, 30))]
    assert oldest(lines) == date(2025, 4, 30)
