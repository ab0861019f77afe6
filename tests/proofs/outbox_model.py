"""The outbox as a small explicit model: states, steps, and the promises as invariants. Knows no store.

Two people, A and B. A has an instalment due today, with the reminders "0" and "again-1" and whatever A
snoozes; B has one due tomorrow, with "-1". One process at a time has two hands: each serves one person, from
the claim to the outcome. Between any two steps of one, anything else may happen: another hand's step, a tap,
a tick, a crash. A step is one transaction of the store, or one thing that happens outside of it.

Beside the rows as the protocol of the store has them (`Row`) a ledger is kept from the people's side: what
they want to be reminded of, how often Telegram has it, how often something happened that excuses a second
time. The rows are judged by the ledger (`wrong`), and the store by the rows (`tests.proofs.outbox`).
"""

from collections.abc import Generator, Iterator
from typing import Final, NamedTuple

TICK: Final = 150  # seconds, of the wall clock and of the monotonic one
LEASE: Final = 2  # ticks; the outbox has 300 s
LINE: Final = 1  # ticks that somebody may stand in line; the outbox has half of the lease
HANDS: Final = 2
LAST: Final = 4  # the wall clock, in ticks, while anything may still go wrong
QUIET: Final = frozenset({3})  # ticks in quiet hours
ACTS: Final = 3  # that change something
LIVES: Final = 3

A, B = 1, 2
RULES: Final = ("0", "again-1", "snooze", "-1")
ZERO, AGAIN, SNOOZE, BEFORE = range(4)
OWNED: Final = {A: (ZERO, AGAIN, SNOOZE), B: (BEFORE,)}
PLANNED: Final = {
    ZERO: 1,
    AGAIN: 2,
    BEFORE: 1,
}  # the tick of each; a snooze comes one tick after it was asked for

Step = tuple[str, int]
"""What happens, and to whom: a person, or an update."""


class Row(NamedTuple):
    """A reminder, in every column that a statement of the outbox reads."""

    state: str  # "" while there is no row
    at: int
    owner: int = 0  # the life that claimed it
    until: int = 0  # the monotonic tick at which the lease ends
    tried: bool = False
    answered: bool = False


class Service(NamedTuple):
    """A person whom a hand serves: in line, with a message read, sent, or to be sent later."""

    person: int
    stage: str
    until: int = 0  # the monotonic tick: of the line, or of the lease
    rows: tuple[int, ...] = ()
    fresh: tuple[int, ...] = ()  # without a snooze that was asked for anew since


class State(NamedTuple):
    wall: int = 0
    mono: int = 0
    life: int = 1
    turned: bool = False  # the wall clock was turned back
    paid: bool = False
    rows: tuple[Row, ...] = (
        Row("pending", PLANNED[ZERO]),
        Row("pending", PLANNED[AGAIN]),
        Row("", 0),
        Row("pending", PLANNED[BEFORE]),
    )
    serving: tuple[Service, ...] = ()
    # The ledger.
    updates: tuple[str, ...] = ()  # what A did that was kept, in order
    owed: frozenset[int] = frozenset()  # of these the answer is not struck off
    said: frozenset[int] = frozenset()
    wanted: frozenset[int] = frozenset({ZERO, AGAIN, BEFORE})
    delivered: tuple[int, ...] = (0, 0, 0, 0)
    excused: tuple[int, ...] = (0, 0, 0, 0)


class Rules(NamedTuple):
    """What the outbox adds to the store, and the promises rest on."""

    held: bool = True  # who is being served is claimed by no other hand
    in_time: bool = True  # a send ends, well or not, before its lease does


AS_IT_IS: Final = Rules()


def steps(state: State, rules: Rules = AS_IT_IS) -> Iterator[Step]:
    """All that can happen now."""
    if state.wall < LAST:
        if not (
            rules.in_time
            and any(one.stage != "line" and one.until <= state.mono + 1 for one in state.serving)
        ):
            yield "tick", 0
        yield "clock ahead", 0
    if state.wall and not state.turned:
        yield "clock back", 0
    if state.life < LIVES:
        yield "crash", 0
    if len(state.serving) < HANDS:
        yield "claim", 0
    for which, one in enumerate(state.serving):
        match one.stage:
            case "line":
                yield "take", which
            case "read" if state.wall in QUIET:
                yield "release", which
            case "read":
                yield "deliver", which
                yield "lose the answer", which
                yield "refuse", which
            case "sent":
                yield "record", which
            case _:
                yield "release", which
    if len(state.updates) < ACTS:
        yield from (("pay", 0), ("undo", 0), ("snooze", 0))
    for update in range(len(state.updates)):
        yield "again", update
    for update in state.owed:
        yield "say", update
        if update not in state.said:
            yield "say and not strike off", update


