"""What a simulated stretch of time showed: counts, and each broken promise by name. Knows no planner."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from bot.simulator.crashes import Spoil

_SHOWN: Final = 40  # violations that are printed one by one


@dataclass(frozen=True, slots=True)
class Course:
    days: int
    loans: int
    crash: float = 0.0  # the chance to die at each step
    seed: int = 1
    faults: float = 1.0  # how often Telegram fails: 1 is usual, 0 never
    spoil: Spoil | None = None


@dataclass(frozen=True, slots=True)
class Violation:
    """A broken promise of the interface, section 4 (0: of the engine, in no numbered promise)."""

    promise: int
    what: str
    at: datetime
    about: str = ""  # ids and days, nothing else

    def __str__(self) -> str:
        name = f"promise {self.promise}" if self.promise else "no promise"
        return f"{name}: {self.what} at {self.at:%Y-%m-%d %H:%M:%S} UTC" + (
            f" ({self.about})" if self.about else ""
        )


@dataclass
class Report:
    """Counts and violations of one run. The same seed gives the same report."""

    course: Course
    users: int
    expected: int = 0  # reminders whose moment came while they were owed to somebody
    reminders: int = 0  # of these, those that messages carried
    nags: int = 0  # "again" on the due day
    messages: int = 0
    late: int = 0  # reminders more than ten minutes late, with a reason
    early: int = 0  # before quiet hours, as promise 6 says
    withdrawn: int = 0  # due, and paid, paused or switched off before they could go out
    doubles: int = 0  # excused: died, or answer lost, between sending and recording
    in_flight: int = 0  # messages that Telegram had, unrecorded, when the process died
    lost_answers: int = 0
    deaths: Counter[str] = field(default_factory=Counter)
    lives: int = 0  # processes
    down: timedelta = timedelta()
    acts: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    busiest: int = 0  # messages within one second
    alarms: Counter[str] = field(default_factory=Counter)  # to the operator
    violations: list[Violation] = field(default_factory=list)

    @property
    def kept(self) -> bool:
        return not self.violations

    def broken(self) -> Counter[str]:
        return Counter(one.what for one in self.violations)

    def lines(self) -> Iterator[str]:
        broken = self.broken()
        yield (
            f"{self.course.days} days, {self.course.loans} loans of {self.users} users, "
            f"crash rate {self.course.crash:g}, seed {self.course.seed}"
        )
        yield (
            f"planned {self.expected}, sent {self.reminders} in {self.messages} messages "
            f"({self.nags} asked again on the due day)"
        )
        yield (
            f"late {self.late} (with a reason), early {self.early} (promise 6), "
            f"withdrawn before they could go {self.withdrawn}"
        )
        yield f"lost {broken['lost']}, sent after an answer {broken['sent after an answer']}"
        yield (
            f"double {self.doubles} excused, {broken['sent twice']} not "
            f"(in flight at crashes {self.in_flight}, answers lost {self.lost_answers})"
        )
        yield (
            f"crashes {self.deaths.total()} at {len(self.deaths)} different steps, "
            f"{self.lives} processes, off for {self.down.total_seconds() / 86400:.1f} days together"
        )
        yield f"faults of Telegram: {_listed(self.faults)}; most messages in a second: {self.busiest}"
        yield f"alarms to the operator: {_listed(self.alarms)}"
        yield f"what users did: {_listed(self.acts)}"
        for violation in self.violations[:_SHOWN]:
            yield str(violation)
        if len(self.violations) > _SHOWN:
            yield f"and {len(self.violations) - _SHOWN} more: {_listed(broken)}"
        if self.kept:
            yield "Every promise was kept."
        else:
            yield f"{len(self.violations)} violations; seed {self.course.seed} shows them again."


def _listed(counts: Counter[str]) -> str:
    return ", ".join(f"{what} {count}" for what, count in counts.most_common()) or "none"
