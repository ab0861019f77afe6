"""Every check is seen failing: each file of `broken/` breaks the minimal library in one way."""

import shutil
import tomllib
from pathlib import Path

import pytest

from bot.knowledge.draft import Draft, Needed
from bot.knowledge.lint import CHECKS, Check
from bot.knowledge.load import KnowledgeError, load, read
from bot.knowledge.wording import WORDING_CHECKS

MINIMAL = Path(__file__).parent / "minimal"
BROKEN = sorted((Path(__file__).parent / "broken").glob("*.toml"))


def broken_library(case: Path, root: Path) -> tuple[list[str], Needed]:
    """Breaks a copy of the minimal library as `case` says; the problems to expect, and what is needed."""
    shutil.copytree(MINIMAL, root)
    data = tomllib.loads(case.read_text("utf-8"))
    for change in data.get("change", ()):
        path = root / change["file"]
        if "old" not in change:
            path.unlink()
        elif not change["old"]:
            path.parent.mkdir(exist_ok=True)
            path.write_text(change["new"], "utf-8")
        else:
            text = path.read_text("utf-8")
            assert text.count(change["old"]) == 1, f"{case.name}: {change['old']!r} is not there once"
            path.write_text(text.replace(change["old"], change["new"]), "utf-8")
    return sorted(data["problems"]), [(folder, key) for folder, key in data.get("needed", ())]


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case.stem)
def test_a_broken_library_is_refused_with_exactly_its_problems(case: Path, tmp_path: Path) -> None:
    expected, needed = broken_library(case, tmp_path / "knowledge")
    with pytest.raises(KnowledgeError) as refused:
        load(tmp_path / "knowledge", hant=str, needed=needed)
    assert sorted(map(str, refused.value.problems)) == expected


@pytest.fixture(scope="module")
def broken_drafts(tmp_path_factory: pytest.TempPathFactory) -> list[Draft]:
    drafts = []
    for case in BROKEN:
        root = tmp_path_factory.mktemp("broken") / "knowledge"
        _, needed = broken_library(case, root)
        drafts.append(read(root, hant=str, needed=needed).draft)
    return [draft for draft in drafts if draft]


@pytest.mark.parametrize("check", [*CHECKS, *WORDING_CHECKS], ids=lambda check: check.__name__)
def test_every_check_is_broken_by_some_case(check: Check, broken_drafts: list[Draft]) -> None:
    """A check that no case breaks is decoration."""
    assert any(list(check(draft)) for draft in broken_drafts)


def test_the_minimal_library_has_no_problem() -> None:
    load(MINIMAL, hant=str)
