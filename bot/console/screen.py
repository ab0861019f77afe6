"""Messages as plain lines of a terminal. Knows no bot and no clock."""

from collections.abc import Iterator

from bot.emulator.cloud import Event
from bot.emulator.params import Json


def show(event: Event) -> list[str]:
    """The lines of one thing that the bot did; none where people would see nothing."""
    if event.kind == "answered":
        return [f"({'alert' if event.alert else 'notice'}) {event.notice}"] if event.notice else []
    if event.kind == "deleted":
        return [f"(deleted) {_first_line(event.message)}"]
    mark = "(edited) " if event.kind == "edited" else ""
    return [*f"{mark}{_words(event.message)}".split("\n"), *_keyboard(event.message)]


def _first_line(message: Json) -> str:
    return _words(message).split("\n")[0]


def _words(message: Json) -> str:
    document = message.get("document")
    if document is None:
        return _with_links(message["text"], message.get("entities", []))
    name = f"[file 文件] {document['file_name']}, {document['file_size']:,} bytes"
    caption = _with_links(message.get("caption", ""), message.get("caption_entities", []))
    return f"{name}\n{caption}" if caption else name


def _with_links(text: str, entities: list[Json]) -> str:
    """The text with the address of each link behind its words; other markup has no plain form."""
    body = text.encode("utf-16-le")  # two bytes to a code unit, in which entities count
    links = [entity for entity in entities if entity["type"] == "text_link"]
    for link in sorted(links, key=lambda link: -int(link["offset"])):
        start, end = 2 * link["offset"], 2 * (link["offset"] + link["length"])
        if body[start:end].decode("utf-16-le") != link["url"]:
            body = body[:end] + f" <{link['url']}>".encode("utf-16-le") + body[end:]
    return body.decode("utf-16-le")


def _keyboard(message: Json) -> Iterator[str]:
    """One line for each row, numbered through as the console counts them."""
    number = 0
    for row in message.get("reply_markup", {}).get("inline_keyboard", []):
        labels = []
        for button in row:
            number += 1
            link = f" <{button['url']}>" if "url" in button else ""
            labels.append(f"[{number}] {button['text']}{link}")
        yield "  " + "  ".join(labels)
