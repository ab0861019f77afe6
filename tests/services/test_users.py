"""Who is stored, and what of them changes."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.dates import Once
from bot.domain.language import Language
from bot.domain.loans import LoanDraft
from bot.services.loans import Loans
from bot.services.users import Users, lost
from bot.store.records import Subscription, User
from tests.store.each import Each
from tests.worlds import START, shanghai

DAY = timedelta(days=1)


def stranger(users: Users, language: Language = Language.HANS) -> User:
    return users.find(1, language, START)


def test_looking_for_someone_stores_nothing(users: Users, loans: Loans, records: Each) -> None:
    user = stranger(users)

    assert user.alias == ""
    assert user.subscription is Subscription.NONE
    assert records.user(1) is None


def test_ensuring_stores_once_and_keeps_the_alias(users: Users, loans: Loans, records: Each) -> None:
    first = users.ensure(stranger(users), START)

    second = users.ensure(stranger(users), START)

    assert first.alias
    assert second == first


def test_a_language_follows_telegram_until_one_is_chosen(users: Users, loans: Loans, records: Each) -> None:
    users.ensure(stranger(users), START)
    followed = users.find(1, Language.EN, START)
    assert followed.language is Language.EN

    users.choose_language(followed, Language.HANT, START)

    assert (users.find(1, Language.HANS, START)).language is Language.HANT


def test_being_seen_is_written_once_a_day(users: Users, loans: Loans, records: Each) -> None:
    users.ensure(stranger(users), START)

    assert (users.find(1, Language.HANS, START + timedelta(hours=23))).seen_at == START
    assert (users.find(1, Language.HANS, START + DAY)).seen_at == START + DAY
    stored = records.user(1)
    assert stored is not None
    assert stored.seen_at == START + DAY


def test_subscribing_twice_changes_nothing(users: Users, loans: Loans, records: Each) -> None:
    once = users.subscribe(stranger(users), START)

    assert users.subscribe(once, START) == once
    assert once.subscription is Subscription.ON


def test_being_lost_cancels_and_returning_plans_what_lies_ahead(
    users: Users, loans: Loans, records: Each
) -> None:
    user = users.subscribe(stranger(users), START)
    loans.save(user, [LoanDraft(None, "x", Once(shanghai(12, 15).date()))], START)
    assert records.next_reminder(1) == shanghai(12, 8)

    lost(records, 1)
    assert records.next_reminder(1) is None
    lost(records, 1)
    lost(records, 2)  # nobody
    gone = records.user(1)
    assert gone is not None
    back = users.returned(gone, shanghai(12, 9))

    assert back.reachable
    assert records.next_reminder(1) == shanghai(12, 12)


def test_someone_who_said_no_stays_silent_after_returning(users: Users, loans: Loans, records: Each) -> None:
    user = users.unsubscribe(stranger(users), START)
    loans.save(user, [LoanDraft(None, "x", Once(shanghai(12, 15).date()))], START)
    lost(records, 1)

    users.returned(replace(user, reachable=False), START)

    assert records.next_reminder(1) is None
    assert records.next_due() is None


def test_forgetting_tells_what_went(users: Users, loans: Loans, records: Each) -> None:
    user = users.subscribe(stranger(users), START)
    loans.save(user, [LoanDraft(None, "x", Once(shanghai(12, 15).date()))], START)

    rows = users.forget(1)

    assert (rows["users"], rows["loans"], rows["instalments"], rows["reminders"]) == (1, 1, 1, 13)
    assert sum(users.forget(1).values()) == 0