def after(state: State, step: Step, rules: Rules = AS_IT_IS) -> tuple[State, object]:
    """The state after this step, and what the store must have answered."""
    name, of = step
    match name:
        case "tick":
            return state._replace(wall=state.wall + 1, mono=state.mono + 1), None
        case "clock ahead":
            return state._replace(wall=state.wall + 1), None
        case "clock back":
            return state._replace(wall=state.wall - 1, turned=True), None
        case "crash":
            return _crashed(state), None
        case "claim":
            return _claimed(state, rules)
        case "take":
            return _taken(state, of)
        case "deliver":
            return _delivered(state, of, "sent"), None
        case "lose the answer":
            fresh = state.serving[of].fresh
            return _delivered(state, of, "later")._replace(excused=_more(state.excused, fresh)), None
        case "refuse":
            return _with_service(state, of, state.serving[of]._replace(stage="later")), None
        case "record":
            return _without(_outcome(state, of, "sent", "sent"), of), None
        case "release":
            return _without(_outcome(state, of, "pending", "cancelled"), of), None
        case "again":
            return state, False
        case "say":
            return state._replace(owed=state.owed - {of}, said=state.said | {of}), None
        case "say and not strike off":
            return state._replace(said=state.said | {of}), None
        case _:
            return _acted(state, name)


def _acted(state: State, name: str) -> tuple[State, object]:
    if (name == "undo") is not state.paid:
        return state, False
    changed = {"pay": _pay, "undo": _undo, "snooze": _snooze}[name](state)
    update = len(state.updates)
    return changed._replace(updates=(*state.updates, name), owed=state.owed | {update}), True


def _pay(state: State) -> State:
    rows = tuple(
        row._replace(state="cancelled") if of in OWNED[A] and row.state in ("pending", "sending") else row
        for of, row in enumerate(state.rows)
    )
    return state._replace(paid=True, rows=rows, wanted=state.wanted - set(OWNED[A]))


def _undo(state: State) -> State:
    """The future ones come back; what was past is not planned, what was sent neither."""
    rows = [row._replace(answered=False) if of in OWNED[A] else row for of, row in enumerate(state.rows)]
    coming = {of for of in (ZERO, AGAIN) if PLANNED[of] > state.wall}
    for of in coming:
        row = rows[of]
        if row.state == "cancelled":
            under_way = row.owner != 0
            rows[of] = row._replace(
                state="sending" if under_way else "pending", at=PLANNED[of], tried=row.tried and under_way
            )
    return state._replace(paid=False, rows=tuple(rows), wanted=state.wanted | coming)


def _snooze(state: State) -> State:
    """One more, in place of an earlier one; and the due day asks no more."""
    rows = list(state.rows)
    rows[SNOOZE] = Row("pending", state.wall + 1)
    if rows[AGAIN].state != "sent":
        rows[AGAIN] = rows[AGAIN]._replace(state="cancelled", answered=True)
    return state._replace(
        rows=tuple(rows),
        wanted=(state.wanted - {AGAIN}) | {SNOOZE},
        delivered=_but(state.delivered, SNOOZE),
        excused=_but(state.excused, SNOOZE),
        serving=tuple(
            one._replace(fresh=tuple(of for of in one.fresh if of != SNOOZE)) for one in state.serving
        ),
    )


def _claimed(state: State, rules: Rules) -> tuple[State, object]:
    rows = [_freed(row, state) for row in state.rows]
    held = {one.person for one in state.serving} if rules.held else set[int]()
    found = [
        person
        for person in (A, B)  # A's is due today, B's tomorrow
        if person not in held
        and all(rows[of].state != "sending" for of in OWNED[person])
        and any(_is_due(rows[of], state) for of in OWNED[person])
    ][: HANDS - len(state.serving)]
    for person in found:
        for of in OWNED[person]:
            if _is_due(rows[of], state):
                lease = state.mono + LEASE
                rows[of] = rows[of]._replace(state="sending", owner=state.life, until=lease, tried=True)
    line = tuple(Service(person, "line", state.mono + LINE) for person in found)
    return state._replace(rows=tuple(rows), serving=(*state.serving, *line)), found


def _freed(row: Row, state: State) -> Row:
    if row.owner == 0 or (row.owner == state.life and row.until > state.mono):
        return row
    return row._replace(owner=0, until=0, state="pending" if row.state == "sending" else row.state)


def _is_due(row: Row, state: State) -> bool:
    return row.state == "pending" and row.at <= state.wall


