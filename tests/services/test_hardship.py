"""What can be offered, which days make sense, and which facts belong to it."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.language import Language
from bot.domain.loans import MAX_NOTE, Instalment, InstalmentState
from bot.domain.money import MAX_AMOUNT
from bot.domain.preferences import Preferences, QuietHours
from bot.knowledge.model import Tier
from bot.services import hardship
from bot.services.answers import Answers
from bot.services.hardship import Days, Plan, Problem, Step
from tests.worlds import library, shanghai

TODAY = date(2026, 12, 8)
DUE = date(2026, 12, 15)
ANSWERS = Answers(library())
# Of the names on lists, which say nothing of their own, one of each kind.
TOLD = {lender.kind if lender.listed else lender.id: lender for lender in library().lenders.values()}


def instalment(amount: int | None = 120_000, due_on: date = DUE, **values: object) -> Instalment:
    return Instalment(1, 1, 1, due_on, amount, InstalmentState.OPEN, **values)  # type: ignore[arg-type]


class TestPlan:
    @pytest.mark.parametrize(
        ("plan", "left", "rest"),
        [
            (Plan(60_000), 120_000, 60_000),
            (Plan(0), 120_000, 120_000),
            (Plan(), 120_000, 120_000),
            (Plan(60_000), None, None),
        ],
    )
    def test_the_rest_is_what_is_left_without_what_can_be_paid(
        self, plan: Plan, left: int | None, rest: int | None
    ) -> None:
        assert plan.rest(left) == rest


class TestStep:
    @pytest.mark.parametrize(
        ("wanted", "plan", "step", "problem"),
        [
            (Step.AMOUNT, Plan(), Step.AMOUNT, None),
            (Step.WHEN, Plan(), Step.WHEN, None),
            (Step.WHEN, Plan(60_000), Step.WHEN, None),
            (Step.WHEN, Plan(120_000), Step.OTHER, Problem.ENOUGH),
            (Step.PLAN, Plan(200_000, date(2026, 12, 22)), Step.OTHER, Problem.ENOUGH),
            (Step.PLAN, Plan(), Step.PLAN, None),
            (Step.PLAN, Plan(0, date(2026, 12, 16)), Step.PLAN, None),
            (Step.PLAN, Plan(0, DUE), Step.WHEN, Problem.IN_TIME),
            (Step.LETTER, Plan(0, TODAY), Step.WHEN, Problem.IN_TIME),
            (Step.LETTER, Plan(0, date(2026, 12, 7)), Step.WHEN, Problem.PAST),
            (Step.PLAN, Plan(0, date(2099, 1, 1)), Step.WHEN, Problem.DATE),
            (Step.AGREED, Plan(), Step.AGREED, None),
            (Step.NOTE, Plan(), Step.AGREED, Problem.DATE),
            (Step.NOTE, Plan(0, date(2026, 12, 22)), Step.NOTE, None),
            (Step.NOTE, Plan(0, DUE), Step.AGREED, Problem.SAME),
            (Step.NOTE, Plan(0, date(2026, 12, 7)), Step.AGREED, Problem.PAST),
            (Step.NOTE, Plan(0, date(2099, 1, 1)), Step.AGREED, Problem.DATE),
        ],
    )
    def test_a_plan_that_makes_no_sense_asks_again_and_says_why(
        self, wanted: Step, plan: Plan, step: Step, problem: Problem | None
    ) -> None:
        assert hardship.step_for(wanted, plan, instalment(), TODAY) == (step, problem)

    def test_of_an_overdue_one_today_will_do(self) -> None:
        overdue = instalment(due_on=date(2026, 12, 1))

        assert hardship.step_for(Step.PLAN, Plan(0, TODAY), overdue, TODAY) == (Step.PLAN, None)

    def test_what_was_paid_in_part_counts(self) -> None:
        partly = instalment(paid=90_000)

        assert hardship.step_for(Step.WHEN, Plan(30_000), partly, TODAY) == (Step.OTHER, Problem.ENOUGH)

    def test_of_an_unknown_amount_no_amount_is_too_much(self) -> None:
        assert hardship.step_for(Step.WHEN, Plan(10**9), instalment(None), TODAY) == (Step.WHEN, None)

    def test_an_agreement_can_be_taken_back_to_the_day_of_the_schedule_even_later(self) -> None:
        moved = instalment(due_on=date(2026, 12, 22), moved_from=DUE)
        late = date(2026, 12, 18)

        assert hardship.agreed_problem(DUE, moved, late) is None
        assert hardship.agreed_problem(date(2026, 12, 16), moved, late) is Problem.PAST


class TestDays:
    @pytest.mark.parametrize(
        ("due_on", "today", "days"),
        [
            (DUE, TODAY, ["2026-12-22", "2026-12-29", "2027-01-15"]),
            (date(2026, 12, 1), TODAY, ["2026-12-15", "2026-12-22", "2027-01-08"]),
            (date(2027, 1, 31), TODAY, ["2027-02-07", "2027-02-14", "2027-02-28"]),
        ],
    )
    def test_are_later_than_the_due_date_and_than_today(
        self, due_on: date, today: date, days: list[str]
    ) -> None:
        assert [str(day) for day in hardship.days_to_offer(due_on, today)] == days

    @settings(max_examples=200)
    @given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(-4000, 3600))
    def test_that_are_offered_are_taken(self, today: date, days: int) -> None:
        one = instalment(due_on=today + timedelta(days=days))

        for day in hardship.days_to_offer(one.due_on, today):
            if day - today <= timedelta(days=3653):
                assert hardship.step_for(Step.PLAN, Plan(0, day), one, today)[1] is None
                assert hardship.agreed_problem(day, one, today) is None

    @pytest.mark.parametrize(
        ("text", "days", "sure"),
        [
            ("12月22日", ["2026-12-22"], True),
            ("12月22號", ["2026-12-22"], True),
            ("２０２６-１２-２２", ["2026-12-22"], True),
            ("Dec 22", ["2026-12-22"], True),
            ("下周五", ["2026-12-18"], True),
            ("3天后", ["2026-12-11"], True),
            ("22号", ["2026-12-22"], True),
            ("10号", ["2027-01-10"], True),  # after the due date
            ("5/12/2027", ["2027-05-12", "2027-12-05"], False),
            ("12月22日前", ["2026-12-22"], False),
            ("每月15号", [], False),
            ("每周五", [], False),
            ("2月30日", [], False),
            ("大概月底", [], False),
            ("22", ["2026-12-22"], True),
            ("", [], False),
        ],
    )
    def test_that_are_typed_are_read_for_sure_or_asked_about(
        self, text: str, days: list[str], sure: bool
    ) -> None:
        found = hardship.read_day(text, TODAY, DUE)

        assert found == Days(tuple(map(date.fromisoformat, days)), sure)

    @pytest.mark.parametrize(
        ("now", "due_on", "moment"),
        [
            (shanghai(12, 8, 20), DUE, shanghai(12, 9)),
            (shanghai(12, 14, 20), DUE, shanghai(12, 15)),
            (shanghai(12, 15, 20), DUE, None),  # tomorrow would be too late
            (shanghai(12, 16, 20), DUE, shanghai(12, 17)),  # it is too late anyway
        ],
    )
    def test_tomorrow_is_offered_unless_the_due_day_ends_before_it(
        self, now: datetime, due_on: date, moment: datetime | None
    ) -> None:
        prefs = Preferences("Asia/Shanghai", (1,), (1,), time(9), QuietHours(time(22), time(8)))

        assert hardship.tomorrow(due_on, prefs, now.astimezone(UTC)) == moment

    @pytest.mark.parametrize(("days", "old"), [(5, False), (-1, False), (-364, False), (-365, True)])
    def test_a_debt_is_old_after_a_year(self, days: int, old: bool) -> None:
        assert hardship.is_old(days) is old


class TestAmounts:
    @pytest.mark.parametrize(
        ("text", "fen"),
        [
            ("600", 60_000),
            ("¥1,200.50", 120_050),
            ("先还600元吧", 60_000),
            ("我先還600塊", 60_000),
            ("大概600左右", 60_000),
            ("I can pay 600", 60_000),
            ("0", 0),
            ("没有", 0),
            ("沒錢", 0),
            ("还不了", 0),
            ("Nothing.", 0),
            ("一半", 60_000),
            ("half", 60_000),
            ("600或800", None),
            ("20%", None),
            ("-600", None),
            ("借呗 600", None),
            ("我不知道", None),
            ("", None),
        ],
    )
    def test_that_are_typed_are_read_for_sure_or_not_at_all(self, text: str, fen: int | None) -> None:
        assert hardship.read_can_pay(text, 120_000) == fen

    def test_half_of_what_is_not_known_is_not_known(self) -> None:
        assert hardship.read_can_pay("一半", None) is None
        assert hardship.half(None) == 0

    @settings(max_examples=200)
    @given(st.integers(1, MAX_AMOUNT))
    def test_about_half_is_in_whole_yuan_and_never_all_of_it(self, left: int) -> None:
        half = hardship.half(left)

        assert 2 * half <= left
        assert left - 2 * half < 202
        assert half < 100 or half % 100 == 0


class TestNotes:
    @pytest.mark.parametrize(
        "note",
        [
            "12月8日 App 客服同意，工单号 2026120812345678",
            "客服工号 0086，下午3点",
            "微众客服95384，2026-12-08",
            "x" * MAX_NOTE,
        ],
    )
    def test_of_times_and_reference_numbers_are_kept(self, note: str) -> None:
        assert hardship.note_problem(note) is None

    @pytest.mark.parametrize(
        "note",
        [
            "王经理13800138000",
            "手机 138 0013 8000",
            "+86 13800138000",
            "１３８００１３８０００",
            "110101199003071233",
            "身份证11010119900307123X",
        ],
    )
    def test_with_a_phone_or_identity_number_are_not(self, note: str) -> None:
        assert hardship.note_problem(note) is Problem.PRIVATE

    def test_that_are_empty_or_too_long_are_not(self) -> None:
        assert hardship.note_problem(" ") is Problem.NOTE
        assert hardship.note_problem("x" * (MAX_NOTE + 1)) is Problem.NOTE


class TestFacts:
    @pytest.mark.parametrize("language", Language)
    @pytest.mark.parametrize("lender", [*(one.id for one in TOLD.values()), None])
    @pytest.mark.parametrize("days", [7, -3])
    def test_are_the_lenders_own_way_and_the_law_and_none_twice(
        self, lender: str | None, language: Language, days: int
    ) -> None:
        known = library().lenders.get(lender or "")

        lines = hardship.facts(ANSWERS, known, TODAY, language, days)

        *told, owed = lines
        assert owed.statement_id.startswith("rules/debt-owed")
        folders = [line.statement_id.split("/")[0] for line in told]
        assert folders == sorted(folders, key=["lenders", "kinds", "rules"].index)
        assert len({line.text for line in lines}) == len(lines)
        cited = [ANSWERS.sources_of([line.statement_id], language) for line in lines]
        assert all(cited.count(one) == 1 for one in cited)
        of_law = any(line.tier is Tier.STATUTE for line in told)
        assert of_law is (days > 0)  # an extension is asked for before the date

    def test_the_plan_for_credit_cards_is_for_credit_cards_only(self) -> None:
        for lender in TOLD.values():
            lines = hardship.facts(ANSWERS, lender, TODAY, Language.HANS, 7)
            assert any("第七十条" in line.text for line in lines) is (lender.kind == "bank-card")

    @pytest.mark.parametrize("language", Language)
    def test_say_where_each_lender_is_reached(self, language: Language) -> None:
        for lender in [*TOLD.values(), None]:
            line = hardship.contact(ANSWERS, lender, TODAY, language)
            assert line is not None
            assert line.text

    @pytest.mark.parametrize("language", Language)
    def test_of_an_old_debt_send_to_free_advice_first(self, language: Language) -> None:
        line = hardship.old_debt(ANSWERS, None, TODAY, language)

        assert line.tier is Tier.ADVICE
        assert "12348" in line.text
