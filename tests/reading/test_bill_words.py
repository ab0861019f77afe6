"""The messages of the corpus: none is silently wrong, nearly all are read right."""

import pytest

from tests.corpus import Case, cases
from tests.reading.bill_words import TUNED, Verdict, counts, judged

_TUNED = [case for part in TUNED for case in cases(part)]


@pytest.mark.parametrize("case", _TUNED, ids=lambda case: case["text"][:20])
def test_nothing_wrong_can_be_saved(case: Case) -> None:
    assert judged(case) is not Verdict.WRONG


@pytest.mark.parametrize("part", TUNED)
def test_nearly_all_are_read_right(part: str) -> None:
    found = counts(part)
    assert found[Verdict.RIGHT] >= 0.97 * found.total()
