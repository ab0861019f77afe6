"""Days known to the day, the month or the year; and what the knowledge that ships says of its own age."""

from collections import Counter
from datetime import date

import pytest

from bot.knowledge.dating import NOT_KNOWN, latest
from bot.knowledge.model import About, LenderStatement, Rule, Tier
from bot.knowledge.resting import unused
from tests.worlds import library

LIBRARY = library()
CLAIMS = list(LIBRARY.claims())


@pytest.mark.parametrize(
    ("dated", "day"),
    [
        (date(2025, 2, 28), date(2025, 2, 28)),
        ("2025-12", date(2025, 12, 31)),
        ("2024-02", date(2024, 2, 29)),
        ("2011", date(2011, 12, 31)),
        (NOT_KNOWN, date.min),
    ],
)
def test_the_last_day_that_may_be_meant(dated: date | str, day: date) -> None:
    assert latest(dated) == day


def test_a_rule_of_a_month_is_told_once_the_month_is_over() -> None:
    rule: Rule = LIBRARY.rules["small-loan-cost"]
    assert rule.versions[0].since == "2025-12"
    assert rule.at(date(2025, 12, 30)) is None
    assert rule.at(date(2025, 12, 31)) is not None


def test_no_statement_lacks_tier_source_and_the_three_dates() -> None:
    for claim in CLAIMS:
        assert isinstance(claim.what.tier, Tier), claim.id
        assert claim.what.cites, claim.id
        for cite in claim.what.cites:
            source = LIBRARY.sources[cite.source]
            assert source.dated, source.id
            assert source.read, source.id
            assert source.text_seen in ("full", "part", "no"), source.id
            assert claim.what.checked >= source.read or source.nature == "editor", claim.id


def test_no_source_says_a_day_on_which_nothing_was_read_or_written() -> None:
    made_up = {date(2026, 3, 31), date(2025, 4, 30)}
    for source in LIBRARY.sources.values():
        assert not {source.dated, source.read} & made_up, source.id
        assert source.read >= date(2026, 11, 22), source.id  # before that nobody kept a record
        if not isinstance(source.dated, str):
            assert source.dated <= source.read, source.id


def test_a_law_is_as_old_as_the_copy_that_was_read() -> None:
    laws = [one for one in LIBRARY.sources.values() if one.articles]
    assert len(laws) > 15
    assert {one.dated for one in laws} == {date(2025, 4, 19)}


def test_nobody_has_seen_the_text_of_the_standard_or_of_the_guideline() -> None:
    assert LIBRARY.sources["gbt-45251"].text_seen == "no"
    assert LIBRARY.sources["cba-guideline-2026"].text_seen == "no"


def test_what_was_not_found_says_where_it_was_searched_and_is_reviewed_within_90_days() -> None:
    unknown = [
        claim.what
        for claim in CLAIMS
        if isinstance(claim.what, LenderStatement) and claim.what.about is About.UNKNOWN
    ]
    assert unknown
    for said in unknown:
        assert said.searched
        assert (said.review_by - said.checked).days <= 90


def test_reviews_are_spread() -> None:
    days = Counter(claim.what.review_by for claim in CLAIMS)
    assert max(days.values()) < 0.1 * len(CLAIMS)


def test_numbers_and_lenders_are_reviewed_before_the_law_is() -> None:
    soon = [c.what.review_by for c in CLAIMS if c.id.startswith(("channels/", "lenders/"))]
    law = [c.what.review_by for c in CLAIMS if c.what.tier is Tier.STATUTE]
    assert max(soon) < min(law)


def test_articles_that_were_read_and_matter_are_used() -> None:
    left = "\n".join(unused(LIBRARY))
    assert "criminal-law" not in left
    assert "limitation-interpretation" not in left
