"""Where in the law a thing is written."""

from typing import Self

from pydantic import Field

from binhyen.law.strict import Strict


class Provision(Strict):
    """An article, and within it a clause and a point. Points run a, b, c, d, đ, e, g, h: đ follows d, there is no f."""

    article: int = Field(ge=1)
    clause: int | None = Field(default=None, ge=1)
    point: str | None = Field(default=None, pattern=r"^[a-zđ]$")

    @property
    def text(self) -> str:
        """ "Điều 4 khoản 3 điểm đ"."""
        clause = f" khoản {self.clause}" if self.clause else ""
        point = f" điểm {self.point}" if self.point else ""
        return f"Điều {self.article}{clause}{point}"

    @property
    def short(self) -> str:
        """ "Đ4 k3 đ"."""
        clause = f" k{self.clause}" if self.clause else ""
        point = f" {self.point}" if self.point else ""
        return f"Đ{self.article}{clause}{point}"


class Citation(Provision):
    """A provision of a named instrument; `reuses` is the provision that this one refers to for its content."""

    instrument: str
    reuses: Provision | None = None

    @classmethod
    def of(cls, instrument: str, provision: Provision, *, reuses: Provision | None = None) -> Self:
        place = provision.model_dump(include={"article", "clause", "point"})
        return cls(instrument=instrument, reuses=reuses, **place)

    @property
    def text(self) -> str:
        """ "Điều 5 khoản 2, dẫn Điều 4 khoản 3 điểm a Thông tư 124/2021/TT-BCA"."""
        referred = f", dẫn {self.reuses.text}" if self.reuses else ""
        return f"{super().text}{referred} {self.instrument}"

    @property
    def short(self) -> str:
        referred = f", dẫn {self.reuses.short}" if self.reuses else ""
        return f"{super().short}{referred}"
