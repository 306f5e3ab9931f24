"""The life of a dossier as a table: state × step → state, who, whose duty, what it rests on.

`docs/workflow.md` is printed from this table. Steps that the circular does not know (return for supplement,
withdrawal, taking a review back) are local rules, marked so, and carry their basis to every screen.
"""

from dataclasses import dataclass

from binhyen.core.choices import Labelled
from binhyen.dossiers.enums import DossierState as State
from binhyen.dossiers.enums import Side
from binhyen.duties.enums import DutyCode, DutyState

LOCAL_RULE = "Quy định nội bộ của địa phương: Thông tư 124/2021/TT-BCA không quy định bước này, cũng không cấm"


class Step(Labelled):
    """A step and the words of its button."""

    SEND_REGISTRATION = "send_registration", "Gửi đăng ký"
    ACCEPT_REGISTRATION = "accept_registration", "Tiếp nhận đăng ký"
    RETURN_REGISTRATION = "return_registration", "Trả lại đăng ký để bổ sung"
    SUBMIT = "submit", "Gửi hồ sơ"
    WITHDRAW = "withdraw", "Rút hồ sơ về"
    RECEIVE = "receive", "Tiếp nhận, bắt đầu thẩm định"
    RETURN = "return", "Trả lại để bổ sung"
    CONCLUDE = "conclude", "Kết luận thẩm định"
    REOPEN = "reopen", "Mở lại thẩm định"
    RECOGNISE = "recognise", "Công nhận"
    REFUSE = "refuse", "Không công nhận"


@dataclass(frozen=True)
class Rule:
    """`done` is what the chain and the timeline say; `notice` is what the other side is told."""

    sources: tuple[State, ...]
    target: State
    side: Side
    done: str
    notice: str
    basis: str
    duty: tuple[DutyCode, DutyState] | None = None
    needs_comment: bool = False

    @property
    def is_local(self) -> bool:
        return self.basis == LOCAL_RULE


REGISTER, PROPOSE = DutyCode.REGISTER, DutyCode.PROPOSE

TRANSITIONS: dict[Step, Rule] = {
    Step.SEND_REGISTRATION: Rule(
        (State.OPEN, State.REGISTRATION_RETURNED),
        State.REGISTRATION_SENT,
        Side.UNIT,
        "gửi hồ sơ đăng ký",
        "Đơn vị đã gửi hồ sơ đăng ký, chờ tiếp nhận.",
        "Điều 9 khoản 2 điểm a TT 124/2021/TT-BCA",
        (REGISTER, DutyState.SENT),
    ),
    Step.ACCEPT_REGISTRATION: Rule(
        (State.REGISTRATION_SENT,),
        State.REGISTERED,
        Side.OFFICE,
        "tiếp nhận đăng ký",
        "Đăng ký đã được tiếp nhận. Từ nay ghi số liệu và minh chứng trong năm.",
        "Điều 9 khoản 1 TT 124/2021/TT-BCA",
        (REGISTER, DutyState.DONE),
    ),
    Step.RETURN_REGISTRATION: Rule(
        (State.REGISTRATION_SENT,),
        State.REGISTRATION_RETURNED,
        Side.OFFICE,
        "trả lại đăng ký để bổ sung",
        "Hồ sơ đăng ký được trả lại để bổ sung.",
        LOCAL_RULE,
        (REGISTER, DutyState.RETURNED),
        needs_comment=True,
    ),
    Step.SUBMIT: Rule(
        (State.REGISTERED, State.RETURNED),
        State.SUBMITTED,
        Side.UNIT,
        "gửi hồ sơ đề nghị công nhận",
        "Đơn vị đã gửi hồ sơ đề nghị, chờ tiếp nhận.",
        "Điều 9 khoản 1, khoản 2 điểm b TT 124/2021/TT-BCA",
        (PROPOSE, DutyState.SENT),
    ),
    Step.WITHDRAW: Rule(
        (State.SUBMITTED,),
        State.REGISTERED,
        Side.UNIT,
        "rút hồ sơ đề nghị về",
        "Đơn vị đã rút hồ sơ về để sửa.",
        LOCAL_RULE,
        (PROPOSE, DutyState.TODO),
    ),
    Step.RECEIVE: Rule(
        (State.SUBMITTED,),
        State.RECEIVED,
        Side.OFFICE,
        "tiếp nhận hồ sơ, bắt đầu thẩm định",
        "Hồ sơ đã được tiếp nhận và đang được thẩm định.",
        "Điều 9 khoản 1 TT 124/2021/TT-BCA",
    ),
    Step.RETURN: Rule(
        (State.RECEIVED,),
        State.RETURNED,
        Side.OFFICE,
        "trả lại hồ sơ để bổ sung",
        "Hồ sơ được trả lại để bổ sung.",
        LOCAL_RULE,
        (PROPOSE, DutyState.RETURNED),
        needs_comment=True,
    ),
    Step.CONCLUDE: Rule(
        (State.RECEIVED,),
        State.REVIEWED,
        Side.OFFICE,
        "kết luận thẩm định",
        "Hồ sơ đã thẩm định xong, chờ cấp có thẩm quyền quyết định.",
        "Điều 9 khoản 1 TT 124/2021/TT-BCA",
    ),
    Step.REOPEN: Rule(
        (State.REVIEWED,),
        State.RECEIVED,
        Side.OFFICE,
        "mở lại thẩm định",
        "Thẩm định được mở lại trước khi có quyết định.",
        LOCAL_RULE,
        needs_comment=True,
    ),
    Step.RECOGNISE: Rule(
        (State.REVIEWED,),
        State.RECOGNISED,
        Side.AUTHORITY,
        "quyết định công nhận",
        "Đơn vị được công nhận đạt tiêu chuẩn “An toàn về an ninh, trật tự”.",
        "Điều 10, Điều 12 khoản 2 TT 124/2021/TT-BCA",
        (PROPOSE, DutyState.DONE),
    ),
    Step.REFUSE: Rule(
        (State.REVIEWED,),
        State.NOT_RECOGNISED,
        Side.AUTHORITY,
        "kết luận chưa đạt, không công nhận",
        "Đơn vị chưa được công nhận kỳ này.",
        "Điều 8 khoản 1, Điều 10 TT 124/2021/TT-BCA",
        (PROPOSE, DutyState.DONE),
    ),
}

