"""Where the bot is no member, general knowledge alone is said: inline, as a guest, in a family's group."""

import json
from typing import Any

import pytest
from telegram import Update

from bot.chat import too_many
from bot.chat.router import ALLOWED_UPDATES
from bot.world import EmulatedWorld
from tests.chat_driver import Chat

OWN = ("老王的店", "1234.56", "1,234", "12月18日", "12月20日", "12月15日", "朝阳区法院")
FAMILY = {"id": 77, "type": "private", "first_name": "Mother"}


async def with_a_secret(chat: Chat) -> None:
    """Somebody who owes, and has a date at court."""
    await chat.say("老王的店 2026-12-18 1234.56")
    await chat.press("保存")
    await chat.say("12月20日上午9点在朝阳区法院开庭")
    await chat.press("保存")
    await chat.say("微粒贷 每月15号 1200")
    await chat.press("保存")


async def inline(world: EmulatedWorld, words: str, user_id: int = 1) -> list[dict[str, Any]]:
    """What this person may choose from."""
    update = world.api.inline(user_id, words)
    await world.handle(update)
    results = world.api.elsewhere.asked[update["inline_query"]["id"]].results
    assert results is not None, "the query was never answered"
    return results


async def guest(
    world: EmulatedWorld, words: str, user_id: int = 1, chat: dict[str, Any] | None = None
) -> dict[str, Any]:
    """What the bot says where it is called."""
    update = world.api.summon(user_id, words, chat)
    await world.handle(update)
    results = world.api.elsewhere.asked[update["guest_message"]["guest_query_id"]].results
    assert results is not None, "the call was never answered"
    return results[0]


def no_secret(*shown: object) -> None:
    said = json.dumps(shown, ensure_ascii=False, default=str)
    assert not [word for word in OWN if word in said]


async def rows(world: EmulatedWorld, user_id: int) -> dict[str, list[dict[str, Any]]]:
    return await world.bot.store.transact(lambda records: records.everything(user_id))


async def test_a_family_chat_learns_what_to_do_and_nothing_of_who_owes(
    chat: Chat, world: EmulatedWorld
) -> None:
    await with_a_secret(chat)
    before, events = await rows(world, 1), len(world.api.events)

    group = chat.as_group(-100, "Family")
    in_group = await group.say("/verify@rights_console_bot 微粒贷", silent=False)
    in_group += await group.say("/list@rights_console_bot", silent=False)
    chosen = await inline(world, "家人")
    asked = [await inline(world, words) for words in ("", "微粒贷", "我的还款", "开庭", "老王的店", "列表")]
    called = [await guest(world, words) for words in ("家人", "微粒贷", "我欠多少", "/list", "")]
    by_mother = await guest(world, "微粒贷打给我怎么办", 77, FAMILY)

    no_secret([one.text for one in in_group], chosen, asked[:4], asked[5], called, by_mother)
    assert "不用回答" in chosen[0]["text"]
    assert "不用付钱" in chosen[0]["text"]
    assert "110" in chosen[0]["text"].splitlines()[-1]
    assert [one for one in asked[1] if one["title"].startswith("微粒贷")]
    assert await rows(world, 1) == before  # nothing is written, either
    assert await rows(world, 77) == {table: [] for table in before}
    assert {one.chat_id for one in world.api.events[events:]} == {-100}


@pytest.mark.parametrize("chat_type", ["sender", "private", "group", "supergroup", "channel"])
async def test_an_inline_query_is_answered_from_any_chat_for_this_person_alone(
    world: EmulatedWorld, chat_type: str
) -> None:
    update = world.api.inline(1, "家人", chat_type)
    await world.handle(update)
    asked = world.api.elsewhere.asked[update["inline_query"]["id"]]
    assert asked.options == {"cache_time": 300, "is_personal": True}


@pytest.mark.parametrize(
    ("code", "query", "words"),
    [
        ("zh-hans", "家人", ("不用回答", "不要答应", "记下来")),
        ("zh-hant", "家人", ("不用回答", "不要答應", "記下來")),
        ("en", "family", ("need not answer", "should not promise", "Write down")),
    ],
)
async def test_each_speaks_the_language_of_whoever_asks(
    world: EmulatedWorld, code: str, query: str, words: tuple[str, ...]
) -> None:
    world.api.user(9, language_code=code, started=False)
    (first, *_) = await inline(world, query, 9)
    as_guest = await guest(world, query, 9)
    for text in (first["text"], as_guest["text"]):
        assert [one for one in words if one in text] == list(words)


