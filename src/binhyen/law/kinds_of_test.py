"""The kinds of test a criterion may name, each with its parameters.

Keys of facts are written in fields named after their role; `asks` says which types they must have, so that a
criterion whose test lacks its facts is refused when the catalogue is read.
"""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from binhyen.law.fact_spec import FactType
from binhyen.law.strict import Strict

Asked = Mapping[str, FactType]


class DocumentInPeriod(Strict):
    """A document dated within a period of the season."""

    kind: Literal["document_in_period"]
    date: str
    period: Literal["quarter_1"]
    document: str

    @property
    def asks(self) -> Asked:
        return {self.date: FactType.DATE}


class RatioAtLeast(Strict):
    """100·n ≥ at_least·m, with m above 0; `counted` names one of what is counted ("hộ")."""

    kind: Literal["ratio"]
    ratio: str
    at_least: int = Field(ge=1, le=100)
    counted: str

    @property
    def asks(self) -> Asked:
        return {self.ratio: FactType.RATIO}


class Absence(Strict):
    """`event` did not happen, or each time fell under a lawful exception whose grounds are the fact's choices."""

    kind: Literal["absence"]
    occurred: str
    event: str
    exception: str | None = None

    @property
    def asks(self) -> Asked:
        excepted = {self.exception: FactType.EXCEPTION} if self.exception else {}
        return {self.occurred: FactType.YES_NO, **excepted}


class RatingAtLeast(Strict):
    """A rating on the fact's scale; `provisional` is answered yes where the rating is only expected so far."""

    kind: Literal["rating_at_least"]
    rating: str
    at_least: str
    rated: str
    provisional: str | None = None

    @property
    def asks(self) -> Asked:
        provisional = {self.provisional: FactType.YES_NO} if self.provisional else {}
        return {self.rating: FactType.RATING, **provisional}


class TitleOrRating(Strict):
    """Either of two: a collective title, or a rating on the fact's scale."""

    kind: Literal["title_or_rating"]
    title: str
    title_name: str
    rating: str
    at_least: str
    rated: str

    @property
    def asks(self) -> Asked:
        return {self.title: FactType.YES_NO, self.rating: FactType.RATING}


class CountAtLeast(Strict):
    kind: Literal["count_at_least"]
    count: str
    at_least: int = Field(ge=1)
    counted: str

    @property
    def asks(self) -> Asked:
        return {self.count: FactType.COUNT}


class CountZero(Strict):
    kind: Literal["count_zero"]
    count: str
    counted: str

    @property
    def asks(self) -> Asked:
        return {self.count: FactType.COUNT}


class Compared(Strict):
    """One category counted in this season's window and in last year's."""

    name: str
    this_year: str
    last_year: str


class Comparison(Strict):
    """No category exceeds its figure of last year."""

    kind: Literal["comparison"]
    categories: tuple[Compared, ...] = Field(min_length=1)

    @property
    def asks(self) -> Asked:
        keys = (key for category in self.categories for key in (category.this_year, category.last_year))
        return dict.fromkeys(keys, FactType.COUNT)


class Checklist(Strict):
    """Every group that the fact's choices list is there; `things` names them together ("nhóm nội quy, quy định")."""

    kind: Literal["checklist"]
    checklist: str
    things: str

    @property
    def asks(self) -> Asked:
        return {self.checklist: FactType.CHECKLIST}


class Qualitative(Strict):
    """A judgement by people: the answer is yes and an account says how; `claim` is what the yes asserts."""

    kind: Literal["qualitative"]
    answer: str
    account: str
    claim: str

    @property
    def asks(self) -> Asked:
        return {self.answer: FactType.YES_NO, self.account: FactType.TEXT}


Simple = (
    DocumentInPeriod
    | RatioAtLeast
    | Absence
    | RatingAtLeast
    | TitleOrRating
    | CountAtLeast
    | CountZero
    | Comparison
    | Checklist
    | Qualitative
)


class AllOf(Strict):
    """Several tests under one provision, each of which must be met."""

    kind: Literal["all_of"]
    parts: tuple[Annotated[Simple, Field(discriminator="kind")], ...] = Field(min_length=2)

    @property
    def asks(self) -> Asked:
        return {key: type_ for part in self.parts for key, type_ in part.asks.items()}


TestKind = Annotated[Simple | AllOf, Field(discriminator="kind")]
