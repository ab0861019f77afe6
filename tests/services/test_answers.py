"""Answers out of the knowledge that ships: one screen, tiers named, no rule for whom it does not bind."""

import re
from collections.abc import Iterable
from datetime import date
from itertools import product

import pytest

from bot.domain.language import Language
from bot.knowledge.model import About, Contact, Lender, Stage
from bot.services.answer import CHROME, PER_LINE, SCREEN, Answer, Line, Page
from bot.services.answers import Answers
from bot.services.selection import OWED, UNCLEAR
from tests.worlds import library

LIBRARY = library()
ANSWERS = Answers(LIBRARY)
ON = date(2026, 11, 22)
# Of the names on lists, which say nothing of their own, one of each kind.
TOLD = {lender.kind if lender.listed else lender.id: lender for lender in LIBRARY.lenders.values()}
FIVE = [lender for lender in LIBRARY.lenders.values() if not lender.brief]
WHAT = {claim.id: claim.what for claim in LIBRARY.claims()}
CLAIMS = set(WHAT)

LONGER_ENGLISH = 3  # times as many letters as characters: a screen in Chinese is about as long to read

EVERY_LENDER = pytest.mark.parametrize(
    "lender", [*TOLD.values(), None], ids=lambda lender: lender.id if lender else "unknown"
)
EVERY_LANGUAGE = pytest.mark.parametrize("language", Language)


def _id(given: Lender | Stage | None) -> str:
    return "unknown" if given is None else given.id if isinstance(given, Lender) else given.value


def taken(line: Line) -> int:
    return len(line.text) + len(line.tier_label) + PER_LINE


def size(shown: Answer | Page) -> int:
    names = shown.names_note if isinstance(shown, Answer) else ""
    lines = shown.shown if isinstance(shown, Answer) else shown.lines
    return CHROME + len(shown.title) + len(names) + sum(map(taken, lines))


def screens(lender: Lender | None, language: Language, contacts: Iterable[Contact] = Contact) -> list[Answer]:
    """All first screens, now and when everything should have been reviewed."""
    return [
        answer
        for on in (ON, date(2030, 1, 1))
        for answer in (
            *(ANSWERS.rights(lender, None, stage, on, language) for stage in Stage),
            *(ANSWERS.verify(lender, None, contact, on, language) for contact in contacts),
        )
    ]


def words(lines: tuple[Line, ...]) -> str:
    return "\n".join(line.text for line in lines)


@EVERY_LENDER
@EVERY_LANGUAGE
class TestAFirstScreen:
    def test_leaves_room_for_headings_on_a_phone(self, lender: Lender | None, language: Language) -> None:
        longest = SCREEN * LONGER_ENGLISH if language is Language.EN else SCREEN
        assert all(size(answer) <= longest for answer in screens(lender, language))

    def test_says_the_same_in_each_language(self, lender: Lender | None, language: Language) -> None:
        for answer, chinese in zip(screens(lender, language), screens(lender, Language.HANS), strict=True):
            assert answer.ids == chinese.ids

    def test_names_the_tier_of_each_line(self, lender: Lender | None, language: Language) -> None:
        for answer in screens(lender, language):
            for line in answer.shown:
                assert line.tier_label == LIBRARY.vocabulary.tiers[line.tier].label.of(language)

    def test_says_the_day_of_its_oldest_check(self, lender: Lender | None, language: Language) -> None:
        for answer in screens(lender, language):
            assert answer.checked == min(line.checked for line in answer.shown)

    def test_ends_with_the_debt_and_shows_a_rule(self, lender: Lender | None, language: Language) -> None:
        for answer in screens(lender, language):
            assert answer.owed.statement_id.startswith(f"rules/{OWED}/")
            assert any(line.statement_id.startswith("rules/") for line in answer.lines)

    def test_says_nothing_twice_and_all_of_it_from_claims(
        self, lender: Lender | None, language: Language
    ) -> None:
        for answer in screens(lender, language):
            assert len(set(answer.ids)) == len(answer.ids)
            assert set(answer.ids) <= CLAIMS


