"""Another program takes the bot's updates away: they are taken back, and the operator hears of it."""

from pathlib import Path

from tests.e2e.process import FIRST_USER, config, serving, telegram, texts

ADMIN, USER = FIRST_USER, FIRST_USER + 1


async def test_a_webhook_that_another_program_set_is_removed_and_the_operator_is_told(tmp_path: Path) -> None:
    async with telegram() as server:
        server.api.user(ADMIN)
        file = config(tmp_path, server, more=f"admin_ids = [{ADMIN}]")
        async with serving(file, server) as bot:
            server.api.say(USER, "/start")
            await server.until(lambda: len(texts(server, USER)) == 1)

            server.api.call("setWebhook", {"url": "https://elsewhere.example.org/"})
            server.api.say(USER, "/help")

            await server.until(lambda: len(texts(server, USER)) == 2 and texts(server, ADMIN) != [])
            assert await bot.stop() == 0
    (told,) = texts(server, ADMIN)
    assert told.startswith("a webhook was set")


async def test_a_webhook_that_is_set_before_the_start_is_no_obstacle(tmp_path: Path) -> None:
    async with telegram() as server:
        server.api.call("setWebhook", {"url": "https://elsewhere.example.org/"})
        server.api.say(USER, "/help")
        async with serving(config(tmp_path, server), server):
            await server.until(lambda: len(texts(server, USER)) == 1)
