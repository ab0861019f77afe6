"""What people type, read up to the card: nothing is silently wrong, and nearly everything is read right."""

import pytest

from tests.words import Verdict, cases, failures, report


@pytest.mark.skipif(not cases("lines"), reason="the cases are not there")
def test_no_line_becomes_a_card_that_contradicts_it() -> None:
    wrong = {one.case["text"]: one.why for one in failures("lines") if one.verdict is Verdict.WRONG}
    assert wrong == {}


@pytest.mark.skipif(not cases("lines"), reason="the cases are not there")
def test_nearly_every_line_is_read_right() -> None:
    found = report("lines")
    assert found[Verdict.RIGHT] >= 0.97 * found.total()
