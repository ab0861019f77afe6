"""The walk at the door, all ways of it: no verdict milder than the facts demand, no way without an end."""

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bot.domain.language import Language
from bot.knowledge import walk
from bot.knowledge.flow_checks import LONGEST_COPY, LONGEST_SCREEN, MOST_TAPS
from bot.knowledge.flows import Flow, Level
from bot.reading.danger_words import Danger
from tests import door_oracle
from tests.worlds import library

CASES = Path(__file__).parents[1] / "data" / "door"
FLOW = library().flows["door"]
WORDS = {one: FLOW.verdicts[one].word.zh for one in Level}
NOW = "现在有危险"
SKIP = "跳过"


def ways() -> Iterator[str]:
    """Every path, its beginnings too."""
    waiting = [""]
    while waiting:
        path = waiting.pop()
        yield path
        at = walk.place(FLOW, path)
        if at is not None and at.step is not None:
            codes = [one.code for one in FLOW.answers(at.step)]
            waiting += [path + code for code in (*codes, walk.SKIPPED, walk.DANGER)]


@cache
def all_ways() -> dict[str, walk.Place]:
    places = ((path, walk.place(FLOW, path)) for path in ways())
    return {path: at for path, at in places if at is not None}


def labels(path: str) -> Iterator[str]:
    """What was pressed on this way."""
    for taps, code in enumerate(path):
        step = all_ways()[path[:taps]].step
        assert step is not None
        named = {one.code: one.label.zh for one in FLOW.answers(step)}
        yield {walk.SKIPPED: SKIP, walk.DANGER: NOW}.get(code) or named[code]


def judged() -> Iterator[tuple[str, walk.Place]]:
    return ((path, at) for path, at in all_ways().items() if at.judged)


class TestEveryWay:
    def test_there_are_thousands_and_each_ends_within_a_few_taps(self) -> None:
        ends = [path for path, at in all_ways().items() if at.step is None]

        assert len(ends) > 10_000
        assert max(map(len, ends)) <= MOST_TAPS

    def test_each_screen_on_it_can_be_answered_skipped_and_ended(self) -> None:
        for path, at in all_ways().items():
            if at.step is None:
                assert at.judged
                continue
            answers = FLOW.answers(at.step)
            assert answers
            for code in (*(one.code for one in answers), walk.SKIPPED, walk.DANGER):
                assert path + code in all_ways()
            assert walk.level(FLOW, all_ways()[path + walk.DANGER].facts) is Level.DANGER

    def test_its_verdict_is_what_a_second_reading_of_the_facts_demands(self) -> None:
        for path, at in judged():
            told = WORDS[walk.level(FLOW, at.facts)]
            assert told == door_oracle.verdict(labels(path)), list(labels(path))

    def test_a_verdict_comes_within_four_taps_for_most_who_answer_at_random(self) -> None:
        chances = dict.fromkeys(range(MOST_TAPS + 1), 0.0)

        def go(path: str, chance: float) -> None:
            at = all_ways()[path]
            if at.judged or at.step is None:
                chances[len(path)] += chance
                return
            codes = [*(one.code for one in FLOW.answers(at.step)), walk.SKIPPED, walk.DANGER]
            for code in codes:
                go(path + code, chance / len(codes))

        go("", 1.0)
        assert sum(chances.values()) == pytest.approx(1)
        assert sum(chance for taps, chance in chances.items() if taps <= 4) > 0.5

    @pytest.mark.parametrize("language", Language)
    def test_its_screens_fit_one_look_and_end_with_where_to_get_help(self, language: Language) -> None:
        for lines in {tuple(one) for one in screens(language)}:
            text = "\n".join(lines)
            assert len(text) < LONGEST_SCREEN, text
            assert "110" in text.splitlines()[-1]

    @pytest.mark.parametrize("language", Language)
    def test_its_verdict_begins_with_its_word_and_says_what_to_do(self, language: Language) -> None:
        for at in verdict_places():
            words = FLOW.verdicts[walk.level(FLOW, at.facts)]
            first, *rest = walk.verdict_lines(FLOW, at.facts, language)
            assert first.startswith(words.word.of(language) + language.colon)
            assert next(one.text.of(language) for one in walk.advice(FLOW, at.facts)) in rest
            assert len(walk.script(FLOW, at.facts).text.of(language)) <= LONGEST_COPY


