"""Planted bugs: one line each, that the tests have to find. Knows no test; see tests.proofs.mutations."""

from typing import Final, NamedTuple


class Planted(NamedTuple):
    """In this file, `old` (which stands there once) becomes `new`. `by`: the test that may find it."""

    file: str
    old: str
    new: str
    by: str


def _in(file: str, *bugs: tuple[str, str, str]) -> list[Planted]:
    return [Planted(file, *bug) for bug in bugs]


PLANTED: Final = [
    *_in(
        "bot/domain/dates.py",
        ("min(anchor, monthrange(year, month)[1])", "min(anchor, 28)", "dateutil"),
        (
            "divmod(day.year * 12 + day.month - 1 + months, 12)",
            "divmod(day.year * 12 + day.month + months, 12)",
            "dateutil",
        ),
        (
            "date.fromordinal(ordinal) if ordinal <=",
            "date.fromordinal(ordinal + 1) if ordinal <=",
            "timedelta_says",
        ),
        ("if due_on is None or due_on > day:", "if due_on is None or due_on >= day:", "stop_at_the_day"),
        ("return (early,) if early == late else (early, late)", "return (early,)", "hour_that_comes_twice"),
        (
            "local_to_utc(day, time(), LENDER_ZONE) + timedelta(days=1)",
            "local_to_utc(day, time(), LENDER_ZONE)",
            "due_day_ends",
        ),
        ('LENDER_ZONE: Final = "Asia/Shanghai"', 'LENDER_ZONE: Final = "Asia/Tokyo"', "due_day_ends"),
        ("number)) is None or due_on >= day", "number)) is None or due_on > day", "meet_at_the_day"),
        ("if due_on < day:", "if due_on <= day:", "meet_at_the_day"),
    ),
    *_in(
        "bot/domain/reminders.py",
        (
            "moment = moment if moment < end else _at(due_on, -days - 1, prefs)",
            "moment = moment",
            "los_angeles",
        ),
        ("moment if moment >= end else _at(due_on, days + 1, prefs)", "moment", "auckland"),
        ("due) and end > now else None", "due) else None", "already_past"),
        (
            "return end if _may_wait(moment, end, due) and end > now else None",
            "return None",
            "waits_for_the_end",
        ),
        ("return end < due or moment >= due", "return moment >= due", "quiet_hours_hold"),
        ("return end < due or moment >= due", "return end >= due or moment >= due", "quiet_hours_hold"),
        (
            "return next(start - LEAD for start",
            "return next(start for start",
            "quiet_hours_hold or begin_twice",
        ),
        ("if at < end and not is_quiet(at, prefs)]", "if at < end]", "asked_again"),
        (
            "if at < end and not is_quiet(at, prefs)]",
            "if not is_quiet(at, prefs)]",
            "asked_again or planned_in_quiet",
        ),
        ("WEEKLY_AHEAD: Final = PROMISED", "WEEKLY_AHEAD: Final = timedelta(days=7)", "very_long"),
        (
            "AHEAD: Final = timedelta(days=120)",
            "AHEAD: Final = timedelta(days=59)",
            "tests/services/test_bounds.py -k hundred_and_twenty",
        ),
        ("WEEKDAY: Final = 0", "WEEKDAY: Final = 1", "monday"),
        (
            "() if now.date() - due_on > LATEST else",
            "() if now.date() > due_on else",
            "monday or very_long or auckland",
        ),
    ),
    *_in(
        "bot/domain/preferences.py",
        (
            "return at >= quiet.start or at < quiet.end",
            "return at >= quiet.start and at < quiet.end",
            "refused",
        ),
        ("return quiet.start <= at < quiet.end", "return quiet.start <= at <= quiet.end", "their_start"),
        ("if _awake(prefs.quiet) < MIN_AWAKE:", "if _awake(prefs.quiet) < timedelta(0):", "refused"),
        (
            "prefs.days_before if self.days_before is None else self.days_before",
            "prefs.days_before",
            "loans_own",
        ),
    ),
    *_in(
        "bot/domain/loans.py",
        ("max(self.amount - self.paid, 0)", "self.amount", "tests/services/test_loans.py -k covers_what"),
        (
            "loan.last_amount is not None and number == loan.count",
            "loan.last_amount is not None and number == 1",
            "tests/services/test_loans.py -k each_kind",
        ),
        (
            "return (whole + 1, rest) if rest else (whole, None)",
            "return (whole, rest) if rest else (whole, None)",
            "paid_off",
        ),
        (
            'return f"{self.state[0]}{self.paid}"',
            'return f"{self.state[0]}"',
            "tests/services/test_undo.py -k second_tap",
        ),
        ("not 1 <= draft.count <= MAX_COUNT", "not 0 <= draft.count <= MAX_COUNT", "makes_no_sense"),
        (
            "MAX_OPEN_LOANS: Final = 50",
            "MAX_OPEN_LOANS: Final = 51",
            "tests/services/test_bounds.py -k more_than_fifty",
        ),
        (
            "return self.moved_from or self.due_on",
            "return self.due_on",
            "tests/store/test_contract_loans.py -k moved",
        ),
        ("            parts.pop()", "            parts.clear()", "tests/domain/test_parts.py -k last_part"),
    ),
    *_in(
        "bot/domain/money.py",
        (
            "MAX_AMOUNT: Final = 100_000_000 * 100",
            "MAX_AMOUNT: Final = 1_000_000_000 * 100",
            "amount_is_read",
        ),
    ),
    *_in(
        "bot/domain/hearings.py",
        (
            'meant.append(("0", min(morning, start - DRESSED)))',
            'meant.append(("0", morning))',
            "before_it_begins",
        ),
    ),
    *_in(
        "bot/store/_reminder_queue.py",
        ("(owner != ? OR lease_until <= ?)", "(owner != ? AND lease_until <= ?)", "while_the_lease_runs"),
        (
            "AND r.user_id NOT IN (SELECT user_id FROM reminders WHERE owner IS NOT NULL AND",
            "AND r.user_id NOT IN (SELECT user_id FROM reminders WHERE owner IS NULL AND",
            "one_message_at_a_time",
        ),
        (
            ":until AND {GOES_OUT} AND (u.paused_until IS NULL OR u.paused_until <= :now)",
            ":until AND {GOES_OUT}",
            "pauses_all",
        ),
        (
            "json_extract(value, '$[0]') AND owner IS NOT NULL",
            "json_extract(value, '$[0]')",
            "under_way_still_comes",
        ),
        ("until=lender_day(now).isoformat())", 'until="9")', "by_the_lenders_clock"),
        (
            "AND i.state = 'open' AND i.due_on < ?",
            "AND i.state = 'open' AND i.due_on <= ?",
            "tests/store/test_contract_loans.py -k not_overdue_yet",
        ),
        ("send_at = coalesce(:send_at, send_at),", "send_at = coalesce(send_at, :send_at),", "or_a_new_one"),
        (
            "AND r.user_id = value AND r.state = 'sending' AND r.owner = :owner",
            "AND r.user_id = value",
            "takes_over or truth_of_now or after_the_claim",
        ),
        (
            "AND r.send_at <= :now AND r.user_id NOT IN",
            "AND r.user_id NOT IN",
            "not_due_is_not or by_their_wait",
        ),
    ),
    *_in(
        "bot/store/_reminder_plan.py",
        ("'cancelled' AND reminders.why IS NOT 'answered'", "'cancelled'", "asking_of_the_day"),
        (
            "WHEN owner IS NULL THEN 'pending' ELSE 'sending' END",
            "WHEN owner IS NULL THEN 'pending' ELSE state END",
            "undone_while",
        ),
        ("AND attempts = 0 AND +send_at > :now", "AND +send_at > :now", "outlives_a_new_plan"),
        (
            "AND attempts = 0 AND +send_at > :now",
            "AND attempts = 0",
            "tests/store/test_outbox_machine.py -k Outbox",
        ),
        ("> :now AND rule != 'snooze'", "> :now", "snooze_outlives"),
        (
            "state = 'cancelled' WHERE state IN ('pending', 'sending')",
            "state = 'cancelled' WHERE state IN ('pending')",
            "cancelled_under_way",
        ),
        (
            "COMES_AT = \"max(r.send_at, coalesce(u.paused_until, ''))\"",
            'COMES_AT = "r.send_at"',
            "pauses_all",
        ),
        (
            "AND l.state = 'active' AND l.closed",
            "AND l.closed",
            "tests/store/test_outbox_machine.py -k Outbox",
        ),
        ("u.subscription = 'on' AND u.reachable = 1", "u.subscription = 'on'", "can_not_be_reminded"),
        ("SET state = 'cancelled', rule = 'moved-' || id", "SET rule = 'moved-' || id", "when_the_day_moved"),
    ),
    *_in(
        "bot/store/_instalments.py",
        ('self.cancel_reminders("instalment_id = ?", instalment_id)', "pass", "after_the_claim"),
        (
            "SET why = NULL WHERE instalment_id = ? AND why = 'answered'",
            "SET why = NULL WHERE instalment_id = ? AND 0",
            "asking_of_the_day",
        ),
        (
            "            self.plan_reminders(user_id, {instalment_id: plan})",
            "            pass",
            "tests/services/test_loans.py -k undoing",
        ),
        (
            'if row is None or (row["state"] == InstalmentState.OPEN and not row["paid"]):',
            "if row is None:",
            "undone_one_by_one",
        ),
        ("WHERE i.id = ? AND user_id = ?", "WHERE i.id = ? AND ? > 0", "nobody_touches"),
        ("nullif(coalesce(moved_from, due_on), :day)", "nullif(due_on, :day)", "moved_instalment"),
        (
            "paid = left if state is InstalmentState.PAID else None",
            "paid = left",
            "tests/store/test_contract_loans.py -k skipped",
        ),
    ),
    *_in(
        "bot/services/reminders.py",
        (
            "LATE: Final = timedelta(minutes=10)",
            "LATE: Final = timedelta(minutes=100)",
            "tests/chat/test_reminder_message.py -k ten_minutes",
        ),
        ("if due.id not in known]", "]", "not_sent_again_and_stops"),
        ("if until <= self._monotonic():", "if until < 0:", "nearly_over"),
        ("held = {*self._serving, *self._until,", "held = {*self._until,", "claimed_by_nobody_else"),
        ("held = {*self._serving, *self._until,", "held = {*self._serving,", "comes_again_after"),
        ("            self._rate.pause(seconds)", "            pass", "of_all_holds or no_burst"),
        ("if refusals < _REFUSALS:", "if refusals < 1:", "few_times"),
        ("if sum(self._latest) < _TOO_MANY_GONE:", "if True:", "of_many_at_once"),
        (
            "any(now - one.send_at > LATE for one in due)",
            "all(now - one.send_at > LATE for one in due)",
            "what_is_late_and",
        ),
        (
            'all(one.rule.startswith("again-") for one in due)',
            'any(one.rule.startswith("again-") for one in due)',
            "mere_repetition",
        ),
        ("        if is_quiet(now, user.preferences):", "        if False:", "quiet_hours_it_waits"),
        (
            "seconds = backoff if later.after is None else later.after",
            "seconds = backoff",
            "very_long_pause or comes_again",
        ),
        (
            "return user.paused_until is not None and now < user.paused_until",
            "return False",
            "stands_in_line_is",
        ),
        (
            "if over := [one for one in due if _is_over(one, self._clock())]:",
            "if over := list[DueReminder]():",
            "has_ended",
        ),
    ),
    *_in(
        "bot/transport/errors.py",
        (
            '"chat" if after <= _CHAT_WAIT else "all", perhaps_sent=False',
            '"chat", perhaps_sent=False',
            "one_decision",
        ),
        ("why or Why.REFUSED, gone=why is not None", "why or Why.REFUSED, gone=True", "one_decision"),
    ),
    *_in(
        "bot/services/ratelimit.py",
        (
            "max(self._free_at, self._now() - self._slack) + self._gap",
            "self._free_at + self._gap",
            "one_burst",
        ),
    ),
    *_in(
        "bot/chat/kernel.py",
        (
            "if applied is not None:\n"
            "            return _read(applied.answer) if applied.answer else []\n        before",
            "if applied is not None and applied.answer:\n"
            "            return _read(applied.answer)\n        before",
            "is_not_answered_when",
        ),
        (
            "return _read(applied.answer) if applied.answer else []\n        before",
            "return []\n        before",
            "its_answer_comes_again",
        ),
        ("if records.written == before:", "if turn.said:", "nothing_but_its_id"),
        (
            "self._look_again = self._monotonic() + _PAUSE\n                try:",
            "self._look_again = None\n                try:",
            "said_later",
        ),
        ("if update_id not in self._saying:", "if True:", "on_its_way"),
        ("if keeps and not user.reachable:", "if False:", "tests/chat/test_start.py -k unblocking"),
        (
            "        if private:\n            user",
            "        if True:\n            user",
            "tests/chat/test_groups.py -k stored",
        ),
    ),
    *_in(
        "bot/knowledge/limits.py",
        (
            "if sum(contact.times for contact in counted) > limit.most",
            "if len(counted) > limit.most",
            "rules_of_that_day or shares_nothing",
        ),
        ("at >= start or at < end", "at >= start", "rules_of_that_day or shares_nothing"),
        ("and (not rule.kinds or kind in rule.kinds):", ":", "rules_of_that_day or shares_nothing"),
    ),
    *_in(
        "bot/knowledge/walk.py",
        ("Level.CHECKED if flow.checked_by in facts else Level.UNSURE", "Level.CHECKED", "good_for_nobody"),
        (
            "one for one in Level if one in found",
            "one for one in reversed(Level) if one in found",
            "second_reading",
        ),
    ),
    *_in(
        "bot/knowledge/judging.py",
        (
            "in self.warned or (denied is not None and denied < at)",
            "in self.warned",
            "do_not_decide or honest",
        ),
        ("if near and not text.is_negated(one[0]):", "if near:", "honest or decide"),
        (
            "key=lambda one: (rank.index(one.weight), one.order)",
            "key=lambda one: one.order",
            "quoted or found",
        ),
        ("if sign.weight is Weight.PRESSURE and within:", "if within:", "found or quoted"),
    ),
    *_in(
        "bot/domain/zones.py",
        ("self.until < start + _NEEDED", "self.until < start", "compared"),
        ("self.turns[0][0] - _SET_BACK > start", "self.turns[0][0] > start", "did_not_change"),
        ("min(self.until, now.until)", "now.until", "compared"),
        ("before[-1]), *(turn", "before[0]), *(turn", "compared"),
        ("start.replace(microsecond=0), offset", "start, offset", "to_the_second"),
        ("if offset != was:", "if offset > was:", "to_the_second"),
        ("ZoneInfo(zone), now.astimezone(UTC)", "ZoneInfo(zone), now", "same_moment"),
        ("    ZoneInfo.clear_cache()", "    pass", "replaced"),
        ("    forget_moments()", "    pass", "replaced"),
    ),
    *_in(
        "bot/services/zones.py",
        ("not known[zone].hold_for(rules[zone])", "False", "only_people"),
        ("if LENDER_ZONE in changed:", "if False:", "lenders"),
        ("[*changed, *(known.keys() - rules.keys())]", "changed", "forgotten"),
        ("[*changed, *(known.keys() - rules.keys())]", "known.keys() - rules.keys()", "dies"),
        ("in rules.items() if zone not in changed}", "in rules.items()}", "dies"),
        ("partial(_keep, {zone: rules[zone]})", "partial(_keep, rules)", "kept_alone"),
        ("last = found[-1]", "last = found[0]", "only_people"),
        ("await store.read(lambda _: read_anew())", "await store.read(lambda _: None)", "within_a_day"),
    ),
    *_in(
        "bot/store/_zones.py",
        ("WHERE zone = ? AND id", "WHERE zone >= ? AND id", "only_people"),
        ("ORDER BY id LIMIT ?", "ORDER BY id DESC LIMIT ?", "only_people"),
        ("SELECT min(zone) FROM users\n ", "SELECT max(zone) FROM users\n ", "only_people"),
        ("INSERT OR REPLACE", "INSERT OR IGNORE", "year"),
        ("WHERE zone IN (SELECT", "WHERE zone NOT IN (SELECT", "only_people"),
    ),
    *_in(
        "bot/store/migrations.py",
        ("CREATE INDEX users_by_zone ON users (zone);", "", "one_zone"),
    ),
]
