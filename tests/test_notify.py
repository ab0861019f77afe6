"""What systemd hears, on a socket of its kind."""

import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot import notify


@pytest.fixture
def systemd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    with closing(socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)) as hears:
        hears.bind(str(tmp_path / "notify"))
        hears.setblocking(False)
        monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
        yield hears


def test_each_state_is_a_line_of_one_datagram(systemd: socket.socket) -> None:
    notify.tell(notify.READY, notify.status("serving"))

    assert systemd.recv(4096) == b"READY=1\nSTATUS=serving"


def test_a_name_that_stands_in_no_folder_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)) as hears:
        hears.bind("")  # the system gives a name
        monkeypatch.setenv("NOTIFY_SOCKET", "@" + hears.getsockname()[1:].decode())

        notify.tell(notify.ALIVE)

        assert hears.recv(4096) == b"WATCHDOG=1"


@pytest.mark.parametrize("address", ["", "/nowhere/at/all"])
def test_where_nobody_hears_it_goes_on(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOTIFY_SOCKET", address)

    notify.tell(notify.READY)


def test_a_supervisor_that_does_not_read_holds_nothing_up(systemd: socket.socket) -> None:
    for _ in range(15):  # more than its queue takes
        notify.tell(notify.ALIVE)
