import pickle
import tomllib
from datetime import date, time
from typing import Any

import pytest
from pydantic import ValidationError

from bot.domain.language import Language
from bot.knowledge.model import Limit, Rule, Stage, Text, Tier

RULE = """
id = "hours"
title = { zh = "时间", en = "Hours" }
topic = "calls"
stages = ["overdue", "sued"]

[[versions]]
since = 2025-03-01
tier = "statute"
text = { zh = "某", en = "Some" }
cites = [{ source = "law", article = "1" }]
checked = 2025-04-01
review_by = 2026-04-01
limit = { act = "contact", start = 22:00:00, end = 08:00:00 }
"""


def rule(**changes: Any) -> Rule:
    return Rule.model_validate({**tomllib.loads(RULE), **changes})


def test_what_toml_gives_becomes_enums_tuples_days_and_times() -> None:
    found = rule()
    assert found.stages == (Stage.OVERDUE, Stage.SUED)
    assert found.versions[0].tier is Tier.STATUTE
    assert found.versions[0].since == date(2025, 3, 1)
    assert found.versions[0].limit == Limit(act="contact", start=time(22), end=time(8))


@pytest.mark.parametrize(
    "changes",
    [
        {"topic": 3},
        {"title": "时间"},
        {"stages": ["overdue", "late"]},
        {"stages": "overdue"},
        {"kinds": ["Bank"]},
        {"colour": "red"},
        {"versions": []},
    ],
)
def test_nothing_is_converted_guessed_or_left_over(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        rule(**changes)


@pytest.mark.parametrize("most", ["3", 3.0, True])
def test_a_number_is_a_whole_number(most: object) -> None:
    with pytest.raises(ValidationError):
        Limit.model_validate({"act": "visit", "most": most})


def test_what_is_loaded_does_not_change() -> None:
    with pytest.raises(ValidationError):
        rule().topic = "visits"


def test_a_text_without_a_traditional_form_falls_back_to_simplified() -> None:
    text = Text(zh="电话", en="Call")
    assert text.of(Language.HANT) == "电话"
    assert text.model_copy(update={"hant": "電話"}).of(Language.HANT) == "電話"


def test_a_limit_names_the_numbers_that_are_set() -> None:
    assert Limit(act="contact", start=time(22), end=time(8)).numbers() == {"start": "22:00", "end": "08:00"}
    assert Limit(act="visitors", least=2).numbers() == {"least": "2"}
    assert Limit(act="visitors", most=0).numbers() == {"most": "0"}


def test_an_entry_is_kept_without_the_names_of_the_keys_that_were_given() -> None:
    entries = (Text(zh="某", en="Some"), Text(zh="别", en="Other", hant="別"))

    first, other = pickle.loads(pickle.dumps(entries))

    assert (first, other) == entries
    assert first.model_fields_set is other.model_fields_set
    assert first.model_copy(update={"en": "Any"}).en == "Any"
    assert other.model_fields_set == set()
