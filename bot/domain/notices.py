"""A notice of the operator to all users: what it says, and to whom. Knows no store and no clock."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from bot.domain.language import Language

MAX_TEXT: Final = 2_500
"""Characters of a notice in one language (UTF-16): one message, with what stands around it."""

_INSTEAD: Final = {
    Language.HANS: (Language.HANT, Language.EN),
    Language.HANT: (Language.HANS, Language.EN),
    Language.EN: (Language.HANS, Language.HANT),
}


class NoticeKind(StrEnum):
    """NEWS goes to those who want reminders; END, that the service ends, to everyone who can be reached."""

    NEWS = "news"
    END = "end"


class NoticeState(StrEnum):
    """DRAFT until it is begun; STOPPED by an operator, or where something looks wrong, and can go on."""

    DRAFT = "draft"
    SENDING = "sending"
    STOPPED = "stopped"
    DONE = "done"


class Reached(StrEnum):
    """What became of a notice at one recipient."""

    WAITING = "waiting"
    SENT = "sent"
    GONE = "gone"  # blocked the bot, or is no more
    REFUSED = "refused"  # Telegram does not take the message
    UNWANTED = "unwanted"  # reminders were switched off meanwhile


@dataclass(frozen=True, slots=True)
class NoticeToAll:
    """A notice as it stands. `version` is another one after each change: what was looked at is what is sent.

    `urgent`: it goes out in quiet hours too. `skipped`: who could not be reached when it was begun.
    `confirmed`: an operator let it go on after it had stopped.
    """

    id: int
    kind: NoticeKind
    texts: Mapping[Language, str]
    urgent: bool
    state: NoticeState
    version: int
    created_at: datetime
    skipped: int = 0
    confirmed: bool = False

    def worded(self, language: Language) -> tuple[str, Language]:
        """The text for those who read this language, and the one that it is in. Raises LookupError."""
        own = next((one for one in (language, *_INSTEAD[language]) if one in self.texts), None)
        if own is None:
            raise LookupError("the notice has no text")
        return self.texts[own], own


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom a notice would go to now, by language; how many can't be reached, or don't want this kind."""

    languages: Mapping[Language, int]
    unreachable: int
    unwilling: int

    @property
    def count(self) -> int:
        """How many would get it."""
        return sum(self.languages.values())
