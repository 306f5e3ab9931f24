"""Who may open and press what on a dossier: one line a page, one column a role.

see    the page is shown
do     done: it left a row in the audit chain
told   nothing was written, and a sentence says why
403    their dossier to read, not theirs to do; a sentence says whose it is
404    not theirs to see
in     led to the entrance

The unit is a hamlet: the standing office of its commune reviews, the commune's chairman decides.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from binhyen.accounts.actions import create_account, set_open
from binhyen.accounts.models import User
from binhyen.core.audit import SYSTEM
from binhyen.core.models import AuditEntry
from binhyen.dossiers.actions import recording, submission
from binhyen.dossiers.enums import DossierState
from binhyen.dossiers.models import Dossier
from binhyen.organisations.actions import allow_dual_role, end_membership, grant
from binhyen.organisations.enums import Role
from tests import files
from tests.conftest import TODAY
from tests.pages import said_after, words_of
from tests.world import MET, RECORDED, REGISTERED, World

SignIn = Callable[[User], Client]

ROLES = (
    "head",
    "clerk",
    "other_head",
    "officer",
    "second_officer",
    "chairman",
    "commune_head",
    "administrator",
    "province_office",
    "province_chairman",
    "observer",
    "stranger",
    "nobody",
    "anonymous",
)

# In the order of ROLES: the unit's head and clerk, another's head · the office's two, the chairman, the commune's
# head, its administrator · the province's office, chairman and observer · a neighbour, nobody, anonymous.
# state           page             head clrk othr offr 2nd  chmn cmhd admn poff pchm obsv strg none anon
READING = """
open              .                see  see  404  see  see  see  404  404  see  see  see  404  404  in
open              dang-ky          see  see  404  see  see  see  404  404  see  see  see  404  404  in
open              tieu-chi/KDC-1.3 see  see  404  see  see  see  404  404  see  see  see  404  404  in
open              tieu-chi/KDC-99  404  404  404  404  404  404  404  404  404  404  404  404  404  in
open              tieu-chi/XA-4.1  404  404  404  404  404  404  404  404  404  404  404  404  404  in
open              bien-ban         see  see  404  see  see  see  404  404  see  see  see  404  404  in
open              giay-to          see  see  404  see  see  see  404  404  see  see  see  404  404  in
open              kiem-tra         see  see  404  see  see  see  404  404  see  see  see  404  404  in
open              nhat-ky          see  see  404  see  see  see  404  404  see  see  see  404  404  in
open              tung-don-vi      404  404  404  404  404  404  404  404  404  404  404  404  404  in
open              xem-dang-ky      403  403  404  see  see  403  404  404  403  403  403  404  404  in
open              tham-dinh        403  403  404  see  see  403  404  404  403  403  403  404  404  in
registration_sent xem-dang-ky      403  403  404  see  see  403  404  404  403  403  403  404  404  in
submitted         bien-nhan/CODE   see  see  404  see  see  see  404  404  see  see  see  404  404  in
received          tham-dinh        403  403  404  see  see  403  404  404  403  403  403  404  404  in
received          .                see  see  404  see  see  see  404  404  see  see  see  404  404  in
recognised        .                see  see  404  see  see  see  404  404  see  see  see  404  404  in
"""
DOING = """
open              dang-ky          do   do   404  told told told 404  404  told told told 404  404  in
open              tieu-chi/KDC-1.3 do   do   404  told told told 404  404  told told told 404  404  in
open              minh-chung       do   do   404  403  403  403  404  404  403  403  403  404  404  in
evidence          minh-chung/go    do   do   404  403  403  403  404  404  403  403  403  404  404  in
open              bien-ban         do   do   404  403  403  403  404  404  403  403  403  404  404  in
open              giay-to          do   do   404  told told told 404  404  told told told 404  404  in
open              trinh            do   do   404  403  403  403  404  404  403  403  403  404  404  in
with_papers       dang-ky/gui      do   told 404  403  403  403  404  404  403  403  403  404  404  in
registration_sent xem-dang-ky      403  403  404  do   do   403  404  404  403  403  403  404  404  in
ready             gui              do   403  404  403  403  403  404  404  403  403  403  404  404  in
submitted         rut              do   403  404  403  403  403  404  404  403  403  403  404  404  in
submitted         tiep-nhan        403  403  404  do   do   403  404  404  403  403  403  404  404  in
received          tham-dinh        403  403  404  do   do   403  404  404  403  403  403  404  404  in
received          rut              told 403  404  403  403  403  404  404  403  403  403  404  404  in
reviewed          mo-lai           403  403  404  do   do   403  404  404  403  403  403  404  404  in
reviewed          xac-nhan         told told 404  told told told 404  404  told told told 404  404  in
reviewed_by_both  xac-nhan         told told 404  told do   do   404  404  told told told 404  404  in
open              nhap-thay        403  403  404  do   do   403  404  404  403  403  403  404  404  in
entered           nhap-thay        403  403  404  told told 403  404  404  403  403  403  404  404  in
entered           tieu-chi/KDC-1.3 do   do   404  do   told told 404  404  told told told 404  404  in
entered           trinh            do   do   404  do   403  403  404  404  403  403  403  404  404  in
entered           thoi-nhap-thay   do   do   404  do   403  403  404  404  403  403  403  404  404  in
entered_submitted tiep-nhan        403  403  404  told do   403  404  404  403  403  403  404  404  in
only_begun        tiep-nhan        403  403  404  do   do   403  404  404  403  403  403  404  404  in
"""

MINUTES = {
    "held_on": "01/11/2025",
    "began_at": "14:00",
    "ended_at": "15:30",
    "place": "Nhà văn hóa xóm",
    "chair": "Trưởng xóm",
    "secretary": "Thư ký",
    "proposes": "yes",
    "seat.party_cell_secretary": "Bí thư chi bộ",
}


def body_of(page: str) -> dict[str, Any]:
    """What a person would send with the button of a page."""
    return {
        "dang-ky": {"resolution-dated": "05/02/2025", "resolution-file": files.upload()},
        "giay-to": {"report-file": files.upload()},
        "tieu-chi/KDC-1.3": {"households_registered.n": "80", "households_registered.m": "80"},
        "minh-chung": {"file": files.upload(), "title": "Danh sách hộ"},
        "bien-ban": MINUTES,
        "xem-dang-ky": {"do": "accept"},
        "tham-dinh": {"do": "agree"},
        "mo-lai": {"comment": "Có số liệu mới."},
    }.get(page, {})


# ── the states of the table ──────────────────────────────────────────────────────────────────


def with_papers(world: World) -> Dossier:
    world.player().keep_registration_papers(REGISTERED)
    return world.dossier()


def ready(world: World) -> Dossier:
    player = world.player()
    player.register(REGISTERED)
    player.record(RECORDED, size=80)
    player.prepare(MET)
    return player.dossier


def evidence(world: World) -> Dossier:
    world.player().add_evidence(RECORDED, "Danh sách hộ", ["KDC-1.3"])
    return world.dossier()


def entered(world: World) -> Dossier:
    submission.begin_entry(world.dossier(), by=world.officer)
    return world.dossier()


def entered_submitted(world: World) -> Dossier:
    """Registered by the unit itself; the proposal was begun by an officer, then handed back and sent by the head."""
    dossier = ready(world)
    submission.begin_entry(dossier, by=world.officer)
    recording.add_evidence(dossier, upload=files.upload(), codes=["KDC-2"], by=world.officer)
    submission.end_entry(dossier, by=world.officer)
    submission.submit(dossier, by=world.head)
    return world.dossier()


def only_begun(world: World) -> Dossier:
    """An officer pressed "nhập thay" by mistake, wrote nothing and gave it back."""
    dossier = ready(world)
    submission.begin_entry(dossier, by=world.officer)
    submission.end_entry(dossier, by=world.officer)
    submission.submit(dossier, by=world.head)
    return world.dossier()


def reviewed_by_both(world: World) -> Dossier:
    """The officer is of the unit too, and reviewed under the dated exception: a second person must confirm."""
    grant(world.officer, unit=world.hamlet, role=Role.CLERK, valid_from=REGISTERED, by=SYSTEM)
    allow_dual_role(
        world.officer, unit=world.commune, valid_from=REGISTERED, valid_to=TODAY, basis="QĐ 9", by=world.administrator
    )
    submission.hand_to_head(world.dossier_in(DossierState.REGISTERED), by=world.officer)
    player = world.player()
    player.record(RECORDED, size=80)
    submission.begin_entry(player.dossier, by=world.officer)
    submission.end_entry(player.dossier, by=world.officer)
    player.prepare(MET)
    player.submit(TODAY)
    player.review(TODAY)
    return player.dossier


OWN_STATES: dict[str, Callable[[World], Dossier]] = {
    each.__name__: each
    for each in (with_papers, ready, evidence, entered, entered_submitted, only_begun, reviewed_by_both)
}


def dossier_in(world: World, state: str) -> Dossier:
    return OWN_STATES[state](world) if state in OWN_STATES else world.dossier_in(DossierState(state))


# ── the table ────────────────────────────────────────────────────────────────────────────────


def lines(table: str) -> list[tuple[str, str, list[str]]]:
    rows = [line.split() for line in table.strip().splitlines()]
    return [(state, page, expected) for state, page, *expected in rows]


def client_of(world: World, role: str) -> Client:
    client = Client()
    if role != "anonymous":
        client.force_login(world.people[role])
    return client


@pytest.fixture
def everyone(world: World) -> World:
    world.people["nobody"] = create_account(
        username="nobody", display_name="nobody", password="x", by=SYSTEM, must_change=False
    )
    return world


@contextmanager
def undone() -> Iterator[None]:
    """Each role finds the dossier as it was."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def address_of(dossier: Dossier, page: str) -> str:
    here = f"/ho-so/{dossier.key}/"
    if page == ".":
        return here
    if page == "bien-nhan/CODE":
        return f"{here}bien-nhan/{dossier.submissions.latest('pk').code}/"
    if page.startswith("minh-chung"):
        kept = dossier.evidence.first()
        return f"{here}tieu-chi/KDC-1.3/minh-chung/" + (f"{kept.key}/go/" if page.endswith("/go") and kept else "")
    return f"{here}{page}/"


