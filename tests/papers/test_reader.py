"""Other people's files: text without faces, old letters, PDFs without structure; what is a scan says so."""

import io
import subprocess
import sys
import unicodedata
from datetime import UTC, datetime

import docx
import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from binhyen.papers.model import Dated, DivisionKind, Document, DocumentKind, Number, Paragraph, Table
from binhyen.papers.read import CannotRead, NoText, read_paper
from binhyen.papers.read.legacy import from_tcvn3, from_vni
from binhyen.papers.write import fonts, write_docx, write_pdf
from tests.papers.samples import OF_THE_PROGRAMME, long_report, sample

AT = datetime(2025, 11, 14, 1, tzinfo=UTC)

PLAN = """\
UBND TỈNH SÔNG LAM\t\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
ỦY BAN NHÂN DÂN XÃ ĐỒNG MÂY\t\tĐộc lập - Tự do - Hạnh phúc
Số: 88/KH-UBND\t\tĐồng Mây, ngày 05 tháng 01 năm 2026

KẾ HOẠCH
Xây dựng xã an toàn về an ninh, trật tự năm 2026

Căn cứ Thông tư số 124/2021/TT-BCA;
I. MỤC ĐÍCH, YÊU CẦU
1. Nâng cao nhận thức.
a) Tuyên truyền;
- Trên loa truyền thanh.
Trên đây là kế hoạch./.
Nơi nhận:
- UBND tỉnh (báo cáo);
- Lưu: VT, CA.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
"""


def the_plan(document: Document) -> None:
    assert document.kind is DocumentKind.PLAN
    assert document.issuer == "ỦY BAN NHÂN DÂN XÃ ĐỒNG MÂY"
    assert document.parent == "UBND TỈNH SÔNG LAM"
    assert document.number == Number(ordinal=88, symbol="KH-UBND")
    assert document.dated == Dated(place="Đồng Mây", on="2026-01-05")
    assert document.subject == "Xây dựng xã an toàn về an ninh, trật tự năm 2026"
    assert document.bases == ("Căn cứ Thông tư số 124/2021/TT-BCA",)
    kinds = [block.kind for block in document.body]
    assert kinds == [DivisionKind.ROMAN, DivisionKind.CLAUSE, DivisionKind.POINT, DivisionKind.DASH, "paragraph"]
    assert document.body[-1] == Paragraph(text="Trên đây là kế hoạch")
    assert document.recipients is not None
    assert (document.recipients.entries, document.recipients.filed) == (("UBND tỉnh (báo cáo)",), "VT, CA")
    assert [line.printed for line in document.signers[0].authority] == ["TM. ỦY BAN NHÂN DÂN"]
    assert document.signers[0].position == "CHỦ TỊCH"


# ── plain text ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_plain_text_is_understood_by_its_words(encoding: str) -> None:
    reading = read_paper(PLAN.encode(encoding))
    the_plan(reading.document)
    assert 0 < reading.confidence < 1
    number = reading.where("number")
    assert number is not None
    assert number.span.order == 3


def test_decomposed_text_is_composed() -> None:
    the_plan(read_paper(unicodedata.normalize("NFD", PLAN).encode()).document)


def test_the_windows_code_page_is_understood() -> None:
    """cp1258 has its tones as signs of their own and no ready-made ế."""
    decomposed = "".join(
        letter if letter in "ăâêôơưđĂÂÊÔƠƯĐ" else unicodedata.normalize("NFD", letter) for letter in PLAN
    )
    half = "".join(_half_composed(letter) for letter in PLAN)
    assert unicodedata.normalize("NFC", decomposed) == PLAN
    the_plan(read_paper(half.encode("cp1258")).document)


def _half_composed(letter: str) -> str:
    """ "ế" → "ê" and a tone, as the code page writes it."""
    parts = unicodedata.normalize("NFD", letter)
    tones = [mark for mark in parts[1:] if mark in "\u0300\u0301\u0303\u0309\u0323"]
    base = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in tones))
    return base + "".join(tones)


def test_markdown_tables_and_marks_are_understood() -> None:
    text = "# BÁO CÁO\nKết quả năm 2025\n\n**I. KẾT QUẢ**\n| TT | Tiêu chí |\n|---|---|\n| 1 | Đạt |\n"
    document = read_paper(text.encode()).document
    assert document.kind is DocumentKind.REPORT
    assert document.subject == "Kết quả năm 2025"
    assert document.body[1] == Table(header=(("TT", "Tiêu chí"),), rows=(("1", "Đạt"),))


