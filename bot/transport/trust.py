"""Whom to believe over TLS. Knows no address."""

import ssl
from functools import cache

import certifi


@cache
def trusted() -> ssl.SSLContext:
    """Whose certificates count. Shared by all connections: to read them takes a while and some memory."""
    trust = ssl.create_default_context()
    if not trust.cert_store_stats()["x509_ca"]:  # some builds of Python come without any of their own
        trust.load_verify_locations(certifi.where())
    return trust
