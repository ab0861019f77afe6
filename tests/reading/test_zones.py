"""Time zones as people name them."""

import pytest

from bot.domain.dates import zone_names
from bot.reading.zones import _PLACES, read_zone


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Asia/Shanghai", "Asia/Shanghai"),
        ("europe/berlin", "Europe/Berlin"),
        ("Berlin", "Europe/Berlin"),
        ("los angeles", "America/Los_Angeles"),
        (" 北京时间。", "Asia/Shanghai"),
        ("東京", "Asia/Tokyo"),
        ("ＵＴＣ＋８", "Asia/Shanghai"),
        ("EST", "America/New_York"),  # tzdata's own EST knows no summer time
        ("Etc/GMT+12", "Etc/GMT+12"),
        ("GMT+5", None),
        ("UTC-5", None),
        ("Louisville", None),  # two have that city
        ("美国", None),
        ("", None),
        ("北" * 5000, None),
    ],
)
def test_a_zone_is_named_by_its_city_or_in_full(text: str, zone: str | None) -> None:
    assert read_zone(text) == zone


def test_each_place_is_of_one_zone_that_there_is() -> None:
    places = [place for places in _PLACES.values() for place in places.split()]

    assert set(_PLACES) <= zone_names()
    assert len(places) == len(set(places))
    assert {zone for zone in zone_names() if read_zone(zone) != zone} == {"EST", "Hongkong", "Japan"}
