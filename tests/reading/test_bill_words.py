"""The messages of the corpus: none is silently wrong, nearly all are read right."""

import pytest

from tests.reading.bill_words import TUNED, Case, Verdict, cases, counts, judged


@pytest.mark.parametrize("case", cases(TUNED), ids=lambda case: case["text"][:20])
def test_nothing_wrong_can_be_saved(case: Case) -> None:
    assert judged(case) is not Verdict.WRONG


def test_nearly_all_are_read_right() -> None:
    found = counts(TUNED)
    assert found[Verdict.RIGHT] >= 0.95 * found.total()
