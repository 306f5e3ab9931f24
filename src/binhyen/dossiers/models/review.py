"""The standing office's own opinion, beside the unit's and never over it."""

from django.db import models
from django.db.models import Q

from binhyen.accounts.models import User
from binhyen.core import clock
from binhyen.dossiers.models.dossier import Dossier
from binhyen.dossiers.models.submission import Submission
from binhyen.law.outcomes import Outcome


class Review(models.Model):
    """One review of one submission, from receiving to the conclusion.

    `needs_second`: made under a dual-role exception; the decision waits until a second person has confirmed it.
    """

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="reviews")
    submission = models.OneToOneField(Submission, models.PROTECT, related_name="review")
    received_at = models.DateTimeField("tiếp nhận lúc", default=clock.now)
    received_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người tiếp nhận")
    proposes = models.BooleanField("đề nghị công nhận", null=True)
    summary = models.TextField("nhận xét chung", blank=True)
    revision = models.PositiveIntegerField("lần ghi", default=0)
    concluded_at = models.DateTimeField("kết luận lúc", null=True)
    concluded_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="người thẩm định")
    needs_second = models.BooleanField("chờ người thứ hai xác nhận", default=False)
    seconded_at = models.DateTimeField("xác nhận lúc", null=True)
    seconded_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="người xác nhận")

    class Meta:
        verbose_name = "lần thẩm định"
        ordering = ["-received_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(concluded_at=None, concluded_by=None, proposes=None)
                | Q(concluded_at__isnull=False, concluded_by__isnull=False, proposes__isnull=False),
                name="conclusion_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(seconded_at=None, seconded_by=None)
                | Q(seconded_at__isnull=False, seconded_by__isnull=False),
                name="second_confirmation_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"Thẩm định {self.submission}"

    @property
    def waits_for_second(self) -> bool:
        return self.needs_second and self.seconded_at is None


class ReviewOutcome(models.Model):
    """The reviewer's outcome of one criterion, with a remark where it differs from the unit's."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="outcomes")
    code = models.CharField("mã tiêu chí", max_length=20)
    outcome = models.CharField("kết quả thẩm định", max_length=15, choices=Outcome.choices())
    remark = models.TextField("nhận xét", blank=True)
    at = models.DateTimeField("ghi lúc", default=clock.now)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người ghi")

    class Meta:
        verbose_name = "kết quả thẩm định tiêu chí"
        constraints = [models.UniqueConstraint(fields=["review", "code"], name="review_outcome_once")]

    def __str__(self) -> str:
        return f"{self.code}: {self.outcome}"
