"""What the audit chain of a place is told of its units and roles."""

from datetime import date
from typing import Any

from binhyen.core.audit import Actor, note
from binhyen.organisations.models import Unit


def tell(action: str, unit: Unit, by: Actor, **data: Any) -> None:
    plain = {key: value.isoformat() if isinstance(value, date) else value for key, value in data.items()}
    note(action, by=by, chain=unit.chain, subject=f"unit:{unit.key}", label=unit.name, **plain)
