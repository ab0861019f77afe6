"""The files of an export, read back with icalendar, csv and zipfile; byte by byte where phones are strict."""

import csv
import io
import json
import re
import unicodedata
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.dates import Monthly, Once
from bot.domain.filings import Filing
from bot.domain.hearings import Hearing
from bot.domain.language import Language
from bot.domain.loans import Closed, Instalment, InstalmentState, Loan, LoanState
from bot.domain.preferences import OwnReminders, Preferences, QuietHours
from bot.domain.reminders import plan
from bot.services import export
from bot.services.export import Material, Words
from bot.store.records import LoanView, Subscription, User

NOW = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
DAY = timedelta(days=1)
PREFERENCES = Preferences(
    "Asia/Shanghai", (7, 3, 1, 0), (1, 3, 7), time(9), QuietHours(time(22), time(8)), nag=True
)
USER = User(7, "a1", Language.HANS, True, PREFERENCES, Subscription.ON, True, NOW, NOW)
WORDS = Words(
    calendar="还款日",
    summary=lambda loan, one: f"还款：{loan.title} {one.left}",
    description=lambda loan, _: (f"{loan.title}：没还之前一直欠着。", "最好提前一天。"),
    court=lambda one: (f"开庭 {one.place}", ("带身份证。",)),
    filed=lambda one: (f"问 {one.lender}", (one.number,)),
    columns=("name", "number", "due", "before", "amount", "state", "paid", "on", "loan"),
    states={
        "open": "未还",
        "paid": "已还",
        "skipped": "跳过",
        "active": "进行中",
        "paused": "暂停",
        "finished": "还清",
    },
    contact_columns=(
        "day",
        "time",
        "kind",
        "times",
        "lender",
        "number",
        "agency",
        "note",
        "?",
        "?",
        "at",
        "at",
    ),
    kinds={"missed": "未接来电"},
    lender=lambda kept: {"weilidai": "微粒贷"}.get(kept, kept),
    office={"lender": "贷款机构"}.__getitem__,
    filing_columns=("day", "lender", "office", "number"),
    yes="是",
)


def loan(name: str = "微粒贷", *, count: int | None = 12, loan_id: int = 1) -> Loan:
    rule = Monthly(date(2026, 12, 15), 15)
    return Loan(loan_id, USER.id, None, name, rule, 120_000, count, LoanState.ACTIVE, NOW)


def instalment(number: int, due_on: date, loan_id: int = 1) -> Instalment:
    return Instalment(loan_id * 1000 + number, loan_id, number, due_on, 120_000, InstalmentState.OPEN)


def view(*days: date, of: Loan | None = None) -> LoanView:
    of = of or loan()
    rows = tuple(instalment(number, day, of.id) for number, day in enumerate(days, start=1))
    return LoanView(of, rows, None)


def material(
    *views: LoanView,
    user: User = USER,
    now: datetime = NOW,
    hearings: Sequence[Hearing] = (),
    filings: Sequence[Filing] = (),
) -> Material:
    return Material(user, views, hearings, filings, WORDS, "bot-1.rights-bot", now)


def preferring(**changed: object) -> User:
    return replace(USER, preferences=replace(PREFERENCES, **changed))  # type: ignore[arg-type]


def events(content: bytes) -> dict[str, icalendar.Event]:
    """The events of a file by UID."""
    found = icalendar.Calendar.from_ical(content).events
    assert len({str(one["UID"]) for one in found}) == len(found)
    return {str(one["UID"]): one for one in found}


def rings(event: icalendar.Event, zone: str) -> list[datetime]:
    """When the alarms of an all-day event ring; RFC 5545: days are counted on the calendar, hours exactly."""
    found = []
    for alarm in event.walk("VALARM"):
        trigger = alarm.decoded("TRIGGER")
        back = trigger < timedelta(0)
        size = abs(trigger)
        day = event.decoded("DTSTART") - (size.days * DAY if back else timedelta(0))
        midnight = datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC)
        rest = timedelta(seconds=size.seconds)
        found.append((midnight - rest if back else midnight + rest).astimezone(ZoneInfo(zone)))
    return found


def local(zone: str, *when: int) -> datetime:
    return datetime(*when, tzinfo=ZoneInfo(zone))  # type: ignore[misc, arg-type]


