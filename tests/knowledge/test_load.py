import shutil
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import FrameType

import pytest

from bot.domain.language import Language
from bot.knowledge.load import KnowledgeError, default_root, load, zh_texts
from bot.knowledge.model import Stage

MINIMAL = Path(__file__).parent / "minimal"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the minimal library, to break."""
    return Path(shutil.copytree(MINIMAL, tmp_path / "knowledge"))


def problems(root: Path) -> KnowledgeError:
    with pytest.raises(KnowledgeError) as refused:
        load(root, hant=str)
    return refused.value


def test_lenders_with_a_file_come_before_those_with_only_a_name() -> None:
    lenders = load(MINIMAL, hant=str).lenders
    assert [(lender.id, lender.brief) for lender in lenders.values()] == [
        ("alpha", False),
        ("beta", False),
        ("gamma", True),
        ("delta", True),
    ]


def test_topics_come_in_their_order_and_every_stage_is_there(root: Path) -> None:
    topic = (root / "topics/calls.toml").read_text("utf-8").replace('"calls"', '"aaa"')
    (root / "topics/aaa.toml").write_text(topic.replace("order = 1", "order = 2"), "utf-8")
    library = load(root, hant=str)
    assert list(library.topics) == ["calls", "aaa"]
    assert set(library.stages) == set(Stage)


def test_the_numbers_of_a_limit_are_filled_into_the_words() -> None:
    rules = load(MINIMAL, hant=str).rules
    hours = rules["hours"].at(date(2026, 1, 1))
    calls = rules["connected"].at(date(2026, 1, 1))
    assert hours
    assert calls
    assert hours.text.zh == hours.text.hant == "22:00到次日08:00不应催收。"
    assert hours.text.en == "No collection between 22:00 and 08:00."
    assert calls.text.zh == "每天接通的催收电话不应超过3次。"


def test_a_rule_on_a_day_is_the_version_in_force_or_nothing() -> None:
    hours = load(MINIMAL, hant=str).rules["hours"]
    assert hours.at(date(2023, 12, 31)) is None
    assert hours.at(date(2024, 1, 1)) is hours.at(date(2025, 2, 28)) is hours.versions[0]
    assert hours.at(date(2025, 3, 1)) is hours.versions[1]


def test_every_claim_has_an_id_of_its_own_and_a_place() -> None:
    claims = list(load(MINIMAL, hant=str).claims())
    assert len({claim.id for claim in claims}) == len(claims)
    found = {claim.id: (claim.file, claim.place) for claim in claims}
    assert found["lenders/alpha/practice"] == ("lenders/alpha.toml", "statements.practice")
    assert found["rules/hours/2025-03-01"] == ("rules/hours.toml", "versions.2025-03-01")
    assert found["channels/110"] == ("channels.toml", "phones.110")
    assert found["stages/sued/first"] == ("stages/sued.toml", "first")


def test_all_problems_come_at_once(root: Path) -> None:
    (root / "lenders/alpha.toml").write_text("id = ", "utf-8")
    (root / "rules/hours.toml").write_text('id = "hours"\ntopic = 3\n', "utf-8")
    topic = root / "topics/calls.toml"
    topic.write_text(topic.read_text("utf-8").replace("记下时间", "打12399"), "utf-8")
    error = problems(root)
    assert error.unreadable
    assert [problem.file for problem in error.problems] == [
        "lenders/alpha.toml",
        "rules/hours.toml",
        "rules/hours.toml",
        "rules/hours.toml",
        "topics/calls.toml",
    ]


def test_a_broken_file_is_no_missing_reference(root: Path) -> None:
    (root / "kinds/bank.toml").write_text("id = 'bank'\nnonsense = 1\n", "utf-8")
    assert {problem.file for problem in problems(root).problems} == {"kinds/bank.toml"}


def test_a_wrong_value_is_readable_and_bad_toml_or_bad_bytes_are_not(root: Path) -> None:
    (root / "topics/calls.toml").write_text("id = 'calls'\n", "utf-8")
    assert not problems(root).unreadable
    (root / "topics/calls.toml").write_bytes("id = '电话'".encode("gbk"))
    error = problems(root)
    assert error.unreadable
    assert str(error) == "topics/calls.toml: byte 7: is not UTF-8; save the file as UTF-8"


def test_a_place_without_knowledge_is_unreadable(tmp_path: Path) -> None:
    error = problems(tmp_path)
    assert error.unreadable
    assert "vocabulary.toml: the file is missing" in str(error)


def test_a_file_that_cannot_be_opened_is_unreadable(root: Path) -> None:
    (root / "products.toml").unlink()
    (root / "products.toml").mkdir()
    error = problems(root)
    assert error.unreadable
    assert str(error) == "products.toml: cannot be read: Is a directory"


def test_the_traditional_text_comes_from_its_file(root: Path) -> None:
    lines = (f"'{text}' = '{text.replace('甲贷', '甲貸')}'" for text in set(zh_texts(root)))
    (root / "zh-hant.toml").write_text("[texts]\n" + "\n".join(lines), "utf-8")
    alpha = load(root).lenders["alpha"]
    assert alpha.name.of(Language.HANT) == "甲貸"
    assert alpha.name.of(Language.HANS) == "甲贷"
    assert alpha.name.of(Language.EN) == "Alpha"


def test_a_text_that_changed_since_its_traditional_form_was_made_is_refused(root: Path) -> None:
    lines = [f"'{text}' = '{text}'" for text in set(zh_texts(root))]
    (root / "zh-hant.toml").write_text("[texts]\n" + "\n".join(lines), "utf-8")
    topic = root / "topics/calls.toml"
    topic.write_text(topic.read_text("utf-8").replace("记下时间", "记下日期"), "utf-8")
    with pytest.raises(KnowledgeError, match=r"statements\.note\.text: the 繁體 of this text is not current"):
        load(root)


def test_a_traditional_text_may_differ_in_characters_only(root: Path) -> None:
    lines = (f"'{text}' = '{text.replace('110', '120')}'" for text in set(zh_texts(root)))
    (root / "zh-hant.toml").write_text("[texts]\n" + "\n".join(lines), "utf-8")
    with pytest.raises(KnowledgeError, match=r"phones\.110\.use: the 繁體 of this text is not current"):
        load(root)


def test_the_knowledge_that_ships_with_the_program_is_admitted_and_costs_what_its_size_does() -> None:
    calls = _calls_of(lambda: load(default_root()))
    size = sum(path.stat().st_size for path in default_root().rglob("*.toml"))
    # 2.1 a byte with the listed names, each of which has several spellings and little else; 1.3 before them.
    assert calls <= 3 * size


def _calls_of(work: Callable[[], object]) -> int:
    """How many functions it calls, those written in C too: a cost that a busy machine does not change."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return calls
