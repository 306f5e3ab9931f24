"""What happened to a dossier, step by step: the timeline that both sides see."""

from django.db import models

from binhyen.accounts.models import User
from binhyen.core import clock
from binhyen.dossiers.enums import DossierState, Side
from binhyen.dossiers.models.dossier import Dossier


class DossierEvent(models.Model):
    """One step of the workflow. `side` says for whom the person acted: nobody reviews what they sent."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="events")
    action = models.CharField("bước", max_length=30)
    source = models.CharField("từ trạng thái", max_length=25, choices=DossierState.choices())
    target = models.CharField("đến trạng thái", max_length=25, choices=DossierState.choices())
    side = models.CharField("bên", max_length=10, choices=Side.choices())
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người thực hiện")
    at = models.DateTimeField("lúc", default=clock.now)
    comment = models.TextField("ý kiến", blank=True)
    is_on_behalf = models.BooleanField("làm thay đơn vị", default=False)

    class Meta:
        verbose_name = "bước xử lý"
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["dossier", "side", "by"], name="event_of_person")]

    def __str__(self) -> str:
        return self.action


class Remark(models.Model):
    """What the office wants mended, item by item. `item` is "paper:<kind>", "criterion:<code>" or "minutes"."""

    event = models.ForeignKey(DossierEvent, models.CASCADE, related_name="remarks")
    item = models.CharField("mục", max_length=40)
    text = models.TextField("yêu cầu")

    class Meta:
        verbose_name = "yêu cầu bổ sung"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.item}: {self.text}"
