"""Walk the model of the outbox to a depth, and do each step to the real store: the same must come of it.

`python -m tests.proofs.outbox --depth 9`. The walk is breadth first and knows each state once: two paths that
end in one state are continued alike. That is no loss for the store either: after each step all rows are read
back and compared with the model's in every column that a statement of the outbox reads, so two paths that end
in one state of the model leave the same rows. So each step of each state is done once, in a savepoint, along
the shortest path to that state; every path up to the depth is made of these.
"""

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import click
from sqlite_utils import Database

from bot.domain.loans import InstalmentState
from bot.domain.reminders import Planned
from bot.simulator.store import open_store
from bot.store.protocol import Records
from bot.store.records import Lease, Sent
from bot.store.sqlite import SqliteRecords
from tests.proofs import outbox_model as model
from tests.proofs.outbox_model import AS_IT_IS, A, B, Row, Rules, State, Step
from tests.store.each import Each
from tests.store.samples import DAY, LOAN, NOW, instalment, subscribed

Spoil = Callable[[Records], Records]

_TICK: Final = timedelta(seconds=model.TICK)
_TODAY: Final = NOW.date()


@dataclass
class Walk:
    """What was found up to a depth: the states, and of each that was gone on from, its steps."""

    depth: int
    rules: Rules
    states: list[State] = field(default_factory=lambda: [State()])
    came: list[tuple[int, Step] | None] = field(
        default_factory=lambda: [None]
    )  # from where, the shortest way
    steps: list[list[tuple[Step, int, object]]] = field(
        default_factory=list
    )  # and what the store must answer
    paths: int = 0
    broken: list[str] = field(default_factory=list)

    @property
    def transitions(self) -> int:
        return sum(map(len, self.steps))

    def path(self, number: int) -> list[Step]:
        """The shortest way to a state."""
        found = list[Step]()
        while (before := self.came[number]) is not None:
            number, step = before
            found.append(step)
        return found[::-1]


def walk(depth: int, rules: Rules = AS_IT_IS) -> Walk:
    """Every interleaving of up to `depth` steps, each state judged, and how it ends if no more goes wrong."""
    found = Walk(depth, rules)
    known, depths = {State(): 0}, [0]
    at = 0
    while at < len(found.states) and depths[at] < depth:
        state, edges = found.states[at], list[tuple[Step, int, object]]()
        for step in model.steps(state, rules):
            after, answer = model.after(state, step, rules)
            number = known.setdefault(after, len(known))
            if number == len(found.states):
                found.states.append(after)
                found.came.append((at, step))
                depths.append(depths[at] + 1)
            for broken in model.wrong(after, step, answer):
                found.broken.append(f"{broken}: {said([*found.path(at), step])}")
            edges.append((step, number, answer))
        found.steps.append(edges)
        at += 1
    for number, state in enumerate(found.states):
        for broken in model.unfinished(at_the_end(state, rules)):
            found.broken.append(f"{broken}, at the end of {said(found.path(number))}")
    found.paths = _paths(found)
    return found


def ending(state: State, rules: Rules) -> Iterator[tuple[Step, object, State]]:
    """The steps to the end from here, what the store must answer, and the state after each."""
    todo = model.ending(state)
    step = next(todo, None)
    while step is not None:
        state, answer = model.after(state, step, rules)
        yield step, answer, state
        try:
            step = todo.send(state)
        except StopIteration:
            return


def at_the_end(state: State, rules: Rules) -> State:
    """The state when all is over."""
    for _, _, after in ending(state, rules):
        state = after
    return state


def said(path: list[Step]) -> str:
    """A path in words."""
    return " > ".join(f"{name} {of}" for name, of in path)


def _paths(found: Walk) -> int:
    """How many paths of `depth` steps there are, or of fewer that end."""
    ways, ended = Counter({0: 1}), 0
    for _ in range(found.depth):
        further: Counter[int] = Counter()
        for number, many in ways.items():
            for _, after, _ in found.steps[number]:
                further[after] += many
            ended += many if not found.steps[number] else 0
        ways = further
    return ended + sum(ways.values())


