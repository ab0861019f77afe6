"""What a run is to be like, and how it is divided among processes. Knows nothing of the bot."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random
from typing import Final

from bot.simulator.crashes import Spoil
from bot.simulator.profiles import USUAL, Profile, drawn

_PART: Final = 2_500
"""Loans of one world. More are several worlds, each with a bot of its own, to be run side by side."""

_OF_SWARM: Final = 25
"""The same in a swarm, where each world draws what goes wrong in it."""


@dataclass(frozen=True, slots=True)
class Course:
    """The same course, the same report. `seed`: `7` is a whole run, `7.3` its fourth world."""

    days: int
    loans: int
    crash: float = 0.0  # the chance to die at each step
    seed: int | str = 1
    profile: Profile | None = USUAL  # None: a swarm
    spoil: Spoil | None = None
    stops: tuple[tuple[float, float], ...] | None = None
    """When the bot is stopped, in days from the start, and for how many days; None: as the profile has it."""

    @property
    def crash_rate(self) -> float:
        """Of a profile that is not the usual one, crashes are a part, whether or not a rate was named."""
        profile = self.profile or USUAL
        return (self.crash or (profile.name != USUAL.name) * 0.002) * profile.crashes

    def parts(self) -> Iterator["Course"]:
        """Worlds that have nothing to do with each other. How many there are depends on the course alone."""
        number = -(-self.loans // (_PART if self.profile else _OF_SWARM))
        for part in range(number):
            seed = self.seed if number == 1 else f"{self.seed}.{part}"
            loans = self.loans // number + (part < self.loans % number)
            profile = self.profile or drawn(Random(f"{seed}/profile"))
            yield replace(self, loans=loans, seed=seed, profile=profile)
