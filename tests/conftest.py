"""What all tests share: every call of the Bot API is read a second time. Knows no feature."""

import os
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from bot.emulator.botapi import BotApi

# Machines are noisy: no test fails because a single example was slow. On CI, Hypothesis repeats its examples.
settings.register_profile(
    "noisy",
    settings.get_profile(settings.get_current_profile_name()),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("noisy")

# The bot as a process of its own is not traced: nearly all of its lines are run in the workers as well, and
# tracing doubles the time of the tests that start it.
if "PYTEST_XDIST_WORKER" in os.environ:
    os.environ.pop("COVERAGE_PROCESS_CONFIG", None)


@pytest.fixture(autouse=True)
def wire_problems() -> Iterator[list[str]]:
    """What the oracle found wrong in the calls of this test, which fails if anything is left in it."""
    found: list[str] = []

    def listen(method: str, params: Mapping[str, Any]) -> None:
        from tests import oracle  # takes seconds, which tests without a call need not pay

        found.extend(oracle.problems(method, params))

    BotApi.listeners.append(listen)
    yield found
    BotApi.listeners.remove(listen)
    assert found == [], "calls that the Bot API does not know"
