"""A name without a space in it, as long as a name may be: no page grows wider than its window."""

import pytest

from binhyen.core.audit import SYSTEM
from binhyen.dossiers.actions.opening import open_for_commune
from binhyen.organisations.actions import UnitState, create_unit, grant
from binhyen.organisations.enums import Role, UnitKind
from tests.e2e.conftest import SeatAt
from tests.world import LONG_AGO, World

pytestmark = pytest.mark.browser


def test_the_longest_name_widens_no_page(world: World, seat: SeatAt) -> None:
    """The inspector measures every page that is opened, at 360 and at 1280 px."""
    state = UnitState(name="X" * 200, province=world.province, commune=world.commune)
    unit = create_unit(kind=UnitKind.RESIDENTIAL_AREA, state=state, valid_from=LONG_AGO, by=world.officer)
    open_for_commune(world.commune, year=2025, by=world.officer)
    grant(world.officer, unit=world.commune, role=Role.ADMINISTRATOR, valid_from=LONG_AGO, by=SYSTEM)
    officer, season = seat("officer"), f"/ky/{world.commune.key}/2025/"
    for page in ("/theo-doi/?tim=xxx", "/don-vi/?tim=xxx", f"{season}ngoai-le/", f"/don-vi/{unit.key}/ket-thuc/"):
        officer.open(page).sees(unit.name)
