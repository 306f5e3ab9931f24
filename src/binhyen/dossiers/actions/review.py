"""The standing office's review: receive, own outcome per criterion, return, conclude, second confirmation."""

from collections.abc import Mapping
from dataclasses import dataclass

from binhyen.accounts.models import User
from binhyen.core import clock
from binhyen.core.audit import audited
from binhyen.core.errors import Refused
from binhyen.dossiers import permissions
from binhyen.dossiers.actions.step import lock, take, tell
from binhyen.dossiers.enums import DossierState, Purpose
from binhyen.dossiers.models import Dossier, Review, ReviewOutcome
from binhyen.dossiers.schedule import law_of
from binhyen.dossiers.workflow import Step
from binhyen.law.outcomes import Outcome
from binhyen.organisations.enums import AUTHORITY_ROLES
from binhyen.organisations.rights import rights_of


class ReviewedMeanwhile(Refused):
    """Another reviewer recorded outcomes since the page was opened; `theirs` is what stands now."""

    def __init__(self, review: Review) -> None:
        super().__init__(
            "Một cán bộ khác vừa ghi kết quả thẩm định hồ sơ này sau khi trang này được mở. Ô nào ở đây còn trống đã "
            "lấy theo người kia; ô đã điền vẫn giữ. Hãy xem lại rồi bấm lần nữa."
        )
        self.revision = review.revision
        self.theirs = {each.code: each for each in review.outcomes.all()}


@dataclass(frozen=True)
class Opinion:
    """The reviewer's outcome of one criterion, `UNKNOWN` while only a remark stands there.

    A remark is asked where the outcome differs from the unit's.
    """

    outcome: Outcome
    remark: str = ""


@audited
def receive(dossier: Dossier, *, by: User) -> Review:
    """Begin the review: from here on the unit can no longer withdraw."""
    dossier = lock(dossier)
    needs_second = permissions.check_office(rights_of(by, clock.today()), dossier)
    take(dossier, Step.RECEIVE, by=by)
    submission = dossier.submissions.filter(purpose=Purpose.PROPOSAL).latest("number")
    return Review.objects.create(dossier=dossier, submission=submission, received_by=by, needs_second=needs_second)


@audited
def record_opinions(
    dossier: Dossier,
    *,
    opinions: Mapping[str, Opinion],
    by: User,
    summary: str | None = None,
    seen_revision: int | None = None,
) -> Review:
    """Record the reviewer's outcomes and remarks so far, by criterion code; one no longer named is taken back.

    Raises Refused where a differing outcome has no remark, ReviewedMeanwhile where another reviewer recorded
    something after `seen_revision`.
    """
    dossier = lock(dossier)
    review = open_review(dossier)
    needs_second = permissions.check_office(rights_of(by, clock.today()), dossier)
    if seen_revision is not None and review.revision > seen_revision:
        raise ReviewedMeanwhile(review)
    own = {each["code"]: each["outcome"] for each in review.submission.content["criteria"]}
    _check_remarks(own, opinions)
    review.outcomes.exclude(code__in=list(opinions)).delete()
    ReviewOutcome.objects.bulk_create(
        [
            ReviewOutcome(review=review, code=code, outcome=each.outcome, remark=each.remark.strip(), by=by)
            for code, each in opinions.items()
        ],
        update_conflicts=True,
        unique_fields=["review", "code"],
        update_fields=["outcome", "remark", "by", "at"],
    )
    review.needs_second = review.needs_second or needs_second
    review.summary = review.summary if summary is None else summary.strip()
    review.revision += 1
    review.save(update_fields=["needs_second", "summary", "revision"])
    tell("dossier.opinions_recorded", dossier, by=by, opinions={code: each.outcome for code, each in opinions.items()})
    return review


def _check_remarks(own: Mapping[str, str], opinions: Mapping[str, Opinion]) -> None:
    differing = {code: each for code, each in opinions.items() if each.outcome not in (own.get(code), Outcome.UNKNOWN)}
    bare = [code for code, each in differing.items() if not each.remark.strip()]
    if bare:
        raise Refused(
            f"Kết quả thẩm định khác với đơn vị ở tiêu chí {', '.join(bare)}: hãy ghi nhận xét vì sao.",
            about=f"remark.{bare[0]}",
        )


@audited
def record_and_return(
    dossier: Dossier,
    *,
    opinions: Mapping[str, Opinion],
    by: User,
    comment: str,
    remarks: Mapping[str, str],
    seen_revision: int | None = None,
) -> None:
    """The outcomes so far and the return in one step: both or neither."""
    record_opinions(dossier, opinions=opinions, by=by, summary=comment, seen_revision=seen_revision)
    return_for_supplement(dossier, comment=comment, remarks=remarks, by=by)


