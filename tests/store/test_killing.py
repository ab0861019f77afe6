"""Killed at steps of a migration, a copy and a restore. All of them: `python -m tests.store.killing`."""

import subprocess
import sys
from pathlib import Path


def test_what_a_kill_leaves_is_whole(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.store.killing", "--each", "11"],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.count("whole after") == 3
