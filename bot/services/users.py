"""Who the bot speaks to: making users, their settings, subscribing. Knows no Telegram."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, Final, Unpack

from bot.domain.dates import DateRule
from bot.domain.filings import Filing, plan_filing
from bot.domain.hearings import HearingDraft, begins, plan_hearing
from bot.domain.language import Language
from bot.domain.loans import Instalment, InstalmentState, Loan, LoanState, wanted
from bot.domain.preferences import OwnReminders, Preferences
from bot.domain.reminders import AHEAD, EARLIEST, PROMISED, Planned, plan
from bot.services.contacts import Contacts
from bot.store.protocol import Records
from bot.store.records import LoanView, M, Matter, MatterDraft, Subscription, User, UserChanges

# `seen_at` decides about pruning after months; a day is fine enough, and saves a write a message.
_SEEN_STEP: Final = timedelta(days=1)

# A zone moves by a day at most, and quiet hours hold what is meant for them for less than another.
_PASSED: Final = timedelta(days=2)


class Users:
    """Users and how they want to be reminded."""

    def __init__(self, records: Records, defaults: Preferences) -> None:
        self._records = records
        self._defaults = defaults

    @property
    def contacts(self) -> Contacts:
        """What they wrote down of who wanted money of them."""
        return Contacts(self._records)

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
        """Bring all reminders, of open instalments and matters, in line with the user's settings."""
        plans: dict[int, tuple[Planned, ...]] = {}
        for view in self._records.loans(user.id):
            plans |= plans_of(user, view, now)
        self._records.replan(user.id, plans, now)
        matters = {one.id: matter_plan(user, one.draft, now) for one in self.matters(user)}
        self._records.replan_matters(user.id, matters, now)

    def follow(self, user: User, now: datetime) -> None:
        """The same where the rules of a zone are others now, which is nobody's doing: nothing gets lost.

        What waits for a moment that has passed by the new rules is due at once.
        """
        plans: dict[int, tuple[Planned, ...]] = {}
        passed: dict[int, tuple[Planned, ...]] = {}
        for view in self._records.loans(user.id):
            plans |= plans_of(user, view, now)
            passed |= plans_of(user, view, now - _PASSED)
        self._records.follow(user.id, plans, passed, now)
        matters = self.matters(user)
        coming, gone = (
            {one.id: matter_plan(user, one.draft, at) for one in matters} for at in (now, now - _PASSED)
        )
        self._records.follow_matters(user.id, coming, gone, now)

    def next_reminder(self, user: User, now: datetime) -> datetime | None:
        """When the next reminder will go out, if there is one."""
        known = self._records.next_reminder(user.id)
        if known is not None and known <= now + PROMISED:
            return known
        coming = [next_of(user, view) for view in self._records.loans(user.id)]
        coming += [next_of_matter(user, one, now) for one in self.matters(user)]
        return min(filter(None, [known, *coming]), default=None)

    def known(self, user_id: int) -> User | None:
        """The user as stored, if they are."""
        return self._records.user(user_id)

    def matters(self, user: User) -> list[Matter]:
        """The user's dates at court and complaints that are not over."""
        return [one.matter for one in self._records.matters(user.id)]

    def of_kind(self, user: User, kind: type[M]) -> list[M]:
        """Those of one kind."""
        return [one for one in self.matters(user) if isinstance(one, kind)]

    def everything(self, user: User) -> dict[str, list[dict[str, Any]]]:
        """Every row that is stored about the user, by table, in JSON values."""
        return self._records.everything(user.id)

    def lost(self, user_id: int) -> None:
        """See the function of this name."""
        lost(self._records, user_id)

    def note(self, statement: str, where: str, now: datetime) -> None:
        """Somebody says that a statement is wrong. Who it was is not kept."""
        self._records.add_note(statement, where, now)

    def forget(self, user_id: int) -> dict[str, int]:
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


def plans_for(
    user: User, rule: DateRule, own: OwnReminders, due_on: date, now: datetime
) -> tuple[Planned, ...]:
    """The reminders of an instalment that are to be rows: none while reminders are off."""
    return plan(due_on, wanted(rule, own, user.preferences), now, now + AHEAD) if _is_on(user) else ()


def matter_plan(user: User, draft: MatterDraft, now: datetime) -> tuple[Planned, ...]:
    """The reminders of a matter that are to be rows: none while reminders are off."""
    if not _is_on(user):
        return ()
    if isinstance(draft, HearingDraft):
        return plan_hearing(draft.day, draft.at, user.preferences, now, now + AHEAD)
    return plan_filing(draft.day, user.preferences, now)


def plans_of(
    user: User, view: LoanView, now: datetime, own: OwnReminders | None = None
) -> dict[int, tuple[Planned, ...]]:
    """The same of a whole loan, by open instalment; of a loan that is silent there are none."""
    if not is_reminded(view.loan):
        return {}
    if not _is_on(user):
        return {one.id: () for one in _open(view)}
    prefs, until = wanted(view.loan.rule, own or view.loan.own, user.preferences), now + AHEAD
    return {one.id: plan(one.due_on, prefs, now, until) for one in _open(view)}


def next_of(user: User, view: LoanView) -> datetime | None:
    """When the next reminder of a loan goes out, though it may be too far ahead to be a row."""
    until, rows = view.planned_until, view.next_reminder
    if until is None or (rows is not None and rows <= until) or not (_is_on(user) and is_reminded(view.loan)):
        return rows
    prefs = wanted(view.loan.rule, view.loan.own, user.preferences)
    first: datetime | None = None
    for one in sorted(_open(view), key=lambda one: one.due_on):
        if first is not None and one.due_on - EARLIEST > first.date():
            break
        first = min(
            filter(None, [first, *(later.send_at for later in plan(one.due_on, prefs, until))]), default=None
        )
    if first is not None and user.paused_until is not None:
        first = max(first, user.paused_until)
    return min(filter(None, [rows, first]), default=None)


def next_of_matter(user: User, matter: Matter, now: datetime) -> datetime | None:
    """When the next reminder goes out, though it may be too far ahead to be a row. Of a complaint all are."""
    if not _is_on(user) or isinstance(matter, Filing):
        return None
    until = max(begins(matter.day, matter.at), now)
    coming = plan_hearing(matter.day, matter.at, user.preferences, now, until)
    moment = next((one.send_at for one in coming), None)
    if moment is not None and user.paused_until is not None:
        moment = max(moment, user.paused_until)
    return moment


def is_reminded(loan: Loan) -> bool:
    """Whether reminders of this loan go out, as far as it is up to the loan."""
    return loan.state is LoanState.ACTIVE and loan.closed is None


def _is_on(user: User) -> bool:
    return user.subscription is Subscription.ON and user.reachable


def _open(view: LoanView) -> list[Instalment]:
    return [one for one in view.instalments if one.state is InstalmentState.OPEN]
