"""No English reaches the screen: every page that each role can walk to, and the forms when something is wrong."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.forms import CharField
from django.test import Client

from binhyen.accounts.actions import create_account
from binhyen.core.audit import SYSTEM
from binhyen.dossiers.actions import submission
from binhyen.dossiers.actions.exceptions import record_exception
from binhyen.dossiers.enums import DossierState
from tests.conftest import TODAY
from tests.pages import links_of, words_of
from tests.world import World

# Whole words that English pages show and Vietnamese ones do not ("do", "to", "in", "an" are Vietnamese words too).
ENGLISH = re.compile(
    r"\b(the|this|that|these|and|are|is|was|with|your|you|please|must|cannot|not|required|field|value|values|valid|"
    r"invalid|error|errors|enter|select|choose|save|submit|submitted|send|cancel|delete|remove|edit|add|change|changed|"
    r"create|created|update|updated|search|filter|next|previous|page|first|last|back|home|login|logout|sign|password|"
    r"username|user|account|file|files|upload|download|none|null|true|false|yes|open|closed|date|time|today|yesterday|"
    r"day|days|month|year|name|email|unknown|undefined|nan|object|objects|draft|pending|registered|received|returned|"
    r"reviewed|recognised|reviewer|officer|observer|decider|clerk|commune|province|district|hamlet|school|agency|"
    r"enterprise|criterion|evidence|minutes|dossier|decision|certificate|season|duty|unit|role|from|until|by|of|or|"
    r"characters|ensure|least|most|too|already|exists|only|found|denied|forbidden|server|request)\b",
    re.IGNORECASE,
)
# The people of the small world are named after their parts; files have names of their own; receipts begin with BY.
OWN_NAMES = re.compile(
    r"\b(head|clerk|other_head|agency_head|school_head|officer|second_officer|chairman|commune_head|administrator|"
    r"province_office|province_chairman|observer|stranger|superuser)\b|\S+\.(pdf|docx|png|xlsx)\b|\bBY-\w+-\w+"
)
ROLES = (
    "head",
    "clerk",
    "other_head",
    "agency_head",
    "school_head",
    "officer",
    "chairman",
    "commune_head",
    "administrator",
    "province_office",
    "province_chairman",
    "observer",
    "stranger",
    "superuser",
)


def english_in(text: str) -> list[str]:
    return ENGLISH.findall(OWN_NAMES.sub("", text))


@pytest.fixture
def busy(world: World) -> World:
    """Something to see on every page: each state somewhere, an exception, a second officer, a certificate."""
    world.player().add_evidence(TODAY, "Danh sách hộ", ["KDC-1.3"])
    world.dossier_in(DossierState.RETURNED, world.hamlet)
    world.dossier_in(DossierState.RECOGNISED, world.other_hamlet)
    world.dossier_in(DossierState.RECEIVED, world.agency)
    world.dossier_in(DossierState.REGISTRATION_RETURNED, world.school)
    submission.begin_entry(world.dossier(world.school), by=world.officer)
    season = world.dossier().season
    paper = "Kế hoạch 88/KH-UBND"
    record_exception(
        world.commune,
        season=season,
        instrument=paper,
        last_day=TODAY,
        units=[world.school],
        by=world.officer,
    )
    boss = create_account(username="superuser", display_name="superuser", password="x", by=SYSTEM, must_change=False)
    boss.is_superuser = True
    boss.save()
    world.people["superuser"] = boss
    return world


def walk(client: Client) -> Iterator[tuple[str, Any]]:
    """Every page that links lead to from the front door, each address once, whatever its query."""
    waiting, seen = ["/"], set()
    while waiting:
        page = waiting.pop().split("#")[0]
        path = page.split("?")[0]
        if path in seen or not path.startswith("/") or path.startswith(("/static/", "/tep/")):
            continue
        seen.add(path)
        answer = client.get(page)
        if answer.status_code in (302, 303):
            waiting.append(answer.headers["Location"])
            continue
        yield page, answer
        waiting += links_of(answer)


@pytest.mark.parametrize("part", ROLES)
def test_every_page_that_one_can_walk_to_is_vietnamese_and_opens(busy: World, part: str) -> None:
    client = Client()
    client.force_login(busy.people[part])
    pages = 0
    for page, answer in walk(client):
        pages += 1
        assert answer.status_code in (200, 403, 404), page
        assert english_in(words_of(answer)) == [], page
        assert len(answer.content) <= 60_000, page
    assert pages >= (1 if part == "stranger" else 5)


@pytest.mark.parametrize("part", ["head", "officer", "chairman", "commune_head", "administrator"])
def test_no_link_leads_to_a_page_that_is_shut(busy: World, part: str) -> None:
    """Walking by what is offered never ends at a door."""
    client = Client()
    client.force_login(busy.people[part])
    assert [page for page, answer in walk(client) if answer.status_code != 200] == []


def test_the_pages_before_signing_in_are_vietnamese(client: Client, db: None) -> None:
    for page in ("/dang-nhap/", "/dang-xuat/", "/tai-khoan-da-khoa/", "/khong-co/"):
        answer = client.get(page, follow=True)
        assert english_in(words_of(answer)) == [], page


WRONG: dict[str, tuple[str, str, dict[str, str]]] = {
    "facts": ("head", "ho-so/{d}/tieu-chi/KDC-1.3/", {"households_registered.n": "x", "households_registered.m": "-1"}),
    "minutes": ("head", "ho-so/{d}/bien-ban/", {"held_on": "x", "began_at": "x", "votes_for": "x", "proposes": "x"}),
    "papers": ("head", "ho-so/{d}/giay-to/", {"report-dated": "x", "report-number": "1" * 99}),
    "evidence": ("head", "ho-so/{d}/tieu-chi/KDC-1.3/minh-chung/", {"title": "d" * 300, "reuse": "x"}),
    "season": ("officer", "ky/", {"year": "x"}),
    "exception": ("officer", "ky/{c}/2025/ngoai-le/", {"last_day": "x", "units": "x"}),
    "unit": ("officer", "don-vi/{c}/them/school/", {"name": "", "school_level": "x", "valid_from": "x"}),
    "review": ("officer", "ho-so/{r}/tham-dinh/", {"do": "propose", "outcome.CQ-2": "x", "summary": "d" * 5000}),
    "end of a unit": ("administrator", "don-vi/{u}/ket-thuc/", {"last_day": "x"}),
    "account": ("administrator", "tai-khoan/moi/{c}/", {"username": "a b", "role": "x", "valid_from": "x"}),
    "dual role": ("administrator", "tai-khoan/{p}/kiem-nhiem/{c}/", {"valid_from": "x"}),
    "password": ("head", "doi-mat-khau/", {"oldpassword": "x", "password1": "x", "password2": "y"}),
}


def test_a_letter_that_no_database_stores_is_told_in_vietnamese() -> None:
    with pytest.raises(ValidationError) as refused:
        CharField().clean("a\x00b")
    assert refused.value.messages == ["Có ký tự không đọc được. Hãy xóa đi rồi gõ lại."]


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_said_of_mistakes_is_vietnamese(busy: World, wrong: str) -> None:
    part, page, form = WRONG[wrong]
    keys = {
        "d": busy.dossier().key,
        "r": busy.dossier(busy.agency).key,
        "c": busy.commune.key,
        "p": busy.officer.key,
        "u": busy.hamlet.key,
    }
    client = Client()
    client.force_login(busy.people[part])
    answer = client.post("/" + page.format(**keys), form)
    assert answer.status_code in (200, 422)
    assert english_in(words_of(answer)) == []


def test_the_list_of_words_knows_english_from_vietnamese() -> None:
    assert english_in("This field is required. Select None.") == ["This", "field", "is", "required", "Select", "None"]
    assert english_in("Trưởng xóm Gò Mây đã gửi hồ sơ đề nghị công nhận; in biên nhận; do Ủy ban nhân dân.") == []
