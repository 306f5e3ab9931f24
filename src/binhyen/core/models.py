"""The audit chain's two tables."""

from django.db import models


class AuditChain(models.Model):
    """One chain and its head. Locking this row is what orders the writers of a chain."""

    key = models.CharField("khóa chuỗi", max_length=40, unique=True)
    length = models.PositiveBigIntegerField("số dòng")
    head = models.CharField("mã băm cuối", max_length=64)

    class Meta:
        verbose_name = "chuỗi nhật ký"

    def __str__(self) -> str:
        return f"{self.key} ({self.length})"


class AuditEntry(models.Model):
    """One row: who did what to which thing, when. Never changed, never deleted."""

    chain = models.ForeignKey(AuditChain, on_delete=models.PROTECT, related_name="entries")
    number = models.PositiveBigIntegerField("số thứ tự")
    at = models.DateTimeField("lúc")
    actor_id = models.BigIntegerField("mã người thực hiện", null=True)
    actor_label = models.CharField("người thực hiện", max_length=200)
    action = models.CharField("việc", max_length=60)
    subject = models.CharField("đối tượng", max_length=80, db_index=True)
    label = models.CharField("tên đối tượng", max_length=300)
    data = models.JSONField("nội dung", default=dict)
    previous = models.CharField("mã băm dòng trước", max_length=64)
    digest = models.CharField("mã băm", max_length=64)

    class Meta:
        verbose_name = "dòng nhật ký"
        constraints = [models.UniqueConstraint(fields=["chain", "number"], name="audit_entry_number_once")]

    def __str__(self) -> str:
        return f"{self.number}. {self.actor_label}: {self.action} {self.label}"
