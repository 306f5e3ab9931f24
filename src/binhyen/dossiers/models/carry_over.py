"""What was carried over from an earlier season: the report that stays readable, whatever becomes of each item."""

from django.db import models

from binhyen.dossiers.models.dossier import Dossier
from binhyen.dossiers.models.record import Recorded


class CarryOver(Recorded):
    """The migration report of a dossier, as it was when the button was pressed. Pressed once a season.

    `facts` and `evidence` hold every item of the earlier dossier in the form of `dossiers.carrying`, carried or not.
    """

    dossier = models.OneToOneField(Dossier, models.CASCADE, related_name="carry_over")
    source = models.ForeignKey(Dossier, models.PROTECT, related_name="+", verbose_name="hồ sơ kỳ trước")
    facts = models.JSONField("số liệu")
    evidence = models.JSONField("minh chứng")

    class Meta:
        verbose_name = "lần chép từ kỳ trước"

    def __str__(self) -> str:
        return f"Chép từ kỳ {self.source.season.year}"
