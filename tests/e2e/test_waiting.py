"""What waited while the bot was off, and people who speak while hundreds of reminders go out."""

from collections import Counter
from datetime import timedelta
from pathlib import Path

from bot.domain.language import Language
from bot.serving import wall_clock
from bot.texts import texts_in
from bot.transport.inbox import BURST
from tests.e2e.process import FIRST_USER, borrowers, config, database, outbox, serving, telegram, texts

PAST = timedelta(minutes=1)
PAYS, OWES, ASKS = FIRST_USER, FIRST_USER + 1, FIRST_USER + 2
MANY = range(FIRST_USER, FIRST_USER + 200)


async def test_what_people_did_while_the_bot_was_off_comes_before_the_first_reminder(tmp_path: Path) -> None:
    due = dict.fromkeys((PAYS, OWES), (wall_clock() - PAST,))
    instalments = await borrowers(database(tmp_path), due)
    async with telegram() as server:
        file = config(tmp_path, server)
        for user_id in (PAYS, OWES):
            server.api.user(user_id)
        paid = {"text": "已还", "callback_data": f"inst:paid:{instalments[PAYS][0]}"}
        keyboard = {"inline_keyboard": [[paid]]}
        reminder = server.api.call("sendMessage", {"chat_id": PAYS, "text": "…", "reply_markup": keyboard})
        server.api.press(PAYS, reminder, 0)
        question = server.api.say(ASKS, "/help")

        async with serving(file, server) as bot:
            await server.until(lambda: texts(server, OWES) != [])
            assert await bot.stop() == 0
        assert outbox(database(tmp_path)) == {PAYS: ["cancelled"], OWES: ["sent"]}
        assert texts(server, PAYS) == ["…"]
        asked = [event.chat_id for event in server.api.events if event.kind == "sent"]
        assert asked.index(ASKS) < asked.index(OWES)

        server.api.pending.append(question)  # as if its confirmation had been lost
        async with serving(file, server) as bot:
            server.api.say(ASKS, "/sources")
            await server.until(lambda: len(texts(server, ASKS)) >= 2)
            assert await bot.stop() == 0
        assert len(set(texts(server, ASKS))) == len(texts(server, ASKS)) == 2


async def test_people_do_not_wait_behind_two_hundred_reminders(tmp_path: Path) -> None:
    await borrowers(database(tmp_path), dict.fromkeys(MANY, (wall_clock() - PAST,)))
    people = range(MANY.stop, MANY.stop + 10)

    async with telegram() as server:
        for user_id in MANY:
            server.api.user(user_id)

        def reminded() -> int:
            return sum(1 for user_id in MANY if texts(server, user_id))

        async with serving(config(tmp_path, server), server):
            await server.until(lambda: reminded() >= 10)
            for user_id in people:
                server.api.say(user_id, "/help")
            await server.until(lambda: all(texts(server, user_id) for user_id in people))

            assert reminded() < len(MANY) / 2, "they waited for most of the reminders"


async def test_a_flood_of_one_person_is_cut_and_told_and_the_next_person_is_answered(tmp_path: Path) -> None:
    async with telegram() as server:
        for _ in range(2 * BURST):
            server.api.say(PAYS, "/help")
        server.api.say(ASKS, "/help")
        async with serving(config(tmp_path, server), server) as bot:
            await server.until(lambda: texts(server, ASKS) != [] and server.api.pending == [])
            assert await bot.stop() == 0

    answers = Counter(texts(server, PAYS))
    assert answers.pop(texts_in(Language.HANS)("too-many")) == 1
    assert BURST <= answers.total() < 2 * BURST