class TestCalendar:
    def test_a_due_date_is_an_event_of_that_day_that_blocks_no_time(self) -> None:
        (event,) = events(export.calendar(material(view(date(2026, 12, 15))))).values()

        assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (date(2026, 12, 15), date(2026, 12, 16))
        assert event["DTSTART"].params["VALUE"] == "DATE"
        assert event["SUMMARY"] == "还款：微粒贷 120000"
        assert event["DESCRIPTION"] == "微粒贷：没还之前一直欠着。\n最好提前一天。"
        assert (event["TRANSP"], event["CLASS"]) == ("TRANSPARENT", "PRIVATE")
        assert event.decoded("DTSTAMP") == event.decoded("LAST-MODIFIED") == NOW

    def test_a_date_at_court_is_at_its_time_or_of_its_day_and_rings_as_the_bot_reminds(self) -> None:
        day = date(2026, 12, 20)
        hearings = (Hearing(1, 7, day, time(9, 30), "朝阳区法院"), Hearing(2, 7, day, None, ""))
        found = events(export.calendar(material(hearings=hearings)))
        timed, of_day = found["hearing-1@bot-1.rights-bot"], found["hearing-2@bot-1.rights-bot"]

        start = local("Asia/Shanghai", 2026, 12, 20, 9, 30)
        assert (timed.decoded("DTSTART"), timed["SUMMARY"]) == (start, "开庭 朝阳区法院")
        assert "TRANSP" not in timed  # whoever is at court is busy
        eight = [local("Asia/Shanghai", 2026, 12, 20 - days, 8 + bool(days)) for days in (0, 1, 3, 7)]
        assert [start + alarm.decoded("TRIGGER") for alarm in timed.walk("VALARM")] == eight
        assert of_day.decoded("DTSTART") == day
        assert rings(of_day, "Asia/Shanghai") == eight

    def test_a_complaint_is_asked_about_on_days_of_their_own_that_have_not_passed(self) -> None:
        filed = Filing(4, 7, date(2026, 11, 5), "weilidai", "lender", "=TS-1")
        found = events(export.calendar(material(filings=(filed,))))

        (event,) = [one for uid, one in found.items() if uid.startswith("complaint-4-30@")]
        assert len(found) == 1
        assert event.decoded("DTSTART") == date(2026, 12, 5)
        assert rings(event, "Asia/Shanghai") == [local("Asia/Shanghai", 2026, 12, 5, 9)]
        assert export.complaints_table(material(filings=(filed,))).decode("utf-8-sig").splitlines() == [
            "day,lender,office,number",
            "2026-11-05,微粒贷,贷款机构,'=TS-1",
        ]

    def test_it_rings_when_the_bot_reminds_before_the_date_and_on_it(self) -> None:
        content = export.calendar(material(view(date(2026, 12, 15))))

        assert re.findall(r"^TRIGGER:(.*)\r$", content.decode(), re.MULTILINE) == [
            "PT9H", "-PT15H", "-P2DT15H", "-P6DT15H"
        ]  # fmt: skip

    def test_the_file_names_what_it_is_and_invites_nobody(self) -> None:
        file = icalendar.Calendar.from_ical(export.calendar(material(view(date(2026, 12, 15)))))

        assert (file["VERSION"], file["CALSCALE"], file["X-WR-CALNAME"]) == ("2.0", "GREGORIAN", "还款日")
        assert file["PRODID"]
        assert "METHOD" not in file
        assert file.errors == []

    def test_an_alarm_whose_moment_has_passed_is_left_out(self) -> None:
        owed = view(date(2026, 11, 20), date(2026, 11, 22), date(2026, 11, 24))

        found = events(export.calendar(material(owed, now=local("Asia/Shanghai", 2026, 11, 22, 9, 0))))

        assert [len(rings(event, "Asia/Shanghai")) for event in found.values()] == [0, 0, 2]

    def test_what_a_loan_does_differently_counts(self) -> None:
        of = replace(loan(), own=OwnReminders(days_before=(2,), at=time(18, 30)))

        (event,) = events(export.calendar(material(view(date(2026, 12, 15), of=of)))).values()

        assert rings(event, "Asia/Shanghai") == [local("Asia/Shanghai", 2026, 12, 13, 18, 30)]

    def test_a_paused_loan_is_there_but_does_not_ring(self) -> None:
        of = replace(loan(), state=LoanState.PAUSED)

        (event,) = events(export.calendar(material(view(date(2026, 12, 15), of=of)))).values()

        assert rings(event, "Asia/Shanghai") == []

    def test_nothing_rings_while_the_user_has_paused_all(self) -> None:
        user = replace(USER, paused_until=local("Asia/Shanghai", 2026, 12, 14, 9, 0))

        (event,) = events(export.calendar(material(view(date(2026, 12, 15)), user=user))).values()

        assert rings(event, "Asia/Shanghai") == [local("Asia/Shanghai", 2026, 12, 15, 9)]

    def test_only_what_is_owed_is_in_it(self) -> None:
        days = [date(2026, 12, 15), date(2027, 1, 15), date(2027, 2, 15)]
        paid, skipped, owed = view(*days).instalments
        some = LoanView(
            loan(),
            (
                replace(paid, state=InstalmentState.PAID),
                replace(skipped, state=InstalmentState.SKIPPED),
                owed,
            ),
            None,
        )
        finished = view(*days, of=replace(loan(loan_id=2), closed=Closed.FINISHED))

        assert list(events(export.calendar(material(some, finished)))) == ["instalment-1003@bot-1.rights-bot"]

    def test_an_event_is_known_again_whatever_has_changed(self) -> None:
        first = export.calendar(material(view(date(2026, 12, 15), date(2027, 1, 15))))
        moved = view(date(2026, 12, 20), date(2027, 1, 15), of=loan("另一个名字"))
        user = preferring(zone="America/Los_Angeles", at=time(12))
        later = export.calendar(material(moved, user=user, now=NOW + timedelta(minutes=1)))

        assert list(events(first)) == list(events(later))
        for uid, event in events(later).items():
            for revised in ("SEQUENCE", "LAST-MODIFIED"):
                assert event.decoded(revised) > events(first)[uid].decoded(revised)

    def test_what_stays_after_paying_one_keeps_its_name(self) -> None:
        both = view(date(2026, 12, 15), date(2027, 1, 15))
        paid = replace(both.instalments[0], state=InstalmentState.PAID)
        rest = replace(both, instalments=(paid, both.instalments[1]))

        assert (
            list(events(export.calendar(material(rest)))) == list(events(export.calendar(material(both))))[1:]
        )

    def test_the_same_is_written_for_the_same(self) -> None:
        same = material(view(date(2026, 12, 15)))

        assert export.calendar(same) == export.calendar(same)

    def test_another_bots_event_has_another_name(self) -> None:
        mine = material(view(date(2026, 12, 15)))
        other = replace(mine, origin="bot-2.rights-bot")

        assert events(export.calendar(mine)).keys().isdisjoint(events(export.calendar(other)))

    @pytest.mark.parametrize(
        "name",
        [
            "借呗; 花呗, 等\\等",
            "a\r\nBEGIN:VEVENT\r\nSUMMARY:x",
            "a\nX:1",
            "a\rX:1",
            "a\x0bX\x0cX\x85X\u2028X\u2029X\x00",
            "👩‍👩‍👧‍👦" * 8,
            "好" * 40,
            '"quoted": x',
        ],
    )
    def test_a_name_stays_a_name(self, name: str) -> None:
        content = export.calendar(material(view(date(2026, 12, 15), of=loan(name))))

        _check_bytes(content)
        (event,) = events(content).values()
        shown = "".join(c if c.isprintable() else " " for c in name)
        assert event["SUMMARY"] == " ".join(f"还款：{shown} 120000".split())
        assert content.count(b"BEGIN:VEVENT\r\n") == 1

    def test_six_hundred_instalments_fit(self) -> None:
        days = [date(2026, 12, 15) + number * DAY for number in range(600)]
        content = export.calendar(material(view(*days)))

        _check_bytes(content)
        assert [event.decoded("DTSTART") for event in events(content).values()] == days

    @pytest.mark.parametrize(
        ("zone", "turn"),
        [
            ("America/Los_Angeles", date(2026, 11, 1)),
            ("America/Los_Angeles", date(2027, 3, 14)),
            ("Europe/Berlin", date(2027, 3, 28)),
            ("Australia/Lord_Howe", date(2027, 4, 4)),
            ("Pacific/Auckland", date(2027, 9, 26)),
        ],
    )
    @pytest.mark.parametrize("at", [time(8), time(9), time(21, 45)])
    def test_it_rings_on_time_around_the_day_on_which_clocks_turn(
        self, zone: str, turn: date, at: time
    ) -> None:
        user = preferring(zone=zone, at=at)
        now = datetime.combine(turn - 20 * DAY, time(), UTC)
        for due_on in (turn + ahead * DAY for ahead in range(-2, 10)):
            (event,) = events(export.calendar(material(view(due_on), user=user, now=now))).values()
            prefs = replace(user.preferences, days_after=(), nag=False)
            planned = [one.send_at.astimezone(ZoneInfo(zone)) for one in plan(due_on, prefs, now)]
            assert sorted(rings(event, zone)) == planned
            assert all(moment.time() == at for moment in planned)

    def test_where_the_due_day_ends_in_the_morning_it_rings_the_day_before(self) -> None:
        user = preferring(zone="America/Los_Angeles", days_before=(0,))

        (event,) = events(export.calendar(material(view(date(2026, 12, 15)), user=user))).values()

        assert rings(event, "America/Los_Angeles") == [local("America/Los_Angeles", 2026, 12, 14, 9)]


