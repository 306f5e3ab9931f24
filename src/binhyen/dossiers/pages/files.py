"""A stored file as a row of the file list component."""

from dataclasses import dataclass

from django.urls import reverse

from binhyen.papers.models import StoredFile

_PICTURES = ("image/jpeg", "image/png")


@dataclass(frozen=True)
class FileRow:
    name: str
    url: str
    size: int
    sha256: str
    note: str = ""
    remove_url: str = ""
    is_picture: bool = False
    mark: str = ""


def row_of(file: StoredFile, *, title: str = "", note: str = "", remove_url: str = "", mark: str = "") -> FileRow:
    return FileRow(
        name=title or file.name,
        url=reverse("file", args=[file.key]),
        size=file.size,
        sha256=file.sha256,
        note=note,
        remove_url=remove_url,
        is_picture=file.media_type in _PICTURES,
        mark=mark,
    )
