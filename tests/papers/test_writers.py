"""What the writers put on paper: NĐ 30/2020's page, faces and places, and the promises of the file formats."""

import io
import zipfile
from datetime import UTC, datetime
from typing import Any

import docx
import pikepdf
import pypdfium2
import pytest
from docx.oxml.ns import qn

from binhyen.papers.layout import FONT, PAGE, STYLES, Role
from binhyen.papers.model import Annex, Document, DocumentKind, Paragraph, Recipients, Table
from binhyen.papers.read.pdf_text import Fragment, fragments
from binhyen.papers.write import CannotWrite, Written, fonts, write_docx, write_pdf
from tests.papers.samples import long_report, sample

AT = datetime(2025, 11, 14, 1, tzinfo=UTC)
LATER = datetime(2025, 11, 14, 2, tzinfo=UTC)
MM = 72 / 25.4


def pdf(document: Document, at: datetime = AT) -> Written:
    return write_pdf(document, at=at, font=fonts.BUILT_IN)


def pages(written: Written) -> list[list[Fragment]]:
    file = pypdfium2.PdfDocument(written.content)
    return [fragments(file, number) for number in range(len(file))]


def said(page: list[Fragment], words: str) -> Fragment:
    return next(each for each in page if words in each.text.replace("\u00a0", " "))


# ── the same bytes ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("write", [write_docx, pdf])
def test_the_same_value_and_time_give_the_same_bytes(write: Any) -> None:
    document = sample(DocumentKind.REPORT)
    assert write(document, at=AT).content == write(document, at=AT).content
    assert write(document, at=AT).content != write(document, at=LATER).content
    assert write(document, at=AT).content != write(sample(DocumentKind.PLAN), at=AT).content


# ── PDF ──────────────────────────────────────────────────────────────────────────────────────


def test_a_pdf_says_that_it_is_archival_and_accessible() -> None:
    with pikepdf.open(io.BytesIO(pdf(sample(DocumentKind.DECISION)).content)) as file:
        with file.open_metadata() as about:
            assert (about["pdfaid:part"], about["pdfaid:conformance"]) == ("2", "B")
            assert about["pdfuaid:part"] == "1"
        assert str(file.Root.Lang).lower().startswith("vi")
        assert bool(file.Root.MarkInfo.Marked)
        assert "/StructTreeRoot" in file.Root
        assert file.Root.OutputIntents[0].S == "/GTS_PDFA1"
        assert "/EmbeddedFiles" not in file.Root.get("/Names", pikepdf.Dictionary())


def test_every_font_is_embedded_with_its_letters() -> None:
    with pikepdf.open(io.BytesIO(pdf(sample(DocumentKind.DECISION)).content)) as file:
        for font in file.pages[0].Resources.Font.values():
            assert "/ToUnicode" in font
            descriptor = font.DescendantFonts[0].FontDescriptor
            assert {"/FontFile2", "/FontFile3"} & set(descriptor.keys())


def test_the_page_is_a4_with_the_margins_of_the_table() -> None:
    written = pdf(long_report())
    file = pypdfium2.PdfDocument(written.content)
    assert file[0].get_size() == pytest.approx((PAGE.width * MM, PAGE.height * MM), abs=0.5)
    for page in pages(written):
        body = [each for each in page if each.mark >= 0 and each.text.strip()]
        assert min(each.box[0] for each in body) >= PAGE.left * MM - 1
        assert max(each.box[2] for each in body) <= (PAGE.width - PAGE.right) * MM + 1
        assert min(each.box[1] for each in body) >= PAGE.bottom * MM - 1
        assert max(each.box[3] for each in body) <= (PAGE.height - PAGE.top) * MM + 3  # marks on capitals


def test_pages_are_numbered_from_the_second_on_and_an_annex_anew() -> None:
    def number(page: list[Fragment]) -> list[str]:
        return [each.text.strip() for each in page if each.box[1] > (PAGE.height - PAGE.top) * MM]

    assert [number(page) for page in pages(pdf(long_report()))] == [[], ["2"], ["3"]]
    annex = sample(DocumentKind.DECISION).annexes[0]
    long = annex.model_copy(update={"body": long_report().body})
    decision = sample(DocumentKind.DECISION, annexes=(long, annex))
    assert [number(page) for page in pages(pdf(decision))] == [[], [], ["2"], ["3"], []]


def test_elements_stand_where_the_decree_shows_them() -> None:
    page = pages(pdf(sample(DocumentKind.DECISION)))[0]
    middle = PAGE.width / 2 * MM
    assert said(page, "CỘNG HÒA").box[0] > middle - 30
    assert said(page, "ỦY BAN NHÂN DÂN XÃ").box[2] < middle
    assert said(page, "Số:").box[2] < middle < said(page, "Đồng Mây, ngày").box[0]
    assert said(page, "Nơi nhận").box[2] < middle < said(page, "CHỦ TỊCH").box[2]
    heights = [
        said(page, words).box[1] for words in ("CỘNG HÒA", "Số:", "Về việc", "Căn cứ Luật", "Điều 1.", "Nơi nhận")
    ]
    assert heights == sorted(heights, reverse=True)


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("CỘNG HÒA", Role.NATION),
        ("Độc lập", Role.MOTTO),
        ("ỦY BAN NHÂN DÂN XÃ ĐỒNG MÂY", Role.ISSUER),
        ("Số:", Role.NUMBER),
        ("Đồng Mây, ngày", Role.DATED),
        ("QUYẾT ĐỊNH", Role.TYPE),
        ("Về việc", Role.SUBJECT),
        ("Căn cứ Luật", Role.BASIS),
        ("Quyết định này", Role.TEXT),
        ("- Như Điều 3", Role.RECIPIENT),
    ],
)
def test_faces_and_sizes_are_those_of_the_table(words: str, role: Role) -> None:
    found, style = said(pages(pdf(sample(DocumentKind.DECISION)))[0], words), STYLES[role]
    assert found.size == pytest.approx(style.size)
    assert (found.bold, found.italic) == (style.bold, style.italic)


