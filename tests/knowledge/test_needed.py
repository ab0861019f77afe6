"""What the code speaks of by its id is declared beside it, and knowledge without it is refused."""

import importlib
import pkgutil
import re
import shutil
from pathlib import Path

import pytest

import bot
from bot.app import NEEDED, load_library
from bot.knowledge.load import KnowledgeError, default_root


@pytest.mark.parametrize(("folder", "key"), NEEDED)
def test_an_entry_under_another_id_with_all_that_points_at_it_is_refused(
    folder: str, key: str, tmp_path: Path
) -> None:
    root = Path(shutil.copytree(default_root(), tmp_path / "knowledge"))
    (root / folder / f"{key}.toml").rename(root / folder / f"{key}-x.toml")
    for path in root.rglob("*.toml"):
        text = path.read_text("utf-8")
        path.write_text(re.sub(rf'"{key}"', f'"{key}-x"', text), "utf-8")

    with pytest.raises(KnowledgeError) as refused:
        load_library(root)

    assert f"{folder}/{key}.toml: the file is missing: the program needs this id" in map(
        str, refused.value.problems
    )


def test_all_that_is_declared_is_collected() -> None:
    modules = (
        importlib.import_module(found.name)
        for package in ("knowledge", "services", "chat")
        for found in pkgutil.iter_modules([f"{bot.__path__[0]}/{package}"], f"bot.{package}.")
    )
    declared = [needed for module in modules for needed in getattr(module, "NEEDED", ())]

    assert sorted(declared) == sorted(NEEDED)
