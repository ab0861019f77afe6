"""Copies of the database: when asked for, once a day, before a migration; and old ones away. No clock.

A plain copy is never longer in the folder of the copies than it must: one that is to be encrypted is made
beside the database, where the same data lies in plain anyway.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Final

from bot.store import _copy
from bot.store._copy import Rows
from bot.store._sealing import recipient_problem, seal
from bot.store.records import CopyError

_NAME: Final = re.compile(r"bot-(\d{4}-\d{2}-\d{2})\.db(\.age)?(\.part)?")
__all__ = ["DailyCopies", "back_up", "beside", "keep_before", "recipient_problem"]

SEALED: Final = ".age"
COPYING: Final = ".copying"
RESTORING: Final = ".restoring"


def beside(database: Path, end: str) -> Path:
    """A file that belongs to the database: the same name, and more."""
    return database.with_name(database.name + end)


def back_up(database: Path, target: Path, recipient: str = "") -> Rows:
    """A copy of the database at `target`, looked into, while the bot may run. Returns its rows.

    With a `recipient`, an age public key, it is encrypted; nobody can read it then without the secret one.
    Raises CopyError, also where there is such a file already.
    """
    if not database.exists():
        raise CopyError(f"{database}: there is no database to copy")
    if recipient and (problem := recipient_problem(recipient)):
        raise CopyError(problem)
    try:
        with _copy.becoming(target) as part:
            if not recipient:
                return _copy.write(database, part)
            with _copy.scratch(beside(database, COPYING)) as plain:
                rows = _copy.write(database, plain)
                _copy.require_room(part, plain.stat().st_size)
                seal(plain, part, recipient)
                return rows
    except OSError as error:
        raise CopyError(f"{target}: {error.strerror or error}") from error


def keep_before(database: Path, migration: str) -> Path:
    """A copy beside the database, as it is before this migration; in place of an earlier one.

    Raises CopyError.
    """
    target = beside(database, f".before-{migration}")
    try:
        with _copy.becoming(target, replace=True) as part:
            _copy.write(database, part)
    except OSError as error:
        raise CopyError(f"{target}: {error.strerror or error}") from error
    return target


@dataclass(frozen=True, slots=True)
class DailyCopies:
    """One copy a day in `folder`; None: none. What was copied is kept for `keep` days, and then erased."""

    database: Path
    folder: Path | None
    keep: int
    recipient: str = ""

    def make(self, now: datetime) -> Path | None:
        """Today's copy (UTC), if it is not there yet; old ones away. None if there was nothing to make.

        Raises CopyError.
        """
        try:
            self._erase_old(now)
            target = self._target(now.astimezone(UTC).date())
            if target is None or target.exists():
                return None
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            back_up(self.database, target, self.recipient)
            self._erase_old(now)
        except OSError as error:
            raise CopyError(f"{error.filename or self.folder}: {error.strerror or error}") from error
        return target

    def _target(self, day: date) -> Path | None:
        return self.folder and self.folder / f"bot-{day}.db{SEALED if self.recipient else ''}"

    def _erase_old(self, now: datetime) -> None:
        """The latest stays in any case: without it, copies that fail for a week would leave nothing."""
        last, today = timedelta(days=self.keep), now.astimezone(UTC).date()
        days = dict(self._days())
        whole = [day for path, day in days.items() if path.suffix != _copy.PART and day <= today]
        latest = max(whole, default=None)
        for path, day in days.items():
            # A day to come was named by a clock that went wrong.
            if day != latest and not today - last < day <= today:
                path.unlink(missing_ok=True)
        for left in filter(Path.exists, map(partial(beside, self.database), (COPYING, RESTORING))):
            with suppress(CopyError), _copy.scratch(left):  # by a process that died
                pass
        for path in self.database.parent.glob(f"{self.database.name}.before-*"):
            if now - datetime.fromtimestamp(path.stat().st_mtime, UTC) > last:
                path.unlink(missing_ok=True)

    def _days(self) -> Iterator[tuple[Path, date]]:
        """All in the folder that bears such a name, and the day in it."""
        if self.folder is None or not self.folder.is_dir():
            return
        for path in self.folder.iterdir():
            if named := _NAME.fullmatch(path.name):
                try:
                    yield path, date.fromisoformat(named[1])
                except ValueError:
                    continue
