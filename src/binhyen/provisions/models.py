"""A criterion of a province's own. What was done to it stands in the province's audit chain."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from binhyen.accounts.models import User
from binhyen.core.keys import KeyField
from binhyen.law.kinds import Kind
from binhyen.organisations.models import Unit
from binhyen.provisions.enums import APPROVED, Measure, ProvisionState
from binhyen.provisions.querysets import ProvincialQuerySet


class Worded(models.Model):
    """What a legal officer fills in. `claim` is for yes or no, `counted` for the others, `at_least` for two of them."""

    kinds = models.JSONField("áp dụng cho loại đơn vị", default=list)
    title = models.CharField("tên tiêu chí", max_length=90)
    text = models.TextField("nội dung")
    measure = models.CharField("cách đánh giá", max_length=20, choices=Measure.choices())
    claim = models.CharField("điều đơn vị khẳng định", max_length=200, blank=True)
    counted = models.CharField("tên gọi của thứ được đếm", max_length=60, blank=True)
    numerator = models.CharField("tử số", max_length=120, blank=True)
    denominator = models.CharField("mẫu số", max_length=120, blank=True)
    at_least = models.PositiveIntegerField("mức ít nhất", null=True, blank=True)
    evidence = models.TextField("minh chứng", help_text="Mỗi dòng một loại.")
    instrument = models.CharField("văn bản của tỉnh", max_length=200)
    article = models.PositiveSmallIntegerField("điều")
    clause = models.PositiveSmallIntegerField("khoản", null=True, blank=True)
    point = models.CharField("điểm", max_length=1, blank=True)
    since_year = models.PositiveSmallIntegerField("từ kỳ")

    class Meta:
        abstract = True


class ProvincialCriterion(Worded):
    """A criterion that the province adds to those of the circular, for the seasons from `since_year` on.

    Once approved its wording never changes: a new one replaces it. The season of `until_year` is its last; the year
    before `since_year` there means that it never applies. Neither may touch a season that is open in the province.
    """

    key = KeyField()
    province = models.ForeignKey(Unit, models.PROTECT, related_name="provisions", verbose_name="tỉnh")
    number = models.PositiveSmallIntegerField("số thứ tự trong tỉnh")
    state = models.CharField("trạng thái", max_length=10, choices=ProvisionState.choices(), default="draft")
    until_year = models.PositiveSmallIntegerField("đến hết kỳ", null=True)
    proposed_until = models.PositiveSmallIntegerField("kỳ cuối được đề nghị", null=True)
    drafted_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người soạn")
    changed_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người sửa sau cùng")
    approved_at = models.DateTimeField("phê duyệt lúc", null=True)
    approved_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="người phê duyệt")
    remark = models.TextField("ý kiến khi trả lại", blank=True)
    revision = models.PositiveIntegerField(default=0)

    objects: ClassVar[ProvincialQuerySet["ProvincialCriterion"]] = ProvincialQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "tiêu chí riêng của tỉnh"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["province", "number"], name="provincial_code_once"),
            models.CheckConstraint(
                condition=Q(approved_at=None, approved_by=None)
                | Q(approved_at__isnull=False, approved_by__isnull=False),
                name="approval_is_whole",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=APPROVED) | Q(approved_at__isnull=False), name="what_binds_was_approved"
            ),
            models.CheckConstraint(
                condition=Q(until_year=None) | Q(state="ended", until_year__gte=F("since_year") - 1),
                name="last_season_is_not_before_the_first",
            ),
            models.CheckConstraint(
                condition=Q(state="ending", proposed_until__isnull=False)
                | (~Q(state="ending") & Q(proposed_until=None)),
                name="only_a_proposed_end_has_a_proposed_season",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    @property
    def code(self) -> str:
        return f"TINH-{self.number}"

    @property
    def subject(self) -> str:
        return f"provision:{self.key}"

    @property
    def law_kinds(self) -> tuple[Kind, ...]:
        """In the order of the law, however they were ticked."""
        return tuple(kind for kind in Kind if kind in self.kinds)

    @property
    def is_approved(self) -> bool:
        return self.state in APPROVED
