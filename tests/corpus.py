"""What people type, as tests/data/words/README.md describes it. Runs nothing of the bot."""

import tomllib
from pathlib import Path
from typing import Any, Final

_WORDS: Final = Path(__file__).parent / "data" / "words"
Case = dict[str, Any]


def cases(part: str) -> list[Case]:
    """The cases of a file, without its ending. Of a part set aside only counts may be shown."""
    found = tomllib.loads((_WORDS / f"{part}.toml").read_text(encoding="utf-8"))["case"]
    assert isinstance(found, list)
    return found


def is_part(name: str) -> bool:
    """Whether there is such a file."""
    return (_WORDS / f"{name}.toml").exists()
