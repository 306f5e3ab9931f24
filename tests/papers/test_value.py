"""The paper as a value: what it holds, how NĐ 30/2020 writes it, what it refuses."""

import json
import unicodedata
from typing import Any

import pytest
from pydantic import ValidationError

from binhyen.papers.model import Dated, Division, DivisionKind, Document, DocumentKind, Number, Paragraph, Table, path
from binhyen.papers.model import dated as dates
from binhyen.papers.model import number as numbers
from binhyen.papers.model.completeness import missing
from binhyen.papers.model.explain import explain
from binhyen.papers.model.labels import label
from binhyen.papers.model.outline import cited
from tests.papers.samples import OF_THE_PROGRAMME, sample

K = DivisionKind


def read(**data: Any) -> Document:
    return Document.model_validate_json(json.dumps({"kind": "plan"} | data))


def refused(**data: Any) -> str:
    with pytest.raises(ValidationError) as caught:
        read(**data)
    return explain(caught.value)


# ── number, place and date ───────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("number", "printed"),
    [
        (Number(ordinal=5, symbol="QĐ-UBND"), "05/QĐ-UBND"),
        (Number(ordinal=88, symbol="KH-UBND"), "88/KH-UBND"),
        (Number(ordinal=30, year=2020, symbol="NĐ-CP"), "30/2020/NĐ-CP"),
        (Number(ordinal=41, separator="-", symbol="NQ-ĐU"), "41-NQ-ĐU"),
        (Number(ordinal=127, separator="-", symbol="QĐ/TW"), "127-QĐ/TW"),
    ],
)
def test_a_number_is_printed_as_the_decree_writes_it_and_read_again(number: Number, printed: str) -> None:
    assert number.printed == printed
    assert numbers.parse(printed) == number


def test_a_number_not_yet_reserved_leaves_its_place_open() -> None:
    waiting = Number(symbol="QĐ-UBND")
    assert waiting.printed.endswith("/QĐ-UBND")
    assert waiting.printed.removesuffix("/QĐ-UBND").isspace()
    assert numbers.parse(waiting.printed) == waiting
    assert numbers.parse("……/QĐ-UBND") == waiting


@pytest.mark.parametrize(
    ("written", "ordinal", "symbol"), [("456 /UBND - NC", 456, "UBND-NC"), ("1234/QĐ-BCA-V05", 1234, "QĐ-BCA-V05")]
)
def test_a_number_is_understood_as_people_write_it(written: str, ordinal: int, symbol: str) -> None:
    assert numbers.parse(written) == Number(ordinal=ordinal, symbol=symbol)


@pytest.mark.parametrize("written", ["", "QĐ", "năm 2025", "0/QĐ-UBND", "5/"])
def test_what_is_no_number_is_none(written: str) -> None:
    assert numbers.parse(written) is None


@pytest.mark.parametrize(
    ("on", "words"),
    [
        # Only days below 10 and the months 1 and 2 take a 0.
        ("2026-01-05", "ngày 05 tháng 01 năm 2026"),
        ("2026-02-15", "ngày 15 tháng 02 năm 2026"),
        ("2026-03-09", "ngày 09 tháng 3 năm 2026"),
        ("2026-06-01", "ngày 01 tháng 6 năm 2026"),
        ("2025-10-31", "ngày 31 tháng 10 năm 2025"),
    ],
)
def test_a_day_in_words(on: str, words: str) -> None:
    day = Dated(place="Đồng Mây", on=on)
    assert day.printed == f"Đồng Mây, {words}"
    assert dates.parse(day.printed) == day


@pytest.mark.parametrize("on", ["", "2025", "2025-11"])
def test_a_day_not_yet_known_leaves_its_place_open(on: str) -> None:
    day = Dated(place="Quận 1, Thành phố A", on=on)
    assert day.day is None
    assert dates.parse(" ".join(day.printed.split())) == day


@pytest.mark.parametrize("on", ["2025-02-30", "2025-13", "05/01/2026", "2025-1-5"])
def test_a_day_that_does_not_exist_is_refused(on: str) -> None:
    assert f"dated.on: ngày “{on}” không có" in refused(dated={"place": "Đồng Mây", "on": on})


# ── the body ─────────────────────────────────────────────────────────────────────────────────


def test_points_are_lettered_as_the_vietnamese_alphabet_is() -> None:
    assert [label(K.POINT, number) for number in range(1, 9)] == ["a)", "b)", "c)", "d)", "đ)", "e)", "g)", "h)"]


def test_divisions_are_numbered_by_their_order() -> None:
    body = read(
        body=[
            {"kind": "chapter", "title": "Quy định chung"},
            {"kind": "article", "title": "Phạm vi"},
            {"kind": "clause", "text": "Một."},
            {"kind": "point", "text": "a."},
            {"kind": "point", "text": "b."},
            {"kind": "clause", "text": "Hai."},
            {"kind": "point", "text": "lại từ a."},
            {"kind": "chapter", "title": "Điều khoản thi hành"},
            {"kind": "article", "title": "Đếm tiếp"},
            {"kind": "clause", "number": 7, "text": "Được ghi số."},
            {"kind": "clause", "text": "Tiếp theo"},
        ]
    ).body
    assert [block.number for block in body] == [1, 1, 1, 1, 2, 2, 1, 2, 2, 7, 8]
    assert cited(path(body, 6)) == "điểm a khoản 2 Điều 1"
    assert cited(path(body, 10)) == "khoản 8 Điều 2"


