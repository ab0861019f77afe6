"""Zones whose rules became others: their people are planned anew. Knows no Telegram."""

import logging
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Final
from zoneinfo import ZoneInfoNotFoundError

from bot.domain.dates import LENDER_ZONE
from bot.domain.preferences import Preferences
from bot.domain.zones import ZoneRules, read_anew, rules_of
from bot.services.users import Users
from bot.store.protocol import Records, Store
from bot.store.records import StoreUnwritableError

log = logging.getLogger(__name__)

_SLICE: Final = 10  # users of a transaction: nobody waits for it longer than that takes


async def follow_zones(store: Store, defaults: Preferences, now: datetime) -> int:
    """Plan anew whoever was planned by other rules than those of now. Returns how many users.

    Some users are a transaction: people are served in between. By which rules people of a zone are planned is
    kept once all of them are; until then nobody knows, so that a process that dies, and one that starts with
    the old rules again, leave it to the next.
    """
    await store.read(lambda _: read_anew())  # where plans are made: none of them is half old
    used = await store.read(lambda records: records.zones_in_use())
    rules: dict[str, ZoneRules] = {}
    for zone in sorted({LENDER_ZONE, *used}):
        try:
            rules[zone] = await store.read(partial(_rules, zone, now))
        except ZoneInfoNotFoundError:
            log.error("this machine does not know the zone %s: see tzdata in docs/operating.md", zone)
    changed = await store.transact(partial(_look, rules))
    planned = 0
    for zone in changed:
        planned += await _follow(store, defaults, zone, now)
        await store.transact(partial(_keep, {zone: rules[zone]}))
    if planned:
        log.info("planned %d users anew by other rules of %s", planned, ", ".join(changed))
    return planned


def _rules(zone: str, now: datetime, _: Records) -> ZoneRules:
    return rules_of(zone, now)


def _look(rules: dict[str, ZoneRules], records: Records) -> list[str]:
    """The zones of `rules` whose people have to be planned anew; of the others these are kept."""
    known = records.zone_rules()
    changed = [zone for zone in rules if zone not in known or not known[zone].hold_for(rules[zone])]
    if LENDER_ZONE in changed:  # a due day ends by it, wherever one is
        changed = list(rules)
    records.drop_zone_rules([*changed, *(known.keys() - rules.keys())])
    records.keep_zone_rules({zone: one for zone, one in rules.items() if zone not in changed})
    return changed


def _keep(rules: dict[str, ZoneRules], records: Records) -> None:
    records.keep_zone_rules(rules)


async def _follow(store: Store, defaults: Preferences, zone: str, now: datetime) -> int:
    planned, last = 0, 0

    def few(records: Records) -> list[int]:
        return records.users_in(zone, last, _SLICE)

    def follow(which: Sequence[int], records: Records) -> int:
        users = Users(records, defaults)
        for user in filter(None, map(users.known, which)):
            users.follow(user, now)
        return len(which)

    while found := await store.read(few):
        last = found[-1]
        try:
            planned += await store.transact(partial(follow, found))
        except StoreUnwritableError:
            raise
        except Exception:
            for one in found:  # one who is damaged stops no other
                try:
                    planned += await store.transact(partial(follow, [one]))
                except StoreUnwritableError:
                    raise
                except Exception:
                    log.exception("a user of %s could not be planned anew", zone)
    return planned
