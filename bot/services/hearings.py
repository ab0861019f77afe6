"""Dates at court of a user: saved, moved, ended, kept planned ahead. Knows no Telegram and no words."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Final

from bot.domain.dates import lender_day
from bot.domain.hearings import MAX_OPEN_HEARINGS, Hearing, HearingDraft, HearingOver
from bot.domain.loans import Limit, LimitError
from bot.domain.reminders import ENOUGH
from bot.services.users import Users, hearing_plan, next_of_hearing
from bot.store.protocol import Records, Store
from bot.store.records import HearingView, StoreUnwritableError, User

log = logging.getLogger(__name__)

_SLICE: Final = 50  # hearings of a transaction of the daily work


@dataclass(frozen=True, slots=True)
class Coming:
    """A date at court, and how far off its day is, in China; negative is past."""

    hearing: Hearing
    days: int


def coming(hearing: Hearing, now: datetime) -> Coming:
    """A hearing as it stands now."""
    return Coming(hearing, (hearing.day - lender_day(now)).days)


class Hearings:
    """The use cases around dates at court. Another user's does not exist here."""

    def __init__(self, records: Records, users: Users) -> None:
        self._records = records
        self._users = users

    def save(self, user: User, draft: HearingDraft, now: datetime) -> Hearing:
        """Save it. Subscribes the user, unless they said no to reminders. Raises LimitError."""
        self._require_room(user)
        user = self._users.enlist(user, now)
        return self._records.add_hearing(user.id, draft, hearing_plan(user, draft, now), now)

    def move(self, user: User, hearing_id: int, draft: HearingDraft, now: datetime) -> bool:
        """Another day, time or place. False if it is not open, or is so already."""
        plan = hearing_plan(user, draft, now)
        return self._records.move_hearing(user.id, hearing_id, draft, plan, now)

    def views(self, user: User, now: datetime) -> list[HearingView]:
        """Those that are not over, the earliest first, with the next reminder, be it a row yet or not."""
        return [
            one if one.next_reminder else replace(one, next_reminder=next_of_hearing(user, one.hearing, now))
            for one in self._records.hearings(user.id)
        ]

    def find(self, user: User, hearing_id: int, now: datetime) -> HearingView | None:
        """One that is not over."""
        return next((one for one in self.views(user, now) if one.hearing.id == hearing_id), None)

    def close(self, user: User, hearing_id: int, closed: HearingOver, now: datetime) -> bool:
        """It is over, or was never to be here. False if it is closed already."""
        return self._records.close_hearing(user.id, hearing_id, closed, now)

    def restore(self, user: User, hearing_id: int, now: datetime) -> bool:
        """Undo `close`; its future reminders come back. False if it was not closed. Raises LimitError."""
        known = self._records.hearing(user.id, hearing_id)
        if known is None or known.closed is None:
            return False
        self._require_room(user)
        return self._records.restore_hearing(user.id, hearing_id, hearing_plan(user, known.draft, now), now)

    def _require_room(self, user: User) -> None:
        if len(self._records.hearings(user.id)) >= MAX_OPEN_HEARINGS:
            raise LimitError(Limit.HEARINGS)


async def extend_hearings(store: Store, now: datetime) -> None:
    """Give hearings that lie far ahead their rows, once these come within reach."""
    failed = set[int]()

    def short(records: Records) -> list[tuple[int, int]]:
        return records.hearings_running_out(now + ENOUGH, _SLICE, failed)

    while found := await store.read(short):
        try:
            await store.transact(partial(_extend, found, now))
        except StoreUnwritableError:
            raise
        except Exception:
            log.exception("%d hearings could not be planned on", len(found))
            failed |= {hearing_id for _, hearing_id in found}


def _extend(which: Sequence[tuple[int, int]], now: datetime, records: Records) -> None:
    for user_id, hearing_id in which:
        user, known = records.user(user_id), records.hearing(user_id, hearing_id)
        if user is not None and known is not None:
            records.extend_hearing(user_id, hearing_id, hearing_plan(user, known.draft, now), now)
