"""A checkout whose files somebody edits, as processes: each start tells what the files say at that moment."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.knowledge.load import default_root

CODE = Path(__file__).resolve().parents[2] / "bot"
TOLD = "pay nothing and give no code"
CHANGED = "give no code and pay nothing"


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the bot and its knowledge that was never started."""
    folder = tmp_path_factory.mktemp("checkout")
    shutil.copytree(default_root(), folder / "knowledge")
    shutil.copytree(CODE, folder / "bot", ignore=shutil.ignore_patterns("*.knowledge"))
    return folder


def _start(checkout: Path) -> tuple[int, str]:
    """Exit code and all that was said when somebody asks about calls."""
    done = subprocess.run(
        [sys.executable, "-m", "bot", "ask", "--lang", "en", "催收一直打电话"],
        cwd=checkout,
        env={name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_a_file_that_somebody_edits_counts_from_the_next_start_on(checkout: Path) -> None:
    file = checkout / "knowledge" / "contacts" / "call.toml"
    text = file.read_text("utf-8")

    code, said = _start(checkout)
    assert code == 0
    assert TOLD in said
    assert [*checkout.rglob("*.knowledge")]

    file.write_text(text.replace(TOLD, CHANGED), "utf-8")
    code, said = _start(checkout)
    assert code == 0
    assert CHANGED in said
    assert TOLD not in said

    file.write_text(f"no_such_key = 1\n{text}", "utf-8")
    code, said = _start(checkout)
    assert code == 2
    assert "contacts/call.toml: no_such_key: unknown key" in said
