"""What people ask (tests/data/words/questions.toml), matched with the cards that ship, and judged."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Final

from bot.knowledge.matching import Match
from bot.knowledge.search import Search
from tests.worlds import library

DATA: Final = Path(__file__).parent / "data"
PARTS: Final = ("questions", "questions_aside")


class Verdict(StrEnum):
    """What came of a sentence."""

    RIGHT = "right"
    WRONG = "wrong with certainty"
    ASKED = "asked, the right one among the buttons"
    ASKED_BESIDE = "asked, beside the point"
    NOTHING = "nothing"


@cache
def _search() -> Search:
    return Search(library())


@cache
def _cards() -> dict[str, list[str]]:
    found: dict[str, list[str]] = tomllib.loads((DATA / "question_cards.toml").read_text("utf-8"))["cards"]
    return found


def cases(part: str) -> list[dict[str, Any]]:
    """The sentences of one part; of the part set aside only counts are ever printed."""
    found: list[dict[str, Any]] = tomllib.loads((DATA / "words" / f"{part}.toml").read_text("utf-8"))["case"]
    return found


def answers(meaning: str) -> list[str]:
    """The ids of the cards that answer what is meant; none for what is no question of ours."""
    return _cards()[meaning] if meaning else []


def matched(text: str) -> Match:
    """What the sentence is taken to ask."""
    return _search().understand(text).question


def judge(case: dict[str, Any]) -> Verdict:
    """What came of a sentence. Of what is no question of ours, nothing is right."""
    found, right = matched(case["text"]), answers(case["meaning"])
    if found.sure is not None:
        return Verdict.RIGHT if found.sure.id in right else Verdict.WRONG
    if any(one.id in right for one in found.near):
        return Verdict.ASKED
    if found.near:
        return Verdict.ASKED_BESIDE
    return Verdict.NOTHING if right else Verdict.RIGHT


def report(part: str, *, ours: bool) -> Counter[Verdict]:
    """How many sentences of a part came to what: of our questions, or of all that is none."""
    return Counter(judge(case) for case in cases(part) if bool(case["meaning"]) is ours)


def failures(part: str) -> Iterator[tuple[Verdict, str]]:
    """The sentences of the tuned part that were not answered, with what came of them."""
    judged = ((judge(case), case["text"]) for case in cases(part))
    return (one for one in judged if one[0] is not Verdict.RIGHT)
