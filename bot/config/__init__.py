"""The configuration, read once and frozen: a file, and the environment over it. Knows nothing that uses it.

Every problem is reported at once, each naming where it stands, the key and what was expected.
"""

import difflib
import os
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from bot.config import environment
from bot.config.environment import Variable
from bot.config.sections import (
    EXPECTED_TOKEN,
    SECRET,
    Backup,
    File,
    Operator,
    Privacy,
    Reminders,
    Section,
    Telegram,
    address,
)

__all__ = [
    "DEFAULT_FILE",
    "AddressInUseError",
    "Config",
    "ConfigError",
    "Copies",
    "Operator",
    "Privacy",
    "Reminders",
    "Telegram",
    "address",
    "known_keys",
    "load",
    "require_token",
]

DEFAULT_FILE: Final = "config.toml"
# What stands in these keys, and in those below them. A recipient may be the secret key by mistake.
_NOT_SHOWN: Final = ("telegram", "storage", "backup.recipient", *SECRET)
_EXPECTED: Final = {  # in place of pydantic's words, by kind of problem
    "float_type": "expected a number",
    "int_type": "expected a whole number",
    "model_type": "expected a section, with keys of its own",
    "string_type": "expected text in quotes",
    "tuple_type": "expected a list of whole numbers",
}
_NOT_BUILT: Final = {"privacy.encryption_key"}  # refused, never ignored


class ConfigError(Exception):
    """The configuration can't be used. `problems` has one line each; `unreadable`: it is no TOML at all."""

    def __init__(self, problems: list[str], *, unreadable: bool = False) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems
        self.unreadable = unreadable


class AddressInUseError(Exception):
    """Something else listens at an address of the config, most often the bot that has not ended yet."""


@dataclass(frozen=True, slots=True)
class Copies:
    """Where copies go, for how many days they are kept, and the age key that they are encrypted to, or ""."""

    folder: Path | None  # absolute; None: no copies
    keep: int  # days
    recipient: str


@dataclass(frozen=True, slots=True)
class Config:
    telegram: Telegram
    database: Path  # absolute
    reminders: Reminders
    knowledge: Path | None  # absolute; None: what ships with the program
    operator: Operator
    privacy: Privacy
    backup: Copies = Copies(None, 7, "")


def load(file: Path | None, environ: Mapping[str, str] | None = None) -> Config:
    """Read `file`, or `config.toml` if there is one, or the defaults; the environment wins.

    Paths are relative to the file they stand in; those of the environment, to the current folder.
    Raises ConfigError with every problem.
    """
    environ = os.environ if environ is None else environ
    # Not is_file: a folder of that name, as Docker makes in place of a missing file, is told of.
    if file is None and os.path.lexists(DEFAULT_FILE):
        file = Path(DEFAULT_FILE)
    data = _read(file) if file is not None else {}
    name = str(file) if file is not None else "environment"
    problems = [f"{name}: {line}" for line in _unknown_keys(data)]
    variables, wrong = environment.read(environ, dict(known_keys()))
    problems += wrong
    _overlay(data, variables)
    parsed = File()
    try:
        parsed = File.model_validate(data)
    except ValidationError as error:
        problems += _problem_lines(error, name, variables)
    if problems:
        raise ConfigError(problems)

    def path(key: str, text: str) -> Path:
        base = file.parent if file is not None and key not in variables else Path()
        return base.absolute() / text

    return Config(
        telegram=parsed.telegram,
        # Behind links, as SQLite goes: the lock and what is kept beside the file are those of the real one.
        database=Path(os.path.realpath(path("storage.url", parsed.storage.url.removeprefix("sqlite:///")))),
        reminders=parsed.reminders,
        knowledge=path("knowledge.path", parsed.knowledge.path) if parsed.knowledge.path else None,
        operator=parsed.operator,
        privacy=parsed.privacy,
        backup=_copies(parsed.backup, path("backup.folder", parsed.backup.folder)),
    )


def _copies(backup: Backup, folder: Path) -> Copies:
    return Copies(folder if backup.folder else None, backup.keep, backup.recipient)