# ── letters of before Unicode ────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Céng hoµ x· héi chñ nghÜa ViÖt Nam", "Cộng hoà xã hội chủ nghĩa Việt Nam"),
        ("§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
        ("QuyÕt ®Þnh sè 5 ngµy 3 th¸ng 4 n¨m 2001", "Quyết định số 5 ngày 3 tháng 4 năm 2001"),
    ],
)
def test_tcvn3(written: str, meant: str) -> None:
    assert from_tcvn3(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"),
        ("Quyeát ñònh naêm 2001, nhöõng ngöôøi", "Quyết định năm 2001, những người"),
        ("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA"),
    ],
)
def test_vni(written: str, meant: str) -> None:
    assert from_vni(written) == meant


def test_a_file_in_old_letters_is_brought_to_unicode() -> None:
    file = docx.Document()
    for line in ("Céng hoµ x· héi chñ nghÜa ViÖt Nam", "Thùc hiÖn kÕ ho¹ch cña Uû ban nh©n d©n tØnh vÒ viÖc nµy"):
        file.add_paragraph(line)
    out = io.BytesIO()
    file.save(out)
    reading = read_paper(out.getvalue())
    assert reading.encoding == "TCVN3"
    assert "Thực hiện kế hoạch của Uỷ ban nhân dân tỉnh về việc này" in reading.document.model_dump_json()


def test_text_in_unicode_is_left_alone() -> None:
    assert read_paper(PLAN.encode()).encoding == ""


# ── PDF ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("kind", OF_THE_PROGRAMME)
def test_the_shipped_papers_are_read_back_from_both_formats(kind: DocumentKind) -> None:
    document = sample(kind)
    assert read_paper(write_docx(document, at=AT).content).document == document
    assert read_paper(write_pdf(document, at=AT, font=fonts.BUILT_IN).content).document == document


def test_a_paper_of_several_pages_is_read_back_whole() -> None:
    document = long_report()
    assert read_paper(write_pdf(document, at=AT, font=fonts.BUILT_IN).content).document == document


def test_a_part_is_found_on_its_page_and_place() -> None:
    reading = read_paper(write_pdf(long_report(), at=AT, font=fonts.BUILT_IN).content)
    number, last = reading.where("number"), reading.where("signers.0")
    assert number is not None
    assert last is not None
    assert (number.span.page, last.span.page) == (1, 3)
    assert number.span.box is not None
    assert number.span.box[0] < 298 < last.span.box[2] if last.span.box else False


def test_nothing_but_the_pages_is_read() -> None:
    """Title, metadata and attachments may say what they like."""
    document = sample(DocumentKind.NOTICE)
    with pikepdf.open(io.BytesIO(write_pdf(document, at=AT, font=fonts.BUILT_IN).content)) as file:
        with file.open_metadata(set_pikepdf_as_editor=False) as about:
            about["dc:title"] = "KHÁC HẲN"
        file.docinfo["/Title"] = "KHÁC HẲN"
        for element in file.objects:
            if isinstance(element, pikepdf.Dictionary) and "/T" in element and element.get("/Type") == "/StructElem":
                element.T = "KHÁC HẲN"
        out = io.BytesIO()
        file.save(out)
    assert read_paper(out.getvalue()).document == document


def test_a_pdf_without_structure_is_read_by_where_its_lines_stand() -> None:
    document = sample(DocumentKind.NOTICE)
    with pikepdf.open(io.BytesIO(write_pdf(document, at=AT, font=fonts.BUILT_IN).content)) as file:
        del file.Root["/StructTreeRoot"]
        out = io.BytesIO()
        file.save(out)
    read = read_paper(out.getvalue()).document
    for part in ("kind", "number", "dated", "subject", "body"):
        assert getattr(read, part) == getattr(document, part), part


def test_a_scan_says_that_it_has_no_text() -> None:
    file = pikepdf.new()
    file.add_blank_page(page_size=(595, 842))
    out = io.BytesIO()
    file.save(out)
    with pytest.raises(NoText, match="bản quét, không có lớp chữ"):
        read_paper(out.getvalue())


# ── any text ─────────────────────────────────────────────────────────────────────────────────


@given(st.lists(st.one_of(st.sampled_from(PLAN.splitlines()), st.text(max_size=60)), max_size=30))
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_text_is_a_paper_or_a_refusal(lines: list[str]) -> None:
    try:
        reading = read_paper("\n".join(lines).encode("utf-8", errors="replace"))
    except CannotRead:
        return
    assert 0 <= reading.confidence <= 1


def test_reading_and_writing_load_no_django() -> None:
    code = "import sys, binhyen.papers.cli, binhyen.papers.read; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
