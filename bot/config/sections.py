"""What may be set, section by section, with defaults and limits. Must not know where a value comes from."""

import re
from collections.abc import Callable
from datetime import time
from typing import Annotated, Final, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationInfo,
    field_validator,
    model_validator,
)

from bot.domain.dates import is_zone
from bot.domain.preferences import Preferences, PreferencesProblem, QuietHours, preferences_problem

EXPECTED_TOKEN: Final = "expected a token as BotFather gives it: digits, a colon, letters"
SECRET: Final = ("telegram.token", "telegram.webhook.secret_token", "operator.ping_url")
"""Keys whose values are shown to nobody, and may be handed over in a file of their own."""

_TOKEN: Final = re.compile(r"^\d+:[A-Za-z0-9_-]+\Z")
_HOUR: Final = re.compile(r"^([01]\d|2[0-3]):([0-5]\d)$")

_PREFERENCES: Final = {
    PreferencesProblem.ZONE: 'time_zone: expected an IANA time zone such as "Asia/Shanghai"',
    PreferencesProblem.DAYS_BEFORE: "days_before: expected days from 0 to 60, each once, ten at most",
    PreferencesProblem.DAYS_AFTER: "days_after: expected days from 1 to 90, each once, ten at most",
    PreferencesProblem.NO_DAYS: "days_before, days_after: expected at least one day",
    PreferencesProblem.AT_IN_QUIET: "at: expected a time outside of quiet_hours",
    PreferencesProblem.QUIET_TOO_LONG: "quiet_hours: expected to leave at least 3 hours of the day",
}


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


class Section(BaseModel):
    """One table of the file."""

    # Unknown keys are found by `load`, so that the known ones are judged all the same.
    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)


def _must(hold: Callable[[str], object], expected: str) -> AfterValidator:
    def checked(value: str) -> str:
        if not hold(value):
            raise ValueError(expected)
        return value

    return AfterValidator(checked)


_ADDRESS: Final = re.compile(r"https?://[^/\s{}][^\s{}]*\Z")  # PTB would fill in what stands in braces
_PROXY: Final = re.compile(r"\Z|(http|socks5)://[^/\s]+")
_LISTEN: Final = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+):(\d{1,5})\Z")
_WEBHOOK: Final = re.compile(r"https?://[^/\s@?#]+(/[^\s?#]*)?\Z")
_PING: Final = re.compile(r"https?://[^/\s]+\S*\Z")
_RECIPIENT: Final = re.compile(r"age1[ac-hj-np-z02-9]{58}\Z")
_SECRET_TOKEN: Final = re.compile(r"[A-Za-z0-9_-]{1,256}\Z")  # Bot API, setWebhook: secret_token


def address(listen: str) -> tuple[str, int]:
    """Host and port of an address such as "127.0.0.1:8080" or "[::1]:8080". Raises ValueError."""
    found = _LISTEN.match(listen)
    if not found or not 0 < int(found[2]) < 65536:
        raise ValueError('expected host and port such as "127.0.0.1:8080"')
    return found[1].strip("[]"), int(found[2])


def _empty_or(pattern: re.Pattern[str], expected: str) -> AfterValidator:
    return _must(lambda value: not value or pattern.match(value), expected)


def _listens(value: str) -> str:
    if value:
        address(value)
    return value


def _user_id(value: int) -> int:
    if not 0 < value < 2**52:  # a group's is negative: what is told to operators is not for it
        raise ValueError("expected Telegram user ids, which are greater than 0")
    return value


_Listen = Annotated[str, AfterValidator(_listens)]
_Token = Annotated[str, _must(lambda token: not token or _TOKEN.match(token), EXPECTED_TOKEN)]
_Address = Annotated[str, _must(_ADDRESS.match, 'expected an address such as "https://api.telegram.org/bot"')]
_Proxy = Annotated[str, _must(_PROXY.match, 'expected "http://host:port" or "socks5://host:port"')]
_PATH_EXPECTED: Final = "expected a path, without characters that none can hold"
_UserId = Annotated[int, AfterValidator(_user_id)]
_Path = Annotated[str, _must(lambda path: "\0" not in path, _PATH_EXPECTED)]
_Zone = Annotated[str, _must(is_zone, 'expected an IANA time zone such as "Asia/Shanghai"')]