def seen(answer: Any) -> str:
    if answer.status_code == 302 and answer.headers["Location"].startswith("/dang-nhap/"):
        return "in"
    return "see" if answer.status_code == 200 else str(answer.status_code)


def done(client: Client, address: str, body: dict[str, Any]) -> str:
    before = AuditEntry.objects.count()
    answer = client.post(address, body)
    wrote = AuditEntry.objects.count() > before
    if seen(answer) in ("in", "403", "404"):
        return f"{seen(answer)}, but something was written" if wrote else seen(answer)
    if wrote:
        return "do" if answer.status_code in (302, 303) else f"done, then {answer.status_code}"
    return "told" if has_reason(answer) else f"{answer.status_code} without a reason"


REASONS = ("Chỉ ", "do thủ trưởng đơn vị", "không chờ xác nhận", "do một người khác", "Không thể", "Người đã gửi")


def has_reason(answer: Any) -> bool:
    said = said_after(answer) if answer.status_code == 302 else words_of(answer)
    return any(words in said for words in REASONS)


@pytest.mark.parametrize(("state", "page", "expected"), lines(READING), ids=lambda part: str(part)[:30])
def test_who_sees_what(everyone: World, state: str, page: str, expected: list[str]) -> None:
    address = address_of(dossier_in(everyone, state), page)
    found = {role: seen(client_of(everyone, role).get(address)) for role in ROLES}
    assert found == dict(zip(ROLES, expected, strict=True))


