"""Dates at court and complaints of a user: saved, changed, ended, planned. Knows no Telegram, no words."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Final, Generic

from bot.domain.dates import lender_day
from bot.domain.hearings import Hearing
from bot.domain.loans import LIMITS, Limit, LimitError
from bot.domain.matters import Over
from bot.domain.reminders import ENOUGH, quiet_end
from bot.services.users import Users, matter_plan, next_of_matter
from bot.store.protocol import Records, Store
from bot.store.records import M, M_co, MatterDraft, MatterView, StoreUnwritableError, User

log = logging.getLogger(__name__)

_SLICE: Final = 50  # matters of a transaction of the daily work


@dataclass(frozen=True, slots=True)
class Coming(Generic[M_co]):
    """A matter, and how far off its day is, in China; negative is past."""

    matter: M_co
    days: int


def coming(matter: M, now: datetime) -> Coming[M]:
    """A matter as it stands now."""
    return Coming(matter, (matter.day - lender_day(now)).days)


class Matters(Generic[M]):
    """The use cases around one kind of matter. Another user's does not exist here."""

    def __init__(self, records: Records, users: Users, kind: type[M]) -> None:
        self._records = records
        self._users = users
        self._kind = kind

    def save(self, user: User, draft: MatterDraft, now: datetime) -> M:
        """Save it. Subscribes the user, unless they said no to reminders. Raises LimitError."""
        self._require_room(user)
        user = self._users.enlist(user, now)
        saved = self._records.add_matter(user.id, draft, matter_plan(user, draft, now), now)
        assert isinstance(saved, self._kind)
        return saved

    def change(self, user: User, matter_id: int, draft: MatterDraft, now: datetime) -> bool:
        """Something else is said of it. False if it is not open, or is so already."""
        return self._records.move_matter(user.id, matter_id, draft, matter_plan(user, draft, now), now)

    def views(self, user: User, now: datetime) -> list[MatterView[M]]:
        """Those that are not over, the earliest first, with the next reminder, be it a row yet or not."""
        return [
            MatterView(view.matter, view.next_reminder or next_of_matter(user, view.matter, now))
            for view in self._records.matters(user.id)
            if isinstance(view.matter, self._kind)
        ]

    def find(self, user: User, matter_id: int, now: datetime) -> MatterView[M] | None:
        """One that is not over."""
        return next((one for one in self.views(user, now) if one.matter.id == matter_id), None)

    def close(self, user: User, matter_id: int, closed: Over, now: datetime) -> bool:
        """It is over, or was never to be here. False if it is closed already."""
        return self._records.close_matter(user.id, matter_id, closed, now)

    def restore(self, user: User, matter_id: int, now: datetime) -> bool:
        """Undo `close`; its future reminders come back. False if it was not closed. Raises LimitError."""
        known = self._records.matter(user.id, matter_id)
        if not isinstance(known, self._kind) or known.closed is None:
            return False
        self._require_room(user)
        return self._records.restore_matter(user.id, matter_id, matter_plan(user, known.draft, now), now)

    def later(self, user: User, matter_id: int, days: int, now: datetime) -> None:
        """One more reminder in so many days, in place of an earlier one of this kind."""
        moment = quiet_end(now + timedelta(days), user.preferences)
        self._records.snooze_matter(user.id, matter_id, moment)

    def _require_room(self, user: User) -> None:
        limit = Limit.HEARINGS if self._kind is Hearing else Limit.FILINGS
        if len(self._users.of_kind(user, self._kind)) >= LIMITS[limit]:
            raise LimitError(limit)


async def extend_matters(store: Store, now: datetime) -> None:
    """Give matters that lie far ahead their rows, once these come within reach."""
    failed = set[int]()

    def short(records: Records) -> list[tuple[int, int]]:
        return records.matters_running_out(now + ENOUGH, _SLICE, failed)

    while found := await store.read(short):
        try:
            await store.transact(partial(_extend, found, now))
        except StoreUnwritableError:
            raise
        except Exception:
            log.exception("%d matters could not be planned on", len(found))
            failed |= {matter_id for _, matter_id in found}


def _extend(which: Sequence[tuple[int, int]], now: datetime, records: Records) -> None:
    for user_id, matter_id in which:
        user, known = records.user(user_id), records.matter(user_id, matter_id)
        if user is not None and known is not None:
            records.extend_matter(user_id, matter_id, matter_plan(user, known.draft, now), now)
