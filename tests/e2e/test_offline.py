"""The bot is off for a minute, a day, forty days: each person gets one message, right as of now."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from bot.chat.wording import distance
from bot.domain.dates import LENDER_ZONE, today_in
from bot.domain.language import Language
from bot.texts import texts_in
from tests.chat_driver import Chat, Shown
from tests.worlds import open_world, served, shanghai

BEFORE = shanghai(12, 8, 8, 59)
DUE = {"微粒贷": date(2026, 12, 9), "借呗": date(2026, 12, 11), "58好借": date(2026, 12, 15)}
NAN, OTHER, PAID, PAUSED = range(1, 5)
OFF = (timedelta(minutes=1, seconds=30), timedelta(days=1, minutes=1), timedelta(days=40, minutes=1))


async def add(chat: Chat, *names: str) -> None:
    for name in names:
        await chat.say(f"/add {name} {DUE[name]} 1200")
        await chat.press("保存")


def since(moment: datetime, chat: Chat) -> list[Shown]:
    return [one for one in chat.shown if one.message["date"] >= moment.timestamp()]


@pytest.mark.parametrize("off", OFF)
@pytest.mark.parametrize("restarted", [False, True])
async def test_each_gets_one_message_with_the_truth_of_now(
    tmp_path: Path, off: timedelta, restarted: bool
) -> None:
    back = BEFORE + off
    async with open_world(tmp_path / "bot.db", BEFORE) as world:
        people = {user_id: Chat(world, user_id) for user_id in (NAN, OTHER, PAID, PAUSED)}
        await add(people[NAN], *DUE)
        await add(people[OTHER], "借呗")
        await add(people[PAID], "借呗")
        await add(people[PAUSED], "借呗")
        (owed,) = await world.bot.store.transact(lambda records: records.loans(PAID))
        await people[PAID].press_data(f"inst:paid:{owed.instalments[0].id}", people[PAID].last.message)
        user = await world.bot.store.transact(lambda records: records.user(PAUSED))
        assert user is not None
        until, now = back + timedelta(days=1), world.now
        await served(world.bot.store, lambda one: one.users.pause_until(user, until, now))
        if not restarted:
            await world.jump(back)
        shown = {user_id: since(back, chat) for user_id, chat in people.items()}

    if restarted:
        async with open_world(tmp_path / "bot.db", back) as world:
            for user_id in people:
                world.api.user(user_id)
            await world.jump(back)
            shown = {user_id: since(back, Chat(world, user_id)) for user_id in people}

    assert {user_id: len(messages) for user_id, messages in shown.items()} == {
        NAN: 1,
        OTHER: 1,
        PAID: 0,
        PAUSED: 0,
    }
    today = today_in(back, LENDER_ZONE)
    for name, day in DUE.items():
        when = distance(texts_in(Language.HANS), (day - today).days)
        assert any(name in line and when in line for line in shown[NAN][0].text.split("\n"))
    assert distance(texts_in(Language.HANS), (DUE["借呗"] - today).days) in shown[OTHER][0]
