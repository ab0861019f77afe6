"""The whole chat under anything: the short form of `python -m tests.proofs.fuzz`, and that it can say no."""

import asyncio
import os
import sys
from pathlib import Path
from typing import Final

import pytest

from tests.proofs.fuzz import BrokenError, Fuzz
from tests.proofs.nasty import corpus
from tests.quick_loop import QuickLoop
from tests.simulator.spoiled import KeepsNoAnswer, RemembersNoUpdate, Spoiled

ROOT: Final = Path(__file__).parent.parent.parent
_STEPS: Final = int(os.environ.get("FUZZ", "20000"))
_SEEDS: Final = (1, 2)  # a process each, and half of the steps


@pytest.mark.timeout(300 + _STEPS // 10)  # for what hangs
@pytest.mark.parametrize("seed", _SEEDS)
async def test_no_order_of_anything_breaks_a_promise(seed: int) -> None:
    steps = str(_STEPS // len(_SEEDS))
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.proofs.fuzz", "--steps", steps, "--seed", str(seed)),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
    )
    printed, _ = await process.communicate()

    assert process.returncode == 0, printed.decode()
    assert printed.decode().endswith(f"{steps} steps, seed {seed}: every promise was kept.\n")


def test_the_corpus_has_five_hundred_messages() -> None:
    assert len(set(corpus())) >= 500


@pytest.mark.parametrize(
    ("spoiled", "said"),
    [
        (RemembersNoUpdate, "delivered again, an update changed something"),
        (KeepsNoAnswer, "no answer to|was never answered"),
    ],
)
def test_it_finds_a_store_that_does_one_thing_wrong(
    tmp_path: Path, spoiled: type[Spoiled], said: str
) -> None:
    fuzz = Fuzz(tmp_path / "bot.db", 3, deaths=0.02, spoil=spoiled.spoil)

    with asyncio.Runner(loop_factory=QuickLoop) as runner, pytest.raises(BrokenError, match=said):
        runner.run(fuzz.run(1500))