class Real:
    """The real store in the state of the model's, and the model's steps done to it."""

    def __init__(self, records: Records, db: Database, rules: Rules = AS_IT_IS) -> None:
        self.records = records
        self.db = db
        self.rules = rules
        for person in (A, B):
            subscribed(records, person)
        names = {A: (model.ZERO, model.AGAIN), B: (model.BEFORE,)}
        self.ids: dict[int, int] = {}
        for person, day in ((A, _TODAY), (B, (NOW + DAY).date())):
            first = [self.planned(of) for of in names[person]]
            loan = records.add_loan(person, LOAN, [instalment(1, day, *first)], NOW)
            view = records.loan(person, loan.id)
            assert view is not None
            self.ids[person] = view.instalments[0].id

    def planned(self, of: int) -> Planned:
        return Planned(model.RULES[of], NOW + model.PLANNED[of] * _TICK)

    def crash(self) -> None:
        """The file is left as it is, and opened by the next process."""
        path = self.db.execute("PRAGMA database_list").fetchone()[2]
        self.db.close()
        records = Each(Path(path))
        self.records, self.db = records, records.db

    def do(self, state: State, step: Step) -> object:
        """One step from this state; what the store answered."""
        name, of = step
        match name:
            case "claim":
                owner = str(state.life)
                lease = Lease(owner, state.mono * model.TICK, (state.mono + model.LEASE) * model.TICK)
                held = [one.person for one in state.serving] if self.rules.held else []
                room = model.HANDS - len(state.serving)
                return self.records.claim_due(NOW + state.wall * _TICK, lease, room, held)
            case "take":
                return self._take(state, of)
            case "record":
                sent = Sent(self._ids(state, of), 7, NOW + state.wall * _TICK)
                self.records.record_sent([sent])
            case "release":
                self.records.release(self._ids(state, of))
            case "pay" | "undo" | "snooze":
                return self._update(len(state.updates), name, state)
            case "again":
                return self._update(of, state.updates[of], state)
            case "say":
                self.records.strike_off(of, NOW)
        return None

    def _take(self, state: State, which: int) -> object:
        one = state.serving[which]
        if one.until <= state.mono:
            return None
        found = self.records.claimed([one.person], str(state.life)).get(one.person, [])
        return tuple(sorted(model.RULES.index(due.rule) for due in found))

    def _ids(self, state: State, which: int) -> tuple[int, ...]:
        rules = [model.RULES[of] for of in state.serving[which].rows]
        rows = self.db.execute(
            "SELECT id FROM reminders WHERE rule IN (SELECT value FROM json_each(?))", [json.dumps(rules)]
        )
        return tuple(row[0] for row in rows.fetchall())

    def _update(self, update: int, name: str, state: State) -> bool:
        """As the kernel applies an update."""
        if self.records.applied(update) is not None:
            return False
        before = self.records.written
        changed = self._act(name, state)
        if self.records.written != before:
            self.records.owe(update, A, "[]", NOW)
        return changed

    def _act(self, name: str, state: State) -> bool:
        now, of = NOW + state.wall * _TICK, self.ids[A]
        if name == "pay":
            return self.records.settle(A, of, InstalmentState.PAID, now)
        if name == "undo":
            plan = [self.planned(one) for one in (model.ZERO, model.AGAIN)]
            return self.records.reopen(A, of, [one for one in plan if one.send_at > now], now)
        done = self.records.snooze(A, of, now + _TICK)
        if done:
            self.records.answered(A, of)
        return done

    def read(self) -> tuple[object, ...]:
        """All that the model knows, as the database has it."""
        rows = [Row("", 0)] * len(model.RULES)
        for rule, state, at, owner, until, attempts, why in self.db.execute(
            "SELECT rule, state, send_at, owner, lease_until, attempts, why FROM reminders"
        ).fetchall():
            rows[model.RULES.index(rule)] = Row(
                state,
                _ticks(at),
                int(owner or 0),
                int((until or 0) / model.TICK),
                attempts > 0,
                why is not None,
            )
        (paid,) = self.db.execute("SELECT state FROM instalments WHERE id = ?", [self.ids[A]]).fetchone()
        updates = self.db.execute("SELECT id, answer IS NOT NULL FROM updates").fetchall()
        return tuple(rows), paid != "open", len(updates), {update for update, owed in updates if owed}


_NAMES = {(NOW + n * _TICK).isoformat(timespec="microseconds"): n for n in range(60)}


def _ticks(text: str) -> int:
    return _NAMES[text]


def expected(state: State) -> tuple[object, ...]:
    """What `Real.read` must find."""
    return state.rows, state.paid, len(state.updates), state.owed


@contextmanager
def real(path: Path, spoil: Spoil = lambda records: records) -> Iterator[Real]:
    """The store of the bot on a file, within one transaction that is never committed."""
    store = open_store(path)
    try:
        db = store._worker._db  # type: ignore[attr-defined]
        db.execute("BEGIN IMMEDIATE")
        yield Real(spoil(SqliteRecords(db)), db)
        db.rollback()
    finally:
        store._worker._db.close()  # type: ignore[attr-defined]


class DiffersError(AssertionError):
    """The store did something else than the model."""