@EVERY_LANGUAGE
def test_no_two_of_the_five_say_the_same_once_their_names_are_masked(language: Language) -> None:
    names = sorted(
        {
            name
            for lender in FIVE
            for name in (
                *(lender.name.of(each) for each in Language),
                *lender.aliases,
                *(former.zh for former in lender.former),
            )
        },
        key=len,
        reverse=True,
    )
    mask = re.compile("|".join(map(re.escape, names)), re.IGNORECASE)
    of_lenders = [one for one in Contact if one is not Contact.COURT]  # a court is checked in one way
    for answers in zip(*(screens(lender, language, of_lenders) for lender in FIVE), strict=True):
        assert len({mask.sub("×", words(answer.shown)) for answer in answers}) == len(FIVE)


@pytest.mark.parametrize(("lender", "stage"), [*product(FIVE, Stage)], ids=_id)
def test_each_of_the_five_has_something_of_its_own_to_say_at_each_stage(lender: Lender, stage: Stage) -> None:
    for language in Language:
        answer = ANSWERS.rights(lender, None, stage, ON, language)
        assert any(line.statement_id.startswith(f"lenders/{lender.id}/") for line in answer.lines)


def test_the_first_screen_says_rules_and_in_one_line_at_the_end_what_nobody_published() -> None:
    for lender, stage in product(FIVE, Stage):
        lines = ANSWERS.rights(lender, None, stage, ON, Language.HANS).lines
        assert 1 <= sum(line.statement_id.startswith("rules/") for line in lines) <= 3, (lender.id, stage)
        unknown = [getattr(WHAT[line.statement_id], "about", None) is About.UNKNOWN for line in lines]
        assert unknown == [False] * (len(lines) - 1) + [True]


def test_the_hours_and_the_calls_of_the_national_standard_are_one_line() -> None:
    lines = ANSWERS.rights(FIVE[0], None, Stage.OVERDUE, ON, Language.HANS).lines
    (line,) = (line for line in lines if "GB/T 45251-2025" in line.text)
    assert line.ids == ("rules/contact-hours-gbt/2025-02-28", "rules/connected-calls-gbt/2025-02-28")
    assert "22:00" in line.text
    assert "3 次" in line.text


def test_months_are_not_days() -> None:
    for lender in FIVE:
        days, months = (
            set(ANSWERS.rights(lender, None, stage, ON, Language.HANS).ids)
            for stage in (Stage.OVERDUE, Stage.MONTHS)
        )
        assert len(months - days) >= 3


def test_a_closed_door_is_spoken_of_to_whom_somebody_visits_only() -> None:
    for contact in Contact:
        text = words(ANSWERS.verify(None, None, contact, ON, Language.HANS).shown)
        assert ("不开门" in text) == (contact is Contact.VISIT), contact


class TestALenderThatWeHaveNoFileOn:
    ANSWER = ANSWERS.rights(None, None, Stage.OVERDUE, ON, Language.HANS)

    def test_gets_the_general_answer_without_a_name(self) -> None:
        assert (self.ANSWER.lender, self.ANSWER.kind, self.ANSWER.title) == ("", "", "")

    def test_is_asked_for_the_kind_in_the_contract(self) -> None:
        assert {kind.id for kind in self.ANSWER.kinds} == LIBRARY.kinds.keys() - {UNCLEAR}
        assert [kind.id for kind in self.ANSWER.kinds][:2] == ["bank", "consumer-finance"]
        assert all(kind.asks for kind in self.ANSWER.kinds)

    def test_gets_the_answer_of_the_kind_that_was_chosen(self) -> None:
        bank = LIBRARY.kinds["bank"]
        answer = ANSWERS.rights(None, bank, Stage.OVERDUE, ON, Language.HANS)
        assert (answer.kind, answer.title, answer.kinds) == ("bank", bank.name.zh, ())
        assert any(line.statement_id.startswith("kinds/bank/") for line in answer.lines)


def test_a_product_by_name_only_leads_to_its_kind() -> None:
    answer = ANSWERS.rights(LIBRARY.lenders["fenqile"], None, Stage.OVERDUE, ON, Language.HANS)
    assert (answer.title, answer.kind) == ("分期乐", "facilitator")
    assert any(line.statement_id.startswith("kinds/facilitator/") for line in answer.lines)


