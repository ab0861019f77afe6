"""Every order of up to five steps, in the model and the real store; more: python -m tests.proofs.outbox."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from bot.domain.reminders import Planned
from bot.store.records import Applied, Lease, Sent
from tests.proofs import outbox_model as model
from tests.proofs.outbox import DiffersError, Walk, real, replay, replay_committed, spread, walk
from tests.proofs.outbox_model import Rules, State, Step
from tests.simulator.spoiled import LetsNothingBeAnswered, Spoiled, TakesNoPayment
from tests.store.samples import NOW

DEPTH = 5


@pytest.fixture(scope="module")
def walked() -> Walk:
    return walk(DEPTH)


def test_no_order_of_steps_breaks_a_promise(walked: Walk) -> None:
    assert walked.broken == []
    happened = {step[0] for steps in walked.steps for step, _, _ in steps}
    assert happened == {
        *("tick", "clock ahead", "clock back", "crash", "claim", "take", "deliver", "lose the answer"),
        *("refuse", "record", "release", "pay", "undo", "snooze", "again", "say", "say and not strike off"),
    }


def test_the_store_does_what_the_model_does(walked: Walk, tmp_path: Path) -> None:
    with real(tmp_path / "bot.db") as store:
        done = replay(walked, store, endings=10)

    assert done["steps"] == walked.transitions
    assert done["endings"] > 200


def test_committed_and_opened_again_it_does_the_same(walked: Walk, tmp_path: Path) -> None:
    for number in spread(walked, 4):
        replay_committed(walked.path(number), walked.rules, tmp_path / f"{number}.db")


class KeepsNoLease(Spoiled):
    def claim_due(self, now: datetime, lease: Lease, limit: int, held: Sequence[int] = ()) -> list[int]:
        return self._records.claim_due(now, replace(lease, now=lease.until), limit, held)


class RecordsOnlyWhatIsOwed(Spoiled):
    """What was paid while its message was under way is not recorded as sent."""

    def record_sent(self, sent: Sequence[Sent]) -> None:
        self._records.release([of for one in sent for of in one.reminder_ids])


class BringsBackThePast(Spoiled):
    def reopen(self, user_id: int, instalment_id: int, plan: Sequence[Planned], now: datetime) -> bool:
        return self._records.reopen(user_id, instalment_id, [Planned("0", NOW)], now)


class AppliesAgain(Spoiled):
    def applied(self, update_id: int) -> Applied | None:
        return None


@pytest.mark.parametrize(
    "spoiled",
    [
        *(KeepsNoLease, RecordsOnlyWhatIsOwed, BringsBackThePast),
        *(AppliesAgain, TakesNoPayment, LetsNothingBeAnswered),
    ],
)
def test_a_store_that_does_one_thing_wrong_is_found_out(
    walked: Walk, spoiled: type[Spoiled], tmp_path: Path
) -> None:
    with real(tmp_path / "bot.db", spoiled.spoil) as store, pytest.raises(DiffersError):
        replay(walked, store, endings=10**9)


def _follow(path: Sequence[Step], rules: Rules) -> State:
    state = State()
    for step in path:
        assert step in model.steps(state, rules), f"{step} can't happen"
        state, _ = model.after(state, step, rules)
    return state


SENT: list[Step] = [("tick", 0), ("claim", 0), ("take", 0), ("deliver", 0)]


class TestWhatTheOutboxAddsToTheStoreIsNeeded:
    """Nothing in the store itself keeps these two apart."""

    def test_a_second_sender_of_one_person_could_record_what_was_not_sent(self, tmp_path: Path) -> None:
        path: list[Step] = [*SENT, ("record", 0), ("take", 0), ("deliver", 0), ("record", 0)]
        path += [("snooze", 0), ("tick", 0), ("claim", 0), ("take", 0), ("deliver", 0), ("snooze", 0)]
        path += [("clock ahead", 0), ("claim", 0), ("record", 0)]

        broken = model.wrong(_follow(path, Rules(held=False)))

        assert broken == ["1: snooze is wanted and will not come"]
        replay_committed(path, Rules(held=False), tmp_path / "bot.db", to_the_end=False)
        assert model.wrong(_follow(path, Rules())) == []

    def test_a_send_that_outlives_its_lease_could_come_twice(self, tmp_path: Path) -> None:
        path: list[Step] = [*SENT, ("take", 1), ("deliver", 1), ("record", 1), ("tick", 0), ("tick", 0)]
        path += [("claim", 0), ("record", 0), ("clock back", 0), ("claim", 0), ("take", 0), ("deliver", 0)]

        broken = model.wrong(_follow(path, Rules(in_time=False)))

        assert broken == ["1: 0 came twice without a reason"]
        replay_committed(path, Rules(in_time=False), tmp_path / "bot.db", to_the_end=False)
        with pytest.raises(AssertionError, match="can't happen"):
            _follow(path, Rules())
