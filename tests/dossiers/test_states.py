import pytest

from binhyen.dossiers.enums import DossierState
from tests.world import World


@pytest.mark.parametrize("state", [state for state in DossierState if state != DossierState.OUT_OF_SCOPE])
def test_every_state_is_reached_by_the_real_steps(world: World, state: DossierState) -> None:
    assert world.dossier_in(state).state == state


def test_a_primary_school_is_out_of_scope_with_the_reason(world: World) -> None:
    dossier = world.dossier(world.primary_school)
    assert dossier.state == DossierState.OUT_OF_SCOPE
    assert "tiểu học" in dossier.scope_reason
    assert "Điều 1" in dossier.scope_citation
