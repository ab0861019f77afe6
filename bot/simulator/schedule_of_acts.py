"""When users do what, and what else happens in their world. Knows no promise and no service."""

import heapq
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count
from random import Random
from typing import Final

from bot.simulator.acts import ANSWERS, SPONTANEOUS
from bot.simulator.flaky_telegram import FlakyTelegram, Parcel
from bot.simulator.ledger import Ledger
from bot.simulator.matters import Account, Matter, Person

_A_DAY: Final = 0.15  # acts of a user of their own accord
_SUED: Final = 0.2  # of all loans
_COMPLAINED: Final = 0.2
_KEPT: Final = timedelta(hours=24)  # Telegram keeps an update that nobody fetches so long


@dataclass(order=True, slots=True)
class Errand:
    """Something that a user will do. `serial`: its update; `lot`: what it draws, whenever it is done."""

    at: datetime
    serial: int
    name: str = field(compare=False)
    person: Person = field(compare=False)
    about: Matter | Account | None = field(compare=False)
    lot: int = field(compare=False)


class Schedule:
    """Plans what users do: loans are saved, reminders are answered, and now and then something else."""

    def __init__(self, ledger: Ledger, telegram: FlakyTelegram, chance: Random) -> None:
        self._ledger = ledger
        self._telegram = telegram
        self._chance = chance
        self._errands: list[Errand] = []
        self._serial = count()
        self.heard: Callable[[datetime], None] = lambda _: None  # is told of each moment that is planned

    def populate(self, people: list[Person], loans: int, start: datetime, days: int) -> None:
        """Most loans are saved in the first two days, the others at any time; some users have many."""
        chance = self._chance
        for person in people:
            if chance.random() < 0.6:
                self.plan("prefer", person, start + timedelta(hours=chance.uniform(0, 30)))
        for number in range(loans):
            person = people[number] if number < len(people) else chance.choice(people[: len(people) // 2 + 1])
            first = chance.random() < 0.7
            span = min(2.0, days / 2) if first else days * 0.9
            self.plan("save", person, start + timedelta(days=chance.uniform(0, span)))
            if chance.random() < _SUED:
                self.plan("summons", person, start + timedelta(days=chance.uniform(0, days * 0.9)))
            if chance.random() < _COMPLAINED:
                self.plan("complain", person, start + timedelta(days=chance.uniform(0, days * 0.9)))
        self._people = people
        self._next_whim = start

    def plan(self, name: str, person: Person, at: datetime, about: Matter | Account | None = None) -> None:
        lot = self._chance.getrandbits(64)
        self.heard(at)
        heapq.heappush(self._errands, Errand(at, next(self._serial), name, person, about, lot))

    def react(self, parcel: Parcel) -> None:
        chance = self._chance
        if not parcel.about:
            return
        about = chance.choice(parcel.about)
        answers = ANSWERS[about[0]]
        name = chance.choices(tuple(answers), tuple(answers.values()))[0]
        if name:
            after = timedelta(seconds=0.2 * (5 * 86400 / 0.2) ** chance.random())
            person, matter = self._ledger.people[parcel.user_id], self._ledger.rows.get(about)
            self.plan(name, person, self._ledger.clock() + after, matter)

    def perhaps_again(self, errand: Errand, chance: Random) -> None:
        """Telegram delivers an update again whose confirmation it has not heard."""
        often = self._telegram.profile.repeated
        if not often or errand.name in ("block", "back") or chance.random() > 0.05 * often:
            return
        self._ledger.report.happened["repeated"] += 1
        after = timedelta(seconds=0.1 * 36_000 ** chance.random())
        heapq.heappush(self._errands, replace(errand, at=self._ledger.clock() + after))

    def next_at(self) -> datetime:
        self._have_whims()
        return self._errands[0].at

    def due(self) -> list[Errand]:
        """What users do by now. What they do to Telegram itself has its effect even if the bot is off."""
        now = self._ledger.clock()
        found = []
        while self.next_at() <= now:
            errand = heapq.heappop(self._errands)
            if self._may(errand) and now - errand.at < _KEPT:
                found.append(errand)
        return found

    def _may(self, errand: Errand) -> bool:
        person, blocked = errand.person, self._telegram.blocked
        if errand.name == "back":
            blocked.discard(person.id)
            person.blocked = False
        elif person.id in blocked:
            return False
        elif errand.name == "block":
            blocked.add(person.id)
            person.blocked, person.doubtful_since = True, self._ledger.clock()
            back = timedelta(days=0.01 * 3000 ** self._chance.random())
            self.plan("back", person, errand.at + back)
            return self._chance.random() < 0.5  # else the bot finds out when it sends
        return bool(person.accounts) or errand.name in ("save", "summons", "complain", "prefer", "back")

    def _have_whims(self) -> None:
        while not self._errands or self._next_whim <= self._errands[0].at:
            name = self._chance.choices(tuple(SPONTANEOUS), tuple(SPONTANEOUS.values()))[0]
            self.plan(name, self._chance.choice(self._people), self._next_whim)
            self._next_whim += timedelta(days=self._chance.expovariate(_A_DAY * len(self._people)))
