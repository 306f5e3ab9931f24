"""Questions that rows in time answer: what was valid on a day, what lies in a place."""

from datetime import date
from typing import TYPE_CHECKING, Self, TypeVar

from django.db import models
from django.db.models import Q

from binhyen.core.text import search_words
from binhyen.organisations.enums import UnitKind

if TYPE_CHECKING:
    from binhyen.organisations.models.unit import Unit

M = TypeVar("M", bound=models.Model)


class DatedQuerySet(models.QuerySet[M]):
    def valid_on(self, day: date) -> Self:
        return self.not_over_on(day).filter(valid_from__lte=day)

    def not_over_on(self, day: date) -> Self:
        """Valid then, or only later."""
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day))


class UnitQuerySet(DatedQuerySet[M]):
    def within(self, place: "Unit") -> Self:
        """The unit itself and everything below it, by today's place."""
        below = {
            UnitKind.COMMUNE: Q(commune=place),
            UnitKind.DISTRICT: Q(district=place),
            UnitKind.PROVINCE: Q(province=place),
        }.get(UnitKind(place.kind), Q())
        return self.filter(Q(pk=place.pk) | below) if below else self.filter(pk=place.pk)

    def search(self, typed: str) -> Self:
        """Every word must occur in the folded name, however it was typed; an empty search finds all."""
        found = self
        for word in search_words(typed):
            found = found.filter(folded__contains=word)
        return found
