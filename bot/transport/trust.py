"""Whom to believe over TLS. Knows no address."""

import ssl
from functools import cache
from pathlib import Path
from typing import Literal

import certifi


@cache
def trusted() -> ssl.SSLContext | Literal[True]:
    """Whose certificates count, for a connector of aiohttp. True: those of the system.

    aiohttp reads those when it is imported, in any case: to read them once more takes 30 ms. Others are
    shared by all connections.
    """
    if _system_has_some():
        return True
    trust = ssl.create_default_context()  # some builds of Python come without any of their own
    trust.load_verify_locations(certifi.where())
    return trust


def _system_has_some() -> bool:
    file = ssl.get_default_verify_paths().cafile
    return file is not None and b"CERTIFICATE-----" in Path(file).read_bytes()
