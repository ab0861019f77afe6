"""Who does not want to live any more is heard, also in a slip of the keys; who is dead tired is not it."""

import pytest

from bot.reading.distress import is_distress
from tests.corpus import Case, cases
from tests.reading.danger_words import is_taken

DISTRESS = [one for part in ("distress", "distress_fresh", "distress_later") for one in cases(part)]


@pytest.mark.parametrize("case", DISTRESS, ids=lambda case: case["text"][:20])
def test_every_distress_is_heard(case: Case) -> None:
    assert is_taken(case)


@pytest.mark.parametrize(
    "text",
    [
        "笑死",
        "我死也要还清",
        "热死了",
        "跳楼价",
        "my phone died",
        "i can't live on this salary",
        "死期存款",
        "想不开通自动还款",
        "死心塌地",
        "",
    ],
)
def test_an_idiom_is_none(text: str) -> None:
    assert not is_distress(text)


def test_what_somebody_else_threatens_is_none() -> None:
    parts = ("danger", "danger_fresh", "danger_later")
    threats = [
        one["text"] for part in parts for one in cases(part) if one["kind"] not in ("distress", "both")
    ]
    assert [text for text in threats if is_distress(text)] == []


def test_an_idiom_does_not_hide_it() -> None:
    assert is_distress("累死了，不想活了")