@pytest.mark.parametrize(("state", "page", "expected"), lines(DOING), ids=lambda part: str(part)[:30])
def test_who_does_what(everyone: World, state: str, page: str, expected: list[str]) -> None:
    address = address_of(dossier_in(everyone, state), page)
    found = {}
    for role in ROLES:
        with undone():
            found[role] = done(client_of(everyone, role), address, body_of(page))
    assert found == dict(zip(ROLES, expected, strict=True))


# ── what a table cannot say ──────────────────────────────────────────────────────────────────


def test_a_foreign_units_address_says_in_vietnamese_what_to_do(world: World, sign_in: SignIn) -> None:
    answer = sign_in(world.other_head).get(f"/ho-so/{world.dossier().key}/")
    assert answer.status_code == 404
    said = words_of(answer)
    assert "thuộc về một đơn vị khác nên tài khoản này không mở được" in said
    assert "Xóm Gò Mây" not in said


def test_who_may_read_but_not_do_is_told_whose_work_it_is(world: World, sign_in: SignIn) -> None:
    answer = sign_in(world.observer).get(f"/ho-so/{world.dossier().key}/tham-dinh/")
    assert answer.status_code == 403
    assert "Bước này do thường trực Ban Chỉ đạo nơi thẩm định hồ sơ thực hiện." in words_of(answer)


def test_the_clerk_is_told_that_the_head_sends(world: World, sign_in: SignIn) -> None:
    answer = sign_in(world.clerk).post(f"/ho-so/{ready(world).key}/gui/")
    assert answer.status_code == 403
    assert "Việc gửi do thủ trưởng đơn vị thực hiện." in words_of(answer)


