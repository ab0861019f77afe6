"""A letter or a complaint as files: plain text, and pages to print. Built from its parts; knows no user."""

import io
from collections.abc import Iterable
from datetime import datetime
from itertools import chain
from typing import Final

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
_WIDEST: Final = 16  # characters of a column
_SIZE, _TITLE_SIZE, _TABLE_SIZE = 12, 16, 9  # points


def txt(parts: Iterable[Part]) -> bytes:
    """UTF-8 with a mark, which old editors on Windows need."""
    return f"{chr(10).join(map(_plain, parts))}\n".encode("utf-8-sig")


def docx(parts: Iterable[Part], made: datetime) -> bytes:
    """A4 pages in Chinese: the first part is the title, each other line a paragraph."""
    # Here and not above: it brings lxml, and most bots never print a page.
    from docx import Document
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
    title, *rest = parts
    title = _plain(title)
    head = document.add_paragraph()
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = head.add_run(title)
    run.bold, run.font.size = True, Pt(_TITLE_SIZE)
    for part in rest:
        if isinstance(part, str):
            document.add_paragraph(part)
            continue
        table = document.add_table(len(part), len(part[0]), "Table Grid")
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # again on each page
        for column, width in zip(table.columns, _widths(part), strict=True):
            column.width = Mm(width)
        for cell, words in zip(table._cells, chain(*part), strict=True):  # one by one is slow
            (paragraph,) = cell.paragraphs
            paragraph.paragraph_format.space_after = Pt(0)
            paragraph.add_run(words).font.size = Pt(_TABLE_SIZE)
    about = document.core_properties  # the template names its own author
    about.author = about.comments = about.last_modified_by = ""
    about.title, about.language = title, _LANGUAGE
    about.created = about.modified = made
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _plain(part: Part) -> str:
    return part if isinstance(part, str) else "\n".join(" | ".join(row) for row in part)


def _widths(table: Table) -> list[float]:
    """How wide each column is, in millimetres: by its longest word, up to a bound."""
    longest = [2 + min(max(map(len, column)), _WIDEST) for column in zip(*table, strict=True)]
    return [(_A4[0] - 2 * _MARGIN) * one / sum(longest) for one in longest]
