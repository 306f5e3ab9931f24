from typing import Self, TypeVar

from django.db import models

from binhyen.duties.enums import DutyState

M = TypeVar("M", bound=models.Model)


class DutyQuerySet(models.QuerySet[M]):
    def open(self) -> Self:
        """What still waits for the unit itself."""
        return self.filter(state__in=[DutyState.TODO, DutyState.RETURNED])
