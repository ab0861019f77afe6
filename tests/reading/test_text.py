"""One form of many characters, places in a text, and the names in it."""

import ast
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opencc import OpenCC

import bot.reading
from bot.reading.text import blank, fold, name_in, names_in, one_line, plain

FILES = sorted(Path(bot.reading.__path__[0]).rglob("*.py"))


def test_folding_makes_one_form_of_many() -> None:
    assert fold("每個月１５號，￥１２００。ABC 兩週後") == "每个月15号,¥1200.abc 两周后"


@given(st.text())
def test_one_line_holds_nothing_that_a_file_or_a_screen_obeys(text: str) -> None:
    line = one_line(text)

    assert line.isprintable()
    assert not {"\u2800", "\ufffc"} & set(line)
    assert line == one_line(line) == " ".join(line.split())
    assert [c for c in line if c != " "] == [
        c for c in text if c.isprintable() and c not in " \u2800\ufffc" and not c.isspace()
    ]


@given(st.text())
def test_folding_keeps_every_character_in_its_place_and_is_done_once(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


def test_every_character_of_the_grammar_is_read_in_its_traditional_form_too() -> None:
    words = {
        character
        for file in FILES
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for character in re.findall("[\u4e00-\u9fff]", node.value)
    } - set("叁参贰陆")  # capitals, which only amounts know
    assert len(words) > 200
    for way in ("s2t", "s2tw", "s2hk"):
        convert = OpenCC(way).convert
        assert {one for one in words if fold(convert(one)) != fold(one)} == set()


@settings(max_examples=200)
@given(st.text())
def test_every_character_of_a_plain_text_stays_in_its_place(text: str) -> None:
    assert len(plain(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("您的微粒贷账单", "微粒贷"),
        ("您的微粒貸，微粒貸账单", "微粒貸"),
        ("微粒贷和借呗", None),
        ("360借条", "360借条"),
        ("应还360元", None),
        ("WeBank: bill", "WeBank"),
        ("TheWeBanker", None),
        ("花呗", None),
    ],
)
def test_a_name_is_found_if_it_is_the_only_one(text: str, found: str | None) -> None:
    place = name_in(plain(text), ("微粒贷", "借呗", "360借条", "360", "WeBank", ""))
    assert (text[slice(*place)] if place else None) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("微粒贷，微粒貸", {"微粒贷": [(0, 3), (4, 7)]}),
        ("招商银行信用卡", {"招商银行信用卡": [(0, 7)]}),  # the longest, and nothing inside of it
        ("微粒贷1200借呗", {"微粒贷": [(0, 3)], "借呗": [(7, 9)]}),
        ("1360借条 a360借条", {}),
        ("jd jds xjd 1jd jd1", {"jd": [(0, 2), (15, 17)]}),
        ("360 360.", {}),
        ("", {}),
    ],
)
def test_every_known_name_is_found_with_all_its_places(
    text: str, found: dict[str, list[tuple[int, int]]]
) -> None:
    names = ("微粒贷", "借呗", "招商银行信用卡", "信用卡", "360借条", "360", "JD", " ")
    assert names_in(fold(text), names) == found


def test_a_name_may_be_looked_for_in_some_places_only() -> None:
    assert names_in("借呗和花呗", ("借呗", "花呗"), [(3, 5)]) == {"花呗": [(3, 5)]}
    assert names_in("借呗", ()) == {}


def test_blanking_keeps_every_other_character_in_its_place() -> None:
    assert blank("0123456789", [(8, 10), (1, 3), (2, 4)]) == "0\0\0\x004567\0\0"
    assert blank("0123", []) == "0123"
