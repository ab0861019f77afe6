"""Chats that the bot is not in: inline queries, calls as a guest, and their answers. Knows no other message.

What Telegram refuses is worded as its server words it, where that is known. How long it waits for an
answer is not documented; ten seconds were seen for inline queries.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from bot.emulator import contents
from bot.emulator.markup import is_blank, units
from bot.emulator.params import Json, Params, bad_request

_WITHIN: Final = timedelta(seconds=10)
_MOST: Final = 50
_LONGEST_QUERY: Final = 256
_PLACES: Final = ("sender", "private", "group", "supergroup", "channel")


@dataclass(slots=True)
class Asked:
    """A query of a person that waits for its answer: the results, once there are some."""

    made_at: datetime
    results: list[Json] | None = None
    options: Json | None = None


class Elsewhere:
    """`tell` hands an update on. Switched on with BotFather: `inline` and `guest`."""

    def __init__(self, clock: Callable[[], datetime], tell: Callable[[str, Json], Json]) -> None:
        self.inline = self.guest = True
        self.asked: dict[str, Asked] = {}
        self._clock = clock
        self._tell = tell

    def query(self, user: Json, words: str, chat_type: str = "group") -> Json:
        """Somebody types @bot and these words in any chat. Returns the update."""
        if not self.inline:
            raise ValueError("inline mode is off: the app asks nobody")
        if units(words) > _LONGEST_QUERY or chat_type not in _PLACES:
            raise ValueError("an app sends up to 256 characters, from a chat of a known kind")
        key = self._begin("5")
        asked = {"id": key, "from": user, "query": words, "offset": "", "chat_type": chat_type}
        return self._tell("inline_query", asked)

    def summon(self, user: Json, words: str, chat: Json) -> Json:
        """Somebody calls the bot by its name in a chat that it is not in. Returns the update."""
        if not self.guest:
            raise ValueError("guest mode is off: Telegram tells the bot nothing")
        key = self._begin("6")
        now = int(self._clock().timestamp())
        head = {"message_id": 1, "date": now, "chat": chat, "from": user, "guest_query_id": key}
        return self._tell("guest_message", head | contents.text(words))

    def methods(self) -> dict[str, Callable[[Params], Any]]:
        """Its methods of the Bot API, in lower case."""
        return {"answerinlinequery": self._answer_inline, "answerguestquery": self._answer_guest}

    def _begin(self, kind: str) -> str:
        key = f"{kind}{len(self.asked) + 1:06}"
        self.asked[key] = Asked(self._clock())
        return key

    def _answer_inline(self, params: Params) -> bool:
        results = params.value("results")
        if not isinstance(results, list):
            raise bad_request("can't parse inline query results: expected an Array of InlineQueryResult")
        if len(results) > _MOST:
            raise bad_request("RESULTS_TOO_MUCH")
        checked = [_result(one) for one in results]
        if len({one["id"] for one in checked}) < len(checked):
            raise bad_request("RESULT_ID_DUPLICATE")
        asked = self._waiting(params.string("inline_query_id"), "5")
        if params.integer("cache_time", 300) < 0:
            raise bad_request("CACHE_TIME_INVALID")
        asked.options = {
            "cache_time": params.integer("cache_time", 300),
            "is_personal": params.flag("is_personal"),
        }
        asked.results = checked
        return True

    def _answer_guest(self, params: Params) -> Json:
        result = params.value("result")
        if not isinstance(result, dict):
            raise bad_request("can't parse InlineQueryResult: expected an Object")
        checked = _result(result)
        key = params.string("guest_query_id")
        self._waiting(key, "6").results = [checked]
        return {"inline_message_id": f"guest-{key}"}

    def _waiting(self, key: str, kind: str) -> Asked:
        asked = self.asked.get(key) if key.startswith(kind) else None
        if asked is None or asked.results is not None or self._clock() - asked.made_at > _WITHIN:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        return asked


def _result(result: Any) -> Json:
    """An article as people see it: its text parsed. Other kinds of results are not used by this bot."""
    if not isinstance(result, dict) or result.get("type") != "article":
        raise bad_request("can't parse inline query result: only articles are known here")
    key, title = result.get("id"), result.get("title")
    if not isinstance(key, str) or not 1 <= len(key.encode()) <= 64:
        raise bad_request("RESULT_ID_INVALID")
    if not isinstance(title, str) or is_blank(title):
        raise bad_request("ARTICLE_TITLE_EMPTY")
    content = result.get("input_message_content")
    if not isinstance(content, dict):
        raise bad_request("can't parse inline query result: input_message_content is needed")
    inner = Params({"text": content.get("message_text"), "parse_mode": content.get("parse_mode")})
    shown: Json = {"id": key, "title": title, "description": result.get("description", "")}
    markup = Params({"reply_markup": result.get("reply_markup")}).reply_markup(inline_only=True)
    return shown | inner.message_text().fields("text", "entities") | {"reply_markup": markup or {}}
