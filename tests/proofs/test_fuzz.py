"""The whole chat under anything: the short form of `python -m tests.proofs.fuzz`, and that it can say no."""

import asyncio
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, cast

import pytest

from bot.simulator.crashes import Spoil
from bot.store.protocol import Records
from bot.store.records import Applied
from tests.proofs.fuzz import BrokenError, Fuzz, quick_loop
from tests.proofs.nasty import corpus

ROOT: Final = Path(__file__).parent.parent.parent
_STEPS: Final = int(os.environ.get("FUZZ", "2500"))
_SEEDS: Final = (1,)  # a process each


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


class _Spoiled:
    """The Records protocol by delegation; whoever inherits it does something differently."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def __getattr__(self, name: str) -> Any:
        return getattr(self._records, name)


class _RemembersNoUpdate(_Spoiled):
    """Each delivery is the first."""

    def applied(self, update_id: int) -> Applied | None:
        return None

    def owe(self, *_: object) -> None:
        pass

    def strike_off(self, *_: object) -> None:
        pass


class _KeepsNoAnswer(_Spoiled):
    """What is not said at once is never said."""

    def owe(self, update_id: int, _chat: int, _answer: str, now: Any) -> None:
        self._records.strike_off(update_id, now)


@pytest.mark.parametrize(
    ("spoiled", "said"),
    [
        (_RemembersNoUpdate, "delivered again, an update changed something"),
        (_KeepsNoAnswer, "no answer to|was never answered"),
    ],
)
def test_it_finds_a_store_that_does_one_thing_wrong(
    tmp_path: Path, spoiled: Callable[[Records], _Spoiled], said: str
) -> None:
    def spoil(records: Records) -> Records:
        return cast(Records, spoiled(records))

    fuzz = Fuzz(tmp_path / "bot.db", 3, deaths=0.02, spoil=cast(Spoil, spoil))

    with asyncio.Runner(loop_factory=quick_loop) as runner, pytest.raises(BrokenError, match=said):
        runner.run(fuzz.run(1500))
