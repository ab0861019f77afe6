"""How the program logs: text or JSON lines, without secrets. Knows no part of the bot.

Nothing that a user wrote reaches a log: of an exception only its type and places are written,
never its message, which may quote what it stumbled over.
"""

import json
import logging
import re
from datetime import UTC, datetime
from types import TracebackType
from typing import Final

_TOKEN: Final = re.compile(r"\d{5,}:[A-Za-z0-9_-]{20,}")
_CHATTY: Final = ("httpx", "httpcore", "aiohttp.access", "apscheduler", "telegram")

_ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class TextFormatter(logging.Formatter):
    """One line a record; a traceback as places only."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        return _TOKEN.sub("[token]", super().format(record))

    def formatException(self, ei: _ExcInfo) -> str:  # noqa: N802 (the name that logging calls)
        return "\n".join(_places(ei))


class JsonFormatter(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        entry: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            entry["exception"] = _places(record.exc_info)
        return _TOKEN.sub("[token]", json.dumps(entry, ensure_ascii=False))


def set_up(level: str, form: str) -> None:
    """Log to standard error."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonFormatter() if form == "json" else TextFormatter())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in _CHATTY:
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLevelName(level)))


def _places(info: _ExcInfo) -> list[str]:
    kind, _, trace = info
    lines = [f"{kind.__name__ if kind else 'no exception'} at:"]
    while trace is not None:
        code = trace.tb_frame.f_code
        lines.append(f"  {code.co_filename.rpartition('/')[2]}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return lines
