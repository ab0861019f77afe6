"""What an operator sees and does: numbers of all users together, notices to all. Nothing of one user."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from bot.domain.language import Language
from bot.domain.notices import MAX_TEXT, Audience, NoticeKind, NoticeState, NoticeToAll, Reached
from bot.services.reminders import LATE
from bot.services.said_wrong import SaidWrong, tally
from bot.store.protocol import Records
from bot.store.records import Counts

FEW: Final = 5
"""Fewer than so many could point to somebody: the number is not said."""


def roughly(count: int) -> int | None:
    """A number of people, or of what is theirs, that points to nobody: rounded down. None: a few."""
    if 0 < count < FEW:
        return None
    return count - count % FEW


@dataclass(frozen=True, slots=True)
class ErrorKind:
    """Errors of one type from one place in the code. `ago`: seconds since the last one."""

    kind: str
    place: str
    count: int
    ago: float


class Refusal(StrEnum):
    """Why a text was not taken."""

    NONE = "none"  # there is no draft
    EMPTY = "empty"
    LONG = "long"
    NUMBER = "number"  # somebody could dial it, and it is on no list


@dataclass(frozen=True, slots=True)
class Standing:
    """A notice, and what became of it so far."""

    notice: NoticeToAll
    reached: Mapping[Reached, int]


class Operator:
    """Handed out to operators only (`Turn.operator`)."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def counts(self, now: datetime) -> Counts:
        """Numbers of all users together."""
        return self._records.counts(now, LATE)

    def said_wrong(self) -> list[SaidWrong]:
        """What users called wrong."""
        return tally(self._records.notes())

    def draft(self) -> NoticeToAll | None:
        """The notice that is being written; all operators write the same one."""
        return next((one for one in self._records.notices() if one.state is NoticeState.DRAFT), None)

    def write(self, kind: NoticeKind, now: datetime) -> NoticeToAll:
        """The draft, of this kind from now on."""
        return self._records.draft_notice(kind, now)

    def word(self, language: Language, text: str, now: datetime) -> Refusal | None:
        """Take a text of the draft; an empty one takes this language out of it."""
        draft = self.draft()
        if draft is None:
            return Refusal.NONE
        if len(text.encode("utf-16-le")) // 2 > MAX_TEXT:
            return Refusal.LONG
        texts = {**draft.texts, language: text} if text else dict(draft.texts)
        if not text and texts.pop(language, None) is None:
            return Refusal.EMPTY
        self._records.write_notice(draft.id, texts, draft.urgent, now)
        return None

    def set_urgent(self, notice: NoticeToAll, urgent: bool, now: datetime) -> None:
        """Whether the draft goes out in quiet hours too."""
        if notice.urgent is not urgent:
            self._records.write_notice(notice.id, notice.texts, urgent, now)

    def discard(self, notice_id: int) -> bool:
        """Away with the draft."""
        return self._records.discard_notice(notice_id)

    def audience(self, kind: NoticeKind, now: datetime) -> Audience:
        """Whom it would go to now."""
        return self._records.audience(kind, now)

    def begin(self, notice_id: int, version: int, now: datetime) -> bool:
        """Send it. False if it is not what was looked at, is under way already, or another is."""
        return self._records.begin_notice(notice_id, version, now)

    def stop(self, notice_id: int, now: datetime) -> bool:
        """No more of it; it can go on later."""
        return self._records.stop_notice(notice_id, now)

    def go_on(self, notice_id: int, now: datetime) -> bool:
        """On with those who wait."""
        return self._records.resume_notice(notice_id, now)

    def standing(self, notice_id: int) -> Standing | None:
        """How a notice stands."""
        notice = self._records.notice(notice_id)
        return None if notice is None else Standing(notice, self._records.reached(notice_id))

    def latest(self) -> list[NoticeToAll]:
        """Notices that were begun, as long as they are kept, the latest first."""
        return [one for one in self._records.notices() if one.state is not NoticeState.DRAFT]
