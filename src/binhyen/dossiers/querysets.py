from typing import Self, TypeVar

from django.db import models

from binhyen.dossiers.enums import DossierState

M = TypeVar("M", bound=models.Model)


class DossierQuerySet(models.QuerySet[M]):
    def in_scope(self) -> Self:
        return self.exclude(state=DossierState.OUT_OF_SCOPE)

    def with_unit(self) -> Self:
        return self.select_related("unit", "season", "commune", "district", "province", "authority")


class CarriedQuerySet(models.QuerySet[M]):
    def confirmed(self) -> Self:
        """What someone recorded in this very season: all that may be judged, shown to officers or sent."""
        return self.filter(carried_from=None)

    def unconfirmed(self) -> Self:
        """What was carried over and waits for someone to say that it still holds."""
        return self.exclude(carried_from=None)


class KeptQuerySet(models.QuerySet[M]):
    def kept(self) -> Self:
        """What was not taken out or replaced."""
        return self.filter(removed_at=None)


class EvidenceQuerySet(KeptQuerySet[M], CarriedQuerySet[M]):  # type: ignore[override]  # as_manager of either
    """Both: a piece of evidence is kept or taken out, and confirmed or carried over."""
