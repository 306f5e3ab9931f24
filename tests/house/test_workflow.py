"""The table of the workflow is whole: nothing dangles, nothing is unused, nothing hides what it rests on."""

import re

from binhyen.dossiers.enums import DossierState, Side
from binhyen.dossiers.workflow import FIRST, MEANINGS, OWNERS, TRANSITIONS, Step
from tests.house.source import listed, modules, templates

FINAL = {state for state in DossierState if OWNERS.get(state) == Side.NOBODY}


def test_every_state_has_an_owner_and_a_meaning() -> None:
    for name, table in (("OWNERS", OWNERS), ("MEANINGS", MEANINGS)):
        missing = [state for state in DossierState if not table.get(state)]
        assert not missing, f"Add to dossiers.workflow.{name}:{listed(missing)}"


def test_every_state_can_be_reached() -> None:
    reached, before = set(FIRST), set()
    while reached != before:
        before = set(reached)
        reached |= {rule.target for rule in TRANSITIONS.values() if reached & set(rule.sources)}
    lost = [state for state in DossierState if state not in reached]
    assert not lost, f"No chain of steps leads from {FIRST} to:{listed(lost)}"


def test_every_state_that_is_not_final_has_a_way_out_for_its_owner() -> None:
    stuck = [
        f"{state}: it is the turn of {OWNERS[state]}, whom no step lets move on"
        for state in DossierState
        if state not in FINAL
        and not any(state in rule.sources and rule.side == OWNERS[state] for rule in TRANSITIONS.values())
    ]
    assert not stuck, f"Add a step, or give the state to another side:{listed(stuck)}"


def test_nothing_leaves_a_final_state() -> None:
    leaving = [step for step, rule in TRANSITIONS.items() if FINAL & set(rule.sources)]
    assert not leaving, f"A decided dossier is immutable (house rule 8), yet it is left by:{listed(leaving)}"


def test_every_step_is_in_the_table_and_taken_by_an_action() -> None:
    assert set(TRANSITIONS) == set(Step), "Every Step has one Rule in TRANSITIONS."
    actions = "\n".join(module.text for module in modules() if module.place.startswith("dossiers/actions/"))
    unused = [step.name for step in Step if not re.search(rf"\bStep\.{step.name}\b", actions)]
    assert not unused, f"No action takes these; write one or drop the step:{listed(unused)}"


def test_a_step_rests_on_an_article_or_says_that_it_is_local() -> None:
    bare = [
        f"{step}: {rule.basis}"
        for step, rule in TRANSITIONS.items()
        if not rule.is_local and not re.search(r"Điều \d+.* TT 124/2021/TT-BCA", rule.basis)
    ]
    assert not bare, f"Cite the article, or use LOCAL_RULE:{listed(bare)}"


# Where the button of a local step stands: from the marker to the end of its form the page says whose rule it is.
LOCAL_BUTTONS = {
    Step.RETURN_REGISTRATION: ("dossiers/registration_review.html", "{% if open %}"),
    Step.WITHDRAW: ("dossiers/_side_actions.html", "{% url 'withdraw'"),
    Step.RETURN: ("dossiers/review.html", 'value="return"'),
    Step.REOPEN: ("dossiers/review.html", "{% url 'reopen'"),
}


def test_a_local_step_says_so_beside_its_button() -> None:
    local = {step for step, rule in TRANSITIONS.items() if rule.is_local}
    assert set(LOCAL_BUTTONS) == local, "Name the template with the button of every local step in LOCAL_BUTTONS."
    silent = [
        f"{step}: {name}"
        for step, (name, marker) in LOCAL_BUTTONS.items()
        if "quy định nội bộ" not in templates()[name].partition(marker)[2].partition("</form>")[0].lower()
    ]
    assert not silent, f"Say “quy định nội bộ của địa phương” in the form of (house rule 6):{listed(silent)}"
