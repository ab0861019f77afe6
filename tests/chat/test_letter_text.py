"""Every letter to every kind of lender, as text and as files, read back without what wrote them."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import product
from typing import Final
from xml.etree import ElementTree

import pytest

from bot.chat.letter_text import written
from bot.domain.dates import Once
from bot.domain.language import Language
from bot.domain.loans import MAX_NAME, Instalment, InstalmentState, Loan, LoanState
from bot.knowledge.letter_checks import LONGEST_LETTER, NAMED
from bot.knowledge.letters import Letter
from bot.knowledge.model import Lender
from bot.knowledge.phones import numbers_in
from bot.services import letter_files, letters
from bot.services.hardship import Plan
from bot.services.instalments import Owed
from bot.services.letters import Addressed, addressed
from bot.texts import texts_in
from tests.worlds import library, shanghai

TODAY: Final = date(2026, 12, 8)
LATER: Final = date(2026, 12, 29)
SUM: Final = 9_999_999  # fen of one instalment
NAME: Final = "名" * MAX_NAME
WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LETTERS: Final = library().letters
# The lender with the longest name of each kind; and nobody.
KINDS: Final[dict[str, Lender]] = {}
for _one in library().lenders.values():
    if len(_one.name.zh) >= len(KINDS.get(_one.kind, _one).name.zh):
        KINDS[_one.kind] = _one


def owed(left: int | None, due_on: date) -> Owed:
    loan = Loan(1, 1, None, "借呗", Once(due_on), left, 1, LoanState.ACTIVE, shanghai(11, 1))
    one = Instalment(1, 1, 1, due_on, left, InstalmentState.OPEN)
    return Owed(loan, one, (due_on - TODAY).days)


@dataclass(frozen=True, slots=True)
class Case:
    letter: Letter
    to: Addressed
    language: Language
    text: str


def instalments() -> Iterator[tuple[Owed | None, Plan]]:
    yield None, Plan()
    for left, due_on in product((SUM, None), (date(2026, 12, 15), date(2026, 11, 30))):
        for plan in (Plan(), Plan(0, LATER), Plan(1_234_567, LATER), Plan(1_234_567)):
            yield owed(left, due_on), plan


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    """Each letter × kind of lender (and none) × what is known of an instalment × language."""
    found = []
    for letter, lender, language in product(LETTERS.values(), (*KINDS.values(), None), Language):
        for one, plan in instalments():
            to = addressed(lender, NAME if lender else "", one if letter.about else None, plan, TODAY)
            text = written(library(), letter, to, TODAY, texts_in(language))
            found.append(Case(letter, to, language, text))
            if not letter.about:
                break
    return found


def test_nothing_is_left_unfilled_and_nothing_is_said_twice(cases: list[Case]) -> None:
    for case in cases:
        assert not re.search(r"[{}<>]|None", case.text), case.text
        lines = [line for line in case.text.splitlines() if line]
        assert len(set(lines)) == len(lines), case.text
        assert max(map(len, lines)) <= 600


def test_each_has_a_gap_for_who_writes_and_for_the_contract(cases: list[Case]) -> None:
    for case in cases:
        gaps = ("[name]", "[contract number]") if case.language is Language.EN else ("【姓名】", "【")
        assert all(gap in case.text for gap in gaps)


def test_each_fits_the_chat_of_an_app(cases: list[Case]) -> None:
    assert max(len(case.text) for case in cases if case.language is Language.HANS) <= LONGEST_LETTER


def test_no_number_to_dial_stands_in_any(cases: list[Case]) -> None:
    listed = {phone.number for phone in library().channels.phones}
    for case in cases:
        plain = re.sub(r"(?:CN)?[¥￥][0-9,.]+|CN¥[0-9,.]+", "", case.text)
        numbers = {number for line in plain.splitlines() for number in numbers_in(line)}
        assert numbers <= listed, numbers


def test_rules_are_named_only_where_they_bind_and_never_for_who_is_unknown(cases: list[Case]) -> None:
    named = 0
    for case in cases:
        rules = letters.rules(library(), case.letter, case.to, TODAY)
        known = case.to.lender is not None and case.to.lender.kind != "unclear"
        for rule in rules:
            version = rule.at(TODAY)
            assert version is not None
            assert version.tier in NAMED
            assert case.to.lender is not None
            assert not rule.kinds or case.to.lender.kind in rule.kinds
        head = {Language.HANS: "参考：", Language.HANT: "參考：", Language.EN: "See: "}[case.language]
        assert (head in case.text) == bool(rules)
        assert known or not rules
        named += bool(rules)
    assert named > 100


@pytest.mark.parametrize(
    ("kind", "letter", "says", "says_not"),
    [
        ("bank", "stop-others", ["GB/T 45251-2025（据报道，不是强制）", "只约束会员"], []),
        ("small-loan", "stop-others", ["GB/T 45251-2025"], ["银行业协会"]),
        ("bank-card", "stop-others", ["银行业协会"], ["GB/T"]),
        ("asset-company", "stop-others", ["个人信息保护法"], ["GB/T", "协会"]),
        ("bank", "authority", ["据报道，《银行保险机构消费者权益保护管理办法》（约束银行保险业）"], []),
        ("small-loan", "authority", ["个人信息保护法"], ["银行保险机构"]),
        ("bank-card", "extension", ["据报道，《商业银行信用卡业务监督管理办法》第 70 条"], []),
        ("bank", "extension", [], ["信用卡", "参考"]),
        ("unclear", "stop-others", [], ["参考", "GB/T", "《"]),
    ],
)
def test_what_is_named_is_what_binds(kind: str, letter: str, says: list[str], says_not: list[str]) -> None:
    # What is known from knowledge/rules: `kinds` of third-parties-gbt, third-parties-cba, agency-notice …
    lender = KINDS.get(kind) or next(iter(KINDS.values())).model_copy(update={"kind": kind})
    text = written(library(), LETTERS[letter], Addressed(lender), TODAY, texts_in(Language.HANS))

    assert all(words in text for words in says), text
    assert not any(words in text for words in says_not), text


def test_a_rule_is_not_named_before_its_day() -> None:
    to = Addressed(KINDS["bank"])

    before = written(library(), LETTERS["stop-others"], to, date(2025, 2, 27), texts_in(Language.HANS))
    after = written(library(), LETTERS["stop-others"], to, date(2025, 2, 28), texts_in(Language.HANS))

    assert "45251" not in before
    assert "45251" in after


def test_an_extension_is_asked_for_before_the_day_and_not_named_after_it() -> None:
    rules = [
        letters.rules(library(), LETTERS["extension"], Addressed(KINDS["bank"], "", owed(1, day)), TODAY)
        for day in (date(2026, 12, 8), date(2026, 12, 7))
    ]

    assert [[rule.id for rule in one] for one in rules] == [["extension-apply"], []]


def test_a_plan_that_makes_no_sense_any_more_is_not_said() -> None:
    one = owed(100_00, date(2026, 12, 15))

    assert addressed(None, "", one, Plan(200_00, LATER), TODAY).plan == Plan()
    assert addressed(None, "", one, Plan(0, date(2026, 12, 15)), TODAY).plan == Plan()
    assert addressed(None, "", one, Plan(50_00, LATER), TODAY).plan == Plan(50_00, LATER)


class TestFiles:
    MADE: Final[datetime] = shanghai(12, 8)

    def parts(self, text: str) -> dict[str, ElementTree.Element]:
        with zipfile.ZipFile(io.BytesIO(letter_files.docx(text.split("\n"), self.MADE))) as archive:
            assert archive.testzip() is None
            return {
                name: ElementTree.fromstring(archive.read(name))
                for name in archive.namelist()
                if name.endswith(".xml")
            }

    def test_the_page_says_what_the_text_says(self) -> None:
        for letter in LETTERS.values():
            text = written(library(), letter, Addressed(None, "<&>\x0b老王"), TODAY, texts_in(Language.HANS))
            document = self.parts(text)["word/document.xml"]
            shown = [
                "".join(run.text or "" for run in paragraph.iter(f"{WORD}t"))
                for paragraph in document.iter(f"{WORD}p")
            ]
            assert "<&> 老王" in text
            assert "\n".join(shown) == text
            assert letter_files.txt(text.split("\n")).decode("utf-8-sig") == f"{text}\n"

    def test_it_is_an_a4_page_in_chinese_with_a_chinese_font(self) -> None:
        parts = self.parts("一\n二")
        (size,) = parts["word/document.xml"].iter(f"{WORD}pgSz")
        assert abs(int(size.attrib[f"{WORD}w"]) - 11906) <= 2
        assert abs(int(size.attrib[f"{WORD}h"]) - 16838) <= 2
        styles = parts["word/styles.xml"]
        (language,) = styles.iter(f"{WORD}lang")
        assert {language.attrib[f"{WORD}{name}"] for name in ("val", "eastAsia")} == {"zh-CN"}
        (normal,) = [one for one in styles.iter(f"{WORD}style") if one.get(f"{WORD}styleId") == "Normal"]
        fonts = normal.find(f"{WORD}rPr/{WORD}rFonts")
        assert fonts is not None
        assert fonts.attrib[f"{WORD}eastAsia"] == fonts.attrib[f"{WORD}ascii"] == "SimSun"

    def test_nothing_else_is_in_it(self) -> None:
        core = self.parts("一\n二")["docProps/core.xml"]
        said = {one.tag.rpartition("}")[2]: one.text for one in core}

        assert said["title"] == "一"
        assert not said.get("creator")
        assert not said.get("description")
