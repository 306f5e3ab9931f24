from typing import Self, TypeVar

from django.db import models

from binhyen.dossiers.enums import DossierState

M = TypeVar("M", bound=models.Model)


class DossierQuerySet(models.QuerySet[M]):
    def in_scope(self) -> Self:
        return self.exclude(state=DossierState.OUT_OF_SCOPE)

    def with_unit(self) -> Self:
        return self.select_related("unit", "season", "commune", "district", "province", "authority")


class KeptQuerySet(models.QuerySet[M]):
    def kept(self) -> Self:
        """What was not taken out or replaced."""
        return self.filter(removed_at=None)
