"""The styles of a .docx, one a role of the table, under the role's Vietnamese name."""

from docx.document import Document as File
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from binhyen.papers import layout
from binhyen.papers.layout import STYLES, Role, Style

ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
# The paper's own title and its annexes are headings of level 1; titles within the body have Word's own headings.
_HEADINGS = {Role.TYPE, Role.ANNEX}
_WITHIN = {Role.TITLE, Role.WIDE_TITLE}
DEEPEST = 9


def define_styles(file: File) -> None:
    """Word's own styles are set as the table says, so that no blue Calibri heading is left anywhere."""
    _shape(file.styles["Normal"], STYLES[Role.TEXT], plain=True)
    _speak_vietnamese(file)
    for level in range(1, DEEPEST + 1):
        _shape(file.styles[f"Heading {level}"], STYLES[Role.TITLE])
    for role, style in STYLES.items():
        if role not in _WITHIN:
            made = file.styles.add_style(role.label, WD_STYLE_TYPE.PARAGRAPH)
            made.base_style = file.styles["Heading 1" if role in _HEADINGS else "Normal"]
            made.quick_style = True
            _shape(made, style)


def set_style(paragraph: Paragraph, role: Role, level: int = 0) -> None:
    """By its id, which python-docx makes of the name: looked up by name, styles cost more than all the rest."""
    name = f"Heading {min(level, DEEPEST)}" if role in _WITHIN and level else role.label
    paragraph._p.get_or_add_pPr().style = name.replace(" ", "")  # noqa: SLF001


def _shape(made: ParagraphStyle, style: Style, *, plain: bool = False) -> None:
    font, lines = made.font, made.paragraph_format
    font.name, font.size = layout.FONT, Pt(style.size)
    font.bold, font.italic = style.bold, style.italic
    font.color.rgb = RGBColor(0, 0, 0)
    _every_script(made)
    lines.alignment = ALIGN[style.align]
    # Word's "single" line is the pitch of the font itself: 1.15 of the size in Times.
    lines.line_spacing = 1.0
    lines.space_before, lines.space_after = Pt(0 if plain else style.before), Pt(0 if plain else style.after)
    lines.left_indent = Mm(style.indent)
    lines.first_line_indent = Mm(layout.FIRST_LINE if style.align == "justify" and not plain else 0)
    lines.widow_control = True


def _every_script(made: ParagraphStyle) -> None:
    """Word picks another font for letters that it takes for another script, unless each kind names the same."""
    fonts = made.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), layout.FONT)


def _speak_vietnamese(file: File) -> None:
    language = file.styles.element.find(".//" + qn("w:lang"))
    if language is None:
        language = OxmlElement("w:lang")
        file.styles["Normal"].element.get_or_add_rPr().append(language)
    for script in ("val", "eastAsia"):
        language.set(qn(f"w:{script}"), "vi-VN")
