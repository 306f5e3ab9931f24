"""Decisions and certificates: issued means unchanged; what was wrong is replaced by a new one."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import ExtractYear

from binhyen.accounts.models import User
from binhyen.core import clock
from binhyen.core.keys import KeyField
from binhyen.dossiers.models import Dossier
from binhyen.duties.models import Season
from binhyen.organisations.models import Unit
from binhyen.papers.models import StoredFile
from binhyen.recognitions.enums import Capacity, CertificateState


class Decision(models.Model):
    """One decision of one authority. `is_late`: dated after the circular's limit for some unit it names."""

    key = KeyField()
    season = models.ForeignKey(Season, models.PROTECT, related_name="decisions", verbose_name="kỳ")
    authority = models.ForeignKey(Unit, models.PROTECT, related_name="decisions", verbose_name="cấp có thẩm quyền")
    authority_name = models.CharField("tên cơ quan khi ban hành", max_length=200)
    number = models.CharField("số, ký hiệu", max_length=60)
    issued_on = models.DateField("ngày ban hành")
    capacity = models.CharField("tư cách ký", max_length=15, choices=Capacity.choices())
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+", verbose_name="bản đã ký")
    is_late = models.BooleanField("sau hạn", default=False)
    recorded_at = models.DateTimeField("ghi lúc", default=clock.now)
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người ghi")

    class Meta:
        verbose_name = "quyết định"
        ordering = ["-issued_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                F("authority"), F("number"), ExtractYear("issued_on"), name="decision_number_once_a_year"
            ),
            models.CheckConstraint(condition=~Q(number=""), name="decision_has_a_number"),
        ]

    def __str__(self) -> str:
        return f"Quyết định số {self.number} ngày {self.issued_on:%d/%m/%Y}"


class DecisionEntry(models.Model):
    """One unit named: recognised, or not with the reason. The name is the one it bore then."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="entries")
    dossier = models.OneToOneField(Dossier, models.PROTECT, related_name="decision_entry")
    unit_name = models.CharField("tên đơn vị", max_length=200)
    recognised = models.BooleanField("được công nhận")
    reason = models.TextField("lý do", blank=True)

    class Meta:
        verbose_name = "đơn vị trong quyết định"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(recognised=True) | ~Q(reason=""), name="refusal_gives_its_reason")
        ]

    def __str__(self) -> str:
        return self.unit_name


class Certificate(models.Model):
    """One unit's title for one year. Never edited: only replaced or withdrawn, by a later record."""

    key = KeyField()
    entry = models.OneToOneField(DecisionEntry, models.PROTECT, related_name="certificate")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="certificates")
    unit_name = models.CharField("tên đơn vị", max_length=200)
    year = models.PositiveSmallIntegerField("năm")
    state = models.CharField(
        "hiệu lực", max_length=10, choices=CertificateState.choices(), default=CertificateState.VALID
    )

    class Meta:
        verbose_name = "giấy công nhận"
        ordering = ["-year", "pk"]

    def __str__(self) -> str:
        return f"Giấy công nhận {self.unit_name}, năm {self.year}"
