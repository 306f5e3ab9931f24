from binhyen.dossiers.models.carry_over import CarryOver
from binhyen.dossiers.models.dossier import Dossier
from binhyen.dossiers.models.event import DossierEvent, Remark
from binhyen.dossiers.models.minutes import Conclusion, Minutes, Seat
from binhyen.dossiers.models.record import DossierPaper, Evidence, EvidenceUse, Fact
from binhyen.dossiers.models.review import Review, ReviewOutcome
from binhyen.dossiers.models.submission import Submission

__all__ = [
    "CarryOver",
    "Conclusion",
    "Dossier",
    "DossierEvent",
    "DossierPaper",
    "Evidence",
    "EvidenceUse",
    "Fact",
    "Minutes",
    "Remark",
    "Review",
    "ReviewOutcome",
    "Seat",
    "Submission",
]
