"""The same thing bears the same words in every room."""

from enum import StrEnum
from itertools import combinations

import pytest

from binhyen.core.glossary import enumerations
from binhyen.core.templatetags.components import BADGES
from binhyen.dossiers.enums import DossierState, PaperKind
from binhyen.law import fact_spec
from binhyen.law.kinds import Kind
from binhyen.law.outcomes import Outcome, Verdict
from binhyen.organisations.enums import UnitKind
from binhyen.provisions.enums import ProvisionState
from binhyen.recognitions.enums import CertificateState
from tests.house.source import listed

# The enumerations whose members are shown as badges by their own value.
BADGED: tuple[type[StrEnum], ...] = (
    DossierState,
    Outcome,
    Verdict,
    CertificateState,
    ProvisionState,
)


def test_a_badge_says_what_the_enumeration_says() -> None:
    """A page that has only the value shows the same words as one that has the member."""
    differing = [
        f"{member.value}: {BADGES[member.value][1]} (enumeration: {_capital(member)})"
        for each in BADGED
        for member in each
        if member.value in BADGES and BADGES[member.value][1] != _capital(member)
    ]
    assert not differing, f"Bring the words of core.templatetags.components.BADGES in line:{listed(differing)}"


@pytest.mark.parametrize("enumeration", BADGED, ids=lambda each: f"{each.__module__}.{each.__name__}")
def test_every_member_has_a_badge(enumeration: type[StrEnum]) -> None:
    missing = [member.value for member in enumeration if member.value not in BADGES]
    assert not missing, f"Give these a tone, a sign and a word in BADGES:{listed(missing)}"


def _capital(member: StrEnum) -> str:
    label = str(getattr(member, "label", ""))
    return label[:1].upper() + label[1:]


def test_one_thing_has_one_enumeration() -> None:
    """Two lists of the same values drift apart: a form stores one, the evaluator reads the other."""
    alike = [
        f"{a.__module__}.{a.__name__} and {b.__module__}.{b.__name__}"
        for a, b in combinations(enumerations(), 2)
        if {each.value for each in a} == {each.value for each in b}
    ]
    assert not alike, f"Keep one and import it where the other stood:{listed(alike)}"


def test_the_kinds_of_the_law_are_kinds_of_unit() -> None:
    words = {each.value: each.label for each in UnitKind}
    assert {each.value: each.label for each in Kind}.items() <= words.items(), "The same words for the same kinds."


def test_the_papers_of_the_law_are_papers_of_a_dossier() -> None:
    assert {each.value for each in fact_spec.PaperKind} <= {each.value for each in PaperKind}
