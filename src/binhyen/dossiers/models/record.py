"""What is recorded through the year: facts, evidence behind them, and the dossier's papers."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from binhyen.core import clock
from binhyen.core.keys import KeyField
from binhyen.dossiers.enums import PaperKind
from binhyen.dossiers.models.dossier import Dossier
from binhyen.dossiers.querysets import CarriedQuerySet, EvidenceQuerySet, KeptQuerySet
from binhyen.papers.models import StoredFile


class Recorded(models.Model):
    recorded_at = models.DateTimeField("ghi lúc", default=clock.now)
    recorder_id = models.BigIntegerField("mã người ghi", null=True)
    recorder_label = models.CharField("người ghi", max_length=200)

    class Meta:
        abstract = True


class Removable(Recorded):
    """Taken out of the dossier, never deleted: an earlier submission may have carried it."""

    removed_at = models.DateTimeField("bỏ ra lúc", null=True)

    class Meta:
        abstract = True


class Carried(models.Model):
    """What may have been carried over from an earlier season, and counts as unknown until someone confirms it."""

    carried_from = models.PositiveSmallIntegerField("chép từ kỳ, chưa xác nhận lại", null=True)

    class Meta:
        abstract = True


class Fact(Recorded, Carried):
    """One value that a criterion asks for, in the JSON form of `law.facts`; carried over, of a ratio only the total."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="facts")
    key = models.CharField("mã số liệu", max_length=60)
    value = models.JSONField("giá trị", null=True)
    revision = models.PositiveIntegerField("ghi ở lần sửa thứ")

    objects: ClassVar[CarriedQuerySet["Fact"]] = CarriedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "số liệu"
        constraints = [models.UniqueConstraint(fields=["dossier", "key"], name="fact_once")]

    def __str__(self) -> str:
        return f"{self.key} = {self.value}"


class Evidence(Removable, Carried):
    """A stored file that stands behind facts; one may serve many criteria."""

    key = KeyField()
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="evidence")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    title = models.CharField("minh chứng là gì", max_length=200)

    objects: ClassVar[EvidenceQuerySet["Evidence"]] = EvidenceQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "minh chứng"
        ordering = ["recorded_at", "pk"]

    def __str__(self) -> str:
        return self.title


class EvidenceUse(models.Model):
    """One criterion that a piece of evidence serves."""

    evidence = models.ForeignKey(Evidence, models.CASCADE, related_name="uses")
    code = models.CharField("mã tiêu chí", max_length=20)

    class Meta:
        verbose_name = "minh chứng cho tiêu chí"
        constraints = [models.UniqueConstraint(fields=["evidence", "code"], name="evidence_serves_once")]

    def __str__(self) -> str:
        return self.code


class DossierPaper(Removable):
    """A paper of the dossier with its number and date. Its parts may come one by one: the file now, the date later."""

    key = KeyField()
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="papers")
    kind = models.CharField("loại giấy tờ", max_length=20, choices=PaperKind.choices())
    number = models.CharField("số, ký hiệu", max_length=60, blank=True)
    dated = models.DateField("ngày ban hành", null=True, blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+", verbose_name="tệp")

    objects: ClassVar[KeptQuerySet["DossierPaper"]] = KeptQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "giấy tờ của hồ sơ"
        ordering = ["kind", "recorded_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "kind"],
                condition=Q(removed_at=None) & ~Q(kind=PaperKind.OTHER),
                name="one_paper_of_a_kind",
            )
        ]

    def __str__(self) -> str:
        return PaperKind(self.kind).label
