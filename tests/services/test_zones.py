"""Whose zone has other rules is planned anew: as if by them from the start, and nothing gets lost by it."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database

from bot.config import Reminders
from bot.domain.dates import Monthly, Once
from bot.domain.filings import Filing, FilingDraft
from bot.domain.hearings import Hearing, HearingDraft
from bot.domain.language import Language
from bot.domain.loans import LoanDraft
from bot.domain.preferences import QuietHours
from bot.domain.reminders import is_quiet
from bot.domain.zones import Turn, read_anew
from bot.services.loans import Loans
from bot.services.matters import Matters
from bot.services.users import Users, matter_plan, plans_of
from bot.services.zones import follow_zones
from bot.simulator.zone_files import write_zone, zones_of
from bot.store.migrations import migrate
from bot.store.protocol import Records
from bot.store.records import StoreUnwritableError, User
from bot.store.sqlite import SqliteRecords, SqliteStore, inspect, inspect_plans
from bot.world import EmulatedWorld
from tests.chat_driver import Chat
from tests.worlds import Served, open_world, served

DEFAULTS = Reminders().preferences()
CAIRO, TOKYO = "Africa/Cairo", "Asia/Tokyo"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
DUE = date(2026, 12, 8)  # reminded of from 1 December on, at nine
SEVENTH, SIXTH = datetime(2026, 12, 1, 7, tzinfo=UTC), datetime(2026, 12, 1, 6, tzinfo=UTC)

Rows = dict[tuple[str, int, str], datetime]


def at(hours: float) -> list[Turn]:
    return [(LONG_AGO, int(hours * 3600))]


@contextmanager
def in_cairo(*turns: Turn) -> Iterator[Path]:
    with TemporaryDirectory() as folder, zones_of(Path(folder)):
        change(Path(folder), *turns)
        yield Path(folder)


def change(folder: Path, *turns: Turn) -> None:
    write_zone(folder, CAIRO, turns)
    read_anew()


def borrower(one: Served, user_id: int = 1, now: datetime = NOW) -> User:
    """Somebody in Cairo with a loan, a date at court and a complaint."""
    user = one.users.subscribe(one.users.stranger(user_id, Language.HANS, now), now)
    user = one.users.set_preferences(user, replace(user.preferences, zone=CAIRO), now)
    one.loans.save(user, [LoanDraft(None, "甲", Once(DUE)), LoanDraft(None, "乙", Monthly(DUE, 8))], now)
    Matters(one.records, one.users, Hearing).save(user, HearingDraft(DUE, time(9, 30)), now)
    Matters(one.records, one.users, Filing).save(user, FilingDraft(now.date(), "jiebei", "cbirc"), now)
    return user


def waiting(db: Database) -> Rows:
    found = db.execute(
        """
        SELECT iif(matter_id IS NULL, 'loan', 'matter'), coalesce(instalment_id, matter_id), rule, send_at
        FROM reminders WHERE state = 'pending'
        """
    )
    return {(kind, one, rule): datetime.fromisoformat(moment) for kind, one, rule, moment in found.fetchall()}


def planned(one: Served, user: User, now: datetime) -> Rows:
    """What is planned by the rules of now, from scratch."""
    loans = [plans_of(user, view, now) for view in one.records.loans(user.id)]
    matters = {view.matter.id: matter_plan(user, view.matter.draft, now) for view in one.records.matters(1)}
    kinds = {"loan": {known: plan for plans in loans for known, plan in plans.items()}, "matter": matters}
    return {
        (kind, known, coming.rule): coming.send_at
        for kind, plans in kinds.items()
        for known, plan in plans.items()
        for coming in plan
    }


class OfOnePerson:
    """Records in memory, with one borrower."""

    def __init__(self) -> None:
        self.db = Database(memory=True)
        migrate(self.db)
        records = SqliteRecords(self.db)
        users = Users(records, DEFAULTS)
        self.served = Served(records, users, Loans(records, users))
        self.user = borrower(self.served)

    def follow(self, now: datetime) -> Rows:
        self.served.users.follow(self.user, now)
        return waiting(self.db)


TURNS = st.builds(
    lambda first, later: [
        (LONG_AGO, first * 1800),
        *((NOW + day * DAY, offset * 1800) for day, offset in sorted(later.items())),
    ],
    st.integers(-22, 26),
    st.dictionaries(st.integers(-3, 130), st.integers(-22, 26), max_size=3),
)


@given(
    before=TURNS,
    after=TURNS,
    minutes=st.integers(0, 12 * 24 * 60),
    at=st.integers(0, 47).map(lambda half: time(half // 2, half % 2 * 30)),
    awake=st.integers(3, 24),
    start=st.integers(0, 23),
)
def test_whatever_changes_rows_are_as_planned_from_scratch_and_nothing_is_lost(
    before: list[Turn], after: list[Turn], minutes: int, at: time, awake: int, start: int
) -> None:
    now = NOW + timedelta(minutes=minutes)
    with in_cairo(*before) as folder:
        one = OfOnePerson()
        quiet = QuietHours(time(start), time((start - awake) % 24))
        prefs = replace(one.user.preferences, at=at, quiet=quiet)
        one.user = one.served.users.set_preferences(one.user, prefs, NOW)
        owed = waiting(one.db)

        change(folder, *after)
        rows = one.follow(now)

        scratch, passed = (planned(one.served, one.user, moment) for moment in (now, now - 2 * DAY))
        sent = {row: moment for row, moment in owed.items() if moment <= now}
        ahead = {row: moment for row, moment in rows.items() if moment > now}
        assert {row: ahead.get(row) for row in scratch} == scratch
        # What is meant for before now, and waits for the end of quiet hours.
        assert all(row in owed and is_quiet(now, prefs) for row in ahead.keys() - scratch.keys())
        assert {row for row in owed if row in passed or row in scratch} <= rows.keys()
        assert sent.keys() <= rows.keys()  # nobody was there to send it: it is due still, or again
        assert one.follow(now) == rows


class TestOfOne:
    @pytest.mark.parametrize(("hours", "moment"), [(2, SEVENTH), (3, SIXTH), (1, SEVENTH + HOUR)])
    def test_what_lies_ahead_comes_when_clocks_show_it(self, hours: int, moment: datetime) -> None:
        with in_cairo(*at(2)) as folder:
            one = OfOnePerson()

            change(folder, *at(hours))
            rows = one.follow(NOW)

            assert rows["loan", 1, "-7"] == rows["loan", 2, "-7"] == rows["matter", 1, "-7"] == moment

    def test_what_moves_into_the_past_is_due_at_once(self) -> None:
        with in_cairo(*at(2)) as folder:
            one = OfOnePerson()

            change(folder, *at(3))
            rows = one.follow(SIXTH + HOUR / 2)

            assert rows["loan", 1, "-7"] == rows["matter", 1, "-7"] == SIXTH

    def test_what_was_due_and_lies_ahead_now_waits_for_it(self) -> None:
        with in_cairo(*at(3)) as folder:
            one = OfOnePerson()

            change(folder, *at(2))
            rows = one.follow(SIXTH + HOUR / 2)

            assert rows["loan", 1, "-7"] == rows["matter", 1, "-7"] == SEVENTH

    @pytest.mark.parametrize("state", ["sent", "failed"])
    def test_what_was_sent_does_not_come_back(self, state: str) -> None:
        with in_cairo(*at(3)) as folder:
            one = OfOnePerson()
            one.db.execute(f"UPDATE reminders SET state = '{state}' WHERE rule = '-7'")

            change(folder, *at(2))
            rows = one.follow(SIXTH + HOUR / 2)

            assert not [row for row in rows if row[2] == "-7"]

    def test_what_had_passed_when_it_was_saved_is_not_made_up_for(self) -> None:
        with in_cairo(*at(2)) as folder:
            one = OfOnePerson()
            later = SEVENTH + HOUR / 2
            one.served.loans.save(one.user, [LoanDraft(None, "丙", Once(DUE))], later)

            change(folder, *at(3))
            rows = one.follow(later)

            newest = max(known for kind, known, _ in rows if kind == "loan")
            assert ("loan", newest, "-3") in rows
            assert ("loan", newest, "-7") not in rows

    def test_what_was_claimed_or_put_off_keeps_its_moment(self) -> None:
        with in_cairo(*at(2)) as folder:
            one = OfOnePerson()
            one.db.execute("UPDATE reminders SET attempts = 1 WHERE rule = '-7'")
            snoozed = one.served.loans.snooze(one.user, 1, SEVENTH + DAY, NOW)

            change(folder, *at(3))
            rows = one.follow(NOW)

            assert rows["loan", 1, "-7"] == SEVENTH
            assert rows["loan", 1, "snooze"] == snoozed

    def test_what_would_be_in_quiet_hours_waits_for_their_end(self) -> None:
        """A hearing in the morning of China is in the night of Cairo."""
        with in_cairo(*at(6)) as folder:
            one = OfOnePerson()
            hearing = HearingDraft(date(2026, 12, 3), time(13))  # at 11 in the zone, from the old rules
            Matters(one.served.records, one.served.users, Hearing).save(one.user, hearing, NOW)
            morning = datetime(2026, 12, 3, 3, tzinfo=UTC)
            assert waiting(one.db)["matter", 3, "0"] == morning

            change(folder, *at(4.5))  # half past seven: quiet until eight
            rows = one.follow(morning + HOUR / 12)

            assert rows["matter", 3, "0"] == morning + HOUR / 2


class Killed(BaseException):
    """The process ends here."""


class Mortal:
    """A store of which the process dies before its `left`-th transaction from now."""

    def __init__(self, store: SqliteStore, left: int) -> None:
        self._store = store
        self.left = left

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)

    async def transact(self, work: Callable[[Records], object]) -> object:
        self.left -= 1
        if self.left < 0:
            raise Killed
        return await self._store.transact(work)


def rules_kept(records: Records) -> dict[str, list[int]]:
    return {zone: [offset for _, offset in rules.turns] for zone, rules in records.zone_rules().items()}


class TestOfAll:
    @pytest.fixture
    async def store(self, tmp_path: Path) -> AsyncIterator[SqliteStore]:
        opened = await SqliteStore.open(tmp_path / "bot.db")
        yield opened
        await opened.close()

    @staticmethod
    async def save(store: SqliteStore, people: int) -> None:
        for user_id in range(1, people + 1):
            await served(store, partial(borrower, user_id=user_id))

    @staticmethod
    async def first(store: SqliteStore) -> set[datetime | None]:
        """When the first reminders of a loan come, of all people."""
        return await store.read(
            lambda records: {
                view.next_reminder for of in records.user_ids() for view in records.loans(of)[:1]
            }
        )

    async def test_only_people_of_that_zone_are_planned_and_once(self, store: SqliteStore) -> None:
        with in_cairo(*at(2)) as folder:
            await self.save(store, people=25)
            await served(store, lambda one: one.users.enlist(one.users.stranger(99, Language.HANT, NOW), NOW))
            assert await follow_zones(store, DEFAULTS, NOW) == 26  # nobody knew
            assert await follow_zones(store, DEFAULTS, NOW + DAY) == 0

            change(folder, *at(3))

            assert await follow_zones(store, DEFAULTS, NOW + DAY) == 25
            assert await self.first(store) == {SIXTH}
            assert await follow_zones(store, DEFAULTS, NOW + DAY) == 0
            assert await store.read(rules_kept) == {CAIRO: [3 * 3600], "Asia/Shanghai": [8 * 3600]}

    async def test_whose_rules_are_the_lenders_concerns_everybody(self, store: SqliteStore) -> None:
        with in_cairo(*at(2)) as folder:
            await self.save(store, people=3)
            await follow_zones(store, DEFAULTS, NOW)
            write_zone(folder, "Asia/Shanghai", at(9))
            assert await follow_zones(store, DEFAULTS, NOW) == 3

    async def test_a_zone_that_nobody_is_in_any_more_is_forgotten(self, store: SqliteStore) -> None:
        with in_cairo(*at(2)):
            await self.save(store, people=1)
            await follow_zones(store, DEFAULTS, NOW)
            await store.transact(lambda records: records.forget(1))
            await follow_zones(store, DEFAULTS, NOW)
            assert await store.read(rules_kept) == {"Asia/Shanghai": [8 * 3600]}

    @pytest.mark.parametrize("left", range(5))
    @pytest.mark.parametrize("back", [False, True])
    async def test_whoever_dies_on_the_way_leaves_it_to_the_next(
        self, store: SqliteStore, left: int, back: bool
    ) -> None:
        """Be it by the new rules, or by the old ones again."""
        with in_cairo(*at(2)) as folder:
            await self.save(store, people=15)
            await follow_zones(store, DEFAULTS, NOW)
            change(folder, *at(3))
            dying = Mortal(store, left)
            try:
                await follow_zones(dying, DEFAULTS, NOW)  # type: ignore[arg-type]
            except Killed:
                change(folder, *at(2 if back else 3))
                await follow_zones(store, DEFAULTS, NOW)
                assert await self.first(store) == {SEVENTH if back else SIXTH}
            else:
                assert left == 4
                assert await self.first(store) == {SIXTH}

    async def test_of_two_zones_the_one_that_was_done_is_kept_alone(self, store: SqliteStore) -> None:
        def in_tokyo(one: Served) -> User:
            user = borrower(one, user_id=2)
            return one.users.set_preferences(user, replace(user.preferences, zone=TOKYO), NOW)

        with in_cairo(*at(2)) as folder:
            write_zone(folder, TOKYO, at(9))
            await self.save(store, people=1)
            await served(store, in_tokyo)
            await follow_zones(store, DEFAULTS, NOW)
            write_zone(folder, TOKYO, at(10))
            change(folder, *at(3))

            with pytest.raises(Killed):  # one look, one transaction for Cairo's people, one for its rules
                await follow_zones(Mortal(store, 3), DEFAULTS, NOW)  # type: ignore[arg-type]

            assert await follow_zones(store, DEFAULTS, NOW) == 1
            assert await follow_zones(store, DEFAULTS, NOW) == 0
            assert (await store.read(rules_kept))[TOKYO] == [10 * 3600]

    async def test_a_bot_that_looks_now_and_then_plans_nobody_anew_in_a_year(
        self, store: SqliteStore
    ) -> None:
        with in_cairo(*at(2)):
            await self.save(store, people=1)
            planned = [await follow_zones(store, DEFAULTS, NOW + days * DAY) for days in (0, 150, 300, 450)]

        assert planned == [1, 0, 0, 0]

    async def test_one_who_is_damaged_stops_no_other(
        self, store: SqliteStore, tmp_path: Path, caplog: pytest.LogCaptureFixture
    ) -> None:
        with in_cairo(*at(2)) as folder:
            await self.save(store, people=12)
            await follow_zones(store, DEFAULTS, NOW)
            Database(tmp_path / "bot.db").execute("UPDATE users SET at = '' WHERE id = 4").connection.commit()
            change(folder, *at(3))

            assert await follow_zones(store, DEFAULTS, NOW) == 11
            assert caplog.messages.count(f"a user of {CAIRO} could not be planned anew") == 1

    async def test_a_zone_that_the_machine_does_not_know_stops_no_other(
        self, store: SqliteStore, tmp_path: Path, caplog: pytest.LogCaptureFixture
    ) -> None:
        with in_cairo(*at(2)) as folder:
            await self.save(store, people=2)
            await follow_zones(store, DEFAULTS, NOW)
            Database(tmp_path / "bot.db").execute(
                "UPDATE users SET zone = 'Asia/Nowhere' WHERE id = 1"
            ).connection.commit()
            change(folder, *at(3))

            assert await follow_zones(store, DEFAULTS, NOW) == 1
            assert "this machine does not know the zone Asia/Nowhere" in caplog.text

    async def test_where_nothing_can_be_kept_it_is_left_to_another_day(self, store: SqliteStore) -> None:
        class Full:
            def __getattr__(self, name: str) -> object:
                return getattr(store, name)

            async def transact(self, work: object) -> None:
                raise StoreUnwritableError("SQLITE_FULL")

        with in_cairo(*at(2)), pytest.raises(StoreUnwritableError):
            await follow_zones(Full(), DEFAULTS, NOW)  # type: ignore[arg-type]


async def in_touch(world: EmulatedWorld) -> Chat:
    """The borrower, who may be written to."""
    chat = Chat(world)
    await chat.say("/help")
    return chat


async def test_a_bot_that_starts_with_new_rules_reminds_by_them(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    with in_cairo(*at(2)) as folder:
        async with open_world(path, NOW) as world:
            await served(world.bot.store, borrower)

        change(folder, *at(3))
        async with open_world(path, NOW + HOUR) as world:
            chat = await in_touch(world)
            assert await chat.until(SIXTH - HOUR / 60) == []
            assert len(await chat.until(SIXTH)) == 1
            assert await chat.until(SIXTH + DAY) == []
            assert inspect(path) + inspect_plans(path, world.now) == []

        change(folder, *at(2))  # and now what came at six lies an hour ahead again
        async with open_world(path, SIXTH + DAY) as world:
            chat = await in_touch(world)
            assert await chat.until(SEVENTH + 4 * DAY - HOUR / 60) == []
            assert len(await chat.until(SEVENTH + 4 * DAY)) == 1


async def test_what_check_says_waits_for_the_bot(tmp_path: Path) -> None:
    """By the old rules nine on the day before was the last one before the due day ended: one rule less."""
    path = tmp_path / "bot.db"
    with in_cairo(*at(-8)) as folder:
        async with open_world(path, NOW) as world:
            await served(world.bot.store, borrower)
            await world.bot.follow_zones()

        change(folder, *at(2))
        assert inspect_plans(path, NOW) == []
        async with open_world(path, NOW):
            assert inspect(path) + inspect_plans(path, NOW) == []
            Database(path).execute("DELETE FROM reminders WHERE rule = '-3'").connection.commit()
            assert len(inspect_plans(path, NOW)) == 2


async def test_a_bot_that_runs_takes_up_new_rules_within_a_day(tmp_path: Path) -> None:
    with in_cairo(*at(2)) as folder:
        async with open_world(tmp_path / "bot.db", NOW) as world:
            await served(world.bot.store, borrower)
            write_zone(folder, CAIRO, at(3))

            await Chat(world).advance(days=1)

            assert await world.next_due() == SIXTH
