"""How this process is: what each part did well last, what was counted, what failed. Knows no part of the bot.

Fed by those who do the work, read by health, metrics and the operator's screen. Durations are monotonic
seconds. Nothing here names a person, a lender or a chat, and no text of an error is kept.
"""

import time
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

Inlet = Literal["polling", "webhook"]
Part = Literal["polling", "webhook", "tick", "database", "due", "knowledge"]

LIMITS: Final[dict[Part, float]] = {
    "polling": 60.0,  # an idle poll takes 20 s, and one that hangs 30 s: one may fail
    "webhook": 90.0,
    "tick": 30.0,  # one every two seconds
    "database": 90.0,  # written to once a minute
    "due": 600.0,  # a reminder later than that counts as late
    "knowledge": 2 * 86_400.0,  # the daily work looks at how fresh it is
}
"""Seconds after which a part that did nothing well is not well. Of `due`: how long a reminder may wait."""

COUNTED: Final = {
    "updates": (
        "message",
        "edited_message",
        "callback_query",
        "my_chat_member",
        "inline_query",
        "guest_message",
        "other",
    ),
    "answers": ("said", "later", "refused", "gone", "failed"),
    "reminders": ("sent", "later", "refused", "gone", "over"),
    "limits": ("telegram_429", "flood"),
}
"""What is counted, and the kinds of each. A closed list: a label can't grow with who uses the bot."""

SECONDS: Final = {
    "update": (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 20.0, 45.0),
    "lateness": (1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 300.0, 600.0, 3600.0, 86_400.0),
}
"""What is measured, and the bounds of its buckets. `update`: from taking it to its end, the answer said."""

ERRORS_KEPT: Final = 50  # kinds and places; of code there is more, but not in trouble at once


@dataclass(frozen=True, slots=True)
class State:
    """Of a part. `age`: seconds since it did well, or since the start if it never did."""

    ok: bool
    age: float
    limit: float


@dataclass(slots=True)
class Errors:
    """Those of one kind and place: how many there were, and in which second the last one was."""

    kind: str
    place: str
    count: int
    last: float


class Histogram:
    """How many durations fell up to each bound."""

    def __init__(self, bounds: tuple[float, ...]) -> None:
        self.bounds = bounds
        self.counts = [0] * (len(bounds) + 1)  # the last: longer than all bounds
        self.sum = 0.0

    def add(self, seconds: float) -> None:
        self.counts[bisect_left(self.bounds, seconds)] += 1
        self.sum += seconds


class Runtime:
    """`inlet` is the way by which updates come. `life` hears of each sign of life, for the watchdog."""

    def __init__(
        self,
        inlet: Inlet = "polling",
        *,
        monotonic: Callable[[], float] = time.monotonic,
        life: Callable[[str], None] = lambda _: None,
    ) -> None:
        self.inlet = inlet
        self.counts = {what: dict.fromkeys(kinds, 0) for what, kinds in COUNTED.items()}
        self.seconds = {what: Histogram(bounds) for what, bounds in SECONDS.items()}
        self.failed: dict[str, int] = {}  # errors, by kind
        self.backlog = 0  # reminders that are due and may go out
        self.users: dict[str, int] = {}  # how many there are, by how lately they were seen
        self.now = monotonic
        self._life = life
        self._started = monotonic()
        self._good: dict[Part, float] = {}
        self._waiting = 0.0  # seconds that the reminder which waits longest had waited when it was looked at
        self._copied: float | None = None
        self._errors: dict[tuple[str, str], Errors] = {}

    def alive(self, part: Part) -> None:
        """It tried, whether it went well or not: the process is not stuck."""
        self._life(part)

    def good(self, part: Part) -> None:
        """It did well. No sign of life: only what runs every few seconds gives those, by `alive`."""
        self._good[part] = self.now()

    def saw_due(self, backlog: int, waiting: float) -> None:
        """So many reminders are due, and the one that waits longest has waited so many seconds."""
        self.backlog, self._waiting = backlog, max(waiting, 0.0)
        self.good("due")

    def copied(self) -> None:
        """Today's copy of the database is there."""
        self._copied = self.now()

    @property
    def copy_age(self) -> float | None:
        """Seconds since today's copy was seen to be there. None: it never was, or none is to be made."""
        return None if self._copied is None else self.now() - self._copied

    def count(self, what: str, kind: str, by: int = 1) -> None:
        """One more of a kind that `COUNTED` names."""
        self.counts[what][kind] += by

    def took(self, what: str, seconds: float) -> None:
        """A duration of a kind that `SECONDS` names."""
        self.seconds[what].add(seconds)

    def error(self, kind: str, place: str) -> None:
        """Something went wrong: the type of the error, and where in the code."""
        found = self._errors.pop((kind, place), None) or Errors(kind, place, 0, 0.0)
        found.count += 1
        found.last = self.now()
        self._errors[kind, place] = found  # the latest is the last
        kind = kind if kind in self.failed or len(self.failed) < ERRORS_KEPT else "other"
        self.failed[kind] = self.failed.get(kind, 0) + 1
        if len(self._errors) > ERRORS_KEPT:
            del self._errors[next(iter(self._errors))]

    def errors(self) -> list[Errors]:
        """The latest first."""
        return list(self._errors.values())[::-1]

    @property
    def waiting(self) -> float:
        """Seconds that the reminder which waits longest has waited; 0 if none was due."""
        looked = self._good.get("due")
        return self._waiting + self.now() - looked if self._waiting and looked is not None else 0.0

    def parts(self) -> dict[Part, State]:
        """How each part is now."""
        return {part: self._state(part) for part in (self.inlet, "tick", "database", "due", "knowledge")}

    def unwell(self) -> list[Part]:
        """The parts that are not well."""
        return [part for part, state in self.parts().items() if not state.ok]

    def fresh(self, within: float) -> bool:
        """Whether all is well, and the last good poll and tick lie no more than so many seconds back.

        Updates come to a webhook when they come: of it nothing is asked but to be well.
        """
        parts = self.parts()
        moving = [state for part, state in parts.items() if part in ("polling", "tick")]
        return all(state.ok for state in parts.values()) and all(state.age <= within for state in moving)

    def _state(self, part: Part) -> State:
        good, limit = self._good.get(part), LIMITS[part]
        age = self.now() - (self._started if good is None else good)
        if part == "due":  # what nobody could look at since may wait since
            age += self._waiting
        return State(good is not None and age <= limit, age, limit)
