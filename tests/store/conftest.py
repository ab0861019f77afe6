"""What the tests of the store share. Knows no test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.each import Each


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "bot.db"


@pytest.fixture
def store(path: Path) -> Iterator[Each]:
    """Records of which each call is a transaction of its own."""
    opened = Each(path)
    yield opened
    opened.close()
