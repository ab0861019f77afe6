"""A Telegram Bot API that lives in the process, as strict as the real one. Knows no transport and no bot.

The refusals are worded as Telegram words them, where its server's source or documents tell.
"""

import re
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.emulator.cloud import Cloud, Event
from bot.emulator.faults import Fault, take
from bot.emulator.params import ApiError, Json, Params, Upload, bad_request
from bot.emulator.profile import Profile
from bot.emulator.topics import topic_of

# How long Telegram waits for the answer to a button is not documented; 10 to 20 s were reported.
_ANSWER_WITHIN = timedelta(seconds=20)
_DELETE_WITHIN = timedelta(hours=48)
_UPLOAD_LIMIT = 50_000_000
_ACTIONS = re.compile(
    "typing|(upload|record)_(video|voice|video_note)|upload_(photo|document)|choose_sticker|find_location"
)

Listener = Callable[[str, Mapping[str, Any]], None]


class BotApi(Cloud):
    """The bot's side: `call`. The people's side is in `Cloud`."""

    # Hear every call of every world in this process, before it is judged.
    listeners: list[Listener] = []  # noqa: RUF012 - shared on purpose

    def __init__(self, clock: Callable[[], datetime], username: str = "rights_console_bot") -> None:
        super().__init__(clock, username)
        self.profile = Profile()
        self.files: dict[str, bytes] = {}  # by file_id
        self._documents: dict[str, Json] = {}
        self.webhook: Json = {"url": ""}
        self.webhook_secret = ""
        self._faults: list[Fault] = []
        self._methods: dict[str, Callable[[Params], Any]] = {
            "getme": self._get_me,
            "getupdates": self._get_updates,
            "setwebhook": self._set_webhook,
            "deletewebhook": self._delete_webhook,
            "getwebhookinfo": self._get_webhook_info,
            "sendmessage": self._send_message,
            "senddocument": self._send_document,
            "sendchataction": self._send_chat_action,
            "editmessagetext": self._edit_message_text,
            "editmessagereplymarkup": self._edit_message_reply_markup,
            "deletemessage": self._delete_message,
            "answercallbackquery": self._answer_callback_query,
            **self.profile.methods(),
            **self.elsewhere.methods(),
        }

    def call(self, method: str, params: Mapping[str, Any]) -> Any:
        """The `result` of a call, ready for JSON.

        Raises ApiError where Telegram answers with an error, or what `fail_next` was told.
        """
        for listener in self.listeners:
            listener(method, params)
        answer = self._methods.get(method.lower())
        if answer is None:
            raise ApiError(404, "Not Found: method not found")
        fault = take(self._faults, method, params)
        if fault is None:
            return answer(Params(params))
        if fault.after:
            answer(Params(params))
        raise fault.error

    def fail_next(
        self,
        method: str,
        error: Exception,
        *,
        times: int = 1,
        after: bool = False,
        chat_id: int | None = None,
    ) -> None:
        """The next calls of the method (of "*": of any) end in this error.

        `after`: the call is carried out, and only its answer is lost. `chat_id`: calls for that chat only.
        """
        self._faults.append(Fault(method.lower(), error, after, chat_id, times))

    def _get_me(self, _: Params) -> Json:
        return self.me | {
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": self.elsewhere.inline,
            "supports_guest_queries": self.elsewhere.guest,
            "has_topics_enabled": True,
        }

    def _get_updates(self, params: Params) -> list[Json]:
        """What waits, from `offset` on; everything before it is confirmed and gone. Never waits itself."""
        if self.webhook["url"]:
            raise ApiError(
                409,
                "Conflict: can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first",
            )
        self._allow(params)
        offset = params.integer("offset")
        if offset < 0:
            self.pending = self.pending[offset:]
        else:
            self.pending = [update for update in self.pending if update["update_id"] >= offset]
        return self.pending[: params.within("limit", 1, 100, 100)]

    def _allow(self, params: Params) -> None:
        if "allowed_updates" in params:
            wanted = params.value("allowed_updates")
            if not isinstance(wanted, list) or not all(isinstance(kind, str) for kind in wanted):
                raise bad_request("can't parse allowed_updates: expected an Array of String")
            self.allowed_updates = frozenset(wanted) or None

    def _set_webhook(self, params: Params) -> bool:
        url, secret = params.string("url"), params.string("secret_token")
        if url and not url.startswith("https://"):
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        if len(secret) > 256:
            raise bad_request("secret token is too long")
        if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
            raise bad_request("secret token contains unallowed characters")
        self._allow(params)
        self._delete_webhook(params)
        if url:
            self.webhook = {"url": url, "max_connections": params.within("max_connections", 1, 100, 40)}
            self.webhook_secret = secret
            self._wake()  # a poll that waits is refused at once
        return True

    def _delete_webhook(self, params: Params) -> bool:
        self.webhook = {"url": ""}
        if params.flag("drop_pending_updates"):
            self.pending = []
        return True

    def _get_webhook_info(self, _: Params) -> Json:
        return self.webhook | {"has_custom_certificate": False, "pending_update_count": len(self.pending)}

    # messages ----------------------------------------------------------------

    def _send_message(self, params: Params) -> Json:
        text, markup = params.message_text().fields("text", "entities"), params.reply_markup()
        if not isinstance(params.value("link_preview_options") or {}, dict):
            raise bad_request("object expected as link preview options")
        return self._send(params, text, markup)

    def _send_document(self, params: Params) -> Json:
        caption = params.caption().fields("caption", "caption_entities")
        content = {"document": self._document(params.raw("document")), **caption}
        return self._send(params, content, params.reply_markup())

    def _document(self, document: Any) -> Json:
        if not document:
            raise bad_request("there is no document in the request")
        if not isinstance(document, Upload):
            if (known := self._documents.get(str(document))) is None:
                raise bad_request("wrong file identifier/HTTP URL specified")
            return known
        if not document.content:
            raise bad_request("file must be non-empty")
        if len(document.content) > _UPLOAD_LIMIT:
            raise ApiError(413, "Request Entity Too Large")
        file_id = f"document-{len(self.files) + 1}"
        self.files[file_id] = document.content
        self._documents[file_id] = {
            "file_id": file_id,
            "file_unique_id": f"u-{file_id}",
            "file_name": document.name,
            "mime_type": document.mime_type,
            "file_size": len(document.content),
        }
        return self._documents[file_id]

    def _send(self, params: Params, content: Json, markup: Json | None) -> Json:
        chat_id = self._chat(params)
        topic = self._topic(chat_id, params)
        if (reply := params.value("reply_parameters")) is not None:
            if not isinstance(reply, dict):
                raise bad_request("object expected as reply parameters")
            replied = self._messages.get(chat_id, {}).get(reply.get("message_id", 0))
            if replied is None and not reply.get("allow_sending_without_reply"):
                raise bad_request("message to be replied not found")
            if replied is not None:
                content = {**content, "reply_to_message": replied}
                topic = topic or topic_of(replied)
        if self.topics.is_closed(chat_id, topic):
            raise bad_request("TOPIC_CLOSED")
        if markup is not None:
            content = {**content, "reply_markup": markup}
        message = self._place(chat_id, self.me, content, topic)
        self.events.append(Event("sent", chat_id, message))
        return message

    def _send_chat_action(self, params: Params) -> bool:
        self._chat(params)
        if not _ACTIONS.fullmatch(params.string("action")):
            raise bad_request("wrong parameter action in request")
        return True

    def _edit_message_text(self, params: Params) -> Json:
        text = params.message_text().fields("text", "entities")
        markup = params.reply_markup(inline_only=True)
        old = self._editable(params)
        if "text" not in old:
            raise bad_request("there is no text in the message to edit")
        return self._replace(old, text, markup)

    def _edit_message_reply_markup(self, params: Params) -> Json:
        markup = params.reply_markup(inline_only=True)
        return self._replace(self._editable(params), {}, markup)

    def _replace(self, old: Json, content: Json, markup: Json | None) -> Json:
        """A text replaces text and entities; a keyboard that is not given again goes."""
        gone = {"reply_markup", "edit_date"} | ({"text", "entities"} if content else set())
        new = {key: value for key, value in old.items() if key not in gone} | content
        if markup is not None:
            new["reply_markup"] = markup
        if new == {key: value for key, value in old.items() if key != "edit_date"}:
            raise bad_request(
                "message is not modified: specified new message content and reply markup "
                "are exactly the same as a current content and reply markup of the message"
            )
        new["edit_date"] = self._now()
        chat_id = new["chat"]["id"]
        self._messages[chat_id][new["message_id"]] = new
        self.events.append(Event("edited", chat_id, new))
        return new

    def _delete_message(self, params: Params) -> bool:
        message = self._message(params, "message to delete")
        chat_id = message["chat"]["id"]
        age = timedelta(seconds=self._now() - message["date"])
        own = message["from"]["id"] == self.me["id"]
        if age > _DELETE_WITHIN or not (own or chat_id > 0):  # in a group the bot is no administrator
            raise bad_request("message can't be deleted for everyone")
        del self._messages[chat_id][message["message_id"]]
        self.events.append(Event("deleted", chat_id, message))
        return True

    def _answer_callback_query(self, params: Params) -> bool:
        text = params.string("text")
        if len(text) > 200:
            raise bad_request("MESSAGE_TOO_LONG")
        if params.string("url"):
            raise bad_request("URL_INVALID")  # for games and deep links only
        query = self.queries.get(params.string("callback_query_id"))
        if query is None or query.answered or self.clock() - query.made_at > _ANSWER_WITHIN:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        query.answered = True
        chat_id = query.message["chat"]["id"]
        self.events.append(Event("answered", chat_id, query.message, text, params.flag("show_alert")))
        return True

    # whom and what a call names ----------------------------------------------------

    def _chat(self, params: Params) -> int:
        given = params.string("chat_id")
        if not given:
            raise bad_request("chat_id is empty")
        chat_id = int(given) if re.fullmatch(r"-?\d+", given) else 0
        if chat_id not in self.chats:
            if chat_id in self.users:
                raise ApiError(403, "Forbidden: bot can't initiate conversation with a user")
            raise bad_request("chat not found")
        if chat_id in self.blocked:
            raise ApiError(403, "Forbidden: bot was blocked by the user")
        if chat_id in self.deactivated:
            raise ApiError(403, "Forbidden: user is deactivated")
        return chat_id

    def _topic(self, chat_id: int, params: Params) -> int | None:
        """The topic that is named, None for none. A group without topics ignores it."""
        topic = params.integer("message_thread_id")
        chat = self.chats[chat_id]
        if topic <= 0 or not (chat["type"] == "private" or chat.get("is_forum")):
            return None
        if not self.topics.has(chat_id, topic):
            raise bad_request("message thread not found")
        return topic

    def _message(self, params: Params, what: str) -> Json:
        chat_id = self._chat(params)
        if "message_id" not in params:
            raise bad_request("message identifier is not specified")
        message = self._messages.get(chat_id, {}).get(params.integer("message_id"))
        if message is None:
            raise bad_request(f"{what} not found")
        return message

    def _editable(self, params: Params) -> Json:
        message = self._message(params, "message to edit")
        if message["from"]["id"] != self.me["id"]:
            raise bad_request("message can't be edited")
        return message
