"""The configuration: what may be set, read once, frozen. Knows no part of the bot that uses it.

Every problem is reported at once, each naming file, key and what was expected.
"""

import difflib
import os
import re
import tomllib
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)

from bot.domain.dates import is_zone
from bot.domain.preferences import Preferences, PreferencesProblem, QuietHours, preferences_problem

DEFAULT_FILE: Final = "config.toml"

# Keys whose part of the program does not exist yet: refused, never ignored.
NOT_BUILT: Final = {"telegram.webhook", "operator.http", "privacy.encryption_key"}

NOT_BUILT_VARIABLES: Final = ("TELEGRAM_WEBHOOK_SECRET", "BOT_ENCRYPTION_KEY_FILE")

_TOKEN: Final = re.compile(r"^\d+:[A-Za-z0-9_-]+\Z")
_EXPECTED_TOKEN: Final = "expected a token as BotFather gives it: digits, a colon, letters"
_HOUR: Final = re.compile(r"^([01]\d|2[0-3]):([0-5]\d)$")

_PREFERENCES: Final = {
    PreferencesProblem.ZONE: 'time_zone: expected an IANA time zone such as "Asia/Shanghai"',
    PreferencesProblem.DAYS_BEFORE: "days_before: expected days from 0 to 60, each once, ten at most",
    PreferencesProblem.DAYS_AFTER: "days_after: expected days from 1 to 90, each once, ten at most",
    PreferencesProblem.NO_DAYS: "days_before, days_after: expected at least one day",
    PreferencesProblem.AT_IN_QUIET: "at: expected a time outside of quiet_hours",
    PreferencesProblem.QUIET_TOO_LONG: "quiet_hours: expected to leave at least 3 hours of the day",
}


class ConfigError(Exception):
    """The configuration can't be used. `problems` has one line each; `unreadable`: it is no TOML at all."""

    def __init__(self, problems: list[str], *, unreadable: bool = False) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems
        self.unreadable = unreadable


def _time(text: str) -> time:
    found = _HOUR.match(text)
    if not found:
        raise ValueError('expected a local time such as "09:00"')
    return time(int(found[1]), int(found[2]))


def _quiet_hours(text: str) -> QuietHours:
    if not text:
        return QuietHours(time(0), time(0))
    start, dash, end = text.partition("-")
    if not dash or not _HOUR.match(start) or not _HOUR.match(end):
        raise ValueError('expected hours such as "22:00-08:00", or "" for none')
    return QuietHours(_time(start), _time(end))


class _Section(BaseModel):
    # Unknown keys are found by `_unknown_keys`, so that the known ones are judged all the same.
    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)


def _must(hold: Callable[[str], object], expected: str) -> AfterValidator:
    def checked(value: str) -> str:
        if not hold(value):
            raise ValueError(expected)
        return value

    return AfterValidator(checked)


_ADDRESS: Final = re.compile(r"https?://[^/\s{}][^\s{}]*\Z")  # PTB would fill in what stands in braces
_PROXY: Final = re.compile(r"\Z|(http|socks5)://[^/\s]+")
_Token = Annotated[str, _must(lambda token: not token or _TOKEN.match(token), _EXPECTED_TOKEN)]
_Address = Annotated[str, _must(_ADDRESS.match, 'expected an address such as "https://api.telegram.org/bot"')]
_Proxy = Annotated[str, _must(_PROXY.match, 'expected "http://host:port" or "socks5://host:port"')]
_Zone = Annotated[str, _must(is_zone, 'expected an IANA time zone such as "Asia/Shanghai"')]


class Telegram(_Section):
    token: _Token = Field(default="", repr=False)
    base_url: _Address = "https://api.telegram.org/bot"
    proxy: _Proxy = ""
    mode: Literal["polling"] = "polling"


class Storage(_Section):
    url: str = "sqlite:///data/bot.db"

    @field_validator("url")
    @classmethod
    def _url(cls, value: str) -> str:
        if value.startswith(("postgresql:", "postgres:")):
            raise ValueError("postgresql is not built yet; expected sqlite:///path")
        if not value.startswith("sqlite:///") or len(value) == len("sqlite:///"):
            raise ValueError("expected sqlite:///path")
        return value


class Reminders(_Section):
    """Defaults for new users, and the rate of all reminders together."""

    time_zone: _Zone = "Asia/Shanghai"
    days_before: tuple[int, ...] = Field(default=(7, 3, 1, 0), strict=False)
    days_after: tuple[int, ...] = Field(default=(1, 3, 7), strict=False)
    at: str = "09:00"
    quiet_hours: str = "22:00-08:00"
    messages_per_second: Annotated[float, Field(gt=0, le=30)] = 25

    @field_validator("days_before", "days_after", mode="before")
    @classmethod
    def _whole_days(cls, value: object) -> object:
        if isinstance(value, list) and any(type(day) is not int for day in value):
            raise ValueError("expected whole days such as [7, 3, 1, 0]")
        return value

    @field_validator("at", "quiet_hours")
    @classmethod
    def _times(cls, value: str, field: ValidationInfo) -> str:
        (_time if field.field_name == "at" else _quiet_hours)(value)
        return value

    @model_validator(mode="after")
    def _consistent(self) -> "Reminders":
        problem = preferences_problem(self.preferences())
        if problem is not None:
            raise ValueError(_PREFERENCES[problem])
        return self

    def preferences(self) -> Preferences:
        return Preferences(
            zone=self.time_zone,
            days_before=self.days_before,
            days_after=self.days_after,
            at=_time(self.at),
            quiet=_quiet_hours(self.quiet_hours),
        )


