from typing import Self, TypeVar

from django.db import models
from django.db.models import Q

from binhyen.provisions.enums import APPROVED

M = TypeVar("M", bound=models.Model)


class ProvincialQuerySet(models.QuerySet[M]):
    def approved(self) -> Self:
        return self.filter(state__in=APPROVED)

    def binding(self, province_id: int | None, year: int) -> Self:
        """What a province adds for the season of a year, in the order of its numbers."""
        return self.binding_in([province_id], year).order_by("number")

    def binding_in(self, provinces: list[int | None], year: int) -> Self:
        until = Q(until_year=None) | Q(until_year__gte=year)
        return self.approved().filter(until, province__in=provinces, since_year__lte=year)
