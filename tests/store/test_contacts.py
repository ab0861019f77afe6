"""What every store promises about contacts that people write down."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.contacts import Contact, ContactKind
from bot.domain.language import Language
from bot.domain.loans import Closed
from bot.store.records import UnknownUserError
from bot.store.sqlite import SqliteStore
from tests.store.each import Each
from tests.store.samples import DAY, LOAN, NAN, NOW, OTHER, PREFERENCES, months, subscribed

VISIT = Contact(
    ContactKind.VISIT,
    NOW - timedelta(minutes=4),
    "door:7",
    lender="weilidai",
    said=("wants=cash", "who=agency"),
    verdict="fraud",
)


def test_a_contact_comes_back_as_it_was_written(store: Each) -> None:
    subscribed(store)
    loan = store.add_loan(NAN, LOAN, months(1), NOW)
    full = replace(
        VISIT, loan_id=loan.id, number="0", agency="某某公司", note="他说今天就要", file_id="f", lender=""
    )

    written = store.add_contact(NAN, full, NOW)

    assert written is not None
    assert (written.contact, written.written_at, written.corrected_at) == (full, NOW, None)
    assert store.contact(NAN, written.id) == written


def test_what_comes_from_the_same_place_is_written_down_once(store: Each) -> None:
    subscribed(store)
    subscribed(store, OTHER)
    first = store.add_contact(NAN, VISIT, NOW)

    assert store.add_contact(NAN, replace(VISIT, verdict="danger"), NOW + DAY) is None
    assert first is not None
    assert store.contact(NAN, first.id) == first
    assert store.add_contact(NAN, replace(VISIT, origin="door:8"), NOW) is not None
    assert store.add_contact(OTHER, VISIT, NOW) is not None


def test_of_somebody_unknown_none_is_kept(store: Each) -> None:
    with pytest.raises(UnknownUserError):
        store.add_contact(NAN, VISIT, NOW)


def test_another_users_contact_is_neither_seen_nor_erased(store: Each) -> None:
    subscribed(store)
    subscribed(store, OTHER)
    written = store.add_contact(NAN, VISIT, NOW)
    assert written is not None

    assert store.contact(OTHER, written.id) is None
    assert not store.erase_contact(OTHER, written.id)
    assert store.erase_contact(NAN, written.id)
    assert not store.erase_contact(NAN, written.id)
    assert store.contact(NAN, written.id) is None


def test_a_contact_outlives_its_loan_and_goes_with_its_user(store: Each) -> None:
    subscribed(store)
    loan = store.add_loan(NAN, LOAN, months(1), NOW)
    written = store.add_contact(NAN, replace(VISIT, loan_id=loan.id), NOW)
    assert written is not None
    store.close_loan(NAN, loan.id, Closed.DELETED, NOW)
    store.prune(NOW - DAY, NOW + DAY)

    kept = store.contact(NAN, written.id)
    assert kept is not None
    assert kept.contact.loan_id is None
    assert store.everything(NAN)["contacts"][0]["said"] == ["wants=cash", "who=agency"]
    assert store.forget(NAN)["contacts"] == 1
    assert store.contact(NAN, written.id) is None


def test_it_is_erased_so_long_after_it_was_written_whenever_it_was(store: Each) -> None:
    store.add_user(NAN, Language.HANS, PREFERENCES, NOW + 2 * DAY)
    old, new = (
        store.add_contact(NAN, replace(VISIT, at=NOW - 900 * DAY, origin=str(day)), NOW + day * DAY)
        for day in range(2)
    )
    assert old is not None
    assert new is not None

    store.prune(NOW + DAY, NOW)

    assert store.contact(NAN, old.id) is None
    assert store.contact(NAN, new.id) is not None


async def test_nothing_of_an_erased_one_is_left_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    store = await SqliteStore.open(path)
    await store.transact(subscribed)
    noted = replace(VISIT, note="ZZ-note-of-a-visit-ZZ")
    written = await store.transact(lambda records: records.add_contact(NAN, noted, NOW))
    assert written is not None
    assert files_with(tmp_path, noted.note)

    await store.transact(lambda records: records.erase_contact(NAN, written.id))

    assert not files_with(tmp_path, noted.note)
    await store.close()


def files_with(folder: Path, text: str) -> list[str]:
    return [one.name for one in folder.iterdir() if text.encode() in one.read_bytes()]


def test_contacts_come_by_time_and_only_of_their_person(store: Each) -> None:
    subscribed(store)
    subscribed(store, OTHER)
    store.add_contact(OTHER, VISIT, NOW)
    for number, hours in enumerate((5, 1, 3)):
        store.add_contact(NAN, replace(VISIT, at=NOW + timedelta(hours=hours), origin=str(number)), NOW)

    found = store.contacts(NAN, NOW + timedelta(hours=1), NOW + timedelta(hours=5))
    last, before = store.contact_before(NAN), store.contact_before(NAN, NOW + timedelta(hours=3))
    first = store.contact_from(NAN, NOW + timedelta(hours=2))

    assert [one.contact.origin for one in found] == ["1", "2"]
    assert store.count_contacts(NAN) == 3
    assert [one and one.contact.origin for one in (last, before, first)] == ["0", "1", "2"]
    assert store.contact_before(NAN, NOW) is None


def test_lenders_come_with_the_most_contacts_first_and_the_latest_contacts_of_one(store: Each) -> None:
    subscribed(store)
    subscribed(store, OTHER)
    store.add_contact(OTHER, VISIT, NOW)
    for number, (lender, times) in enumerate((("weilidai", 1), ("老王", 4), ("weilidai", 2), ("", 1))):
        at = NOW + timedelta(hours=number)
        store.add_contact(NAN, replace(VISIT, at=at, origin=str(number), lender=lender, times=times), NOW)

    lenders, latest = store.contact_lenders(NAN), store.contacts_of(NAN, "weilidai", 5)

    assert [(lender, times) for lender, times, _ in lenders] == [("老王", 4), ("weilidai", 3), ("", 1)]
    assert [one and one.contact.lender for one in (store.contact(NAN, id_) for *_, id_ in lenders)] == [
        *("老王", "weilidai", ""),
    ]
    assert [one.contact.origin for one in latest] == ["2", "0"]
    assert [one.contact.origin for one in store.contacts_of(NAN, "weilidai", 1)] == ["2"]


def test_what_was_written_down_first_stays_beside_what_corrected_it(store: Each) -> None:
    subscribed(store)
    written = store.add_contact(NAN, VISIT, NOW)
    assert written is not None
    added, moved = replace(VISIT, note="zwei"), replace(VISIT, note="zwei", at=NOW, said=())

    store.change_contact(NAN, written.id, added, NOW + DAY, corrects=False)
    store.change_contact(NAN, written.id, moved, NOW + 2 * DAY, corrects=True)
    last = store.change_contact(NAN, written.id, replace(moved, times=3), NOW + 3 * DAY, corrects=True)

    assert last is not None
    assert (last.contact, last.was, last.corrected_at) == (replace(moved, times=3), added, NOW + 3 * DAY)
    assert store.change_contact(OTHER, written.id, VISIT, NOW, corrects=True) is None


def test_all_of_one_message_are_erased_and_no_other(store: Each) -> None:
    subscribed(store)
    subscribed(store, OTHER)
    for user, origin in (
        (NAN, "message:1:0"),
        (NAN, "message:1:1"),
        (NAN, "message:11:0"),
        (OTHER, "message:1:0"),
    ):
        store.add_contact(user, replace(VISIT, origin=origin), NOW)

    assert store.erase_contacts_from(NAN, "message:1:") == 2
    assert (store.count_contacts(NAN), store.count_contacts(OTHER)) == (1, 1)
