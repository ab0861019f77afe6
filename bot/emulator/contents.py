"""What a message of a person holds, by its kind, as the Bot API names it. Knows no chat and no sender."""

from datetime import datetime

from bot.emulator.markup import Formatted, clean, commands, is_blank, units
from bot.emulator.params import Json


def text(words: str) -> Json:
    """A text as an app sends it: commands are marked. Raises ValueError for what no app sends."""
    if is_blank(words) or units(words) > 4096:
        raise ValueError("a Telegram app sends 1 to 4,096 characters")
    cleaned = clean(words).strip(" \n")
    return Formatted(cleaned, commands(cleaned)).fields("text", "entities")


def forwarded(words: str, sender: str, written: datetime) -> Json:
    """A text that somebody wrote who hides who they are."""
    origin = {"type": "hidden_user", "sender_user_name": sender, "date": int(written.timestamp())}
    return text(words) | {"forward_origin": origin}


def photo(caption: str) -> Json:
    size = {"file_id": "photo", "file_unique_id": "p", "width": 90, "height": 90, "file_size": 1000}
    return {"photo": [size]} | ({"caption": caption} if caption else {})


def sticker(emoji: str) -> Json:
    return {
        "sticker": {
            "file_id": "sticker",
            "file_unique_id": "s",
            "type": "regular",
            "width": 512,
            "height": 512,
            "is_animated": False,
            "is_video": False,
            "emoji": emoji,
        }
    }