class TestReach:
    def test_it_is_the_last_row_of_the_loan_without_an_end_that_stops_first(self) -> None:
        near, far = date(2027, 2, 15), date(2027, 2, 28)
        endless = [view(date(2026, 12, 15), day, of=loan(count=None)) for day in (far, near)]

        assert export.reach(endless) == near

    def test_loans_with_an_end_and_closed_ones_do_not_count(self) -> None:
        once = replace(loan(count=None), rule=Once(date(2026, 12, 15)))
        closed = replace(loan(count=None), closed=Closed.FINISHED)
        views = [view(date(2026, 12, 15), of=one) for one in (loan(), once, closed)]

        assert export.reach(views) is None


FORMLESS = "\t\r\n \u202e\ufeff"


class TestTable:
    def test_it_holds_every_instalment_with_what_became_of_it(self) -> None:
        one, two, three = view(date(2026, 12, 15), date(2027, 1, 15), date(2027, 2, 15)).instalments
        settled = datetime(2026, 12, 15, 17, 0, tzinfo=UTC)  # the day after, in Shanghai
        rows = (
            replace(one, state=InstalmentState.PAID, settled_at=settled),
            replace(two, paid=50_005, paid_on=date(2027, 1, 3), moved_from=date(2027, 1, 10)),
            replace(three, amount=None, state=InstalmentState.SKIPPED, settled_at=settled),
        )

        assert _rows(LoanView(loan(), rows, None)) == [
            list(WORDS.columns),
            ["微粒贷", "1", "2026-12-15", "", "1200.00", "已还", "1200.00", "2026-12-16", "进行中"],
            ["微粒贷", "2", "2027-01-15", "2027-01-10", "1200.00", "未还", "500.05", "2027-01-03", "进行中"],
            ["微粒贷", "3", "2027-02-15", "", "", "跳过", "", "", "进行中"],
        ]

    def test_it_tells_finished_and_paused_loans_and_two_at_one_lender_apart(self) -> None:
        day = date(2026, 12, 15)
        finished = view(day, of=replace(loan(), label="手机", closed=Closed.FINISHED))
        paused = view(day, of=replace(loan(), label="装修", state=LoanState.PAUSED))

        rows = _rows(finished, paused)

        assert [(row[0], row[-1]) for row in rows[1:]] == [
            ("微粒贷 · 手机", "还清"),
            ("微粒贷 · 装修", "暂停"),
        ]

    @pytest.mark.parametrize(
        "name", ["=1+1", "+1", "-1", "@x", "\t=1", "\r\n=1", "＝1", "﹦1", "＠x", "\u202e=1", "\ufeff=1"]
    )
    def test_no_cell_is_a_formula(self, name: str) -> None:
        assert _rows(view(date(2026, 12, 15), of=loan(name)))[1][0] == f"'{name.strip(FORMLESS)}"

    @pytest.mark.parametrize("typed", ["=1+1", "+8613", "-1", "@x", "\t=1", "＝1"])
    def test_no_cell_of_a_contact_is_a_formula(self, typed: str) -> None:
        row = {
            **{"id": 1, "at": "2026-11-22T02:05:00.000000+00:00", "kind": "missed", "times": 8, "exact": 1},
            **{"lender": typed, "number": typed, "agency": typed, "note": typed, "said": ["private=yes"]},
            **{"written_at": "2026-11-22T02:06:00.000000+00:00", "corrected_at": None},
        }
        content = export.contacts_table(material(), [row]).decode("utf-8-sig")

        ((first, *cells),) = list(csv.reader(io.StringIO(content)))[1:]

        assert (first, cells[:3]) == ("2026-11-22", ["10:05", "未接来电", "8"])
        assert cells[3:7] == [f"'{typed.strip()}"] * 4
        assert cells[7:] == ["", "是", "2026-11-22 10:06", ""]

    def test_excel_sees_that_it_is_unicode(self) -> None:
        assert export.table(material(view(date(2026, 12, 15)))).startswith(b"\xef\xbb\xbf")


