"""How users end what is not owed, and take that back: the same for each kind. Knows no planner."""

from datetime import timedelta
from typing import Any

from bot.domain.matters import Over
from bot.services.matters import Matters
from bot.simulator.matters import Told
from bot.simulator.visit import Visit


def end(visit: Visit, told: Told | None, service: Matters[Any], why: Over, slip: str) -> None:
    """It is over. Sometimes that was a `slip`: the act that undoes it."""
    if told is None or told.row is None:
        return
    if service.close(visit.user, told.row, why, visit.now) != told.open:
        visit.wrong(f"{told.called} closed twice, or not at all", told)
    if told.open:
        visit.oracle.over(told)
        if visit.chance.random() < 0.5:
            visit.later(slip, visit.some_days(0.001, 6), told)


def take_back(visit: Visit, told: Told | None, service: Matters[Any], most: int, look: str) -> None:
    """It is not over after all, unless there are as many as may be; then the user looks."""
    if told is None or told.row is None or told.open or told.closed_at is None:
        return
    if len(service.views(visit.user, visit.now)) >= most:
        return
    if service.restore(visit.user, told.row, visit.now):
        visit.oracle.not_over(told)
        visit.later(look, timedelta(), told)
    elif visit.now - told.closed_at < timedelta(days=7):  # it is kept for eight
        visit.wrong(f"{told.called} could not be restored", told)