def test_a_rule_for_some_kinds_is_shown_to_those_kinds_only() -> None:
    for kind in LIBRARY.kinds.values():
        shown = {
            line.statement_id.split("/")[1]
            for topic in LIBRARY.topics
            for page in ANSWERS.topic(topic, None, kind, ON, Language.HANS)
            for line in page.lines
            if line.statement_id.startswith("rules/")
        }
        assert shown == {
            rule.id
            for rule in LIBRARY.rules.values()
            if rule.at(ON) and (not rule.kinds or kind.id in rule.kinds)
        }


def test_a_rule_is_shown_from_the_day_on_which_it_is_in_force() -> None:
    def about_calls(on: date) -> str:
        pages = ANSWERS.topic("calls", None, None, on, Language.HANS)
        return " ".join(one for page in pages for one in page.ids)

    assert "rules/connected-calls-gbt/" not in about_calls(date(2025, 2, 27))
    assert "rules/connected-calls-gbt/2025-02-28" in about_calls(date(2025, 2, 28))
    assert "-cba/" not in about_calls(date(2026, 1, 29))
    assert "-cba/" in about_calls(date(2026, 1, 30))


def test_before_the_law_that_the_debt_rests_on_there_is_no_answer() -> None:
    with pytest.raises(LookupError, match=OWED):
        ANSWERS.rights(None, None, Stage.OVERDUE, date(2020, 12, 31), Language.HANS)


def test_lines_are_marked_one_by_one_once_their_review_day_has_passed() -> None:
    answers = [
        ANSWERS.rights(FIVE[0], None, Stage.OVERDUE, on, Language.EN)
        for on in (ON, date(2027, 6, 30), date(2031, 1, 1))
    ]
    marked = [{line.stale for line in answer.shown} for answer in answers]
    assert marked == [{False}, {False, True}, {True}]


def test_hearsay_that_was_not_reviewed_in_time_is_told_in_short() -> None:
    def told(on: date) -> str:
        pages = ANSWERS.section(
            "about-practice", LIBRARY.lenders["weilidai"], None, Stage.OVERDUE, on, Language.HANS
        )
        return words(tuple(line for page in pages for line in page.lines))

    said = WHAT["lenders/weilidai/practice-overdue"]
    assert said.text.zh in told(ON)  # type: ignore[union-attr]
    assert said.text.zh not in told(date(2031, 1, 1))  # type: ignore[union-attr]
    assert said.short.zh in told(date(2031, 1, 1))  # type: ignore[union-attr]


def test_verifying_starts_with_the_lender_itself() -> None:
    for lender in FIVE:
        assert (
            ANSWERS.verify(lender, None, Contact.ANY, ON, Language.HANS)
            .lines[0]
            .statement_id.startswith(f"lenders/{lender.id}/")
        )


class TestAReminder:
    @pytest.mark.parametrize(("lender", "stage"), [*product([*TOLD.values(), None], Stage)], ids=_id)
    def test_carries_what_is_reported_next_and_one_rule(self, lender: Lender | None, stage: Stage) -> None:
        for language in Language:
            steps = ANSWERS.next_steps(lender, None, stage, ON, language)
            assert 1 <= len(steps) <= 2
            assert steps[-1].statement_id.startswith("rules/")
            assert sum(map(taken, steps)) <= 300

    @pytest.mark.parametrize("lender", FIVE, ids=lambda lender: lender.id)
    def test_says_of_each_of_the_five_what_a_missed_date_leads_to(self, lender: Lender) -> None:
        step, _ = ANSWERS.next_steps(lender, None, Stage.DUE_SOON, ON, Language.HANS)
        said = {one.id: one for one in lender.statements}[step.statement_id.split("/")[2]]
        assert said.short is not None
        assert step.text == said.short.zh

    def test_speaks_of_a_missed_date_while_it_is_not_missed_yet(self) -> None:
        for lender in FIVE:
            soon, late = (
                ANSWERS.next_steps(lender, None, stage, ON, Language.EN)
                for stage in (Stage.DUE_SOON, Stage.OVERDUE)
            )
            assert soon == late


