"""A real process says over real HTTP how it is: ready, its numbers, and nothing about anybody."""

import asyncio
import re
from datetime import timedelta
from pathlib import Path

from prometheus_client.parser import text_string_to_metric_families

from bot.runtime import COUNTED, LIMITS
from bot.serving import wall_clock
from tests.e2e.process import (
    FIRST_USER,
    SECRETS,
    borrowers,
    config,
    database,
    free_port,
    get,
    outbox,
    ready,
    serving,
    started,
    telegram,
    texts,
)
from tests.http_botapi import too_many

OWES, ASKS, FAILS = FIRST_USER, FIRST_USER + 1, FIRST_USER + 2
PING = "a-uuid-that-is-a-secret"


async def until_handled(at: str) -> str:
    """The metrics, once an update has come to its end."""
    while True:
        _, metrics = await get(at, "/metrics")
        if numbers(metrics)["rights_bot_update_seconds_count",]:
            return metrics
        await asyncio.sleep(0.1)


def numbers(metrics: str) -> dict[tuple[str, ...], float]:
    """Each sample by its name and the values of its labels."""
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(metrics)
        for sample in family.samples
    }


async def test_a_process_tells_how_it_is_and_nothing_about_anybody(tmp_path: Path) -> None:
    at = f"127.0.0.1:{free_port()}"
    await borrowers(database(tmp_path), {OWES: (wall_clock() - timedelta(minutes=20),)})
    async with telegram() as server:
        server.api.user(OWES)
        file = config(tmp_path, server, more=f'http = "{at}"\nping_url = "https://ping.invalid/{PING}"')
        async with serving(file, server, secrets=[PING]) as bot:
            told = await ready(at)
            assert told["ready"] is True
            assert list(told["parts"]) == ["polling", "tick", "database", "due", "knowledge"]
            for part, state in told["parts"].items():
                assert set(state) == {"ok", "age", "limit"}
                assert state["ok"] is True
                assert 0 <= state["age"] <= state["limit"] == LIMITS[part]
            assert (await get(at, "/healthz"))[0] == 200

            server.fault("sendMessage", too_many(1))
            server.api.say(ASKS, "/rights 微粒贷")
            await server.until(lambda: texts(server, ASKS) != [] and texts(server, OWES) != [])
            metrics = await until_handled(at)
            assert outbox(database(tmp_path)) == {OWES: ["sent"]}

            file = config(tmp_path / "..", server, more=f'http = "{at}"')
            async with started(file) as second:
                assert await second.ended() == 1
            assert second.lines[-1] == f"operator.http: {at}: something else listens there\n"
            assert await bot.stop() == 0

    found = numbers(metrics)
    assert found["rights_bot_updates_total", "message"] == 1
    assert found["rights_bot_answers_total", "said"] == 1
    assert found["rights_bot_limits_total", "telegram_429"] == 1
    assert found["rights_bot_reminders_total", "sent"] == 1
    assert found["rights_bot_reminder_lateness_seconds_count",] == 1
    assert found["rights_bot_reminder_lateness_seconds_bucket", "600.0"] == 0
    assert found["rights_bot_reminder_lateness_seconds_bucket", "3600.0"] == 1
    assert found["rights_bot_update_seconds_count",] == 1
    assert found["rights_bot_due_reminders",] == 0
    assert found["rights_bot_users", "ever"] == 1
    assert [found["rights_bot_part_ok", part] for part in told["parts"]] == [1] * 5
    assert [key[1:] for key in found if key[0] == "rights_bot_build_info"] != []
    labels = {value for key in found for value in key[1:] if not key[0].startswith("rights_bot_build")}
    kinds = {kind for kinds in COUNTED.values() for kind in kinds}
    assert {label for label in labels if not _is_number(label)} <= kinds | set(LIMITS) | {"ever", "7d", "30d"}
    names = re.sub(r" [0-9.e+-]+$", "", metrics, flags=re.MULTILINE)  # a sum of seconds has any digits
    assert [secret for secret in (*SECRETS, PING) if secret in names] == []


def _is_number(label: str) -> bool:
    return label.replace(".", "").isdigit() or label == "+Inf"
