"""Who may open a stored file: those who may read what holds it, and nobody else."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from binhyen.accounts.models import User
from binhyen.core.audit import SYSTEM
from binhyen.dossiers.actions import paperwork, recording
from binhyen.dossiers.actions.exceptions import record_exception
from binhyen.dossiers.enums import DossierState, PaperKind
from binhyen.dossiers.models import DossierPaper
from binhyen.organisations.actions import end_membership
from binhyen.organisations.models import Unit
from binhyen.papers.actions import store
from binhyen.papers.models import StoredFile
from binhyen.recognitions.actions import Ruling, issue_decision
from binhyen.recognitions.enums import Capacity
from tests import files
from tests.pages import words_of
from tests.world import World

SignIn = Callable[[User], Client]

EVERYONE = {
    "head",
    "clerk",
    "other_head",
    "agency_head",
    "officer",
    "second_officer",
    "chairman",
    "commune_head",
    "administrator",
    "province_office",
    "province_chairman",
    "observer",
    "stranger",
}
OF_THE_UNIT = {"head", "clerk"}
OF_THE_COMMUNE = {"officer", "second_officer", "chairman"}
ABOVE = {"province_office", "province_chairman", "observer"}


def who_may_open(world: World, sign_in: SignIn, file: StoredFile) -> set[str]:
    may = set()
    for part in EVERYONE:
        answer = sign_in(world.people[part]).get(f"/tep/{file.key}/")
        assert answer.status_code in (200, 404)
        if answer.status_code == 200:
            assert b"".join(answer.streaming_content).startswith(b"%PDF")
            may.add(part)
    return may


def evidence(world: World, name: str = "danh-sach.pdf") -> recording.Evidence:
    return recording.add_evidence(world.dossier(), upload=files.upload(name), codes=["KDC-1.3"], by=world.clerk)


def test_evidence_opens_for_its_unit_and_for_those_who_oversee_it(world: World, sign_in: SignIn) -> None:
    assert who_may_open(world, sign_in, evidence(world).file) == OF_THE_UNIT | OF_THE_COMMUNE | ABOVE


def test_evidence_taken_out_of_a_dossier_opens_for_the_same_people(world: World, sign_in: SignIn) -> None:
    row = evidence(world)
    recording.remove_evidence(row, code="KDC-1.3", by=world.clerk)
    assert who_may_open(world, sign_in, row.file) == OF_THE_UNIT | OF_THE_COMMUNE | ABOVE


def test_a_paper_that_was_replaced_opens_for_the_same_people(world: World, sign_in: SignIn) -> None:
    dossier = world.dossier()
    first = paperwork.keep_paper(dossier, kind=PaperKind.RESOLUTION, upload=files.upload("cu.pdf"), by=world.head)
    paperwork.keep_paper(dossier, kind=PaperKind.RESOLUTION, upload=files.upload("moi.pdf"), by=world.head)
    assert first.file is not None
    assert not DossierPaper.objects.kept().filter(file=first.file).exists()
    assert who_may_open(world, sign_in, first.file) == OF_THE_UNIT | OF_THE_COMMUNE | ABOVE


def test_the_communes_own_papers_open_for_its_people_its_office_and_the_province(world: World, sign_in: SignIn) -> None:
    paper = paperwork.keep_paper(
        world.dossier(world.commune), kind=PaperKind.PLAN, upload=files.upload(), by=world.commune_head
    )
    assert paper.file is not None
    assert who_may_open(world, sign_in, paper.file) == {"commune_head"} | OF_THE_COMMUNE | ABOVE


def test_a_file_that_nothing_holds_opens_for_nobody(world: World, sign_in: SignIn) -> None:
    assert who_may_open(world, sign_in, store(files.upload(), chain="instance", by=SYSTEM)) == set()


def test_the_same_bytes_in_two_dossiers_stay_two_files(world: World, sign_in: SignIn) -> None:
    mine = evidence(world)
    theirs = recording.add_evidence(
        world.dossier(world.other_hamlet), upload=files.upload(), codes=["KDC-1.3"], by=world.other_head
    )
    assert mine.file.sha256 == theirs.file.sha256
    assert "other_head" not in who_may_open(world, sign_in, mine.file)


def test_a_signed_decision_opens_for_those_who_see_it_and_the_units_it_names(world: World, sign_in: SignIn) -> None:
    dossier = world.dossier_in(DossierState.REVIEWED)
    decision = issue_decision(
        season=dossier.season,
        authority=world.commune,
        number="215/QĐ-UBND",
        issued_on=date(2025, 11, 3),
        capacity=Capacity.CHAIRMAN,
        rulings=[Ruling(dossier, recognised=True)],
        by=world.chairman,
        upload=files.upload("quyet-dinh.pdf"),
    )
    assert decision.file is not None
    assert who_may_open(world, sign_in, decision.file) == OF_THE_UNIT | OF_THE_COMMUNE | ABOVE


def exception_for(world: World, units: list[Unit]) -> StoredFile:
    exception = record_exception(
        world.commune,
        season=world.dossier().season,
        instrument="Kế hoạch 88/KH-UBND",
        last_day=date(2025, 6, 14),
        units=units,
        by=world.officer,
        upload=files.upload("ke-hoach-88.pdf"),
    )
    assert exception.file is not None
    return exception.file


def test_the_paper_of_a_local_exception_opens_for_the_unit_that_it_covers(world: World, sign_in: SignIn) -> None:
    may = who_may_open(world, sign_in, exception_for(world, [world.hamlet]))
    assert may == OF_THE_UNIT | OF_THE_COMMUNE | ABOVE | {"commune_head", "administrator"}


def test_the_paper_of_an_exception_for_the_whole_commune_opens_for_every_unit_in_it(
    world: World, sign_in: SignIn
) -> None:
    may = who_may_open(world, sign_in, exception_for(world, [world.commune]))
    assert may == EVERYONE - {"stranger"}


# ── refused ──────────────────────────────────────────────────────────────────────────────────


def test_who_may_not_open_it_is_told_what_to_do(world: World, sign_in: SignIn) -> None:
    answer = sign_in(world.stranger).get(f"/tep/{evidence(world).file.key}/")
    assert answer.status_code == 404
    assert "thuộc về một đơn vị khác nên tài khoản này không mở được" in words_of(answer)


def test_nobody_opens_a_file_without_signing_in(world: World, client: Client) -> None:
    assert client.get(f"/tep/{evidence(world).file.key}/").status_code == 302


def test_a_role_that_ended_opens_nothing_any_more(world: World, sign_in: SignIn) -> None:
    file = evidence(world).file
    client = sign_in(world.clerk)
    end_membership(world.clerk.memberships.get(), by=SYSTEM)
    assert client.get(f"/tep/{file.key}/").status_code == 404


# ── how it is handed out ─────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("content", "media_type", "disposition"),
    [
        (files.PDF, "application/pdf", 'inline; filename="danh-sach-ho.pdf"'),
        (files.PNG, "image/png", 'inline; filename="danh-sach-ho.png"'),
        (
            files.DOCX,
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            'attachment; filename="danh-sach-ho.docx"',
        ),
    ],
)
def test_a_file_is_handed_out_as_what_it_is_under_a_safe_name_and_can_do_nothing(
    world: World, sign_in: SignIn, content: bytes, media_type: str, disposition: str
) -> None:
    row = recording.add_evidence(
        world.dossier(), upload=files.upload("Danh sách hộ.exe", content), codes=["KDC-1.3"], by=world.clerk
    )
    answer = sign_in(world.officer).get(f"/tep/{row.file.key}/")
    assert b"".join(answer.streaming_content) == content
    assert answer.headers["Content-Type"] == media_type
    assert answer.headers["Content-Disposition"] == disposition
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer.headers["Cache-Control"]
