"""Plant each bug of `planted.py` in a copy of the tree, and see which test finds it.

`python -m tests.proofs.mutations`. The narrowest tests come first, wider ones where these find nothing. A bug
that none finds SURVIVED: exit code 1.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory
from typing import Final

import click

from tests.proofs.planted import PLANTED, Planted

ROOT: Final = Path(__file__).parents[2]
_LEFT_OUT: Final = shutil.ignore_patterns(".*", "__pycache__", "*.egg-info")
_FOUND: Final = re.compile(r"^(?:FAILED|ERROR) (\S+)", re.MULTILINE)

_PLANS: Final = ("tests/services/test_loans.py", "tests/services/test_bounds.py")
_ROWS: Final = ("tests/store/test_contract_outbox.py", "tests/store/test_contract_loans.py")
_OUTBOX: Final = ("tests/proofs/test_outbox.py", "tests/services/test_reminders.py")
_ZONES: Final = ("tests/services/test_zones.py",)

TESTS: Final[dict[str, Sequence[Sequence[str]]]] = {
    "bot/domain/dates.py": (["tests/domain/test_dates.py", "tests/domain/test_arrears.py"], _PLANS),
    "bot/domain/reminders.py": (["tests/domain/test_reminders.py"], _PLANS),
    "bot/domain/preferences.py": (["tests/domain/test_preferences.py"], _PLANS),
    "bot/domain/loans.py": (
        ["tests/domain/test_loans.py", "tests/domain/test_parts.py", "tests/services/test_undo.py"],
        _PLANS,
    ),
    "bot/domain/money.py": (["tests/reading/test_amounts.py"], ["tests/domain/test_loans.py"]),
    "bot/domain/hearings.py": (["tests/domain/test_hearings.py"], ["tests/chat/test_hearings.py"]),
    "bot/store/_reminder_queue.py": (_ROWS, _OUTBOX, ["tests/chat/test_overdue.py"]),
    "bot/store/_reminder_plan.py": (_ROWS, _OUTBOX, ["tests/store/test_contract_matters.py"]),
    "bot/store/_instalments.py": (_ROWS, _OUTBOX, ["tests/services/test_undo.py"]),
    "bot/services/reminders.py": (_OUTBOX[1:], ["tests/chat/test_reminder_message.py"]),
    "bot/services/ratelimit.py": (["tests/services/test_ratelimit.py"],),
    "bot/transport/errors.py": (["tests/transport/test_errors.py"],),
    "bot/chat/kernel.py": (
        ["tests/chat/test_kernel.py"],
        ["tests/chat/test_groups.py", "tests/chat/test_start.py"],
    ),
    "bot/knowledge/limits.py": (["tests/knowledge/test_limits.py"], ["tests/chat/test_log.py"]),
    "bot/knowledge/walk.py": (["tests/knowledge/test_walk.py"], ["tests/chat/test_door.py"]),
    "bot/domain/zones.py": (["tests/domain/test_zones.py"], _ZONES),
    "bot/services/zones.py": (_ZONES,),
    "bot/store/_zones.py": (_ZONES,),
    "bot/store/migrations.py": (["tests/store/test_bounds.py"], ["tests/store/test_migrations.py"]),
    "bot/knowledge/judging.py": (["tests/knowledge/test_judging.py"], ["tests/chat/test_suspicion.py"]),
}


def planted_in(text: str, bug: Planted) -> str:
    """The text of its file with the bug in it. Raises ValueError if it can't be planted in one place."""
    if (found := text.count(bug.old)) != 1:
        raise ValueError(f"{bug.file} has {found} times, and not once: {bug.old}")
    return text.replace(bug.old, bug.new)


def found_by(tree: Path, bug: Planted) -> str | None:
    """The first test of this copy of the tree that fails with the bug."""
    path = tree / bug.file
    text = path.read_text()
    path.write_text(planted_in(text, bug))
    try:
        for tests in (_near(bug), *TESTS[bug.file]):
            # Without what was compiled: two writes within a second look alike to Python.
            for compiled in path.parent.glob(f"__pycache__/{path.stem}.*.pyc"):
                compiled.unlink()
            if (found := _failing(tree, tests)) is not None:
                return found
        return None
    finally:
        path.write_text(text)
        for compiled in path.parent.glob(f"__pycache__/{path.stem}.*.pyc"):
            compiled.unlink()


def _near(bug: Planted) -> Sequence[str]:
    """What to run first: words of a test of the nearest file, or of another file that is named."""
    file, _, words = bug.by.rpartition(" -k ")
    return [*([file] if file else TESTS[bug.file][0]), "-k", words]


def _failing(tree: Path, tests: Sequence[str]) -> str | None:
    options = ["-x", "-q", "--tb=no", "-p", "no:cacheprovider", "-p", "no:xdist", "--timeout", "900"]
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    run = subprocess.run(
        [sys.executable, "-m", "pytest", *options, *tests],
        cwd=tree,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode in (0, 5):  # 5: no test of this name
        return None
    found = _FOUND.search(run.stdout)
    if found is None:
        raise RuntimeError(f"pytest ended with {run.returncode}: {run.stdout[-500:]}{run.stderr[-500:]}")
    return found[1]


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.proofs.mutations", description=__doc__)
    parser.add_argument("only", nargs="*", help="a part of a file's name or of a line; without: all")
    parser.add_argument("--at-once", type=int, default=2, help="so many side by side (2)")
    asked = parser.parse_args(arguments)
    bugs = [
        bug
        for bug in PLANTED
        if not asked.only or any(one in f"{bug.file} {bug.old} {bug.new}" for one in asked.only)
    ]
    tally: Counter[tuple[str, bool]] = Counter()
    with TemporaryDirectory() as folder, ThreadPoolExecutor(asked.at_once) as pool:
        trees: SimpleQueue[Path] = SimpleQueue()
        for number in range(asked.at_once):
            shutil.copytree(ROOT, Path(folder) / str(number), ignore=_LEFT_OUT)
            trees.put(Path(folder) / str(number))

        def tried(bug: Planted) -> str | None:
            tree = trees.get()
            try:
                return found_by(tree, bug)
            finally:
                trees.put(tree)

        for bug, found in zip(bugs, pool.map(tried, bugs), strict=True):
            tally[bug.file, found is None] += 1
            old, new = " ".join(bug.old.split()), " ".join(bug.new.split())
            click.echo(f"{bug.file}: {old} -> {new}\n    {found or 'SURVIVED'}")
    for file in dict.fromkeys(bug.file for bug in bugs):
        click.echo(f"{file:32} {tally[file, False]:3} found {tally[file, True]:3} survived")
    return 1 if any(survived for _, survived in tally) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
