"""Forms: what is asked next, and that nothing is taken that was not said."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.dates import DateRule, EveryDays, Monthly, Once, first_day
from bot.domain.language import Language
from bot.domain.loans import LoanDraft, draft_problem
from bot.knowledge.search import search_in
from bot.services.adding import Adding
from bot.services.loan_form import FORM, Form, Problem, Reply, Step, fields_of
from tests.worlds import library

TODAY = date(2026, 11, 22)
ADDING = Adding(library(), search_in(library()))


def fill(*said: str) -> Reply:
    """What comes of saying this, one after the other."""
    first, *rest = said
    reply = ADDING.line(first, TODAY)
    for text in rest:
        reply = ADDING.text(reply.form, text, TODAY)
    return reply


def press(form: Form, choice: str, value: str = "") -> Form:
    return ADDING.choose(form, choice, value, Language.HANS, TODAY)


@pytest.mark.parametrize(
    ("said", "step"),
    [
        (("",), Step.LENDER),
        (("每月15号",), Step.LENDER),
        (("借呗",), Step.DATE),
        (("借呗 1200",), Step.DATE),
        (("借呗 15号",), Step.EITHER),
        (("借呗 每月15号 总共9999元",), Step.AMOUNT),
        (("借呗500块分6期 每月15号",), Step.SHARED),
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
    ],
)
def test_why_an_answer_was_not_taken_is_told(said: tuple[str, ...], problem: str) -> None:
    assert fill(*said).problem == problem


def test_a_form_under_way_has_its_own_nonce() -> None:
    assert fill("").form.nonce != fill("").form.nonce


def test_a_name_that_was_typed_stays_and_one_that_was_pressed_is_in_the_users_language() -> None:
    assert fill("360借条 每月15号").form.name == "360借条"
    pressed = ADDING.choose(fill("").form, "lender", "qifu", Language.EN, TODAY)
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


def picked(*choices: str) -> Form:
    """A guided form that was given a lender and a day of the calendar, and then this."""
    form = press(press(fill("").form, "lender", "jiebei"), "day", choices[0])
    for choice in choices[1:]:
        form = press(form, choice)
    return form


@pytest.mark.parametrize(
    ("day", "choice", "rule", "last_day"),
    [
        ("2026-12-15", "once", Once(date(2026, 12, 15)), False),
        ("2026-12-15", "monthly", Monthly(date(2026, 12, 15), 15), False),
        ("2026-12-15", "weekly", EveryDays(date(2026, 12, 15), 7), False),
        ("2026-12-30", "monthly", Monthly(date(2026, 12, 30), 30), True),
        ("2026-12-30", "monthend", Monthly(date(2026, 12, 31), 31), False),
        ("2027-02-28", "monthly", Monthly(date(2027, 2, 28), 28), False),
        ("2027-02-28", "monthend", Monthly(date(2027, 2, 28), 31), False),
        ("2026-11-22", "monthly", Monthly(date(2026, 11, 22), 22), False),
    ],
)
def test_a_day_of_the_calendar_is_what_the_user_says_it_is(
    day: str, choice: str, rule: DateRule, last_day: bool
) -> None:
    assert picked(day).step is Step.PICKED

    form = picked(day, choice)

    assert (form.rule, form.last_day, form.step) == (rule, last_day, Step.AMOUNT)


@pytest.mark.parametrize("day", ["", "x", "2026-02-30", "0001-01-01", "9999-12-31", "2037-01-01", "2026-12"])
def test_a_day_that_no_calendar_of_ours_shows_changes_nothing(day: str) -> None:
    form = press(fill("").form, "lender", "jiebei")

    assert press(form, "day", day) == form


def test_another_day_can_be_picked_or_typed_instead() -> None:
    assert press(picked("2026-12-15"), "again").step is Step.DATE

    typed = ADDING.text(picked("2026-12-15"), "每月20号", TODAY).form

    assert typed.rule == Monthly(date(2026, 12, 20), 20)


@pytest.mark.parametrize("choice", ["once", "monthly", "weekly", "monthend"])
def test_a_day_that_has_passed_is_confirmed_before_the_card(choice: str) -> None:
    form = picked("2026-10-31", choice)
    assert form.step is Step.OVERDUE
    assert press(form, "card").step is Step.OVERDUE

    confirmed = press(form, "overdue")

    assert (confirmed.step, first_day(confirmed.draft().rule)) == (Step.AMOUNT, date(2026, 10, 31))


class TestOverdueOfARepeatedLoan:
    def test_a_beginning_in_the_past_can_have_been_paid(self) -> None:
        asked = filled(Monthly(date(2026, 8, 15), 15), overdue=True, count=12)

        form = press(asked, "ahead")

        assert form.step is Step.CARD
        assert form.draft().rule == Monthly(date(2026, 12, 15), 15)
        assert form.draft().count == 8

    def test_a_beginning_in_the_past_can_have_been_paid_in_part(self) -> None:
        asked = press(filled(Monthly(date(2026, 8, 15), 15), overdue=True, count=12), "since")
        assert asked.step is Step.SINCE

        form = press(asked, "since", "2026-10-15")

        assert (form.step, form.draft().rule) == (Step.CARD, Monthly(date(2026, 10, 15), 15))
        assert form.draft().count == 10
        assert press(press(form, "since"), "ahead").draft().count == 8

    @pytest.mark.parametrize(
        ("rule", "typed", "first"),
        [
            (Monthly(date(2026, 12, 15), 15), "10月15日", date(2026, 10, 15)),
            (Monthly(date(2026, 12, 15), 15), "2025-12-15", date(2025, 12, 15)),
            (Monthly(date(2026, 12, 15), 15), "12月15日", date(2025, 12, 15)),
            (Monthly(date(2026, 12, 15), 15), "2期", date(2026, 10, 15)),
            (Monthly(date(2026, 11, 30), 31), "9月30日", date(2026, 9, 30)),
            (Monthly(date(2026, 12, 15), 15, 3), "9月15日", date(2026, 9, 15)),
            (EveryDays(date(2026, 11, 27), 7), "11月13日", date(2026, 11, 13)),
            (EveryDays(date(2026, 11, 27), 7), "上周五", date(2026, 11, 13)),
            (EveryDays(date(2026, 11, 27), 1), "昨天", date(2026, 11, 21)),
        ],
    )
    def test_the_first_due_date_moves_back_to_the_one_that_was_named(
        self, rule: Monthly | EveryDays, typed: str, first: date
    ) -> None:
        asked = press(filled(rule, count=6), "since")

        form = ADDING.text(asked, typed, TODAY).form

        assert form.step is Step.CARD
        assert form.draft().rule == replace(rule, first=first)
        assert form.draft().count == 6

    @pytest.mark.parametrize(
        "typed", ["10月16日", "12月15日 2027", "2027-12-15", "嗯", "0期", "9999期", "今天"]
    )
    def test_what_is_no_past_due_date_of_it_is_asked_again(self, typed: str) -> None:
        asked = press(filled(Monthly(date(2026, 12, 15), 15)), "since")

        assert ADDING.text(asked, typed, TODAY) == Reply(asked, Problem.SINCE)

    @pytest.mark.parametrize("value", ["2026-10-16", "2026-12-15", "2026-11-22", "x", "0001-01-15"])
    def test_a_forged_due_date_changes_nothing(self, value: str) -> None:
        asked = press(filled(Monthly(date(2026, 12, 15), 15)), "since")

        assert press(asked, "since", value) == asked

    def test_more_than_can_be_overdue_is_refused(self) -> None:
        asked = press(filled(EveryDays(date(2026, 11, 23), 1)), "since")

        assert ADDING.text(asked, "2024-11-22", TODAY) == Reply(asked, Problem.IMPOSSIBLE)

    def test_is_not_asked_of_a_saved_loan_or_of_one_date(self) -> None:
        saved = filled(Monthly(date(2026, 12, 15), 15), loan_id=1)
        once = filled(Once(date(2026, 12, 15)))

        assert press(saved, "since") == saved
        assert press(once, "since") == once

    def test_another_date_forgets_it(self) -> None:
        form = press(press(filled(Monthly(date(2026, 12, 15), 15)), "since"), "since", "2026-10-15")

        again = ADDING.text(form, "每月20号", TODAY).form

        assert again.draft().rule == Monthly(date(2026, 12, 20), 20)


class TestFigures:
    def test_a_total_gives_the_count_and_the_last_amount(self) -> None:
        form = answered(filled(Monthly(date(2026, 12, 15), 15), amount=120000), "total", "10000")

        assert (form.draft().count, form.draft().last_amount) == (9, 40000)
        assert form.is_spread

    def test_a_total_of_a_saved_loan_is_what_is_left(self) -> None:
        form = answered(
            filled(Monthly(date(2026, 8, 15), 15), amount=100000, count=12, settled=3, loan_id=1),
            "total",
            "2500",
        )

        assert (form.draft().count, form.draft().last_amount) == (6, 50000)

    def test_the_count_follows_a_new_amount_until_it_is_given_itself(self) -> None:
        form = answered(filled(Monthly(date(2026, 12, 15), 15), amount=120000), "total", "12000")

        halved = answered(form, "amount", "600")
        assert halved.draft().count == 20
        assert answered(halved, "count", "7").draft().count == 7

    def test_a_last_amount_keeps_the_count_that_was_worked_out(self) -> None:
        form = answered(filled(Monthly(date(2026, 12, 15), 15), amount=120000), "total", "10000")

        changed = answered(form, "last", "350.50")

        assert (changed.draft().count, changed.draft().last_amount) == (9, 35050)
        same = press(press(changed, "field", "last"), "skip")
        assert (same.draft().count, same.draft().last_amount) == (9, None)

    @pytest.mark.parametrize(
        ("line", "count", "last_amount"),
        [
            ("借呗 每月15号 1200 总共还剩5400", 5, 60000),
            ("借呗 每月15号 1200 5期 总共还剩5400", 5, 60000),
            ("借呗 每月15号 1200 5期 最后一期600 总共还剩5400", 5, 60000),
            ("借呗 每月15号 1200 5期 最后一期300", 5, 30000),
        ],
    )
    def test_a_line_may_name_them_too(self, line: str, count: int, last_amount: int) -> None:
        reply = fill(line)

        assert (reply.form.step, reply.problem) == (Step.CARD, "")
        assert (reply.form.draft().count, reply.form.draft().last_amount) == (count, last_amount)

    @pytest.mark.parametrize(
        "line",
        [
            "借呗 每月15号 1200 12期 总共还剩5400",
            "借呗 每月15号 1200 最后一期300 总共还剩5400",
            "借呗 2026-12-15 1200 总共还剩5400",
        ],
    )
    def test_a_total_that_does_not_agree_is_left_out_and_said(self, line: str) -> None:
        reply = fill(line)

        assert reply.problem == Problem.TOTAL
        assert reply.form.total is None
        assert reply.form.amount == 120000

    def test_a_total_alone_asks_for_the_amount(self) -> None:
        asked = fill("借呗 每月15号 总共还剩5400").form
        assert asked.step is Step.AMOUNT

        assert ADDING.text(asked, "1200", TODAY).form.draft().count == 5
        assert press(asked, "skip").draft() == LoanDraft("jiebei", "借呗", Monthly(date(2026, 12, 15), 15))

    def test_a_last_amount_alone_asks_for_the_count(self) -> None:
        asked = fill("借呗 每月15号 1200 最后一期300").form
        assert asked.step is Step.COUNT

        assert ADDING.text(asked, "12", TODAY).form.draft().last_amount == 30000
        assert press(asked, "skip").draft().last_amount is None

    def test_a_total_that_makes_too_many_instalments_is_refused(self) -> None:
        form = press(filled(Monthly(date(2026, 12, 15), 15), amount=100), "field", "total")

        assert ADDING.text(form, "601", TODAY) == Reply(form, Problem.IMPOSSIBLE)

    def test_what_a_loan_does_not_have_cannot_be_asked_for(self) -> None:
        assert fields_of(filled(Once(date(2026, 12, 15)))) == (
            *(Step.LENDER, Step.LABEL, Step.DATE, Step.AMOUNT),
        )
        monthly = filled(Monthly(date(2026, 12, 15), 15))
        assert Step.TOTAL not in fields_of(monthly)
        assert Step.LAST not in fields_of(monthly)
        assert press(monthly, "field", "total") == monthly
        assert Step.NOTE in fields_of(replace(monthly, loan_id=1))

    def test_what_remains_of_a_saved_loan_counts_on_from_what_is_settled(self) -> None:
        form = filled(Monthly(date(2026, 8, 15), 15), count=12, settled=3, loan_id=1)

        assert answered(form, "count", "还剩5期").draft().count == 8
        assert answered(form, "count", "5期").draft().count == 5
        assert answered(form, "count", "5 instalments left").draft().count == 8
        assert ADDING.text(form, "还剩5期", TODAY).form.draft().count == 8

    def test_only_one_date_takes_no_number_of_instalments_with_it(self) -> None:
        form = filled(Monthly(date(2026, 12, 15), 15), amount=100000, count=12, last_amount=5000)

        once = ADDING.text(form, "2026-12-20", TODAY).form

        assert once.draft() == LoanDraft("jiebei", "借呗", Once(date(2026, 12, 20)), 100000)


class TestNames:
    @pytest.mark.parametrize("typed", ["", "\u2800", "长" * 21])
    def test_a_label_that_cannot_be_is_refused(self, typed: str) -> None:
        form = press(filled(Monthly(date(2026, 12, 15), 15)), "field", "label")

        assert ADDING.text(form, typed, TODAY) == Reply(form, Problem.LABEL)

    def test_a_label_can_be_given_and_taken_away(self) -> None:
        form = answered(filled(Monthly(date(2026, 12, 15), 15)), "label", " 装\n修 ")

        assert form.draft().title == "借呗 · 装 修"
        assert press(press(form, "field", "label"), "skip").draft().title == "借呗"


class TestAgreement:
    def test_what_was_agreed_comes_with_a_note_or_without(self) -> None:
        form = filled(Monthly(date(2026, 12, 15), 15), loan_id=1)

        noted = answered(form, "note", "客服同意分6期")
        assert (noted.agreed, noted.note, noted.step) == (True, "客服同意分6期", Step.FIELD)
        bare = press(press(form, "field", "note"), "skip")
        assert (bare.agreed, bare.note, bare.step) == (True, "", Step.FIELD)

    def test_a_note_that_is_too_long_is_refused(self) -> None:
        form = press(filled(Monthly(date(2026, 12, 15), 15), loan_id=1), "field", "note")

        assert ADDING.text(form, "长" * 301, TODAY) == Reply(form, Problem.NOTE)


def filled(rule: DateRule, **known: Any) -> Form:
    """A form with everything that a loan needs."""
    form = Form("n", guided=False, lender="jiebei", name="借呗", rule=rule, **known)
    return press(form, "card")


def answered(form: Form, field: str, text: str) -> Form:
    """A field of the card, changed."""
    return ADDING.text(press(form, "field", field), text, TODAY).form


CHOICES = st.tuples(
    st.sampled_from(
        [
            *(
                "lender",
                "asis",
                "reading",
                "again",
                "overdue",
                "skip",
                "last",
                "change",
                "card",
                "field",
                "x",
            ),
            *("day", "once", "monthly", "monthend", "weekly", "since", "ahead"),
        ]
    ),
    st.sampled_from(
        [
            *("", "jiebei", "0", "1", "date", "amount", "lender", "count", "last", "total", "label", "note"),
            *("2026-12-31", "2026-10-15", "2026-11-20"),
        ]
    ),
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
        "10月15日",
        "2期",
        "总共还剩5400",
        "最后一期300",
        "2026-10-15 100元\n2026-12-18 150元\n2027-02-02 90元",
    ]
)


@given(st.lists(WORDS, max_size=4), st.lists(st.one_of(CHOICES, WORDS), max_size=10))
def test_whatever_is_said_and_pressed_a_card_is_complete_and_confirmed(
    first: list[str], steps: list[str | tuple[str, str]]
) -> None:
    form = ADDING.line(" ".join(first), TODAY).form
    for step in steps:
        form = ADDING.text(form, step, TODAY).form if isinstance(step, str) else press(form, *step)
        form = FORM.unpack(FORM.pack(form)) or form

        if form.step in (Step.CARD, Step.FIELD):
            assert draft_problem(form.draft()) is None
            assert not form.overdue
            assert form.picked is None
            assert not form.near
            assert not form.readings


@given(st.lists(WORDS, max_size=4), st.lists(WORDS, max_size=3))
def test_a_form_survives_being_stored(first: list[str], then: list[str]) -> None:
    form = fill(" ".join(first), *then).form

    assert FORM.unpack(FORM.pack(form)) == form
