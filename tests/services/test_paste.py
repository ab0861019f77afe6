"""Several loans under review: what is ready, what is not, and that both survive being stored."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.loans import draft_problem
from bot.knowledge.search import search_in
from bot.reading.loan_line import read_entry
from bot.services.adding import Adding
from bot.services.loan_form import Step
from bot.services.paste import REVIEW, Batch, review
from tests.worlds import library

TODAY = date(2026, 11, 22)
ADDING = Adding(library(), search_in(library()))
LINES = st.lists(
    st.sampled_from(
        [
            *("借呗 每月15号 500 12期", "微粒贷 12月20日 1200", "老王 每周五 90元", "借呗 每月31号"),
            *(
                "借呗 15号 90",
                "借呗 2026-11-10 80",
                "微粒代 每月15号",
                "每月15号 700元",
                "嗯",
                "借呗 500 第3期",
            ),
        ]
    ),
    max_size=8,
)


def reviewed(lines: list[str]) -> Batch:
    return review(ADDING, [read_entry(line, TODAY, ADDING.names_in(line)) for line in lines], TODAY)


@given(LINES)
def test_only_what_was_read_in_full_is_ready_and_no_line_is_lost(lines: list[str]) -> None:
    batch = reviewed(lines)

    assert len(batch.ready) + len(batch.others) == len(lines)
    for form in batch.ready:
        assert form.step is Step.CARD
        assert draft_problem(form.draft()) is None
        assert not form.overdue
    for reply in batch.others:
        assert reply.problem or reply.form.step is not Step.CARD


@given(LINES)
def test_a_review_survives_being_stored(lines: list[str]) -> None:
    batch = reviewed(lines)
    assert REVIEW.unpack(REVIEW.pack(batch)) == batch


def test_what_is_saved_or_asked_about_leaves_the_review() -> None:
    batch = reviewed(["借呗 每月15号 500", "微粒贷 每月16号 600", "借呗 15号 90", "微粒代 每月15号"])

    assert batch.without_ready() == replace(batch, ready=())
    assert batch.without_other(0).others == batch.others[1:]
    assert batch.without_other(1).others == batch.others[:1]
