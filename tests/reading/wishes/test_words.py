"""The words of wishes are in the form in which texts are looked at."""

import pytest

from bot.reading.text import fold
from bot.reading.wishes import en, zh
from bot.reading.wishes.pieces import LETTERS
from bot.reading.wishes.reader import FORMS
from bot.reading.wishes.senses import Sense

VOCABULARIES = pytest.mark.parametrize("words", [zh.WORDS, en.WORDS], ids=["zh", "en"])


@VOCABULARIES
def test_every_word_can_be_met(words: dict[Sense, str]) -> None:
    unfolded = {word for row in words.values() for word in row.split() if fold(word) != word}

    assert unfolded == set()


def test_every_sense_has_words_and_serves_a_form() -> None:
    said = {*zh.WORDS, *en.WORDS, *LETTERS.values(), Sense.UNKNOWN}
    used = {sense for form in FORMS for sense in form.may.union(*form.needs)}

    assert set(Sense) - said == set()
    assert set(Sense) - used - {Sense.FILLER, Sense.MAY, Sense.QUESTION, Sense.DOUBT, Sense.MISHEARD} == set()
