"""A season pins its law; a local exception moves one date; a duty tells one unit one thing to do."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from binhyen.core import clock
from binhyen.core.keys import KeyField
from binhyen.duties.enums import DutyCode, DutyState, Period
from binhyen.duties.querysets import DutyQuerySet
from binhyen.organisations.models import Unit
from binhyen.papers.models import StoredFile


class Season(models.Model):
    """One scheme and one year. The version of the law and its checksum stay as they were when it was opened."""

    scheme = models.CharField("chế độ", max_length=20)
    year = models.PositiveSmallIntegerField("năm")
    version = models.CharField("phiên bản văn bản căn cứ", max_length=40)
    checksum = models.CharField("mã băm của phiên bản", max_length=64)
    opened_at = models.DateTimeField("mở lúc", default=clock.now)

    class Meta:
        verbose_name = "kỳ"
        ordering = ["-year"]
        constraints = [models.UniqueConstraint(fields=["scheme", "year"], name="season_once")]

    def __str__(self) -> str:
        return f"Kỳ {self.year}"


class LocalException(models.Model):
    """A dated paper of the locality that moves the end of a period for one season and some units.

    As a city did for 2022, when the circular took effect after the quarter had half gone. A unit that is a
    commune, district or province stands for everything in it. It reaches the evaluator as a parameter only.
    """

    key = KeyField()
    season = models.ForeignKey(Season, models.PROTECT, related_name="exceptions", verbose_name="kỳ")
    period = models.CharField("mốc được dời", max_length=20, choices=Period.choices(), default=Period.QUARTER_ONE)
    last_day = models.DateField("ngày cuối cùng được tính")
    instrument = models.CharField("văn bản cho phép", max_length=300)
    units = models.ManyToManyField(Unit, related_name="+", verbose_name="đơn vị áp dụng")
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tệp văn bản"
    )
    recorded_at = models.DateTimeField("ghi lúc", default=clock.now)
    recorder_label = models.CharField("người ghi", max_length=200)

    class Meta:
        verbose_name = "ngoại lệ của địa phương"
        ordering = ["-recorded_at"]
        constraints = [models.CheckConstraint(condition=~Q(instrument=""), name="exception_names_its_paper")]

    def __str__(self) -> str:
        return f"{self.instrument}: đến hết {self.last_day:%d/%m/%Y}"


class Duty(models.Model):
    """(unit, what, when, to whom, why, in whose words). `due_on` is the last good day: "trước 20/11" is 19/11 here."""

    key = KeyField()
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="duties", verbose_name="đơn vị")
    season = models.ForeignKey(Season, models.PROTECT, related_name="duties", verbose_name="kỳ")
    code = models.CharField("việc", max_length=20, choices=DutyCode.choices())
    subject = models.CharField("đối tượng", max_length=80, help_text="“loại:khóa” của thứ mà việc này nhắm tới")
    title = models.CharField("nội dung", max_length=300)
    recipient = models.CharField("nơi nhận", max_length=200)
    source = models.CharField("căn cứ", max_length=200)
    quote = models.TextField("lời của căn cứ", blank=True)
    starts_on = models.DateField("bắt đầu từ ngày")
    due_on = models.DateField("hạn cuối", help_text="Ngày cuối cùng còn kịp.")
    state = models.CharField("trạng thái", max_length=10, choices=DutyState.choices(), default=DutyState.TODO)
    advanced_at = models.DateTimeField("đổi trạng thái lúc", default=clock.now)

    objects: ClassVar[DutyQuerySet["Duty"]] = DutyQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "nhiệm vụ"
        ordering = ["due_on", "pk"]
        indexes = [models.Index(fields=["unit", "state", "due_on"], name="duty_of_unit")]
        constraints = [
            models.UniqueConstraint(fields=["subject", "code"], name="duty_once"),
            models.CheckConstraint(condition=Q(due_on__gte=F("starts_on")), name="duty_is_due_after_it_starts"),
        ]

    def __str__(self) -> str:
        return self.title
