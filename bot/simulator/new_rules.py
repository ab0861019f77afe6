"""Zones whose rules become others, as governments make them. Knows neither bot nor promise."""

from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Final

from bot.domain.zones import Turn, read_anew, rules_of
from bot.simulator.oracle_dates import forget_moments
from bot.simulator.zone_files import write_zone

_KNOWN: Final = timedelta(days=30)  # so much of what has passed stays as it was
_APART: Final = timedelta(days=4)  # nobody turns clocks twice within
_WEEK: Final = timedelta(days=7)
_EAST, _WEST = 14 * 3600, -12 * 3600


class NewRules:
    """Changes the files of a folder. Of the rules before nothing is remembered."""

    def __init__(self, folder: Path, chance: Random) -> None:
        self._folder = folder
        self._chance = chance

    def change(self, zone: str, now: datetime) -> bool:
        """Other rules of this zone: they begin now, did two days ago, or are weeks off. False: none."""
        known = list(rules_of(zone, now - _KNOWN).turns)
        turns = self._changed(known, now)
        write_zone(self._folder, zone, turns)
        forget()
        return turns != known

    def _changed(self, turns: list[Turn], now: datetime) -> list[Turn]:
        coming = [number for number, (moment, _) in enumerate(turns) if moment > now]
        kind = self._chance.choice(("another offset", "another offset", "no more turns", "another day"))
        if not coming or kind == "another offset":
            return self._with_another_offset(turns, now)
        if kind == "no more turns":
            return turns[: coming[0]]
        moment, offset = turns[coming[0]]
        moved = moment + self._chance.choice((-2, -1, 1, 2)) * _WEEK
        if moved <= now or any(abs(moved - other) < _APART for other, _ in turns):
            return turns[: coming[0]]
        return sorted([*turns[: coming[0]], (moved, offset), *turns[coming[0] + 1 :]])

    def _with_another_offset(self, turns: list[Turn], now: datetime) -> list[Turn]:
        begin = now + timedelta(days=self._chance.uniform(-2, self._chance.choice((0, 2, 40))))
        begin = begin.replace(minute=0, second=0, microsecond=0)
        by = self._chance.choice((-7200, -3600, -3600, -1800, 1800, 3600, 3600, 7200))
        before = [turn for turn in turns if turn[0] < begin]
        after = [(begin, before[-1][1]), *(turn for turn in turns if turn[0] > begin)]
        changed = [(moment, offset + by) for moment, offset in after]
        near = any(abs(begin - moment) < _APART for moment, _ in turns)
        return turns if near or any(not _WEST <= one <= _EAST for _, one in changed) else before + changed


def forget() -> None:
    """Read zones anew, and work their moments out anew: bot and oracle."""
    read_anew()
    forget_moments()