class Knowledge(_Section):
    path: str = ""  # empty: what ships with the program


class Operator(_Section):
    admin_ids: tuple[int, ...] = Field(default=(), strict=False)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["text", "json"] = "text"


class Privacy(_Section):
    retention_days: Annotated[int, Field(ge=30, le=3650)] = 365  # after the last use


class _File(_Section):
    telegram: Telegram = Telegram()
    storage: Storage = Storage()
    reminders: Reminders = Reminders()
    knowledge: Knowledge = Knowledge()
    operator: Operator = Operator()
    privacy: Privacy = Privacy()


@dataclass(frozen=True, slots=True)
class Config:
    telegram: Telegram
    database: Path  # absolute
    reminders: Reminders
    knowledge: Path | None  # absolute; None: what ships with the program
    operator: Operator
    privacy: Privacy


def load(file: Path | None, environ: Mapping[str, str] | None = None) -> Config:
    """Read `file`, or `config.toml` if there is one, or the defaults; the environment's token wins.

    Raises ConfigError with every problem.
    """
    environ = os.environ if environ is None else environ
    if file is None and Path(DEFAULT_FILE).is_file():
        file = Path(DEFAULT_FILE)
    data = _read(file) if file is not None else {}
    name = str(file) if file is not None else "environment"
    problems = [f"{name}: {line}" for line in _unknown_keys(data)]
    parsed = _File()
    try:
        parsed = _File.model_validate(data)
    except ValidationError as error:
        problems += [f"{name}: {line}" for line in _problem_lines(error)]
    telegram = parsed.telegram
    problems += [f"environment: {name}: not built yet" for name in NOT_BUILT_VARIABLES if environ.get(name)]
    try:
        if token := _token_of(environ):
            telegram = telegram.model_copy(update={"token": token})
    except ConfigError as error:
        problems += error.problems
    if problems:
        raise ConfigError(problems)
    base = (file.parent if file is not None else Path()).absolute()
    return Config(
        telegram=telegram,
        database=base / parsed.storage.url.removeprefix("sqlite:///"),
        reminders=parsed.reminders,
        knowledge=base / parsed.knowledge.path if parsed.knowledge.path else None,
        operator=parsed.operator,
        privacy=parsed.privacy,
    )


def require_token(config: Config, file: Path | None) -> None:
    """Raise ConfigError if there is no token to serve Telegram with."""
    if not config.telegram.token:
        expected = "expected a token from BotFather, or TELEGRAM_BOT_TOKEN in the environment"
        raise ConfigError([f"{file or DEFAULT_FILE}: telegram.token: missing; {expected}"])


def known_keys() -> Iterator[tuple[str, Any]]:
    """Every key that may be set, as `section.key`, with its default."""
    for section, field in _File.model_fields.items():
        defaults = field.default
        for key in type(defaults).model_fields:
            yield f"{section}.{key}", getattr(defaults, key)


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_bytes().decode("utf-8"))
    except OSError as error:
        raise ConfigError([f"{file}: {error.strerror or 'could not be read'}"], unreadable=True) from None
    except UnicodeDecodeError:
        raise ConfigError([f"{file}: expected UTF-8 text"], unreadable=True) from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError([f"{file}: expected TOML: {error}"], unreadable=True) from None


def _token_of(environ: Mapping[str, str]) -> str:
    """The token of the environment, or an empty string. Raises ConfigError."""
    name, token = "TELEGRAM_BOT_TOKEN", environ.get("TELEGRAM_BOT_TOKEN", "")
    if not token and (file := environ.get("TELEGRAM_BOT_TOKEN_FILE", "")):
        name = "TELEGRAM_BOT_TOKEN_FILE"
        try:
            token = Path(file).read_text(encoding="utf-8", errors="replace").strip()
        except OSError as error:
            raise ConfigError([f"environment: {name}: {error.strerror or 'could not be read'}"]) from None
    elif not token:
        return ""
    if not _TOKEN.match(token.strip()):
        raise ConfigError([f"environment: {name}: {_EXPECTED_TOKEN}"])
    return token.strip()


def _problem_lines(error: ValidationError) -> Iterator[str]:
    for problem in error.errors(include_url=False, include_context=False):
        key = ".".join(str(part) for part in problem["loc"] if not isinstance(part, int))
        if key == "telegram.mode" and problem.get("input") == "webhook":
            yield 'telegram.mode: "webhook" is not built yet; expected "polling"'
        elif key == "telegram.token":
            yield f"telegram.token: {_EXPECTED_TOKEN}"
        else:
            message = problem["msg"].removeprefix("Value error, ")
            message = message[0].lower() + message[1:]
            # An address may carry a password, and a whole section is not what is wrong.
            secret = key.startswith(("telegram", "storage")) or isinstance(problem["input"], dict)
            yield f"{key}: {message}" if secret else f"{key}: {message}, not {problem['input']!r}"


def _unknown_keys(data: Mapping[str, Any]) -> Iterator[str]:
    for section, values in data.items():
        if section not in _File.model_fields:
            yield _unknown(section, section, _File.model_fields)
        elif isinstance(values, dict):
            known = type(_File.model_fields[section].default).model_fields
            yield from (_unknown(f"{section}.{key}", key, known) for key in values if key not in known)


def _unknown(place: str, key: str, known: Collection[str]) -> str:
    if place in NOT_BUILT:
        return f"{place}: not built yet"
    near = difflib.get_close_matches(key, known, n=1)
    hint = f"did you mean {near[0]}?" if near else f"expected one of {', '.join(known)}"
    return f"{place}: unknown key; {hint}"
