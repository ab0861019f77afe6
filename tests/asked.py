"""What people ask (tests/data/words/questions*.toml), said to the bot by somebody new each time; judged."""

import tomllib
from collections import Counter
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Final

from bot.domain.language import Language
from bot.texts import texts_in
from tests.chat_driver import Chat, Shown
from tests.corpus import cases
from tests.worlds import Lasting, library

DATA: Final = Path(__file__).parent / "data"
_DANGEROUS: Final = ("10", "13")  # threats, somebody at the door
PARTS: Final = (
    "questions",
    "questions_fresh",
    "questions_later",
    "questions_aside",
    "questions_fresh_aside",
    "questions_later_aside",
)
TUNED: Final = PARTS[:3]


class Verdict(StrEnum):
    """What came of a sentence."""

    RIGHT = "right"
    WRONG = "wrong with certainty"
    ASKED = "asked, the right one among the buttons"
    ASKED_BESIDE = "asked, beside the point"
    NOTHING = "nothing"


@cache
def _cards() -> dict[str, list[str]]:
    found: dict[str, list[str]] = tomllib.loads((DATA / "question_cards.toml").read_text("utf-8"))["cards"]
    return found


def answers(case: dict[str, Any]) -> list[str]:
    """The ids of the cards that answer what is meant; none for what is no question of ours."""
    found: list[str] = case["cards"] if "cards" in case else _cards().get(case["meaning"], [])
    return found


def answered(shown: Shown) -> str:
    """The id of the card that a message is the answer of; empty if of none."""
    title = shown.text.partition("\n")[0].rpartition(" · ")[2]
    return next((one.id for one in library().questions.values() if title in _titles(one.id)), "")


def offered(shown: Shown) -> list[str]:
    """The ids of the cards that a message asks to choose from."""
    if not shown.text.endswith(tuple(texts_in(language)("which-question") for language in Language)):
        return []
    titles = {title: one for one in library().questions for title in _titles(one)}
    return [titles[label] for label in shown.buttons if label in titles]


def _titles(card: str) -> set[str]:
    return {library().questions[card].title.of(language) for language in Language}


def judge(lasting: Lasting, case: dict[str, Any], user_id: int) -> Verdict:
    """What came of a sentence of that new user. Of what is no question of ours, nothing is right.

    Somebody at the door, or a threat of violence, is answered by 110, whatever else was asked.
    """
    chat = Chat(lasting.world, user_id, case["lang"])
    first = lasting.run(chat.say(case["text"]))[0]
    right = answers(case)
    if found := answered(first):
        return Verdict.RIGHT if found in right else Verdict.WRONG
    near = offered(first)
    if set(near) & set(right):
        return Verdict.ASKED
    if near:
        return Verdict.ASKED_BESIDE
    danger = case["kind"] in _DANGEROUS and "110" in first.text.partition("\n")[0]
    return Verdict.RIGHT if danger or not right else Verdict.NOTHING


def judged(lasting: Lasting, part: str) -> list[tuple[Verdict, dict[str, Any]]]:
    """Every sentence of a part, with what came of it."""
    start = PARTS.index(part) * 1000 + 1000
    return [(judge(lasting, case, start + number), case) for number, case in enumerate(cases(part))]


def counts(found: list[tuple[Verdict, dict[str, Any]]], *, ours: bool) -> Counter[Verdict]:
    """How many came to what: of our questions, or of all that is none."""
    return Counter(verdict for verdict, case in found if bool(answers(case)) is ours)
