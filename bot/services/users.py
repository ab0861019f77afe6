"""Who the bot speaks to: making users, their settings, subscribing. Knows no Telegram."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, Final, Unpack

from bot.domain.language import Language
from bot.domain.loans import InstalmentState, LoanState
from bot.domain.preferences import OwnReminders, Preferences
from bot.domain.reminders import Planned, plan
from bot.store.protocol import Records
from bot.store.records import Forgotten, Subscription, User, UserChanges

# `seen_at` decides about pruning after months; a day is fine enough, and saves a write a message.
_SEEN_STEP: Final = timedelta(days=1)


class Users:
    """Users and how they want to be reminded."""

    def __init__(self, records: Records, defaults: Preferences) -> None:
        self._records = records
        self._defaults = defaults

    def find(self, user_id: int, language: Language, now: datetime) -> User:
        """The user as stored, or as they would be: asking about rights stores nothing."""
        user = self._records.user(user_id)
        if user is None:
            return self.stranger(user_id, language, now)
        changes: UserChanges = {}
        if not user.language_chosen and user.language is not language:
            changes["language"] = language
        if now - user.seen_at >= _SEEN_STEP:
            changes["seen_at"] = now
        return self._patch(user, **changes) if changes else user

    def ensure(self, user: User, now: datetime) -> User:
        """The user, stored from now on."""
        if user.alias:
            return user
        return self._records.add_user(user.id, user.language, self._defaults, now)

    def enlist(self, user: User, now: datetime) -> User:
        """The user, stored, with reminders on unless they said no."""
        user = self.ensure(user, now)
        return self.subscribe(user, now) if user.subscription is Subscription.NONE else user

    def subscribe(self, user: User, now: datetime) -> User:
        """Reminders on; what lies ahead is planned again."""
        user = self.ensure(user, now)
        if user.subscription is not Subscription.ON or not user.reachable or user.paused_until is not None:
            user = self._patch(user, subscription=Subscription.ON, reachable=True, paused_until=None)
            self.replan(user, now)
        return user

    def unsubscribe(self, user: User, now: datetime) -> User:
        """Reminders off; nothing is erased."""
        user = self.ensure(user, now)
        user = self._patch(user, subscription=Subscription.OFF)
        self._records.cancel_pending(user.id)
        return user

    def returned(self, user: User, now: datetime) -> User:
        """A user who was out of reach speaks again: reminders resume."""
        user = self._patch(user, reachable=True)
        self.replan(user, now)
        return user

    def choose_language(self, user: User, language: Language, now: datetime) -> User:
        """The language from now on, whatever Telegram says."""
        return self._patch(self.ensure(user, now), language=language, language_chosen=True)

    def pause_until(self, user: User, until: datetime | None, now: datetime) -> User:
        """No reminder before this instant; what falls due meanwhile comes then, as one. None ends it."""
        return self._patch(self.ensure(user, now), paused_until=until)

    def set_preferences(self, user: User, preferences: Preferences, now: datetime) -> User:
        """New reminder settings; what lies ahead is planned again."""
        user = self._patch(self.ensure(user, now), preferences=preferences)
        self.replan(user, now)
        return user

    def replan(self, user: User, now: datetime) -> None:
        """Bring the reminders of all open instalments in line with the user's settings."""
        plans = {
            instalment.id: plans_for(user, view.loan.own, instalment.due_on, now)
            for view in self._records.loans(user.id)
            if view.loan.state is LoanState.ACTIVE and view.loan.closed is None
            for instalment in view.instalments
            if instalment.state is InstalmentState.OPEN
        }
        self._records.replan(user.id, plans, now)

    def next_reminder(self, user: User) -> datetime | None:
        """When the next reminder will go out, if there is one."""
        return self._records.next_reminder(user.id)

    def end_conversations(self, user: User, kind: str | None = None) -> bool:
        """Wait for no answer (of this kind) of this user. True if there was a question open."""
        return self._records.end_conversation(user.id, kind)

    def known(self, user_id: int) -> User | None:
        """The user as stored, if they are."""
        return self._records.user(user_id)

    def everything(self, user: User) -> dict[str, list[dict[str, Any]]]:
        """Every row that is stored about the user, by table, in JSON values."""
        return self._records.everything(user.id)

    def lost(self, user_id: int) -> None:
        """See the function of this name."""
        lost(self._records, user_id)

    def note(self, statement: str, where: str, now: datetime) -> None:
        """Somebody says that a statement is wrong. Who it was is not kept."""
        self._records.add_note(statement, where, now)

    def forget(self, user_id: int) -> Forgotten:
        """Erase all that is stored about the user."""
        return self._records.forget(user_id)

    def _patch(self, user: User, **changes: Unpack[UserChanges]) -> User:
        self._records.patch_user(user.id, **changes)
        return replace(user, **changes)

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


def lost(records: Records, user_id: int) -> None:
    """Telegram says that the user blocked the bot or is gone. Kept, but silent."""
    records.patch_user(user_id, reachable=False)
    records.cancel_pending(user_id)


def plans_for(user: User, own: OwnReminders, due_on: date, now: datetime) -> tuple[Planned, ...]:
    """The reminders of an instalment for this user: none while reminders are off."""
    if user.subscription is not Subscription.ON or not user.reachable:
        return ()
    return plan(due_on, own.over(user.preferences), now)
