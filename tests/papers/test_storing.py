"""Receiving a file: judged, hashed, kept by its content, never half."""

import hashlib
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import TemporaryUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from binhyen.core.audit import SYSTEM
from binhyen.core.errors import Refused
from binhyen.core.models import AuditEntry
from binhyen.papers.actions import store
from binhyen.papers.models import StoredFile
from binhyen.papers.storage import BlobStorage
from tests import files


@pytest.fixture(autouse=True)
def own_folder(settings: object, tmp_path: Path) -> Path:
    settings.STORAGES = {  # type: ignore[attr-defined]
        **settings.STORAGES,  # type: ignore[attr-defined]
        "default": {"BACKEND": "binhyen.papers.storage.BlobStorage", "OPTIONS": {"location": tmp_path}},
    }
    return tmp_path


def keep(name: str = "ban-dang-ky.pdf", content: bytes = files.PDF) -> StoredFile:
    return store(files.upload(name, content), chain="unit:1", by=SYSTEM)


def on_disk(folder: Path) -> list[Path]:
    return sorted(each for each in folder.rglob("*") if each.is_file())


def test_a_file_is_kept_under_the_hash_of_its_content(db: None, own_folder: Path) -> None:
    stored = keep()
    assert stored.sha256 == hashlib.sha256(files.PDF).hexdigest()
    assert stored.size == len(files.PDF)
    assert stored.media_type == "application/pdf"
    [blob] = on_disk(own_folder)
    assert blob.name == stored.sha256
    assert blob.read_bytes() == files.PDF


def test_its_row_in_the_chain_holds_the_hash(db: None) -> None:
    stored = keep()
    row = AuditEntry.objects.get(subject=f"file:{stored.key}")
    assert row.data == {"sha256": stored.sha256, "size": stored.size}
    assert row.chain.key == "unit:1"


def test_the_same_bytes_twice_are_two_rows_over_one_blob(db: None, own_folder: Path) -> None:
    first, second = keep("mot.pdf"), keep("hai.pdf")
    assert first.pk != second.pk
    assert first.blob_name == second.blob_name
    assert [first.name, second.name] == ["mot.pdf", "hai.pdf"]
    assert len(on_disk(own_folder)) == 1


def test_a_large_file_that_came_by_way_of_the_disk_is_kept_whole(db: None, own_folder: Path) -> None:
    content = b"%PDF-1.4\n" + b"x" * 3_000_000 + b"\n%%EOF\n"
    with TemporaryUploadedFile("lon.pdf", "application/pdf", len(content), None) as upload:
        upload.write(content)
        upload.seek(0)
        stored = store(upload, chain="unit:1", by=SYSTEM)
    [blob] = on_disk(own_folder)
    assert hashlib.sha256(blob.read_bytes()).hexdigest() == stored.sha256


@pytest.mark.parametrize(
    ("name", "shown", "download"),
    [
        ("Nghị quyết Chi bộ Đồng Mây.docx", "Nghị quyết Chi bộ Đồng Mây.docx", "nghi-quyet-chi-bo-dong-may.pdf"),
        ("ảnh.exe", "ảnh.exe", "anh.pdf"),
        ("….pdf", "….pdf", "tep.pdf"),
        ("a" * 250 + ".pdf", ".pdf", "a" * 80 + ".pdf"),
        ('ke"gian\r\nSet-Cookie: x.pdf', "ke", "set-cookie-x.pdf"),
    ],
)
def test_the_name_is_for_showing_and_the_download_name_is_folded_with_the_true_ending(
    db: None, name: str, shown: str, download: str
) -> None:
    stored = keep(name)
    assert shown in stored.name
    assert len(stored.name) <= 200
    assert stored.download_name.endswith(download)
    assert stored.download_name.isascii()
    assert not set(stored.download_name) & set('/\\"\r\n :')


@given(name=st.text(max_size=60))
def test_any_name_makes_a_safe_download_name(name: str) -> None:
    safe = StoredFile(name=name, media_type="application/pdf").download_name
    assert safe.endswith(".pdf")
    assert set(safe) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")


# ── refused ──────────────────────────────────────────────────────────────────────────────────


