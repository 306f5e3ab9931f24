"""A dated local exception, and the dossiers that it concerns evaluated anew."""

from collections.abc import Sequence
from datetime import date

from binhyen.accounts.models import User
from binhyen.core.audit import audited
from binhyen.dossiers.actions.refresh import refresh
from binhyen.dossiers.models import Dossier
from binhyen.dossiers.models.dossier import DECIDED
from binhyen.dossiers.policies import check_season_is_open
from binhyen.duties import actions as duties
from binhyen.duties.models import LocalException, Season
from binhyen.organisations.models import Unit
from binhyen.papers import actions as papers
from binhyen.papers.uploads import Upload


@audited
def record_exception(
    commune: Unit,
    *,
    season: Season,
    instrument: str,
    last_day: date,
    units: Sequence[Unit],
    by: User,
    upload: Upload | None = None,
) -> LocalException:
    """Record the locality's paper and bring the summaries of the undecided dossiers of the commune up to date.

    Raises Refused where the season is finished in this commune.
    """
    check_season_is_open(commune, season.year)
    file = papers.store(upload, chain=commune.chain, by=by) if upload else None
    exception = duties.record_exception(
        season=season, last_day=last_day, instrument=instrument, units=units, place=commune, by=by, file=file
    )
    concerned = Dossier.objects.in_scope().filter(season=season, commune=commune).exclude(state__in=DECIDED)
    for dossier in concerned.with_unit().select_for_update(of=("self",)).order_by("pk"):
        refresh(dossier)
    return exception
