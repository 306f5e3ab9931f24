"""The unit's meeting as data: who sat (by position, not by name), votes, other opinions, conclusions per criterion."""

from django.db import models
from django.db.models import F, Q

from binhyen.dossiers.models.dossier import Dossier
from binhyen.dossiers.models.record import Recorded


class Minutes(Recorded):
    dossier = models.OneToOneField(Dossier, models.CASCADE, related_name="minutes")
    held_on = models.DateField("ngày họp")
    began_at = models.TimeField("bắt đầu lúc")
    ended_at = models.TimeField("kết thúc lúc")
    place = models.CharField("địa điểm", max_length=200)
    chair = models.CharField("chủ trì (chức vụ)", max_length=200)
    secretary = models.CharField("thư ký (chức vụ)", max_length=200)
    votes_for = models.PositiveSmallIntegerField("tán thành", null=True, blank=True)
    votes_against = models.PositiveSmallIntegerField("không tán thành", null=True, blank=True)
    votes_abstained = models.PositiveSmallIntegerField("không có ý kiến", null=True, blank=True)
    dissent = models.TextField("ý kiến khác", blank=True)
    proposes = models.BooleanField("thống nhất đề nghị công nhận", default=True)

    class Meta:
        verbose_name = "biên bản họp"
        constraints = [
            models.CheckConstraint(condition=Q(ended_at__gt=F("began_at")), name="meeting_ends_after_it_begins")
        ]

    def __str__(self) -> str:
        return f"Biên bản họp ngày {self.held_on:%d/%m/%Y}"


class Seat(models.Model):
    """One role that Điều 9 khoản 1 names for the meeting, and whether it was filled."""

    minutes = models.ForeignKey(Minutes, models.CASCADE, related_name="seats")
    role = models.CharField("thành phần", max_length=60)
    position = models.CharField("chức vụ người dự", max_length=200, blank=True)
    is_present = models.BooleanField("có mặt", default=False)

    class Meta:
        verbose_name = "thành phần dự họp"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["minutes", "role"], name="seat_once")]

    def __str__(self) -> str:
        return self.role


class Conclusion(models.Model):
    """The meeting did not simply agree with the criterion's outcome: its own words."""

    minutes = models.ForeignKey(Minutes, models.CASCADE, related_name="conclusions")
    code = models.CharField("mã tiêu chí", max_length=20)
    opinion = models.TextField("ý kiến của cuộc họp")

    class Meta:
        verbose_name = "kết luận về tiêu chí"
        constraints = [models.UniqueConstraint(fields=["minutes", "code"], name="conclusion_once")]

    def __str__(self) -> str:
        return self.code
