"""What the unit sent, frozen: content, hash, receipt code."""

from django.db import models

from binhyen.accounts.models import User
from binhyen.core import clock
from binhyen.dossiers.enums import Purpose
from binhyen.dossiers.models.dossier import Dossier


class Submission(models.Model):
    """`content` is all that was sent (facts, outcomes with reasons, papers, evidence with hashes, minutes).

    `sha256` is over its canonical JSON; `code` is the receipt that the unit keeps.
    """

    code = models.CharField("mã biên nhận", max_length=20, unique=True)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="submissions")
    purpose = models.CharField("gửi để", max_length=15, choices=Purpose.choices())
    number = models.PositiveSmallIntegerField("lần gửi")
    at = models.DateTimeField("gửi lúc", default=clock.now)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người gửi")
    is_on_behalf = models.BooleanField("cán bộ gửi thay", default=False)
    is_late = models.BooleanField("sau hạn", default=False)
    content = models.JSONField("nội dung")
    sha256 = models.CharField("mã băm nội dung", max_length=64)
    withdrawn_at = models.DateTimeField("rút lại lúc", null=True)

    class Meta:
        verbose_name = "lần gửi hồ sơ"
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "purpose", "number"], name="submission_number_once"),
        ]

    def __str__(self) -> str:
        return self.code