@pytest.mark.parametrize(
    ("words", "who"), [("同事", "同事"), ("房东", "房东"), ("老师", "老师"), ("我妈", "家里人")]
)
async def test_the_card_is_for_whom_the_words_name(world: EmulatedWorld, words: str, who: str) -> None:
    (first, *_) = await inline(world, words)
    assert f"{who}" in first["text"].splitlines()[1]


async def test_what_can_not_wait_is_said_first_and_alone(world: EmulatedWorld) -> None:
    assert [one["id"] for one in await inline(world, "他们在砸门")] == ["urgent"]
    assert "110" in (await guest(world, "他们在砸门"))["text"].splitlines()[0]
    assert "12356" in "".join((await guest(world, "我不想活了"))["text"].splitlines()[:2])


async def test_a_question_is_answered_and_a_guess_stands_behind_the_card(world: EmulatedWorld) -> None:
    assert "不是犯罪" in (await guest(world, "欠钱会不会坐牢"))["text"]
    first, *others = await inline(world, "房东接到电话怎么办")
    assert first["id"] == "around-landlord"
    assert {one["id"].partition("-")[0] for one in others} <= {"q", "around", "topic"}


async def test_no_button_of_an_answer_needs_the_bot_to_hear_of_it_and_none_speaks_of_buttons(
    world: EmulatedWorld,
) -> None:
    for words in ("", "微粒贷", "上门", "会不会坐牢", "网商银行"):
        for one in await inline(world, words):
            buttons = [button for row in one["reply_markup"]["inline_keyboard"] for button in row]
            assert [set(button) for button in buttons] == [{"text", "url"}]
            assert "在下面" not in one["text"]


async def test_a_guest_is_silent_when_something_goes_wrong_in_a_chat_of_others(world: EmulatedWorld) -> None:
    """Even a private chat of two others is no chat with the bot: no apology goes there."""
    update = world.api.summon(1, "微粒贷", FAMILY)
    world.api.fail_next("answerGuestQuery", TimeoutError())
    await world.handle(update)
    assert world.api.events == []


async def test_too_much_of_one_person_is_dropped_without_a_word_into_a_chat_of_others(
    world: EmulatedWorld,
) -> None:
    for raw in (world.api.summon(1, "微粒贷", FAMILY), world.api.inline(1, "家人")):
        await too_many.tell(world.bot.application.bot, Update.de_json(raw, world.bot.application.bot))
    assert world.api.events == []


def test_telegram_is_asked_for_these_updates() -> None:
    assert {"inline_query", "guest_message"} <= set(ALLOWED_UPDATES)


class TestCard:
    async def test_the_button_leads_to_a_card_that_can_be_passed_on(self, chat: Chat) -> None:
        await with_a_secret(chat)
        await chat.say("/help")
        (asked,) = await chat.press("给家人、同事的说明")
        (card,) = await chat.press("给家人", asked)
        no_secret(card.text)
        assert "不用回答" in card
        (share,) = [
            button["switch_inline_query_chosen_chat"]
            for row in card.message["reply_markup"]["inline_keyboard"]
            for button in row
            if "switch_inline_query_chosen_chat" in button
        ]
        assert share == {"query": "家人", "allow_user_chats": True, "allow_group_chats": True}
        (first, *_) = await inline(chat.world, share["query"])  # type: ignore[arg-type]
        assert first["text"] == card.text

    @pytest.mark.parametrize(
        "said", ["他们打电话给我家人怎么办", "/verify 微粒贷", "/help", "家人接到电话怎么说"]
    )
    async def test_it_is_there_where_it_helps(self, chat: Chat, said: str) -> None:
        shown = (await chat.say(said))[-1]
        assert "给家人、同事的说明" in shown.buttons

    async def test_without_inline_mode_there_is_no_button_that_telegram_would_refuse(
        self, chat: Chat, world: EmulatedWorld
    ) -> None:
        world.api.elsewhere.inline = False
        await world.bot.application.bot.get_me()
        await chat.say("/help")
        await chat.press("给家人、同事的说明")
        (card,) = await chat.press("给家人")
        assert card.buttons == ("给别的人",)

    async def test_in_a_group_anyone_may_open_it(self, chat: Chat) -> None:
        group = chat.as_group()
        (help_,) = await group.say("/help@rights_console_bot", silent=False)
        (asked,) = await group.as_user(2).press("给家人、同事的说明", help_)
        assert "给谁看" in asked
