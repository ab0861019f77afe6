"""/settings: language, zone, days, time of day, quiet hours, wording. The rules are the domain's."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from bot.chat.context import Turn
from bot.chat.feature import Command, Feature, Talk
from bot.chat.shared_buttons import OnPause, OnSettings
from bot.chat.wording import LANGUAGE_NAMES, local
from bot.domain.language import Language
from bot.domain.preferences import Preferences, QuietHours, preferences_problem
from bot.reading.times import read_days, read_quiet, read_time
from bot.reading.zones import read_zone
from bot.services.conversation import Conversation, Waiting
from bot.store.records import Subscription
from bot.texts import Texts
from bot.transport.messages import Rows, esc, in_rows

_WAITING: Final = Conversation("settings", Waiting)
_ZONES: Final = (
    "Asia/Shanghai",
    "Asia/Hong_Kong",
    "Asia/Taipei",
    "Asia/Singapore",
    "Asia/Tokyo",
    "Australia/Sydney",
    "Europe/London",
    "America/New_York",
    "America/Toronto",
    "America/Los_Angeles",
)
PRESETS: Final = {
    "zone": _ZONES,
    "before": ("7,3,1,0", "3,1,0", "1,0", "0"),
    "after": ("1,3,7", "1,2,3", "1", "-"),
    "at": ("08:00", "09:00", "12:00", "18:00", "20:00"),
    "quiet": ("22:00-08:00", "21:00-09:00", "23:00-07:00", "-"),
}

_SWITCHES: Final = ("nag", "weekly", "discreet")


def show(turn: Turn) -> None:
    """/settings."""
    turn.reply(*_overview(turn))


def press(turn: Turn, pressed: OnSettings) -> None:
    """Show, ask, or take what was chosen."""
    turn.toast()
    if pressed.what not in PRESETS:
        turn.end(_WAITING)
    match pressed:
        case OnSettings("language", ""):
            names = [OnSettings("language", tag).button(name) for tag, name in LANGUAGE_NAMES.items()]
            turn.edit(turn.texts("settings-language-ask"), [names])
        case OnSettings("language", tag) if tag in LANGUAGE_NAMES:
            turn.user = turn.users.choose_language(turn.user, Language(tag), turn.now)
            turn.edit(*_overview(turn))
        case OnSettings(what, "on" | "off" as wanted) if what in _SWITCHES:
            _switch(turn, what, on=wanted == "on")
        case OnSettings(what, "") if what in PRESETS:
            _ask(turn, what)
        case OnSettings(what, value) if what in PRESETS:
            _take(turn, what, value, by_button=True)
        case _:
            turn.edit(*_overview(turn))


def read(turn: Turn, waiting: Waiting, *, unless_unread: bool) -> bool:
    """A typed value for the setting that was asked about. False, and nothing said, as in `add.read`."""
    if unless_unread and READERS[waiting.step](turn.user.preferences, turn.args) is None:
        return False
    _take(turn, waiting.step, turn.args, by_button=False)
    return True


def _switch(turn: Turn, what: str, *, on: bool) -> None:
    """Turn one on or off. The button says which, so that a second tap changes nothing back."""
    old = turn.user.preferences
    match what:
        case "nag":
            new = replace(old, nag=on)
        case "weekly":
            new = replace(old, weekly=on)
        case _:
            new = replace(old, discreet=on)
    turn.user = turn.users.set_preferences(turn.user, new, turn.now)
    text, rows = _overview(turn)
    turn.edit(f"{turn.texts('settings-saved')}\n\n{text}", rows)


def _ask(turn: Turn, what: str) -> None:
    t = turn.texts
    turn.keep(_WAITING, Waiting(what))
    presets = [
        OnSettings(what, one).button(t("settings-none") if one == "-" else one) for one in PRESETS[what]
    ]
    text = t(f"settings-{what}-ask")
    turn.edit(text, [*in_rows(presets), [OnSettings().button(t("button-back"))]])


def _take(turn: Turn, what: str, value: str, *, by_button: bool) -> None:
    preferences = READERS[what](turn.user.preferences, value)
    problem = preferences_problem(preferences) if preferences is not None else None
    if preferences is None or problem is not None:
        key = f"settings-problem-{problem}" if problem is not None else f"settings-{what}-bad"
        turn.reply(turn.texts(key, text=esc(value[:40])))
        return
    turn.user = turn.users.set_preferences(turn.user, preferences, turn.now)
    turn.end(_WAITING)
    text, rows = _overview(turn)
    text = f"{turn.texts('settings-saved')}\n\n{text}"
    (turn.edit(text, rows) if by_button else turn.reply(text, rows))


def _overview(turn: Turn) -> tuple[str, Rows]:
    t, wanted = turn.texts, turn.user.preferences
    now = local(turn.now, wanted.zone)
    lines = [
        f"<b>{t('settings-title')}</b>",
        t("settings-language", value=LANGUAGE_NAMES[turn.user.language]),
        t("settings-zone", value=wanted.zone, now=f"{now:%H:%M}"),
        t("settings-before", value=days_text(t, wanted.days_before)),
        t("settings-after", value=days_text(t, wanted.days_after)),
        t("settings-at", value=f"{wanted.at:%H:%M}"),
        t("settings-quiet", value=_quiet(turn, wanted.quiet)),
        t("settings-nag", value=t("settings-yes" if wanted.nag else "settings-no")),
        t("settings-weekly", value=t("settings-yes" if wanted.weekly else "settings-no")),
        t("settings-discreet", value=t("settings-yes" if wanted.discreet else "settings-no")),
        t("settings-on" if turn.user.subscription is Subscription.ON else "settings-off"),
    ]
    until = turn.user.paused_until
    if until is not None and turn.now < until:
        lines.append(t("list-paused", moment=t.moment(local(until, wanted.zone))))
    buttons = [OnSettings(what).button(t(f"button-{what}")) for what in ("language", *PRESETS)]
    for what, is_on in zip(_SWITCHES, (wanted.nag, wanted.weekly, wanted.discreet), strict=True):
        buttons.append(OnSettings(what, "off" if is_on else "on").button(t(f"button-{what}")))
    return "\n".join(lines), in_rows([*buttons, OnPause().button(t("button-pause-all"))])


def next_line(turn: Turn) -> str:
    """When the next reminder comes, or that there is none planned."""
    next_one = turn.users.next_reminder(turn.user, turn.now)
    if next_one is None:
        return turn.texts("next-none")
    zone = turn.user.preferences.zone
    return turn.texts("next-at", moment=turn.texts.moment(local(next_one, zone)), zone=zone)


def days_text(t: Texts, days: tuple[int, ...]) -> str:
    """Days before or after, or that there are none."""
    return ", ".join(map(str, days)) if days else t("settings-none")


def _quiet(turn: Turn, quiet: QuietHours) -> str:
    if quiet.start == quiet.end:
        return turn.texts("settings-none")
    return f"{quiet.start:%H:%M}–{quiet.end:%H:%M}"


def _zone(old: Preferences, text: str) -> Preferences | None:
    zone = read_zone(text)
    return None if zone is None else replace(old, zone=zone)


def _before(old: Preferences, text: str) -> Preferences | None:
    days = read_days(text)
    return None if days is None else replace(old, days_before=days)


def _after(old: Preferences, text: str) -> Preferences | None:
    days = read_days(text, after=True)
    return None if days is None else replace(old, days_after=days)


def _at(old: Preferences, text: str) -> Preferences | None:
    at = read_time(text)
    return None if at is None else replace(old, at=at)


def _quiet_hours(old: Preferences, text: str) -> Preferences | None:
    quiet = read_quiet(text)
    return None if quiet is None else replace(old, quiet=quiet)


READERS: Final[dict[str, Callable[[Preferences, str], Preferences | None]]] = {
    "zone": _zone,
    "before": _before,
    "after": _after,
    "at": _at,
    "quiet": _quiet_hours,
}


FEATURE: Final = Feature((Command("settings", show),), (OnSettings.to(press),), talk=Talk(_WAITING, read))
