"""A dated local exception: for one year, an instrument of a local authority moves the end of a period.

In 2022 a city let its schools register until 14/06 (its plan said "trước 15/6/2022"), because the circular came into
force in the middle of Quý I. Such an exception reaches the evaluator as a parameter, never through the catalogue.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class LocalException:
    """`last_day` is the last good day, inclusive, in the year of `last_day`; `instrument` names the document."""

    period: str
    last_day: date
    instrument: str
