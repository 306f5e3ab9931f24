"""A unit, and the unit as it was at a date.

`Unit` is the thing that lives on through renamings and moves; a merger or a split ends it.
`UnitVersion` holds what was true of it from one day to another. `Unit` repeats its newest version's
name and place, so that lists and permissions need no second join; `organisations.actions` is the only writer.
"""

from datetime import date
from typing import ClassVar, NamedTuple

from django.db import models
from django.db.models import F, Q

from binhyen.core.keys import KeyField
from binhyen.organisations.enums import EnterpriseSize, Level, SchoolLevel, UnitKind
from binhyen.organisations.querysets import DatedQuerySet, UnitQuerySet


class Place(NamedTuple):
    """Where a unit lies: numbers of rows in `Unit`. A commune, district or province lies in itself too."""

    province_id: int | None
    district_id: int | None
    commune_id: int | None


class Placed(models.Model):
    """Name and place, shared by a unit and its versions."""

    name = models.CharField("tên đơn vị", max_length=200)
    code = models.CharField(
        "mã", max_length=35, blank=True, help_text="Mã chính thức nếu có; giữ nguyên số 0 đứng đầu."
    )
    province = models.ForeignKey("organisations.Unit", models.PROTECT, null=True, blank=True, related_name="+")
    district = models.ForeignKey("organisations.Unit", models.PROTECT, null=True, blank=True, related_name="+")
    commune = models.ForeignKey("organisations.Unit", models.PROTECT, null=True, blank=True, related_name="+")
    valid_from = models.DateField("có từ ngày")
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)

    class Meta:
        abstract = True

    def is_valid_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


class Unit(Placed):
    key = KeyField()
    kind = models.CharField("loại đơn vị", max_length=20, choices=UnitKind.choices())
    folded = models.CharField(max_length=200, editable=False, db_index=True)
    sort_key = models.CharField(max_length=700, editable=False)

    objects: ClassVar[UnitQuerySet["Unit"]] = UnitQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "đơn vị"
        ordering = ["sort_key", "pk"]
        indexes = [
            models.Index(fields=["commune", "kind", "sort_key"], name="unit_of_commune"),
            models.Index(fields=["province", "kind", "sort_key"], name="unit_of_province"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="unit_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def place(self) -> Place:
        """The unit's own place, itself included where it is a territory."""
        own = {f"{self.kind}_id": self.pk}
        return Place(
            own.get("province_id", self.province_id),
            own.get("district_id", self.district_id),
            own.get("commune_id", self.commune_id),
        )

    @property
    def chain(self) -> str:
        """The audit chain that tells of this unit: its commune's, else its province's or district's own."""
        place = self.place
        return f"unit:{place.commune_id or place.district_id or place.province_id}"


class UnitVersion(Placed):
    """What was true of a unit from `valid_from` to the end of `valid_to`. Versions of a unit never overlap."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="versions")
    basis = models.CharField("căn cứ của thay đổi", max_length=300, blank=True)
    school_level = models.CharField("cấp học", max_length=20, choices=SchoolLevel.choices(), blank=True)
    enterprise_size = models.CharField(
        "quy mô doanh nghiệp", max_length=10, choices=EnterpriseSize.choices(), blank=True
    )
    is_armed_force = models.BooleanField("thuộc lực lượng vũ trang", default=False)
    has_party_body = models.BooleanField("có tổ chức Đảng", null=True, blank=True)
    managing_level = models.CharField("cấp quản lý", max_length=10, choices=Level.choices(), default=Level.COMMUNE)
    delegated_level = models.CharField("được ủy quyền cho", max_length=10, choices=Level.choices(), blank=True)
    delegation_basis = models.CharField("văn bản ủy quyền", max_length=300, blank=True)

    objects: ClassVar[DatedQuerySet["UnitVersion"]] = DatedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "phiên bản đơn vị"
        ordering = ["unit", "valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "valid_from"], name="version_begins_once"),
            models.UniqueConstraint(fields=["unit"], condition=Q(valid_to__isnull=True), name="one_open_version"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="version_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(delegated_level="") | ~Q(delegation_basis=""), name="delegation_names_its_paper"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.valid_from:%d/%m/%Y})"
