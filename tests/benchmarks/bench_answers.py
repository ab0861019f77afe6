"""How long an answer takes from the words of a user to its lines: `python -m tests.benchmarks.bench_answers`.

Prints medians; asserts nothing, as a busy machine is no broken program. The mark is 5 ms.
"""

import asyncio
from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import product
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import click

from bot.config import load as load_config
from bot.domain.language import Language
from bot.knowledge.load import default_root, load
from bot.knowledge.model import Stage
from bot.knowledge.search import Search
from bot.services.answers import Answers
from bot.world import EmulatedWorld
from tests.benchmarks.search_quality import queries

_DAY = date(2026, 3, 31)
_NOW = datetime(2026, 3, 31, 4, tzinfo=UTC)


def milliseconds(work: Callable[..., object], *given: object) -> float:
    """How long it takes once."""
    start = perf_counter()
    work(*given)
    return (perf_counter() - start) * 1000


def main() -> None:
    """Print the figures."""
    library = load(default_root())
    build = milliseconds(Search, library)
    search, answers = Search(library), Answers(library)
    texts = [query.text for query in queries()]

    def answer(text: str, stage: Stage, language: Language) -> object:
        found = search.understand(text).lender
        return answers.rights(found.lender, None, stage, _DAY, language)

    async def conversations() -> list[float]:
        """From the update to the sent message: routes, store, search, rendering, the emulated Telegram."""
        taken = []
        with TemporaryDirectory() as folder:
            config = load_config(None, {})
            world = await EmulatedWorld.open(config, library, Path(folder) / "bot.db", _NOW)
            world.api.user(1)
            for text in texts:
                update = world.api.say(1, f"/rights {text}")
                start = perf_counter()
                await world.handle(update)
                taken.append((perf_counter() - start) * 1000)
            await world.close()
        return taken

    times = {
        "find": [milliseconds(search.find, text) for text in texts],
        "understand": [milliseconds(search.understand, text) for text in texts],
        "understand and answer": [milliseconds(answer, *case) for case in product(texts, Stage, Language)],
        "message in, answer out": asyncio.run(conversations()),
    }
    click.echo(f"{'index':24} {build:8.2f} ms once")
    for what, taken in times.items():
        click.echo(f"{what:24} {median(taken):8.3f} ms median  {max(taken):8.3f} ms most  n={len(taken)}")


if __name__ == "__main__":
    main()