def test_a_role_that_ended_shuts_every_page_at_once(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.officer)
    address = f"/ho-so/{world.dossier_in(DossierState.RECEIVED).key}/tham-dinh/"
    assert client.get(address).status_code == 200
    end_membership(world.officer.memberships.get(), by=world.administrator)
    assert client.get(address).status_code == 404
    assert client.post(address, {"do": "agree"}).status_code == 404


def test_a_role_that_begins_tomorrow_opens_nothing_today(world: World, sign_in: SignIn) -> None:
    tomorrow = TODAY.replace(day=TODAY.day + 1)
    grant(world.stranger, unit=world.hamlet, role=Role.HEAD, valid_from=tomorrow, by=SYSTEM)
    assert sign_in(world.stranger).get(f"/ho-so/{world.dossier().key}/").status_code == 404


def test_a_closed_account_is_led_to_the_entrance(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.head)
    set_open(world.head, is_open=False, by=SYSTEM)
    address = f"/ho-so/{world.dossier().key}/"
    assert client.get(address).headers["Location"] == f"/dang-nhap/?next={address}"


def test_an_officer_who_left_the_office_no_longer_enters_for_the_unit(world: World, sign_in: SignIn) -> None:
    """Moved to the province as an observer: still reads the dossier, but enters nothing more into it."""
    dossier = entered(world)
    end_membership(world.officer.memberships.get(), by=SYSTEM)
    grant(world.officer, unit=world.province, role=Role.OBSERVER, valid_from=REGISTERED, by=SYSTEM)
    client = sign_in(world.officer)
    address = f"/ho-so/{dossier.key}/"
    assert client.get(address).status_code == 200
    assert done(client, f"{address}tieu-chi/KDC-1.3/", body_of("tieu-chi/KDC-1.3")) == "told"
    assert client.post(f"{address}gui/").status_code == 403


# ── the desks ────────────────────────────────────────────────────────────────────────────────

DESKS = """
viec-cua-toi                       see  see  see  see  see  see  see  see  see  see  see  see  see  in
theo-doi                           404  404  404  see  see  see  404  404  see  see  see  see  404  in
ky                                 403  403  403  see  see  403  403  see  403  403  403  see  403  in
ky/COMMUNE/2025                    404  404  404  see  see  404  404  see  404  404  404  404  404  in
ky/COMMUNE/2024                    404  404  404  404  404  404  404  404  404  404  404  404  404  in
ky/COMMUNE/2025/ngoai-le           404  404  404  see  see  404  404  see  404  404  404  404  404  in
don-vi                             403  403  403  see  see  403  403  see  see  403  403  see  403  in
don-vi/HAMLET                      404  404  404  see  see  404  404  see  see  404  404  404  404  in
tai-khoan                          403  403  403  403  403  403  403  see  403  403  403  403  403  in
quyet-dinh                         see  see  see  see  see  see  see  see  see  see  see  see  see  in
quyet-dinh/DECISION                404  404  404  see  see  see  404  404  see  see  see  404  404  in
quyet-dinh/moi/COMMUNE             404  404  404  404  404  see  404  404  404  404  404  404  404  in
giay-cong-nhan/CERTIFICATE         see  see  404  see  see  see  404  404  see  see  see  404  404  in
ho-so/COMMUNE_DOSSIER              404  404  404  see  see  see  see  404  see  see  see  404  404  in
ho-so/COMMUNE_DOSSIER/tung-don-vi  404  404  404  see  see  see  see  404  see  see  see  404  404  in
"""


def desk_lines() -> list[tuple[str, list[str]]]:
    rows = [line.split() for line in DESKS.strip().splitlines()]
    return [(page, expected) for page, *expected in rows]


@pytest.mark.parametrize(("page", "expected"), desk_lines(), ids=lambda part: str(part)[:30])
def test_who_sees_which_desk(everyone: World, page: str, expected: list[str]) -> None:
    entry = everyone.dossier_in(DossierState.RECOGNISED).decision_entry
    address = (
        page.replace("COMMUNE_DOSSIER", everyone.dossier(everyone.commune).key)
        .replace("COMMUNE", everyone.commune.key)
        .replace("HAMLET", everyone.hamlet.key)
        .replace("DECISION", entry.decision.key)
        .replace("CERTIFICATE", entry.certificate.key)
    )
    found = {role: seen(client_of(everyone, role).get(f"/{address}/")) for role in ROLES}
    assert found == dict(zip(ROLES, expected, strict=True))
