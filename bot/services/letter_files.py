"""A letter as files: plain text, and a page to print. Built from its text alone; knows no user."""

import io
from datetime import datetime
from typing import Final

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

DOCX: Final = "docx"
TXT: Final = "txt"

_FONT: Final = "SimSun"  # 宋体: on every Chinese Windows, and replaced by its like elsewhere
_LANGUAGE: Final = "zh-CN"
_A4: Final = (Mm(210), Mm(297))
_MARGIN: Final = Mm(25)
_SIZE, _TITLE_SIZE = Pt(12), Pt(16)


def txt(text: str) -> bytes:
    """UTF-8 with a mark, which old editors on Windows need."""
    return f"{text}\n".encode("utf-8-sig")


def docx(text: str, made: datetime) -> bytes:
    """One A4 page in Chinese: the first line is the title, each other line a paragraph."""
    document = Document()
    page = document.sections[0]
    page.page_width, page.page_height = _A4
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = _MARGIN
    _speak_chinese(document.styles.element)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, _SIZE
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    normal.paragraph_format.space_after = Pt(6)
    title, *lines = text.split("\n")
    head = document.add_paragraph()
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = head.add_run(title)
    run.bold, run.font.size = True, _TITLE_SIZE
    for line in lines:
        document.add_paragraph(line)
    about = document.core_properties  # the template names its own author
    about.author = about.comments = about.last_modified_by = ""
    about.title, about.language = title, _LANGUAGE
    about.created = about.modified = made
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _speak_chinese(styles: object) -> None:
    """The template is American: name the language where everything inherits it from."""
    for language in styles.iter(qn("w:lang")):  # type: ignore[attr-defined]
        for name in ("w:val", "w:eastAsia"):
            language.set(qn(name), _LANGUAGE)
