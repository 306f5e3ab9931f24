"""Receiving a file: judged, hashed, durable on disk, and only then a row."""

import hashlib

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import default_storage

from binhyen.core.audit import Actor, audited, note
from binhyen.core.errors import Refused
from binhyen.core.text import one_line
from binhyen.papers.kinds import ACCEPTED, NotAccepted, sniff
from binhyen.papers.models import StoredFile
from binhyen.papers.uploads import Upload

KEPT = "Nội dung đã nhập vẫn còn."


def judge(upload: Upload) -> str:
    """The media type of an acceptable upload. Raises Refused with what is wrong and what to do."""
    name, size, limit = upload.name or "tệp", upload.size or 0, settings.UPLOAD_LIMIT
    if size == 0:
        raise Refused(f"Tệp “{name}” rỗng (0 byte). Hãy mở tệp kiểm tra rồi tải lên lại. {KEPT}", about="file")
    if size > limit:
        raise Refused(
            f"Tệp “{name}” nặng {_megabytes(size)}, giới hạn là {_megabytes(limit)}. "
            f"Hãy chụp lại ở chế độ tài liệu hoặc tách thành hai tệp. {KEPT}",
            about="file",
        )
    try:
        return sniff(upload.file)  # type: ignore[arg-type]  # a binary file by Django's contract
    except NotAccepted as why:
        raise Refused(f"Tệp “{name}” {why}. Hãy chọn tệp khác: {ACCEPTED}. {KEPT}", about="file") from None


@audited
def store(upload: Upload, *, chain: str, by: Actor) -> StoredFile:
    """Keep an upload and tell the chain. Raises Refused where it is not acceptable.

    The blob is durable before the row exists: a crash between the two leaves an unused blob, never a row without bytes.
    """
    media_type = judge(upload)
    stored = StoredFile(
        name=(one_line(upload.name or "") or "tệp")[-200:],
        media_type=media_type,
        size=upload.size or 0,
        sha256=_sha256(upload),
        uploader_id=by.pk,
        uploader_label=by.label,
    )
    default_storage.save(stored.blob_name, File(upload.file))
    stored.save()
    note(
        "file.stored",
        by=by,
        chain=chain,
        subject=f"file:{stored.key}",
        label=stored.name,
        sha256=stored.sha256,
        size=stored.size,
    )
    return stored


def _sha256(upload: Upload) -> str:
    hasher = hashlib.sha256()
    for chunk in upload.chunks():
        hasher.update(chunk)
    return hasher.hexdigest()


def _megabytes(octets: int) -> str:
    return f"{octets / 1_000_000:.1f} MB".replace(".", ",").replace(",0 ", " ")
