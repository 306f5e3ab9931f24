"""Where a duty is done: the upper room that owns the subject gives the address and the button's words."""

from collections.abc import Callable
from dataclasses import dataclass

from binhyen.core.registry import Registry
from binhyen.duties.models import Duty


@dataclass(frozen=True)
class DutyLink:
    url: str
    button: str


# "dossier" -> the link of a duty whose subject is "dossier:<key>".
links: Registry[Callable[[Duty], DutyLink]] = Registry("duty links")


def link_of(duty: Duty) -> DutyLink | None:
    find = links.get(duty.subject.partition(":")[0])
    return find(duty) if find else None
