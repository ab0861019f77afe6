"""A letter as files: plain text, and a page to print. Built from its text alone; knows no user."""

import io
from datetime import datetime
from typing import Final

DOCX: Final = "docx"
TXT: Final = "txt"

_FONT: Final = "SimSun"  # 宋体: on every Chinese Windows, and replaced by its like elsewhere
_LANGUAGE: Final = "zh-CN"
_A4: Final = (210, 297)  # millimetres
_MARGIN: Final = 25
_SIZE, _TITLE_SIZE = 12, 16  # points


def txt(text: str) -> bytes:
    """UTF-8 with a mark, which old editors on Windows need."""
    return f"{text}\n".encode("utf-8-sig")


def docx(text: str, made: datetime) -> bytes:
    """One A4 page in Chinese: the first line is the title, each other line a paragraph."""
    # Here and not above: it brings lxml, and most bots never print a page.
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH
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
    title, *lines = text.split("\n")
    head = document.add_paragraph()
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = head.add_run(title)
    run.bold, run.font.size = True, Pt(_TITLE_SIZE)
    for line in lines:
        document.add_paragraph(line)
    about = document.core_properties  # the template names its own author
    about.author = about.comments = about.last_modified_by = ""
    about.title, about.language = title, _LANGUAGE
    about.created = about.modified = made
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
