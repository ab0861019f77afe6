"""A process that is killed at each step of a migration, a copy, a restore: `python -m tests.store.killing`.

A child does the work and dies at its n-th step, which is what it asks of the operating system, or after so
much work; then its parent looks at what is left; and so on, until one gets through. Prints how many died.
"""

import os
import shutil
import signal
import sqlite3
import sys
import tempfile
import traceback
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from pyrage import x25519

from bot.store.copies import back_up
from bot.store.restoring import restore
from bot.store.sqlite import _open, inspect
from tests import before_rooms
from tests.store.samples import NOW

_STEPS: Final = ("open", "os.", "sqlite3.connect", "fcntl.", "shutil.")
_TURN: Final = 0.012  # seconds of work
_NEVER: Final = 10_000
_STRIDE: Final = int(sys.argv[2]) if sys.argv[1:2] == ["--each"] else 1


class _Death:
    """Kills this process at its n-th step from now on."""

    def __init__(self, left: int) -> None:
        self._left = left
        sys.addaudithook(self._hear)

    def _hear(self, event: str, _: tuple[Any, ...]) -> None:
        if event.startswith(_STEPS):
            self._left -= 1
            if self._left == 0:
                os.kill(os.getpid(), signal.SIGKILL)


def _die_after(turns: int) -> None:
    """The same after so much work, wherever that is: within SQLite, or within age."""
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, turns * _TURN)


def killed_at_each_step(
    work: Callable[[], object], prepare: Callable[[], None], look: Callable[[], None]
) -> tuple[int, int]:
    """Do it again and again, each time killed a step later; how often at a step, and how often in between.

    `look` raises if what is left is not whole.
    """
    died = []
    for die in (_Death, _die_after):
        for count, step in enumerate(range(1, _NEVER, _STRIDE)):
            prepare()
            child = os.fork()
            if not child:
                try:
                    die(step)
                    work()
                    os._exit(0)
                except BaseException:
                    traceback.print_exc()
                    os._exit(1)
            _, status = os.waitpid(child, 0)
            look()
            if not os.WIFSIGNALED(status):
                assert not status, "the work failed by itself"
                died.append(count)
                break
    at_steps, between = died
    return at_steps, between


def _rows(path: Path, table: str) -> int:
    with closing(sqlite3.connect(path)) as db:
        return int(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def _whole(path: Path) -> None:
    """It opens, is whole and has every loan; whatever version it is of."""
    assert inspect(path) == [], inspect(path)
    assert _rows(path, "loans") == 996


def migration(folder: Path) -> tuple[int, int]:
    """The database of an earlier version is opened: it is whole before, and after; and so is the copy."""
    old, path = folder / "old.db", folder / "bot.db"
    before_rooms.write(old)

    def prepare() -> None:
        for left in folder.glob("bot.db*"):
            left.unlink()
        shutil.copy(old, path)

    def look() -> None:
        _whole(path)
        for kept in folder.glob("bot.db.before-*"):
            if kept.suffix != ".part":
                _whole(kept)
                assert _rows(kept, "drafts") == 54
        _open(path).close()  # the next start goes on
        assert _rows(path, "conversations") == 54

    return killed_at_each_step(lambda: _open(path).close(), prepare, look)


def backup(folder: Path) -> tuple[int, int]:
    """A copy, encrypted: it is there, or it is not, and the next one can be made."""
    path, copy, key = folder / "bot.db", folder / "out" / "copy.db.age", x25519.Identity.generate()
    before_rooms.write(path)
    copy.parent.mkdir()
    (folder / "key").write_text(str(key))

    def prepare() -> None:
        copy.unlink(missing_ok=True)

    def look() -> None:
        _whole(path)
        if not copy.exists():
            back_up(path, copy, str(key.to_public()))
        assert [one.name for one in copy.parent.iterdir()] == [copy.name]
        restored = restore(copy, folder / "elsewhere" / "bot.db", NOW, folder / "key")
        assert restored.rows["loans"] == 996
        shutil.rmtree(folder / "elsewhere")

    return killed_at_each_step(lambda: back_up(path, copy, str(key.to_public())), prepare, look)


def restoring(folder: Path) -> tuple[int, int]:
    """A copy is put back in the place of what a killed bot left: the one is there, or the other."""
    path, copy = folder / "data" / "bot.db", folder / "copy.db"
    path.parent.mkdir()
    before_rooms.write(copy)
    old = folder / "old.db"
    before_rooms.write(old)
    _open(old).close()
    with closing(sqlite3.connect(old, isolation_level=None)) as db:
        db.execute("DELETE FROM notes")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        db.execute("UPDATE users SET language = 'en'")  # stands in the log alone
        log = old.with_name("old.db-wal").read_bytes()
        main = old.read_bytes()

    def prepare() -> None:
        for left in path.parent.iterdir():
            left.unlink()
        path.write_bytes(main)
        path.with_name("bot.db-wal").write_bytes(log)

    def look() -> None:
        _whole(path)
        new = _rows(path, "notes") == 3
        if not new:
            assert _rows(path, "users WHERE language = 'en'") == 357
        kept = [one for one in path.parent.glob("*.before-*") if not one.name.endswith(("-wal", "-shm"))]
        assert len(kept) == 1 or not new
        for one in kept:
            _whole(one)
            assert _rows(one, "users WHERE language = 'en'") == 357

    return killed_at_each_step(lambda: restore(copy, path, NOW), prepare, look)


def main() -> None:
    """Each kind of work; with `--each 7`, at each seventh step only."""
    for work in (migration, backup, restoring):
        with tempfile.TemporaryDirectory() as folder:
            steps, between = work(Path(folder))
        sys.stdout.write(f"{work.__name__}: whole after {steps} kills at a step and {between} in between\n")


if __name__ == "__main__":
    main()
