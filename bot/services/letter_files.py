"""A letter or a complaint as files: plain text, and pages to print. Built from its parts; knows no user."""

import io
from collections.abc import Iterable
from datetime import datetime
from itertools import chain, cycle
from typing import Final
from unicodedata import east_asian_width

DOCX: Final = "docx"
TXT: Final = "txt"

Table = tuple[tuple[str, ...], ...]
"""Rows of cells, the first of which is the head."""
Part = str | Table
"""A line, or a table."""

_FONT: Final = "SimSun"  # 宋体: on every Chinese Windows, and replaced by its like elsewhere
_LANGUAGE: Final = "zh-CN"
_A4: Final = (210, 297)  # millimetres
_MARGIN: Final = 25
_PADDING: Final = 4.5  # millimetres beside the words of a cell
_NARROW: Final = 1.7  # millimetres of half a Chinese character in a table
_TIGHT: Final = 2  # points below a line of a list
_SIGNED: Final = 4  # lines at the end that stay on one page
_LISTED: Final = ("•", "·")
_SIZE, _TITLE_SIZE, _TABLE_SIZE = 12, 16, 9  # points


def txt(parts: Iterable[Part]) -> bytes:
    """UTF-8 with a mark, which old editors on Windows need."""
    return f"{chr(10).join(map(_plain, parts))}\n".encode("utf-8-sig")


def docx(parts: Iterable[Part], made: datetime) -> bytes:
    """A4 pages in Chinese: the first part is the title, each other line a paragraph."""
    # Here and not above: it brings lxml, and most bots never print a page.
    from docx import Document
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    document = Document()
    page = document.sections[0]
    page.page_width, page.page_height = map(Mm, _A4)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(_MARGIN)
    for language in document.styles.element.iter(qn("w:lang")):  # the template is American
        for name in ("w:val", "w:eastAsia"):
            language.set(qn(name), _LANGUAGE)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(_SIZE)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    normal.paragraph_format.space_after = Pt(6)
    small = document.styles.add_style("Cell", WD_STYLE_TYPE.PARAGRAPH)  # an empty cell is as small
    small.base_style, small.font.size, small.paragraph_format.space_after = normal, Pt(_TABLE_SIZE), Pt(0)
    title, *rest = parts
    title = _plain(title)
    head = document.add_paragraph()
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = head.add_run(title)
    run.bold, run.font.size = True, Pt(_TITLE_SIZE)
    for number, part in enumerate(rest):
        above = rest[number - 1] if number else ""
        below = rest[number + 1] if number + 1 < len(rest) else ""
        if isinstance(part, str):
            style = document.add_paragraph(part).paragraph_format
            style.keep_with_next = _leads(part, below) or number >= len(rest) - _SIGNED
            if part.startswith(_LISTED):
                style.space_after = Pt(_TIGHT)
            if not isinstance(above, str) or (above.startswith(_LISTED) and not part.startswith(_LISTED)):
                style.space_before = Pt(_TITLE_SIZE / 3)
            continue
        table = document.add_table(len(part), len(part[0]), "Table Grid")
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # again on each page
        table.autofit = False
        for row in table.rows:
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # stays on one page
        widths = [Mm(width) for width in _widths(part)]
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        cells = zip(table._cells, cycle(widths), chain(*part), strict=False)  # one by one is slow
        for cell, width, words in cells:
            cell.width = width
            (paragraph,) = cell.paragraphs
            paragraph.style = small
            paragraph.add_run(words)
    about = document.core_properties  # the template names its own author
    about.author = about.comments = about.last_modified_by = ""
    about.title, about.language = title, _LANGUAGE
    about.created = about.modified = made
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _plain(part: Part) -> str:
    return part if isinstance(part, str) else "\n".join(" | ".join(row) for row in part)


def _leads(part: str, below: Part) -> bool:
    """Whether a line says what stands below it: then it does not end a page."""
    listed = isinstance(below, str) and below.startswith(_LISTED)
    return part.endswith("：") or (listed and not part.startswith(_LISTED))


def _widths(table: Table) -> list[float]:
    """How wide each column is, in millimetres: as its longest cell. The widest takes what is left."""
    room = _A4[0] - 2 * _MARGIN
    natural = [_PADDING + _NARROW * max(map(_half_widths, column)) for column in zip(*table, strict=True)]
    widest = natural.index(max(natural))
    natural[widest] = max(room - sum(natural) + natural[widest], room / 4)
    return [room * one / sum(natural) for one in natural]


def _half_widths(words: str) -> int:
    """How many halves of a Chinese character words are wide."""
    return sum(1 + (east_asian_width(char) in "WF") for char in words)
