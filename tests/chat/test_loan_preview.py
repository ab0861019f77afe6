"""The card: what it shows, read again, gives the same card; and what must not be lost stands on it."""

from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace
from typing import cast

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.context import Turn
from bot.chat.loan_preview import card
from bot.domain.dates import DateRule, EveryDays, Monthly, Once, day_in_month
from bot.domain.language import Language
from bot.knowledge.search import search_in
from bot.services.adding import Adding
from bot.services.loan_form import Form, Step, at_next
from bot.texts import texts_in
from tests.worlds import library

TODAY = date(2026, 12, 1)
ADDING = Adding(library(), search_in(library()))


def shown(form: Form, language: Language) -> str:
    turn = SimpleNamespace(
        texts=texts_in(language),
        language=language,
        services=SimpleNamespace(library=library()),
        user=SimpleNamespace(preferences=SimpleNamespace(zone="Asia/Shanghai")),
    )
    text = card(cast(Turn, turn), form, TODAY)
    return text.replace("<b>", "").replace("</b>", "")


DAYS = st.integers(0, 400).map(lambda ahead: TODAY + timedelta(ahead))
RULES: st.SearchStrategy[DateRule] = st.one_of(
    DAYS.map(Once),
    st.builds(lambda day, every: Monthly(day, day.day, every), DAYS, st.integers(1, 6)),
    st.builds(lambda day: Monthly(day_in_month(day.year, day.month, 31), 31), DAYS),
    st.builds(EveryDays, DAYS, st.sampled_from([7, 14, 10, 30])),
)


@settings(max_examples=150)
@given(
    RULES,
    st.none() | st.integers(1, 5_000_000),
    st.none() | st.integers(2, 120),
    st.none() | st.integers(1, 28),
    st.sampled_from(["借呗", "老王", "招商银行信用卡", "Zhang San", "58好借"]),
    st.sampled_from(list(Language)),
)
def test_what_a_card_shows_read_again_gives_the_same_card(
    rule: DateRule,
    amount: int | None,
    count: int | None,
    statement_day: int | None,
    name: str,
    language: Language,
) -> None:
    found = search_in(library()).find(name).lender
    form = Form("n", guided=False, lender=found.id if found else None, name=name, rule=rule, amount=amount)
    form = at_next(replace(form, count=count, statement_day=statement_day))
    text = shown(form, language)

    again = ADDING.line(text, TODAY).form
    if again.step is Step.EITHER and len(again.readings) == 1:  # a rhythm asks for its first day
        again = ADDING.choose(again, "reading", "0", language, TODAY)

    assert again.step is Step.CARD, text
    assert shown(replace(again, last_day=form.last_day), language) == text
