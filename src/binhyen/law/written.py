"""An instrument as its YAML file writes it, where a set may reuse rows of another set instead of repeating them."""

from typing import Annotated

from pydantic import Discriminator, Field, Tag

from binhyen.law.citations import Provision
from binhyen.law.kinds import Kind
from binhyen.law.schema import CriterionBody, Group, InstrumentBody
from binhyen.law.strict import Strict


class WrittenCriterion(CriterionBody):
    citation: Provision


class Recode(Strict):
    """How a reused row's code becomes one of this set: KDC-3a becomes XA-2.3a by replacing `old` with `new`."""

    old: str
    new: str

    def __call__(self, code: str) -> str:
        return self.new + code.removeprefix(self.old)


class Reuse(Strict):
    """Rows of another kind's set that a provision refers to ("đạt khoản 2, 3, 4 Điều 4")."""

    codes: tuple[str, ...] = Field(min_length=1)
    of: Kind
    recode: Recode
    group: str
    citation: Provision


class ReuseEntry(Strict):
    reuse: Reuse


def _entry(value: object) -> str:
    return "reuse" if isinstance(value, dict) and "reuse" in value else "criterion"


Entry = Annotated[
    Annotated[WrittenCriterion, Tag("criterion")] | Annotated[ReuseEntry, Tag("reuse")], Discriminator(_entry)
]


class WrittenSet(Strict):
    kinds: tuple[Kind, ...] = Field(min_length=1)
    citation: Provision
    groups: tuple[Group, ...] = Field(min_length=1)
    criteria: tuple[Entry, ...] = Field(min_length=1)


class WrittenInstrument(InstrumentBody):
    """`extends` has been applied before this is read: it is kept out of the content."""

    sets: tuple[WrittenSet, ...] = Field(min_length=1)
