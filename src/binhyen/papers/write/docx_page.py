"""The page of a .docx: A4, the margins of the table, the number in the middle of the top margin from page 2 on."""

from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm
from docx.text.run import Run

from binhyen.papers.layout import PAGE, Role

_HEADER = 9.0  # mm from the edge


def set_page(section: Section, *, restart: bool = False) -> None:
    """`restart` counts the pages from 1 again: an annex has numbers of its own."""
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(PAGE.width), Mm(PAGE.height)
    section.top_margin, section.bottom_margin = Mm(PAGE.top), Mm(PAGE.bottom)
    section.left_margin, section.right_margin = Mm(PAGE.left), Mm(PAGE.right)
    section.header_distance = section.footer_distance = Mm(_HEADER)
    section.different_first_page_header_footer = True
    if restart:
        numbers = OxmlElement("w:pgNumType")
        numbers.set(qn("w:start"), "1")
        section._sectPr.insert_element_before(numbers, "w:cols", "w:titlePg", "w:docGrid")  # noqa: SLF001
    else:
        paragraph = section.header.paragraphs[0]
        paragraph.style = Role.PAGE_NUMBER.label
        _field(paragraph.add_run(), "PAGE")


def _field(run: Run, name: str) -> None:
    for kind in ("begin", "separate", "end"):
        mark = OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), kind)
        run._r.append(mark)  # noqa: SLF001  # python-docx has no fields
        if kind == "begin":
            code = OxmlElement("w:instrText")
            code.text = name
            run._r.append(code)  # noqa: SLF001
