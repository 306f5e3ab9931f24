"""Where bytes are kept: content-addressed, outside the web root."""

import os
import tempfile
from pathlib import Path

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage


class BlobStorage(FileSystemStorage):
    """Files named by their SHA-256. A blob appears under its name only when every byte is on the disk.

    Django's own storage writes into the final name, so a crash half-way would leave a torn file that
    later uploads of the same content would trust.
    """

    def _save(self, name: str, content: File) -> str:  # type: ignore[type-arg]
        target = Path(self.path(name))
        if target.exists():
            return name
        target.parent.mkdir(parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(dir=target.parent, prefix=".part-")
        try:
            with os.fdopen(descriptor, "wb") as out:
                for chunk in content.chunks():
                    out.write(chunk)
                out.flush()
                os.fsync(out.fileno())
            Path(temporary).replace(target)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
        _sync_folder(target.parent)
        return name

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """The name is the content's hash: the same name is the same content, never a clash."""
        return name


def _sync_folder(folder: Path) -> None:
    """Make the new name itself durable (POSIX keeps names in the folder, not in the file)."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