def test_a_paragraph_that_reads_as_a_clause_is_one() -> None:
    body = read(body=[{"kind": "paragraph", "text": "3. Ba điều:"}, {"kind": "paragraph", "text": "đ) Thứ năm"}]).body
    assert body == (
        Division(kind=K.CLAUSE, number=3, text="Ba điều:"),
        Division(kind=K.POINT, number=5, text="Thứ năm"),
    )


def test_the_end_mark_is_the_writers() -> None:
    for ending in ("./.", ".", " . / .", ""):
        assert read(body=[{"kind": "paragraph", "text": f"Để thực hiện{ending}"}]).body == (
            Paragraph(text="Để thực hiện"),
        )


def test_entries_of_lists_hold_no_stops_and_no_dashes() -> None:
    assert read(bases=["Căn cứ Luật;", "- Theo đề nghị."]).bases == ("Căn cứ Luật", "Theo đề nghị")


# ── the text ─────────────────────────────────────────────────────────────────────────────────


def test_text_is_brought_to_one_form() -> None:
    subject = unicodedata.normalize("NFD", "Về  việc\u00a0công\u2060nhận\n")
    assert read(subject=subject).subject == "Về việc côngnhận"
    assert read(issuer="Ủy ban nhân dân").issuer == "ỦY BAN NHÂN DÂN"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ({"issuer": "Xóm Cầu 🌸"}, "issuer: có ký tự “🌸” (U+1F338) mà phông chữ văn bản không có"),
        ({"subject": "a\x07b"}, "subject: có ký tự điều khiển không nhìn thấy (U+0007)"),
        ({"subject": "☑ đạt"}, "subject: có ký tự “☑” (U+2611)"),
        ({"issuer": "X" * 4_000}, "issuer: dài quá 500 ký tự"),
        ({"issuer": "***"}, "issuer: chưa có chữ nào"),
        ({"so": 5}, "so: không có mục này"),
        ({"kind": "plan", "body": [{"kind": "poem"}]}, "body.0: không có loại “poem”; chọn một trong"),
        ({"body": [{"kind": "clause"}]}, "body.0.clause: Khoản: ghi một trong hai"),
        ({"body": [{"kind": "point", "title": "T"}]}, "body.0.point: Điểm không có tiêu đề"),
        ({"body": [{"kind": "point", "number": 24, "text": "T"}]}, "body.0.point: Điểm không đánh số 24 được"),
        ({"capacity": "Chủ tịch"}, "Thẩm quyền ban hành chỉ ghi ở quyết định, nghị quyết"),
        ({"number": {"symbol": "qđ"}}, "number.symbol: viết chưa đúng dạng"),
        ({"signers": [{"position": "KT. Chủ tịch"}]}, "signers.0.position: “KT.” là quyền hạn"),
        ({"signers": [{"position": "Chủ tịch", "name": "NGUYỄN VĂN A"}]}, "họ tên người ký viết chữ thường"),
        ({"recipients": {"entries": ["Lưu: VT"]}}, "nơi lưu ghi ở “filed”"),
        ({"kind": "other", "type_name": "Quyết định"}, "“QUYẾT ĐỊNH” không dùng làm tên loại được"),
    ],
)
def test_what_a_paper_cannot_hold_is_refused_in_a_sentence(data: dict[str, Any], why: str) -> None:
    assert why in refused(**data)


def test_a_table_is_rectangular() -> None:
    with pytest.raises(ValidationError, match="dòng 2 của bảng có 1 ô, dòng đầu có 2 ô"):
        Table(header=(("a", "b"),), rows=(("c",),))


# ── whole papers ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("kind", OF_THE_PROGRAMME)
def test_the_shipped_examples_lack_nothing_and_name_nobody(kind: DocumentKind) -> None:
    document = sample(kind)
    assert missing(document) == []
    assert all(signer.name == "" for signer in document.signers)


def test_what_is_still_lacking_is_named() -> None:
    assert missing(Document(kind=DocumentKind.PROPOSAL)) == [
        "cơ quan ban hành (issuer)",
        "số, ký hiệu (number)",
        "địa danh và thời gian (dated)",
        "trích yếu (subject)",
        "nơi gửi (addressees)",
        "nội dung (body)",
        "nơi nhận (recipients)",
        "người ký (signers: 1)",
    ]
    # A biên bản has no line of place and date, and two people sign it.
    lacking = missing(Document(kind=DocumentKind.MINUTES))
    assert "người ký (signers: 2)" in lacking
    assert "địa danh và thời gian (dated)" not in lacking
