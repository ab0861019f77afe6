"""How the program logs: text or JSON lines, without secrets. Knows no part of the bot.

Nothing that a user wrote reaches a log. Of an exception and its causes the types, the places and a
code of the system are written, and what it says only where it says our own words (`OwnWordsError`):
any other message may quote what it stumbled over.
"""

import errno
import json
import logging
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from traceback import walk_tb
from types import TracebackType
from typing import Final

from bot.domain.errors import OwnWordsError

_TOKEN: Final = re.compile(r"\d{5,}:[A-Za-z0-9_-]{20,}")
_CHATTY: Final = ("httpx", "httpcore", "aiohttp.access", "apscheduler", "telegram")

_OURS: Final = f"{Path(__file__).parent}/"
_PLACES, _CAUSES = 12, 8  # of each exception, and of them in all: a recursion has a thousand

# What a terminal obeys instead of showing it: control characters, and those that turn the direction of
# writing. Half a surrogate pair can't be written at all.
_UNSEEN: Final = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")

_ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def visible(text: str) -> str:
    """The text for a log or a terminal, on one line; what these would obey is escaped, such as `\\x1b`."""
    return _UNSEEN.sub(lambda match: match[0].encode("unicode_escape").decode(), text)


class TextFormatter(logging.Formatter):
    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        record.exc_text = None  # another handler's, with the message
        return _TOKEN.sub("[token]", super().format(record))

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 (the names that logging calls)
        return visible(super().formatMessage(record))

    def formatException(self, ei: _ExcInfo) -> str:  # noqa: N802
        return "\n".join(_lines(ei[1]))


class JsonFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        entry: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": visible(record.getMessage()),
        }
        if record.exc_info:
            entry["exception"] = list(_lines(record.exc_info[1]))
        return _TOKEN.sub("[token]", json.dumps(entry, ensure_ascii=False))


class Watcher(logging.Handler):
    """Tells of each error that is logged: its type, and the place in the code. Nothing of what it says."""

    def __init__(self, tell: Callable[[str, str], None]) -> None:
        super().__init__(logging.ERROR)
        self._tell = tell

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        kind = record.levelname if error is None else type(error).__name__
        places = list(_places(error)) if error is not None and error.__traceback__ else []
        self._tell(kind, places[-1].split()[0] if places else f"{_path(record.pathname)}:{record.lineno}")


def set_up(level: str, form: str) -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(JsonFormatter() if form == "json" else TextFormatter())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in _CHATTY:
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLevelName(level)))


def _lines(error: BaseException | None) -> Iterator[str]:
    """Each exception with its places, the causes after it."""
    lead = ""
    for one in _chain(error):
        yield f"{lead}{_kind(one)}"
        yield from _places(one)
        lead = "from "


def _chain(error: BaseException | None) -> list[BaseException]:
    """The error, those in its group, and its causes, each once."""
    found: list[BaseException] = []
    waiting = [error]
    while waiting and len(found) < _CAUSES:
        one = waiting.pop(0)
        if one is None or any(one is known for known in found):
            continue
        found.append(one)
        if isinstance(one, BaseExceptionGroup):
            waiting += one.exceptions
        waiting.append(one.__cause__ or (None if one.__suppress_context__ else one.__context__))
    return found


def _kind(error: BaseException) -> str:
    code = getattr(error, "sqlite_errorname", "")
    if isinstance(error, OSError):
        code = errno.errorcode.get(error.errno or 0, "")
    own = map(str, error.args) if isinstance(error, OwnWordsError) else ()
    return visible(" ".join([type(error).__name__, *filter(None, [code]), *own]))


def _places(error: BaseException) -> Iterator[str]:
    """Where it passed through our code, and where it arose."""
    frames = [(frame.f_code, line) for frame, line in walk_tb(error.__traceback__)]
    ours = [one for one in frames[:-1] if one[0].co_filename.startswith(_OURS)]
    for code, line in (ours + frames[-1:])[-_PLACES:]:
        yield f"  {_path(code.co_filename)}:{line} {code.co_qualname}"


def _path(file: str) -> str:
    if file.startswith(_OURS):
        return f"bot/{file.removeprefix(_OURS)}"
    return "/".join(Path(file).parts[-2:])
