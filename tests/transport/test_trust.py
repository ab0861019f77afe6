"""Whose certificates count: those of the system where there are some."""

import ssl
from collections.abc import Iterator
from pathlib import Path

import certifi
import pytest

from bot.transport.trust import trusted


@pytest.fixture(autouse=True)
def _asked_anew() -> Iterator[None]:
    trusted.cache_clear()
    yield
    trusted.cache_clear()


def test_the_systems_certificates_are_not_read_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", certifi.where())

    assert trusted() is True


@pytest.mark.parametrize("content", ["", "# none yet\n"])
def test_without_any_of_the_systems_those_of_certifi_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str
) -> None:
    (tmp_path / "none.pem").write_text(content)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "none.pem"))

    assert _count(trusted()) > 100


def test_without_a_file_those_of_certifi_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "missing.pem"))
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))

    assert _count(trusted()) > 100


def _count(trust: ssl.SSLContext | bool) -> int:
    assert isinstance(trust, ssl.SSLContext)
    assert trust.verify_mode is ssl.CERT_REQUIRED
    assert trust.check_hostname
    return trust.cert_store_stats()["x509_ca"]
