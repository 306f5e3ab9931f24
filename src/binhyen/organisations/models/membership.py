"""Who may act: a role on a unit, from one day to another; and the dated exception for tiny offices."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from binhyen.accounts.models import User
from binhyen.core import clock
from binhyen.core.keys import KeyField
from binhyen.organisations.enums import Role
from binhyen.organisations.models.unit import Unit
from binhyen.organisations.querysets import DatedQuerySet


class Dated(models.Model):
    key = KeyField()
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)
    created_at = models.DateTimeField("ghi lúc", default=clock.now)

    class Meta:
        abstract = True


class Membership(Dated):
    user = models.ForeignKey(User, models.PROTECT, related_name="memberships", verbose_name="người")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="memberships", verbose_name="đơn vị")
    role = models.CharField("vai trò", max_length=15, choices=Role.choices())

    objects: ClassVar[DatedQuerySet["Membership"]] = DatedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "vai trò tại đơn vị"
        indexes = [models.Index(fields=["unit", "role", "user"], name="membership_of_unit")]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "unit", "role"], condition=Q(valid_to__isnull=True), name="one_open_membership"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="membership_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}, {self.unit}"


class DualRole(Dated):
    """In a tiny office one person may for a time both send and review; a second person confirms each act later.

    Local practice, not the circular's: `basis` names the paper that allows it.
    """

    user = models.ForeignKey(User, models.PROTECT, related_name="dual_roles", verbose_name="người")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="dual_roles", verbose_name="nơi áp dụng")
    basis = models.CharField("văn bản cho phép", max_length=300)

    objects: ClassVar[DatedQuerySet["DualRole"]] = DatedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "ngoại lệ kiêm nhiệm"
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=False) & Q(valid_to__gte=F("valid_from")), name="dual_role_is_dated"
            ),
            models.CheckConstraint(condition=~Q(basis=""), name="dual_role_names_its_paper"),
        ]

    def __str__(self) -> str:
        return f"{self.user} kiêm nhiệm tại {self.unit}"
