"""The words of the bot: one Fluent file per language, and the lookup. Knows no Telegram and no data.

繁體 (`zh-hant.ftl`) is derived from 简体 by `tools/derive.py` and committed.
"""

from datetime import date, datetime
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from babel.dates import format_date
from babel.numbers import format_currency
from fluent.runtime import FluentBundle
from fluent.runtime.errors import FluentReferenceError
from fluent.syntax import FluentParser

from bot.domain.errors import OwnWordsError
from bot.domain.language import Language

_LOCALES = {Language.HANS: "zh_Hans_CN", Language.HANT: "zh_Hant_TW", Language.EN: "en"}


class MissingTextError(OwnWordsError, KeyError):
    """A text that the language does not have, or a value that the text asks for and did not get."""


class Texts:
    def __init__(self, language: Language) -> None:
        self.language = language
        source = (files(__package__) / f"{language.value}.ftl").read_text(encoding="utf-8")
        # Isolation marks would show as boxes on some phones and in a pipe.
        self._bundle = FluentBundle([_LOCALES[language].replace("_", "-")], use_isolating=False)
        # Without the place of each piece in the file, which nobody asks for: it takes nearly half the memory.
        self._bundle.add_resource(FluentParser(with_spans=False).parse(source))

    def __call__(self, key: str, /, **values: Any) -> str:
        """The text `key` with its values put in. Raises MissingTextError."""
        message = self._bundle.get_message(key) if self._bundle.has_message(key) else None
        if message is None or message.value is None:
            raise MissingTextError(key)
        text, errors = self._bundle.format_pattern(message.value, values)
        if errors:
            error = errors[0]
            # The names in our own file; what another error quotes may be a value.
            said = error if isinstance(error, FluentReferenceError) else type(error).__name__
            raise MissingTextError(f"{key}: {said}")
        return str(text)

    def money(self, fen: int) -> str:
        """An amount of yuan, given in fen."""
        return _money(fen, self.language)

    def day(self, day: date) -> str:
        """A date in full, with the weekday."""
        if self.language is Language.EN:
            return str(format_date(day, "EEE d MMM yyyy", locale="en"))
        return f"{day.year}年{day.month}月{day.day}日 {self.weekday(day)}"

    def weekday(self, day: date) -> str:
        return _weekday(day, self.language)

    def weekday_initial(self, day: date) -> str:
        """The day of the week as it heads a calendar."""
        pattern = "EEEEEE" if self.language is Language.EN else "EEEEE"
        return str(format_date(day, pattern, locale=_LOCALES[self.language]))

    def month(self, day: date) -> str:
        if self.language is Language.EN:
            return str(format_date(day, "MMMM yyyy", locale="en"))
        return f"{day.year}年{day.month}月"

    def month_name(self, day: date) -> str:
        return str(format_date(day, "MMM", locale=_LOCALES[self.language]))

    def moment(self, moment: datetime) -> str:
        return f"{self.day(moment.date())} {moment:%H:%M}"


# Babel takes longer for one amount or day than all else takes for a line of a reminder, and they come again.
@lru_cache(1024)
def _money(fen: int, language: Language) -> str:
    text: str = format_currency(fen / 100, "CNY", locale=_LOCALES[language])
    return text.replace("\xa0", " ").removesuffix(".00")


@lru_cache(1024)
def _weekday(day: date, language: Language) -> str:
    name = str(format_date(day, "EEEE", locale=_LOCALES[language]))
    return name.replace("星期", "週" if language is Language.HANT else "周")


@cache
def texts_in(language: Language) -> Texts:
    return Texts(language)
