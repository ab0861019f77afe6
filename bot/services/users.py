"""Who the bot speaks to: making users, their settings, subscribing. Knows no Telegram."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from bot.domain.language import Language
from bot.domain.loans import InstalmentState, LoanState
from bot.domain.preferences import OwnReminders, Preferences
from bot.domain.reminders import Planned, plan
from bot.store.base import Forgotten, Store, Subscription, User

# `seen_at` decides about pruning after months; a day is fine enough, and saves a write a message.
_SEEN_STEP: Final = timedelta(days=1)


class Users:
    """Users and how they want to be reminded."""

    def __init__(self, store: Store, defaults: Preferences) -> None:
        self._store = store
        self._defaults = defaults

    async def find(self, user_id: int, language: Language, now: datetime) -> User:
        """The user as stored, or as they would be: asking about rights stores nothing."""
        user = await self._store.user(user_id)
        if user is None:
            return self.stranger(user_id, language, now)
        changed = user
        if not user.language_chosen and user.language is not language:
            changed = replace(changed, language=language)
        if now - user.seen_at >= _SEEN_STEP:
            changed = replace(changed, seen_at=now)
        if changed is not user:
            await self._store.save_user(changed)
        return changed

    async def ensure(self, user: User, now: datetime) -> User:
        """The user, stored from now on."""
        if user.alias:
            return user
        return await self._store.add_user(user.id, user.language, self._defaults, now)

    async def subscribe(self, user: User, now: datetime) -> User:
        """Reminders on; what lies ahead is planned again."""
        user = await self.ensure(user, now)
        if user.subscription is not Subscription.ON or not user.reachable or user.paused_until is not None:
            user = replace(user, subscription=Subscription.ON, reachable=True, paused_until=None)
            # Planned before it shows: if the process dies in between, the same message does it all again.
            await self.replan(user, now)
            await self._store.save_user(user)
        return user

    async def unsubscribe(self, user: User, now: datetime) -> User:
        """Reminders off; nothing is erased."""
        user = await self.ensure(user, now)
        user = replace(user, subscription=Subscription.OFF)
        await self._store.save_user(user)
        await self._store.cancel_pending(user.id)
        return user

    async def returned(self, user: User, now: datetime) -> User:
        """A user who was out of reach speaks again: reminders resume."""
        user = replace(user, reachable=True)
        await self.replan(user, now)  # first, as in `subscribe`
        await self._store.save_user(user)
        return user

    async def lost(self, user_id: int) -> None:
        """Telegram says that the user blocked the bot or is gone. Kept, but silent."""
        user = await self._store.user(user_id)
        if user is not None and user.reachable:
            await self._store.save_user(replace(user, reachable=False))
            await self._store.cancel_pending(user_id)

    async def choose_language(self, user: User, language: Language, now: datetime) -> User:
        """The language from now on, whatever Telegram says."""
        user = replace(await self.ensure(user, now), language=language, language_chosen=True)
        await self._store.save_user(user)
        return user

    async def pause_until(self, user: User, until: datetime | None, now: datetime) -> User:
        """No reminder before this instant; what falls due meanwhile comes then, as one. None ends it."""
        user = replace(await self.ensure(user, now), paused_until=until)
        await self._store.save_user(user)
        return user

    async def set_preferences(self, user: User, preferences: Preferences, now: datetime) -> User:
        """New reminder settings; what lies ahead is planned again."""
        user = replace(await self.ensure(user, now), preferences=preferences)
        await self._store.save_user(user)
        await self.replan(user, now)
        return user

    async def replan(self, user: User, now: datetime) -> None:
        """Bring the reminders of all open instalments in line with the user's settings."""
        plans = {
            instalment.id: plans_for(user, view.loan.own, instalment.due_on, now)
            for view in await self._store.loans(user.id)
            if view.loan.state is LoanState.ACTIVE and view.loan.closed is None
            for instalment in view.instalments
            if instalment.state is InstalmentState.OPEN
        }
        await self._store.replan(user.id, plans, now)

    async def forget(self, user_id: int) -> Forgotten:
        """Erase all that is stored about the user."""
        return await self._store.forget(user_id)

    def stranger(self, user_id: int, language: Language, now: datetime) -> User:
        """Someone about whom nothing is stored, or nothing may be used (in a group)."""
        return User(
            id=user_id,
            alias="",
            language=language,
            language_chosen=False,
            preferences=self._defaults,
            subscription=Subscription.NONE,
            reachable=True,
            created_at=now,
            seen_at=now,
        )


def plans_for(user: User, own: OwnReminders, due_on: date, now: datetime) -> tuple[Planned, ...]:
    """The reminders of an instalment for this user: none while reminders are off."""
    if user.subscription is not Subscription.ON or not user.reachable:
        return ()
    return plan(due_on, own.over(user.preferences), now)
