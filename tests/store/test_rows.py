"""Instants as text: of one width, so that they sort as the instants do."""

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from bot.store._rows import moment_of, text_of

INSTANTS = st.datetimes(
    min_value=datetime(1970, 1, 2),  # noqa: DTZ001 -- the strategy adds the zone
    max_value=datetime(2999, 1, 1),  # noqa: DTZ001
    timezones=st.sampled_from(
        [UTC, timezone(timedelta(hours=8)), timezone(timedelta(hours=-3, minutes=-30))]
    ),
)


@given(INSTANTS, INSTANTS)
def test_texts_sort_as_the_instants_do_and_are_of_one_width(one: datetime, other: datetime) -> None:
    assert (text_of(one) < text_of(other)) == (one < other)
    assert len(text_of(one)) == len(text_of(other.replace(microsecond=0)))


@given(INSTANTS)
def test_an_instant_comes_back_from_its_text(instant: datetime) -> None:
    assert moment_of(text_of(instant)) == instant
