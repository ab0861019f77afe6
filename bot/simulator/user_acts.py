"""What users do about themselves: settings, silence, coming and going. Knows no planner."""

from dataclasses import replace

from bot.services.users import lost
from bot.simulator import population as people
from bot.simulator.visit import Visit


def prefer(visit: Visit) -> None:
    chosen = people.preferences(visit.chance)
    visit.users.set_preferences(visit.user, chosen, visit.now)
    visit.oracle.preferred(visit.person, chosen)


def travel(visit: Visit) -> None:
    zone = visit.chance.choice((*people.ZONES, "Asia/Shanghai"))
    chosen = replace(visit.person.prefs, zone=zone)
    visit.users.set_preferences(visit.user, chosen, visit.now)
    visit.oracle.preferred(visit.person, chosen)


def pause_all(visit: Visit) -> None:
    """Silence until a moment; sometimes ended before."""
    until = visit.now + visit.some_days(0.1, 25)
    visit.users.pause_until(visit.user, until, visit.now)
    visit.oracle.paused(visit.person, until)
    if visit.chance.random() < 0.3:
        visit.later("unpause_all", visit.some_days(0.05, 10), None)


def unpause_all(visit: Visit) -> None:
    visit.users.pause_until(visit.user, None, visit.now)
    visit.oracle.paused(visit.person, None)


def unsubscribe(visit: Visit) -> None:
    """No reminders; later again, perhaps."""
    visit.users.unsubscribe(visit.user, visit.now)
    visit.oracle.unsubscribed(visit.person)
    visit.later("subscribe", visit.some_days(0.01, 20), None)


def subscribe(visit: Visit) -> None:
    visit.users.subscribe(visit.user, visit.now)
    visit.oracle.subscribed(visit.person)


def back(visit: Visit) -> None:
    """Unblocks the bot, which is all that Telegram says of it."""


def block(visit: Visit) -> None:
    """Telegram says so at once. Otherwise the bot finds out when it sends."""
    lost(visit.records, visit.person.id)
    visit.oracle.gone(visit.person)
