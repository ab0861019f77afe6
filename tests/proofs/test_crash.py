"""A sample of the crashes of a busy minute; all of them: python -m tests.proofs.crash."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from tests.proofs.busy import Minute, minute_of
from tests.proofs.crash import cut_everywhere, judge, lose_everywhere


@pytest.fixture(scope="module")
def minute(tmp_path_factory: pytest.TempPathFactory) -> Minute:
    return asyncio.run(minute_of(tmp_path_factory.mktemp("busy")))


async def test_a_log_that_is_cut_anywhere_holds_what_was_confirmed_and_nothing_half(
    minute: Minute, tmp_path: Path
) -> None:
    judged = await cut_everywhere(minute, tmp_path, every=29)

    assert judged.broken == []
    assert min(judged.crashes.values()) >= 3
    assert len(judged.crashes) == 4


async def test_a_disk_that_loses_what_was_not_synced_does_too(minute: Minute, tmp_path: Path) -> None:
    judged = await lose_everywhere(minute, tmp_path, every=83, checkpoint_pages=32)

    assert judged.broken == []
    assert sum(judged.crashes.values()) > 20


async def test_a_disk_that_is_never_waited_for_is_found_out(minute: Minute, tmp_path: Path) -> None:
    judged = await lose_everywhere(minute, tmp_path, every=41, checkpoint_pages=32, synchronous="NORMAL")

    assert any("one that was confirmed is not" in one for one in judged.broken)
    assert any(" are paid" in one or " are kept" in one for one in judged.broken)  # which people were told


async def test_a_promise_that_is_not_kept_is_named(minute: Minute) -> None:
    last = minute.told[-1]
    false = replace(last, facts=(*last.facts, ("the moon is saved", "SELECT 1 WHERE 0")))

    assert await judge(minute.after, [minute.marks[-1].dump], [false]) == ["the moon is saved"]
