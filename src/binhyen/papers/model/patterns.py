"""What each kind of paper has (NĐ 30/2020, Phụ lục III, the samples 1.1–1.9), and what one still lacks.

The value may hold less, because it also holds what was read from other people's files; only what is to be issued
must be whole.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from binhyen.core.text import fold
from binhyen.papers.model.enums import DocumentKind as Kind


@dataclass(frozen=True)
class Pattern:
    """`abbreviation` stands in the symbol, `enacts` before the articles, `ends` puts "./." at the end."""

    abbreviation: str = ""
    enacts: str = ""
    numbered: bool = True
    dated: bool = True
    subject: bool = True
    addressed: bool = False
    received: bool = True
    ends: bool = True
    signers: int = 1


_PATTERNS: Mapping[Kind, Pattern] = {
    Kind.RESOLUTION: Pattern("NQ", enacts="QUYẾT NGHỊ:"),
    Kind.DECISION: Pattern("QĐ", enacts="QUYẾT ĐỊNH:"),
    Kind.DIRECTIVE: Pattern("CT"),
    Kind.STATUTE: Pattern("QC"),
    Kind.REGULATION: Pattern("QyĐ"),
    Kind.COMMUNIQUE: Pattern("TC"),
    Kind.NOTICE: Pattern("TB"),
    Kind.GUIDANCE: Pattern("HD"),
    Kind.PROGRAMME: Pattern("CTr"),
    Kind.PLAN: Pattern("KH"),
    Kind.OPTION: Pattern("PA"),
    Kind.SCHEME: Pattern("ĐA"),
    Kind.PROJECT: Pattern("DA"),
    Kind.REPORT: Pattern("BC"),
    Kind.MINUTES: Pattern("BB", dated=False, signers=2),
    Kind.PROPOSAL: Pattern("TTr", addressed=True),
    Kind.TELEGRAM: Pattern("CĐ"),
    Kind.INVITATION: Pattern("GM"),
    Kind.LETTER: Pattern("", addressed=True),
    # Not among the named types of điều 7: a residential area has neither numbers nor a registry.
    Kind.REGISTRATION: Pattern("", numbered=False, addressed=True, received=False),
    Kind.CERTIFICATE: Pattern("", numbered=False, subject=False, received=False, ends=False),
    Kind.OTHER: Pattern(""),
}


def pattern(kind: Kind) -> Pattern:
    return _PATTERNS[kind]


_ENACTING = {fold(each.enacts.rstrip(":")) for each in _PATTERNS.values() if each.enacts}


def enacts(text: str) -> bool:
    """ "QUYẾT ĐỊNH:" with its colon; without one it is the name of the type."""
    return text.endswith(":") and text.isupper() and fold(text.rstrip(" :")) in _ENACTING


_BY_NAME = {fold(kind.label): kind for kind in Kind if kind is not Kind.OTHER}


def type_named(text: str) -> Kind | None:
    """The kind whose name stands alone, in capitals, on the line."""
    return _BY_NAME.get(fold(text)) if text.isupper() else None