class TestEverything:
    def test_it_holds_both_files_and_all_that_is_stored(self) -> None:
        of_user = material(view(date(2026, 12, 15)))
        stored = {"users": [{"id": 7}], "loans": [{"name": "微粒贷"}]}

        content = export.everything(of_user, stored)

        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            assert archive.testzip() is None
            assert archive.read("due-dates.ics") == export.calendar(of_user)
            assert archive.read("repayments.csv") == export.table(of_user)
            data = archive.read("data.json").decode()
            assert {one.date_time for one in archive.infolist()} == {(2026, 11, 22, 10, 0, 0)}
        assert "微粒贷" in data
        assert json.loads(data) == stored | {
            "exported_at": "2026-11-22T10:00:00+08:00",
            "units": "amounts in fen (1/100 yuan), times in UTC",
        }

    def test_it_is_the_same_for_the_same(self) -> None:
        of_user = material(view(date(2026, 12, 15)))

        assert export.everything(of_user, {}) == export.everything(of_user, {})


_BREAKS = (
    "\r\nBEGIN:VEVENT\r\nSUMMARY:x",
    "\n",
    "\r",
    "\t",
    ";",
    "；",
    ",",
    '"',
    "'",
    "\\",
    ":",
    "\0",
    "\x1b",
    "\ud800",
    "\u2028",
    "\u202e",
    "=1+1",
    "＝",
    "@",
    "../",
    "]]>",
    "<w:t>",
    "&",
)
_names = st.one_of(
    st.text(min_size=1, max_size=40),  # half a surrogate pair among them
    st.lists(st.one_of(st.sampled_from(_BREAKS), st.text(max_size=3)), min_size=1, max_size=12).map("".join),
)
_days = st.lists(st.dates(date(2026, 10, 1), date(2030, 12, 31)), min_size=1, max_size=5, unique=True)
_loans = st.lists(
    st.tuples(_names, _days, st.sampled_from(LoanState), st.sampled_from([None, Closed.FINISHED])), max_size=4
)


