"""HTML as Telegram reads it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.emulator.markup import Formatted, MarkupError, clean, commands, is_link, parse_html, trim, units

LINK = "https://www.example.com/a?b=1&c=2"


@pytest.mark.parametrize(
    ("markup", "text", "entities"),
    [
        ("plain", "plain", []),
        ("a &lt;b&gt; &amp; &quot;c&quot; &#20013;&#x6587;", 'a <b> & "c" 中文', []),
        ("&nbsp; &apos; & 1 &#0;", "&nbsp; &apos; & 1 &#0;", []),  # Telegram knows four names
        ("<b>粗</b>x", "粗x", [("bold", 0, 1)]),
        ("😀<strong>x</strong>", "😀x", [("bold", 2, 1)]),  # UTF-16
        ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
        ("<u>a</u><ins>b</ins>", "ab", [("underline", 0, 1), ("underline", 1, 1)]),
        ("<s>a</s><del>b</del>", "ab", [("strikethrough", 0, 1), ("strikethrough", 1, 1)]),
        ("<tg-spoiler>a</tg-spoiler>", "a", [("spoiler", 0, 1)]),
        ('<span class="tg-spoiler">a</span>', "a", [("spoiler", 0, 1)]),
        ("<blockquote>a</blockquote>", "a", [("blockquote", 0, 1)]),
        ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
        ("<B>a</b>", "a", [("bold", 0, 1)]),
        ("<b>a</>", "a", [("bold", 0, 1)]),
        ("<b></b>a", "a", []),
        ("<code>a</code> <pre>b</pre>", "a b", [("code", 0, 1), ("pre", 2, 1)]),
        ("<a>www.example.com</a>", "www.example.com", [("text_link", 0, 15)]),
        ('<a href="no link">a</a>', "a", []),  # the words stay, the link is dropped
    ],
)
def test_markup_becomes_text_and_entities(
    markup: str, text: str, entities: list[tuple[str, int, int]]
) -> None:
    formatted = parse_html(markup)

    found = [(entity["type"], entity["offset"], entity["length"]) for entity in formatted.entities]
    assert (formatted.text, found) == (text, entities)


@pytest.mark.parametrize(
    "href", [f'"{LINK}"', f"'{LINK}'", f'"{LINK.replace("&", "&amp;")}"', f'  "{LINK}" ']
)
def test_a_link_keeps_its_address(href: str) -> None:
    assert parse_html(f"<a href={href}>a</a>").entities == (
        {"type": "text_link", "offset": 0, "length": 1, "url": LINK},
    )


@pytest.mark.parametrize(
    ("markup", "problem"),
    [
        ("<br>", 'Unsupported start tag "br" at byte offset 0'),
        ("中<p>x</p>", 'Unsupported start tag "p" at byte offset 3'),
        ("<br/>", 'Unsupported start tag "br/"'),
        ("a <3 b", "Unclosed start tag at byte offset 2"),
        ("a < b > c", 'Unsupported start tag ""'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b><i>x</i>", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b><i>x</b></i>", "Unmatched end tag"),
        ("<b>x</b y>", "Unclosed end tag"),
        ("<b>x</b", "Unclosed start tag"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler"'),
        ('<a href="x>y</a>', "Unclosed start tag"),
        ("<a href=a/b>y</a>", "Unexpected end of name token"),
        ('<a ="x">y</a>', "Empty attribute name"),
        ("&#xd800;", "unmatched surrogate code units"),
    ],
)
def test_markup_that_telegram_refuses_is_refused(markup: str, problem: str) -> None:
    with pytest.raises(MarkupError) as refusal:
        parse_html(markup)

    assert problem in str(refusal.value)


@given(st.text())
@settings(max_examples=150)
def test_escaped_text_comes_back_whole(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    assert parse_html(f"<b>{escaped}</b>").text == text


@given(st.text(alphabet="<>/ab=\"' &;#1x", max_size=30))
@settings(max_examples=200)
def test_any_markup_is_read_or_refused(markup: str) -> None:
    try:
        formatted = parse_html(markup)
    except MarkupError:
        return
    for entity in formatted.entities:
        assert entity["length"] > 0
        assert entity["offset"] + entity["length"] <= units(formatted.text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/add", [(0, 4)]),
        ("/add 360借条 每月15号", [(0, 4)]),
        ("/add每月15号", []),  # Chinese characters are letters: Telegram sees no command
        ("😀 /rights@some_bot x", [(3, 16)]),
        ("看 /help，或 /list。", [(2, 5), (10, 5)]),
        ("a/b http://x.y/z 1/2", []),
        ("</b> //x /", []),
        ("/add@ab", []),  # user names have at least three characters
    ],
)
def test_commands_are_found_as_telegram_finds_them(text: str, found: list[tuple[int, int]]) -> None:
    assert [(entity["offset"], entity["length"]) for entity in commands(text)] == found


@pytest.mark.parametrize(
    ("url", "ok"),
    [
        (LINK, True),
        ("www.example.com", True),
        ("http://例子.example", True),
        ("tg://resolve?domain=some_bot", True),
        ("https://t.me/some_bot?start=rights_qifu", True),
        ("https://example.com/@name?mail=a@b.example", True),
        ("tel:10000", False),
        ("mailto:a@b.example", False),
        ("ftp://example.com", False),
        ("http://localhost/", False),
        ("https://exa mple.com", False),
        ("https://", False),
        ("http://[x", False),
        ("", False),
    ],
)
def test_links_are_judged_as_telegram_judges_them(url: str, ok: bool) -> None:
    assert is_link(url) is ok


def test_white_space_around_a_text_goes_and_entities_follow() -> None:
    formatted = trim(parse_html(" \n<b> 粗 \n</b>\n<i> </i>"))

    assert formatted == Formatted("粗", ({"type": "bold", "offset": 0, "length": 1},))


def test_control_characters_become_spaces_and_direction_marks_go() -> None:
    assert clean("a\x00b\tc\r\nd\u202ee") == "a b c\nde"


def test_half_a_surrogate_pair_is_refused() -> None:
    with pytest.raises(MarkupError):
        clean("\ud83d")
