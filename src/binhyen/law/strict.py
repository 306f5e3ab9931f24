"""The one base of everything read from the catalogue: unknown keys and loose types are refused, values are frozen."""

from pydantic import BaseModel, ConfigDict


class Strict(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")
