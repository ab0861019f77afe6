import shutil
import tomllib
from pathlib import Path

import pytest

from bot.knowledge.load import load
from tools.derive import derived, ftl_texts, hant_ftl, hant_toml
from tools.knowledge_doc import document
from tools.traditional import Traditional

MINIMAL = Path(__file__).parents[1] / "knowledge" / "minimal"
TRADITIONAL = Traditional({}, [])

FTL = """\
# 问候
greeting = 你好，{ $name }！你有{ $count ->
    [one] 一笔贷款
   *[other] { $count }笔贷款
}。
    .title = 贷款
-brand = 还款提醒
literal = { "贷" }
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small checkout: knowledge, overrides and words."""
    shutil.copytree(MINIMAL, tmp_path / "knowledge")
    (tmp_path / "knowledge" / "overrides.toml").write_text("[words]\n[right]\nwords = []\n", "utf-8")
    (tmp_path / "bot" / "texts").mkdir(parents=True)
    (tmp_path / "bot" / "texts" / "zh-hans.ftl").write_text(FTL, "utf-8")
    (tmp_path / "docs").mkdir()
    return tmp_path


def test_what_is_derived_lets_the_knowledge_load(root: Path) -> None:
    files, doubts = derived(root)
    for path, content in files.items():
        path.write_text(content, "utf-8")
    assert doubts == []
    assert load(root / "knowledge").lenders["alpha"].name.hant == "甲貸"
    assert sorted(path.relative_to(root).as_posix() for path in files) == [
        "bot/texts/zh-hant.ftl",
        "docs/gate.md",
        "docs/knowledge.md",
        "knowledge/zh-hant.toml",
    ]


def test_deriving_twice_gives_the_same(root: Path) -> None:
    first, _ = derived(root)
    for path, content in first.items():
        path.write_text(content, "utf-8")
    assert derived(root)[0] == first


def test_a_changed_text_changes_what_is_derived(root: Path) -> None:
    before, _ = derived(root)
    topic = root / "knowledge" / "topics" / "calls.toml"
    topic.write_text(topic.read_text("utf-8").replace("记下时间", "记下日期"), "utf-8")
    after, _ = derived(root)
    assert after[root / "knowledge" / "zh-hant.toml"] != before[root / "knowledge" / "zh-hant.toml"]
    assert after[root / "docs" / "knowledge.md"] != before[root / "docs" / "knowledge.md"]
    assert after[root / "bot" / "texts" / "zh-hant.ftl"] == before[root / "bot" / "texts" / "zh-hant.ftl"]


def test_a_fluent_file_keeps_ids_variables_and_selectors() -> None:
    hant = hant_ftl(FTL, TRADITIONAL)
    assert "你好，{ $name }！你有{ $count ->" in hant
    assert "[one] 一筆貸款" in hant
    assert "*[other] { $count }筆貸款" in hant
    assert ".title = 貸款" in hant
    assert "-brand = 還款提醒" in hant
    assert '{ "贷" }' in hant
    assert "# 问候" in hant


def test_every_piece_of_text_of_a_fluent_file_is_looked_at() -> None:
    assert {"一笔贷款", "笔贷款", "贷款", "还款提醒"} <= set(ftl_texts(FTL))


def test_a_broken_fluent_file_is_refused() -> None:
    with pytest.raises(ValueError, match="is not Fluent"):
        hant_ftl("你好 = ", TRADITIONAL)


def test_texts_with_quotes_and_line_ends_survive() -> None:
    texts = ["it's", 'a "b" \\ c', "第一行\n第二行"]
    assert tomllib.loads(hant_toml(texts, TRADITIONAL))["texts"] == {text: text for text in texts}


def test_the_document_shows_each_claim_with_its_sources_and_days() -> None:
    library = load(MINIMAL, hant=str)
    text = document(library)
    for claim in library.claims():
        assert f"**`{claim.id}`** · {claim.what.tier}" in text
    assert "22:00到次日08:00不应催收。" in text
    assert "某法, 第1033条 [`law`, primary]" in text
    assert "Checked against evidence of 2026-03-01; review by 2026-05-01." in text
    assert "In a reminder: 据报道可能来电。 / Reportedly they may call." in text
