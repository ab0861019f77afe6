"""The planted bugs fit the tree as it is; which tests find them says python -m tests.proofs.mutations."""

from collections import Counter

import pytest

from tests.proofs.mutations import ROOT, TESTS, planted_in
from tests.proofs.planted import PLANTED, Planted


def test_each_can_be_planted_in_one_place() -> None:
    for bug in PLANTED:
        text = (ROOT / bug.file).read_text()
        assert planted_in(text, bug) != text, bug


def test_there_are_enough_of_them_and_none_twice() -> None:
    assert len(PLANTED) >= 40
    assert Counter(PLANTED).most_common(1)[0][1] == 1


def test_each_has_tests_that_exist() -> None:
    named = {test for bug in PLANTED for tests in TESTS[bug.file] for test in tests}
    assert [test for test in sorted(named) if not (ROOT / test).exists()] == []


@pytest.mark.parametrize("text", ["a = 1\na = 1\n", "b = 1\n"])
def test_what_is_not_there_once_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not once"):
        planted_in(text, Planted("x.py", "a = 1", "a = 2", "x"))
