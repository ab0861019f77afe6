"""What the code speaks of by its id is declared beside it, and knowledge without it is refused."""

import importlib
import pkgutil
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

import bot
from bot.app import NEEDED, checked_library
from bot.knowledge.load import KnowledgeError, default_root

ENTRIES = [one for one in NEEDED if not isinstance(one, str)]


def test_statements_that_the_program_says_by_their_ids_are_not_dropped_without_a_word(tmp_path: Path) -> None:
    root = Path(shutil.copytree(default_root(), tmp_path / "knowledge"))
    for path in root.rglob("*.toml"):
        text = path.read_text("utf-8")
        path.write_text(re.sub("(visits-no-power|distress-call|first-message)", r"\1-x", text), "utf-8")

    with pytest.raises(KnowledgeError) as refused:
        checked_library(root)

    assert {str(problem) for problem in refused.value.problems if "the program needs" in str(problem)} == {
        "topics/visits.toml: visits-no-power: is missing: the program needs this id",
        "topics/distress.toml: distress-call: is missing: the program needs this id",
        "contacts/message.toml: first-message: is missing: the program needs this id",
    }


def test_entries_under_other_ids_with_all_that_points_at_them_are_refused(tmp_path: Path) -> None:
    root = Path(shutil.copytree(default_root(), tmp_path / "knowledge"))
    for folder, key in ENTRIES:
        (root / folder / f"{key}.toml").rename(root / folder / f"{key}-x.toml")
    ids = re.compile('"(' + "|".join(key for _, key in ENTRIES) + ')"')
    for path in root.rglob("*.toml"):
        path.write_text(ids.sub(r'"\1-x"', path.read_text("utf-8")), "utf-8")

    with pytest.raises(KnowledgeError) as refused:
        checked_library(root)

    assert {
        f"{folder}/{key}.toml: the file is missing: the program needs this id" for folder, key in ENTRIES
    } <= set(map(str, refused.value.problems))


def test_all_that_is_declared_is_collected() -> None:
    modules = (
        importlib.import_module(found.name)
        for package in ("knowledge", "services", "chat")
        for found in pkgutil.iter_modules([f"{bot.__path__[0]}/{package}"], f"bot.{package}.")
    )
    declared = [needed for module in modules for needed in getattr(module, "NEEDED", ())]

    assert Counter(declared) == Counter(NEEDED)
