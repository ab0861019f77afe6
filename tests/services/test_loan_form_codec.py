"""Forms as rows: what was kept comes back, from an earlier version of the form too."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.dates import DateReading, DateRule, EveryDays, Listed, Monthly, Once
from bot.services.loan_form import Form, Step
from bot.services.loan_form_codec import from_draft, pack, to_draft, unpack
from bot.store.records import Conversation
from tests.worlds import START

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
    row = to_draft(form, 7, START)

    stored = Conversation(row.user_id, row.kind, row.step, json.loads(json.dumps(row.data)), row.expires_at)

    assert from_draft(stored) == form


@given(RULES)
def test_every_rule_can_be_packed(rule: DateRule) -> None:
    assert unpack(json.loads(json.dumps(pack(rule)))) == rule


def test_what_is_no_rule_is_refused() -> None:
    with pytest.raises(ValueError, match="rule"):
        unpack(["lunar", "2026-12-15"])


def test_a_form_of_the_version_before_is_read_and_goes_on() -> None:
    data = {
        "nonce": "abc123",
        "guided": True,
        "lender": "jiebei",
        "name": "借呗",
        "near": [],
        "rule": ["monthly", "2026-12-30", 30, 1],
        "overdue": False,
        "last_day": True,
        "readings": [[["once", "2026-12-15"], False, False]],
        "amount": None,
        "amount_asked": False,
        "count": 12,
        "loan_id": None,
    }

    form = from_draft(Conversation(7, "loan", "amount", data, START))

    assert form == Form(
        nonce="abc123",
        step=Step.AMOUNT,
        lender="jiebei",
        name="借呗",
        rule=Monthly(date(2026, 12, 30), 30),
        last_day=True,
        readings=(DateReading(Once(date(2026, 12, 15))),),
        count=12,
    )


def test_a_form_of_a_later_version_is_read_as_far_as_it_is_known() -> None:
    row = to_draft(Form("abc123", name="借呗"), 7, START)

    later = Conversation(row.user_id, row.kind, row.step, row.data | {"colour": "red"}, row.expires_at)

    assert from_draft(later).name == "借呗"
