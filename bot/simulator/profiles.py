"""What goes wrong in a run, and how often: some by name, or drawn for a swarm. Knows no promise."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from random import Random
from typing import Any, Final


@dataclass(frozen=True, slots=True)
class Profile:
    """How often each fault happens: 0 never, 1 as is usual, 3 three times as often."""

    name: str = "usual"
    lost: float = 1  # Telegram takes the message, and its answer is lost
    throttled: float = 1  # 429, for seconds or minutes
    deluded: float = 1  # 403 for everybody, for minutes
    broken: float = 1  # 502
    hung: float = 1  # no answer
    refused: float = 1  # no connection
    crashes: float = 1  # times the rate of the course
    absent: float = 1  # stopped for minutes to weeks
    back: float = 0  # the clock is set back by minutes or hours
    ahead: float = 0  # and ahead
    asleep: float = 0  # the machine is suspended, for two days at most
    repeated: float = 0  # updates that were handled are delivered again
    slow: float = 0  # the database takes seconds
    rules: float = 0  # stopped, and started with other rules of a zone

    def faults(self) -> dict[str, float]:
        """Those that happen at all."""
        every: Mapping[str, Any] = asdict(self)
        return {name: often for name, often in every.items() if name != "name" and often}

    def __str__(self) -> str:
        often = ", ".join(f"{name} ×{often:g}" for name, often in self.faults().items())
        return often or "nothing goes wrong"


FAULTS: Final = tuple(one.name for one in fields(Profile) if one.name != "name")

USUAL: Final = Profile()
CALM: Final = Profile("calm", **dict.fromkeys(FAULTS, 0.0))

PROFILES: Final[Mapping[str, Profile]] = {
    one.name: one
    for one in (
        USUAL,
        CALM,
        replace(CALM, name="answers", lost=20, repeated=2),
        replace(CALM, name="telegram", throttled=4, deluded=3, broken=4, hung=4, refused=4),
        replace(CALM, name="crashes", crashes=8, repeated=1),
        replace(USUAL, name="away", absent=4),
        replace(USUAL, name="clocks", back=2, ahead=2),
        replace(USUAL, name="asleep", asleep=2),
        replace(USUAL, name="slow", slow=1),
        replace(USUAL, name="rules", rules=2),
    )
}

SWARM: Final = "swarm"
_OFTEN: Final = (0.0, 0.0, 0.0, 1.0, 3.0, 8.0)
_OF_MESSAGES: Final = ("lost", "throttled", "deluded", "broken", "hung", "refused")
_MESSAGES_FEW: Final = 4.0  # a small world sends few
_MOST_ABSENT: Final = 3.0  # a bot that is hardly ever there shows nothing


def drawn(chance: Random) -> Profile:
    """Half of the faults are off, some are frequent: what one of them hides, a run without it shows."""
    often = {fault: chance.choice(_OFTEN) for fault in FAULTS}
    often |= {fault: often[fault] * _MESSAGES_FEW for fault in _OF_MESSAGES}
    often["absent"] = min(often["absent"], _MOST_ABSENT)
    return Profile(SWARM, **often)
