"""Forms: what is asked next, and that nothing is taken that was not said."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.dates import Monthly, Once
from bot.domain.language import Language
from bot.domain.loans import draft_problem
from bot.knowledge.search import Search
from bot.services.adding import Adding, Form, Problem, Reply, Step, from_draft, to_draft
from tests.worlds import START, library

TODAY = date(2026, 11, 22)
ADDING = Adding(library(), Search(library()))


def fill(*said: str) -> Reply:
    """What comes of saying this, one after the other."""
    first, *rest = said
    reply = ADDING.line(first, TODAY)
    for text in rest:
        reply = ADDING.text(reply.form, text, TODAY)
    return reply


def press(form: Form, choice: str, value: str = "") -> Form:
    return ADDING.choose(form, choice, value, Language.HANS)


@pytest.mark.parametrize(
    ("said", "step"),
    [
        (("",), Step.LENDER),
        (("每月15号",), Step.LENDER),
        (("借呗",), Step.DATE),
        (("借呗 1200",), Step.DATE),
        (("借呗 15号",), Step.EITHER),
        (("借呗 2026-11-20",), Step.OVERDUE),
        (("借呗 每月15号",), Step.CARD),
        (("微粒代 每月15号",), Step.WHICH),
        (("", "借呗"), Step.DATE),
        (("", "借呗", "每月15号"), Step.AMOUNT),
        (("", "借呗", "每月15号", "1200"), Step.CARD),
        (("", "借呗", "2026-11-20"), Step.OVERDUE),
        (("", "微粒代"), Step.WHICH),
    ],
)
def test_the_first_thing_that_is_not_known_is_asked(said: tuple[str, ...], step: Step) -> None:
    assert fill(*said).form.step is step


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        (("", " "), Problem.NAME),
        (("", "长" * 41), Problem.NAME),
        (("", "\u2800"), Problem.NAME),
        (("借呗", "每月32号"), "no-such-day"),
        (("借呗", "嗯"), "unreadable"),
        (("", "借呗", "每月15号", "嗯"), Problem.AMOUNT),
        (("借呗 每月15号", "嗯"), Problem.UNREAD),
        (("借呗 每月15号 总共9999元",), Problem.UNREAD),
    ],
)
def test_why_an_answer_was_not_taken_is_told(said: tuple[str, ...], problem: str) -> None:
    assert fill(*said).problem == problem


def test_a_form_under_way_has_its_own_nonce() -> None:
    assert fill("").form.nonce != fill("").form.nonce


def test_a_name_that_was_typed_stays_and_one_that_was_pressed_is_in_the_users_language() -> None:
    assert fill("360借条 每月15号").form.name == "360借条"
    pressed = ADDING.choose(fill("").form, "lender", "qifu", Language.EN)
    assert pressed.name == library().lenders["qifu"].name.en


def test_an_overdue_date_is_confirmed_before_the_card() -> None:
    form = fill("借呗 2026-11-20").form

    assert press(form, "card").step is Step.OVERDUE
    assert press(form, "change").step is Step.OVERDUE
    confirmed = press(form, "overdue")
    assert (confirmed.step, confirmed.rule) == (Step.CARD, Once(date(2026, 11, 20)))


def test_the_last_day_keeps_month_and_interval() -> None:
    form = fill("借呗 每2个月30号").form
    assert form.last_day

    changed = press(form, "last")

    assert changed.rule == Monthly(date(2026, 11, 30), 31, 2)
    assert not changed.last_day


@pytest.mark.parametrize("value", ["", "x", "9", "²", "-1", "٣", "1" * 50])
def test_a_reading_that_is_not_there_changes_nothing(value: str) -> None:
    form = fill("借呗 15号").form

    assert press(form, "reading", value) == form


def test_a_correction_under_the_card_keeps_the_rest() -> None:
    form = fill("借呗 每月15号 1200 12期", "每月20号", "900元", "6期").form

    assert form.rule == Monthly(date(2026, 12, 20), 20)
    assert (form.amount, form.count) == (90000, 6)


def test_an_amount_leaves_the_count_alone_and_may_bring_one() -> None:
    asked = press(press(fill("借呗 每月15号 1200 12期").form, "change"), "field", "amount")

    assert ADDING.text(asked, "每期还900", TODAY).form.count == 12
    assert ADDING.text(asked, "900 6期", TODAY).form.count == 6
    assert ADDING.text(asked, "900", TODAY).form.count == 12


CHOICES = st.tuples(
    st.sampled_from(
        ["lender", "asis", "reading", "again", "overdue", "skip", "last", "change", "card", "field", "x"]
    ),
    st.sampled_from(["", "jiebei", "0", "1", "date", "amount", "lender", "count"]),
)
WORDS = st.sampled_from(
    [
        "借呗",
        "微粒代",
        "每月15号",
        "15号",
        "31号",
        "每月31号",
        "2026-11-20",
        "2026-12-20",
        "1200",
        "12期",
        "嗯",
        "每月32号",
    ]
)


@given(st.lists(WORDS, max_size=4), st.lists(st.one_of(CHOICES, WORDS), max_size=10))
def test_whatever_is_said_and_pressed_a_card_is_complete_and_confirmed(
    first: list[str], steps: list[str | tuple[str, str]]
) -> None:
    form = ADDING.line(" ".join(first), TODAY).form
    for step in steps:
        form = ADDING.text(form, step, TODAY).form if isinstance(step, str) else press(form, *step)
        form = from_draft(to_draft(form, 1, START))

        if form.step in (Step.CARD, Step.FIELD):
            assert draft_problem(form.draft()) is None
            assert not form.overdue
            assert not form.near
            assert not form.readings


@given(st.lists(WORDS, max_size=4), st.lists(WORDS, max_size=3))
def test_a_form_survives_being_stored(first: list[str], then: list[str]) -> None:
    form = fill(" ".join(first), *then).form

    stored = to_draft(form, 7, START)

    assert from_draft(stored) == form
    assert (stored.user_id, stored.step) == (7, form.step)
    assert isinstance(stored.expires_at, datetime)
    assert stored.expires_at > START