OWNERS: dict[State, Side] = {
    State.OUT_OF_SCOPE: Side.NOBODY,
    State.OPEN: Side.UNIT,
    State.REGISTRATION_SENT: Side.OFFICE,
    State.REGISTRATION_RETURNED: Side.UNIT,
    State.REGISTERED: Side.UNIT,
    State.SUBMITTED: Side.OFFICE,
    State.RECEIVED: Side.OFFICE,
    State.RETURNED: Side.UNIT,
    State.REVIEWED: Side.AUTHORITY,
    State.RECOGNISED: Side.NOBODY,
    State.NOT_RECOGNISED: Side.NOBODY,
}

MEANINGS: dict[State, str] = {
    State.OUT_OF_SCOPE: "Thông tư 124/2021/TT-BCA không áp dụng cho đơn vị này trong kỳ.",
    State.OPEN: "Đơn vị chưa gửi hồ sơ đăng ký.",
    State.REGISTRATION_SENT: "Hồ sơ đăng ký đã đến thường trực Ban Chỉ đạo, chưa được tiếp nhận.",
    State.REGISTRATION_RETURNED: "Đơn vị cần bổ sung theo yêu cầu rồi gửi lại đăng ký.",
    State.REGISTERED: "Đăng ký đã được tiếp nhận. Hồ sơ đề nghị CHƯA GỬI.",
    State.SUBMITTED: "Hồ sơ đã đến thường trực Ban Chỉ đạo, chưa được tiếp nhận. Đơn vị còn rút về được.",
    State.RECEIVED: "Thường trực Ban Chỉ đạo đang thẩm định. Đơn vị không phải làm gì thêm.",
    State.RETURNED: "Đơn vị cần bổ sung theo yêu cầu rồi gửi lại. Hồ sơ CHƯA GỬI lại.",
    State.REVIEWED: "Thẩm định xong, đang chờ cấp có thẩm quyền ra quyết định.",
    State.RECOGNISED: "Đã có quyết định công nhận.",
    State.NOT_RECOGNISED: "Đã có kết luận: chưa đạt tiêu chuẩn kỳ này.",
}

FIRST = (State.OPEN, State.OUT_OF_SCOPE)
"""Opening a season makes a dossier in one of these; opening it again may change which, while nothing was sent."""

REGISTERING = (State.OPEN, State.REGISTRATION_RETURNED)
"""The unit may change its registration."""

RECORDING = (*REGISTERING, State.REGISTRATION_SENT, State.REGISTERED, State.RETURNED)
"""The unit may record facts, evidence, minutes and the proposal's papers."""