def refused(name: str, content: bytes) -> str:
    with pytest.raises(Refused) as why:
        keep(name, content)
    assert not StoredFile.objects.exists()
    assert not AuditEntry.objects.exists()
    return str(why.value)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("thu.pdf", files.EXE, "không phải là một trong các loại được nhận"),
        ("trang.html", files.HTML, "không phải là một trong các loại được nhận"),
        ("anh.svg", files.SVG, "không phải là một trong các loại được nhận"),
        ("mau.docm", files.DOCM, "có chứa macro"),
        ("mau.docx", files.DOCM, "có chứa macro"),
        ("dut.docx", files.DOCX[:-40], "bị hỏng hoặc tải lên chưa hết"),
        ("rong.pdf", b"", "rỗng (0 byte)"),
    ],
)
def test_a_file_that_is_not_taken_is_named_with_the_reason_and_what_to_do(
    db: None, own_folder: Path, name: str, content: bytes, said: str
) -> None:
    why = refused(name, content)
    assert f"“{name}”" in why
    assert said in why
    assert "Nội dung đã nhập vẫn còn." in why
    assert on_disk(own_folder) == []


def test_a_file_that_is_too_large_is_told_its_size_and_the_limit(db: None, settings: object) -> None:
    settings.UPLOAD_LIMIT = 2_000_000  # type: ignore[attr-defined]
    why = refused("lon.pdf", files.PDF + b"x" * 2_400_000)
    assert "nặng 2,4 MB, giới hạn là 2 MB" in why
    assert "Hãy chụp lại ở chế độ tài liệu hoặc tách thành hai tệp." in why


def test_a_file_of_exactly_the_limit_is_taken(db: None, settings: object) -> None:
    settings.UPLOAD_LIMIT = 1_000  # type: ignore[attr-defined]
    keep(content=files.PDF.ljust(1_000))
    with pytest.raises(Refused):
        keep(content=files.PDF.ljust(1_001))


# ── crashes ──────────────────────────────────────────────────────────────────────────────────

NAME = "aa/bb/" + "c" * 64


class Torn(ContentFile):
    """An upload whose reading breaks off half-way."""

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:
        yield b"nua dau"
        raise OSError("đứt")


def test_a_write_that_fails_half_way_leaves_nothing(own_folder: Path) -> None:
    with pytest.raises(OSError, match="đứt"):
        default_storage.save(NAME, Torn(b""))
    assert not default_storage.exists(NAME)
    assert on_disk(own_folder) == []


def test_a_process_killed_half_way_leaves_no_blob_and_the_next_upload_is_whole(own_folder: Path) -> None:
    script = f"""
        import os
        from django.conf import settings
        settings.configure()
        from django.core.files.base import ContentFile
        from binhyen.papers.storage import BlobStorage

        class Killed(ContentFile):
            def chunks(self, chunk_size=None):
                yield b"nua dau"
                os._exit(9)

        BlobStorage(location={str(own_folder)!r}).save({NAME!r}, Killed(b""))
    """
    ended = subprocess.run([sys.executable, "-c", textwrap.dedent(script)], check=False)
    assert ended.returncode == 9
    [torn] = on_disk(own_folder)  # what the crash left, under a name that nothing asks for
    assert not default_storage.exists(NAME)
    default_storage.save(NAME, ContentFile(b"du ca hai nua"))
    assert Path(default_storage.path(NAME)).read_bytes() == b"du ca hai nua"
    assert torn.read_bytes() != b"du ca hai nua"


def test_a_blob_that_is_there_is_never_written_again(own_folder: Path) -> None:
    default_storage.save(NAME, ContentFile(b"truoc"))
    default_storage.save(NAME, File(ContentFile(b"sau")))
    assert Path(default_storage.path(NAME)).read_bytes() == b"truoc"


def test_no_name_leads_out_of_the_folder(own_folder: Path) -> None:
    storage = BlobStorage(location=own_folder / "files")
    for name in ("../ngoai", "/etc/ngoai", "a/../../ngoai"):
        with pytest.raises(Exception, match=r"(?i)path|file"):
            storage.save(name, ContentFile(b"x"))
    assert on_disk(own_folder) == []


def test_a_row_that_cannot_be_written_leaves_only_an_unused_blob(db: None, own_folder: Path) -> None:
    with pytest.raises(Refused):
        keep("thu.pdf", files.EXE)
    keep()
    assert len(on_disk(own_folder)) == StoredFile.objects.count() == 1
