"""How well search reads what people write, measured on `tests/data/queries.toml`, part by part.

`python -m tests.benchmarks.search_quality` prints the figures, and the failures of the tuned part only:
whoever reads how a held-out query fails has begun to tune on it.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import click

from bot.knowledge.search import Search, search_in
from tests.worlds import library

QUERIES: Final = Path(__file__).parents[1] / "data" / "queries.toml"
TUNED: Final = "tuned"
HELD_OUT: Final = "held-out"


@dataclass(frozen=True, slots=True)
class Query:
    """A text and what must be made of it; see the head of the file."""

    text: str
    lender: str
    certain: bool
    topic: str = ""
    intent: str = ""
    set: str = TUNED


@dataclass(frozen=True, slots=True)
class Result:
    """What was made of a query."""

    query: Query
    lender: str
    certain: bool
    topic: str
    intent: str

    @property
    def wrongly_certain(self) -> bool:
        """The failure that hurts: a lender stated that was not, or might not have been, meant."""
        return self.certain and not (self.query.certain and self.lender == self.query.lender)

    @property
    def right(self) -> bool:
        """Whether everything that the query asks for came first, as certain as it may be."""
        asked = self.query
        return (
            self.lender == asked.lender
            and self.certain == asked.certain
            and asked.topic in ("", self.topic)
            and asked.intent in ("", self.intent)
        )


def queries(path: Path = QUERIES) -> list[Query]:
    """The list, in its order."""
    return [Query(**entry) for entry in tomllib.loads(path.read_text("utf-8"))["query"]]


def results(search: Search, asked: Iterable[Query]) -> list[Result]:
    """What search makes of each query."""
    found = []
    for query in asked:
        said = search.understand(query.text)
        first = said.lender.first
        found.append(
            Result(
                query,
                lender=first.id if first else "",
                certain=said.lender.certain,
                topic=said.topic.id if said.topic else "",
                intent=said.intent or "",
            )
        )
    return found


def share_right(found: Iterable[Result], part: str) -> float:
    """Right first, of the queries of a part, in percent."""
    right = [result.right for result in found if result.query.set == part]
    return 100 * sum(right) / len(right)


def main() -> None:
    """Print the figures."""
    found = results(search_in(library()), queries())
    for part in (TUNED, HELD_OUT):
        mine = [result for result in found if result.query.set == part]
        wrong = sum(result.wrongly_certain for result in mine)
        share = f"{share_right(mine, part):5.1f} % right first"
        click.echo(f"{part:9} {len(mine):4} queries  {share}  {wrong} wrongly certain")
    for result in found:
        if result.query.set == TUNED and not result.right:
            click.echo(f"  {result.query.text}: {result}")


if __name__ == "__main__":
    main()
