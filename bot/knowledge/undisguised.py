"""A text without what hides words in it: spaces, emoji, other scripts, look-alike letters. Knows no sign.

Only letters and digits are left, one form of each; where each stood in the text is kept, and where a word, a
clause or a sentence ended.
"""

import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import Final

from bot.knowledge.fold import aligned, skeleton
from bot.reading.patterns import regex

# Greek and Cyrillic letters that look Latin, and characters written for one another.
_LETTERS: Final = str.maketrans(
    "асеоруікхвмтнзԁѕјһԛԝαορνικτυχ帐帳賬薇徽威溦銀艮証証証捡扌佘尔",
    "aceopyikxbmth3dsjhqwaopviktux账账账微微微微银银证证证检打余你",
)
_PAUSE: Final = "pause"
_STOP: Final = "stop"  # stronger, also in the alphabet
_ENDS: Final = dict.fromkeys(".。!?;\n…", _STOP) | dict.fromkeys(",:", _PAUSE)
_UNSEEN: Final = ("Cf", "Mn", "Me", "So")  # joiners, accents, keycaps, emoji
_SPACED: Final = regex(r"(?<!\S)\S(?: \S){3,}(?!\S)")
_GAP: Final = regex(r"[\W_]+")
_RUN: Final = 2
"""Fewer letters between two marks are no clause: the marks are there to hide them."""


@dataclass(frozen=True, slots=True)
class Undisguised:
    """Letters and digits of a text. `at`: where each stood; `clause`, `sentence`: the number of its own.

    `begins`: whether something stood before it, or another script.
    """

    text: str
    letters: str
    at: list[int]
    clause: list[int]
    sentence: list[int]
    begins: bytearray

    def quoted(self, start: int, end: int) -> str:
        """What stood in the text from one letter up to another, as it was written."""
        return self.text[self.at[start] : self.at[end - 1] + 1]

    def is_word(self, start: int, end: int) -> bool:
        """Whether these letters are whole words."""
        return bool(self.begins[start]) and (end == len(self.letters) or bool(self.begins[end]))


def folded(text: str) -> str:
    """One script, one width, one case, one of each group of look-alikes; every character in its place."""
    return skeleton(aligned(text).translate(_LETTERS))


def squeezed(text: str) -> str:
    """A word of a sign as it is looked for."""
    return _GAP.sub("", folded(text))


def undisguised(text: str) -> Undisguised:
    """The letters of a text. Cost grows with its length alone."""
    plain = folded(text)
    ends = _marks(plain)
    letters: list[str] = []
    at: list[int] = []
    clause: list[int] = []
    sentence: list[int] = []
    begins = bytearray()
    clauses = sentences = run = 0
    gap, blank, point, ended, script = True, False, True, "", ""
    for place, letter in enumerate(plain):
        if not letter.isalnum():
            gap = True
            blank = blank or letter.isspace()
            ended = max(ended, ends.get(letter, ""))
            point = point and (letter == "." or letter not in ends)
            continue
        latin = letter.isascii() and script == "latin"
        if ended and run >= _RUN and not (point and latin and not blank):  # a point within an address
            clauses += 1
            sentences += ended == _STOP
            run = 0
        kind = "latin" if letter.isascii() else "other"
        letters.append(letter)
        at.append(place)
        clause.append(clauses)
        sentence.append(sentences)
        begins.append(gap or kind != script or kind == "other")
        run += 1
        gap, blank, point, ended, script = False, False, True, "", kind
    return Undisguised(text, "".join(letters), at, clause, sentence, begins)


def visible(text: str) -> tuple[str, list[int]]:
    """A text for addresses and numbers, and where each of its characters stood: without what is not seen, and
    without the blanks or marks that part single letters."""
    seen = [
        (place, char)
        for place, char in enumerate(aligned(text).translate(_LETTERS))
        if unicodedata.category(char) not in _UNSEEN
    ]
    counts = Counter(char for _, char in seen)
    many = max(sum(count for char, count in counts.items() if char.isalnum()) // 2, 2)
    kept = [one for one in seen if one[1].isalnum() or one[1] == " " or counts[one[1]] <= many]
    line = "".join(char for _, char in kept)
    drop = {at for run in _SPACED.finditer(line) for at in range(run.start() + 1, run.end(), 2)}
    kept = [one for at, one in enumerate(kept) if at not in drop]
    return "".join(char for _, char in kept), [place for place, _ in kept]


def _marks(plain: str) -> dict[str, str]:
    """The marks that end something. One that stands after every other letter only hides the letters."""
    counts = Counter(plain)
    many = sum(count for char, count in counts.items() if char.isalnum()) // 4
    return {char: kind for char, kind in _ENDS.items() if counts[char] <= max(many, 2)}