class TestGuidance:
    def test_names_the_way_to_this_lender_first_then_the_law_on_extensions(self) -> None:
        for lender in FIVE:
            answer = ANSWERS.guidance(lender, None, ON, Language.HANS)
            assert any(line.statement_id.startswith(f"lenders/{lender.id}/") for line in answer.lines)
            assert any(line.statement_id.startswith("rules/extension-apply/") for line in answer.lines)

    def test_does_not_offer_what_is_for_before_the_date_once_it_has_passed(self) -> None:
        answer = ANSWERS.guidance(FIVE[0], None, ON, Language.HANS, overdue=True)
        assert not any(line.statement_id.startswith("rules/extension-apply/") for line in answer.lines)

    def test_fits_a_screen(self) -> None:
        for lender, language, late in product([*FIVE, None], Language, (False, True)):
            answer = ANSWERS.guidance(lender, None, ON, language, overdue=late)
            assert size(answer) <= (SCREEN * LONGER_ENGLISH if language is Language.EN else SCREEN)
            assert answer.lines
            assert answer.ids == ANSWERS.guidance(lender, None, ON, Language.HANS, overdue=late).ids


class TestSections:
    @EVERY_LENDER
    @EVERY_LANGUAGE
    def test_that_are_offered_open_and_fit_screens(self, lender: Lender | None, language: Language) -> None:
        for stage in Stage:
            for ref in ANSWERS.rights(lender, None, stage, ON, language).sections:
                pages = ANSWERS.section(ref.id, lender, None, stage, ON, language)
                assert pages, ref.id
                assert all(
                    size(page) <= (SCREEN * LONGER_ENGLISH if language is Language.EN else SCREEN)
                    for page in pages
                ), ref.id
                assert {one for page in pages for one in page.ids} <= CLAIMS

    def test_of_a_lender_give_its_number_at_the_end(self) -> None:
        pages = ANSWERS.section(
            "about-contact", LIBRARY.lenders["weilidai"], None, Stage.OVERDUE, ON, Language.HANS
        )
        assert pages[-1].lines[-1].text.startswith("95384 ")

    @pytest.mark.parametrize("id_", ["", "about-nothing", "topic-nothing", "topic-"])
    def test_that_are_gone_are_empty(self, id_: str) -> None:
        assert ANSWERS.section(id_, FIVE[0], None, Stage.OVERDUE, ON, Language.HANS) == ()


class TestSources:
    def test_of_an_answer_are_named_once_with_all_their_articles(self) -> None:
        notes = ANSWERS.sources_of(
            [f"rules/{OWED}/2021-01-01", "rules/extension-apply/2021-01-01"], Language.HANS
        )
        (code,) = notes
        assert "民法典" in code.title
        assert code.articles == ("509", "577", "674", "675", "676", "678")

    def test_of_a_claim_that_is_gone_are_none(self) -> None:
        assert ANSWERS.sources_of(["rules/gone/2021-01-01"], Language.EN) == ()

    @EVERY_LANGUAGE
    def test_stand_behind_every_line_of_every_screen(self, language: Language) -> None:
        for lender in [*FIVE, None]:
            for answer in screens(lender, language):
                assert all(ANSWERS.sources_of([id_], language) for id_ in answer.ids)

    def test_are_counted_in_the_catalogue(self) -> None:
        catalogue = ANSWERS.catalogue(ON, Language.EN)
        assert sum(count for *_, count in catalogue.tiers) == len(CLAIMS)
        assert catalogue.oldest <= catalogue.newest
        assert catalogue.next_review > catalogue.oldest
        assert len(catalogue.sources) == sum(s.nature != "editor" for s in LIBRARY.sources.values())

    def test_that_are_due_are_counted_from_the_day_after(self) -> None:
        first = ANSWERS.catalogue(ON, Language.EN).next_review
        assert ANSWERS.catalogue(first, Language.EN).due == 0
        assert ANSWERS.catalogue(date(2099, 1, 1), Language.EN).due == len(CLAIMS)
