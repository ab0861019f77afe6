"""Promise 11: an update counts once, however often it comes and whatever dies under it, and is answered."""

import asyncio
import logging
import os
from collections import Counter
from collections.abc import Callable
from functools import cache, partial
from itertools import chain, zip_longest
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final

import pytest

from bot.chat.features import BUTTONS, COMMANDS, HIDDEN, TALKS
from bot.simulator.crashes import Spoil
from tests.simulator.conversations import (
    Act,
    Person,
    Press,
    Say,
    Talk,
    contents,
    conversations,
    owed,
)
from tests.simulator.mortal import Trouble
from tests.simulator.spoiled import KeepsNoAnswer, RemembersNoUpdate, Spoiled

_STORIES: Final = int(os.environ.get("CONVERSATIONS", "6"))
_ACTS: Final = 100
_SEVERAL: Final = 4
_OF_CARDS: Final = ("several cards", "new:show", "paste:show")


class Story:
    """What a person did and saw while nothing went wrong, and what was kept of it."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.seed = seed
        self.acts: list[Act] = []
        self.met: set[str] = set()  # commands, kinds of buttons, kinds of conversations
        self.unanswered: list[Act] = []
        self.owed: list[str] = []
        self._folder = folder
        asyncio.run(self._make_up(folder / f"{seed}.db"))

    async def _make_up(self, database: Path) -> None:
        person, talk = Person(Random(self.seed)), Talk(database)
        for _ in range(_ACTS):
            act = person.next(talk)
            self.acts.append(act)
            shown = await talk.act(act)
            if isinstance(act, Say | Press) and not shown.answered:
                self.unanswered.append(act)
            open_now = Counter(conversations(database))
            self.met |= {f"open {kind}" for kind in open_now}
            if open_now["loan"] >= _SEVERAL and open_now["paste"]:
                self.met.add("several cards")
        await talk.close()
        self.met |= set(person.done) | {kind.split(":")[0] for kind in person.done}
        self.shown = talk.shown
        self.kept, self.owed = contents(database), owed(database)

    def differs(self, trouble: Trouble, spoil: Spoil | None = None) -> list[str]:
        """What is not as it was, where the same is done with this trouble."""
        return asyncio.run(self._do_again(trouble, spoil))

    async def _do_again(self, trouble: Trouble, spoil: Spoil | None) -> list[str]:
        with TemporaryDirectory(dir=self._folder) as folder:
            database = Path(folder) / "bot.db"
            talk = Talk(database, trouble, spoil)
            for number, (act, shown) in enumerate(zip(self.acts, self.shown, strict=True)):
                again = await talk.act(act)
                if again.answered != shown.answered or list(again.screens) != list(shown.screens):
                    await talk.close()
                    return [f"{number}: {act} showed {list(again.screens)}, not {list(shown.screens)}"]
            await talk.close()
            kept = contents(database)
        assert talk.deaths >= _ACTS // 20 or not trouble.deaths
        return [
            f"{table}: {now}, not {before}"
            for table, rows in kept.items()
            for now, before in zip_longest(rows, self.kept[table])
            if now != before
        ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("conversations")


Stories = Callable[[int], Story]


@pytest.fixture(scope="module")
def story(folder: Path) -> Stories:
    """The story of a seed, made up when it is first asked for: each process of the tests needs but some."""
    return cache(partial(Story, folder))


def test_each_conversation_command_and_button_is_met_and_answered(story: Stories) -> None:
    wanted = {
        *(set(BUTTONS) - HIDDEN),  # an operator's; `python -m tests.proofs.fuzz` has one
        *(f"/{one.name}" for one in COMMANDS),
        *(f"open {kind}" for kind in TALKS),
        *_OF_CARDS,
    }
    for seed in chain(range(1, _STORIES + 1), range(1001, 1031)):
        assert story(seed).unanswered == []
        wanted -= story(seed).met
        if not wanted:
            return
    pytest.fail(f"never met: {wanted}")


@pytest.mark.parametrize("seed", range(1, _STORIES + 1))
def test_whatever_dies_and_comes_again_counts_once(
    story: Stories, seed: int, caplog: pytest.LogCaptureFixture
) -> None:
    assert story(seed).owed == []
    assert story(seed).differs(Trouble(Random(seed))) == []
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


@pytest.mark.parametrize("seed", [1, 2])
def test_a_telegram_that_wants_to_be_left_alone_hears_it_later(story: Stories, seed: int) -> None:
    assert story(seed).differs(Trouble(Random(seed), busy=0.3)) == []


@pytest.mark.parametrize("spoiled", [RemembersNoUpdate, KeepsNoAnswer])
def test_a_store_that_forgets_is_found(story: Stories, spoiled: type[Spoiled]) -> None:
    seeds = range(1, _STORIES + 1)
    assert any(story(seed).differs(Trouble(Random(1)), spoiled.spoil) for seed in seeds)
