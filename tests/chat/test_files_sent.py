"""Files that people send: answered, however large and however many, and never fetched."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from bot.emulator.botapi import BotApi
from bot.world import EmulatedWorld
from tests.chat_driver import Chat

HUGE = 2**31
FILE = {"file_id": "huge", "file_unique_id": "h", "file_size": HUGE}
PICTURE = {"width": 60_000, "height": 60_000, "duration": 86_400}
KINDS: dict[str, dict[str, Any]] = {
    "document": FILE | {"file_name": "../../bomb.zip", "mime_type": "application/zip"},
    "voice": FILE | {"duration": 86_400, "mime_type": "audio/ogg"},
    "audio": FILE | {"duration": 86_400, "title": "<b>x</b>\x1b[2J"},
    "video": FILE | PICTURE,
    "animation": FILE | PICTURE,
    "video_note": FILE | {"length": 640, "duration": 60},
}


@pytest.fixture
def asked() -> Iterator[list[str]]:
    """The methods of the Bot API that were called."""
    found: list[str] = []

    def listen(method: str, _: Mapping[str, Any]) -> None:
        found.append(method.casefold())

    BotApi.listeners.append(listen)
    yield found
    BotApi.listeners.remove(listen)


def size(folder: Path) -> int:
    """Of all files in it."""
    return sum(path.stat().st_size for path in folder.iterdir())


async def test_a_file_of_any_kind_and_size_is_answered_in_words_and_never_fetched(
    world: EmulatedWorld, chat: Chat, asked: list[str]
) -> None:
    for kind, file in KINDS.items():
        (shown,) = await chat.send(world.api.post(chat.user_id, {kind: file}))
        assert "不看图片、语音和文件" in shown, kind
    (shown,) = await chat.send(world.api.photo(chat.user_id))
    assert "不看图片、语音和文件" in shown
    assert len(await chat.album(10)) == 1

    assert set(asked) & {"getfile", "senddocument"} == set()
    assert await world.bot.store.read(lambda records: records.user_ids()) == []


async def test_what_is_attached_to_a_contact_is_kept_by_its_number_and_never_fetched(
    world: EmulatedWorld, chat: Chat, asked: list[str], tmp_path: Path
) -> None:
    await chat.say("/log 昨天22:30 微粒贷 电话 接了")
    before = size(tmp_path)

    for kind in ("document", "voice"):
        await chat.send(world.api.post(chat.user_id, {kind: KINDS[kind]}))

    assert "getfile" not in asked
    assert size(tmp_path) - before < 2**20