def test_the_tables_own_sizes_lie_within_the_decree() -> None:
    for role, style in STYLES.items():
        low, high = style.sizes
        assert low <= style.size <= high, role
    for side, (low, high) in PAGE.limits.items():
        assert low <= getattr(PAGE, side) <= high, side


def test_a_table_repeats_its_header_on_every_page() -> None:
    rows = tuple((f"{number:02d}", f"Xóm {number}") for number in range(1, 61))
    annex = Annex(title="Danh sách", body=(Table(header=(("TT", "Khu dân cư"),), rows=rows),))
    decision = pages(pdf(sample(DocumentKind.DECISION, annexes=(annex,))))
    assert [sum(each.text.strip() == "Khu dân cư" for each in page) for page in decision] == [0, 1, 1]


def test_copied_text_is_what_was_written() -> None:
    """No joiners in codes, no letter twice: people paste numbers into registers."""
    text = pypdfium2.PdfDocument(pdf(sample(DocumentKind.LETTER)).content)[0].get_textpage().get_text_range()
    assert "Số: 12/BCĐ-CA" in text.replace("\u00a0", " ")
    assert "Nơi nhận:" in text
    assert "Kế hoạch số 08/KH-UBND" in text.replace("\u00a0", " ").replace("\r\n", " ")


def test_what_typst_cannot_set_is_said_and_the_next_paper_goes_on() -> None:
    good = sample(DocumentKind.NOTICE)
    # No value holds this letter; it stands for a fault that the checks of the value do not know.
    bad = good.model_copy(update={"body": (Paragraph.model_construct(text="🌸"),)})
    with pytest.raises(CannotWrite, match="Không dựng được tệp PDF"):
        pdf(bad)
    assert pdf(good).content.startswith(b"%PDF-")


def test_data_is_never_code() -> None:
    words = '#read("/etc/passwd") $x^2$ *b* \\ <label> @ref //'
    document = sample(DocumentKind.NOTICE, body=(Paragraph(text=words),))
    text = pypdfium2.PdfDocument(pdf(document).content)[0].get_textpage().get_text_range()
    assert words in text.replace("\r\n", " ")


def test_the_font_is_named_and_has_every_letter() -> None:
    assert write_pdf(sample(DocumentKind.NOTICE), at=AT).font == fonts.family()
    assert pdf(sample(DocumentKind.NOTICE)).font == "Libertinus Serif"
    everything = sample(DocumentKind.NOTICE, body=(Paragraph(text=fonts.LETTERS),))
    assert write_pdf(everything, at=AT).content.startswith(b"%PDF-")


# ── .docx ────────────────────────────────────────────────────────────────────────────────────


def opened(document: Document) -> Any:
    return docx.Document(io.BytesIO(write_docx(document, at=AT).content))


def test_a_docx_has_the_page_of_the_table() -> None:
    section = opened(sample(DocumentKind.REPORT)).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert tuple(round(side.mm) for side in sides) == (20, 20, 30, 15)
    assert section.different_first_page_header_footer


def test_a_docx_has_named_styles_in_times_new_roman() -> None:
    file = opened(sample(DocumentKind.REPORT))
    for role, style in STYLES.items():
        if role not in (Role.TITLE, Role.WIDE_TITLE):
            found = file.styles[role.label]
            assert (found.font.name, found.font.size.pt) == (FONT, style.size)
            assert (found.font.bold, found.font.italic) == (style.bold, style.italic)


def test_a_docx_has_real_headings_and_header_rows() -> None:
    file = opened(sample(DocumentKind.REPORT))
    headings = [paragraph.text for paragraph in file.paragraphs if paragraph.style.name.startswith("Heading")]
    assert headings[0] == "I. ĐẶC ĐIỂM TÌNH HÌNH"
    data = next(table for table in file.tables if table.style.name == "Table Grid")
    assert data.rows[0]._tr.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None


def test_an_annex_of_a_docx_counts_its_pages_anew() -> None:
    first, second = opened(sample(DocumentKind.DECISION)).sections
    assert first._sectPr.find(qn("w:pgNumType")) is None
    assert second._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"


def test_a_docx_names_nobody_and_holds_no_clock() -> None:
    content = write_docx(sample(DocumentKind.REPORT), at=AT).content
    about = docx.Document(io.BytesIO(content)).core_properties
    assert (about.author, about.last_modified_by, about.language) == ("", "", "vi-VN")
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert {part.date_time for part in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_recipients_stand_below_two_signers() -> None:
    minutes = sample(DocumentKind.MINUTES, recipients=Recipients(filed="Hồ sơ"))
    page = pages(pdf(minutes))[0]
    assert said(page, "THƯ KÝ").box[2] < said(page, "CHỦ TỌA").box[0]
    assert said(page, "Nơi nhận").box[1] < said(page, "THƯ KÝ").box[1]
