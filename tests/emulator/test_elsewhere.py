"""Inline and guest answers: refused as Telegram refuses them."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.emulator.botapi import BotApi
from bot.emulator.params import ApiError, Json


class Clock:
    now = datetime(2026, 12, 1, tzinfo=UTC)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def api(clock: Clock) -> BotApi:
    return BotApi(lambda: clock.now)


def article(key: str = "a", **changed: Any) -> Json:
    content = {"message_text": "<b>x</b> y", "parse_mode": "HTML"}
    return {"type": "article", "id": key, "title": "T", "input_message_content": content} | changed


def asked(api: BotApi) -> str:
    return str(api.inline(1, "x")["inline_query"]["id"])


def called(api: BotApi) -> str:
    return str(api.summon(1, "x")["guest_message"]["guest_query_id"])


def test_an_answer_is_kept_as_people_see_it(api: BotApi) -> None:
    key = asked(api)
    assert api.call(
        "answerInlineQuery", {"inline_query_id": key, "results": [article()], "is_personal": True}
    )
    (shown,) = api.elsewhere.asked[key].results or []
    assert (shown["text"], shown["entities"]) == ("x y", [{"type": "bold", "offset": 0, "length": 1}])
    assert api.elsewhere.asked[key].options == {"cache_time": 300, "is_personal": True}


def test_a_guest_answers_once_and_in_time(api: BotApi, clock: Clock) -> None:
    key, late = called(api), called(api)
    answer = {"guest_query_id": key, "result": article()}
    assert api.call("answerGuestQuery", answer)["inline_message_id"]
    clock.now += timedelta(seconds=11)
    for again in (answer, {"guest_query_id": late, "result": article()}, {**answer, "guest_query_id": "5"}):
        with pytest.raises(ApiError, match="query is too old"):
            api.call("answerGuestQuery", again)


@pytest.mark.parametrize(
    ("results", "why"),
    [
        ("x", "can't parse"),
        ([article(str(number)) for number in range(51)], "RESULTS_TOO_MUCH"),
        ([article(), article()], "RESULT_ID_DUPLICATE"),
        ([article("x" * 65)], "RESULT_ID_INVALID"),
        ([article(title=" ")], "ARTICLE_TITLE_EMPTY"),
        ([article(type="photo")], "only articles"),
        ([article(input_message_content=None)], "input_message_content"),
        ([article(input_message_content={"message_text": "x" * 4097})], "message is too long"),
        (
            [article(input_message_content={"message_text": "<b>", "parse_mode": "HTML"})],
            "can't parse entities",
        ),
    ],
)
def test_what_telegram_does_not_take(api: BotApi, wire_problems: list[str], results: Any, why: str) -> None:
    with pytest.raises(ApiError, match=why):
        api.call("answerInlineQuery", {"inline_query_id": asked(api), "results": results})
    wire_problems.clear()  # so wrong on purpose


def test_a_button_that_shares_names_a_kind_of_chat(api: BotApi, wire_problems: list[str]) -> None:
    api.user(1)

    def send(chosen: Any) -> None:
        rows = [[{"text": "x", "switch_inline_query_chosen_chat": chosen}]]
        api.call("sendMessage", {"chat_id": 1, "text": "x", "reply_markup": {"inline_keyboard": rows}})

    send({"query": "x", "allow_user_chats": True})
    for chosen in ({"query": "x"}, "x"):
        with pytest.raises(ApiError, match="chats must be allowed"):
            send(chosen)
    wire_problems.clear()  # so wrong on purpose


def test_what_is_switched_off_with_botfather_tells_the_bot_nothing(api: BotApi) -> None:
    api.elsewhere.inline = api.elsewhere.guest = False
    assert not api.call("getMe", {})["supports_inline_queries"]
    with pytest.raises(ValueError, match="inline mode is off"):
        api.inline(1, "x")
    with pytest.raises(ValueError, match="guest mode is off"):
        api.summon(1, "x")