class Webhook(Section):
    """How Telegram reaches the bot where it does not poll; used in that mode alone."""

    url: Annotated[
        str, _empty_or(_WEBHOOK, 'expected the public address, such as "https://example.org/hook"')
    ] = ""
    listen: _Listen = "127.0.0.1:8443"
    secret_token: Annotated[
        str, _empty_or(_SECRET_TOKEN, "expected 1 to 256 of the characters A-Z, a-z, 0-9, _ and -")
    ] = Field(default="", repr=False)


class Telegram(Section):
    token: _Token = Field(default="", repr=False)
    base_url: _Address = "https://api.telegram.org/bot"
    proxy: _Proxy = ""
    mode: Literal["polling", "webhook"] = "polling"
    webhook: Webhook = Webhook()

    @model_validator(mode="after")
    def _reachable(self) -> "Telegram":
        if self.mode == "polling":
            return self
        if not self.webhook.url:
            raise ValueError("webhook.url: missing; expected the public HTTPS address of the webhook")
        if not self.webhook.secret_token:
            raise ValueError("webhook.secret_token: missing; or TELEGRAM_WEBHOOK_SECRET in the environment")
        if not self.webhook.listen:
            raise ValueError('webhook.listen: missing; expected host and port such as "127.0.0.1:8443"')
        # A Bot API server of one's own takes http as well; Telegram's takes https alone.
        if self.base_url == type(self).model_fields["base_url"].default and self.webhook.url.startswith(
            "http:"
        ):
            raise ValueError("webhook.url: expected an https:// address")
        return self


class Storage(Section):
    url: str = "sqlite:///data/bot.db"

    @field_validator("url")
    @classmethod
    def _url(cls, value: str) -> str:
        if value.startswith(("postgresql:", "postgres:")):
            raise ValueError("postgresql is not built yet; expected sqlite:///path")
        if not value.startswith("sqlite:///") or len(value) == len("sqlite:///"):
            raise ValueError("expected sqlite:///path")
        if "\0" in value:
            raise ValueError(_PATH_EXPECTED)
        return value


class Reminders(Section):
    """Defaults for new users, and the rate of all reminders together."""

    time_zone: _Zone = "Asia/Shanghai"
    days_before: tuple[int, ...] = Field(default=(7, 3, 1, 0), strict=False)
    days_after: tuple[int, ...] = Field(default=(1, 3, 7), strict=False)
    at: str = "09:00"
    quiet_hours: str = "22:00-08:00"
    messages_per_second: Annotated[float, Field(gt=0, le=30)] = 25.0

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


class Knowledge(Section):
    path: _Path = ""  # empty: what ships with the program


class Operator(Section):
    admin_ids: tuple[_UserId, ...] = Field(default=(), strict=False)
    http: _Listen = ""  # empty: neither health nor metrics are served
    ping_url: Annotated[str, _empty_or(_PING, "expected an http:// or https:// address")] = Field(
        default="", repr=False
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["text", "json"] = "text"


class Backup(Section):
    folder: _Path = ""  # empty: no copies
    keep: Annotated[int, Field(ge=1, le=3650)] = 7  # days
    recipient: Annotated[
        str, _empty_or(_RECIPIENT, 'expected an age public key such as "age1…", or "" for none')
    ] = ""


class Privacy(Section):
    retention_days: Annotated[int, Field(ge=30, le=3650)] = 365  # after the last use


class File(Section):
    """A whole file."""

    telegram: Telegram = Telegram()
    storage: Storage = Storage()
    reminders: Reminders = Reminders()
    knowledge: Knowledge = Knowledge()
    operator: Operator = Operator()
    backup: Backup = Backup()
    privacy: Privacy = Privacy()
