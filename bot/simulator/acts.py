"""All that users do, by name, and how often. Knows no planner.

Each act is an update: decided and committed in one transaction, with its id. The oracle is told in it: where
the process can die, before and after, it has happened whole or not at all.
"""

from collections.abc import Callable, Mapping
from typing import Final

from bot.simulator import complaint_acts, hearing_acts, loan_acts, user_acts
from bot.simulator.visit import Visit

Act = Callable[[Visit], None]

# By the names of their functions.
ACTS: Final[Mapping[str, Act]] = vars(loan_acts) | vars(hearing_acts) | vars(complaint_acts) | vars(user_acts)

# How often a user does something of their own accord; and what they answer a reminder with.
SPONTANEOUS: Final = {
    "pay": 10,
    "look": 20,
    "agree": 6,
    "prefer": 5,
    "own": 5,
    "pause": 5,
    "change_amount": 4,
    "change_days": 4,
    "travel": 4,
    "pause_all": 4,
    "finish": 2,
    "delete": 3,
    "unsubscribe": 3,
    "subscribe": 3,
    "snooze": 3,
    "block": 4,
    "look_at_court": 4,
    "put_off": 3,
    "court_is_over": 2,
    "erase_court": 1,
    "look_at_complaints": 4,
    "no_answer_yet": 2,
    "complaint_answered": 2,
    "erase_complaint": 1,
}
ANSWERS: Final = {
    "inst": {"": 60, "pay": 20, "snooze": 8, "part": 4, "answer": 4, "skip": 2, "agree": 2},
    "hear": {"": 80, "look_at_court": 10, "put_off": 5, "court_is_over": 3, "erase_court": 2},
    "filed": {
        "": 60,
        "look_at_complaints": 10,
        "no_answer_yet": 20,
        "complaint_answered": 6,
        "erase_complaint": 4,
    },
}
"""By what a message is about."""


def perform(name: str, update_id: int, visit: Visit) -> None:
    """Do one act, once: after a crash it is delivered again, and may be done already."""
    if visit.records.applied(update_id) is not None:
        return
    if name != "block":  # which Telegram tells, not the user
        visit.arrive()
    ACTS[name](visit)
    visit.records.strike_off(update_id, visit.now)
