"""The emulator refuses what Telegram refuses, and takes what it takes."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from telegram import Message, MessageOriginHiddenUser, Update, User

from bot.emulator.botapi import BotApi
from bot.emulator.cloud import buttons
from bot.emulator.params import ApiError, Json, Upload

ME = 1
GROUP = -100
KEYBOARD = {
    "inline_keyboard": [[{"text": "保存", "callback_data": "save"}, {"text": "改", "callback_data": "e"}]]
}


@pytest.fixture
def wire_problems() -> None:
    """In place of the one for all tests: calls here are wrong on purpose."""


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def api(clock: Clock) -> BotApi:
    """With a user who has started the bot, and messages 1 (the bot's, with buttons) and 2 (the user's)."""
    api = BotApi(clock)
    api.user(ME, "Alice")
    api.call("sendMessage", {"chat_id": ME, "text": "hello", "reply_markup": KEYBOARD})
    api.say(ME, "hi")
    return api


def send(**params: Any) -> tuple[str, Json]:
    return "sendMessage", {"chat_id": ME, "text": "x", **params}


def keyed(*rows: Any) -> tuple[str, Json]:
    return send(reply_markup={"inline_keyboard": list(rows)})


def button(**fields: Any) -> tuple[str, Json]:
    return keyed([{"text": "x", **fields}])


def html(text: str) -> tuple[str, Json]:
    return send(text=text, parse_mode="HTML")


def document(content: bytes, **params: Any) -> tuple[str, Json]:
    return "sendDocument", {"chat_id": ME, "document": Upload("a.csv", content, "text/csv"), **params}


def commands(*pairs: tuple[str, str], **params: Any) -> tuple[str, Json]:
    return "setMyCommands", {
        "commands": [{"command": name, "description": words} for name, words in pairs],
        **params,
    }


ACCEPTED: list[tuple[str, Json]] = [
    ("getMe", {}),
    ("GETME", {}),
    send(),
    send(text="字" * 4096),
    send(text="😀" * 2048),
    send(chat_id="1"),
    send(no_such_parameter=1),
    send(text=" x "),
    send(text="<3"),  # without a parse mode
    html("<b>" + "字" * 4096 + "</b>"),
    html("a &lt; b"),
    send(reply_markup='{"inline_keyboard":[[{"text":"x","callback_data":"y"}]]}'),
    send(reply_markup=""),
    send(reply_markup={"remove_keyboard": True}),
    send(reply_markup={"inline_keyboard": []}),
    send(link_preview_options={"is_disabled": True}),
    send(reply_parameters={"message_id": 2}),
    send(reply_parameters={"message_id": 99, "allow_sending_without_reply": True}),
    send(entities=[{"type": "bold", "offset": 0, "length": 1}]),
    button(callback_data="字" * 21),
    button(callback_data="x" * 64),
    button(url="https://t.me/some_bot?start=rights_qifu"),
    button(copy_text={"text": "字" * 256}),
    *(button(callback_data="x", style=style) for style in ("primary", "success", "danger")),
    keyed(*[[{"text": "x", "callback_data": "y"}] * 8] * 12),
    keyed(*[[{"text": "x", "callback_data": "y"}]] * 100),
    ("editMessageText", {"chat_id": ME, "message_id": 1, "text": "new"}),
    ("editMessageText", {"chat_id": ME, "message_id": 1, "text": "hello"}),  # the keyboard goes
    ("editMessageReplyMarkup", {"chat_id": ME, "message_id": 1}),
    ("deleteMessage", {"chat_id": ME, "message_id": 1}),
    ("deleteMessage", {"chat_id": ME, "message_id": 2}),
    ("sendChatAction", {"chat_id": ME, "action": "typing"}),
    ("sendChatAction", {"chat_id": ME, "action": "upload_document"}),
    document(b"x", caption="字" * 1024),
    document(b"x" * 50_000_000),
    commands(("add", "x"), ("delete_me", "y" * 256)),
    commands(("a" * 32, "x"), scope={"type": "all_private_chats"}, language_code="zh"),
    commands(("add", "x"), scope={"type": "chat_member", "chat_id": ME, "user_id": ME}),
    commands(*[("add", "x")] * 100),
    ("getMyCommands", {"scope": {"type": "chat", "chat_id": ME}}),
    ("deleteMyCommands", {"language_code": "en"}),
    ("setMyDescription", {"description": "字" * 512, "language_code": "zh"}),
    ("setMyShortDescription", {"short_description": "字" * 120}),
    ("setMyName", {"name": "字" * 64}),
    ("getMyDescription", {}),
    ("getMyShortDescription", {"language_code": "en"}),
    ("getUpdates", {"limit": 1000, "timeout": 0, "allowed_updates": ["message"]}),
    ("getUpdates", {"offset": "5"}),
    ("setWebhook", {"url": "https://bot.example.org/x", "secret_token": "a-b_C1"}),
    ("setWebhook", {"url": "https://bot.example.org/x", "secret_token": "a" * 256}),
    ("deleteWebhook", {}),
    ("getWebhookInfo", {}),
]

CANT_PARSE = "Bad Request: can't parse entities: "
BAD_BUTTON = "Bad Request: can't parse inline keyboard button: "

REFUSED: list[tuple[tuple[str, Json], int, str]] = [
    (("sendMesage", {}), 404, "Not Found: method not found"),
    (("sendMessage", {"text": "x"}), 400, "Bad Request: chat_id is empty"),
    (("sendMessage", {"chat_id": ME}), 400, "Bad Request: message text is empty"),
    (send(chat_id=404), 400, "Bad Request: chat not found"),
    (send(chat_id="@nobody"), 400, "Bad Request: chat not found"),
    (send(chat_id=2), 403, "Forbidden: bot can't initiate conversation with a user"),
    (send(chat_id=3), 403, "Forbidden: bot was blocked by the user"),
    (send(chat_id=4), 403, "Forbidden: user is deactivated"),
    (send(text=""), 400, "Bad Request: message text is empty"),
    (send(text=" \n\u3000\u200b"), 400, "Bad Request: text must be non-empty"),
    (html("<b> </b>"), 400, "Bad Request: text must be non-empty"),
    (send(text="字" * 4097), 400, "Bad Request: message is too long"),
    (send(text="😀" * 2048 + "x"), 400, "Bad Request: message is too long"),
    (send(text=["x"]), 400, 'Bad Request: parameter "text" must be a String'),
    (send(text=True), 400, 'Bad Request: parameter "text" must be a String'),
    (send(text="\ud83d"), 400, "Bad Request: strings must be encoded in UTF-8"),
    (html("<3"), 400, CANT_PARSE + "Unclosed start tag at byte offset 0"),
    (html("a<br>b"), 400, CANT_PARSE + 'Unsupported start tag "br" at byte offset 1'),
    (html("<b>x"), 400, CANT_PARSE + 'Can\'t find end tag corresponding to start tag "b"'),
    (send(parse_mode="MarkdownV2"), 400, "Bad Request: unsupported parse_mode"),
    (send(entities=5), 400, "Bad Request: expected an Array of MessageEntity"),
    (send(entities=["bold"]), 400, "Bad Request: expected an Array of MessageEntity"),
    (send(reply_markup="{"), 400, "Bad Request: can't parse reply_markup JSON object"),
    (send(reply_markup=[]), 400, "Bad Request: object expected as reply markup"),
    (send(link_preview_options=[1]), 400, "Bad Request: object expected as link preview options"),
    (send(reply_parameters={"message_id": 99}), 400, "Bad Request: message to be replied not found"),
    (send(reply_parameters=[1]), 400, "Bad Request: object expected as reply parameters"),
    (
        keyed({"text": "x"}),
        400,
        'Bad Request: field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
    ),
    (
        send(reply_markup={"inline_keyboard": 5}),
        400,
        'Bad Request: field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
    ),
    (keyed(["x"]), 400, BAD_BUTTON + "InlineKeyboardButton must be an Object"),
    (keyed([{"callback_data": "x"}]), 400, BAD_BUTTON + 'Field "text" must be of type String'),
    (
        keyed([{"text": " ", "callback_data": "x"}]),
        400,
        "Bad Request: inline keyboard button text must be non-empty",
    ),
    (button(), 400, BAD_BUTTON + "Text buttons are unallowed in the inline keyboard"),
    (
        button(callback_data="x", url="https://x.example"),
        400,
        BAD_BUTTON + "more than one action: callback_data, url",
    ),
    (button(callback_data=""), 400, "Bad Request: BUTTON_DATA_INVALID"),
    (button(callback_data="x" * 65), 400, "Bad Request: BUTTON_DATA_INVALID"),
    (button(callback_data="字" * 22), 400, "Bad Request: BUTTON_DATA_INVALID"),
    (button(callback_data=1), 400, "Bad Request: BUTTON_DATA_INVALID"),
    (
        button(url="tel:10000"),
        400,
        "Bad Request: inline keyboard button URL 'tel:10000' is invalid: wrong HTTP URL",
    ),
    (button(copy_text={"text": ""}), 400, "Bad Request: BUTTON_COPY_TEXT_INVALID"),
    (button(copy_text={"text": "字" * 257}), 400, "Bad Request: BUTTON_COPY_TEXT_INVALID"),
    (
        button(copy_text="x"),
        400,
        BAD_BUTTON + 'Field "copy_text" must be an Object with a "text"',
    ),
    (button(callback_data="x", style="red"), 400, BAD_BUTTON + "unknown style 'red'"),
    (button(url=5), 400, "Bad Request: inline keyboard button URL '5' is invalid: wrong HTTP URL"),
    (keyed(*[[{"text": "x", "callback_data": "y"}]] * 101), 400, "Bad Request: reply markup is too long"),
    (keyed([{"text": "x", "callback_data": "y"}] * 9), 400, "Bad Request: reply markup is too long"),
    (
        ("editMessageText", {"chat_id": ME, "message_id": 1, "text": "hello", "reply_markup": KEYBOARD}),
        400,
        "Bad Request: message is not modified: specified new message content and reply markup are exactly "
        "the same as a current content and reply markup of the message",
    ),
    (
        (
            "editMessageText",
            {"chat_id": ME, "message_id": 1, "text": "x", "reply_markup": {"remove_keyboard": True}},
        ),
        400,
        "Bad Request: inline keyboard expected",
    ),
    (
        ("editMessageText", {"chat_id": ME, "message_id": 1, "text": ""}),
        400,
        "Bad Request: message text is empty",
    ),
    (
        ("editMessageText", {"chat_id": ME, "message_id": 99, "text": "x"}),
        400,
        "Bad Request: message to edit not found",
    ),
    (
        ("editMessageText", {"chat_id": ME, "message_id": 2, "text": "x"}),
        400,
        "Bad Request: message can't be edited",
    ),
    (
        ("editMessageText", {"chat_id": ME, "message_id": "x", "text": "x"}),
        400,
        'Bad Request: parameter "message_id" must be an Integer',
    ),
    (
        ("editMessageText", {"chat_id": ME, "message_id": True, "text": "x"}),
        400,
        'Bad Request: parameter "message_id" must be an Integer',
    ),
    (
        ("editMessageText", {"chat_id": ME, "text": "x"}),
        400,
        "Bad Request: message identifier is not specified",
    ),
    (("deleteMessage", {"chat_id": ME, "message_id": 99}), 400, "Bad Request: message to delete not found"),
    (
        ("sendChatAction", {"chat_id": ME, "action": "type"}),
        400,
        "Bad Request: wrong parameter action in request",
    ),
    (("sendChatAction", {"chat_id": 3, "action": "typing"}), 403, "Forbidden: bot was blocked by the user"),
    (("sendDocument", {"chat_id": ME}), 400, "Bad Request: there is no document in the request"),
    (
        ("sendDocument", {"chat_id": ME, "document": "?"}),
        400,
        "Bad Request: wrong file identifier/HTTP URL specified",
    ),
    (document(b""), 400, "Bad Request: file must be non-empty"),
    (document(b"x", caption="字" * 1025), 400, "Bad Request: message caption is too long"),
    (document(b"x" * 50_000_001), 413, "Request Entity Too Large"),
    (
        ("answerCallbackQuery", {"callback_query_id": "1"}),
        400,
        "Bad Request: query is too old and response timeout expired or query ID is invalid",
    ),
    (
        ("answerCallbackQuery", {"callback_query_id": "1", "text": "字" * 201}),
        400,
        "Bad Request: MESSAGE_TOO_LONG",
    ),
    (
        ("answerCallbackQuery", {"callback_query_id": "1", "url": "https://x.example"}),
        400,
        "Bad Request: URL_INVALID",
    ),
    (("setMyCommands", {}), 400, "Bad Request: expected an Array of BotCommand"),
    (
        ("setMyCommands", {"commands": ["add"]}),
        400,
        "Bad Request: can't parse BotCommand: expected an Object",
    ),
    (
        ("setMyCommands", {"commands": [{"command": "add"}]}),
        400,
        'Bad Request: can\'t parse BotCommand: Field "description" must be of type String',
    ),
    (commands(*[("add", "x")] * 101), 400, "Bad Request: BOT_COMMANDS_TOO_MUCH"),
    (commands(("", "x")), 400, "Bad Request: command must be non-empty"),
    (commands(("a" * 33, "x")), 400, "Bad Request: command length must not exceed 32"),
    (commands(("Add", "x")), 400, "Bad Request: BOT_COMMAND_INVALID"),
    (commands(("添加", "x")), 400, "Bad Request: BOT_COMMAND_INVALID"),
    (commands(("add", " ")), 400, "Bad Request: command description must be non-empty"),
    (commands(("add", "x" * 257)), 400, "Bad Request: command description length must not exceed 256"),
    (commands(("add", "x"), language_code="zh-hans"), 400, "Bad Request: invalid language code specified"),
    (
        commands(("add", "x"), scope={"type": "everyone"}),
        400,
        "Bad Request: can't parse BotCommandScope: Unsupported type specified",
    ),
    (
        commands(("add", "x"), scope={"type": "chat"}),
        400,
        "Bad Request: can't parse BotCommandScope: Empty chat_id specified",
    ),
    (
        commands(("add", "x"), scope={"type": "chat_member", "chat_id": ME}),
        400,
        "Bad Request: can't parse BotCommandScope: Invalid user_id specified",
    ),
    (
        commands(("add", "x"), scope=[1]),
        400,
        "Bad Request: can't parse BotCommandScope: BotCommandScope must be an Object",
    ),
    (("setMyDescription", {"description": "x" * 513}), 400, "Bad Request: description is too long"),
    (
        ("setMyShortDescription", {"short_description": "x" * 121}),
        400,
        "Bad Request: short_description is too long",
    ),
    (("getMyDescription", {"language_code": "english"}), 400, "Bad Request: invalid language code specified"),
    (
        ("setWebhook", {"url": "http://x.example"}),
        400,
        "Bad Request: bad webhook: An HTTPS URL must be provided for webhook",
    ),
    (
        ("setWebhook", {"url": "https://x.example", "secret_token": "a b"}),
        400,
        "Bad Request: secret token contains unallowed characters",
    ),
    (
        ("setWebhook", {"url": "https://x.example", "secret_token": "a" * 257}),
        400,
        "Bad Request: secret token is too long",
    ),
    (
        ("getUpdates", {"allowed_updates": "message"}),
        400,
        "Bad Request: can't parse allowed_updates JSON object",
    ),
    (
        ("getUpdates", {"allowed_updates": {"a": 1}}),
        400,
        "Bad Request: can't parse allowed_updates: expected an Array of String",
    ),
]


@pytest.mark.parametrize(("method", "params"), ACCEPTED)
def test_what_telegram_takes_is_taken(api: BotApi, method: str, params: Json) -> None:
    api.call(method, params)


@pytest.mark.parametrize(("call", "code", "description"), REFUSED)
def test_what_telegram_refuses_is_refused(
    api: BotApi, call: tuple[str, Json], code: int, description: str
) -> None:
    api.user(2, started=False)
    api.user(3)
    api.block(3)
    api.user(4)
    api.deactivate(4)

    with pytest.raises(ApiError) as refusal:
        api.call(*call)

    assert (refusal.value.code, refusal.value.description) == (code, description)


def test_a_sent_message_reads_as_telegram_would_give_it(api: BotApi) -> None:
    result = api.call(*send(text="<b>粗</b> x", parse_mode="html", reply_markup=KEYBOARD))

    message = Message.de_json(result, None)
    assert message.text == "粗 x"
    assert message.parse_entities() == {message.entities[0]: "粗"}
    assert message.date == datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
    assert message.chat.id == ME
    assert message.from_user == User.de_json(api.me, None)
    assert message.reply_markup is not None
    assert [[key.text for key in row] for row in message.reply_markup.inline_keyboard] == [["保存", "改"]]


def test_a_reply_carries_what_it_replies_to(api: BotApi) -> None:
    reply = Message.de_json(api.call(*send(reply_parameters={"message_id": 2})), None)

    assert reply.reply_to_message is not None
    assert reply.reply_to_message.text == "hi"


def test_an_edit_replaces_text_entities_and_keyboard(api: BotApi, clock: Clock) -> None:
    clock.now += timedelta(minutes=1)

    api.call("editMessageText", {"chat_id": ME, "message_id": 1, "text": "<i>new</i>", "parse_mode": "HTML"})

    message = Message.de_json(api.messages(ME)[0], None)
    assert message.text == "new"
    assert message.edit_date == clock.now
    assert message.reply_markup is None


def test_an_edit_of_the_keyboard_leaves_the_text(api: BotApi) -> None:
    markup = {"inline_keyboard": [[{"text": "撤销", "callback_data": "undo"}]]}

    result = api.call("editMessageReplyMarkup", {"chat_id": ME, "message_id": 1, "reply_markup": markup})

    assert (result["text"], result["reply_markup"]) == ("hello", markup)
    with pytest.raises(ApiError, match="message is not modified"):
        api.call("editMessageReplyMarkup", {"chat_id": ME, "message_id": 1, "reply_markup": markup})


def test_the_text_of_a_file_can_not_be_edited(api: BotApi) -> None:
    sent = api.call(*document(b"x"))

    with pytest.raises(ApiError, match="there is no text in the message to edit"):
        api.call("editMessageText", {"chat_id": ME, "message_id": sent["message_id"], "text": "x"})


def test_a_file_is_kept_and_can_be_sent_again_by_its_id(api: BotApi) -> None:
    sent = Message.de_json(api.call(*document("还款".encode(), caption="<b>表</b>", parse_mode="HTML")), None)

    assert sent.document is not None
    assert sent.caption == "表"
    assert sent.caption_entities[0].type == "bold"
    assert (sent.document.file_name, sent.document.file_size) == ("a.csv", 6)
    assert api.files[sent.document.file_id] == "还款".encode()
    again = api.call("sendDocument", {"chat_id": ME, "document": sent.document.file_id})
    assert again["document"]["file_name"] == "a.csv"


def test_a_deleted_message_is_gone(api: BotApi) -> None:
    api.call("deleteMessage", {"chat_id": ME, "message_id": 1})

    assert [message["message_id"] for message in api.messages(ME)] == [2]
    with pytest.raises(ApiError, match="message to edit not found"):
        api.call("editMessageText", {"chat_id": ME, "message_id": 1, "text": "x"})


def test_after_two_days_a_message_can_not_be_deleted_any_more(api: BotApi, clock: Clock) -> None:
    other = api.call(*send())
    clock.now += timedelta(hours=48)
    api.call("deleteMessage", {"chat_id": ME, "message_id": other["message_id"]})
    clock.now += timedelta(seconds=1)

    with pytest.raises(ApiError, match="message can't be deleted"):
        api.call("deleteMessage", {"chat_id": ME, "message_id": 1})


def test_in_a_group_the_bot_can_not_delete_what_others_wrote(api: BotApi) -> None:
    api.group(GROUP, "家")
    said = api.say(ME, "/rights", GROUP)["message"]
    own = api.call(*send(chat_id=GROUP))
    api.call("deleteMessage", {"chat_id": GROUP, "message_id": own["message_id"]})

    with pytest.raises(ApiError, match="message can't be deleted"):
        api.call("deleteMessage", {"chat_id": GROUP, "message_id": said["message_id"]})


def test_a_press_can_be_answered_once(api: BotApi) -> None:
    query = api.press(ME, api.messages(ME)[0], 0)["callback_query"]
    answer = {"callback_query_id": query["id"], "text": "字" * 200, "show_alert": True}

    api.call("answerCallbackQuery", answer)

    assert (api.events[-1].kind, api.events[-1].notice, api.events[-1].alert) == (
        "answered",
        "字" * 200,
        True,
    )
    with pytest.raises(ApiError, match="query is too old"):
        api.call("answerCallbackQuery", answer)


def test_a_press_that_was_left_waiting_can_not_be_answered(api: BotApi, clock: Clock) -> None:
    query = api.press(ME, api.messages(ME)[0], "save")["callback_query"]
    second = api.press(ME, api.messages(ME)[0], "save")["callback_query"]
    clock.now += timedelta(seconds=20)
    api.call("answerCallbackQuery", {"callback_query_id": second["id"]})
    clock.now += timedelta(seconds=1)

    with pytest.raises(ApiError, match="query is too old"):
        api.call("answerCallbackQuery", {"callback_query_id": query["id"]})


def test_commands_are_kept_by_scope_and_language(api: BotApi) -> None:
    api.call(*commands(("/add", "x"), language_code="zh"))

    assert api.call("getMyCommands", {"language_code": "zh"}) == [{"command": "add", "description": "x"}]
    assert api.call("getMyCommands", {}) == []
    api.call("deleteMyCommands", {"language_code": "zh"})
    assert api.call("getMyCommands", {"language_code": "zh"}) == []


def test_a_description_falls_back_to_the_one_for_all(api: BotApi) -> None:
    api.call("setMyDescription", {"description": "all"})
    api.call("setMyDescription", {"description": "中文", "language_code": "zh"})

    assert api.call("getMyDescription", {"language_code": "zh"}) == {"description": "中文"}
    assert api.call("getMyDescription", {"language_code": "en"}) == {"description": "all"}


# updates ---------------------------------------------------------------------


def ids(updates: list[Json]) -> list[int]:
    return [update["update_id"] for update in updates]


def test_updates_wait_until_a_later_offset_confirms_them(api: BotApi) -> None:
    first = api.pending[0]["update_id"]
    api.say(ME, "two")
    api.say(ME, "three")

    assert ids(api.call("getUpdates", {})) == [first, first + 1, first + 2]
    assert ids(api.call("getUpdates", {"limit": 1})) == [first]
    assert ids(api.call("getUpdates", {"offset": first + 1})) == [first + 1, first + 2]
    assert ids(api.call("getUpdates", {})) == [first + 1, first + 2]
    assert ids(api.call("getUpdates", {"offset": -1})) == [first + 2]
    assert ids(api.call("getUpdates", {"offset": first + 3})) == []


def test_kinds_that_were_not_asked_for_do_not_come(api: BotApi) -> None:
    api.call("getUpdates", {"allowed_updates": ["callback_query"], "offset": 2**31})
    api.say(ME, "unheard")
    press = api.press(ME, api.messages(ME)[0], 0)

    assert ids(api.call("getUpdates", {})) == ids([press])


def test_no_update_can_be_fetched_while_a_webhook_is_set(api: BotApi) -> None:
    api.call("setWebhook", {"url": "https://bot.example.org/"})

    with pytest.raises(ApiError) as conflict:
        api.call("getUpdates", {})

    assert conflict.value.code == 409
    assert api.call("getWebhookInfo", {})["pending_update_count"] == 1
    api.call("setWebhook", {"url": ""})
    assert len(api.call("getUpdates", {})) == 1
    api.call("deleteWebhook", {"drop_pending_updates": True})
    assert api.call("getUpdates", {}) == []


ACTS: list[tuple[Callable[[BotApi], Json], str]] = [
    (lambda api: api.say(ME, "hi"), "message"),
    (lambda api: api.say(ME, "hi", GROUP), "message"),
    (lambda api: api.say(ME, "hi", reply_to=1), "message"),
    (lambda api: api.photo(ME, "看"), "message"),
    (lambda api: api.sticker(ME), "message"),
    (lambda api: api.post(ME, {"location": {"latitude": 1.0, "longitude": 2.0}}), "message"),
    (lambda api: api.edit(ME, 2, "/add again"), "edited_message"),
    (lambda api: api.press(ME, api.messages(ME)[0], 1), "callback_query"),
    (lambda api: api.block(ME), "my_chat_member"),
]


@pytest.mark.parametrize(("act", "kind"), ACTS)
def test_every_act_is_an_update_that_telegrams_library_reads(
    api: BotApi, act: Callable[[BotApi], Json], kind: str
) -> None:
    api.group(GROUP, "家")
    raw = act(api)

    update = Update.de_json(raw, None)

    assert getattr(update, kind) is not None
    assert update.effective_user is not None
    assert update.effective_user.first_name == "Alice"
    assert api.pending[-1] == raw


def test_update_and_message_ids_increase(api: BotApi) -> None:
    updates = [api.say(ME, "a"), api.sticker(ME), api.say(ME, "b")]

    assert ids(updates) == sorted(set(ids(updates)))
    messages = [update["message"]["message_id"] for update in updates]
    assert messages == sorted(set(messages))


def test_a_typed_command_carries_its_entity(api: BotApi) -> None:
    message = Update.de_json(api.say(ME, "😀 /rights@some_bot 微粒贷"), None).effective_message

    assert message is not None
    assert message.parse_entities(["bot_command"]) == {message.entities[0]: "/rights@some_bot"}


def test_writing_to_the_bot_starts_it(api: BotApi) -> None:
    api.user(2, started=False)
    api.say(2, "/start")

    assert api.call(*send(chat_id=2))["chat"]["id"] == 2


def test_writing_in_a_group_does_not_start_the_bot(api: BotApi) -> None:
    api.group(GROUP, "家")
    api.user(2, started=False)
    api.say(2, "/help", GROUP)

    with pytest.raises(ApiError, match="can't initiate conversation"):
        api.call(*send(chat_id=2))


def test_a_user_has_a_name_without_being_given_one(api: BotApi) -> None:
    assert api.say(2, "x" * 4096)["message"]["from"]["first_name"] == "User 2"
    api.user(2, "Bob", "en", started=False)
    assert api.say(2, "x")["message"]["chat"] == {"id": 2, "type": "private", "first_name": "Bob"}


def test_the_kind_of_a_group_is_in_its_id(api: BotApi) -> None:
    assert api.group(GROUP, "家")["type"] == "group"
    assert api.group(-1_000_000_000_000, "家")["type"] == "supergroup"


def test_anyone_in_a_group_can_press_a_button_there(api: BotApi) -> None:
    api.group(GROUP, "家")
    api.user(2, started=False)
    message = api.call(*send(chat_id=GROUP, reply_markup=KEYBOARD))

    query = Update.de_json(api.press(2, message, 1), None).callback_query

    assert query is not None
    assert (query.from_user.id, query.data) == (2, "e")


def test_a_photo_carries_its_words(api: BotApi) -> None:
    assert api.photo(ME, "看")["message"]["caption"] == "看"
    assert "caption" not in api.photo(ME)["message"]


def test_an_album_is_a_message_and_an_update_for_each_photo(api: BotApi) -> None:
    first, second = api.album(ME, 2, "看"), api.album(ME, 10)

    read = [Update.de_json(update, None).message for update in [*first, *second]]
    groups = [message.media_group_id for message in read if message and message.photo]
    assert len(groups) == 12
    assert len(set(groups[:2])) == len(set(groups[2:])) == 1
    assert groups[0] != groups[2]
    assert [update["message"].get("caption") for update in first] == ["看", None]
    assert api.pending[-12:] == [*first, *second]


def test_a_forwarded_message_tells_when_it_was_written_first(api: BotApi, clock: Clock) -> None:
    written = clock.now - timedelta(days=3)

    message = Update.de_json(api.forward(ME, "/list 明天还款", written, sender="银行"), None).message

    assert message is not None
    assert isinstance(message.forward_origin, MessageOriginHiddenUser)
    assert (message.forward_origin.date, message.forward_origin.sender_user_name) == (written, "银行")
    assert message.date == clock.now
    assert message.text == "/list 明天还款"


def test_a_message_may_come_late(api: BotApi, clock: Clock) -> None:
    written = clock.now - timedelta(hours=9)

    message = Update.de_json(api.say(ME, "明天", written=written), None).message

    assert message is not None
    assert message.date == written


def test_a_user_who_unblocks_the_bot_can_be_reached_again(api: BotApi) -> None:
    api.block(ME)
    change = Update.de_json(api.unblock(ME), None).my_chat_member

    assert change is not None
    assert (change.old_chat_member.status, change.new_chat_member.status) == ("kicked", "member")
    api.call(*send())


def test_a_press_on_a_deleted_message_carries_what_is_left_of_it(api: BotApi) -> None:
    message = api.messages(ME)[0]
    api.call("deleteMessage", {"chat_id": ME, "message_id": 1})

    query = Update.de_json(api.press(ME, message, "save"), None).callback_query

    assert query is not None
    assert query.message is not None
    assert not query.message.is_accessible


def test_the_latest_message_with_buttons_is_the_one_shown_last(api: BotApi) -> None:
    second = api.call(*send(text="two", reply_markup=KEYBOARD))
    assert api.latest_with_buttons(ME) == second

    markup = {"inline_keyboard": [[{"text": "x", "callback_data": "x"}]]}
    api.call("editMessageReplyMarkup", {"chat_id": ME, "message_id": 1, "reply_markup": markup})
    latest = api.latest_with_buttons(ME)
    assert latest is not None
    assert latest["message_id"] == 1

    api.call("editMessageReplyMarkup", {"chat_id": ME, "message_id": 1})
    assert api.latest_with_buttons(ME) == second
    api.user(2)
    other = api.call(*send(chat_id=2, reply_markup=KEYBOARD))
    assert api.latest_with_buttons(ME) == second
    assert api.latest_with_buttons(2) == other
    api.call("deleteMessage", {"chat_id": 2, "message_id": other["message_id"]})
    assert api.latest_with_buttons(2) is None
    assert api.latest_with_buttons(404) is None


IMPOSSIBLE: list[Callable[[BotApi], object]] = [
    lambda api: api.say(ME, " "),
    lambda api: api.say(ME, "x" * 4097),
    lambda api: api.edit(ME, 1, "x"),
    lambda api: api.press(2, api.messages(ME)[0], 0),
    lambda api: api.group(5, "x"),
    lambda api: api.album(ME, 1),
    lambda api: api.album(ME, 11),
    lambda api: (api.block(ME), api.say(ME, "x")),
    lambda api: (api.block(ME), api.press(ME, api.messages(ME)[0], 0)),
    lambda api: api.press(ME, api.call(*button(url="https://x.example")), 0),
]


@pytest.mark.parametrize("act", IMPOSSIBLE)
def test_people_can_not_do_what_no_app_lets_them(api: BotApi, act: Callable[[BotApi], object]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        act(api)


# faults ------------------------------------------------------------------------


def test_an_ordered_fault_hits_as_often_as_was_said(api: BotApi) -> None:
    api.fail_next("sendMessage", ApiError(502, "Bad Gateway"), times=2)
    count = len(api.messages(ME))

    for _ in range(2):
        with pytest.raises(ApiError, match="Bad Gateway"):
            api.call(*send())
    assert len(api.messages(ME)) == count
    api.call(*send())


def test_a_lost_answer_leaves_the_message(api: BotApi) -> None:
    api.fail_next("sendMessage", TimeoutError(), after=True)
    count = len(api.messages(ME))

    with pytest.raises(TimeoutError):
        api.call(*send())

    assert len(api.messages(ME)) == count + 1


def test_a_fault_spares_other_methods(api: BotApi) -> None:
    api.fail_next("sendMessage", ApiError(502, "Bad Gateway"))

    api.call("getMe", {})


def test_a_fault_for_one_chat_spares_the_others(api: BotApi) -> None:
    api.user(2)
    api.fail_next("*", ApiError(403, "Forbidden: x"), chat_id=2)

    api.call(*send())
    with pytest.raises(ApiError, match="Forbidden"):
        api.call(*send(chat_id=2))


def test_every_call_is_told_to_the_listeners(api: BotApi) -> None:
    heard: list[tuple[str, Json]] = []

    def listen(method: str, params: Any) -> None:
        heard.append((method, dict(params)))

    api.listeners.append(listen)
    try:
        with pytest.raises(ApiError):
            api.call("nonsense", {"a": 1})
    finally:
        api.listeners.remove(listen)

    assert heard == [("nonsense", {"a": 1})]


def test_the_buttons_of_a_message_without_a_keyboard_are_none(api: BotApi) -> None:
    assert buttons(api.messages(ME)[1]) == []
