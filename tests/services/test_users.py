"""Who is stored, and what of them changes."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.dates import Once
from bot.domain.language import Language
from bot.domain.loans import LoanDraft
from bot.store.records import Subscription, User
from bot.world import EmulatedWorld
from tests.worlds import START, shanghai

DAY = timedelta(days=1)


async def stranger(world: EmulatedWorld, language: Language = Language.HANS) -> User:
    return await world.bot.services.users.find(1, language, START)


async def test_looking_for_someone_stores_nothing(world: EmulatedWorld) -> None:
    user = await stranger(world)

    assert user.alias == ""
    assert user.subscription is Subscription.NONE
    assert await world.bot.store.user(1) is None


async def test_ensuring_stores_once_and_keeps_the_alias(world: EmulatedWorld) -> None:
    users = world.bot.services.users
    first = await users.ensure(await stranger(world), START)

    second = await users.ensure(await stranger(world), START)

    assert first.alias
    assert second == first


async def test_a_language_follows_telegram_until_one_is_chosen(world: EmulatedWorld) -> None:
    users = world.bot.services.users
    await users.ensure(await stranger(world), START)
    followed = await users.find(1, Language.EN, START)
    assert followed.language is Language.EN

    await users.choose_language(followed, Language.HANT, START)

    assert (await users.find(1, Language.HANS, START)).language is Language.HANT


async def test_being_seen_is_written_once_a_day(world: EmulatedWorld) -> None:
    users = world.bot.services.users
    await users.ensure(await stranger(world), START)

    assert (await users.find(1, Language.HANS, START + timedelta(hours=23))).seen_at == START
    assert (await users.find(1, Language.HANS, START + DAY)).seen_at == START + DAY
    stored = await world.bot.store.user(1)
    assert stored is not None
    assert stored.seen_at == START + DAY


async def test_subscribing_twice_changes_nothing(world: EmulatedWorld) -> None:
    users = world.bot.services.users
    once = await users.subscribe(await stranger(world), START)

    assert await users.subscribe(once, START) == once
    assert once.subscription is Subscription.ON


async def test_being_lost_cancels_and_returning_plans_what_lies_ahead(world: EmulatedWorld) -> None:
    users, loans, store = world.bot.services.users, world.bot.services.loans, world.bot.store
    user = await users.subscribe(await stranger(world), START)
    await loans.save(user, LoanDraft(None, "x", Once(shanghai(12, 15).date())), START)
    assert await store.next_reminder(1) == shanghai(12, 8)

    await users.lost(1)
    assert await store.next_reminder(1) is None
    await users.lost(1)
    await users.lost(2)  # nobody
    lost = await store.user(1)
    assert lost is not None
    back = await users.returned(lost, shanghai(12, 9))

    assert back.reachable
    assert await store.next_reminder(1) == shanghai(12, 12)


async def test_someone_who_said_no_stays_silent_after_returning(world: EmulatedWorld) -> None:
    users, store = world.bot.services.users, world.bot.store
    user = await users.unsubscribe(await stranger(world), START)
    await world.bot.services.loans.save(user, LoanDraft(None, "x", Once(shanghai(12, 15).date())), START)
    await users.lost(1)

    await users.returned(replace(user, reachable=False), START)

    assert await store.next_reminder(1) is None
    assert await store.next_due() is None


async def test_forgetting_tells_what_went(world: EmulatedWorld) -> None:
    users = world.bot.services.users
    user = await users.subscribe(await stranger(world), START)
    await world.bot.services.loans.save(user, LoanDraft(None, "x", Once(shanghai(12, 15).date())), START)

    rows = (await users.forget(1)).rows

    assert (rows["users"], rows["loans"], rows["instalments"], rows["reminders"]) == (1, 1, 1, 9)
    assert sum((await users.forget(1)).rows.values()) == 0