@settings(max_examples=100)
@given(
    _loans,
    st.sampled_from(["Asia/Shanghai", "America/Los_Angeles", "Europe/London", "Pacific/Kiritimati"]),
    st.lists(st.integers(0, 60), max_size=10, unique=True),
    st.times().filter(lambda at: 8 <= at.hour < 22).map(lambda at: at.replace(second=0, microsecond=0)),
)
def test_whatever_is_owed_is_in_the_file_once(
    drawn: list[tuple[str, list[date], LoanState, Closed | None]], zone: str, before: list[int], at: time
) -> None:
    views = [
        view(*sorted(days), of=replace(loan(name, loan_id=number), state=state, closed=closed))
        for number, (name, days, state, closed) in enumerate(drawn, start=1)
    ]
    user = preferring(zone=zone, days_before=tuple(before), at=at)

    content = export.calendar(material(*views, user=user))

    _check_bytes(content)
    found = events(content)
    owed = {
        f"instalment-{one.id}@bot-1.rights-bot": (each.loan, one)
        for each in views
        for one in each.instalments
        if each.loan.closed is None
    }
    assert found.keys() == owed.keys()
    for uid, event in found.items():
        of, one = owed[uid]
        assert event.decoded("DTSTART") == one.due_on
        assert all(moment > NOW for moment in rings(event, zone))
        assert of.state is LoanState.ACTIVE or rings(event, zone) == []
    rows = _rows(*views)
    assert len(rows) == 1 + sum(len(each.instalments) for each in views)
    assert not any(_is_formula(part) for row in rows for cell in row for part in cell.split(";"))
    assert not any(re.search(r"[\x00-\x1f\x7f]", cell) for row in rows for cell in row)
    with zipfile.ZipFile(io.BytesIO(export.everything(material(*views, user=user), {}))) as archive:
        assert archive.namelist() == [
            "due-dates.ics",
            "repayments.csv",
            "contacts.csv",
            "complaints.csv",
            "data.json",
        ]


def _rows(*views: LoanView) -> list[list[str]]:
    content = export.table(material(*views)).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(content, newline=""), strict=True))


def _is_formula(cell: str) -> bool:
    return unicodedata.normalize("NFKC", cell).lstrip().startswith(("=", "+", "-", "@"))


def _check_bytes(content: bytes) -> None:
    """Every line ends in CRLF and has at most 75 octets, with no other break or control character."""
    assert content.endswith(b"\r\n")
    lines = content.removesuffix(b"\r\n").split(b"\r\n")
    assert max(map(len, lines)) <= 75
    for line in lines:
        assert re.match(rb"[A-Z-]+[:;]| ", line), line
        assert not re.search(rb"[\x00-\x1f\x7f]", line), line
        line.decode()  # no character is cut in two
    content.decode()