def replay(found: Walk, real: Real, endings: int = 1) -> Counter[str]:
    """Do every step of the walk to the store, and each so-manieth ending. How many; raises DiffersError."""
    done: Counter[str] = Counter()
    _same(found.states[0], real, [])
    path = list[Step]()
    stack = [(0, iter(found.steps[0]))]
    while stack:
        at, edges = stack[-1]
        edge = next(edges, None)
        if edge is None:
            stack.pop()
            if stack:
                path.pop()
                _back(real)
            continue
        step, number, answer = edge
        path.append(step)
        real.db.execute("SAVEPOINT step")
        _do(real, found.states[at], step, answer, found.states[number], path)
        done["steps"] += 1
        if found.came[number] == (at, step):
            if number % endings == 0:
                _do_ending(found, number, real, path)
                done["endings"] += 1
            if number < len(found.steps):
                stack.append((number, iter(found.steps[number])))
                continue
        path.pop()
        _back(real)
    return done


def _do(real: Real, state: State, step: Step, answer: object, after: State, path: list[Step]) -> None:
    got = real.do(state, step)
    if got != answer:
        raise DiffersError(f"answered {got}, not {answer}: {said(path)}")
    _same(after, real, path)


def _do_ending(found: Walk, number: int, real: Real, path: list[Step]) -> None:
    real.db.execute("SAVEPOINT ending")
    state, steps = found.states[number], list(path)
    for step, answer, after in ending(state, found.rules):
        steps.append(step)
        _do(real, state, step, answer, after, steps)
        state = after
    real.db.execute("ROLLBACK TO ending")
    real.db.execute("RELEASE ending")


def _back(real: Real) -> None:
    real.db.execute("ROLLBACK TO step")
    real.db.execute("RELEASE step")


def _same(state: State, real: Real, path: list[Step]) -> None:
    read, wanted = real.read(), expected(state)
    if read != wanted:
        raise DiffersError(f"rows {read}, not {wanted}: {said(path)}")


def replay_committed(path: list[Step], rules: Rules, file: Path, *, to_the_end: bool = True) -> int:
    """One path (with its end), each step a transaction that is committed, each crash a file that is left."""
    records = Each(file)
    real = Real(records, records.db, rules)
    state, done = State(), list[Step]()
    for step in path:
        after, answer = model.after(state, step, rules)
        _do_committed(real, state, step, answer, after, done)
        state = after
    for step, answer, after in ending(state, rules) if to_the_end else ():
        _do_committed(real, state, step, answer, after, done)
        state = after
    real.db.close()
    return len(done)


def _do_committed(
    real: Real, state: State, step: Step, answer: object, after: State, done: list[Step]
) -> None:
    done.append(step)
    if step[0] == "crash":
        real.crash()
    real.db.execute("BEGIN IMMEDIATE")
    got = real.do(state, step)
    real.db.execute("COMMIT")
    if got != answer:
        raise DiffersError(f"answered {got}, not {answer}: {said(done)}")
    _same(after, real, done)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.proofs.outbox", description=__doc__)
    parser.add_argument("--depth", type=int, default=7, help="steps of a path (7)")
    parser.add_argument(
        "--endings", type=int, default=1, help="end each so-manieth state on the store, too (1)"
    )
    parser.add_argument(
        "--committed", type=int, default=200, help="paths with real commits and crashes (200)"
    )
    asked = parser.parse_args(arguments)
    began = time.process_time()
    found = walk(asked.depth)
    click.echo(f"paths of {asked.depth} steps       {found.paths:>16,}")
    click.echo(f"states                {len(found.states):>16,}")
    click.echo(f"steps between them    {found.transitions:>16,}")
    click.echo(f"promises broken       {len(found.broken):>16,}")
    for broken in found.broken[:5]:
        click.echo(f"  {broken}")
    with TemporaryDirectory() as folder:
        with real(Path(folder) / "bot.db") as store:
            try:
                done = replay(found, store, asked.endings)
            except DiffersError as error:
                click.echo(f"the store differs: {error}")
                return 1
        click.echo(f"steps of the store    {done['steps']:>16,} as in the model")
        click.echo(f"endings of the store  {done['endings']:>16,} as in the model")
        chosen = spread(found, asked.committed)
        committed = sum(
            replay_committed(found.path(number), found.rules, Path(folder) / f"{number}.db")
            for number in chosen
        )
        click.echo(f"committed steps       {committed:>16,} in {len(chosen)} paths, as in the model")
    click.echo(f"CPU                   {time.process_time() - began:>14.0f} s")
    return 1 if found.broken else 0


def spread(found: Walk, many: int) -> list[int]:
    """So many of the states that are furthest away, evenly."""
    furthest = range(len(found.steps), len(found.states))
    return list(furthest[:: max(1, len(furthest) // many)])[:many]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
