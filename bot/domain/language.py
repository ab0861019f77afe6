"""The three languages of the bot. Knows no texts."""

from enum import StrEnum


class Language(StrEnum):
    """A written language that every text of the bot exists in (BCP 47 tags, lower case)."""

    HANS = "zh-hans"
    HANT = "zh-hant"
    EN = "en"

    @classmethod
    def of_telegram(cls, code: str | None) -> "Language":
        """The language for Telegram's `language_code` (IETF tag, may be missing).

        The bot is for Chinese-speaking people: whoever reads neither English nor
        traditional characters by their setting gets simplified characters.
        """
        tag = (code or "").lower().replace("_", "-")
        if tag == "en" or tag.startswith("en-"):
            return cls.EN
        if tag.startswith(("zh-hant", "zh-tw", "zh-hk", "zh-mo", "yue")):
            return cls.HANT
        return cls.HANS

    @property
    def enumerated(self) -> str:
        """What stands between the things of a list."""
        return ", " if self is Language.EN else "、"

    @property
    def semicolon(self) -> str:
        return "; " if self is Language.EN else "；"

    @property
    def colon(self) -> str:
        return ": " if self is Language.EN else "："