def require_token(config: Config, file: Path | None) -> None:
    """Raise ConfigError if there is no token to serve Telegram with."""
    if not config.telegram.token:
        expected = "expected a token from BotFather, or TELEGRAM_BOT_TOKEN in the environment"
        raise ConfigError([f"{file or DEFAULT_FILE}: telegram.token: missing; {expected}"])


def known_keys(section: type[Section] = File, place: str = "") -> Iterator[tuple[str, Any]]:
    """Every key that may be set, as `section.key`, with its default."""
    for key, field in section.model_fields.items():
        if isinstance(field.default, Section):
            yield from known_keys(type(field.default), f"{place}{key}.")
        else:
            yield f"{place}{key}", field.default


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise ConfigError([f"{file}: {error.strerror or 'could not be read'}"], unreadable=True) from None
    except UnicodeDecodeError:
        raise ConfigError([f"{file}: expected UTF-8 text"], unreadable=True) from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError([f"{file}: expected TOML: {error}"], unreadable=True) from None


def _overlay(data: dict[str, Any], variables: Mapping[str, Variable]) -> None:
    """Put what the environment sets over what the file says, as the kinds of value that a file has."""
    defaults = dict(known_keys())
    for key, variable in variables.items():
        *sections, last = key.split(".")
        table = data
        for section in sections:
            inner = table.setdefault(section, {})
            if not isinstance(inner, dict):  # the file is wrong there, and that is told
                break
            table = inner
        else:
            table[last] = _value(defaults[key], variable.value)


def _value(default: object, text: str) -> object:
    """The text of a variable as the kind of value that its key has, or as it stands, to be refused."""
    try:
        if isinstance(default, tuple):
            return [int(part) for part in text.split(",")] if text else []
        if isinstance(default, int):
            return int(text)
        if isinstance(default, float):
            return float(text)
    except ValueError:
        return text
    return text


def _problem_lines(error: ValidationError, name: str, variables: Mapping[str, Variable]) -> Iterator[str]:
    for problem in error.errors(include_url=False, include_context=False):
        key = ".".join(str(part) for part in problem["loc"] if not isinstance(part, int))
        message = EXPECTED_TOKEN if key == "telegram.token" else _expected(problem["type"], problem["msg"])
        # An address may carry a password; a section holds such keys, and is not what is wrong.
        hidden = key.startswith(_NOT_SHOWN) or problem["type"] == "model_type"
        if not hidden and not isinstance(problem["input"], dict):
            message = f"{message}, not {problem['input']!r}"
        if key in variables:
            yield f"environment: {variables[key].name}: {message}"
            continue
        # What two keys together make wrong may come from either place.
        beside = [one.name for place, one in variables.items() if place.startswith(f"{key}.")]
        yield f"{', '.join([name, *beside])}: {key}: {message}"


def _expected(kind: str, message: str) -> str:
    """What a value should have been, in the words of whoever writes a file or a variable."""
    if kind in _EXPECTED:
        return _EXPECTED[kind]
    return message.removeprefix("Value error, ").replace("Input should be", "expected")


def _unknown_keys(data: Mapping[str, Any], section: type[Section] = File, place: str = "") -> Iterator[str]:
    for key, value in data.items():
        if key not in section.model_fields:
            yield _unknown(f"{place}{key}", key, section.model_fields)
        elif isinstance(inner := section.model_fields[key].default, Section) and isinstance(value, dict):
            yield from _unknown_keys(value, type(inner), f"{place}{key}.")


def _unknown(place: str, key: str, known: Collection[str]) -> str:
    if place in _NOT_BUILT:
        return f"{place}: not built yet"
    in_another_section = (one for one in _places() if one.rpartition(".")[2] == key)
    near = difflib.get_close_matches(key, known, n=1) or list(in_another_section)
    hint = f"did you mean {' or '.join(near)}?" if near else f"expected one of {', '.join(known)}"
    return f"{place}: unknown key; {hint}"


def _places() -> Iterator[str]:
    """Every key and every section below another, as they are called from the top of the file."""
    keys = [key for key, _ in known_keys()]
    yield from keys
    yield from dict.fromkeys(key.rpartition(".")[0] for key in keys if key.count(".") > 1)
