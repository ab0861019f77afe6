"""The corpus of what people type keeps its own form. No reader is run here."""

import re
from datetime import date, datetime

import pytest

from tests.corpus import Case, cases

FRESH = ("lines_fresh", "bills_fresh", "sentences_fresh")
AGAIN = ("lines_again", "bills_again")
PARTS = (
    "lines",
    "lines_more",
    "lines_later",
    "bills",
    "sentences",
    "sentences_more",
    "questions",
    *FRESH,
    *AGAIN,
)
AT_LEAST = {
    "lines": 420,
    "lines_more": 350,
    "lines_later": 110,
    "bills": 130,
    "sentences": 160,
    "sentences_more": 500,
    "questions": 280,
    "lines_again": 80,
    "bills_again": 32,
    "lines_fresh": 450,
    "bills_fresh": 200,
    "sentences_fresh": 250,
}
SHARED = {"kind", "text", "lang", "today", "written", "lender", "lender_also", "amount", "or_asks", "never"}
FIELDS = {
    "lines": SHARED
    | {"rule", "amounts", "count", "total", "until", "paid", "statement_day", "card"}
    | {"asks", "readings", "unread", "private", "loans", "does"},
    "bills": SHARED
    | {"what", "what_also", "due", "minimum", "statement_day", "card", "dates", "amounts"}
    | {"two", "doubt", "readings"},
    "sentences": SHARED | {"does", "given", "day", "time", "instead", "expect"},
    "questions": {"kind", "text", "lang", "meaning"},
    "sentences_more": SHARED | {"does", "given", "day", "time", "instead", "expect"},
}
FIELDS["lines_more"] = FIELDS["lines_later"] = FIELDS["lines"]
FIELDS |= {part: FIELDS[part.partition("_")[0]] for part in FRESH + AGAIN}
ASKS = {
    "overdue?", "which date", "lender", "once or monthly", "due day", "which amount", "currency", "anything",
}  # fmt: skip
WHAT = {"bill", "receipt", "spending", "code", "offer", "withdrawal", "overdue", "other", "court"}
DOES = {
    "paid", "paid part", "paid off", "remind", "change date", "change amount", "list", "owed sum", "settings",
    "set time", "reminders off", "reminders on", "language en", "language hant", "language hans",
    "delete loan", "delete me", "greeting", "menu", "undo", "save card", "cancel", "pause", "none",
    "add", "paid sum", "export",
}  # fmt: skip
GIVEN = {"one loan", "two loans", "no loan", "card open"}
DAY = r"\d{4}-\d\d-\d\d"
RULE = re.compile(
    rf"once ({DAY})|(?:monthly|every \d+ months) (?:\d+|last) from ({DAY})|days \d+ from ({DAY})"
    rf"|listed ((?:{DAY} ?){{2,}})"
)
WEEKDAY = re.compile(r"(?:周|週|星期|礼拜|禮拜)([一二三四五六日天])(?![一])")
ENGLISH_WEEKDAY = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", re.I)


def both(part: str) -> list[Case]:
    return cases(part) + cases(f"{part}_aside")


def days_of(rule: str) -> list[date]:
    found = RULE.fullmatch(rule)
    assert found, rule
    return [date.fromisoformat(day) for text in found.groups() if text for day in text.split()]


def rules_of(case: Case) -> list[str]:
    rules = [case["rule"]] if "rule" in case else []
    rules += case.get("readings", []) + case.get("never", {}).get("rule", [])
    return rules + [loan["rule"] for loan in case.get("loans", []) if "rule" in loan]


@pytest.mark.parametrize("part", PARTS)
def test_there_are_as_many_as_promised_and_a_third_is_set_aside(part: str) -> None:
    tuned, aside = cases(part), cases(f"{part}_aside")
    assert len(tuned) + len(aside) >= AT_LEAST[part]
    assert abs(len(aside) - (len(tuned) + len(aside)) / 3) < 3
    kinds = [case["kind"] for case in tuned + aside]
    assert {case["kind"] for case in aside} >= {kind for kind in kinds if kinds.count(kind) >= 3}


def test_each_row_of_what_becomes_something_else_has_eight_siblings() -> None:
    kinds = [case["kind"].split()[0] for case in both("lines")]
    assert all(kinds.count(f"2.{row}") >= 8 for row in range(1, 20))


