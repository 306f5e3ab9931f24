"""Paragraphs of a .docx: one an element, with the line below it where the table wants one."""

from docx.document import Document as File
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from binhyen.papers import layout
from binhyen.papers.layout import STYLES, Role
from binhyen.papers.printed import Words
from binhyen.papers.write.docx_styles import set_style
from binhyen.papers.write.glue import glued
from binhyen.papers.write.widths import balanced, width

Holder = File | _Cell


def add_words(holder: Holder, words: Words, *, room: float, keep: bool = False) -> None:
    """`room` is the width in millimetres that the words have; `keep` holds them together with what follows."""
    style = STYLES[words.role]
    paragraph = first_or_new(holder)
    set_style(paragraph, words.role, words.level)
    if words.role is Role.WIDE_TITLE:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.first_line_indent = Mm(0)
    if words.level or keep:
        paragraph.paragraph_format.keep_with_next = True
    if words.lead:
        paragraph.add_run(f"{words.lead} ").bold = words.lead.startswith("Điều") or None
    # A hair narrower than Word's room, so that its lines never need a break of their own.
    lines = balanced(words.text, style.size, room - 1) if style.align == "center" else [words.text]
    run = paragraph.add_run()
    for place, line in enumerate([words.above, *lines] if words.above else lines):
        if place:
            run.add_break()
        add_text(run, line)
    if style.rule:
        _rule(holder, longest=max(width(line, style.size) for line in lines), share=style.rule, room=room)


def add_text(run: Run, text: str) -> None:
    """Codes such as "05/QĐ-UBND" get hyphens at which Word breaks no line; it breaks none after "/"."""
    for place, part in enumerate(glued(text)):
        pieces = part.split("-") if place % 2 else [part]
        for number, piece in enumerate(pieces):
            if number:
                run._r.append(OxmlElement("w:noBreakHyphen"))  # noqa: SLF001  # python-docx only reads it
            if piece:
                run.add_text(piece)


def first_or_new(holder: Holder) -> Paragraph:
    """A cell is born with an empty paragraph, which is used up first."""
    if isinstance(holder, _Cell) and len(holder.paragraphs) == 1 and not holder.paragraphs[0].runs:
        first: Paragraph = holder.paragraphs[0]
        if first.paragraph_format.line_spacing_rule is None:
            return first
    return holder.add_paragraph()


def add_gap(holder: Holder, points: float) -> Paragraph:
    """An empty line of exactly this height."""
    paragraph = first_or_new(holder)
    lines = paragraph.paragraph_format
    lines.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    lines.line_spacing = Pt(points)
    lines.first_line_indent = Mm(0)
    return paragraph


def _rule(holder: Holder, *, longest: float, share: float, room: float) -> None:
    """Word draws no line of a given length but the border of a paragraph that is set in from both sides."""
    paragraph = add_gap(holder, layout.RULE_GAP)
    side = Mm((room - min(longest, room) * share) / 2)
    lines = paragraph.paragraph_format
    lines.left_indent = lines.right_indent = side
    lines.space_before = Pt(layout.RULE_GAP - 1)
    borders, top = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "5"), ("space", "0"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001  # python-docx has no borders of its own
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
