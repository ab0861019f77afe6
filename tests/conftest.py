"""What all tests share: every call of the Bot API is read a second time. Knows no feature."""

import gc
import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from shutil import disk_usage
from typing import Any, Final
from zlib import crc32

import coverage
import pytest
from hypothesis import HealthCheck, settings

from bot.emulator.botapi import BotApi

# Machines are noisy: no test fails because a single example was slow. On CI, Hypothesis repeats its examples.
settings.register_profile(
    "noisy",
    settings.get_profile(settings.get_current_profile_name()),
    deadline=None,
    max_examples=int(os.environ.get("EXAMPLES", "25")),  # EXAMPLES=500 for a night
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("noisy")

_COUNTED: Final = 4

# A test waits for the disk at every answer, which proves nothing: what a disk may lose is shown to
# tests/proofs/crash.py by one of its own.
_MEMORY: Final = Path("/dev/shm")
_ENOUGH: Final = 4 * 2**30  # bytes
if "TMPDIR" not in os.environ and _MEMORY.is_dir() and disk_usage(_MEMORY).free > _ENOUGH:
    os.environ["TMPDIR"] = tempfile.tempdir = str(_MEMORY)

# As bot.__main__ does: hardly anything that is imported, collected or read at the start is garbage.
gc.disable()

# The bot as a process of its own is not traced: nearly all of its lines are run in the workers as well, and
# tracing doubles the time of the tests that start it.
if "PYTEST_XDIST_WORKER" in os.environ:
    os.environ.pop("COVERAGE_PROCESS_CONFIG", None)


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: those that start processes wait for a third of their time."""
    return min((os.cpu_count() or 1) + 1, 4)


def pytest_collection_finish() -> None:
    """What is there now stays: to look through it for garbage again and again takes a seventh of the fuzz."""
    gc.freeze()
    gc.enable()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Coverage counts in one of four tests, always the same: to count takes as long as to run, and tests of
    one thing run nearly the same lines."""
    tracer = coverage.Coverage.current() if crc32(item.nodeid.encode()) % _COUNTED else None
    if tracer is None:
        return (yield)
    tracer.stop()
    try:
        return (yield)
    finally:
        tracer.start()


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
