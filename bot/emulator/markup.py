"""Telegram's reading of a text: UTF-16 lengths, HTML tags, commands, links. Knows no chats and no methods.

Source of the rules: "Formatting options" and "MessageEntity" of the Bot API.
"""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

Entity = dict[str, Any]

_KIND_OF_TAG = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
_TAG = re.compile(r"""<(/?)([^\s>]*)(?=[\s>])((?:[^>"']|"[^"]*"|'[^']*')*)>""")
_ATTRIBUTE = re.compile(r"""\s*([^\s=>/"']+)(?:\s*=\s*("[^"]*"|'[^']*'|[A-Za-z0-9.-]+(?=\s|$)))?\s*""")
_REFERENCE = re.compile(r"&(#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|lt|gt|amp|quot)(?![A-Za-z]);?")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_COMMAND = re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>@])")
# What Telegram takes out or turns into a space before it looks at a text.
_UNSEEN = {ord("\r"): None, **dict.fromkeys(range(0x2028, 0x202F)), 0x0333: None, 0x033F: None, 0x030A: None}
_CONTROL = {code: " " for code in range(32) if chr(code) not in "\n\r"}
_STRIPPED = _UNSEEN | _CONTROL
_HALF = re.compile("[\ud800-\udfff]")  # of a surrogate pair
_BLANK = re.compile(r"[\s\u180e\u200b-\u200f\u2060-\u2064\u2800\ufeff\ufffc]*")


class MarkupError(ValueError):
    """A text that Telegram can't parse; the message is Telegram's."""


@dataclass(frozen=True, slots=True)
class Formatted:
    """A text as people see it, with its entities (offsets and lengths in UTF-16 code units)."""

    text: str
    entities: tuple[Entity, ...] = ()

    def fields(self, text: str, entities: str) -> dict[str, Any]:
        """The fields of a message that hold it, by these names; none for an empty text."""
        kept = {text: self.text, entities: list(self.entities)}
        return {name: value for name, value in kept.items() if value}


def units(text: str) -> int:
    """Length as Telegram counts it: UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def clean(text: str) -> str:
    """The text without what Telegram strips: control characters become spaces, direction marks go.

    Raises MarkupError for half of a surrogate pair.
    """
    if _HALF.search(text):
        raise MarkupError("strings must be encoded in UTF-8")
    return text.translate(_STRIPPED)


def is_blank(text: str) -> bool:
    return _BLANK.fullmatch(text) is not None


def trim(formatted: Formatted) -> Formatted:
    """Without white space at either end; entities are cut to fit, and go where nothing is left of them."""
    body = formatted.text.lstrip(" \n")
    lead = units(formatted.text) - units(body)
    body = body.rstrip(" \n")
    size = units(body)
    kept = []
    for entity in formatted.entities:
        start = max(entity["offset"] - lead, 0)
        length = min(entity["offset"] + entity["length"] - lead, size) - start
        if length > 0:
            kept.append({**entity, "offset": start, "length": length})
    return Formatted(body, tuple(kept))


def commands(text: str) -> tuple[Entity, ...]:
    """The bot_command entities of a message that somebody typed."""
    return tuple(
        {"type": "bot_command", "offset": units(text[: match.start()]), "length": units(match.group())}
        for match in _COMMAND.finditer(text)
    )


def is_link(url: str) -> bool:
    """Whether Telegram takes the address for a link or a button: http(s) with a dotted host, tg or ton."""
    if re.search(r"\s", url):
        return False
    address = url if re.match(r"[A-Za-z]+://", url) else f"http://{url}"
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    host = parts.hostname or ""
    if parts.scheme.lower() in ("tg", "ton", "tonsite"):
        return bool(re.fullmatch(r"[\w-]+", host))
    if "@" in parts.netloc:  # Telegram would take mailto:a@b.example for a user at a host
        return False
    return parts.scheme.lower() in ("http", "https") and bool(re.fullmatch(r"[^.]+(\.[^.]+)+", host))


def parse_html(markup: str) -> Formatted:
    """The text and entities of parse_mode HTML. Raises MarkupError with Telegram's words."""
    text: list[str] = []
    size = 0  # of `text`, in UTF-16 code units
    entities: list[Entity] = []
    open_tags: list[tuple[str, dict[str, str], int, int]] = []  # name, attributes, offset, index in `text`
    at = 0
    while at < len(markup):
        if markup[at] != "<":
            end = markup.find("<", at)
            end = len(markup) if end < 0 else end
            part = _REFERENCE.sub(_character, markup[at:end])
            text.append(part)
            size += units(part)
            at = end
            continue
        place = f"at byte offset {len(markup[:at].encode())}"
        tag = _TAG.match(markup, at)
        if tag is None:
            raise MarkupError(f"Unclosed start tag {place}")
        closing, name, rest = tag[1], tag[2].lower(), tag[3]
        at = tag.end()
        if not closing:
            open_tags.append((name, _attributes(name, rest, place), size, len(text)))
            continue
        if not open_tags:
            raise MarkupError(f"Unexpected end tag {place}")
        start_name, attributes, offset, index = open_tags.pop()
        if rest.strip():
            raise MarkupError(f"Unclosed end tag {place}")
        if name and name != start_name:
            raise MarkupError(f'Unmatched end tag {place}, expected "</{start_name}>", found "</{name}>"')
        if size > offset:
            entity = _entity(start_name, attributes, offset, size - offset, "".join(text[index:]))
            if entity is not None:
                entities.append(entity)
    if open_tags:
        raise MarkupError(f'Can\'t find end tag corresponding to start tag "{open_tags[-1][0]}"')
    entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return Formatted("".join(text), tuple(entities))


def _character(reference: re.Match[str]) -> str:
    name = reference[1]
    if not name.startswith("#"):
        return _NAMED[name]
    code = int(name[2:], 16) if name.startswith("#x") else int(name[1:])
    if 0xD800 <= code <= 0xDFFF:
        raise MarkupError(
            "Text contains invalid Unicode characters after decoding HTML entities, "
            "check for unmatched surrogate code units"
        )
    return chr(code) if 0 < code < 0x10FFFF else reference[0]


def _attributes(name: str, rest: str, place: str) -> dict[str, str]:
    if name not in _KIND_OF_TAG:
        raise MarkupError(f'Unsupported start tag "{name}" {place}')
    attributes = {}
    at = 0
    while at < len(rest.rstrip()):
        match = _ATTRIBUTE.match(rest, at)
        if match is None:
            raise MarkupError(f'Empty attribute name in the tag "{name}" {place}')
        if rest[match.end() :].startswith("="):
            raise MarkupError(f"Unexpected end of name token {place}")
        value = match[2] or ""
        attributes[match[1]] = _REFERENCE.sub(_character, value[1:-1]) if value[:1] in "\"'" else value
        at = match.end()
    if name == "span" and attributes.get("class") != "tg-spoiler":
        raise MarkupError(f'Tag "span" must have class "tg-spoiler" {place}')
    return attributes


def _entity(name: str, attributes: dict[str, str], offset: int, length: int, inner: str) -> Entity | None:
    entity: Entity = {"type": _KIND_OF_TAG[name], "offset": offset, "length": length}
    if name == "a":
        entity["url"] = attributes.get("href") or inner
        return entity if is_link(entity["url"]) else None  # Telegram shows the words and drops the link
    if name == "blockquote" and "expandable" in attributes:
        entity["type"] = "expandable_blockquote"
    return entity
