"""The answer to a question: its sentence, what differs for whom, what found room. By the real knowledge."""

import re
from datetime import date
from itertools import product

import pytest

from bot.domain.language import Language
from bot.knowledge.model import Stage
from bot.services.answers import Answers
from bot.services.questions import Asked
from bot.services.selection import QUESTION
from tests.worlds import library

LIBRARY = library()
ANSWERS = Answers(LIBRARY)
ON = date(2026, 12, 1)
CARDS = pytest.mark.parametrize("card", LIBRARY.questions)


def asked(card: str, lender: str = "", kind: str = "", stage: Stage = Stage.OVERDUE, on: date = ON) -> Asked:
    return ANSWERS.question(
        card, LIBRARY.lenders.get(lender), LIBRARY.kinds.get(kind), stage, on, Language.HANS
    )


@CARDS
def test_whoever_asks_is_answered_and_told_nothing_twice(card: str) -> None:
    for kind, stage in product(["", *LIBRARY.kinds], Stage):
        found = asked(card, kind=kind, stage=stage)

        said = [line.statement_id for line in (*found.shown, *found.rest)]
        assert found.answer.text
        assert len(set(said)) == len(said), (kind, stage)


@CARDS
def test_no_condition_is_lost_between_the_screens(card: str) -> None:
    found = asked(card)
    pages = ANSWERS.section(QUESTION + card, None, None, Stage.OVERDUE, ON, Language.HANS)

    assert pages[0].lines == found.shown
    assert [line for page in pages[1:] for line in page.lines] == list(found.rest)
    assert [page.number for page in pages] == list(range(1, pages[0].of + 1))


@CARDS
def test_each_language_shows_the_same_claims(card: str) -> None:
    shown = {
        tuple(
            line.statement_id
            for line in ANSWERS.question(card, None, None, Stage.OVERDUE, ON, language).shown
        )
        for language in Language
    }

    assert len(shown) == 1


def test_a_lenders_own_statements_come_first_where_the_question_is_about_them() -> None:
    found = asked("will-visit", lender="qifu")

    assert found.own
    assert all(line.statement_id.startswith("lenders/qifu/") for line in found.own)
    assert not asked("will-visit").own


@pytest.mark.parametrize("lender", ["58haojie", "jiebei", "pingan-haodai", "qifu", "weilidai"])
def test_who_asks_whether_they_come_reads_first_what_is_said_of_this_lenders_visits(lender: str) -> None:
    """What is told of an overdue loan speaks of texts and calls, which nobody asked."""
    for stage in Stage:
        first = asked("will-visit", lender=lender, stage=stage).own[0]

        assert any(word in first.text for word in ("上门", "来人", "去家里")), first.text


@pytest.mark.parametrize(
    ("lender", "way"),
    [
        ("weilidai", "95384"),
        ("jiebei", "95188"),
        ("pingan-haodai", "95511"),
        ("qifu", "只用奇富借条App里的客服入口"),
        ("58haojie", "从58同城或58好借App里点进去"),
    ],
)
def test_who_looks_for_the_lender_itself_is_shown_its_own_way_first(lender: str, way: str) -> None:
    """The numbers of knowledge/channels.toml; of who has none there, none is named."""
    first = asked("reach-service", lender=lender).own[0]

    assert way in first.text
    assert re.search("[0-9]{5,}", way) or not re.search("[0-9]{5,}", first.text)


def test_where_the_card_is_about_nothing_of_a_lender_nothing_of_it_comes_first() -> None:
    assert not asked("child-school", lender="qifu").own


def test_a_kind_of_lender_gets_its_own_variant() -> None:
    assert asked("jail", kind="bank-card").answer != asked("jail").answer
    assert "bank-card" in asked("jail").kinds
    assert not asked("jail", kind="bank").kinds


def test_a_question_that_is_gone_has_no_pages() -> None:
    assert ANSWERS.section("?gone", None, None, Stage.OVERDUE, ON, Language.HANS) == ()
