"""Files that would harm: each is refused with a Vietnamese sentence that says what to do."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from binhyen.papers.kinds import NotAccepted, sniff
from binhyen.papers.model import DocumentKind
from binhyen.papers.read import CannotRead, read_paper
from binhyen.papers.write import fonts, write_docx, write_pdf
from tests import files
from tests.papers.samples import sample

AT = datetime(2025, 11, 14, 1, tzinfo=UTC)
DOCX = write_docx(sample(DocumentKind.NOTICE), at=AT).content
PDF = write_pdf(sample(DocumentKind.NOTICE), at=AT, font=fonts.BUILT_IN).content


def refusal(content: bytes) -> str:
    with pytest.raises(CannotRead) as caught:
        read_paper(content)
    return str(caught.value)


def changed_pdf(change: Callable[[pikepdf.Pdf], object], **how: object) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(PDF)) as file:
        change(file)
        file.save(out, **how)  # type: ignore[arg-type]
    return out.getvalue()


def with_parts(**parts: bytes) -> bytes:
    """The true .docx with parts put in or replaced; "__" stands for "/"."""
    out = io.BytesIO()
    names = {name.replace("__", "/"): content for name, content in parts.items()}
    with zipfile.ZipFile(io.BytesIO(DOCX)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, names.pop(part, None) or old.read(part))
        for name, content in names.items():
            new.writestr(name, content)
    return out.getvalue()


# ── PDF ──────────────────────────────────────────────────────────────────────────────────────


def script() -> pikepdf.Dictionary:
    return pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))


def opens_with_script(file: pikepdf.Pdf) -> None:
    file.Root.OpenAction = script()


def hides_script(file: pikepdf.Pdf) -> None:
    """Below the page, and saved into an object stream, where no search for bytes finds it."""
    file.pages[0].obj.AA = file.make_indirect(pikepdf.Dictionary(O=file.make_indirect(script())))


def launches(file: pikepdf.Pdf) -> None:
    file.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("calc.exe"))


@pytest.mark.parametrize("change", [opens_with_script, hides_script, launches])
def test_a_pdf_that_acts_is_refused(change: Callable[[pikepdf.Pdf], None]) -> None:
    content = changed_pdf(change, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert "có mã lệnh" in refusal(content)


def test_hidden_script_is_not_found_by_its_bytes() -> None:
    """The test above proves something: the name does not stand in the file as it is."""
    content = changed_pdf(hides_script, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert b"JavaScript" not in content


@pytest.mark.parametrize("password", ["bí mật", ""])
def test_a_locked_pdf_is_refused(password: str) -> None:
    locked = changed_pdf(lambda _: None, encryption=pikepdf.Encryption(owner="chủ", user=password))
    assert refusal(locked) == "Tệp PDF bị khóa bằng mật khẩu. Hãy bỏ mật khẩu rồi tải lên lại."


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_torn_file_is_refused(share: float) -> None:
    for whole in (PDF, DOCX):
        assert "bị hỏng hoặc tải lên chưa hết" in refusal(whole[: int(len(whole) * share)])


def test_a_pdf_that_is_a_zip_too_is_refused() -> None:
    assert "vừa là PDF vừa là tệp nén" in refusal(PDF + DOCX)
    with pytest.raises(NotAccepted, match="vừa là PDF vừa là tệp nén"):
        sniff(io.BytesIO(PDF + files.PLAIN_ZIP))


# ── Word ─────────────────────────────────────────────────────────────────────────────────────

OUTSIDE = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" '
    b'Target="http://example.invalid/x.dotm" TargetMode="External"/></Relationships>'
)


@pytest.mark.parametrize("kind", [b"attachedTemplate", b"image", b"oleObject", b"frame"])
def test_a_docx_that_fetches_from_elsewhere_is_refused(kind: bytes) -> None:
    content = with_parts(**{"word___rels__settings.xml.rels": OUTSIDE % kind})
    assert "nối ra một mẫu hoặc tệp ở nơi khác" in refusal(content)


def test_a_link_that_a_person_may_click_is_allowed() -> None:
    content = with_parts(**{"word___rels__header1.xml.rels": OUTSIDE % b"hyperlink"})
    assert read_paper(content).document == sample(DocumentKind.NOTICE)


def test_a_docx_with_macros_is_refused_whatever_the_part_is_called() -> None:
    assert "có chứa macro" in refusal(with_parts(word__vbaProject__bin=b"", **{"custom__vbaProject.bin": b"x"}))
    with zipfile.ZipFile(io.BytesIO(DOCX)) as package:
        types = package.read("[Content_Types].xml")
    macro = types.replace(b"wordprocessingml.document.main", b"ms-word.document.macroEnabled.main")
    assert macro != types
    assert "có chứa macro" in refusal(with_parts(**{"[Content_Types].xml": macro}))


def test_a_docx_that_unfolds_a_thousandfold_is_refused() -> None:
    bomb = with_parts(word__media__image1=b"\0" * 60_000_000)
    assert len(bomb) < 200_000
    assert "giải nén ra quá lớn" in refusal(bomb)


def test_a_docx_whose_text_is_no_xml_is_refused() -> None:
    assert "bị hỏng" in refusal(with_parts(**{"word__document.xml": b"<w:document"}))


def test_entities_are_not_unfolded() -> None:
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    with zipfile.ZipFile(io.BytesIO(DOCX)) as package:
        text = package.read("word/document.xml")
    declaration, _, rest = text.partition(b"?>")
    content = with_parts(
        **{"word__document.xml": declaration + b"?>" + laughs + rest.replace("Công an".encode(), b"&b;")}
    )
    assert "hahaha" not in read_paper(content).document.model_dump_json()


def test_a_locked_word_file_is_refused() -> None:
    assert "bị khóa bằng mật khẩu" in refusal(files.OLD_WORD + "EncryptedPackage".encode("utf-16-le"))


def test_another_file_of_the_old_office_is_no_paper() -> None:
    assert "không phải văn bản Word" in refusal(files.OLD_WORD + "Workbook".encode("utf-16-le"))


# ── pictures and the rest ────────────────────────────────────────────────────────────────────


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    size = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


def jpeg(width: int, height: int) -> bytes:
    head = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
    return head + b"\xff\xc0\x00\x0b\x08" + struct.pack(">HH", height, width) + b"\x01\x01\x11\x00\xff\xd9"


@pytest.mark.parametrize("picture", [png, jpeg])
def test_a_picture_of_900_megapixels_is_refused_without_opening_it(picture: Callable[[int, int], bytes]) -> None:
    assert sniff(io.BytesIO(picture(4_000, 3_000))).startswith("image/")
    with pytest.raises(NotAccepted, match="là ảnh 900 triệu điểm ảnh"):
        sniff(io.BytesIO(picture(30_000, 30_000)))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "Tệp rỗng"),
        (files.EXE, "không phải là một trong các loại được nhận"),
        (files.XLSX, "không phải văn bản"),
        (files.PNG, "không phải văn bản"),
        (files.PLAIN_ZIP, "là tệp nén"),
    ],
)
def test_what_is_no_paper_is_refused(content: bytes, why: str) -> None:
    assert why in refusal(content)


@given(st.data())
@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_damage_is_a_paper_or_a_refusal(data: st.DataObject) -> None:
    content = bytearray(data.draw(st.sampled_from([PDF, DOCX])))
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=8)):
        content[place] = data.draw(st.integers(0, 255))
    with suppress(CannotRead):
        read_paper(bytes(content))