def verdict_places() -> list[walk.Place]:
    """One for each set of answers that makes a difference."""
    facts = {fact for _, condition in FLOW.conditions() for fact in condition.split()} | {FLOW.checked_by}
    return list({(at.facts & facts, at.step and at.step.id): at for _, at in judged()}.values())


def screens(language: Language) -> Iterator[list[str]]:
    for path, at in all_ways().items():
        if not at.judged:
            yield walk.question_lines(FLOW, at, language, "" if path else FLOW.opening.of(language))
    for at in verdict_places():
        yield walk.verdict_lines(FLOW, at.facts, language, at.step.ask.of(language) if at.step else "")


class TestVerdict:
    @pytest.mark.parametrize("wants", ["cash", "transfer", "scan", "id-or-phone"])
    def test_of_whoever_takes_something_is_never_better_than_fraud(self, wants: str) -> None:
        met = [at for _, at in judged() if f"wants={wants}" in at.facts]

        assert any(FLOW.checked_by in at.facts for at in met)
        assert {walk.level(FLOW, at.facts) for at in met} == {Level.DANGER, Level.FRAUD}

    def test_is_good_for_nobody_who_did_not_ask_by_themselves(self) -> None:
        for _, at in judged():
            if FLOW.checked_by not in at.facts:
                assert walk.level(FLOW, at.facts) is not Level.CHECKED

    def test_is_milder_for_no_further_answer_than_the_one_that_was_worst(self) -> None:
        """What was said once stays said."""
        for path, at in all_ways().items():
            if path and at.judged and all_ways()[path[:-1]].judged:
                before = walk.level(FLOW, all_ways()[path[:-1]].facts)
                if before in (Level.DANGER, Level.FRAUD):
                    assert list(Level).index(walk.level(FLOW, at.facts)) <= list(Level).index(before)


class TestPath:
    @pytest.mark.parametrize("path", ["?", "s?", "s-----------", "!s", "ss!!", "xk-", "甲"])
    def test_that_nobody_can_have_walked_is_none(self, path: str) -> None:
        assert (walk.place(FLOW, path) is None) == (path != "xk-")

    @pytest.mark.parametrize("said", Danger)
    def test_that_a_sentence_begins_asks_what_it_did_not_say(self, said: Danger) -> None:
        path = walk.begun(FLOW, said)

        at = walk.place(FLOW, path)
        assert at is not None
        assert at.step is not None
        assert not at.judged
        assert bool(path) == (said in FLOW.begins)

    def test_every_beginning_is_a_danger_that_is_heard(self) -> None:
        assert set(FLOW.begins) <= set(Danger)


def told(flow: Flow, taps: Iterable[str]) -> tuple[str, str]:
    """The verdict, and its screen, of somebody who presses these where they stand and skips the rest."""
    wanted, path = list(taps), ""
    while True:
        at = walk.place(flow, path)
        assert at is not None
        answers = flow.answers(at.step) if at.step is not None else ()
        by_label = {one.label.zh: one.code for one in answers if not one.each}
        code = next((by_label[tap] for tap in wanted if tap in by_label), None)
        if at.judged and (at.step is None or code is None):
            lines = walk.verdict_lines(flow, at.facts, Language.HANS)
            return WORDS[walk.level(flow, at.facts)], "\n".join(lines)
        path += code or walk.SKIPPED


def cases(part: str) -> list[dict[str, Any]]:
    return list(tomllib.loads((CASES / f"{part}.toml").read_text("utf-8"))["case"])


class TestCases:
    def test_there_are_as_many_as_promised_and_a_third_is_set_aside(self) -> None:
        tuned, aside = cases("cases"), cases("cases_aside")

        assert len(tuned) + len(aside) >= 60
        assert abs(len(aside) - (len(tuned) + len(aside)) / 3) < 3
        known = {one.label.zh for step in FLOW.questions for one in step.answers}
        assert {tap for case in tuned + aside for tap in case["taps"]} <= known

    @pytest.mark.parametrize("case", cases("cases"), ids=lambda case: str(case["id"]))
    def test_written_before_the_flow_hold(self, case: dict[str, Any]) -> None:
        verdict, text = told(FLOW, case["taps"])

        assert verdict == case["verdict"], text
        assert case.get("must", "") in text

    def test_set_aside_hold(self) -> None:
        """Counts alone: nobody tunes on them."""
        found = [(told(FLOW, case["taps"]), case) for case in cases("cases_aside")]

        assert sum(verdict != case["verdict"] for (verdict, _), case in found) == 0
        assert sum(case.get("must", "") not in text for (_, text), case in found) == 0
