"""What the environment sets: names of variables, and their values as text. Must not know what they mean.

Not pydantic-settings: that names neither the variable that a problem came from nor one that sets nothing.
"""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.config.sections import SECRET

PREFIX: Final = "RIGHTS_BOT_"
NOT_BUILT: Final = ("BOT_ENCRYPTION_KEY_FILE",)
_OLDER: Final = {
    "TELEGRAM_BOT_TOKEN": "telegram.token",
    "TELEGRAM_WEBHOOK_SECRET": "telegram.webhook.secret_token",
}
_NOTHING: Final = " "  # neither a secret nor the empty one: a file without a secret is a mistake


@dataclass(frozen=True, slots=True)
class Variable:
    """Which variable sets a key, and to what."""

    name: str
    value: str


def variable(key: str) -> str:
    """The name of the variable that sets a key such as "telegram.webhook.url"."""
    return PREFIX + key.upper().replace(".", "_")


def read(environ: Mapping[str, str], keys: Iterable[str]) -> tuple[dict[str, Variable], list[str]]:
    """What sets which of these keys, and what is wrong, one line each.

    Of several variables for one key the first of these wins: the name with the prefix, that with `_FILE`,
    the older name, that with `_FILE`. `_FILE` names a file that holds the value, and is for secrets.
    """
    names = {variable(key): key for key in keys}
    files = {f"{variable(key)}_FILE": key for key in SECRET}
    found: dict[str, Variable] = {}
    problems = list(_strangers(environ, [*names, *files]))
    for name, key in names.items():
        if name in environ:
            found[key] = Variable(name, environ[name].strip())
    for name, key in files.items():
        _by_file(environ, name, key, found, problems)
    # The older names came from containers, which pass empty ones on: empty is not set.
    for name, key in _OLDER.items():
        if (value := environ.get(name, "")) and key not in found:
            found[key] = Variable(name, value.strip() or _NOTHING)
        _by_file(environ, f"{name}_FILE", key, found, problems)
    return found, problems


def _by_file(
    environ: Mapping[str, str], name: str, key: str, found: dict[str, Variable], problems: list[str]
) -> None:
    file = environ.get(name, "")
    if not file or key in found:
        return
    try:
        text = Path(file).read_text(encoding="utf-8-sig", errors="replace")
    except OSError as error:
        problems.append(f"environment: {name}: {error.strerror or 'could not be read'}")
    else:
        found[key] = Variable(name, text.strip() or _NOTHING)


def _strangers(environ: Mapping[str, str], known: list[str]) -> Iterator[str]:
    yield from (f"environment: {name}: not built yet" for name in NOT_BUILT if environ.get(name))
    for name in sorted(environ):
        if name.startswith(PREFIX) and name not in known:
            rest = name.removeprefix(PREFIX)
            ends = [one.removeprefix(PREFIX) for one in known]
            without_section = [one for one in ends if rest and one.endswith(f"_{rest}")]
            near = [PREFIX + one for one in without_section or difflib.get_close_matches(rest, ends, n=1)]
            hint = f"did you mean {' or '.join(near)}?" if near else "see config.example.toml for the keys"
            yield f"environment: {name}: sets nothing; {hint}"
