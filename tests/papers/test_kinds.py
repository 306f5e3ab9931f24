"""What a file is, is read from its bytes: whatever it is called, whatever it claims."""

import io
import random
import zipfile

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from binhyen.papers.kinds import DOCX, JPEG, PDF, PNG, XLSX, NotAccepted, sniff
from tests import files


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (files.PDF, PDF),
        (files.JPEG, JPEG),
        (files.PNG, PNG),
        (files.DOCX, DOCX),
        (files.XLSX, XLSX),
    ],
    ids=["pdf", "jpg", "png", "docx", "xlsx"],
)
def test_an_accepted_file_is_known_by_its_bytes(content: bytes, kind: str) -> None:
    assert sniff(io.BytesIO(content)) == kind


def test_reading_leaves_the_file_at_its_start() -> None:
    for content in (files.PDF, files.DOCX):
        stream = io.BytesIO(content)
        sniff(stream)
        assert stream.tell() == 0


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (files.EXE, "không phải là một trong các loại được nhận"),
        (files.HTML, "không phải là một trong các loại được nhận"),
        (files.SVG, "không phải là một trong các loại được nhận"),
        (files.OLD_WORD, "không phải là một trong các loại được nhận"),
        (b" ", "không phải là một trong các loại được nhận"),
        (files.DOCM, "có chứa macro"),
        (files.XLSM, "có chứa macro"),
        (files.package("[Content_Types].xml", "word/document.xml", "word/VBAPROJECT.BIN"), "có chứa macro"),
        (files.PLAIN_ZIP, "là tệp nén, không phải văn bản Word hay bảng tính Excel"),
        (files.package("word/document.xml"), "là tệp nén"),
        (files.DOCX[: len(files.DOCX) // 2], "bị hỏng hoặc tải lên chưa hết"),
        (files.DOCX[:-1], "bị hỏng hoặc tải lên chưa hết"),
        (b"PK\x03\x04", "bị hỏng hoặc tải lên chưa hết"),
    ],
)
def test_anything_else_is_refused_with_the_reason(content: bytes, why: str) -> None:
    with pytest.raises(NotAccepted, match=why):
        sniff(io.BytesIO(content))


def test_a_zip_that_unfolds_to_hundreds_of_megabytes_is_refused_without_unfolding_it() -> None:
    bomb = files.zip_bomb()
    assert len(bomb) < 1_000_000
    with pytest.raises(NotAccepted, match="giải nén ra quá lớn"):
        sniff(io.BytesIO(bomb))


def test_a_zip_of_thousands_of_parts_is_refused() -> None:
    many = files.package("[Content_Types].xml", "word/document.xml", *(f"word/{n}.xml" for n in range(5_001)))
    with pytest.raises(NotAccepted, match="giải nén ra quá lớn"):
        sniff(io.BytesIO(many))


# ── any bytes ────────────────────────────────────────────────────────────────────────────────

HEADS = [b"", b"%PDF-", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04", b"PK\x05\x06", b"MZ"]


def judged(content: bytes) -> str:
    """The kind, or "" where it is refused. Any other exception is a fault of ours."""
    try:
        return sniff(io.BytesIO(content))
    except NotAccepted:
        return ""


@given(st.sampled_from(HEADS), st.binary(max_size=400))
@example(b"PK\x03\x04", b"PK\x05\x06" + b"\xff" * 18)
@example(b"PK\x03\x04", b"PK\x06\x07" + b"\xff" * 16 + b"PK\x05\x06" + b"\xff" * 16 + b"\0\0")
def test_any_bytes_are_a_kind_or_a_refusal(head: bytes, rest: bytes) -> None:
    judged(head + rest)


@given(st.data())
@settings(max_examples=400)
def test_any_damage_to_a_true_document_is_a_kind_or_a_refusal(data: st.DataObject) -> None:
    content = bytearray(data.draw(st.sampled_from([files.DOCX, files.XLSX, files.DOCM])))
    for place in data.draw(st.lists(st.integers(4, len(content) - 1), max_size=6)):
        content[place] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(4, len(content)))
    judged(bytes(content[:cut]))


@given(st.lists(st.text(max_size=20).filter(lambda name: "\0" not in name), max_size=8), st.integers(0, 2**32))
def test_any_zip_is_a_kind_or_a_refusal(names: list[str], seed: int) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in dict.fromkeys(names):
            archive.writestr(zipfile.ZipInfo(name or "x"), random.Random(seed).randbytes(5))  # noqa: S311
    assert judged(out.getvalue()) == ""