@audited
def return_for_supplement(dossier: Dossier, *, by: User, comment: str, remarks: Mapping[str, str]) -> None:
    """Back to the unit with what to mend, item by item. What the reviewer recorded stays with the review."""
    dossier = lock(dossier)
    permissions.check_office(rights_of(by, clock.today()), dossier)
    take(dossier, Step.RETURN, by=by, comment=comment, remarks=remarks, submitted_at=None)


@audited
def conclude(dossier: Dossier, *, proposes: bool, by: User, summary: str = "") -> Review:
    """Propose to recognise, or not.

    Raises Refused where a criterion has no outcome yet or the proposal contradicts the outcomes.
    """
    dossier = lock(dossier)
    needs_second = permissions.check_office(rights_of(by, clock.today()), dossier)
    review = open_review(dossier)
    _check_conclusion(dossier, review, proposes)
    take(dossier, Step.CONCLUDE, by=by, comment=summary, proposed=proposes)
    review.proposes, review.summary = proposes, summary.strip()
    review.concluded_at, review.concluded_by = clock.now(), by
    review.needs_second = review.needs_second or needs_second
    review.save()
    return review


@audited
def record_and_conclude(
    dossier: Dossier,
    *,
    opinions: Mapping[str, Opinion],
    proposes: bool,
    by: User,
    summary: str = "",
    seen_revision: int | None = None,
) -> Review:
    """The last outcomes and the conclusion in one step: both or neither."""
    record_opinions(dossier, opinions=opinions, by=by, seen_revision=seen_revision)
    return conclude(dossier, proposes=proposes, summary=summary, by=by)


def _check_conclusion(dossier: Dossier, review: Review, proposes: bool) -> None:
    recorded = dict(review.outcomes.values_list("code", "outcome"))
    codes = [criterion.code for criterion in law_of(dossier).criteria(dossier.law_kind)]
    open_codes = [code for code in codes if recorded.get(code, Outcome.UNKNOWN) == Outcome.UNKNOWN]
    failed = [code for code in codes if recorded.get(code) == Outcome.NOT_MET]
    if proposes and open_codes:
        raise Refused(f"Còn {len(open_codes)} tiêu chí chưa có kết quả thẩm định: {', '.join(open_codes)}.")
    if proposes and failed:
        raise Refused(
            f"Tiêu chí {', '.join(failed)} không đạt nên không đề nghị công nhận được: phải đạt đủ các tiêu chí."
        )
    if not proposes and not failed:
        raise Refused("Chưa có tiêu chí nào không đạt, nên chưa đủ căn cứ đề nghị không công nhận.")


@audited
def reopen(dossier: Dossier, *, by: User, comment: str) -> None:
    """Take a conclusion back before the decision."""
    dossier = lock(dossier)
    permissions.check_office(rights_of(by, clock.today()), dossier)
    if not comment.strip():
        raise Refused("Hãy ghi lý do mở lại thẩm định.", about="comment")
    take(dossier, Step.REOPEN, by=by, comment=comment, proposed=None)
    review = dossier.reviews.latest("submission__number")
    review.proposes = review.concluded_at = review.concluded_by = None
    review.seconded_at = review.seconded_by = None
    review.save()


@audited
def second(dossier: Dossier, *, by: User) -> Review:
    """A second person of the same authority confirms a review made under a dual-role exception."""
    dossier = lock(dossier)
    rights = rights_of(by, clock.today())
    permissions.check_read(rights, dossier)
    review = dossier.reviews.order_by("-submission__number").first()
    if review is None or not review.waits_for_second or dossier.state != DossierState.REVIEWED:
        raise Refused("Thẩm định của hồ sơ này không chờ xác nhận.")
    own = by.pk in (review.concluded_by_id, review.received_by_id) or permissions.acted_for_unit(rights, dossier)
    if own or not rights.hold(AUTHORITY_ROLES, dossier.authority_id):
        raise Refused("Việc xác nhận do một người khác của thường trực Ban Chỉ đạo hoặc cấp có thẩm quyền thực hiện.")
    review.seconded_at, review.seconded_by = clock.now(), by
    review.save(update_fields=["seconded_at", "seconded_by"])
    tell("dossier.review_seconded", dossier, by=by)
    return review


def open_review(dossier: Dossier) -> Review:
    """The review going on. Raises Refused where there is none."""
    review = dossier.reviews.filter(concluded_at=None).order_by("-submission__number").first()
    if review is None or dossier.state != DossierState.RECEIVED:
        raise Refused("Hồ sơ này không ở bước thẩm định. Hãy tải lại trang để xem trạng thái mới.")
    return review
