"""Tables of a .docx: those that hold data, and those without lines that put two columns side by side."""

from docx.document import Document as File
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table as Grid
from docx.table import _Cell, _Row

from binhyen.papers.columns import alignments, shares
from binhyen.papers.layout import Role
from binhyen.papers.model import Table
from binhyen.papers.write.docx_styles import ALIGN, set_style
from binhyen.papers.write.docx_words import add_gap, add_text

DATA_STYLE = "Table Grid"
_HAIR = 1.0
_ABOVE, _BELOW = 4.0, 6.0


def data_table(file: File, table: Table, *, room: float) -> None:
    """Header rows are marked as such: Word repeats them on every page and reads them out as headings."""
    add_gap(file, _ABOVE)
    widths = [share * room for share in shares(table)]
    grid = file.add_table(rows=len(table.header) + len(table.rows), cols=len(widths), style=DATA_STYLE)
    _set_widths(grid, widths)
    aligns = alignments(table)
    for place, (row, texts) in enumerate(zip(grid.rows, (*table.header, *table.rows), strict=True)):
        heads = place < len(table.header)
        _mark(row, "w:cantSplit")
        if heads:
            _mark(row, "w:tblHeader")
        for cell, text, align, width in zip(row.cells, texts, aligns, widths, strict=True):
            _put(cell, text, heads=heads, align=align, width=width)
    add_gap(file, _BELOW)


def _put(cell: _Cell, text: str, *, heads: bool, align: str, width: float) -> None:
    cell.width = Mm(width)
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = cell.paragraphs[0]
    set_style(paragraph, Role.HEADER_CELL if heads else Role.CELL)
    if not heads and align == "center":
        paragraph.alignment = ALIGN[align]
    add_text(paragraph.add_run(), text)


def side_by_side(file: File, widths: tuple[float, float], *, before: float = 0, continues: bool = False) -> list[_Cell]:
    """Two cells without lines. Tables that touch become one in Word, so a hair's breadth stands between."""
    if before or continues:
        add_gap(file, before or _HAIR)
    grid = file.add_table(rows=1, cols=2)
    _set_widths(grid, list(widths))
    _without_padding(grid)
    row = grid.rows[0]
    _mark(row, "w:cantSplit")
    for cell, width in zip(row.cells, widths, strict=True):
        cell.width = Mm(width)
    return list(row.cells)


def _set_widths(grid: Grid, widths: list[float]) -> None:
    grid.autofit = False
    grid.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = Mm(width)


def _without_padding(grid: Grid) -> None:
    """Word pads cells by 1,9 mm, which the nation's name does not leave."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "0")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    grid._tbl.tblPr.insert_element_before(margins, "w:tblLook")  # noqa: SLF001  # python-docx has no such property


def _mark(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001  # python-docx has no such property
