"""The stores that have to keep the contract. A new store joins by one more parameter."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

import pytest
from sqlite_utils import Database

from bot.store.protocol import Store
from bot.store.sqlite import SqliteStore

_P = ParamSpec("_P")
_T = TypeVar("_T")


class WatchedStore(SqliteStore):
    """Fails a test in which a method leaves a transaction open, whether it returned or raised."""

    async def _read(
        self, work: Callable[Concatenate[Database, _P], _T], *args: _P.args, **kwargs: _P.kwargs
    ) -> _T:
        try:
            return await super()._read(work, *args, **kwargs)
        finally:
            assert not await super()._read(lambda db: db.conn.in_transaction)

    async def _write(
        self, work: Callable[Concatenate[Database, _P], _T], *args: _P.args, **kwargs: _P.kwargs
    ) -> _T:
        try:
            return await super()._write(work, *args, **kwargs)
        finally:
            assert not await super()._read(lambda db: db.conn.in_transaction)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "bot.db"


@pytest.fixture(params=["sqlite"])
async def store(request: pytest.FixtureRequest, path: Path) -> AsyncIterator[Store]:
    match request.param:
        case "sqlite":
            opened: Store = await WatchedStore.open(path)
        case _:
            raise AssertionError(request.param)
    yield opened
    await opened.close()
