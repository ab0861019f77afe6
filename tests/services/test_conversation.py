"""Conversations between two messages: what is kept of them, for how long, and what can be read back."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.dates import DateReading, DateRule, EveryDays, Listed, Monthly, Once
from bot.services.conversation import WAITS, Conversation, Waiting
from bot.services.hardship import HARDSHIP, Hardship, Plan
from bot.services.hardship import Step as HardshipStep
from bot.services.loan_form import FORM, Form, Step
from bot.store.records import StoredConversation, UnknownUserError, User
from tests.store.each import Each
from tests.worlds import START

QUESTION = Conversation("question", Waiting)
OTHER = Conversation("other", Waiting)

DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))
RULES: st.SearchStrategy[DateRule] = st.one_of(
    st.builds(Once, DAYS),
    st.builds(Monthly, DAYS, st.integers(1, 31), st.integers(1, 12)),
    st.builds(EveryDays, DAYS, st.integers(1, 366)),
    st.lists(DAYS, min_size=1, max_size=5).map(lambda days: Listed(tuple(days))),
)
FORMS = st.builds(
    Form,
    nonce=st.just("abc123"),
    step=st.sampled_from(Step),
    near=st.lists(st.text(max_size=3)).map(tuple),
    picked=st.none() | DAYS,
    rule=st.none() | RULES,
    since=st.none() | DAYS,
    readings=st.lists(st.builds(DateReading, RULES, st.booleans(), st.booleans())).map(tuple),
    amounts=st.lists(st.none() | st.integers(1, 10**9)).map(tuple),
    total=st.none() | st.integers(1, 10**9),
    note=st.text(max_size=5),
    agreed=st.booleans(),
)


@given(FORMS)
def test_a_form_survives_being_stored(form: Form) -> None:
    assert FORM.unpack(FORM.pack(form)) == form


@given(
    st.builds(
        Hardship,
        st.sampled_from(HardshipStep),
        st.integers(1, 10**9),
        st.builds(Plan, st.none() | st.integers(0, 10**9), st.none() | DAYS),
        st.text(max_size=9),
    )
)
def test_a_talk_about_hardship_survives_being_stored(talk: Hardship) -> None:
    assert HARDSHIP.unpack(HARDSHIP.pack(talk)) == talk


def test_a_form_of_a_later_version_is_read_as_far_as_it_is_known() -> None:
    form = FORM.unpack(FORM.pack(Form("abc123", name="借呗")).replace("{", '{"colour":"red",', 1))

    assert form is not None
    assert form.name == "借呗"


@pytest.mark.parametrize(
    "data", ["", "[]", "{}", '{"nonce": 1}', '{"nonce": "a", "step": "elsewhere"}', "nonsense"]
)
def test_what_can_not_be_read_is_as_if_it_had_ended(data: str) -> None:
    assert FORM.unpack(data) is None


def test_a_question_waits_a_day_and_no_longer(records: Each, user: User) -> None:
    QUESTION.keep(records, user.id, Waiting("amount", 7), START)

    assert QUESTION.find(records, user.id, START + WAITS - timedelta(seconds=1)) == Waiting("amount", 7)
    assert QUESTION.find(records, user.id, START + WAITS) is None


def test_each_kind_is_kept_for_itself_and_the_latest_is_known(records: Each, user: User) -> None:
    QUESTION.keep(records, user.id, Waiting("one"), START)
    OTHER.keep(records, user.id, Waiting("two"), START)
    QUESTION.keep(records, user.id, Waiting("three"), START)

    latest = records.conversations(user.id, START)[0]
    assert latest == StoredConversation(user.id, "question", QUESTION.pack(Waiting("three")), START + WAITS)
    assert QUESTION.of(latest) == Waiting("three")
    assert OTHER.of(latest) is None
    assert OTHER.end(records, user.id)
    assert not OTHER.end(records, user.id)
    assert QUESTION.find(records, user.id, START) == Waiting("three")


def test_each_card_is_kept_for_itself_under_its_nonce(records: Each, user: User) -> None:
    first, second = Form("aaa", name="借呗"), Form("bbb", name="微粒贷")
    FORM.keep(records, user.id, first, START)
    FORM.keep(records, user.id, second, START)
    FORM.keep(records, user.id, replace(first, amount=500), START)

    assert FORM.find(records, user.id, START, "aaa") == replace(first, amount=500)
    assert FORM.find(records, user.id, START, "bbb") == second
    assert FORM.find(records, user.id, START) is None
    assert FORM.end(records, user.id, "aaa")
    assert FORM.find(records, user.id, START, "bbb") == second


def test_a_card_waits_seven_days_and_is_found_as_expired_after_that(records: Each, user: User) -> None:
    form = Form("aaa", name="借呗")
    FORM.keep(records, user.id, form, START)
    end = START + timedelta(days=7)

    assert FORM.find(records, user.id, end - timedelta(seconds=1), "aaa") == form
    assert FORM.find_expired(records, user.id, end - timedelta(seconds=1), "aaa") is None
    assert FORM.find(records, user.id, end, "aaa") is None
    assert FORM.find_expired(records, user.id, end, "aaa") == form
    assert FORM.find_expired(records, user.id, end, "bbb") is None


def test_of_somebody_who_was_erased_nothing_is_kept(records: Each, user: User) -> None:
    records.forget(user.id)

    with pytest.raises(UnknownUserError):
        QUESTION.keep(records, user.id, Waiting("amount"), START)
