"""A file that someone uploaded. Its bytes lie in the blob storage under their SHA-256."""

from django.db import models

from binhyen.core import clock
from binhyen.core.keys import KeyField
from binhyen.core.text import file_stem
from binhyen.papers.kinds import ending_of


class StoredFile(models.Model):
    """One upload. Two uploads of the same bytes are two rows over one blob; rows are never changed."""

    key = KeyField()
    name = models.CharField("tên tệp", max_length=200, help_text="Tên khi tải lên, chỉ để hiển thị.")
    media_type = models.CharField("loại tệp", max_length=100)
    size = models.PositiveBigIntegerField("số byte")
    sha256 = models.CharField("SHA-256", max_length=64, db_index=True)
    uploaded_at = models.DateTimeField("tải lên lúc", default=clock.now)
    uploader_id = models.BigIntegerField("mã người tải", null=True)
    uploader_label = models.CharField("người tải", max_length=200)

    class Meta:
        verbose_name = "tệp"

    def __str__(self) -> str:
        return self.name

    @property
    def blob_name(self) -> str:
        """Two folder levels keep any one folder small."""
        return f"{self.sha256[:2]}/{self.sha256[2:4]}/{self.sha256}"

    @property
    def download_name(self) -> str:
        """The folded name with the true ending, safe in any header and on any system."""
        stem = file_stem(self.name.rsplit(".", 1)[0]) or "tep"
        return f"{stem[:80]}.{ending_of(self.media_type)}"
