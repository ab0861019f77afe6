"""What a simulated stretch of time showed: counts, and each broken promise by name. Knows no planner."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from datetime import datetime, timedelta
from typing import Final

from bot.simulator.course import Course

_SHOWN: Final = 40  # violations that are printed one by one


@dataclass(frozen=True, slots=True)
class Violation:
    """A broken promise of the interface, section 4 (0: of the engine, in no numbered promise)."""

    promise: int
    what: str
    at: datetime
    about: str = ""  # ids and days, nothing else
    world: str = ""  # where there are several

    def __str__(self) -> str:
        name = f"promise {self.promise}" if self.promise else "no promise"
        return (
            f"{name}: {self.what} at {self.at:%Y-%m-%d %H:%M:%S} UTC"
            + (f" ({self.about})" if self.about else "")
            + (f", world {self.world}" if self.world else "")
        )


@dataclass
class Report:
    """Counts and violations of one run. The same course gives the same report."""

    course: Course
    users: int
    expected: int = 0  # reminders whose moment came while they were owed to somebody
    reminders: int = 0  # of these, those that messages carried
    courts: int = 0  # of dates at court
    complaints: int = 0
    nags: int = 0  # "again" on the due day
    messages: int = 0
    late: int = 0  # reminders more than ten minutes late, with a reason
    merged: int = 0  # messages that were late and about several things
    waited: int = 0  # reminders that waited for the end of quiet hours
    early: int = 0  # before quiet hours, as promise 6 says
    moved: int = 0  # by new rules of a zone
    withdrawn: int = 0  # due, and paid, paused or switched off before they could go out
    doubles: int = 0  # excused: died, or answer lost, between sending and recording
    in_flight: int = 0  # messages that Telegram had, unrecorded, when the process died
    lost_answers: int = 0
    deaths: Counter[str] = field(default_factory=Counter)
    lives: int = 0  # processes
    down: timedelta = timedelta()
    acts: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    happened: Counter[str] = field(default_factory=Counter)  # faults of a profile, by name
    busiest: int = 0  # messages within one second
    alarms: Counter[str] = field(default_factory=Counter)  # to the operator
    violations: list[Violation] = field(default_factory=list)
    worlds: list[str] = field(default_factory=list)  # of a swarm: what went wrong in each

    @property
    def kept(self) -> bool:
        return not self.violations

    def broken(self) -> Counter[str]:
        return Counter(one.what for one in self.violations)

    def never(self) -> list[str]:
        """What was to happen and did not: this run says nothing of it."""
        wanted = {fault for one in self.course.parts() if one.profile for fault in one.profile.faults()}
        if not any(one.crash_rate for one in self.course.parts()):
            wanted.discard("crashes")
        effects = {
            "a reminder sent": self.reminders,
            "a date at court": self.courts,
            "a complaint": self.complaints,
            "late and together": self.merged,
            "a wait for quiet hours": self.waited,
            "early before quiet hours": self.early,
        }
        if "rules" in wanted:
            effects["a reminder moved by new rules"] = self.moved
        if "crashes" in wanted:
            effects["a crash between sending and recording"] = self.in_flight
        return [one for one in sorted(wanted) if not self.happened[one]] + [
            what for what, number in effects.items() if not number
        ]

    def lines(self) -> Iterator[str]:
        broken, course = self.broken(), self.course
        profile = "a swarm" if course.profile is None else f"profile {course.profile.name}"
        yield (
            f"{course.days} days, {course.loans} loans of {self.users} users, "
            f"crash rate {course.crash:g}, {profile}, seed {course.seed}"
        )
        yield (
            f"planned {self.expected}, sent {self.reminders} in {self.messages} messages "
            f"({self.courts} of dates at court, {self.complaints} of complaints, "
            f"{self.nags} asked again on the due day)"
        )
        yield (
            f"late {self.late} (with a reason; {self.merged} messages of several things), early {self.early} "
            f"(promise 6), waited for the end of quiet hours {self.waited}, "
            f"withdrawn before they could go {self.withdrawn}, moved by new rules of a zone {self.moved}"
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
        yield f"all that went wrong: {_listed(self.happened)}"
        yield f"alarms to the operator: {_listed(self.alarms)}"
        yield f"what users did: {_listed(self.acts)}"
        yield from self.worlds
        if never := self.never():
            yield f"Nothing is shown of what never happened: {', '.join(never)}."
        for violation in self.violations[:_SHOWN]:
            yield str(violation)
        if len(self.violations) > _SHOWN:
            yield f"and {len(self.violations) - _SHOWN} more: {_listed(broken)}"
        if self.kept:
            yield "Every promise was kept."
        else:
            yield f"{len(self.violations)} violations; seed {course.seed} shows them again."


def together(course: Course, reports: Iterable[Report]) -> Report:
    """The report of a course from those of its worlds, in their order."""
    whole = Report(course, users=0)
    for report in reports:
        for one in fields(Report):
            found, value = getattr(whole, one.name), getattr(report, one.name)
            if one.name == "busiest":
                whole.busiest = max(found, value)
            elif one.name != "course":
                setattr(whole, one.name, found + value)
        if course.profile is None:
            kept = "kept" if report.kept else f"{len(report.violations)} violations"
            whole.worlds.append(f"world {report.course.seed}: {report.course.profile}: {kept}")
    return whole


def _listed(counts: Counter[str]) -> str:
    return ", ".join(f"{what} {count}" for what, count in sorted(counts.items(), key=_first)) or "none"


def _first(one: tuple[str, int]) -> tuple[int, str]:
    return -one[1], one[0]
