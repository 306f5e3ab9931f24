"""One unit, one season: where it stands, where the unit lay at the time, who reviews and decides."""

from functools import cached_property
from typing import ClassVar

from django.db import models
from django.db.models import Q

from binhyen.accounts.models import User
from binhyen.core import clock
from binhyen.core.keys import KeyField
from binhyen.dossiers.enums import DossierState
from binhyen.dossiers.querysets import DossierQuerySet
from binhyen.duties.models import Season
from binhyen.law.kinds import Kind
from binhyen.law.outcomes import Verdict
from binhyen.organisations.models import Unit
from binhyen.provisions.laws import Additions, additions

DECIDED = (DossierState.RECOGNISED, DossierState.NOT_RECOGNISED)
AFTER_SUBMISSION = (DossierState.SUBMITTED, DossierState.RECEIVED, DossierState.REVIEWED, *DECIDED)
AFTER_REGISTRATION = (DossierState.REGISTERED, DossierState.RETURNED, *AFTER_SUBMISSION)


class Dossier(models.Model):
    """`province`, `district`, `commune` and `unit_name` are those of its time: a later merger does not rewrite them.

    `verdict` and `settled` repeat what the facts say, so that lists need not evaluate; `revision` counts
    changes to the content, so that two people who edit at once are told.
    """

    key = KeyField()
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="dossiers", verbose_name="đơn vị")
    season = models.ForeignKey(Season, models.PROTECT, related_name="dossiers", verbose_name="kỳ")
    kind = models.CharField("loại đơn vị", max_length=20, choices=Kind.choices())
    unit_name = models.CharField("tên đơn vị khi xét", max_length=200)
    province = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    district = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    commune = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")

    authority = models.ForeignKey(
        Unit, models.PROTECT, null=True, related_name="+", verbose_name="nơi thẩm định, quyết định"
    )
    authority_basis = models.CharField("căn cứ thẩm quyền", max_length=400, blank=True)
    authority_note = models.CharField("ghi chú thẩm quyền", max_length=300, blank=True)
    scope_reason = models.CharField("lý do trong hoặc ngoài phạm vi", max_length=300)
    scope_citation = models.CharField("căn cứ phạm vi", max_length=200)

    state = models.CharField("trạng thái", max_length=25, choices=DossierState.choices(), default=DossierState.OPEN)
    state_since = models.DateTimeField("từ lúc", default=clock.now)
    registered_on = models.DateField("ngày gửi đăng ký lần đầu", null=True)
    registered_late = models.BooleanField("đăng ký sau Quý I", default=False)
    prepared_at = models.DateTimeField("cán bộ soạn trình lúc", null=True)
    prepared_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="cán bộ soạn")
    entered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="cán bộ nhập thay")
    submitted_at = models.DateTimeField("gửi hồ sơ lúc", null=True)
    proposed = models.BooleanField("thẩm định đề nghị công nhận", null=True)
    decided_on = models.DateField("ngày quyết định", null=True)
    decision_label = models.CharField("quyết định", max_length=200, blank=True)

    settled = models.PositiveSmallIntegerField("số tiêu chí đã có kết quả", default=0)
    criteria = models.PositiveSmallIntegerField("số tiêu chí", default=0)
    verdict = models.CharField(
        "kết quả theo số liệu", max_length=10, choices=Verdict.choices(), default=Verdict.UNKNOWN
    )
    revision = models.PositiveIntegerField(default=0)

    objects: ClassVar[DossierQuerySet["Dossier"]] = DossierQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "hồ sơ"
        indexes = [
            models.Index(fields=["season", "commune", "state"], name="dossier_of_commune"),
            models.Index(fields=["season", "province", "commune"], name="dossier_of_province"),
            models.Index(fields=["authority", "season", "state"], name="dossier_of_authority"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["season", "unit"], name="dossier_once_a_season"),
            models.CheckConstraint(
                condition=~Q(state__in=AFTER_REGISTRATION) | Q(registered_on__isnull=False),
                name="registered_dossier_has_its_day",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=AFTER_SUBMISSION) | Q(submitted_at__isnull=False),
                name="submitted_dossier_has_its_moment",
            ),
            models.CheckConstraint(
                condition=Q(state__in=DECIDED, decided_on__isnull=False) | (~Q(state__in=DECIDED) & Q(decided_on=None)),
                name="only_a_decided_dossier_has_a_day_of_decision",
            ),
            models.CheckConstraint(
                condition=Q(state=DossierState.OUT_OF_SCOPE) | Q(authority__isnull=False),
                name="dossier_in_scope_has_an_authority",
            ),
            models.CheckConstraint(
                condition=Q(prepared_at=None, prepared_by=None)
                | Q(prepared_at__isnull=False, prepared_by__isnull=False),
                name="handing_to_the_head_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_name}, kỳ {self.season.year}"

    @property
    def subject(self) -> str:
        """How duties and the audit chain name this dossier."""
        return f"dossier:{self.key}"

    @property
    def chain(self) -> str:
        """Its commune's audit chain, or its province's."""
        return f"unit:{self.commune_id or self.province_id}"

    @property
    def place(self) -> tuple[int | None, ...]:
        """Where roles that reach it may be held: its unit and what lay above at the time."""
        return (self.unit_id, self.commune_id, self.district_id, self.province_id)

    @property
    def law_kind(self) -> Kind:
        return Kind(self.kind)

    @cached_property
    def provincial_additions(self) -> Additions:
        """What its province added for its season, asked once for each row in hand. Frozen once a season is open."""
        return additions(self.province_id, self.season.year)

    def is_entered_by(self, user: User) -> bool:
        """The person is the officer who enters for the unit from its signed paper."""
        return self.entered_by_id is not None and self.entered_by_id == user.pk
