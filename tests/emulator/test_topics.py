"""Topics of forums and of private chats: where a message goes, and what is refused."""

from datetime import UTC, datetime

import pytest
from telegram import Update

from bot.emulator.botapi import BotApi
from bot.emulator.params import ApiError, Json, Upload

ME = 1
FORUM, GROUP, SUPERGROUP = -1_000_000_000_100, -100, -1_000_000_000_200


@pytest.fixture
def api() -> BotApi:
    api = BotApi(lambda: datetime(2026, 11, 22, tzinfo=UTC))
    api.user(ME)
    api.group(FORUM, "Forum", forum=True)
    api.group(GROUP, "Group")
    api.group(SUPERGROUP, "Supergroup")
    return api


def place(message: Json) -> tuple[int | None, bool]:
    return message.get("message_thread_id"), message.get("is_topic_message", False)


def send(api: BotApi, chat_id: int, **params: object) -> Json:
    sent: Json = api.call("sendMessage", {"chat_id": chat_id, "text": "x", **params})
    return sent


@pytest.mark.parametrize("chat", [FORUM, None], ids=["a forum", "a private chat"])
def test_what_is_said_and_sent_in_a_topic_is_in_that_topic(api: BotApi, chat: int | None) -> None:
    topic = api.topic(ME, chat)
    there = {"chat_id": chat or ME, "message_thread_id": topic}

    said = api.say(ME, "hi", chat, topic=topic)["message"]
    sent = api.call("sendMessage", {**there, "text": "x"})
    file = api.call("sendDocument", {**there, "document": Upload("a.csv", b"x", "text/csv")})

    assert [place(one) for one in (said, sent, file)] == [(topic, True)] * 3


def test_in_a_forum_what_replies_to_nothing_replies_to_the_beginning_of_its_topic(api: BotApi) -> None:
    topic = api.topic(ME, FORUM, "Loans")
    said = api.say(ME, "hi", FORUM, topic=topic)["message"]
    answered = api.say(ME, "and", FORUM, reply_to=said["message_id"])["message"]
    private = api.say(ME, "hi", topic=api.topic(ME))["message"]

    assert said["reply_to_message"]["message_id"] == topic
    assert said["reply_to_message"]["forum_topic_created"]["name"] == "Loans"
    assert answered["reply_to_message"]["message_id"] == said["message_id"]
    assert "reply_to_message" not in private


def test_the_beginning_of_a_topic_is_an_update_that_telegrams_library_reads(api: BotApi) -> None:
    topic = api.topic(ME, FORUM, "Loans")

    message = Update.de_json(api.pending[-1], None).message

    assert message is not None
    assert message.message_thread_id == topic
    assert message.forum_topic_created is not None


def test_without_a_topic_a_message_goes_to_general_which_no_message_names(api: BotApi) -> None:
    api.topic(ME, FORUM)

    assert place(send(api, FORUM)) == place(api.say(ME, "hi", FORUM)["message"]) == (None, False)


def test_a_reply_goes_to_the_topic_of_what_it_replies_to(api: BotApi) -> None:
    topic = api.topic(ME, FORUM)
    said = api.say(ME, "hi", FORUM, topic=topic)["message"]["message_id"]

    sent = send(api, FORUM, reply_parameters={"message_id": said})

    assert place(sent) == place(api.say(ME, "x", FORUM, reply_to=said)["message"]) == (topic, True)


def test_an_edit_leaves_a_message_in_its_topic(api: BotApi) -> None:
    topic = api.topic(ME, FORUM)
    sent = send(api, FORUM, message_thread_id=topic)

    edited = api.call("editMessageText", {"chat_id": FORUM, "message_id": sent["message_id"], "text": "new"})

    assert place(edited) == (topic, True)


def test_a_press_tells_the_topic(api: BotApi) -> None:
    topic = api.topic(ME, FORUM)
    keyboard = {"inline_keyboard": [[{"text": "x", "callback_data": "y"}]]}
    message = send(api, FORUM, message_thread_id=topic, reply_markup=keyboard)

    assert place(api.press(ME, message, 0)["callback_query"]["message"]) == (topic, True)


@pytest.mark.parametrize("number", [1, 999])  # General can't be named
@pytest.mark.parametrize("chat", [FORUM, ME])
def test_a_topic_that_there_is_not_is_refused(api: BotApi, chat: int, number: int) -> None:
    with pytest.raises(ApiError, match="Bad Request: message thread not found"):
        send(api, chat, message_thread_id=number)


def test_a_topic_of_another_chat_is_refused(api: BotApi) -> None:
    topic = api.topic(ME, FORUM)

    with pytest.raises(ApiError, match="message thread not found"):
        send(api, ME, message_thread_id=topic)


def test_a_topic_that_was_deleted_is_refused_with_all_that_was_said_there(api: BotApi) -> None:
    topic = api.topic(ME, FORUM)
    said = api.say(ME, "hi", FORUM, topic=topic)["message"]["message_id"]
    api.delete_topic(FORUM, topic)

    with pytest.raises(ApiError, match="message thread not found"):
        send(api, FORUM, message_thread_id=topic)
    with pytest.raises(ApiError, match="message to be replied not found"):
        send(api, FORUM, reply_parameters={"message_id": said})


def test_what_is_closed_refuses_and_the_rest_does_not(api: BotApi) -> None:
    topic, other = api.topic(ME, FORUM), api.topic(ME, FORUM)
    api.topics.close(FORUM)
    api.topics.close(FORUM, topic)

    with pytest.raises(ApiError, match="Bad Request: TOPIC_CLOSED"):
        send(api, FORUM)
    with pytest.raises(ApiError, match="Bad Request: TOPIC_CLOSED"):
        send(api, FORUM, message_thread_id=topic)
    assert place(send(api, FORUM, message_thread_id=other)) == (other, True)


@pytest.mark.parametrize("chat", [GROUP, SUPERGROUP])
def test_a_group_without_topics_ignores_any(api: BotApi, chat: int) -> None:
    assert place(send(api, chat, message_thread_id=7)) == (None, False)


@pytest.mark.parametrize("chat", [GROUP, SUPERGROUP])
def test_nobody_begins_a_topic_where_there_are_none(api: BotApi, chat: int) -> None:
    with pytest.raises(ValueError, match="only a forum"):
        api.topic(ME, chat)
    with pytest.raises(ValueError, match="only a supergroup"):
        api.group(GROUP, "Group", forum=True)


def test_nobody_writes_where_no_app_lets_them(api: BotApi) -> None:
    api.topics.close(FORUM)

    with pytest.raises(ValueError, match="closed"):
        api.say(ME, "hi", FORUM)
    with pytest.raises(ValueError, match="no such topic"):
        api.say(ME, "hi", topic=99)
