"""Statements over the rules of zones by which people are planned. Knows no transaction."""

import json
from collections.abc import Collection, Mapping

from bot.domain.zones import ZoneRules
from bot.store._rows import text_of, zone_rules_of
from bot.store._table import Table


class Zones(Table):
    def zones_in_use(self) -> list[str]:
        """One step along the index for each zone, however many users are in it."""
        rows = self.db.execute(
            """
            WITH RECURSIVE used (zone) AS (
                SELECT min(zone) FROM users
                UNION ALL
                SELECT (SELECT min(zone) FROM users WHERE zone > used.zone) FROM used WHERE zone IS NOT NULL
            )
            SELECT zone FROM used WHERE zone IS NOT NULL
            """
        )
        return [zone for (zone,) in rows.fetchall()]

    def users_in(self, zone: str, after: int, limit: int) -> list[int]:
        rows = self.db.execute(
            "SELECT id FROM users WHERE zone = ? AND id > ? ORDER BY id LIMIT ?", [zone, after, limit]
        )
        return [user_id for (user_id,) in rows.fetchall()]

    def zone_rules(self) -> dict[str, ZoneRules]:
        return {row["zone"]: zone_rules_of(row) for row in self.db.query("SELECT * FROM zones")}

    def keep_zone_rules(self, rules: Mapping[str, ZoneRules]) -> None:
        rows = [
            (zone, json.dumps([(text_of(at), offset) for at, offset in kept.turns]), text_of(kept.until))
            for zone, kept in rules.items()
        ]
        self.db.execute(
            """
            INSERT OR REPLACE INTO zones (zone, turns, until)
            SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]')
            FROM json_each(?)
            """,
            [json.dumps(rows)],
        )

    def drop_zone_rules(self, zones: Collection[str]) -> None:
        self.db.execute(
            "DELETE FROM zones WHERE zone IN (SELECT value FROM json_each(?))", [json.dumps(list(zones))]
        )
