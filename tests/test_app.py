"""The bounds of the composition root. What it joins is tested in tests/e2e."""

from bot.app import STOP_WITHIN
from bot.transport.polling import CONFIRM


def test_an_end_waits_for_no_more_than_the_ten_seconds_that_are_promised() -> None:
    assert STOP_WITHIN + CONFIRM < 10