def _taken(state: State, which: int) -> tuple[State, object]:
    """Out of the line. Whoever stood in it for too long is claimed anew, once the lease has run out."""
    one = state.serving[which]
    if one.until <= state.mono:
        return _without(state, which), None
    rows = tuple(
        of
        for of in OWNED[one.person]
        if state.rows[of].state == "sending" and state.rows[of].owner == state.life
    )
    if not rows:
        return _without(state, which), rows
    until = min(state.rows[of].until for of in rows)
    return _with_service(state, which, Service(one.person, "read", until, rows, rows)), rows


def _delivered(state: State, which: int, stage: str) -> State:
    one = state.serving[which]
    changed = _with_service(state, which, one._replace(stage=stage))
    return changed._replace(delivered=_more(state.delivered, one.fresh))


def _outcome(state: State, which: int, sending: str, cancelled: str) -> State:
    """What becomes of the rows of a message: those that nobody took from it meanwhile."""
    becomes = {"sending": sending, "cancelled": cancelled}
    rows = list(state.rows)
    for of in state.serving[which].rows:
        row = rows[of]
        if row.owner:
            rows[of] = row._replace(state=becomes.get(row.state, row.state), owner=0, until=0)
    return state._replace(rows=tuple(rows))


def _crashed(state: State) -> State:
    """All that is in memory is gone; the monotonic clock of the next life begins anew."""
    excused = state.excused
    for one in state.serving:
        if one.stage == "sent":
            excused = _more(excused, one.fresh)
    return state._replace(life=state.life + 1, mono=0, serving=(), excused=excused)


def _with_service(state: State, which: int, service: Service) -> State:
    return state._replace(serving=(*state.serving[:which], service, *state.serving[which + 1 :]))


def _without(state: State, which: int) -> State:
    return state._replace(serving=(*state.serving[:which], *state.serving[which + 1 :]))


def _more(counts: tuple[int, ...], of: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(count + (number in of) for number, count in enumerate(counts))


def _but(counts: tuple[int, ...], of: int) -> tuple[int, ...]:
    return (*counts[:of], 0, *counts[of + 1 :])


def wrong(state: State, step: Step = ("", 0), answer: object = None) -> list[str]:
    """The promises that this state breaks, after this step."""
    found = []
    for of, row in enumerate(state.rows):
        owed = row.state in ("pending", "sending")
        recorded = row.state == "sent" and state.delivered[of] > 0
        if of in state.wanted and not owed and not recorded:
            found.append(f"1: {RULES[of]} is wanted and will not come")
        if of not in state.wanted and owed:
            found.append(f"4: {RULES[of]} is not wanted and will come")
        if state.delivered[of] > 1 + state.excused[of]:
            found.append(f"1: {RULES[of]} came twice without a reason")
        if row.owner and row.until > state.mono + LEASE and row.owner == state.life:
            found.append("10: a lease is longer than a lease")
    if len({one.person for one in state.serving}) < len(state.serving):
        found.append("3: two messages of one person are under way")
    if step[0] == "claim" and isinstance(answer, list):
        left = {of for person in answer for of in OWNED[person] if _is_due(state.rows[of], state)}
        early = any(
            row.owner == state.life and row.state == "sending" and not row.tried for row in state.rows
        )
        if left or early:
            found.append("3: not all that is due of a person was claimed together")
    if step[0] in ("deliver", "lose the answer") and state.wall in QUIET:
        found.append("6: a reminder went out in quiet hours")
    if unsaid := set(range(len(state.updates))) - state.owed - state.said:
        found.append(f"11: the answers {unsaid} will never be said")
    return found


def ending(state: State) -> Generator[Step, State, None]:
    """What follows when nothing goes wrong any more: send the state after each step, until it is over."""
    current, step = state, ("", 0)
    for _ in range(60):
        if current.owed:
            step = ("say", min(current.owed))
        elif current.serving:
            stages = {"line": "take", "sent": "record", "later": "release"}
            stage = current.serving[0].stage
            step = (stages.get(stage, "release" if current.wall in QUIET else "deliver"), 0)
        elif step[0] != "claim" and current.wall not in QUIET and _any_due(current):
            step = ("claim", 0)
        elif any(row.state in ("pending", "sending") for row in current.rows):
            step = ("tick", 0)
        else:
            return
        current = yield step


def _any_due(state: State) -> bool:
    return any(_is_due(_freed(row, state), state) for row in state.rows)


def unfinished(state: State) -> list[str]:
    """What is broken once all is over."""
    found = wrong(state)
    found += [f"1: {RULES[of]} never came" for of in state.wanted if not state.delivered[of]]
    found += [f"1: {RULES[of]} is still to come" for of in state.wanted if state.rows[of].state != "sent"]
    if state.owed or state.serving:
        found.append("11: something is still to be said")
    return found