def test_each_of_the_forty_questions_is_asked_in_five_ways_and_many_sentences_ask_none() -> None:
    asked = [case["kind"] for case in both("questions") if case["meaning"]]
    assert all(asked.count(str(row)) == 5 for row in range(1, 41))
    assert len(both("questions")) - len(asked) >= 80


def test_no_text_stands_twice() -> None:
    texts = [(case["text"], case.get("given")) for part in PARTS for case in both(part)]
    assert len(texts) == len(set(texts))
    aside = {text for part in PARTS for text in (case["text"] for case in cases(f"{part}_aside"))}
    assert not aside & {case["text"] for part in PARTS for case in cases(part)}


@pytest.mark.parametrize("part", PARTS)
def test_fields_are_known_and_whole(part: str) -> None:
    for case in both(part):
        assert case.keys() <= FIELDS[part], case
        assert case["text"].strip()
        assert case["lang"] in {"zh-hans", "zh-hant", "en"}
        assert set(case.get("never", {})) <= {"lender", "amount", "rule", "due"}
        for at in ("today", "written"):
            assert datetime.fromisoformat(case.get(at, "2026-12-01T10:00"))
        for ask in case.get("asks", []) + case.get("doubt", []):
            assert ask in ASKS or ask.startswith("unread: "), case
        for number in ("amount", "minimum", "count", "total", "paid", "statement_day"):
            assert case.get(number, 0) >= 0
        assert case.get("amount") not in case.get("never", {}).get("amount", []), case
        assert all(piece in case["text"] for piece in case.get("unread", []) + case.get("private", [])), case


def test_lines_say_what_is_meant_or_what_is_asked() -> None:
    for case in (
        both("lines") + both("lines_more") + both("lines_later") + both("lines_fresh") + both("lines_again")
    ):
        assert {"rule", "asks", "loans", "does"} & case.keys(), case
        assert case.get("does", "none") in DOES
        if "amounts" in case:
            assert len(case["amounts"]) == len(days_of(case["rule"]))
        assert case.get("paid", 0) < case.get("count", 1), case
        if "until" in case:
            assert date.fromisoformat(case["until"]) >= days_of(case["rule"])[0]


def test_bills_and_sentences_use_the_words_of_the_readme() -> None:
    for case in both("bills") + both("bills_fresh") + both("bills_again"):
        assert {case["what"], *case.get("what_also", [])} <= WHAT, case
        if case["what"] == "bill":
            assert "two" in case or "doubt" in case or {"due", "amount", "lender"} <= case.keys(), case
        for day in [*([case["due"]] if "due" in case else []), *case.get("dates", [])]:
            assert date.fromisoformat(day)
        assert case.get("minimum", 0) <= case.get("amount", float("inf")), case
    for case in [*both("sentences"), *both("sentences_more"), *both("sentences_fresh")]:
        assert case["does"] in DOES, case
        assert case["given"] in GIVEN
        assert case["expect"]
        day = case.get("day", "2026-12-01")
        assert re.fullmatch(r"monthly \d+", day) or date.fromisoformat(day)
        assert re.fullmatch(r"[012]\d:[0-5]\d", case.get("time", "00:00"))


@pytest.mark.parametrize("part", PARTS)
def test_days_exist_and_fall_on_the_day_of_the_rule(part: str) -> None:
    for case in both(part):
        for rule in rules_of(case):
            first = days_of(rule)
            assert first == sorted(first), case
            anchor = re.search(r"(?:monthly|months) (\d+|last)", rule)
            if anchor:
                following = date.fromordinal(first[0].toordinal() + 1)
                assert str(first[0].day) == anchor[1] or following.day == 1, case


def test_weekday_words_agree_with_the_dates() -> None:
    for case in [case for part in PARTS if part.startswith(("lines", "sentences")) for case in both(part)]:
        words = WEEKDAY.findall(case["text"]) + ENGLISH_WEEKDAY.findall(case["text"])
        day = case.get("day", "")
        rule = case.get("rule", f"once {day}" if re.fullmatch(DAY, day) else "")
        if len(words) != 1 or not rule.startswith(("once", "days 7", "days 14")):
            continue
        at = "一二三四五六日".find(words[0].replace("天", "日"))
        if at < 0:
            at = ["mon", "tues", "wednes", "thurs", "fri", "satur", "sun"].index(words[0].lower())
        assert days_of(rule)[0].weekday() == at, case
