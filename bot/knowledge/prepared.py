"""A library that was read, checked and indexed before, kept beside the bytecode. Knows no entry of it.

It is a pickle: like bytecode, it makes the program do whatever it says. So it lies in the one place where
Python keeps the bytecode of this very module: whoever can write the one can write the other (ADR 0029).
"""

import gc
import logging
import os
import pickle
import secrets
import sys
from collections.abc import Iterator
from contextlib import suppress
from hashlib import blake2b
from importlib.metadata import version
from importlib.util import cache_from_source
from pathlib import Path
from typing import Final

from bot.knowledge.library import Library

log = logging.getLogger(__name__)

_BOT: Final = Path(__file__).resolve().parents[1]
_PYTHON: Final = f"{sys.implementation.cache_tag} {sys.version_info}"
MADE_WITH: Final = ("pydantic", "opencc")
"""Libraries whose version is part of the key."""

_SIZE: Final = 32  # bytes of a digest


def place() -> Path:
    """Where it is kept."""
    return Path(cache_from_source(__file__)).with_suffix(".knowledge")


def key_of(root: Path, code: Path = _BOT) -> bytes:
    """Differs wherever the library could: by a byte of the knowledge in `root` or of the bot's `code`, by the
    Python, and by the libraries that its entries are made with."""
    seen = blake2b(digest_size=_SIZE)
    for made_with in (_PYTHON, *map(version, MADE_WITH)):
        seen.update(_sized(made_with.encode()))
    for folder, suffix in ((root, ".toml"), (code, ".py")):
        for path in sorted(_files(str(folder), suffix)):
            seen.update(_sized(path.removeprefix(str(folder)).encode()))
            with suppress(OSError):  # what can't be read is no knowledge, which the loader says
                seen.update(_sized(Path(path).read_bytes()))
    return seen.digest()


def find(key: bytes) -> Library | None:
    """The library of this key, with all that was made of it; None where none is kept whole, or another."""
    try:
        kept = memoryview(place().read_bytes())
    except OSError:
        return None
    head, digest, body = kept[:_SIZE], kept[_SIZE : 2 * _SIZE], kept[2 * _SIZE :]
    if head != key or digest != _digest(body):
        return None
    was_on = gc.isenabled()
    gc.disable()  # it would look through every new entry again and again
    try:
        library: Library = pickle.loads(body)
    finally:
        if was_on:
            gc.enable()
    return library


def keep(key: bytes, library: Library) -> bool:
    """Keep a library that was checked, with all that was made of it. False where nothing may be written: then
    the next start is as slow as this one."""
    if sys.dont_write_bytecode:
        return False
    import pickletools  # here: a start that finds its knowledge keeps none

    # Without a number for what nothing else refers to: a start would take as much memory for these again.
    body = pickletools.optimize(pickle.dumps(library, pickle.HIGHEST_PROTOCOL))
    path = place()
    beside = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("xb") as file:
            file.write(key + _digest(body) + body)
        beside.replace(path)
    except OSError as error:
        log.info("the knowledge is read anew at each start: %s", error.strerror)
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        return False
    return True


def _files(folder: str, suffix: str) -> Iterator[str]:
    for within, _, names in os.walk(folder):
        for name in names:
            if name.endswith(suffix):
                yield f"{within}{os.sep}{name}"


def _sized(part: bytes) -> bytes:
    """With its length before it: no two lists of parts are the same bytes."""
    return len(part).to_bytes(8) + part


def _digest(body: bytes | memoryview) -> bytes:
    return blake2b(body, digest_size=_SIZE).digest()
