"""The addresses in a text, and which of them borrow a name. Opens none, and knows no message."""

import re
from dataclasses import dataclass
from typing import Final

from bot.knowledge.signs import Judging, LinkKind
from bot.knowledge.undisguised import visible
from bot.reading.patterns import regex

_LINK: Final = regex(
    r"(?:https?://|www\.)[^\s\u4e00-\u9fff，。；）)]{3,200}"
    r"|(?<![a-z0-9@.-])(?:[a-z0-9-]{1,40}\.){1,4}[a-z]{2,8}(?![a-z0-9.@-])(?:/[a-z0-9_?=&%./-]{0,100})?",
    re.IGNORECASE,
)
_ENDINGS: Final = frozenset(
    [
        "com",
        "cn",
        "net",
        "org",
        "gov",
        "edu",
        "hk",
        "tw",
        "io",
        "me",
        "co",
        "ly",
        "app",
        "im",
        "link",
        "info",
        "cc",
        "top",
        "vip",
        "xyz",
    ]
)
_SECOND: Final = frozenset(("com", "net", "org", "gov", "edu", "ac"))
_ADDRESS: Final = regex(r"(?:[0-9]{1,3}\.){3}[0-9]{1,3}")
_PROGRAM: Final = (".apk", ".ipa", ".exe")


@dataclass(frozen=True, slots=True)
class Link:
    """An address, and where it stands."""

    host: str
    kind: LinkKind
    start: int
    end: int


def links_of(text: str, words: Judging) -> list[Link]:
    """Every address in a text, in order."""
    shown, places = visible(text)
    found = []
    for match in _LINK.finditer(shown):
        address = re.sub(r"^https?://", "", match[0])
        host = re.split(r"[/?:#]", address.removeprefix("www."), maxsplit=1)[0].strip(".-")
        if not _is_host(host, match[0], words):
            continue
        found.append(
            Link(host, _kind(host, address, words), places[match.start()], places[match.end() - 1] + 1)
        )
    return found


def _is_host(host: str, whole: str, words: Judging) -> bool:
    ending = host.rpartition(".")[2]
    return "." in host and (
        whole.startswith(("http", "www")) or ending in _ENDINGS or ending in words.cheap_endings
    )


def _kind(host: str, address: str, words: Judging) -> LinkKind:
    if any(_is_of(host, site) for site in words.official):
        return "any"
    if host in words.short_links:
        return "short"
    *before, ending = host.split(".")
    name = before[-2] if len(before) > 1 and before[-1] in _SECOND else before[-1]
    borrowed = any(brand in host.replace("-", "") and name != brand for brand in words.brands)
    if borrowed or ending in words.cheap_endings or _ADDRESS.match(host) or address.endswith(_PROGRAM):
        return "look-alike"
    return "any"


def _is_of(host: str, site: str) -> bool:
    return host == site or host.endswith(f".{site}")
