"""What a criterion asks: a fact's key, type, unit, and where its value comes from."""

from enum import StrEnum

from pydantic import Field

from binhyen.law.strict import Strict


class FactType(StrEnum):
    DATE = "date"
    COUNT = "count"
    RATIO = "ratio"
    RATING = "rating"
    YES_NO = "yes_no"
    TEXT = "text"
    CHECKLIST = "checklist"
    EXCEPTION = "exception"

    @property
    def chooses(self) -> bool:
        """Whether a value is picked from the spec's choices."""
        return self in {FactType.RATING, FactType.CHECKLIST, FactType.EXCEPTION}

    @property
    def is_yearly(self) -> bool:
        """Whether a value is always one year's own: a day in it, a rating for it, a ground for what happened."""
        return self in {FactType.DATE, FactType.RATING, FactType.EXCEPTION}


class Source(StrEnum):
    """Who supplies a fact: typed by the unit, read off its registration, standing in its profile, counted below it."""

    UNIT = "unit"
    REGISTRATION = "registration"
    PROFILE = "profile"
    ROLL_UP = "roll_up"


class PaperKind(StrEnum):
    """The papers of the registration dossier (Điều 9 khoản 2 điểm a)."""

    RESOLUTION = "resolution"
    PLAN = "plan"
    REGISTRATION_FORM = "registration_form"


class Choice(Strict):
    value: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    label: str = Field(min_length=1)


class FactSpec(Strict):
    """One fact as the unit is asked for it.

    Args:
        key: snake_case, unique within a kind; criteria share a key only where it is truly the same fact.
        label: a Vietnamese question or noun phrase that the unit understands.
        unit: what is counted, such as "hộ" or "người".
        choices: for a rating from the lowest to the highest; for a checklist the groups; for an exception the grounds.
        numerator, denominator: what the two figures of a ratio are.
        paper: the registration paper whose date this fact is.
        standing: holds from one year to the next until something changes (a rule that exists, what the unit has), so
            that last year's value may be offered again, to be confirmed; of a ratio only the total.
        last_year_of: the fact whose figure of last year's season this one repeats ("trong kỳ năm trước").

    The last two tell the programme what to offer, not what the law asks: a version's checksum does not cover them.
    """

    key: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    type: FactType
    label: str = Field(min_length=1)
    help: str | None = None
    unit: str | None = None
    choices: tuple[Choice, ...] = ()
    numerator: str | None = None
    denominator: str | None = None
    source: Source = Source.UNIT
    paper: PaperKind | None = None
    optional: bool = False
    standing: bool = Field(default=False, exclude=True)
    last_year_of: str | None = Field(default=None, exclude=True)

    def choice_label(self, value: str) -> str:
        return next(choice.label for choice in self.choices if choice.value == value)

    def rank(self, value: str) -> int:
        """The place of a value on the scale, 0 being the lowest."""
        return [choice.value for choice in self.choices].index(value)
